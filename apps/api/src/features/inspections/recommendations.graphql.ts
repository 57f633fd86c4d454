/** Recommendations as the API shows them, with what answers them and how far that is. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  scrutinyResponse, type ExternalReviewKind as KindName, type IsoDate, type RecommendationProgress as ProgressName, type RecommendationState as StateName, type ResponseReading, type ScrutinyAnswer as AnswerName,
} from '@waymark/domain';
import { DateScalar, DateTimeScalar, Node, NotFound, Refused } from '../../platform/graphql/index.ts';
import { ActionStatus } from '../plans/index.ts';
import { Rating } from '../ratings/index.ts';
import type { AnswerKind as AnswerKindName, RecommendationRow } from './recommendations.store.ts';

export const ExternalReviewKind = {
  INSPECTION: 'inspection', THEMATIC_REVIEW: 'thematicReview', PEER_REVIEW: 'peerReview', SERIOUS_CASE_REVIEW: 'seriousCaseReview', LOCAL_REVIEW: 'localReview', SCRUTINY: 'scrutiny',
} as const satisfies Record<string, KindName>;
registerEnumType(ExternalReviewKind, { name: 'ExternalReviewKind', description: 'Only an inspection is rated by a framework; only a scrutiny committee is owed a response.' });

export const RecommendationState = { OPEN: 'open', IMPLEMENTED: 'implemented', NOT_ACCEPTED: 'notAccepted', SUPERSEDED: 'superseded' } as const satisfies Record<string, StateName>;
registerEnumType(RecommendationState, { name: 'RecommendationState', description: 'What people say of it; how far it is, its actions say.' });

export const RecommendationProgress = {
  UNANSWERED: 'unanswered', OFF_TRACK: 'offTrack', AT_RISK: 'atRisk', UNDER_WAY: 'underWay', DELIVERED: 'delivered', ACCEPTED: 'accepted',
} as const satisfies Record<string, ProgressName>;
registerEnumType(RecommendationProgress, { name: 'RecommendationProgress', description: 'By the actions that answer it: the worst decides until all are complete; accepted once a board has accepted every one.' });

export const ScrutinyAnswer = { ACCEPTED: 'accepted', PARTLY: 'partly', REJECTED: 'rejected' } as const satisfies Record<string, AnswerName>;
registerEnumType(ScrutinyAnswer, { name: 'ScrutinyAnswer' });

export const ResponseState = { ANSWERED: 'answered', ANSWERED_LATE: 'answeredLate', DUE: 'due', OVERDUE: 'overdue' } as const satisfies Record<string, ResponseReading['state']>;
registerEnumType(ResponseState, { name: 'ScrutinyResponseState' });

export const AnswerKind = { ACTION: 'action', OBJECTIVE: 'objective' } as const satisfies Record<string, AnswerKindName>;
registerEnumType(AnswerKind, { name: 'RecommendationAnswerKind', description: 'An objective answers with all its actions.' });

@ObjectType({ description: 'When a scrutiny committee is to hear: eight weeks after it made the recommendation.' })
export class ResponseDue {
  @Field(() => DateScalar) dueOn!: string;
  @Field(() => ResponseState) state!: ResponseReading['state'];
  @Field(() => Int, { description: 'Days late, or days left.' }) days!: number;
}

@ObjectType({ description: 'What the committee was told.' })
export class ScrutinyResponse {
  @Field(() => ScrutinyAnswer) answer!: AnswerName;
  @Field(() => String) text!: string;
  @Field(() => DateScalar) datedOn!: string;
  @Field(() => String) by!: string;
}

@ObjectType({ description: 'Of an action what a page of recommendations shows.' })
export class AnsweringAction {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) ref!: string | null;
  @Field(() => String) description!: string;
  @Field(() => ActionStatus) status!: string;
  @Field(() => Rating) effectiveRating!: Rating;
  @Field(() => String) planTitle!: string;
  @Field(() => ID, { nullable: true, description: 'The objective through which it answers; null when it was named itself.' }) objectiveId!: string | null;
}

@ObjectType({ description: 'Answers with all its actions.' })
export class AnsweringObjective {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) ref!: string | null;
  @Field(() => String) title!: string;
  @Field(() => String) planTitle!: string;
}

@ObjectType({ description: 'Which actions and objectives answer a recommendation, and how far they are.' })
export class RecommendationAnswer {
  @Field(() => RecommendationProgress) progress!: ProgressName;
  @Field(() => Int, { description: 'Actions that count: a cancelled one answers nothing.' }) actionCount!: number;
  @Field(() => Int) completeCount!: number;
  @Field(() => Int) acceptedCount!: number;
  @Field(() => [AnsweringAction], { description: 'Those named themselves come first.' }) actions!: AnsweringAction[];
  @Field(() => [AnsweringObjective]) objectives!: AnsweringObjective[];
}

@ObjectType({ implements: () => [Node], description: 'What a review from outside recommends.' })
export class ExternalRecommendation implements Node {
  @Field(() => ID) id!: string;
  @Field(() => ID) reviewId!: string;
  @Field(() => String) reviewTitle!: string;
  @Field(() => ExternalReviewKind) kind!: KindName;
  @Field(() => DateScalar, { description: 'The day of the review.' }) madeOn!: string;
  @Field(() => String, { description: 'As the report prints it.' }) number!: string;
  @Field(() => String) text!: string;
  @Field(() => String, { nullable: true }) addressedTo!: string | null;
  @Field(() => String, { nullable: true, description: 'As the report words it.' }) priority!: string | null;
  @Field(() => DateScalar, { nullable: true }) dueOn!: string | null;
  @Field(() => String, { nullable: true }) policyImplications!: string | null;
  @Field(() => String, { nullable: true }) resourceImplications!: string | null;
  @Field(() => RecommendationState) state: StateName;
  @Field(() => String, { nullable: true }) stateReason: string | null;
  @Field(() => String, { nullable: true }) stateBy: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) stateAt: string | null;
  @Field(() => ScrutinyResponse, { nullable: true }) response: ScrutinyResponse | null;
  @Field(() => ResponseDue, { nullable: true, description: 'Of a scrutiny committee’s alone.' }) responseDue: ResponseDue | null;

  /** @param today the day in Europe/London */
  constructor(row: RecommendationRow, today: IsoDate) {
    const { id, reviewId, reviewTitle, kind, madeOn, number, text, addressedTo, priority, dueOn, policyImplications, resourceImplications, state, response } = row;
    Object.assign(this, { id, reviewId, reviewTitle, kind, madeOn, number, text, addressedTo, priority, dueOn, policyImplications, resourceImplications });
    this.state = state?.code ?? 'open';
    this.stateReason = state?.text ?? null;
    this.stateBy = state?.by ?? null;
    this.stateAt = state === null ? null : new Date(state.at).toISOString();
    this.response = response === null ? null : { answer: response.code, text: response.text ?? '', datedOn: response.datedOn ?? madeOn, by: response.by };
    this.responseDue = kind === 'scrutiny' ? scrutinyResponse(madeOn, response?.datedOn ?? null, today) : null;
  }
}

