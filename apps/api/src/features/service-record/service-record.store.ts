/** SQL of the service's record: versions that are added and never changed. */
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { RecordContents, RecordKind } from './content.ts';

type RowOf<Kind extends RecordKind> = { kind: Kind; year: number; number: number; content: RecordContents[Kind]; source: string; recordedAt: string; recordedBy: string | null };
export type RecordRow = { [Kind in RecordKind]: RowOf<Kind> }[RecordKind];

const newest = statement(`select distinct on (r.kind, r.year) r.kind, r.year, r.number, r.content, r.source, r.recorded_at as "recordedAt", p.name as "recordedBy"
  from service_record r left join person p on p.tenant_id = $1 and p.account_id = r.recorded_by
  where r.tenant_id = $1 and r.year = any($2::bigint[]) order by r.kind, r.year, r.number desc`);

/** The newest version of each part of each of these years. */
export async function newestRecords(years: readonly number[]): Promise<RecordRow[]> {
  return tenantQuery<RecordRow & Record<string, unknown>>(newest, [tenantId(), years]);
}

/** Years with anything recorded, the latest first. */
export async function recordedYears(): Promise<number[]> {
  const rows = await tenantQuery<{ year: number }>('select distinct year from service_record where tenant_id = $1 order by year desc', [tenantId()]);
  return rows.map(({ year }) => year);
}

/** @returns null when somebody was first with that number */
export async function insertRecord<Kind extends RecordKind>(kind: Kind, year: number, number: number, content: RecordContents[Kind], source: string, at: Date): Promise<string | null> {
  const id = newId();
  const rows = await tenantQuery(
    `insert into service_record (tenant_id, id, kind, year, number, content, source, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, kind, year, number) do nothing returning id`,
    [tenantId(), id, kind, year, number, JSON.stringify(content), source, actingAccountId(), at],
  );
  return rows.length > 0 ? id : null;
}
