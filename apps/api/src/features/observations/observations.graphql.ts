/** A service's own figures as the API shows them: counts; rates and limits are made where they are read. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, Node, NotFound, Reason, Refused } from '../../platform/graphql/index.ts';
import { ObservationWindow, type WindowName } from '../indicators/index.ts';
import type { ObservationRow } from './observations.store.ts';

export const ObservationState = { ENTERED: 'entered', CONFIRMED: 'confirmed', REJECTED: 'rejected', SUPERSEDED: 'superseded' } as const;
type ObservationStateName = (typeof ObservationState)[keyof typeof ObservationState];
registerEnumType(ObservationState, { name: 'ObservationState', description: 'Only a confirmed figure counts. A superseded one was replaced by a later figure of the same period.' });

@ObjectType({ description: 'Another person’s word on a figure.' })
export class ObservationJudgement {
  @Field(() => String) by!: string;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => String, { nullable: true, description: 'Of a rejection.' }) reason!: string | null;
}

@ObjectType({ implements: () => [Node], description: 'A count over a count, of one period, as the service itself reports it.' })
export class Observation implements Node {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Code of the indicator.' }) indicator!: string;
  @Field(() => String) definitionVersion!: string;
  @Field(() => ObservationWindow) window!: WindowName;
  @Field(() => DateScalar) periodStart!: string;
  @Field(() => DateScalar) periodEnd!: string;
  @Field(() => Int) numerator!: number;
  @Field(() => Int) denominator!: number;
  @Field(() => Int, { nullable: true, description: 'Of the counted: to how many help was offered.' }) offered!: number | null;
  @Field(() => Int, { nullable: true, description: 'Of those: how many attended.' }) attended!: number | null;
  @Field(() => String) source!: string;
  @Field(() => DateScalar, { description: 'The day on which it was counted.' }) asAt!: string;
  @Field(() => Boolean, { description: 'Worked out, not counted.' }) estimated!: boolean;
  @Field(() => ObservationState) state: ObservationStateName;
  @Field(() => String) enteredBy!: string;
  @Field(() => DateTimeScalar) enteredAt!: string;
  @Field(() => ObservationJudgement, { nullable: true }) judgement: ObservationJudgement | null;
  @Field(() => Boolean, { description: 'The asking person did not enter it, and nobody has judged it.' }) mayJudge: boolean;

  constructor(row: ObservationRow) {
    const { id, indicator, definitionVersion, window, periodStart, periodEnd, numerator, denominator, offered, attended, source, asAt, estimated, enteredBy, enteredAt } = row;
    Object.assign(this, { id, indicator, definitionVersion, window, periodStart, periodEnd, numerator, denominator, offered, attended, source, asAt, estimated, enteredBy, enteredAt });
    this.state = row.supersededAt === null ? row.state : 'superseded';
    this.judgement = row.judgedBy === null || row.judgedAt === null ? null : { by: row.judgedBy, at: row.judgedAt, reason: row.rejectionReason };
    this.mayJudge = this.state === 'entered' && !row.ownEntry;
  }
}

@InputType()
export class EnterObservationInput {
  @Field(() => String, { description: 'Code of the indicator.' }) indicator!: string;
  @Field(() => String, { nullable: true, description: 'The newest without one.' }) definitionVersion?: string | null;
  @Field(() => ObservationWindow, { nullable: true, description: 'The usual one of the indicator without one.' }) window?: WindowName | null;
  @Field(() => DateScalar, { description: 'First day of a quarter.' }) periodStart!: string;
  @Field(() => Int) numerator!: number;
  @Field(() => Int) denominator!: number;
  @Field(() => Int, { nullable: true }) offered?: number | null;
  @Field(() => Int, { nullable: true }) attended?: number | null;
  @Field(() => String) source!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was counted; today without one.' }) asAt?: string | null;
  @Field(() => Boolean, { nullable: true }) estimated?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class ImportObservationsInput {
  @Field(() => String, { description: 'The text of a CSV file; its head names the columns.' }) csv!: string;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class ConfirmObservationsInput {
  @Field(() => [ID], { description: 'All are confirmed, or none.' }) observationIds!: string[];
}

@InputType()
export class RejectObservationInput {
  @Field(() => ID) observationId!: string;
  @Field(() => String) reason!: string;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@ObjectType({ description: 'Figures that now wait, or were confirmed.' })
export class Observations {
  @Field(() => [Observation]) nodes!: Observation[];
}

@ObjectType({ description: 'What is wrong in one row of a file.' })
export class ObservationRowFaults {
  @Field(() => Int, { description: 'As a spreadsheet counts: the head is 1.' }) line!: number;
  @Field(() => [Reason]) reasons!: Reason[];
}

@ObjectType({ description: 'Nothing of the file was kept.' })
export class ObservationFileRefused {
  @Field(() => [ObservationRowFaults], { description: 'The first hundred rows with a fault.' }) rows!: ObservationRowFaults[];
  @Field(() => Int, { description: 'Rows with a fault.' }) count!: number;
}

export const ObservationResult = createUnionType({ name: 'ObservationResult', types: () => [Observation, NotFound, Refused] as const });
export const ObservationsResult = createUnionType({ name: 'ObservationsResult', types: () => [Observations, NotFound, Refused] as const });
export const ObservationImportResult = createUnionType({ name: 'ObservationImportResult', types: () => [Observations, ObservationFileRefused, Refused] as const });
