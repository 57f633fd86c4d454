/** Use cases of recommendations: what answers them, what people say of them, and the response that a scrutiny committee is owed. */
import { Injectable } from '@nestjs/common';
import { progressOf, type RecommendationProgress, type RecommendationState } from '@waymark/domain';
import { recordAudit, type AuditDetail } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { childDataAnswered, reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { isUuid, NotFound, reason, Refused, type Loaders } from '../../platform/graphql/index.ts';
import { PlansService } from '../plans/index.ts';
import { noRoom } from './external-reviews.service.ts';
import { insertRecommendations, lockRoomFor, numbersTaken, standingReview, standingReviews } from './external-reviews.store.ts';
import { reasonsAgainstDay, reasonsAgainstRecommendation, reasonsAgainstText, textsOf, toNewRecommendation } from './new-review.ts';
import {
  ExternalRecommendation, RecommendationAnswer, type AddRecommendationInput, type AnsweringAction, type DecideRecommendationInput, type RecommendationLinkInput, type RespondToScrutinyInput,
} from './recommendations.graphql.ts';
import { answeredBy, answersOf, deleteLink, insertLink, insertWord, MOST_LINKS, recommendationRows, recommendationsOf, standingObjective, type AnswerRow, type RecommendationRow } from './recommendations.store.ts';

type Answer = Promise<ExternalRecommendation | NotFound | Refused>;

/** A recommendation as a board’s paper holds it. */
export interface PlanRecommendation extends Pick<RecommendationRow, 'id' | 'reviewTitle' | 'kind' | 'madeOn' | 'number' | 'text' | 'dueOn'> {
  readonly state: RecommendationState;
  readonly progress: RecommendationProgress;
  /** Of the plan, those named themselves first; none where nothing answers it. */
  readonly actionIds: readonly string[];
}

@Injectable()
export class RecommendationsService {
  constructor(
    private readonly plans: PlansService,
    private readonly clock: Clock,
  ) {}

  async ofReview(reviewId: string, loaders: Loaders): Promise<ExternalRecommendation[]> {
    return this.shown(await loaders.of('recommendationsOfReview', recommendationsOf).load(reviewId));
  }

  /** What an action answers, by itself or through its objective. */
  async ofAction(actionId: string, loaders: Loaders): Promise<ExternalRecommendation[]> {
    return this.shown(await loaders.of('recommendationsOfAction', answeredBy).load(actionId));
  }

  async answer(recommendationId: string, loaders: Loaders): Promise<RecommendationAnswer> {
    const rows = await loaders.of('answersOfRecommendation', answersOf).load(recommendationId);
    const first = new Map<string, AnswerRow>();
    for (const row of rows) if (row.actionId !== null && !first.has(row.actionId)) first.set(row.actionId, row);
    const found = await Promise.all([...first].map(async ([id, row]) => ({ row, action: await this.plans.action(id, loaders) })));
    const answering = found.flatMap(({ row, action }) => (action ? [{ row, action }] : []));
    const { progress, actions, complete, accepted } = progressOf(answering.map(({ action }) => ({ status: action.status, assurance: action.row.assurance, canonical: action.effectiveRating.canonical })));
    const objectives = new Map(rows.flatMap((row) => (row.objectiveId === null ? [] : [[row.objectiveId, row] as const])));
    return Object.assign(new RecommendationAnswer(), {
      progress, actionCount: actions, completeCount: complete, acceptedCount: accepted,
      actions: answering.map(({ row, action }): AnsweringAction => ({ id: action.id, ref: action.ref, description: action.description, status: action.status, effectiveRating: action.effectiveRating, planTitle: row.planTitle, objectiveId: row.objectiveId })),
      objectives: [...objectives].map(([id, row]) => ({ id, ref: row.objectiveRef, title: row.objectiveTitle ?? '', planTitle: row.planTitle })),
    });
  }

  /** Those that one of these actions answers, and those that nothing answers: the newest review first, each in the order of its report. */
  async ofActions(actionIds: ReadonlySet<string>, loaders: Loaders): Promise<PlanRecommendation[]> {
    const reviews = await standingReviews();
    const rows = reviews.length === 0 ? [] : (await recommendationsOf(reviews.map(({ id }) => id))).flat();
    const found = await Promise.all(rows.map(async (row) => ({ row, answer: await this.answer(row.id, loaders) })));
    return found.flatMap(({ row, answer: { progress, actions } }) => {
      const own = actions.filter(({ id }) => actionIds.has(id));
      if (actions.length > 0 && own.length === 0) return [];
      const { id, reviewTitle, kind, madeOn, number, text, dueOn, state } = row;
      return [{ id, reviewTitle, kind, madeOn, number, text, dueOn, state: state?.code ?? ('open' as const), progress, actionIds: own.map((action) => action.id) }];
    });
  }

  async add({ reviewId, recommendation, noChildNamed }: AddRecommendationInput): Answer {
    const review = isUuid(reviewId) ? await standingReview(reviewId.toLowerCase()) : null;
    if (!review) return new NotFound(reviewId);
    const entered = toNewRecommendation(recommendation);
    const reasons = reasonsAgainstRecommendation(entered, review.kind, noChildNamed);
    if (reasons.length > 0) return new Refused(...reasons);
    if (!(await lockRoomFor(0, 1))) return new Refused(noRoom());
    if ((await numbersTaken(review.id, [entered.number])).length > 0) return new Refused(reason('numberTaken', { field: 'number' }));
    const [id = ''] = await insertRecommendations(review.id, [entered]);
    await this.record('addRecommendation', id, { review: review.id, ...childDataAnswered(textsOf(entered), noChildNamed) });
    return this.found(id);
  }

  async decide({ recommendationId, state, reason: given, noChildNamed }: DecideRecommendationInput): Answer {
    const row = await this.row(recommendationId);
    if (!row) return new NotFound(recommendationId);
    const why = given.trim();
    const reasons = [...((row.state?.code ?? 'open') === state ? [reason('stateAlready', { field: 'state' })] : []), ...reasonsAgainstText('reason', why, true), ...reasonsAgainstChildData({ reason: why }, noChildNamed)];
    if (reasons.length > 0) return new Refused(...reasons);
    await insertWord(row.id, { kind: 'state', code: state, text: why, datedOn: null }, this.clock.now());
    await this.record('decideRecommendation', row.id, { state, ...childDataAnswered({ why }, noChildNamed) });
    return this.found(row.id);
  }

  /** A later response replaces an earlier one; both are kept. */
  async respond({ recommendationId, answer, text: given, datedOn, noChildNamed }: RespondToScrutinyInput): Answer {
    const row = await this.row(recommendationId);
    if (!row) return new NotFound(recommendationId);
    if (row.kind !== 'scrutiny') return new Refused(reason('responseNotOwed'));
    const text = given.trim();
    const reasons = [...reasonsAgainstText('responseText', text, true), ...reasonsAgainstDay('datedOn', datedOn, this.clock.today(), row.madeOn), ...reasonsAgainstChildData({ text }, noChildNamed)];
    if (reasons.length > 0) return new Refused(...reasons);
    await insertWord(row.id, { kind: 'response', code: answer, text, datedOn }, this.clock.now());
    await this.record('respondToScrutiny', row.id, { answer, datedOn, ...childDataAnswered({ text }, noChildNamed) });
    return this.found(row.id);
  }

  /** A link that is there already stays as it is. */
  async link({ recommendationId, kind, targetId }: RecommendationLinkInput, loaders: Loaders): Answer {
    const row = await this.row(recommendationId);
    if (!row) return new NotFound(recommendationId);
    const id = targetId.toLowerCase();
    const there = isUuid(id) && (kind === 'action' ? (await this.plans.action(id, loaders)) !== null : await standingObjective(id));
    if (!there) return new NotFound(targetId);
    if (!(await insertLink(row.id, kind, id, this.clock.now()))) return new Refused(reason('tooManyLinks', { limit: MOST_LINKS }));
    await this.record('linkRecommendation', row.id, { [kind]: id });
    return this.found(row.id);
  }

  async unlink({ recommendationId, kind, targetId }: RecommendationLinkInput): Answer {
    const row = await this.row(recommendationId);
    if (!row) return new NotFound(recommendationId);
    const id = targetId.toLowerCase();
    if (!isUuid(id) || !(await deleteLink(row.id, kind, id))) return new NotFound(targetId);
    await this.record('unlinkRecommendation', row.id, { [kind]: id });
    return this.found(row.id);
  }

  private async row(id: string): Promise<RecommendationRow | null> {
    return isUuid(id) ? ((await recommendationRows([id.toLowerCase()]))[0] ?? null) : null;
  }

  private async found(id: string): Promise<ExternalRecommendation> {
    const row = await this.row(id);
    if (!row) throw new Error('A recommendation that was just kept is missing.');
    return new ExternalRecommendation(row, this.clock.today());
  }

  private shown(rows: readonly RecommendationRow[]): ExternalRecommendation[] {
    const today = this.clock.today();
    return rows.map((row) => new ExternalRecommendation(row, today));
  }

  private record(operation: 'addRecommendation' | 'decideRecommendation' | 'respondToScrutiny' | 'linkRecommendation' | 'unlinkRecommendation', id: string, detail: AuditDetail): Promise<void> {
    return recordAudit(this.clock.now(), operation, 'externalRecommendation', id, detail);
  }
}
