/** SQL of evidence: pages for many actions in one statement, and a new piece with the action's next revision. */
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantExecute, tenantId, tenantManager, tenantQuery } from '../../platform/tenancy/index.ts';
import { grouped, inOrder } from '../../platform/graphql/index.ts';
import { EvidenceEntity } from './evidence.entity.ts';
import type { Evidence } from './evidence.graphql.ts';

export interface EvidenceRow extends Evidence {
  actionId: string;
  /** Place in the action's list, from 0. */
  place: number;
}

const pages = statement(`select e.*, p.name as "addedBy" from unnest($2::uuid[]) as wanted(id)
  cross join lateral (
    select id, action_id as "actionId", title, url, dated_on as "datedOn", added_by, verified_at is not null as verified,
      row_number() over (order by dated_on desc, id) - 1 as place
    from evidence where tenant_id = $1 and action_id = wanted.id order by dated_on desc, id offset $3 limit $4) e
  join person p on p.tenant_id = $1 and p.account_id = e.added_by order by e.place`);
const counts = statement(`select action_id as id, count(*) as count from evidence where tenant_id = $1 and action_id = any($2::uuid[]) group by action_id`);

/** One page for each action, newest first, in the order of the ids. */
export async function evidenceOf(actionIds: readonly string[], offset: number, limit: number): Promise<EvidenceRow[][]> {
  return grouped(actionIds, await tenantQuery<EvidenceRow>(pages, [tenantId(), actionIds, offset, limit]), (row) => row.actionId);
}

export async function countEvidenceOf(actionIds: readonly string[]): Promise<number[]> {
  const rows = await tenantQuery<{ id: string; count: number }>(counts, [tenantId(), actionIds]);
  return inOrder(actionIds, rows, (row) => row.id).map((row) => row?.count ?? 0);
}

export interface NewEvidence {
  actionId: string;
  title: string;
  url: string | null;
  datedOn: string;
  at: Date;
}

/**
 * Adds a piece of evidence and the revision of its action that this is.
 * @returns the id of the evidence; null when the service has no such action
 */
export async function insertEvidence({ actionId, title, url, datedOn, at }: NewEvidence): Promise<string | null> {
  const tenant = tenantId();
  const day = at.toISOString().slice(0, 10);
  const changed = await tenantQuery<{ version: number }>(
    `update action set version = version + 1, updated_at = $3, last_updated_on = greatest(last_updated_on, $4::date)
     where tenant_id = $1 and id = $2 and exists (select from plan where tenant_id = $1 and id = action.plan_id and archived_at is null)
     returning version`,
    [tenant, actionId, at, day],
  );
  const number = changed[0]?.version;
  if (number === undefined) return null;
  const id = newId();
  await tenantManager().insert(EvidenceEntity, {
    tenantId: tenant, id, version: 1, actionId, title, url, datedOn, addedBy: actingAccountId(), addedAt: at, verifiedBy: null, verifiedAt: null,
  });
  await tenantExecute(
    `insert into action_revision (tenant_id, id, action_id, number, at, actor_id, reason, before, after) values ($1, $2, $3, $4, $5, $6, 'evidenceAdded', null, $7)`,
    [tenant, newId(), actionId, number, at, actingAccountId(), JSON.stringify({ evidence: { id, title, url, datedOn } })],
  );
  return id;
}
