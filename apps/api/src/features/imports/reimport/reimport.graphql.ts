/** A document beside its plan, what may be said of each difference, and the answers. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ComparedField, PairedBy } from '@waymark/domain';
import { Conflict, NotFound, Reason, Refused } from '../../../platform/graphql/index.ts';
import { Plan } from '../../plans/index.ts';
import { RatingKey } from '../../ratings/index.ts';
import type { ChangeKind } from './comparison.ts';

export const PlanChangeKind = { CHANGED: 'changed', MOVED: 'moved', ADDED: 'added', MISSING: 'missing', HEADING: 'heading' } as const satisfies Record<string, ChangeKind>;
registerEnumType(PlanChangeKind, { name: 'PlanChangeKind', description: 'HEADING: a section or an objective is worded otherwise; the others are differences of actions.' });

export const PairedByEnum = { REF: 'ref', TEXT: 'text', SIMILAR: 'similar' } as const satisfies Record<string, PairedBy>;
registerEnumType(PairedByEnum, { name: 'PairedBy', description: 'How a row of the document was found in the plan; SIMILAR is probably the same.' });

export const ChangedField = {
  REF: 'ref', DESCRIPTION: 'description', APPROACH: 'approach', OWNER: 'owner', TIMESCALE: 'timescale', SUCCESS: 'success', STATED: 'stated', PROGRESS: 'progress',
} as const satisfies Record<string, ComparedField>;
registerEnumType(ChangedField, { name: 'ChangedField' });

@ObjectType()
export class BranchName {
  @Field(() => String, { nullable: true }) ref!: string | null;
  @Field(() => String) title!: string;
}

@ObjectType({ description: 'One difference, to be accepted or refused.' })
export class PlanChange {
  @Field(() => ID) id!: string;
  @Field(() => PlanChangeKind) kind!: ChangeKind;
  @Field(() => ID, { nullable: true }) actionId!: string | null;
  @Field(() => String, { nullable: true, description: 'As the plan numbers it; as the document does, for an added one.' }) ref!: string | null;
  @Field(() => String) description!: string;
  @Field(() => BranchName) section!: BranchName;
  @Field(() => BranchName) objective!: BranchName;
  @Field(() => BranchName, { nullable: true }) fromObjective!: BranchName | null;
  @Field(() => PairedByEnum, { nullable: true }) pairedBy!: PairedBy | null;
  @Field(() => ChangedField, { nullable: true }) field!: ComparedField | null;
  @Field(() => String, { nullable: true }) before!: string | null;
  @Field(() => String, { nullable: true }) after!: string | null;
  @Field(() => [Reason], { description: 'What the reading of the document is not sure of.' }) doubts!: Reason[];
}

@ObjectType({ description: 'A document beside the plan that it was sent to, as both are now.' })
export class PlanComparison {
  @Field(() => ID) importId!: string;
  @Field(() => Int) version!: number;
  @Field(() => String) fileName!: string;
  @Field(() => ID) planId!: string;
  @Field(() => String) planTitle!: string;
  @Field(() => RatingKey) ratingKey!: RatingKey;
  @Field(() => String, { description: 'To be sent with what is said: it is good for these differences alone.' }) basis!: string;
  @Field(() => Int) unchanged!: number;
  @Field(() => [PlanChange]) changes!: PlanChange[];
}

export const PlanComparisonResult = createUnionType({ name: 'PlanComparisonResult', types: () => [PlanComparison, NotFound, Refused] as const });
export const CommitReimportResult = createUnionType({ name: 'CommitReimportResult', types: () => [Plan, PlanComparison, NotFound, Refused, Conflict] as const });

@InputType()
export class ChangeChoice {
  @Field(() => String, { description: 'Id of the difference.' }) change!: string;
  @Field(() => Boolean, { description: 'Take what the document says. Of a missing action: archive it.' }) accept!: boolean;
  @Field(() => String, { nullable: true, description: 'Why a missing action is archived.' }) reason?: string | null;
}

@InputType({ description: 'What is said of every difference of a comparison; another comparison answers when the plan changed since.' })
export class CommitReimportInput {
  @Field(() => ID) importId!: string;
  @Field(() => Int) version!: number;
  @Field(() => String) basis!: string;
  @Field(() => [ChangeChoice]) choices!: ChangeChoice[];
  @Field(() => String, { nullable: true, description: 'Why timescales move; needed when one is accepted.' }) reason?: string | null;
  @Field(() => Boolean, { nullable: true }) noChildNamed?: boolean | null;
}
