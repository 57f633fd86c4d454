/** SQL of the actions that rules decide about today: those of plans that are not archived, in the order of plans. */
import type { IsoDate } from '@waymark/domain';
import type { Facts } from '@waymark/rules';
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { factColumns, factJoin, liveFactSource, liveFactSql, type FactRow } from '../ratings/index.ts';

export interface LiveAction extends FactRow {
  id: string;
  ref: string | null;
  description: string;
  planId: string;
}

const live = statement(`select a.id, a.ref, a.description, a.plan_id as "planId", ${factColumns}
  from action a join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null ${factJoin}
  where a.tenant_id = $1 order by p.created_at, p.id, a.position limit $2`);
const count = statement(`select count(*) as count from action a join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null where a.tenant_id = $1`);
const factList = Object.entries(liveFactSql).map(([fact, sql]) => `'${fact}', ${sql}`).join(', ');
// By a hash of the id: spread over all plans, and the same ones when asked again.
const sample = statement(`select a.id, json_build_object(${factList}) as facts from ${liveFactSource('$3::date')} where a.tenant_id = $1 order by md5(a.id::text) limit $2`);

export async function liveActions(limit: number): Promise<LiveAction[]> {
  return tenantQuery<LiveAction>(live, [tenantId(), limit]);
}

export async function countLiveActions(): Promise<number> {
  return (await tenantQuery<{ count: number }>(count, [tenantId()]))[0]?.count ?? 0;
}

/** Facts of some live actions as of a day, spread over all of them. */
export async function sampleOfFacts(limit: number, day: IsoDate): Promise<{ id: string; facts: Facts }[]> {
  return tenantQuery(sample, [tenantId(), limit, day]);
}
