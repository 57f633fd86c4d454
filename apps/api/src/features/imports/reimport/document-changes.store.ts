/** SQL of what documents changed in actions: their revisions of that kind, newest first. */
import { statement, tenantId, tenantQuery } from '../../../platform/tenancy/index.ts';
import { grouped } from '../../../platform/graphql/index.ts';

export interface DocumentRevision {
  actionId: string;
  number: number;
  reason: string;
  at: Date;
  /** Name of the person. */
  by: string | null;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>>;
}

const LATEST = 50;

const revisions = statement(`select r.action_id as "actionId", r.number, r.reason, r.at, r.before, r.after,
    (select min(p.name) from person p where p.tenant_id = $1 and p.account_id = r.actor_id) as by
  from unnest($2::uuid[]) as wanted(id)
  cross join lateral (select * from action_revision where tenant_id = $1 and action_id = wanted.id and reason in ('reimport', 'archived') order by number desc limit ${LATEST}) r
  order by r.number desc`);

/** One list for each action, in the order of the ids. */
export async function documentRevisions(actionIds: readonly string[]): Promise<DocumentRevision[][]> {
  return grouped(actionIds, await tenantQuery<DocumentRevision & Record<string, unknown>>(revisions, [tenantId(), actionIds]), (row) => row.actionId);
}
