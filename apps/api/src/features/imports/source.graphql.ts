/** The council's document as it was read: blocks in reading order, tables with their cells and what a column means. */
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../../platform/graphql/index.ts';

export const BlockKind = { HEADING: 'heading', PARAGRAPH: 'paragraph', TABLE: 'table' } as const;
registerEnumType(BlockKind, { name: 'BlockKind' });

export const PlanFieldEnum = {
  REF: 'ref', AREA: 'area', OBJECTIVE: 'objective', RECOMMENDATION: 'recommendation', ACTION: 'action', APPROACH: 'approach', OWNER: 'owner',
  TIMESCALE: 'timescale', RATING: 'rating', RATING_AND_PROGRESS: 'ratingAndProgress', SUCCESS: 'success', PROGRESS: 'progress', STATUS: 'status',
  THEME: 'theme', LINKED_RECOMMENDATIONS: 'linkedRecommendations', LINKED_INDICATORS: 'linkedIndicators',
} as const;
export type PlanFieldName = (typeof PlanFieldEnum)[keyof typeof PlanFieldEnum];
registerEnumType(PlanFieldEnum, { name: 'PlanField', description: "What a column of the council's table means; null is a column that is left out." });

@ObjectType()
export class SourceCell {
  @Field(() => String) text!: string;
  @Field(() => String, { nullable: true, description: 'red, amber, green or blue, when the cell is shaded so.' }) shade!: string | null;
  @Field(() => Int) columnSpan!: number;
  @Field(() => Int) rowSpan!: number;
}

@ObjectType()
export class SourceRow {
  @Field(() => Int) index!: number;
  @Field(() => Boolean) header!: boolean;
  @Field(() => [SourceCell]) cells!: SourceCell[];
  @Field(() => [String], { description: 'Paths of the actions read from this row.' }) actionPaths!: string[];
}

export const SourceRowConnection = connectionOf(() => SourceRow, 'SourceRow');

@ObjectType()
export class SourceColumn {
  @Field(() => Int) index!: number;
  @Field(() => String) header!: string;
  @Field(() => PlanFieldEnum, { nullable: true }) field!: PlanFieldName | null;
}

@ObjectType()
export class SourceBlock {
  @Field(() => Int) index!: number;
  @Field(() => BlockKind) kind!: (typeof BlockKind)[keyof typeof BlockKind];
  @Field(() => String) text!: string;
  @Field(() => Int, { nullable: true }) level!: number | null;
  @Field(() => String, { nullable: true, description: 'Name of the worksheet.' }) sheet!: string | null;
  @Field(() => [SourceColumn]) columns!: SourceColumn[];
  /** Not shown as such: the pages of `rows` are cut from it. */
  allRows!: readonly SourceRow[];
}

@ObjectType()
export class PrintedRating {
  @Field(() => String) code!: string;
  @Field(() => String) meaning!: string;
}
