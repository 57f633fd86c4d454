/** What changed between two moments of a plan, as the API shows it. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PlanState, RatingCause as CauseName } from '@waymark/domain';
import { DateScalar, NotFound, Refused } from '../../platform/graphql/index.ts';
import type { ChangeKindName, PlanChanged } from './changes.ts';
import { ReviewedAction } from './reviews.graphql.ts';

export const ChangeKind = {
  ADDED: 'added', REMOVED: 'removed', CLOSED: 'closed', REOPENED: 'reopened', MOVED: 'moved', RERATED: 'rerated', REASSIGNED: 'reassigned', REWORDED: 'reworded',
} as const satisfies Record<string, ChangeKindName>;
registerEnumType(ChangeKind, { name: 'ChangeKind' });

export const RatingCause = { RULES: 'rules', DATA: 'data', TIME: 'time', OVERRIDE: 'override' } as const satisfies Record<string, CauseName>;
registerEnumType(RatingCause, { name: 'RatingCause', description: 'Why a rating changed: new rules, new knowledge, days gone by, or an override.' });

@ObjectType()
export class ReviewChange {
  @Field(() => ChangeKind) kind!: ChangeKindName;
  @Field(() => ReviewedAction, { description: 'As it is in the newer plan; a removed one as it was.' }) action!: ReviewedAction;
  @Field(() => ReviewedAction, { nullable: true, description: 'As it was in the older plan; null for an added one.' }) before!: ReviewedAction | null;
  @Field(() => Int, { nullable: true, description: 'Of MOVED: later is positive; null when it has lost its date or got one.' }) days!: number | null;
  @Field(() => RatingCause, { nullable: true, description: 'Of RERATED.' }) cause!: CauseName | null;
}

@ObjectType()
export class PlanMoment {
  @Field(() => ID, { nullable: true, description: 'The review that froze it; null for today.' }) reviewId!: string | null;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => DateScalar, { description: 'The day the ratings are of.' }) asAt!: string;
  @Field(() => Int) ruleSetNumber!: number;
  @Field(() => Int) total!: number;
}

@ObjectType({ description: 'What changed in a plan between two moments.' })
export class PlanChanges {
  @Field(() => PlanMoment) from!: PlanMoment;
  @Field(() => PlanMoment) to!: PlanMoment;
  @Field(() => [ReviewChange], { description: 'By kind; an action may stand under several.' }) changes!: ReviewChange[];
  @Field(() => Int, { description: 'Actions in both, the same in all that is compared.' }) unchanged!: number;
}

@InputType({ description: 'The older moment is a closed review or a day; the newer one, too, or now. Days are for those who read the working plan.' })
export class PlanChangesInput {
  @Field(() => ID, { nullable: true, description: 'Needed when the older moment is a day.' }) planId?: string | null;
  @Field(() => ID, { nullable: true, description: 'A closed review.' }) fromReviewId?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The plan as it stood at the end of this day.' }) fromDate?: string | null;
  @Field(() => ID, { nullable: true, description: 'A closed review.' }) toReviewId?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'As for `fromDate`; the plan of now when neither is given.' }) toDate?: string | null;
}

export const PlanChangesResult = createUnionType({
  name: 'PlanChangesResult',
  types: () => [PlanChanges, Refused, NotFound] as const,
  resolveType: (value: object) => [Refused, NotFound].find((type) => value instanceof type) ?? PlanChanges,
});

/** @param changes as `listed` gives them */
export function toChanges(changes: readonly PlanChanged[], before: PlanState, after: PlanState): ReviewChange[] {
  return changes.map((change) => ({
    ...change,
    action: new ReviewedAction(change.action, change.kind === 'removed' ? before : after),
    before: change.before && new ReviewedAction(change.before, before),
  }));
}
