/** One transaction of one tenant on one connection: begin, statements, commit or rollback, release. */
import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { closeFor, openFor, sendControl } from './guarded-pool.ts';
import { ambient, isAdviser, type TenantIdentity } from './identity.ts';
import { statement, type Statement } from '../database/statement.ts';

const enter = statement("select set_config('app.tenant_id', $1, true)");
/** Asks again, in each transaction, whether the service shares with a body of this account. */
const enterShared = statement('select enter_shared($1, $2)');
/** The same settings, for scopes that are only tried: of the member's own service. */
const enterScopes = statement('select enter_scopes($1, $2)');
/** A service that is none: nothing is seen before a store enters those that share. */
const enterNone = statement("select set_config('app.tenant_id', '', true)");
const ignore = (): void => undefined;

/** Something gathered in a transaction, and how it is written before the commit. */
export interface Gathered<T> {
  kept: T;
  beforeCommit: () => Promise<unknown>;
}

export interface TransactionOptions {
  /** Every statement sees the rows as they were at the first one; for long reads, as what others change meanwhile makes writes fail. */
  oneMoment?: boolean;
}

export class TenantTransaction {
  /** What runs once the transaction is committed, such as putting a job on a queue. */
  readonly followers: (() => Promise<void>)[] = [];
  /** What is gathered while the transaction runs and written at its end, by whom it belongs to. */
  private readonly gathered = new Map<unknown, Gathered<unknown>>();
  private runner: QueryRunner | null = null;
  private ended = false;
  private finishing = false;
  /** A joined use case threw: its half-done work must not be committed by the outer one. */
  private doomed = false;
  private broken: Error | undefined;

  constructor(
    private readonly source: DataSource,
    private readonly client: PoolClient,
    private readonly identity: TenantIdentity,
    { oneMoment = false }: TransactionOptions = {},
  ) {
    openFor(client);
    client.on('error', this.onLost);
    // Not awaited: both leave together with the first statement, and if one fails so do that and COMMIT.
    const shared = isAdviser(identity);
    sendControl(client, `begin${oneMoment ? ' isolation level repeatable read' : ''}${shared ? ' read only' : ''}`).catch(ignore);
    sendControl(client, entryOf(identity)).catch(ignore);
  }

  private readonly onLost = (error: Error): void => {
    this.broken = error;
  };

  /** Runs a use case of the same tenant within this transaction. */
  async join<T>(identity: TenantIdentity, work: () => Promise<T>): Promise<T> {
    if (identity.tenantId !== this.identity.tenantId || isAdviser(identity) !== isAdviser(this.identity)) throw new Error('A transaction of one tenant cannot reach into another tenant.');
    this.checkOpen();
    try {
      return await work();
    } catch (error) {
      this.doomed = true;
      throw error;
    }
  }

  /** An EntityManager bound to this transaction; made at the first call, as plain SQL needs none. */
  manager(): EntityManager {
    this.checkOpen();
    this.runner ??= this.bindRunner();
    return this.runner.manager;
  }

  async query<Row extends QueryResultRow>(sql: string | Statement, values: readonly unknown[]): Promise<{ rows: Row[]; count: number }> {
    this.checkOpen();
    const result = await this.client.query<Row>(typeof sql === 'string' ? { text: sql, values: [...values] } : { ...sql, values: [...values] });
    return { rows: result.rows, count: result.rowCount ?? 0 };
  }

  follow(work: () => Promise<void>): void {
    this.checkOpen();
    this.followers.push(work);
  }

  /** What `owner` gathers in this transaction; begun at the first call. */
  gather<T>(owner: unknown, begin: () => Gathered<T>): T {
    this.checkOpen();
    const known = this.gathered.get(owner) as Gathered<T> | undefined;
    if (known) return known.kept;
    const begun = begin();
    this.gathered.set(owner, begun);
    return begun.kept;
  }

  /** Writes what was gathered; to be called inside the transaction's own context, just before `commit`. */
  async writeGathered(): Promise<void> {
    if (this.doomed) return;
    for (const { beforeCommit } of this.gathered.values()) await beforeCommit();
  }

  async commit(): Promise<void> {
    if (this.doomed) throw new Error('A use case inside this transaction failed, so nothing of it is kept.');
    const result = await this.finish('commit');
    // PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK and no error.
    if (result.command !== 'COMMIT') throw new Error('A statement of this transaction had failed, so nothing of it is kept.');
    this.end();
  }

  /** Ends the transaction without keeping anything; never throws. A connection that cannot even do this is dropped. */
  async rollback(): Promise<void> {
    if (this.ended) return;
    await this.finish('rollback').catch((error: Error) => (this.broken ??= error));
    this.end();
  }

  /** From here on nothing is let through: what came behind it on the wire would run outside the transaction. */
  private finish(how: 'commit' | 'rollback'): Promise<QueryResult> {
    this.finishing = true;
    closeFor(this.client);
    return sendControl(this.client, how);
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    if (this.runner) void this.runner.release();
    this.client.off('error', this.onLost);
    this.client.release(this.broken);
  }

  private checkOpen(): void {
    if (this.finishing) throw new Error('This transaction has ended: await everything inside withTenant.');
  }

  /**
   * TypeORM would take a connection of its own and begin by itself; here it is given ours, already
   * inside a transaction, so that its nested transactions become savepoints.
   */
  private bindRunner(): QueryRunner {
    const runner = this.source.createQueryRunner('master');
    Object.assign(runner, { databaseConnection: this.client, isTransactionActive: true, transactionDepth: 1 });
    return runner;
  }
}

/** What the transaction sets before anything else. */
function entryOf(identity: TenantIdentity): Statement & { values: unknown[] } {
  if (!isAdviser(identity)) return { ...enter, values: [identity.tenantId] };
  if (identity.across) return { ...enterNone, values: [] };
  if (identity.preview) return { ...enterScopes, values: [identity.tenantId, [...identity.preview]] };
  return { ...enterShared, values: [identity.accountId, identity.tenantId] };
}

function currentTransaction(): TenantTransaction {
  const transaction = ambient<TenantTransaction>()?.transaction;
  if (!transaction) throw new Error('There is no tenant transaction here: call this inside withTenant.');
  return transaction;
}

/** The EntityManager of the current tenant transaction; throws outside one. For stores. */
export function tenantManager(): EntityManager {
  return currentTransaction().manager();
}

/**
 * Plain SQL in the current tenant transaction, for hot reads and set-based writes; throws outside one.
 * Dates come as text, instants as Date, counts as numbers. Name the tenant: `where tenant_id = $1`.
 */
export async function tenantQuery<Row extends QueryResultRow>(sql: string | Statement, values: readonly unknown[] = []): Promise<Row[]> {
  return (await currentTransaction().query<Row>(sql, values)).rows;
}

/** As `tenantQuery`, for writes: the number of rows changed (0 tells a lost optimistic lock). */
export async function tenantExecute(sql: string | Statement, values: readonly unknown[] = []): Promise<number> {
  return (await currentTransaction().query(sql, values)).count;
}

/** Runs `work` once the current transaction is committed, and not at all when it is rolled back. */
export function afterCommit(work: () => Promise<void>): void {
  currentTransaction().follow(work);
}

/** What `owner` gathers in the current transaction, to be written just before its commit; throws outside one. */
export function transactionKept<T>(owner: unknown, begin: () => Gathered<T>): T {
  return currentTransaction().gather(owner, begin);
}
