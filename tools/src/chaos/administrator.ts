/** The administrator's own way into the database of a chaos run: asks again when its connection, or the whole server, was killed. */
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

export interface Administrator {
  query<Row extends Record<string, unknown> = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

const triesForSeconds = 60;

export function openAdministrator(url: string): Administrator {
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: 'chaos', connectionTimeoutMillis: 5_000 });
  pool.on('error', () => undefined);
  return {
    async query<Row extends Record<string, unknown>>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
      for (const end = Date.now() + triesForSeconds * 1000; ; await wait(200)) {
        try {
          return (await pool.query<Row>(sql, [...values])).rows;
        } catch (error) {
          if (Date.now() > end || !isAway(error)) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}

/** Refused or cut off, ended by an administrator (57P0…), not up yet, or in a deadlock with the programs; anything else is a fault of the statement. */
function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === undefined ? /terminat|timeout|closed/i.test(message ?? '') : /^(?:57P0|08|40P01|E[A-Z]+)/.test(code);
}
