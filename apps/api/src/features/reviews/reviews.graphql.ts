/** A board's meeting as the API shows it. Open, it shows the plan of today; closed, what was frozen. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ActionState, PlanState, ExternalReviewKind as ExternalReviewKindName, RecommendationProgress as RecommendationProgressName, RecommendationState as RecommendationStateName } from '@waymark/domain';
import { Conflict, connectionOf, DateScalar, DateTimeScalar, Node, NotFound, Refused } from '../../platform/graphql/index.ts';
import { AssuranceState } from '../assurance/index.ts';
import { ExternalReviewKind, RecommendationProgress, RecommendationState } from '../inspections/index.ts';
import { IndicatorShown, ObservationWindow, type WindowName } from '../indicators/index.ts';
import { ActionStatus, RatingCount } from '../plans/index.ts';
import { plainRating, Rating, RatingKey } from '../ratings/index.ts';
import type { Agency, AttendanceName, DecisionKind, EvidenceEntry } from './review-content.ts';
import type { ReviewRow } from './reviews.store.ts';

export const ReviewAgency = {
  COUNCIL: 'council', CHILDRENS_SERVICES: 'childrensServices', POLICE: 'police', HEALTH: 'health', PROBATION: 'probation', EDUCATION: 'education',
  COURTS: 'courts', HOUSING: 'housing', VOLUNTARY: 'voluntary',
} as const satisfies Record<string, Agency>;
registerEnumType(ReviewAgency, { name: 'ReviewAgency' });

export const ReviewAttendanceKind = { MEMBER: 'member', DEPUTY: 'deputy', APOLOGIES: 'apologies', ABSENT: 'absent' } as const satisfies Record<string, AttendanceName>;
registerEnumType(ReviewAttendanceKind, { name: 'ReviewAttendanceKind' });

export const ReviewDecisionKind = {
  ACCEPTED: 'accepted', RETURNED: 'returned', EXTERNAL_ASSURANCE: 'externalAssurance', NOTED: 'noted',
} as const satisfies Record<string, DecisionKind>;
registerEnumType(ReviewDecisionKind, { name: 'ReviewDecisionKind' });

@ObjectType()
export class ReviewedOwner {
  @Field(() => String) name!: string;
  @Field(() => Boolean) accountable!: boolean;
}

@ObjectType({ description: 'A piece of evidence that stands.' })
export class ReviewedEvidence {
  @Field(() => String) title!: string;
  @Field(() => DateScalar) datedOn!: string;
  @Field(() => Boolean) verified!: boolean;
}

@ObjectType({ description: 'An action as the board sees or saw it.' })
export class ReviewedAction {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) ref: string | null;
  @Field(() => String) description: string;
  @Field(() => String) objective: string;
  @Field(() => [ReviewedOwner]) owners: ReviewedOwner[];
  @Field(() => ActionStatus) status: ActionState['status'];
  @Field(() => AssuranceState) assurance: ActionState['assurance'];
  @Field(() => String, { description: 'What the council wrote.' }) timescaleText: string;
  @Field(() => DateScalar, { nullable: true }) due: string | null;
  @Field(() => DateScalar, { nullable: true }) forecast: string | null;
  @Field(() => Int, { nullable: true }) daysOverdue: number | null;
  @Field(() => Rating, { nullable: true }) statedRating: Rating | null;
  @Field(() => Rating) computedRating: Rating;
  @Field(() => Rating) effectiveRating: Rating;
  @Field(() => String, { nullable: true }) successMeasure: string | null;
  @Field(() => String, { nullable: true, description: 'The owner’s words.' }) progress: string | null;
  @Field(() => Int) evidenceCount: number;
  @Field(() => Int) verifiedEvidenceCount: number;
  @Field(() => [ReviewedEvidence], { description: 'Newest first; empty where two plans are compared.' }) evidence: ReviewedEvidence[];

  constructor(action: ActionState, state: PlanState, evidence: readonly EvidenceEntry[] = []) {
    const rating = (code: string): Rating => state.ratingKey.ratings.find((item) => item.code === code) ?? plainRating(code);
    this.id = action.id;
    this.ref = action.ref;
    this.description = action.description;
    this.objective = state.objectives.find(({ id }) => id === action.objectiveId)?.title ?? '';
    this.owners = [...action.owners];
    this.status = action.status;
    this.assurance = action.assurance;
    this.timescaleText = action.timescale.sourceText;
    this.due = action.timescale.current;
    this.forecast = action.timescale.forecast;
    this.daysOverdue = action.daysOverdue;
    this.statedRating = state.ratingKey.ratings.find(({ code }) => code === action.statedCode) ?? null;
    this.computedRating = rating(action.computedCode);
    this.effectiveRating = rating(action.effectiveCode);
    this.successMeasure = action.successMeasure;
    this.progress = action.progress;
    this.evidenceCount = Number(action.facts['evidenceCount'] ?? 0);
    this.verifiedEvidenceCount = Number(action.facts['verifiedEvidenceCount'] ?? 0);
    this.evidence = evidence.map(({ title, datedOn, verified }) => ({ title, datedOn, verified }));
  }
}

@ObjectType()
export class ReviewAttendance {
  @Field(() => ReviewAgency) agency!: Agency;
  @Field(() => ReviewAttendanceKind) attendance!: AttendanceName;
}

@ObjectType()
export class ReviewDecision {
  @Field(() => ID) id!: string;
  @Field(() => ID, { nullable: true }) actionId!: string | null;
  @Field(() => ReviewDecisionKind) kind!: DecisionKind;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String, { nullable: true, description: 'An interest that was declared.' }) interest!: string | null;
  @Field(() => DateTimeScalar) decidedAt!: Date;
  @Field(() => String) decidedBy!: string;
}

@ObjectType()
export class ReviewFigures {
  @Field(() => Int) total!: number;
  @Field(() => Int, { description: 'Not complete and past their date.' }) pastDeadline!: number;
  @Field(() => Int, { description: 'Completions that a board has accepted.' }) accepted!: number;
  @Field(() => [RatingCount], { description: 'By effective rating, in the order of the rating key.' }) byRating!: RatingCount[];
}

@ObjectType({ description: 'A figure of the service’s own that counts.' })
export class ReviewedObservation {
  @Field(() => String) definitionVersion!: string;
  @Field(() => ObservationWindow) window!: WindowName;
  @Field(() => DateScalar) periodStart!: string;
  @Field(() => DateScalar) periodEnd!: string;
  @Field(() => Int) numerator!: number;
  @Field(() => Int) denominator!: number;
  @Field(() => Boolean, { description: 'The counts were worked out, not counted.' }) estimated!: boolean;
  @Field(() => String) source!: string;
  @Field(() => DateScalar, { description: 'The day on which it was counted.' }) asAt!: string;
}

@ObjectType({ description: 'An indicator that the plan should move, as the board sees or saw it.' })
export class ReviewedIndicator extends IndicatorShown {
  @Field(() => [ID], { description: 'In plan order.' }) actionIds!: string[];
  @Field(() => [ReviewedObservation], { description: 'Oldest first.' }) observations!: ReviewedObservation[];
}

@ObjectType({ description: 'What a review from outside recommended, as the board sees or saw it.' })
export class ReviewedRecommendation {
  @Field(() => ID) id!: string;
  @Field(() => String) reviewTitle!: string;
  @Field(() => ExternalReviewKind) kind!: ExternalReviewKindName;
  @Field(() => DateScalar, { description: 'The day of the review.' }) madeOn!: string;
  @Field(() => String, { description: 'As the report prints it.' }) number!: string;
  @Field(() => String) text!: string;
  @Field(() => DateScalar, { nullable: true }) dueOn!: string | null;
  @Field(() => RecommendationState) state!: RecommendationStateName;
  @Field(() => RecommendationProgress) progress!: RecommendationProgressName;
  @Field(() => [ID], { description: 'Actions of the plan that answer it.' }) actionIds!: string[];
}

@ObjectType({ description: 'What the board sees: made from the plan while the review is open, frozen when it closes.' })
export class ReviewPaper {
  @Field(() => DateScalar, { description: 'The day the ratings are of.' }) asAt!: string;
  @Field(() => RatingKey) ratingKey!: RatingKey;
  @Field(() => Int) ruleSetNumber!: number;
  @Field(() => ReviewFigures) figures!: ReviewFigures;
  @Field(() => [ReviewedAction], { description: 'Reported complete and not accepted yet.' }) toSignOff!: ReviewedAction[];
  @Field(() => [ReviewedAction], { description: 'Off track or past their date, the longest overdue first.' }) exceptions!: ReviewedAction[];
  @Field(() => [ReviewedAction], { description: 'With an open escalation.' }) escalated!: ReviewedAction[];
  @Field(() => [ReviewedAction], { description: 'All, in the order of the plan.' }) actions!: ReviewedAction[];
  @Field(() => [ReviewedIndicator], { description: 'Those that actions of the plan should move; none in a review that was closed before papers showed them.' }) indicators!: ReviewedIndicator[];
  @Field(() => [ReviewedRecommendation], { description: 'Those that the plan answers, and those that nothing answers; none in a review that was closed before papers showed them.' }) recommendations!: ReviewedRecommendation[];
  @Field(() => [ReviewAttendance]) attendance!: ReviewAttendance[];
  @Field(() => [ReviewDecision], { description: 'Oldest first.' }) decisions!: ReviewDecision[];
}

@ObjectType({ implements: () => [Node], description: 'A meeting of the board about a plan.' })
export class Review implements Node {
  @Field(() => ID) id: string;
  @Field(() => ID) planId: string;
  @Field(() => String) planTitle: string;
  @Field(() => Int) number: number;
  @Field(() => String) title: string;
  @Field(() => DateScalar) heldOn: string;
  @Field(() => Int) version: number;
  @Field(() => DateTimeScalar) openedAt: Date;
  @Field(() => String) openedBy: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null while it is open.' }) closedAt: Date | null;
  @Field(() => String, { nullable: true }) closedBy: string | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of what was frozen.' }) contentHash: string | null;

  constructor(readonly row: ReviewRow) {
    this.id = row.id;
    this.planId = row.planId;
    this.planTitle = row.planTitle;
    this.number = row.number;
    this.title = row.title;
    this.heldOn = row.heldOn;
    this.version = row.version;
    this.openedAt = row.openedAt;
    this.openedBy = row.openedBy;
    this.closedAt = row.closedAt;
    this.closedBy = row.closedBy;
    this.contentHash = row.contentHash;
  }
}

export const ReviewConnection = connectionOf(() => Review, 'Review');
export const ReviewResult = createUnionType({ name: 'ReviewResult', types: () => [Review, NotFound] as const });
export const ReviewAnswer = createUnionType({
  name: 'ReviewAnswer',
  types: () => [Review, Refused, NotFound, Conflict] as const,
  resolveType: (value: object) => [Refused, NotFound, Conflict].find((type) => value instanceof type) ?? Review,
});

@InputType()
export class OpenReviewInput {
  @Field(() => ID) planId!: string;
  @Field(() => String) title!: string;
  @Field(() => DateScalar) heldOn!: string;
}

@InputType()
export class AttendanceInput {
  @Field(() => ReviewAgency) agency!: Agency;
  @Field(() => ReviewAttendanceKind) attendance!: AttendanceName;
}

@InputType()
export class RecordAttendanceInput {
  @Field(() => ID) reviewId!: string;
  @Field(() => [AttendanceInput]) entries!: AttendanceInput[];
}

@InputType()
export class RecordReviewDecisionInput {
  @Field(() => ID) reviewId!: string;
  @Field(() => ID, { nullable: true, description: 'Null: about the plan as a whole.' }) actionId?: string | null;
  @Field(() => ReviewDecisionKind) kind!: DecisionKind;
  @Field(() => String, { nullable: true, description: 'Needed for everything but an acceptance.' }) reason?: string | null;
  @Field(() => String, { nullable: true, description: 'An interest that somebody at the table declared.' }) interest?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The person has looked again: no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class CloseReviewInput {
  @Field(() => ID) reviewId!: string;
  @Field(() => Int, { description: 'The version that the person has seen.' }) version!: number;
}
