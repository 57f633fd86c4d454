/** SQL of reviews: meetings, who came, what was decided, and what was frozen. */
import { inOrder } from '../../platform/graphql/index.ts';
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { standing } from '../ratings/index.ts';
import type { AttendanceEntry, DecisionEntry, EvidenceEntry, ReviewContent } from './review-content.ts';

export interface ReviewRow {
  id: string;
  planId: string;
  planTitle: string;
  number: number;
  title: string;
  heldOn: string;
  version: number;
  openedAt: Date;
  openedBy: string;
  closedAt: Date | null;
  closedBy: string | null;
  contentHash: string | null;
}

const from = `select r.id, r.plan_id as "planId", plan.title as "planTitle", r.number, r.title, r.held_on as "heldOn", r.version, r.opened_at as "openedAt", opener.name as "openedBy",
  r.closed_at as "closedAt", closer.name as "closedBy", s.content_hash as "contentHash"
  from review r
  join plan on plan.tenant_id = $1 and plan.id = r.plan_id
  join person opener on opener.tenant_id = $1 and opener.account_id = r.opened_by
  left join person closer on closer.tenant_id = $1 and closer.account_id = r.closed_by
  left join review_paper s on s.tenant_id = $1 and s.review_id = r.id
  where r.tenant_id = $1`;
const byId = statement(`${from} and r.id = $2`);
const newest = statement(`${from} and ($2::uuid is null or r.plan_id = $2) and (r.closed_at is not null or $5) order by r.opened_at desc, r.id limit $3 offset $4`);
const countOf = statement('select count(*) as count from review where tenant_id = $1 and ($2::uuid is null or plan_id = $2) and (closed_at is not null or $3)');
const before = statement(`${from} and r.plan_id = $2 and r.number < $3 and r.closed_at is not null order by r.number desc limit 1`);

export async function reviewRow(id: string): Promise<ReviewRow | null> {
  return (await tenantQuery<ReviewRow & Record<string, unknown>>(byId, [tenantId(), id]))[0] ?? null;
}

/**
 * Newest first.
 * @param planId null for all plans of the service
 * @param open also those that are not closed yet
 */
export async function newestReviews(planId: string | null, limit: number, offset: number, open: boolean): Promise<ReviewRow[]> {
  return tenantQuery<ReviewRow & Record<string, unknown>>(newest, [tenantId(), planId, limit, offset, open]);
}

export async function countReviews(planId: string | null, open: boolean): Promise<number> {
  return (await tenantQuery<{ count: number }>(countOf, [tenantId(), planId, open]))[0]?.count ?? 0;
}

/** The closed review before this one. */
export async function previousReview({ planId, number }: ReviewRow): Promise<ReviewRow | null> {
  return (await tenantQuery<ReviewRow & Record<string, unknown>>(before, [tenantId(), planId, number]))[0] ?? null;
}

/** Until the end of the transaction nobody else opens, closes or decides in a review of this plan. False without such a plan. */
export async function lockPlan(planId: string): Promise<boolean> {
  const rows = await tenantQuery(statement('select id from plan where tenant_id = $1 and id = $2 and archived_at is null for update'), [tenantId(), planId]);
  return rows.length > 0;
}

export async function openReviewOf(planId: string): Promise<string | null> {
  const rows = await tenantQuery<{ id: string }>(statement('select id from review where tenant_id = $1 and plan_id = $2 and closed_at is null'), [tenantId(), planId]);
  return rows[0]?.id ?? null;
}

/** With the plan's next number. Under `lockPlan`. */
export async function insertReview(id: string, planId: string, title: string, heldOn: string, at: Date): Promise<void> {
  await tenantExecute(
    `insert into review (tenant_id, id, plan_id, number, title, held_on, opened_at, opened_by)
     select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7 from review where tenant_id = $1 and plan_id = $3`,
    [tenantId(), id, planId, title, heldOn, at, actingAccountId()],
  );
}

/** False when it was closed or changed first. */
export async function nextVersion(id: string, version: number): Promise<boolean> {
  const rows = await tenantExecute('update review set version = version + 1 where tenant_id = $1 and id = $2 and version = $3 and closed_at is null', [tenantId(), id, version]);
  return rows === 1;
}

