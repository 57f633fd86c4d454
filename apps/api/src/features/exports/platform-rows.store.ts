/** What an export needs of the rows that belong to no service: the service itself, its people's accounts, what it refers to. */
import { Injectable } from '@nestjs/common';
import { PlatformDatabase } from '../../platform/database/index.ts';
import { addressOf } from '../people/index.ts';
import { quoted } from './tenant-tables.store.ts';

export interface ServiceRow {
  id: string;
  slug: string;
  name: { en: string; cy: string };
  /** The whole row, as a line of JSON. */
  line: string;
}

/** Instants are written in UTC; the projection runs after the join, so the setting holds by then. */
const inUtc = "with utc as materialized (select set_config('timezone', 'UTC', true) as zone)";

@Injectable()
export class PlatformRowsStore {
  constructor(private readonly database: PlatformDatabase) {}

  async service(tenantId: string): Promise<ServiceRow> {
    const [row] = await this.database.query<{ id: string; slug: string; en: string; cy: string; line: string }>(
      `${inUtc} select t.id, t.slug, t.name_en as en, t.name_cy as cy, row_to_json(t)::text as line from utc, tenant t where t.id = $1 and utc.zone is not null`,
      [tenantId],
    );
    if (!row) throw new Error('The service of this export is missing.');
    return { id: row.id, slug: row.slug, name: { en: row.en, cy: row.cy }, line: row.line };
  }

  /** Id, address and name, nothing that opens anything. */
  async accounts(ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string; email: string; name: string }>('select id, email, name from account where id = any ($1) order by id', [ids]);
    return rows.map(({ id, email, name }) => JSON.stringify({ id, email: addressOf(id, email), name }));
  }

  /** Rows of a table without services that tenant rows refer to, as lines of JSON. */
  async referred(table: string, column: string, keys: readonly string[]): Promise<string[]> {
    const name = quoted(column);
    return (await this.database.query<{ line: string }>(`${inUtc} select row_to_json(t)::text as line from utc, ${quoted(table)} t where utc.zone is not null and ${name}::text = any ($1) order by ${name}::text collate "C"`, [keys])).map(({ line }) => line);
  }
}
