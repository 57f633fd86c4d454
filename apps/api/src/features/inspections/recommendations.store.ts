/** SQL of recommendations: what was said of them, and which actions and objectives answer them. */
import type { ExternalReviewKind, RecommendationState, ScrutinyAnswer } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { grouped } from '../../platform/graphql/index.ts';
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

interface Word<Code extends string> {
  code: Code;
  text: string | null;
  datedOn: string | null;
  by: string;
  at: string;
}

export interface RecommendationRow {
  id: string;
  reviewId: string;
  reviewTitle: string;
  kind: ExternalReviewKind;
  /** The day of the review. */
  madeOn: string;
  number: string;
  text: string;
  addressedTo: string | null;
  priority: string | null;
  dueOn: string | null;
  policyImplications: string | null;
  resourceImplications: string | null;
  state: Word<RecommendationState> | null;
  response: Word<ScrutinyAnswer> | null;
}

/** An action that answers a recommendation, or an objective that does; an objective without actions has a row of its own. */
export interface AnswerRow {
  recommendationId: string;
  planTitle: string;
  actionId: string | null;
  objectiveId: string | null;
  objectiveRef: string | null;
  objectiveTitle: string | null;
}

/** What can answer: an action, or an objective with all its actions. */
export type AnswerKind = 'action' | 'objective';

/** More would say that everything answers it. */
export const MOST_LINKS = 40;

const said = (kind: 'state' | 'response', as: string): string => `left join lateral (
    select json_build_object('code', w.code, 'text', w.text, 'datedOn', w.dated_on, 'by', p.name, 'at', w.said_at) as word
    from recommendation_word w join person p on p.tenant_id = $1 and p.account_id = w.said_by
    where w.tenant_id = $1 and w.recommendation_id = n.id and w.kind = '${kind}' order by w.said_at desc, w.id desc limit 1) ${as} on true`;
const columns = `n.id, n.review_id as "reviewId", r.title as "reviewTitle", r.kind, r.dated_on as "madeOn", n.number, n.text, n.addressed_to as "addressedTo", n.priority, n.due_on as "dueOn",
  n.policy_implications as "policyImplications", n.resource_implications as "resourceImplications", s.word as state, a.word as response
  from external_recommendation n join external_review r on r.tenant_id = $1 and r.id = n.review_id and r.withdrawn_at is null
  ${said('state', 's')} ${said('response', 'a')} where n.tenant_id = $1`;
const ofReviews = statement(`select ${columns} and n.review_id = any($2::uuid[]) order by n.position, n.id`);
const byIds = statement(`select ${columns} and n.id = any($2::uuid[])`);
/** What was named one by one comes before what an objective brings. */
const answers = statement(`select recommendation_id as "recommendationId", plan_title as "planTitle", action_id as "actionId", objective_id as "objectiveId", objective_ref as "objectiveRef", objective_title as "objectiveTitle" from (
    select l.recommendation_id, p.title as plan_title, p.created_at, a.id as action_id, a.position, null::uuid as objective_id, null as objective_ref, null as objective_title
    from recommendation_action l join action a on a.tenant_id = $1 and a.id = l.action_id join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null
    where l.tenant_id = $1 and l.recommendation_id = any($2::uuid[])
    union all
    select l.recommendation_id, p.title, p.created_at, a.id, coalesce(a.position, 0), o.id, o.ref, o.title
    from recommendation_objective l join objective o on o.tenant_id = $1 and o.id = l.objective_id join plan p on p.tenant_id = $1 and p.id = o.plan_id and p.archived_at is null
    left join action a on a.tenant_id = $1 and a.objective_id = o.id
    where l.tenant_id = $1 and l.recommendation_id = any($2::uuid[])) found
  order by objective_id is not null, created_at, position, action_id limit 20000`);
const ofActions = statement(`select a.id as "actionId", n.id as "recommendationId" from action a
  cross join lateral (
    select recommendation_id as id from recommendation_action where tenant_id = $1 and action_id = a.id
    union select recommendation_id from recommendation_objective where tenant_id = $1 and objective_id = a.objective_id) n
  where a.tenant_id = $1 and a.id = any($2::uuid[])`);
