/** The service's record of a financial year as the API shows and takes it. Amounts are whole pounds. */
import { createUnionType, Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { BudgetColumn, FeedbackGroup, SumFault } from '@waymark/domain';
import { Conflict, DateTimeScalar, Refused } from '../../platform/graphql/index.ts';

export const FeedbackFrom = { CHILDREN: 'children', PARENTS: 'parents', VICTIMS: 'victims', STAFF: 'staff', PARTNERS: 'partners' } as const satisfies Record<string, FeedbackGroup>;
registerEnumType(FeedbackFrom, { name: 'FeedbackFrom' });

export const BudgetSum = { ROW: 'row', COLUMN: 'column', WHOLE: 'whole', ACROSS: 'across' } as const satisfies Record<string, SumFault['code']>;
registerEnumType(BudgetSum, { name: 'BudgetSum', description: 'An agency’s total, the total of a kind of contribution, the total of all agencies, or the same total of all kinds.' });

@ObjectType({ description: 'Which version of a part of the record this is, and where it comes from.' })
export class RecordVersion {
  @Field(() => Int, { description: 'Counts from 1; each correction is the next.' }) number!: number;
  @Field(() => String) source!: string;
  @Field(() => DateTimeScalar) recordedAt!: string;
  @Field(() => String, { nullable: true }) recordedBy!: string | null;
}

@ObjectType({ description: 'Null is not stated, which is not nought.' })
export class BudgetAmounts {
  @Field(() => Float, { nullable: true }) staffing!: number | null;
  @Field(() => Float, { nullable: true, description: 'Payments in kind.' }) inKind!: number | null;
  @Field(() => Float, { nullable: true, description: 'Other delegated funds.' }) other!: number | null;
  @Field(() => Float, { nullable: true }) total!: number | null;
}

@ObjectType()
export class BudgetContribution extends BudgetAmounts {
  @Field(() => String) agency!: string;
  @Field(() => Float, { description: 'In all: as stated, else the parts together.' }) contribution!: number;
}

@ObjectType({ description: 'A stated total that its parts do not make.' })
export class BudgetSumFault {
  @Field(() => BudgetSum) code!: SumFault['code'];
  @Field(() => String, { description: 'The agency, or the name of the field of BudgetAmounts; empty for the whole.' }) name!: string;
  @Field(() => Float) stated!: number;
  @Field(() => Float) sum!: number;
}

@ObjectType({ description: 'An agency that gives more or less than in the year before, came or left.' })
export class BudgetYearChange {
  @Field(() => String) agency!: string;
  @Field(() => Float, { nullable: true }) before!: number | null;
  @Field(() => Float, { nullable: true }) after!: number | null;
}

@ObjectType()
export class ServiceBudget {
  @Field(() => RecordVersion) version!: RecordVersion;
  @Field(() => [BudgetContribution]) contributions!: BudgetContribution[];
  @Field(() => BudgetAmounts, { description: 'The last line of the table, as stated.' }) totals!: BudgetAmounts;
  @Field(() => Float, { description: 'As stated, else all contributions together.' }) total!: number;
  @Field(() => [BudgetSumFault]) faults!: BudgetSumFault[];
  @Field(() => [BudgetYearChange], { nullable: true, description: 'Null: the year before has no budget here.' }) changes!: BudgetYearChange[] | null;
}

@ObjectType()
export class ServicePriorities {
  @Field(() => RecordVersion) version!: RecordVersion;
  @Field(() => [String], { description: 'The first one first.' }) items!: string[];
}

@ObjectType()
export class ServiceFeedbackResult {
  @Field(() => FeedbackFrom) group!: FeedbackGroup;
  @Field(() => String) question!: string;
  @Field(() => Int) positive!: number;
  @Field(() => Int) answered!: number;
  @Field(() => Float, { nullable: true, description: 'Per cent positive, with its 95 % interval; null where fewer than ten answered.' }) percent!: number | null;
  @Field(() => Float, { nullable: true }) lower!: number | null;
  @Field(() => Float, { nullable: true }) upper!: number | null;
}

@ObjectType()
export class ServiceFeedback {
  @Field(() => RecordVersion) version!: RecordVersion;
  @Field(() => [ServiceFeedbackResult]) results!: ServiceFeedbackResult[];
}

@ObjectType({ description: 'What a service records of a financial year beside its plan.' })
export class ServiceRecord {
  @Field(() => Int, { description: 'In which it begins: 2026 is 2026/27.' }) year!: number;
  @Field(() => [Int], { description: 'Years with anything recorded, the latest first.' }) years!: number[];
  @Field(() => ServiceBudget, { nullable: true }) budget!: ServiceBudget | null;
  @Field(() => ServicePriorities, { nullable: true }) priorities!: ServicePriorities | null;
  @Field(() => ServiceFeedback, { nullable: true }) feedback!: ServiceFeedback | null;
}

@InputType()
export class BudgetAmountsInput implements Record<BudgetColumn | 'total', number | null | undefined> {
  @Field(() => Float, { nullable: true }) staffing!: number | null;
  @Field(() => Float, { nullable: true }) inKind!: number | null;
  @Field(() => Float, { nullable: true }) other!: number | null;
  @Field(() => Float, { nullable: true }) total!: number | null;
}

@InputType()
export class BudgetContributionInput extends BudgetAmountsInput {
  @Field(() => String) agency!: string;
}

@InputType()
export class FeedbackResultInput {
  @Field(() => FeedbackFrom) group!: FeedbackGroup;
  @Field(() => String) question!: string;
  @Field(() => Int) positive!: number;
  @Field(() => Int) answered!: number;
}

/** What every part has. */
@InputType({ isAbstract: true })
export class RecordInput {
  @Field(() => Int, { description: 'In which the financial year begins.' }) year!: number;
  @Field(() => Int, { description: 'Of the version that the person saw; 0 when there was none.' }) seen!: number;
  @Field(() => String, { description: 'Where it was read.' }) source!: string;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class RecordBudgetInput extends RecordInput {
  @Field(() => [BudgetContributionInput]) contributions!: BudgetContributionInput[];
  @Field(() => BudgetAmountsInput) totals!: BudgetAmountsInput;
}

@InputType()
export class RecordPrioritiesInput extends RecordInput {
  @Field(() => [String]) items!: string[];
}

@InputType()
export class RecordFeedbackInput extends RecordInput {
  @Field(() => [FeedbackResultInput]) results!: FeedbackResultInput[];
}

export const ServiceRecordResult = createUnionType({
  name: 'ServiceRecordResult', types: () => [ServiceRecord, Refused, Conflict] as const,
  resolveType: (value: object) => (value instanceof Refused ? Refused : value instanceof Conflict ? Conflict : ServiceRecord),
});
