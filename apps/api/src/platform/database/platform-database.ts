/** The platform role's pool: accounts, sessions, tenants as such. It has no grant on any content. */
import pg from 'pg';
import { decodeTypes } from './column-types.ts';
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
  }

  /** One statement, committed by itself. Dates come as text, instants as Date, counts as numbers. */
  async query<Row extends pg.QueryResultRow>(sql: string | Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>(typeof sql === 'string' ? { text: sql, values: [...values] } : { ...sql, values: [...values] });
    return rows;
  }

  /** The number of rows that a write changed. */
  async execute(sql: string | Statement, values: readonly unknown[] = []): Promise<number> {
    const result = await this.pool.query(typeof sql === 'string' ? { text: sql, values: [...values] } : { ...sql, values: [...values] });
    return result.rowCount ?? 0;
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
