/** The platform role's pool: accounts, sessions, tenants as such. It has no grant on any content. */
import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { decodeTypes } from './column-types.ts';
import { observePool } from './pool-use.ts';
import { statement, type Statement } from './statement.ts';

export interface PlatformDatabaseOptions {
  /** postgres:// address of the role waymark_platform. */
  url: string;
  size?: number;
  onPoolError?: (error: Error) => void;
}

export class PlatformDatabase {
  /** For libraries that bring their own SQL (throttling). */
  readonly pool: pg.Pool;
  private readonly inTransaction = new AsyncLocalStorage<pg.PoolClient>();

  constructor(options: PlatformDatabaseOptions) {
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.size ?? 4,
      application_name: 'waymark-platform',
      types: decodeTypes,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
    });
    this.pool.on('error', options.onPoolError ?? (() => undefined));
    observePool('platform', this.pool);
  }

  /** One statement, committed by itself outside `transaction`. Dates come as text, instants as Date, counts as numbers. */
  async query<Row extends pg.QueryResultRow>(sql: string | Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.run<Row>(sql, values)).rows;
  }

  /** The number of rows that a write changed. */
  async execute(sql: string | Statement, values: readonly unknown[] = []): Promise<number> {
    return (await this.run(sql, values)).rowCount ?? 0;
  }

  private run<Row extends pg.QueryResultRow>(sql: string | Statement, values: readonly unknown[]): Promise<pg.QueryResult<Row>> {
    const on = this.inTransaction.getStore() ?? this.pool;
    return on.query<Row>(typeof sql === 'string' ? { text: sql, values: [...values] } : { ...sql, values: [...values] });
  }

  /** The statements of `work` are committed together, or, when it throws, not at all; one inside another joins it. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.inTransaction.getStore()) return work();
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await this.inTransaction.run(client, work);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** True when the newest migration of this build has been applied; for readiness. */
  async isMigrated(newest: string): Promise<boolean> {
    const rows = await this.query(newestMigration, [newest]);
    return rows.length === 1;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

const newestMigration = statement('select 1 from schema_migration where name = $1');
