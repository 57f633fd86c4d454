/** What people send to change rules and the rating key, and what they are answered. */
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Canonical } from '@waymark/domain';
import { Conflict, DateScalar, JsonScalar, NotFound, Refused } from '../../platform/graphql/index.ts';
import { CanonicalEnum, RatingKey } from '../ratings/index.ts';
import { RuleSetVersion } from './rules.graphql.ts';

@InputType()
export class SaveRuleSetDraftInput {
  @Field(() => ID, { nullable: true, description: 'Of the draft; left out to begin a new one.' }) id?: string | null;
  @Field(() => Int, { nullable: true, description: 'That the page saw; needed with id.' }) version?: number | null;
  @Field(() => ID, { nullable: true, description: 'The version that the draft was begun from.' }) basedOnId?: string | null;
  @Field(() => JsonScalar) document!: unknown;
}

@InputType()
export class RuleSetStepInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'That the page saw: when given, a step on anything newer is a conflict.' }) version?: number | null;
}

@InputType()
export class SendBackRuleSetInput extends RuleSetStepInput {
  @Field(() => String) reason!: string;
}

@InputType()
export class ApproveRuleSetInput extends RuleSetStepInput {
  @Field(() => String, { description: 'Of the rules that were read: other rules are not approved by it.' }) contentHash!: string;
}

@InputType()
export class ScheduleRuleSetInput extends RuleSetStepInput {
  @Field(() => DateScalar, { nullable: true, description: 'The day from which it is in force; this or now.' }) effectiveFrom?: string | null;
  @Field(() => Boolean, { nullable: true }) now?: boolean | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Tell people of what the first evaluation changes.' })
  notifyOnFirstEvaluation?: boolean | null;
}

@InputType()
export class RollBackRuleSetInput {
  @Field(() => ID, { description: 'A version that was in force before.' }) toId!: string;
}

@InputType()
export class LocalisedTextInput {
  @Field(() => String) en!: string;
  @Field(() => String) cy!: string;
}

@InputType()
export class RatingInput {
  @Field(() => String) code!: string;
  @Field(() => LocalisedTextInput) label!: LocalisedTextInput;
  @Field(() => LocalisedTextInput) meaning!: LocalisedTextInput;
  @Field(() => String) colour!: string;
  @Field(() => String) shape!: string;
  @Field(() => CanonicalEnum) canonical!: Canonical;
}

@InputType()
export class ChangeRatingKeyInput {
  @Field(() => Int, { description: 'Number of the rating key that the page saw.' }) version!: number;
  @Field(() => String) name!: string;
  @Field(() => [RatingInput], { description: 'In the order in which they are printed.' }) ratings!: RatingInput[];
}

@ObjectType()
export class RatingKeyVersion {
  @Field(() => Int) number: number;
  @Field(() => RatingKey) ratingKey: RatingKey;

  constructor(number: number, ratingKey: RatingKey) {
    this.number = number;
    this.ratingKey = ratingKey;
  }
}

export const RuleSetAnswer = createUnionType({ name: 'RuleSetAnswer', types: () => [RuleSetVersion, NotFound, Refused, Conflict] as const });
export const ChangeRatingKeyResult = createUnionType({ name: 'ChangeRatingKeyResult', types: () => [RatingKeyVersion, Refused, Conflict] as const });
