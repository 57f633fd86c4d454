/** What the workbench needs to show the effect of a change while it is written. */
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { FactDefinition } from '@waymark/rules';
import { DateScalar, JsonScalar, LocalisedText } from '../../platform/graphql/index.ts';
import { RatingKey } from '../ratings/index.ts';
import { RuleSetVersion, RuleSubject, type RuleSubjectName } from './rules.graphql.ts';

@ObjectType({ description: 'A fact that rules may read.' })
export class CatalogueFact {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'number, string, boolean, date or list.' }) type!: string;
  @Field(() => LocalisedText) label!: LocalisedText;
  @Field(() => String, { nullable: true, description: 'days, workingDays, items, percent, or none.' }) unit!: string | null;
  @Field(() => [String], { nullable: true, description: 'All values that it may have, where they are fixed.' }) values!: readonly string[] | null;
  @Field(() => Float, { nullable: true }) minimum!: number | null;
  @Field(() => Float, { nullable: true }) maximum!: number | null;
  @Field(() => String, { nullable: true, description: 'The date that it is counted from, when it moves by itself.' }) derivedFrom!: string | null;
}

@ObjectType({ description: 'An action as rules see it.' })
export class WorkbenchAction {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) ref!: string | null;
  @Field(() => String) description!: string;
  @Field(() => ID) planId!: string;
  @Field(() => String, { nullable: true }) statedCode!: string | null;
  @Field(() => String, { nullable: true, description: 'By the rules in force, today.' }) computedCode!: string | null;
  @Field(() => JsonScalar, { description: 'Values by the ids of facts; those counted from a date are left to the reader.' }) facts!: unknown;
}

@ObjectType()
export class RuleWorkbench {
  @Field(() => RuleSubject) subject!: RuleSubjectName;
  @Field(() => DateScalar, { description: 'The day for which facts are counted.' }) asAt!: string;
  @Field(() => String) catalogueVersion!: string;
  @Field(() => [CatalogueFact]) facts!: CatalogueFact[];
  @Field(() => RatingKey) ratingKey!: RatingKey;
  @Field(() => Int) ratingKeyVersion!: number;
  @Field(() => [RatingKey], { description: 'Keys to start from.' }) ratingKeyPresets!: RatingKey[];
  @Field(() => RuleSetVersion, { nullable: true }) active!: RuleSetVersion | null;
  @Field(() => [RuleSetVersion], { description: 'On their way, newest first.' }) inFlow!: RuleSetVersion[];
}

export function toCatalogueFact({ id, type, label, unit, values, minimum, maximum, derive }: FactDefinition): CatalogueFact {
  return { id, type, label, unit: unit ?? null, values: values ?? null, minimum: minimum ?? null, maximum: maximum ?? null, derivedFrom: derive?.from ?? null };
}
