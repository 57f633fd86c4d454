/** The rules of an oversight body's stages: as they are, as somebody would change them, and what that would change. */
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { FactValue, StageName } from '@waymark/rules';
import { Conflict, DateScalar, DateTimeScalar, JsonScalar, LocalisedText, NotFound, Refused } from '../../platform/graphql/index.ts';
import { FactReading } from '../ratings/index.ts';
import { OversightBody } from '../sharing/index.ts';
import { OversightStage } from './stages.graphql.ts';

@ObjectType()
export class StageRulesVersion {
  @Field(() => Int) number!: number;
  @Field(() => DateTimeScalar) since!: Date;
  @Field(() => String, { nullable: true, description: 'Of the body’s own people; null for what the body started from.' }) writtenBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Null where one person alone advised for the body, and for what it started from.' }) approvedBy!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType({ description: 'Changed rules that wait for a second adviser of the body, or what they were answered.' })
export class StageRulesChange {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that they change.' }) against!: number;
  @Field(() => [OversightStage]) stages!: readonly StageName[];
  @Field(() => JsonScalar) document!: unknown;
  @Field(() => String) contentHash!: string;
  @Field(() => String) reason!: string;
  @Field(() => String) writtenBy!: string;
  @Field(() => DateTimeScalar) writtenAt!: Date;
  @Field(() => Boolean, { description: 'Written by the reader.' }) own!: boolean;
  @Field(() => String, { nullable: true, description: 'Who returned it.' }) answeredBy!: string | null;
  @Field(() => String, { nullable: true }) answer!: string | null;
}

@ObjectType({ description: 'The rules that propose stages for a body: those in force, or an earlier version.' })
export class StageRules {
  @Field(() => OversightBody) body!: OversightBody;
  @Field(() => [OversightBody], { description: 'All bodies that this person advises for.' }) bodies!: OversightBody[];
  @Field(() => DateScalar) asAt!: string;
  @Field(() => Int) number!: number;
  @Field(() => Int, { description: 'The newest version.' }) inForce!: number;
  @Field(() => DateTimeScalar) since!: Date;
  @Field(() => [OversightStage], { description: 'As this version calls them.' }) stages!: readonly StageName[];
  @Field(() => JsonScalar, { description: 'The rules, as those of a service are stored, about facts of the catalogue of services.' }) document!: unknown;
  @Field(() => [StageRulesVersion], { description: 'The latest first.' }) versions!: StageRulesVersion[];
  @Field(() => Boolean, { description: 'Whether another adviser must approve a change.' }) twoPeople!: boolean;
  @Field(() => StageRulesChange, { nullable: true, description: 'What waits for approval.' }) waiting!: StageRulesChange | null;
  @Field(() => StageRulesChange, { nullable: true, description: 'The reader’s last change, where it was returned and nothing was published since.' }) returned!: StageRulesChange | null;
}

@ObjectType({ description: 'By which rules an oversight body proposes stages for this service.' })
export class BodyStageRules {
  @Field(() => OversightBody) body!: OversightBody;
  @Field(() => Int) number!: number;
  @Field(() => DateTimeScalar) since!: Date;
  @Field(() => [OversightStage]) stages!: readonly StageName[];
  @Field(() => JsonScalar) document!: unknown;
}

@ObjectType({ description: 'What the rules in force and the changed ones propose for a service on one day.' })
export class StageTrialMoment {
  @Field(() => DateScalar) day!: string;
  @Field(() => Boolean, { description: 'Today; otherwise the end of a quarter.' }) now!: boolean;
  @Field(() => OversightStage) before!: OversightStage;
  @Field(() => OversightStage) after!: OversightStage;
  @Field(() => LocalisedText, { nullable: true, description: 'The sentence of the rule in force; null where none applies, and where nothing changes.' }) becauseBefore!: LocalisedText | null;
  @Field(() => LocalisedText, { nullable: true, description: 'The sentence of the changed rule; null where none applies, and where nothing changes.' }) becauseAfter!: LocalisedText | null;
  @Field(() => [FactReading], { description: 'What either of them read; none where nothing changes.' }) facts!: { fact: string; label: LocalisedText; unit: string | null; value: FactValue }[];
}

@ObjectType()
export class StageTrialService {
  @Field(() => String) slug!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => [StageTrialMoment], { description: 'Today, then the ends of quarters that are known, the latest first: four at most.' }) moments!: StageTrialMoment[];
}

@ObjectType({ description: 'What changed rules would change. Nothing is stored of it but that it was shown.' })
export class StageRulesTrial {
  @Field(() => String, { description: 'Of exactly these rules and names.' }) contentHash!: string;
  @Field(() => Int) against!: number;
  @Field(() => DateScalar) asAt!: string;
  @Field(() => Int, { description: 'Services whose proposed stage of today changes.' }) changed!: number;
  @Field(() => [StageTrialService], { description: 'Those that share with the body, by name.' }) services!: StageTrialService[];
}

@InputType()
export class StageNameInput {
  @Field(() => Int) number!: number;
  @Field(() => String) en!: string;
  @Field(() => String) cy!: string;
}

@InputType()
export class StageRulesInput {
  @Field(() => String, { description: 'Slug of the body.' }) body!: string;
  @Field(() => Int, { description: 'The version that was changed: a conflict where another is in force.' }) against!: number;
  @Field(() => [StageNameInput]) stages!: StageNameInput[];
  @Field(() => JsonScalar) document!: unknown;
}

@InputType()
export class SubmitStageRulesInput extends StageRulesInput {
  @Field(() => String) reason!: string;
}

@InputType()
export class ApproveStageRulesInput {
  @Field(() => String, { description: 'Slug of the body.' }) body!: string;
  @Field(() => ID) change!: string;
  @Field(() => String, { description: 'Of the rules that were read: other rules are not approved by it.' }) contentHash!: string;
}

@InputType()
export class ReturnStageRulesInput {
  @Field(() => String, { description: 'Slug of the body.' }) body!: string;
  @Field(() => ID) change!: string;
  @Field(() => String, { nullable: true, description: 'Why; needed unless the change is one’s own.' }) reason?: string | null;
}

export const StageRulesResult = createUnionType({ name: 'StageRulesResult', types: () => [StageRules, NotFound] as const });
const kinds = [Refused, NotFound, Conflict] as const;
const kindOf = (value: object, other: typeof StageRules | typeof StageRulesTrial) => kinds.find((kind) => value instanceof kind) ?? other;
export const TryStageRulesResult = createUnionType({ name: 'TryStageRulesResult', types: () => [StageRulesTrial, ...kinds] as const, resolveType: (value: object) => kindOf(value, StageRulesTrial) });
export const ChangeStageRulesResult = createUnionType({ name: 'ChangeStageRulesResult', types: () => [StageRules, ...kinds] as const, resolveType: (value: object) => kindOf(value, StageRules) });
