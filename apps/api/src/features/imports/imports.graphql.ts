/** An import, what may be said of it, and its answers. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, connectionOf, DateTimeScalar, Node, NotFound, Reason, Refused } from '../../platform/graphql/index.ts';
import { Plan } from '../plans/index.ts';
import type { ImportRow, ImportStateName } from './import-row.ts';
import { failureReason } from './import-row.ts';
import { PlanFieldEnum, type PlanFieldName } from './source.graphql.ts';

export const ImportState = {
  READING: 'reading', READY: 'ready', FAILED: 'failed', COMMITTED: 'committed', DISCARDED: 'discarded',
} as const satisfies Record<string, ImportStateName>;
registerEnumType(ImportState, { name: 'ImportState' });

@ObjectType({ implements: () => [Node] })
export class PlanImport implements Node {
  @Field(() => ID) id: string;
  @Field(() => Int) version: number;
  @Field(() => String) fileName: string;
  @Field(() => ImportState) state: ImportStateName;
  @Field(() => DateTimeScalar) uploadedAt: Date;
  @Field(() => String) uploadedBy: string;
  @Field(() => Reason, { nullable: true, description: 'Why the file could not be read.' }) failure: Reason | null;
  @Field(() => ID, { nullable: true, description: 'The plan it became.' }) planId: string | null;
  @Field(() => ID, { nullable: true, description: 'The plan it was sent to, to be compared with it.' }) targetPlanId: string | null;

  constructor(row: ImportRow) {
    this.id = row.id;
    this.version = row.version;
    this.fileName = row.fileName;
    this.state = row.state;
    this.uploadedAt = row.uploadedAt;
    this.uploadedBy = row.uploadedBy;
    this.failure = failureReason(row);
    this.planId = row.planId;
    this.targetPlanId = row.targetPlanId;
  }
}

export const PlanImportConnection = connectionOf(() => PlanImport, 'PlanImport');
export const PlanImportResult = createUnionType({ name: 'PlanImportResult', types: () => [PlanImport, NotFound, Refused, Conflict] as const });
export const CommitImportResult = createUnionType({ name: 'CommitImportResult', types: () => [Plan, NotFound, Refused, Conflict] as const });

@InputType()
export class ColumnMapping {
  @Field(() => Int) column!: number;
  @Field(() => PlanFieldEnum, { nullable: true }) field?: PlanFieldName | null;
}

@InputType({ description: 'Say by hand what the columns of a table mean; the document is read again with it.' })
export class MapColumnsInput {
  @Field(() => ID) importId!: string;
  @Field(() => Int) version!: number;
  @Field(() => Int) block!: number;
  @Field(() => Int, { nullable: true }) headerRow?: number | null;
  @Field(() => [ColumnMapping]) columns!: ColumnMapping[];
}

@InputType()
export class ConfirmFindingsInput {
  @Field(() => ID) importId!: string;
  @Field(() => Int) version!: number;
  @Field(() => [ID], { description: 'Empty: all that are open.' }) findingIds!: string[];
}

@InputType({ description: 'A correction of one draft action; a field left out stays as it is.' })
export class CorrectActionInput {
  @Field(() => ID) importId!: string;
  @Field(() => Int) version!: number;
  @Field(() => ID) path!: string;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => String, { nullable: true }) accountableOwner?: string | null;
  @Field(() => String, { nullable: true }) timescaleText?: string | null;
  @Field(() => String, { nullable: true }) statedCode?: string | null;
  @Field(() => Boolean, { nullable: true }) leaveOut?: boolean | null;
}

@InputType()
export class CommitImportInput {
  @Field(() => ID) importId!: string;
  @Field(() => Int) version!: number;
  @Field(() => String, { nullable: true }) title?: string | null;
}

@InputType()
export class DiscardImportInput {
  @Field(() => ID) importId!: string;
  @Field(() => Int) version!: number;
}
