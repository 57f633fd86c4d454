/** What a policy would have sent over a past period, beside the policy in force. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, JsonScalar, NotFound, Refused } from '../../platform/graphql/index.ts';
import type { PeriodName } from './quarter.ts';

export const EscalationPeriod = { LAST_QUARTER: 'lastQuarter', THIS_QUARTER: 'thisQuarter', LAST_FOUR_QUARTERS: 'lastFourQuarters' } as const satisfies Record<string, PeriodName>;
registerEnumType(EscalationPeriod, { name: 'EscalationPeriod', description: 'Quarters of the calendar; this one up to today.' });

@InputType()
export class SimulateEscalationPolicyInput {
  @Field(() => ID, { nullable: true, description: 'Of a stored policy; this, or a document, or neither: then the one in force alone.' }) id?: string | null;
  @Field(() => JsonScalar, { nullable: true }) document?: unknown;
  @Field(() => EscalationPeriod, { nullable: true, description: 'Left out, the last full quarter.' }) period?: PeriodName | null;
  @Field(() => DateScalar, { nullable: true, description: 'First day; left out, that of the period.' }) from?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Last day; left out, that of the period, or today where a first day is given.' }) until?: string | null;
}

@ObjectType()
export class EscalationCount {
  @Field(() => String, { description: 'A target or the id of a step.' }) name!: string;
  @Field(() => Int) count!: number;
}

@ObjectType()
export class EscalationWeek {
  @Field(() => DateScalar, { description: 'Its Monday.' }) monday!: string;
  @Field(() => Int) messages!: number;
}

@ObjectType({ description: 'One notice: why it would have gone out, when, and to whom.' })
export class EscalationSample {
  @Field(() => ID) actionId!: string;
  @Field(() => String, { nullable: true }) ref!: string | null;
  @Field(() => String) description!: string;
  @Field(() => String, { description: 'notify, acknowledgementExpired, resolved or stopped.' }) kind!: string;
  @Field(() => String, { nullable: true, description: 'The id of the step that sends it.' }) step!: string | null;
  @Field(() => [String]) targets!: readonly string[];
  @Field(() => DateTimeScalar, { description: 'When the action went off track.' }) raisedAt!: string;
  @Field(() => DateTimeScalar, { description: 'When it may go out: quiet hours and days without work are over.' }) at!: string;
}

@ObjectType()
export class EscalationPolicySimulation {
  @Field(() => Int, { description: 'Messages to those who are owners and have roles today.' }) messages!: number;
  @Field(() => Int, { description: 'What they tell of: more, where messages are grouped.' }) notices!: number;
  @Field(() => Int, { description: 'Actions of which somebody would have heard.' }) actions!: number;
  @Field(() => Int, { description: 'Notices of escalations that began with an import.' }) fromImport!: number;
  @Field(() => Int, { description: 'Notices that would have gone to the plan managers instead: nobody whom they are for has an account here.' }) instead!: number;
  @Field(() => [EscalationCount], { description: 'Messages by target.' }) byTarget!: EscalationCount[];
  @Field(() => [EscalationCount], { description: 'Notices by step, in the order of the policy.' }) byStep!: EscalationCount[];
  @Field(() => [EscalationCount], { description: 'Notices by kind.' }) byKind!: EscalationCount[];
  @Field(() => [EscalationWeek], { description: 'Every week of the period.' }) byWeek!: EscalationWeek[];
  @Field(() => [EscalationSample], { description: 'At most 30, spread over the period.' }) samples!: EscalationSample[];
}

@ObjectType()
export class EscalationPolicyComparison {
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar, { description: 'The last day.' }) until!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day of the first decision that is known; null: there is no history.' }) historyFrom!: string | null;
  @Field(() => Int, { description: 'Live actions.' }) actions!: number;
  @Field(() => Int, { description: 'Of these looked at, at most 5,000.' }) looked!: number;
  @Field(() => Int, { description: 'Of the actions looked at, those whose history is known from the first day on.' }) known!: number;
  @Field(() => EscalationPolicySimulation) inForce!: EscalationPolicySimulation;
  @Field(() => EscalationPolicySimulation, { nullable: true, description: 'Null when the one in force alone was asked for.' }) tried!: EscalationPolicySimulation | null;
}

export const SimulateEscalationPolicyResult = createUnionType({ name: 'SimulateEscalationPolicyResult', types: () => [EscalationPolicyComparison, NotFound, Refused] as const });
