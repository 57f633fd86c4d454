/** SQL of the links between actions and indicators. Actions of an archived plan have none to show. */
import { actingAccountId, statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { grouped } from '../../platform/graphql/index.ts';

/** More would say that an action moves everything. */
export const MOST_LINKS = 20;

export interface Link {
  actionId: string;
  indicator: string;
}

export interface LinkOfIndicator extends Link {
  planTitle: string;
}

const ofActions = statement(`select action_id as "actionId", indicator from action_indicator where tenant_id = $1 and action_id = any($2::uuid[]) order by linked_at, indicator`);
const ofIndicators = statement(`select l.action_id as "actionId", l.indicator, p.title as "planTitle" from action_indicator l
  join action a on a.tenant_id = $1 and a.id = l.action_id join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null
  where l.tenant_id = $1 and l.indicator = any($2::text[]) order by p.created_at, a.position, a.id limit 1000`);

/** Codes of the indicators of each action, the first linked first. */
export async function indicatorsOfActions(actionIds: readonly string[]): Promise<string[][]> {
  const rows = grouped(actionIds, await tenantQuery<Link>(ofActions, [tenantId(), actionIds]), ({ actionId }) => actionId);
  return rows.map((links) => links.map(({ indicator }) => indicator));
}

const ofPlan = statement(`select l.action_id as "actionId", l.indicator from action_indicator l join action a on a.tenant_id = $1 and a.id = l.action_id and a.plan_id = $2
  where l.tenant_id = $1 order by a.position, a.id`);

/** Every link of a plan, in plan order. */
export async function linksOfPlan(planId: string): Promise<Link[]> {
  return tenantQuery<Link & Record<string, unknown>>(ofPlan, [tenantId(), planId]);
}

/** Actions of each indicator, in plan order. */
export async function actionsOfIndicators(codes: readonly string[]): Promise<LinkOfIndicator[][]> {
  return grouped(codes, await tenantQuery<LinkOfIndicator>(ofIndicators, [tenantId(), codes]), ({ indicator }) => indicator);
}

/** @returns false when the action has no more room, or is linked already */
export async function insertLink(actionId: string, indicator: string, at: Date): Promise<boolean> {
  const added = await tenantQuery(
    `insert into action_indicator (tenant_id, action_id, indicator, linked_by, linked_at)
     select $1, $2, $3, $4, $5 where (select count(*) from action_indicator where tenant_id = $1 and action_id = $2) < ${MOST_LINKS}
     on conflict do nothing returning indicator`,
    [tenantId(), actionId, indicator, actingAccountId(), at],
  );
  return added.length > 0;
}

/** @returns false when there was no such link */
export async function deleteLink(actionId: string, indicator: string): Promise<boolean> {
  return (await tenantQuery('delete from action_indicator where tenant_id = $1 and action_id = $2 and indicator = $3 returning indicator', [tenantId(), actionId, indicator])).length > 0;
}
