/** Use cases of a board's meeting: open it, say who came, record what is decided, close it for good. */
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { childDataAnswered, reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { Conflict, isUuid, NotFound, reason, Refused, type Loaders, type Reason } from '../../platform/graphql/index.ts';
import { tenantIdentity } from '../../platform/tenancy/index.ts';
import { AssuranceService } from '../assurance/index.ts';
import { ownedOf, PlansService, type Action } from '../plans/index.ts';
import { contentHashOf, type Agency } from './review-content.ts';
import { ReviewReadingService } from './review-reading.service.ts';
import { Review, type CloseReviewInput, type OpenReviewInput, type RecordAttendanceInput, type RecordReviewDecisionInput } from './reviews.graphql.ts';
import { closeWithSnapshot, insertReview, insertReviewDecision, lockPlan, nextVersion, openReviewOf, saveAttendance, type ReviewRow } from './reviews.store.ts';

type Answer = Promise<Review | Refused | NotFound | Conflict>;

const LONGEST_TITLE = 200;
const LONGEST_REASON = 2_000;
const LONGEST_INTEREST = 500;

@Injectable()
export class ReviewsService {
  constructor(
    private readonly plans: PlansService,
    private readonly reading: ReviewReadingService,
    private readonly assurance: AssuranceService,
    private readonly clock: Clock,
  ) {}

  async open(input: OpenReviewInput): Answer {
    const planId = input.planId.toLowerCase();
    if (!isUuid(planId) || !(await lockPlan(planId))) return new NotFound(input.planId);
    const title = input.title.trim();
    const reasons = title === '' ? [reason('missing', { field: 'title' })] : title.length > LONGEST_TITLE ? [reason('tooLong', { field: 'title', longest: LONGEST_TITLE })] : [];
    reasons.push(...reasonsAgainstChildData({ title }));
    if (await openReviewOf(planId)) reasons.push(reason('reviewOpen'));
    if (reasons.length > 0) return new Refused(...reasons);
    const id = newId();
    const at = this.clock.now();
    await insertReview(id, planId, title, input.heldOn, at);
    await recordAudit(at, 'openReview', 'review', id, { plan: planId });
    return this.answer(id);
  }

  /** What is not among the entries stays as it was. */
  async recordAttendance({ reviewId, entries }: RecordAttendanceInput): Answer {
    const row = await this.opened(reviewId);
    if (!('planId' in row)) return row;
    const byAgency = new Map<Agency, (typeof entries)[number]>(entries.map((entry) => [entry.agency, entry]));
    if (byAgency.size === 0) return new Refused(reason('attendanceMissing'));
    await saveAttendance(row.id, [...byAgency.values()]);
    await this.step(row);
    await recordAudit(this.clock.now(), 'recordAttendance', 'review', row.id, { agencies: byAgency.size });
    return this.answer(row.id);
  }

  /** Nobody decides about an action that they own; when a completion is accepted, the table of assurance says. */
  async decide(input: RecordReviewDecisionInput, loaders: Loaders): Answer {
    const row = await this.opened(input.reviewId);
    if (!('planId' in row)) return row;
    const { kind } = input;
    const action = input.actionId == null ? null : await this.plans.action(input.actionId, loaders);
    if (input.actionId != null && action?.row.planId !== row.planId) return new NotFound(input.actionId);
    const texts = { reason: input.reason?.trim() || null, interest: input.interest?.trim() || null };
    const reasons: Reason[] = [];
    if (action === null && kind !== 'noted') reasons.push(reason('actionMissing'));
    if (texts.reason === null && kind !== 'accepted') reasons.push(reason('missing', { field: 'reason' }));
    if ((texts.reason?.length ?? 0) > LONGEST_REASON) reasons.push(reason('tooLong', { field: 'reason', longest: LONGEST_REASON }));
    if ((texts.interest?.length ?? 0) > LONGEST_INTEREST) reasons.push(reason('tooLong', { field: 'interest', longest: LONGEST_INTEREST }));
    if (action && kind !== 'noted' && (await isOwn(action.id))) reasons.push(reason('ownAction'));
    reasons.push(...reasonsAgainstChildData(texts, input.noChildNamed));
    if (reasons.length > 0) return new Refused(...reasons);
    const moved = action && (await this.moveAssurance(action, input, texts.reason, loaders));
    if (moved) return moved;
    const id = newId();
    const at = this.clock.now();
    await insertReviewDecision(row.id, { id, actionId: action?.id ?? null, kind, ...texts }, at);
    await this.step(row);
    await recordAudit(at, 'recordReviewDecision', 'review', row.id, { decision: id, kind, ...(action ? { action: action.id } : {}), ...childDataAnswered(texts, input.noChildNamed) });
    return this.answer(row.id);
  }

  /**
   * An acceptance is a step of the action's assurance, and so is the return of what was claimed; an action that nobody has called
   * complete is returned in words alone. Null when nothing stands against it.
   */
  private async moveAssurance(action: Action, { kind, noChildNamed }: RecordReviewDecisionInput, why: string | null, loaders: Loaders): Promise<Refused | NotFound | Conflict | null> {
    const step = kind === 'accepted' ? 'acceptByBoard' : kind === 'returned' && action.status === 'complete' && action.row.assurance !== 'none' ? 'return' : null;
    if (step === null) return null;
    const answer = await this.assurance.move({ actionId: action.id, version: action.version, step, reason: why, noChildNamed: noChildNamed ?? null }, loaders);
    return answer instanceof Refused || answer instanceof NotFound || answer instanceof Conflict ? answer : null;
  }

  /** Freezes what is before the board. Refused until somebody has said who came. */
  async close({ reviewId, version }: CloseReviewInput, loaders: Loaders): Answer {
    const row = await this.opened(reviewId);
    if (!('planId' in row)) return row;
    if (row.version !== version) return new Conflict(row.version);
    const content = await this.reading.content(row, loaders);
    if (content.attendance.length === 0) return new Refused(reason('attendanceMissing'));
    const at = this.clock.now();
    const contentHash = contentHashOf(content);
    if (!(await closeWithSnapshot(row.id, version, content, contentHash, at))) throw new Error('A review was closed twice under its lock.');
    await recordAudit(at, 'closeReview', 'review', row.id, { contentHash, actions: content.plan.actions.length });
    return this.answer(row.id);
  }

  /** The open review with its plan locked, or why not. */
  private async opened(id: string): Promise<ReviewRow | Refused | NotFound> {
    const seen = await this.reading.row(id);
    if (!seen) return new NotFound(id);
    if (!(await lockPlan(seen.planId))) return new NotFound(id);
    // Read again: it may have been closed while this waited for the lock.
    const row = await this.reading.row(id);
    return row?.closedAt === null ? row : new Refused(reason('reviewClosed'));
  }

  private async step(row: ReviewRow): Promise<void> {
    if (!(await nextVersion(row.id, row.version))) throw new Error('A review changed under its lock.');
  }

  private async answer(id: string): Promise<Review> {
    const row = await this.reading.row(id);
    if (!row) throw new Error('The review just written is missing.');
    return new Review(row);
  }
}

async function isOwn(actionId: string): Promise<boolean> {
  const [own] = await ownedOf([actionId], tenantIdentity().accountId);
  return own === true;
}