export async function saveAttendance(reviewId: string, entries: readonly AttendanceEntry[]): Promise<void> {
  await tenantExecute(
    `insert into review_attendance (tenant_id, review_id, agency, attendance)
     select $1, $2, x.agency, x.attendance from jsonb_to_recordset($3::jsonb) as x(agency text, attendance text)
     on conflict (tenant_id, review_id, agency) do update set attendance = excluded.attendance`,
    [tenantId(), reviewId, JSON.stringify(entries)],
  );
}

const attendance = statement(`select agency, attendance from review_attendance where tenant_id = $1 and review_id = $2
  order by array_position(array['council', 'childrensServices', 'police', 'health', 'probation', 'education', 'courts', 'housing', 'voluntary'], agency)`);

export async function attendanceOf(reviewId: string): Promise<AttendanceEntry[]> {
  return tenantQuery<AttendanceEntry & Record<string, unknown>>(attendance, [tenantId(), reviewId]);
}

export type NewDecision = Pick<DecisionEntry, 'id' | 'actionId' | 'kind' | 'reason' | 'interest'>;

export async function insertReviewDecision(reviewId: string, { id, actionId, kind, reason, interest }: NewDecision, at: Date): Promise<void> {
  await tenantExecute(
    `insert into review_decision (tenant_id, id, review_id, action_id, kind, reason, interest, decided_at, decided_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tenantId(), id, reviewId, actionId, kind, reason, interest, at, actingAccountId()],
  );
}

const decisions = statement(`select d.id, d.action_id as "actionId", d.kind, d.reason, d.interest, d.decided_at as "decidedAt", p.name as "decidedBy"
  from review_decision d join person p on p.tenant_id = $1 and p.account_id = d.decided_by
  where d.tenant_id = $1 and d.review_id = $2 order by d.decided_at, d.id`);

export async function decisionsOf(reviewId: string): Promise<DecisionEntry[]> {
  const rows = await tenantQuery<Omit<DecisionEntry, 'decidedAt'> & { decidedAt: Date } & Record<string, unknown>>(decisions, [tenantId(), reviewId]);
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
}

const escalated = statement(`select e.action_id as id from escalation e join action a on a.tenant_id = $1 and a.id = e.action_id and a.plan_id = $2
  where e.tenant_id = $1 and e.status in ('pending', 'firing', 'acknowledged', 'snoozed') order by e.action_id`);

export async function escalatedActions(planId: string): Promise<string[]> {
  return (await tenantQuery<{ id: string }>(escalated, [tenantId(), planId])).map(({ id }) => id);
}

const evidence = statement(`select e.action_id as "actionId", e.title, e.dated_on as "datedOn", e.verified_at is not null as verified
  from evidence e join action a on a.tenant_id = $1 and a.id = e.action_id and a.plan_id = $2
  where e.tenant_id = $1 and ${standing} order by e.dated_on desc, e.id`);

export async function standingEvidence(planId: string): Promise<EvidenceEntry[]> {
  return tenantQuery<EvidenceEntry & Record<string, unknown>>(evidence, [tenantId(), planId]);
}

/** Freezes what was before the board and ends the meeting, in this order: what belongs to a meeting is written while it is open. */
export async function closeWithSnapshot(id: string, version: number, document: ReviewContent, contentHash: string, at: Date): Promise<boolean> {
  await tenantExecute('insert into review_snapshot (tenant_id, review_id, document, content_hash, taken_at) values ($1, $2, $3, $4, $5)', [tenantId(), id, JSON.stringify(document), contentHash, at]);
  const rows = await tenantExecute(
    'update review set closed_at = $4, closed_by = $5, version = version + 1 where tenant_id = $1 and id = $2 and version = $3 and closed_at is null',
    [tenantId(), id, version, at, actingAccountId()],
  );
  return rows === 1;
}

const frozen = statement('select review_id as id, document from review_paper where tenant_id = $1 and review_id = any($2::uuid[])');

/** What each closed review froze; null for one that is open. To an adviser without the service’s own counts of children. */
export async function snapshotsOf(reviewIds: readonly string[]): Promise<(ReviewContent | null)[]> {
  const rows = await tenantQuery<{ id: string; document: ReviewContent }>(frozen, [tenantId(), reviewIds]);
  return inOrder(reviewIds, rows, (row) => row.id).map((row) => row?.document ?? null);
}
