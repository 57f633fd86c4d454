/** SQL of past moments: revisions and decisions up to an instant, and the rules that were in force at it. */
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { RulesPointer } from '../ratings/index.ts';
import type { PastAction } from './as-at.ts';

// Where an action stood is told by the first move after the instant, which says where it came from.
const actions = statement(`select a.id, d.facts, coalesce(m.place::uuid, a.objective_id) as "objectiveId",
    (select json_agg(json_build_object('kind', r.reason, 'after', r.after) order by r.number) from action_revision r where r.tenant_id = $1 and r.action_id = a.id and r.at <= $3) as revisions
  from action a
  cross join lateral (select facts from decision where tenant_id = $1 and action_id = a.id and decided_at <= $3 order by decided_at desc, id desc limit 1) d
  left join lateral (select r.before ->> 'objectiveId' as place from action_revision r where r.tenant_id = $1 and r.action_id = a.id and r.at > $3 and r.before ? 'objectiveId' order by r.number limit 1) m on true
  where a.tenant_id = $1 and a.plan_id = $2 order by a.position`);

/** Actions that the plan had at the instant, in its order of today. */
export async function pastActions(planId: string, instant: Date): Promise<PastAction[]> {
  return tenantQuery<PastAction & Record<string, unknown>>(actions, [tenantId(), planId, instant]);
}

// The first document after the instant that reworded a heading says what it was; a heading has no revisions.
const headings = statement(`select distinct on (c ->> 'change') c ->> 'change' as heading, c ->> 'before' as title
  from plan_import i cross join lateral jsonb_array_elements(i.choices) c
  where i.tenant_id = $1 and i.target_plan_id = $2 and i.state = 'committed' and i.updated_at > $3 and c ->> 'accept' = 'true' and c ? 'before'
  order by c ->> 'change', i.updated_at, i.id`);

/** Titles that sections and objectives had at the instant and have no more, by the id of the difference. */
export async function pastHeadings(planId: string, instant: Date): Promise<Map<string, string>> {
  const rows = await tenantQuery<{ heading: string; title: string }>(headings, [tenantId(), planId, instant]);
  return new Map(rows.map(({ heading, title }) => [heading, title]));
}

// A service whose first rules are younger than its (imported) decisions is answered by those first rules.
const rules = statement(`select k.id as "ratingKeyId", r.id as "ruleSetId", r.number as "ruleSetNumber", r.content_hash as "contentHash"
  from (select id from rating_key_version where tenant_id = $1 order by (created_at <= $2) desc, case when created_at <= $2 then number end desc nulls last, number limit 1) k
  cross join (select id, number, content_hash from rule_set_version where tenant_id = $1 and subject = 'action' and activated_at is not null
    order by (activated_at <= $2 and (superseded_at is null or superseded_at > $2)) desc, activated_at limit 1) r`);

export async function rulesInForceAt(instant: Date): Promise<RulesPointer> {
  const [pointer] = await tenantQuery<RulesPointer & Record<string, unknown>>(rules, [tenantId(), instant]);
  if (!pointer) throw new Error('The service has never had a rating key and a rule set in force.');
  return pointer;
}
