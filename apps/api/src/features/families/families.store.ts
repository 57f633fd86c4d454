/** SQL of families: their versions, newest first, a new one, and withdrawing. */
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { FamilyContent, FamilyVersion } from './new-family.ts';

export interface FamilyVersionRow extends FamilyVersion {
  familyId: string;
  recordedAt: Date;
  withdrawnAt: Date | null;
}

export interface KeptFamilyRow extends FamilyVersionRow {
  recordedBy: string;
  withdrawnBy: string | null;
}

/** Of every family together: a service that keeps a dozen and corrects each weekly for three years. */
const MOST_VERSIONS = 2_000;

const columns = `v.family_id as "familyId", v.version, v.name_en as "nameEn", v.name_cy as "nameCy", v.effective_from as "effectiveFrom", v.level, v.members,
  v.recorded_at as "recordedAt", f.withdrawn_at as "withdrawnAt"`;
const offered = statement(`select ${columns} from neighbour_family_version v
  join neighbour_family f on f.tenant_id = $1 and f.id = v.family_id
  where v.tenant_id = $1 and f.withdrawn_at is null order by v.family_id, v.version desc limit ${MOST_VERSIONS}`);
const all = statement(`select ${columns}, recorder.name as "recordedBy", ender.name as "withdrawnBy" from neighbour_family_version v
  join neighbour_family f on f.tenant_id = $1 and f.id = v.family_id
  join person recorder on recorder.tenant_id = $1 and recorder.account_id = v.recorded_by
  left join person ender on ender.tenant_id = $1 and ender.account_id = f.withdrawn_by
  where v.tenant_id = $1 order by v.family_id, v.version desc limit ${MOST_VERSIONS}`);

/** Of those that are not withdrawn; without names of people, since an adviser reads them, too. */
export async function offeredVersions(): Promise<FamilyVersionRow[]> {
  return tenantQuery<FamilyVersionRow & Record<string, unknown>>(offered, [tenantId()]);
}

/** The withdrawn among them. */
export async function keptVersions(): Promise<KeptFamilyRow[]> {
  return tenantQuery<KeptFamilyRow & Record<string, unknown>>(all, [tenantId()]);
}

/** Until the end of the transaction nobody else of the service saves or withdraws a family. */
export async function lockFamilies(): Promise<void> {
  await tenantExecute(statement(`select pg_advisory_xact_lock(hashtextextended('neighbour-family ' || $1::text, 0))`), [tenantId()]);
}

/** Under `lockFamilies`. @returns its id */
export async function insertFamily(): Promise<string> {
  const id = newId();
  await tenantExecute('insert into neighbour_family (tenant_id, id) values ($1, $2)', [tenantId(), id]);
  return id;
}

/** Under `lockFamilies`; it never changes afterwards. */
export async function insertVersion(familyId: string, version: number, { nameEn, nameCy, effectiveFrom, level, members }: FamilyContent, at: Date): Promise<void> {
  await tenantExecute(
    `insert into neighbour_family_version (tenant_id, family_id, version, name_en, name_cy, effective_from, level, members, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tenantId(), familyId, version, nameEn, nameCy, effectiveFrom, level, JSON.stringify(members), actingAccountId(), at],
  );
}

/** Under `lockFamilies`; for good. */
export async function withdrawFamily(id: string, at: Date): Promise<void> {
  await tenantExecute('update neighbour_family set withdrawn_by = $3, withdrawn_at = $4 where tenant_id = $1 and id = $2 and withdrawn_at is null', [tenantId(), id, actingAccountId(), at]);
}
