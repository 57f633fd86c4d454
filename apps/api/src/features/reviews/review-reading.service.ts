/** What a review shows: the plan of today while it is open, what was frozen when it is closed, and what changed between two. */
import { Injectable } from '@nestjs/common';
import { agendaOf, comparePlanStates, isAccepted, type ActionState, type PlanChanges as Comparison, type PlanState } from '@waymark/domain';
import type { Facts } from '@waymark/rules';
import { fromNumericCursor, grouped, isUuid, pageSize, toConnection, type Connection, type Loaders, type PageRequest } from '../../platform/graphql/index.ts';
import { tenantIdentity } from '../../platform/tenancy/index.ts';
import { linksOfPlan } from '../indicator-links/index.ts';
import { IndicatorsService } from '../indicators/index.ts';
import { RecommendationsService } from '../inspections/index.ts';
import { countingOf } from '../observations/index.ts';
import { PlansService } from '../plans/index.ts';
import { RatingsService, rulesPointer } from '../ratings/index.ts';
import { toChanges, type PlanChanges, type PlanMoment } from './changes.graphql.ts';
import { listed, type PlanChanged } from './changes.ts';
import { planStateOf } from './plan-state.ts';
import type { IndicatorEntry, ReviewContent } from './review-content.ts';
import { Review, ReviewedAction, type ReviewPaper } from './reviews.graphql.ts';
import {
  attendanceOf, countReviews, decisionsOf, escalatedActions, newestReviews, previousReview, reviewRow, snapshotsOf, standingEvidence, type ReviewRow,
} from './reviews.store.ts';

/** Roles that read the working plan; who has none of them reads closed reviews alone. */
const workingRoles = new Set(['actionOwner', 'planManager', 'boardMember', 'boardChair', 'tenantAdministrator']);

@Injectable()
export class ReviewReadingService {
  constructor(
    private readonly plans: PlansService,
    private readonly ratings: RatingsService,
    private readonly indicators: IndicatorsService,
    private readonly recommendations: RecommendationsService,
  ) {}

  /** Newest first; of all plans when none is named. */
  async reviews(planId: string | null, request: PageRequest, total: boolean): Promise<Connection<Review>> {
    const size = pageSize(request, 20);
    const after = fromNumericCursor(request.after) ?? -1;
    const start = Number.isNaN(after) ? 2_147_483_647 : after + 1;
    const id = planId?.toLowerCase() ?? null;
    if (id !== null && !isUuid(id)) return toConnection<Review>([], size, 0, () => 0);
    const [rows, count] = await Promise.all([newestReviews(id, size + 1, start, seesOpen()), total ? countReviews(id, seesOpen()) : 0]);
    const places = new Map(rows.map((row, index) => [new Review(row), start + index]));
    return toConnection([...places.keys()], size, count, (review) => places.get(review) ?? 0);
  }

  /** Null for an unknown id, for another service’s, and for an open one of which somebody may not know. */
  async row(id: string): Promise<ReviewRow | null> {
    const row = isUuid(id) ? await reviewRow(id.toLowerCase()) : null;
    return row?.closedAt === null && !seesOpen() ? null : row;
  }

  async paper({ row }: Review, loaders: Loaders): Promise<ReviewPaper> {
    const content = await this.content(row, loaders);
    const { plan, attendance, decisions } = content;
    const agenda = agendaOf({ state: plan, escalated: new Set(content.escalated) });
    const shown = (actions: readonly ActionState[]): ReviewedAction[] => {
      const evidence = grouped(actions.map(({ id }) => id), content.evidence, ({ actionId }) => actionId);
      return actions.map((action, index) => new ReviewedAction(action, plan, evidence[index]));
    };
    return {
      asAt: plan.day, ratingKey: plan.ratingKey, ruleSetNumber: plan.ruleSet.number,
      figures: {
        total: plan.actions.length, pastDeadline: plan.actions.filter(({ daysOverdue }) => daysOverdue !== null).length, accepted: plan.actions.filter(({ assurance }) => isAccepted(assurance)).length,
        byRating: plan.ratingKey.ratings.map((rating) => ({ rating, count: plan.actions.filter(({ effectiveCode }) => effectiveCode === rating.code).length })),
      },
      toSignOff: shown(agenda.toSignOff), exceptions: shown(agenda.exceptions), escalated: shown(agenda.escalated), actions: shown(plan.actions),
      attendance: [...attendance], indicators: (content.indicators ?? []).map((entry) => ({ ...entry, actionIds: [...entry.actionIds], observations: [...entry.observations] })), recommendations: (content.recommendations ?? []).map((entry) => ({ ...entry, actionIds: [...entry.actionIds] })), decisions: decisions.map((entry) => ({ ...entry, decidedAt: new Date(entry.decidedAt) })),
    };
  }