const objective = statement(`select o.id from objective o join plan p on p.tenant_id = $1 and p.id = o.plan_id and p.archived_at is null where o.tenant_id = $1 and o.id = $2`);

/** In the order of each report. */
export async function recommendationsOf(reviewIds: readonly string[]): Promise<RecommendationRow[][]> {
  return grouped(reviewIds, await tenantQuery<RecommendationRow & Record<string, unknown>>(ofReviews, [tenantId(), reviewIds]), ({ reviewId }) => reviewId);
}

/** Those of reviews that stand. */
export async function recommendationRows(ids: readonly string[]): Promise<RecommendationRow[]> {
  return tenantQuery<RecommendationRow & Record<string, unknown>>(byIds, [tenantId(), ids]);
}

export async function answersOf(recommendationIds: readonly string[]): Promise<AnswerRow[][]> {
  return grouped(recommendationIds, await tenantQuery<AnswerRow & Record<string, unknown>>(answers, [tenantId(), recommendationIds]), ({ recommendationId }) => recommendationId);
}

/** What each action answers, by itself or through its objective; the oldest review first. */
export async function answeredBy(actionIds: readonly string[]): Promise<RecommendationRow[][]> {
  const links = await tenantQuery<{ actionId: string; recommendationId: string }>(ofActions, [tenantId(), actionIds]);
  const rows = links.length === 0 ? [] : await recommendationRows([...new Set(links.map(({ recommendationId }) => recommendationId))]);
  const inOrder = rows.sort((a, b) => a.madeOn.localeCompare(b.madeOn) || a.number.localeCompare(b.number, 'en', { numeric: true }));
  return grouped(actionIds, links, ({ actionId }) => actionId).map((own) => {
    const wanted = new Set(own.map(({ recommendationId }) => recommendationId));
    return inOrder.filter(({ id }) => wanted.has(id));
  });
}

/** Of a plan that is not archived. */
export async function standingObjective(id: string): Promise<boolean> {
  return (await tenantQuery(objective, [tenantId(), id])).length > 0;
}

/** @returns false when it has no more room; a link that is there already stays as it is */
export async function insertLink(recommendationId: string, target: AnswerKind, targetId: string, at: Date): Promise<boolean> {
  const [row] = await tenantQuery<{ room: boolean; there: boolean }>(
    `select (select count(*) from recommendation_${target} where tenant_id = $1 and recommendation_id = $2) < ${MOST_LINKS} as room,
       exists (select from recommendation_${target} where tenant_id = $1 and recommendation_id = $2 and ${target}_id = $3) as there`,
    [tenantId(), recommendationId, targetId],
  );
  if (row?.there) return true;
  if (!row?.room) return false;
  await tenantExecute(`insert into recommendation_${target} (tenant_id, recommendation_id, ${target}_id, linked_at) values ($1, $2, $3, $4) on conflict do nothing`, [tenantId(), recommendationId, targetId, at]);
  return true;
}

/** @returns false when there was no such link */
export async function deleteLink(recommendationId: string, target: AnswerKind, targetId: string): Promise<boolean> {
  return (await tenantQuery(`delete from recommendation_${target} where tenant_id = $1 and recommendation_id = $2 and ${target}_id = $3 returning recommendation_id`, [tenantId(), recommendationId, targetId])).length > 0;
}

export interface NewWord {
  kind: 'state' | 'response';
  code: string;
  text: string | null;
  datedOn: string | null;
}

export async function insertWord(recommendationId: string, { kind, code, text, datedOn }: NewWord, at: Date): Promise<void> {
  await tenantExecute('insert into recommendation_word (tenant_id, id, recommendation_id, kind, code, text, dated_on, said_by, said_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [tenantId(), newId(), recommendationId, kind, code, text, datedOn, actingAccountId(), at]);
}
