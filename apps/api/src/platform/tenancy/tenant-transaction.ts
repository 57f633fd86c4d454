/** One transaction of one tenant on one connection: begin, statements, commit or rollback, release. */
import type { PoolClient, QueryResultRow } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { closeFor, openFor } from './guarded-pool.ts';
import { ambient } from './identity.ts';
import { statement, type Statement } from '../database/statement.ts';

const enter = statement("select set_config('app.tenant_id', $1, true)");
const ignore = (): void => undefined;

export class TenantTransaction {
  /** What runs once the transaction is committed, such as putting a job on a queue. */
  readonly followers: (() => Promise<void>)[] = [];
  private runner: QueryRunner | null = null;
  private ended = false;
  /** A joined use case threw: its half-done work must not be committed by the outer one. */
  private doomed = false;
  private broken: Error | undefined;

  constructor(
    private readonly source: DataSource,
    private readonly client: PoolClient,
    private readonly tenantId: string,
  ) {
    openFor(client);
    client.on('error', this.onLost);
    // Not awaited: both leave together with the first statement, and if one fails so do that and COMMIT.
    client.query('begin').catch(ignore);
    client.query({ ...enter, values: [tenantId] }).catch(ignore);
  }

  private readonly onLost = (error: Error): void => {
    this.broken = error;
  };

  /** Runs a use case of the same tenant within this transaction. */
  async join<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
    if (tenantId !== this.tenantId) throw new Error('A transaction of one tenant cannot reach into another tenant.');
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

  async commit(): Promise<void> {
    if (this.doomed) throw new Error('A use case inside this transaction failed, so nothing of it is kept.');
    const result = await this.client.query('commit');
    // PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK and no error.
    if (result.command !== 'COMMIT') throw new Error('A statement of this transaction had failed, so nothing of it is kept.');
    this.end();
  }

  /** Ends the transaction without keeping anything; never throws. A connection that cannot even do this is dropped. */
  async rollback(): Promise<void> {
    if (this.ended) return;
    await this.client.query('rollback').catch((error: Error) => (this.broken ??= error));
    this.end();
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    if (this.runner) void this.runner.release();
    closeFor(this.client);
    this.client.off('error', this.onLost);
    this.client.release(this.broken);
  }

  private checkOpen(): void {
    if (this.ended) throw new Error('This transaction has ended: await everything inside withTenant.');
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