  /** Null for the first review of a plan. */
  async sincePrevious({ row }: Review, loaders: Loaders): Promise<PlanChanges | null> {
    const earlier = await previousReview(row);
    return earlier && this.changesBetween(await this.moment(earlier, loaders), await this.moment(row, loaders));
  }

  /** As `sincePrevious`, of the plans themselves. */
  async changedSincePrevious(row: ReviewRow, loaders: Loaders): Promise<{ title: string; changes: PlanChanged[] } | null> {
    const earlier = await previousReview(row);
    if (!earlier) return null;
    const [before, after] = [await this.content(earlier, loaders), await this.content(row, loaders)];
    return { title: earlier.title, changes: listed(await this.compare(before.plan, after.plan)) };
  }

  /** What a review is about: frozen, or of this moment. */
  async content(row: ReviewRow, loaders: Loaders): Promise<ReviewContent> {
    const frozen = row.closedAt === null ? null : await loaders.of('reviewSnapshot', snapshotsOf).load(row.id);
    if (frozen) return frozen;
    return loaders.once(`reviewContent ${row.id}`, async () => {
      const [plan, escalated, evidence, attendance, decisions, indicators] = await Promise.all([
        this.livePlan(row.planId, loaders), escalatedActions(row.planId), standingEvidence(row.planId), attendanceOf(row.id), decisionsOf(row.id), this.indicatorsOf(row.planId),
      ]);
      if (plan === null) throw new Error('The plan of an open review is missing.');
      const recommendations = await this.recommendations.ofActions(new Set(plan.actions.map(({ id }) => id)), loaders);
      return { plan, escalated, evidence, attendance, decisions, indicators, recommendations };
    });
  }

  /** Those that the actions of a plan should move. */
  private async indicatorsOf(planId: string): Promise<IndicatorEntry[]> {
    const links = await linksOfPlan(planId);
    const shown = await this.indicators.ofService(new Set(links.map(({ indicator }) => indicator)));
    const observations = await countingOf(shown.map(({ code }) => code));
    return shown.map((indicator, index) => ({
      ...indicator, actionIds: links.flatMap((link) => (link.indicator === indicator.code ? [link.actionId] : [])), observations: (observations[index] ?? []).map(({ indicator: _, ...counted }) => counted),
    }));
  }

  /** The plan of this moment; null when it was archived. */
  async livePlan(planId: string, loaders: Loaders): Promise<PlanState | null> {
    const plan = await this.plans.plan(planId, loaders);
    if (!plan) return null;
    const [sections, actions, pointer] = await Promise.all([this.plans.sections(plan, loaders), this.plans.allActions(plan, true, loaders), rulesPointer()]);
    if (!pointer) throw new Error('The service has no rating key in force.');
    const objectives = (await Promise.all(sections.map((section) => this.plans.objectives(section, loaders)))).flat();
    return planStateOf({ plan, ratingKeyId: pointer.ratingKeyId, sections, objectives, actions });
  }

  async moment(row: ReviewRow, loaders: Loaders): Promise<Moment> {
    return { review: row, state: (await this.content(row, loaders)).plan };
  }

  async changesBetween(from: Moment, to: Moment): Promise<PlanChanges> {
    const changes = await this.compare(from.state, to.state);
    return { from: momentShown(from), to: momentShown(to), changes: toChanges(listed(changes), from.state, to.state), unchanged: changes.unchanged };
  }

  private async compare(before: PlanState, after: PlanState): Promise<Comparison> {
    const { ratingKeyId, ruleSet } = before;
    const older = await this.ratings.rulesAt({ ratingKeyId, ruleSetId: ruleSet.id, ruleSetNumber: ruleSet.number, contentHash: ruleSet.contentHash }, after.day);
    // Frozen facts are what `factsOf` gave, read back from JSON.
    return comparePlanStates({ before, after, underOlderRules: ({ facts }) => older.version.compiled.outcome(facts as Facts, { now: after.day }) });
  }
}

export interface Moment {
  /** The review that froze it; null for any other moment. */
  review: ReviewRow | null;
  state: PlanState;
}

function momentShown({ review, state }: Moment): PlanMoment {
  return { reviewId: review?.id ?? null, title: review?.title ?? null, asAt: state.day, ruleSetNumber: state.ruleSet.number, total: state.actions.length };
}

/** Who reads the working plan, and so more than closed reviews. */
export const seesOpen = (): boolean => tenantIdentity().roles.some((role) => workingRoles.has(role));
