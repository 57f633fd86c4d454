/** SQL of the history of actions, and of what their assurance was when. */
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { grouped } from '../../platform/graphql/index.ts';
import type { RevisionRow } from './history.ts';

const LATEST = 100;

const revisions = statement(`select r.action_id as "actionId", r.number as revision, r.reason as kind, p.name as by, r.at, r.before, r.after
  from unnest($2::uuid[]) as wanted(id)
  cross join lateral (select * from action_revision where tenant_id = $1 and action_id = wanted.id order by number desc limit ${LATEST}) r
  left join person p on p.tenant_id = $1 and p.account_id = r.actor_id
  order by r.number desc`);

/** The latest of each action, newest first, in the order of the ids. */
export async function revisionsOf(actionIds: readonly string[]): Promise<RevisionRow[][]> {
  return grouped(actionIds, await tenantQuery<RevisionRow & Record<string, unknown>>(revisions, [tenantId(), actionIds]), (row) => row.actionId);
}
