/** The plan tree as the API shows it: plan, sections, objectives, and what is counted over them. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateScalar, Node, NotFound } from '../../platform/graphql/index.ts';
import { Rating, RatingKey, type RulesInForce } from '../ratings/index.ts';
import type { PlanRow } from './plans.store.ts';

@ObjectType({ implements: () => [Node] })
export class Plan implements Node {
  @Field(() => ID) id: string;
  @Field(() => String) title: string;
  @Field(() => Int) version: number;
  @Field(() => String, { nullable: true, description: 'The file it was imported from, when it was.' }) importedFrom: string | null;
  @Field(() => DateScalar, { description: 'The day the ratings below are decided for.' }) asAt: string;
  @Field(() => RatingKey) ratingKey: RatingKey;

  constructor(row: PlanRow, readonly rules: RulesInForce) {
    this.id = row.id;
    this.title = row.title;
    this.version = row.version;
    this.importedFrom = row.importedFrom;
    this.asAt = rules.today;
    this.ratingKey = rules.ratingKey;
  }
}

export const PlanConnection = connectionOf(() => Plan, 'Plan');
export const PlanResult = createUnionType({ name: 'PlanResult', types: () => [Plan, NotFound] as const });

@ObjectType()
export class Recommendation {
  @Field(() => String) ref!: string;
  @Field(() => String) text!: string;
}

@ObjectType({ implements: () => [Node] })
export class Section implements Node {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) ref!: string | null;
  @Field(() => String) title!: string;
  @Field(() => ID, { nullable: true }) parentId!: string | null;
  @Field(() => [Recommendation]) recommendations!: Recommendation[];
}

@ObjectType({ implements: () => [Node] })
export class Objective implements Node {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) ref!: string | null;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) theme!: string | null;
  @Field(() => DateScalar, { nullable: true }) targetDate!: string | null;
  @Field(() => String, { nullable: true }) champion!: string | null;
  @Field(() => [String]) linkedRecommendations!: string[];
  @Field(() => [String]) linkedIndicators!: string[];
  /** Not shown: where it belongs. */
  sectionId!: string;
  planId!: string;
}

@ObjectType()
export class RatingCount {
  @Field(() => Rating) rating!: Rating;
  @Field(() => Int) count!: number;
}

@ObjectType()
export class SectionSummary {
  @Field(() => Section) section!: Section;
  @Field(() => Int) total!: number;
  @Field(() => [RatingCount]) byRating!: RatingCount[];
}

@ObjectType({ description: 'For example: of 28 actions stated Amber, 18 are Red by the rules, 18 of them past their deadline.' })
export class DivergenceGroup {
  @Field(() => Rating) stated!: Rating;
  @Field(() => Rating) computed!: Rating;
  @Field(() => Int) count!: number;
  @Field(() => Int) pastDeadline!: number;
  @Field(() => Int) statedTotal!: number;
}

@ObjectType()
export class PlanSummary {
  @Field(() => Int) total!: number;
  @Field(() => [RatingCount], { description: 'By effective rating, in the order of the rating key.' }) byRating!: RatingCount[];
  @Field(() => [RatingCount], { description: 'By stated rating; actions without one are in none of these.' }) byStated!: RatingCount[];
  @Field(() => Int) withoutStated!: number;
  @Field(() => [SectionSummary]) bySection!: SectionSummary[];
  @Field(() => [DivergenceGroup], { description: 'Largest first.' }) divergences!: DivergenceGroup[];
  @Field(() => Int) divergent!: number;
  @Field(() => Int, { description: 'Not complete and past their date.' }) pastDeadline!: number;
  @Field(() => Int, { description: 'Whose rating a person has overridden, today.' }) overridden!: number;
}

export const ActionOrder = { PLAN: 'plan', EXCEPTIONS_FIRST: 'exceptionsFirst' } as const;
export type ActionOrderName = (typeof ActionOrder)[keyof typeof ActionOrder];
registerEnumType(ActionOrder, { name: 'ActionOrder' });

@InputType()
export class ActionFilter {
  @Field(() => ID, { nullable: true }) sectionId?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the effective rating.' }) rating?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the stated rating.' }) stated?: string | null;
  @Field(() => Boolean, { nullable: true }) diverges?: boolean | null;
  @Field(() => Boolean, { nullable: true }) pastDeadline?: boolean | null;
  @Field(() => String, { nullable: true }) owner?: string | null;
}
