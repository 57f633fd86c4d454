/** SQL of replays: the facts that were known of an action on a past day, and which rules were in force on it. */
import type { IsoDate } from '@waymark/domain';
import type { Facts } from '@waymark/rules';
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { RulesPointer } from './ratings.store.ts';

export interface PastFacts extends RulesPointer {
  facts: Facts;
}

/** The first instant after the day: days are those of London. */
const after = `(($3::date + 1)::timestamp at time zone 'Europe/London')`;

/**
 * Every change to an action is decided about, so the newest decision of a day holds the facts of that day. A service
 * whose first rules are younger than its (imported) decisions is answered by the rules that made the decision.
 */
const past = statement(`select d.facts, coalesce(k.id, first_key.id) as "ratingKeyId", r.id as "ruleSetId", r.number as "ruleSetNumber", r.content_hash as "contentHash"
  from action a
  join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null
  cross join lateral (select facts, rule_set_version_id from decision
    where tenant_id = $1 and action_id = a.id and decided_at < ${after} order by decided_at desc, id desc limit 1) d
  left join lateral (select id from rule_set_version where tenant_id = $1 and subject = 'action' and activated_at < ${after}
    and (superseded_at is null or superseded_at >= ${after}) limit 1) v on true
  join rule_set_version r on r.tenant_id = $1 and r.id = coalesce(v.id, d.rule_set_version_id)
  left join lateral (select id from rating_key_version where tenant_id = $1 and created_at < ${after} order by number desc limit 1) k on true
  cross join lateral (select id from rating_key_version where tenant_id = $1 order by number limit 1) first_key
  where a.tenant_id = $1 and a.id = $2`);

const beginning = statement(`select (min(d.decided_at) at time zone 'Europe/London')::date as since
  from action a join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null
  left join decision d on d.tenant_id = $1 and d.action_id = a.id
  where a.tenant_id = $1 and a.id = $2 group by a.id`);

/** Null when nothing was known of the action on that day, or there is no such action. */
export async function factsAsAt(actionId: string, date: IsoDate): Promise<PastFacts | null> {
  return (await tenantQuery<PastFacts>(past, [tenantId(), actionId, date]))[0] ?? null;
}

/** The day of the first decision about an action; null when the service has no such action. */
export async function historySince(actionId: string): Promise<{ since: IsoDate | null } | null> {
  return (await tenantQuery<{ since: IsoDate | null }>(beginning, [tenantId(), actionId]))[0] ?? null;
}
