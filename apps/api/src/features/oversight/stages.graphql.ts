/** Stages as both sides see them: what the rules propose and why, and what a person decided. */
import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { FactValue } from '@waymark/rules';
import { DateScalar, LocalisedText, NotFound, Refused } from '../../platform/graphql/index.ts';
import { FactReading } from '../ratings/index.ts';
import { OversightBody } from '../sharing/index.ts';

@ObjectType({ description: 'One of the numbered stages of an oversight body.' })
export class OversightStage {
  @Field(() => Int) number!: number;
  @Field(() => LocalisedText) name!: LocalisedText;
}

@ObjectType({ description: 'What the body’s rules say today: advice to the person who decides.' })
export class StageProposal {
  @Field(() => OversightStage) stage!: OversightStage;
  @Field(() => LocalisedText, { nullable: true, description: 'The sentence of the rule that decides; null when none applied and the default does.' }) because!: LocalisedText | null;
  @Field(() => [FactReading], { description: 'What the rules read.' }) facts!: { fact: string; label: LocalisedText; unit: string | null; value: FactValue }[];
  @Field(() => Int) rulesNumber!: number;
}

@ObjectType()
export class StageQuarter {
  @Field(() => DateScalar) day!: string;
  @Field(() => Int) actions!: number;
  @Field(() => Int) offTrack!: number;
  @Field(() => Int) open!: number;
  @Field(() => Int) overdue!: number;
}

@ObjectType({ description: 'A decision of a person of the body, kept for both sides.' })
export class StageDecision {
  @Field(() => ID) id!: string;
  @Field(() => LocalisedText) body!: LocalisedText;
  @Field(() => OversightStage) stage!: OversightStage;
  @Field(() => DateScalar) decidedOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'Date of the letter that told the service.' }) letterOn!: string | null;
  @Field(() => String) reason!: string;
  @Field(() => Int, { nullable: true, description: 'What the rules proposed when it was decided.' }) proposed!: number | null;
  @Field(() => LocalisedText, { nullable: true, description: 'The sentence under which they did; null when none of them applied.' }) because!: LocalisedText | null;
  @Field(() => Int, { description: 'The version of the body’s rules that proposed, in whose words the stage is named.' }) rulesNumber!: number;
}

@ObjectType({ description: 'Where a service stands with one oversight body.' })
export class ServiceStage {
  @Field(() => OversightBody) body!: OversightBody;
  @Field(() => LocalisedText) service!: LocalisedText;
  @Field(() => [OversightStage]) stages!: OversightStage[];
  @Field(() => OversightStage, { nullable: true, description: 'Null: nothing was decided yet.' }) current!: OversightStage | null;
  @Field(() => StageProposal) proposal!: StageProposal;
  @Field(() => [StageQuarter], { description: 'The last four quarter ends that are known, the latest first.' }) quarters!: StageQuarter[];
  @Field(() => [StageDecision], { description: 'The latest first.' }) history!: StageDecision[];
}

@InputType()
export class DecideStageInput {
  @Field(() => String, { description: 'Slug of the service.' }) service!: string;
  @Field(() => String, { description: 'Slug of the body.' }) body!: string;
  @Field(() => Int) stage!: number;
  @Field(() => DateScalar) decidedOn!: string;
  @Field(() => DateScalar, { nullable: true }) letterOn?: string | null;
  @Field(() => String) reason!: string;
}

export const ServiceStageResult = createUnionType({ name: 'ServiceStageResult', types: () => [ServiceStage, NotFound] as const });
export const DecideStageResult = createUnionType({
  name: 'DecideStageResult', types: () => [ServiceStage, Refused, NotFound] as const,
  resolveType: (value: object) => (value instanceof Refused ? Refused : value instanceof NotFound ? NotFound : ServiceStage),
});

/** Kept for the portfolio: the number of the stage, and of the proposed one. */
@ObjectType()
export class PortfolioStage {
  @Field(() => OversightStage, { nullable: true }) current!: OversightStage | null;
  @Field(() => OversightStage) proposed!: OversightStage;
  @Field(() => Float, { nullable: true, description: 'Off track at the last quarter end, from 0 to 1.' }) offTrackShare!: number | null;
}
