/** Success measures as the API shows them: counts, and the share that follows. */
import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, Node } from '../../platform/graphql/index.ts';

@ObjectType({ description: '45 of 53.' })
export class MeasureReading {
  @Field(() => ID) id!: string;
  @Field(() => Int) numerator!: number;
  @Field(() => Int) denominator!: number;
  @Field(() => Float, { description: 'To one decimal.' }) percent!: number;
  @Field(() => DateScalar) datedOn!: string;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => String) by!: string;
}

@ObjectType({ implements: () => [Node], description: 'What will be so when the action has worked, as a share that can be counted.' })
export class SuccessMeasure implements Node {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => Float) targetPercent!: number;
  @Field(() => Float, { nullable: true, description: 'The newest reading as a percentage of the target; null without one.' }) achieved!: number | null;
  @Field(() => DateTimeScalar, { nullable: true }) endedAt!: string | null;
  @Field(() => String, { nullable: true }) endReason!: string | null;
  @Field(() => [MeasureReading], { description: 'The newest first; a later one for the same day stands for an earlier one.' }) readings!: MeasureReading[];
}

@InputType()
export class AddSuccessMeasureInput {
  @Field(() => ID) actionId!: string;
  @Field(() => String) title!: string;
  @Field(() => Float, { description: 'Above 0, at most 100.' }) targetPercent!: number;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class AddMeasureReadingInput {
  @Field(() => ID) measureId!: string;
  @Field(() => Int) numerator!: number;
  @Field(() => Int) denominator!: number;
  @Field(() => DateScalar) datedOn!: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class EndSuccessMeasureInput {
  @Field(() => ID) measureId!: string;
  @Field(() => String) reason!: string;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}
