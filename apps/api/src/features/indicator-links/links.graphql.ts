/** Links between actions and the indicators that they should move. */
import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { NotFound, Refused } from '../../platform/graphql/index.ts';
import { Action } from '../plans/index.ts';
import { Rating } from '../ratings/index.ts';

@ObjectType({ description: 'Of an action what a page of an indicator shows.' })
export class LinkedAction {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) ref!: string | null;
  @Field(() => String) description!: string;
  @Field(() => Rating) effectiveRating!: Rating;
  @Field(() => String) planTitle!: string;
}

@InputType()
export class IndicatorLinkInput {
  @Field(() => ID) actionId!: string;
  @Field(() => String, { description: 'Code of the indicator.' }) indicator!: string;
}

export const IndicatorLinkResult = createUnionType({ name: 'IndicatorLinkResult', types: () => [Action, NotFound, Refused] as const });
