/** SQL of reviews from outside: what stands, what comes with a review, and taking one back. */
import type { ExternalReviewKind } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { NewRecommendation, NewReview } from './new-review.ts';

export interface ExternalReviewRow {
  id: string;
  kind: ExternalReviewKind;
  title: string;
  publisher: string;
  datedOn: string;
  framework: string | null;
  frameworkVersion: string | null;
  overallRating: string | null;
  printedScore: number | null;
  standards: Record<string, string>;
  asPrinted: boolean;
  enteredBy: string;
  enteredAt: string;
}

/** Of a service; more would be an archive, not what a plan answers. */
export const MOST_REVIEWS = 100;
export const MOST_RECOMMENDATIONS = 1_000;

const columns = `r.id, r.kind, r.title, r.publisher, r.dated_on as "datedOn", r.framework, r.framework_version as "frameworkVersion", r.overall_rating as "overallRating",
  r.printed_score as "printedScore", r.standards, r.as_printed as "asPrinted", p.name as "enteredBy", r.entered_at as "enteredAt"
  from external_review r join person p on p.tenant_id = $1 and p.account_id = r.entered_by where r.tenant_id = $1 and r.withdrawn_at is null`;
const standing = statement(`select ${columns} order by r.dated_on desc, r.id limit ${MOST_REVIEWS}`);
const byId = statement(`select ${columns} and r.id = $2`);
/** Two that add at once would both find room, and both find that a file's review is new. */
const lock = statement(`select pg_advisory_xact_lock(hashtextextended('external review ' || $1::text, 0))`);
const counts = statement(`select count(*)::int as reviews, coalesce(sum((select count(*) from external_recommendation n where n.tenant_id = $1 and n.review_id = r.id)), 0)::int as recommendations
  from external_review r where r.tenant_id = $1 and r.withdrawn_at is null`);

/** The newest first. */
export async function standingReviews(): Promise<ExternalReviewRow[]> {
  return tenantQuery<ExternalReviewRow & Record<string, unknown>>(standing, [tenantId()]);
}

export async function standingReview(id: string): Promise<ExternalReviewRow | null> {
  return (await tenantQuery<ExternalReviewRow & Record<string, unknown>>(byId, [tenantId(), id]))[0] ?? null;
}

/** Until the end of the transaction nobody else adds. @returns whether so many more have room */
export async function lockRoomFor(reviews: number, recommendations: number): Promise<boolean> {
  await tenantExecute(lock, [tenantId()]);
  const [held] = await tenantQuery<{ reviews: number; recommendations: number }>(counts, [tenantId()]);
  return (held?.reviews ?? 0) + reviews <= MOST_REVIEWS && (held?.recommendations ?? 0) + recommendations <= MOST_RECOMMENDATIONS;
}

export async function insertReview({ kind, title, publisher, datedOn, ratings, asPrinted }: NewReview, at: Date): Promise<string> {
  const id = newId();
  await tenantExecute(
    `insert into external_review (tenant_id, id, kind, title, publisher, dated_on, framework, framework_version, overall_rating, printed_score, standards, as_printed, entered_by, entered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, $14)`,
    [tenantId(), id, kind, title, publisher, datedOn, ratings?.framework ?? null, ratings?.version ?? null, ratings?.overall ?? null, ratings?.score ?? null, JSON.stringify(ratings?.standards ?? {}), asPrinted, actingAccountId(), at],
  );
  return id;
}

/** Of these numbers, those that the review has already. */
export async function numbersTaken(reviewId: string, numbers: readonly string[]): Promise<string[]> {
  const taken = await tenantQuery<{ number: string }>('select number from external_recommendation where tenant_id = $1 and review_id = $2 and number = any($3::text[]) order by position', [tenantId(), reviewId, numbers]);
  return taken.map(({ number }) => number);
}

/** After those that the review has. @returns their ids, in order */
export async function insertRecommendations(reviewId: string, recommendations: readonly NewRecommendation[]): Promise<string[]> {
  const rows = recommendations.map((recommendation, place) => ({ ...recommendation, id: newId(), place }));
  await tenantExecute(
    `insert into external_recommendation (tenant_id, id, review_id, position, number, text, addressed_to, priority, due_on, policy_implications, resource_implications)
     select $1, r.id, $2, r.place + (select count(*) from external_recommendation where tenant_id = $1 and review_id = $2), r.number, r.text, r."addressedTo", r.priority, r."dueOn", r."policyImplications", r."resourceImplications"
     from jsonb_to_recordset($3::jsonb) as r(id uuid, place integer, number text, text text, "addressedTo" text, priority text, "dueOn" date, "policyImplications" text, "resourceImplications" text)`,
    [tenantId(), reviewId, JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}

/** @returns false when somebody was first */
export async function withdrawReview(id: string, reason: string, at: Date): Promise<boolean> {
  const withdrawn = await tenantQuery('update external_review set withdrawn_by = $3, withdrawn_at = $4, withdrawal_reason = $5 where tenant_id = $1 and id = $2 and withdrawn_at is null returning id', [tenantId(), id, actingAccountId(), at, reason]);
  return withdrawn.length > 0;
}
