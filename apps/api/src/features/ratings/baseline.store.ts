/** SQL of baselines: the first evaluation of a service's actions after its rules changed, kept as a place to go on from. */
import { tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { decidableColumns, factJoin, type DecidableRow } from './ratings.store.ts';

export interface OpenBaseline {
  ruleSetVersionId: string;
  /** Actions up to this id are done; null at the start. */
  reached: string | null;
}

/** @param notify tells people of what the new rules change, as of any other change */
export async function openBaseline(ruleSetVersionId: string, notify: boolean, at: Date): Promise<void> {
  await tenantExecute('insert into rule_set_baseline (tenant_id, rule_set_version_id, notify, started_at) values ($1, $2, $3, $4)', [
    tenantId(), ruleSetVersionId, notify, at,
  ]);
}

/** The oldest unfinished one, locked; null when there is none or another worker holds it. */
export async function claimBaseline(): Promise<OpenBaseline | null> {
  const rows = await tenantQuery<OpenBaseline>(
    `select rule_set_version_id as "ruleSetVersionId", reached from rule_set_baseline
     where tenant_id = $1 and finished_at is null order by started_at limit 1 for update skip locked`,
    [tenantId()],
  );
  return rows[0] ?? null;
}

/** The next actions by id, locked. */
export async function claimAfter(reached: string | null, limit: number): Promise<DecidableRow[]> {
  return tenantQuery<DecidableRow>(
    `select ${decidableColumns}
     from (select * from action where tenant_id = $1 and ($2::uuid is null or id > $2) order by id limit $3 for update) a
     ${factJoin} order by a.id`,
    [tenantId(), reached, limit],
  );
}

export async function moveBaseline(ruleSetVersionId: string, reached: string, looked: number, changed: number): Promise<void> {
  await tenantExecute(
    'update rule_set_baseline set reached = $3, looked = looked + $4, changed = changed + $5 where tenant_id = $1 and rule_set_version_id = $2',
    [tenantId(), ruleSetVersionId, reached, looked, changed],
  );
}

export async function finishBaseline(ruleSetVersionId: string, at: Date): Promise<void> {
  await tenantExecute('update rule_set_baseline set finished_at = $3 where tenant_id = $1 and rule_set_version_id = $2', [tenantId(), ruleSetVersionId, at]);
}