@InputType()
export class NewRecommendationInput {
  @Field(() => String, { description: 'As the report prints it.' }) number!: string;
  @Field(() => String) text!: string;
  @Field(() => String, { nullable: true }) addressedTo?: string | null;
  @Field(() => String, { nullable: true }) priority?: string | null;
  @Field(() => DateScalar, { nullable: true }) dueOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a scrutiny committee’s.' }) policyImplications?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a scrutiny committee’s.' }) resourceImplications?: string | null;
}

@InputType()
export class AddRecommendationInput {
  @Field(() => ID) reviewId!: string;
  @Field(() => NewRecommendationInput) recommendation!: NewRecommendationInput;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class DecideRecommendationInput {
  @Field(() => ID) recommendationId!: string;
  @Field(() => RecommendationState) state!: StateName;
  @Field(() => String, { description: 'Why, in a sentence.' }) reason!: string;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class RespondToScrutinyInput {
  @Field(() => ID) recommendationId!: string;
  @Field(() => ScrutinyAnswer) answer!: AnswerName;
  @Field(() => String) text!: string;
  @Field(() => DateScalar, { description: 'The day on which the response was given.' }) datedOn!: string;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class RecommendationLinkInput {
  @Field(() => ID) recommendationId!: string;
  @Field(() => AnswerKind) kind!: AnswerKindName;
  @Field(() => ID, { description: 'Of the action or the objective.' }) targetId!: string;
}

export const RecommendationResult = createUnionType({ name: 'RecommendationResult', types: () => [ExternalRecommendation, NotFound, Refused] as const });
