/** Self-assessments as the API shows them: what was recorded, whether the samples are large enough, and what moved. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { caseSample, compareBands, standardsOf, type BandChange, type SampleVerdict, type StandardBand, type StandardPart } from '@waymark/domain';
import { Conflict, DateScalar, DateTimeScalar, Node, NotFound, Refused } from '../../platform/graphql/index.ts';
import { isLeftOut, type StandardContent } from './new-self-assessment.ts';
import type { SelfAssessmentRow } from './self-assessments.store.ts';

export const NationalStandardBand = {
  OUTSTANDING: 'outstanding', GOOD: 'good', REQUIRES_IMPROVEMENT: 'requiresImprovement', INADEQUATE: 'inadequate',
} as const satisfies Record<string, StandardBand>;
registerEnumType(NationalStandardBand, { name: 'NationalStandardBand', description: 'The best first.' });

export const BandMove = { UP: 'up', DOWN: 'down', SAME: 'same' } as const satisfies Record<string, BandChange['move']>;
registerEnumType(BandMove, { name: 'BandMove' });

export const CaseSampleVerdict = { NO_CASES: 'noCases', ALL: 'all', ENOUGH: 'enough', SHORT: 'short' } as const satisfies Record<string, SampleVerdict>;
registerEnumType(CaseSampleVerdict, { name: 'CaseSampleVerdict', description: 'By the rule of the standards: 20 % of the cases, and at least 20 where there are as many.' });

@ObjectType({ description: 'Since this part of the standard last had a band in a closed assessment.' })
export class NationalStandardBandChange {
  @Field(() => BandMove) move!: BandChange['move'];
  @Field(() => NationalStandardBand) before!: StandardBand;
  @Field(() => DateScalar) beforeOn!: string;
}

@ObjectType({ description: 'One standard in an assessment.' })
export class AssessedStandard {
  @Field(() => String, { description: 'Its code in the version of the standards.' }) standard: string;
  @Field(() => Boolean, { description: 'Nothing was said of it.' }) leftOut: boolean;
  @Field(() => NationalStandardBand, { nullable: true }) strategic: StandardBand | null;
  @Field(() => NationalStandardBand, { nullable: true, description: 'Null also without any case.' }) operational: StandardBand | null;
  @Field(() => Int, { nullable: true, description: 'In all.' }) cases: number | null;
  @Field(() => Int, { nullable: true }) casesLookedAt: number | null;
  @Field(() => Int, { nullable: true, description: 'How many the rule asks for.' }) casesNeeded: number | null;
  @Field(() => CaseSampleVerdict, { nullable: true }) sample: SampleVerdict | null;
  @Field(() => String, { nullable: true, description: 'What the bands rest on.' }) evidence: string | null;
  @Field(() => NationalStandardBandChange, { nullable: true }) strategicChange: NationalStandardBandChange | null;
  @Field(() => NationalStandardBandChange, { nullable: true }) operationalChange: NationalStandardBandChange | null;

  constructor(content: StandardContent, version: string, changes: readonly BandChange[]) {
    const rule = standardsOf(version)?.sample;
    const { cases, casesLookedAt } = content;
    const sample = rule && cases !== null && casesLookedAt !== null ? caseSample(rule, cases, casesLookedAt) : null;
    const changeOf = (part: StandardPart) => changes.find((change) => change.standard === content.standard && change.part === part) ?? null;
    this.standard = content.standard;
    this.leftOut = isLeftOut(content);
    this.strategic = content.strategic;
    this.operational = content.operational;
    this.cases = cases;
    this.casesLookedAt = casesLookedAt;
    this.casesNeeded = sample?.needed ?? null;
    this.sample = sample?.verdict ?? null;
    this.evidence = content.evidence;
    this.strategicChange = changeOf('strategic');
    this.operationalChange = changeOf('operational');
  }
}

@ObjectType({ implements: () => [Node], description: 'A service’s view of itself against the national standards on a day.' })
export class SelfAssessment implements Node {
  @Field(() => ID) id: string;
  @Field(() => String) standardsVersion: string;
  @Field(() => DateScalar) assessedOn: string;
  @Field(() => String, { nullable: true, description: 'The role of who moderated it.' }) moderatedBy: string | null;
  @Field(() => Int) version: number;
  @Field(() => String) recordedBy: string;
  @Field(() => DateTimeScalar) recordedAt: Date;
  @Field(() => String, { nullable: true }) closedBy: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null while it is a draft.' }) closedAt: Date | null;
  @Field(() => [AssessedStandard], { description: 'All of the version, in its order.' }) standards: AssessedStandard[];

  /** @param earlier closed ones, the newest first */
  constructor(row: SelfAssessmentRow, earlier: readonly SelfAssessmentRow[]) {
    const changes = compareBands(row.standards, earlier);
    this.id = row.id;
    this.standardsVersion = row.standardsVersion;
    this.assessedOn = row.assessedOn;
    this.moderatedBy = row.moderatedBy;
    this.version = row.version;
    this.recordedBy = row.recordedBy;
    this.recordedAt = row.recordedAt;
    this.closedBy = row.closedBy;
    this.closedAt = row.closedAt;
    this.standards = row.standards.map((content) => new AssessedStandard(content, row.standardsVersion, changes));
  }
}

export const SelfAssessmentResult = createUnionType({ name: 'SelfAssessmentResult', types: () => [SelfAssessment, NotFound] as const });
export const SelfAssessmentAnswer = createUnionType({ name: 'SelfAssessmentAnswer', types: () => [SelfAssessment, Refused, NotFound, Conflict] as const });

@InputType()
export class AssessedStandardInput {
  @Field(() => String, { description: 'Its code.' }) standard!: string;
  @Field(() => NationalStandardBand, { nullable: true }) strategic?: StandardBand | null;
  @Field(() => NationalStandardBand, { nullable: true }) operational?: StandardBand | null;
  @Field(() => Int, { nullable: true, description: 'In all.' }) cases?: number | null;
  @Field(() => Int, { nullable: true }) casesLookedAt?: number | null;
  @Field(() => String, { nullable: true }) evidence?: string | null;
}

@InputType()
export class RecordSelfAssessmentInput {
  @Field(() => Int, { nullable: true, description: 'Of the draft that is replaced; null: there is none.' }) version?: number | null;
  @Field(() => DateScalar) assessedOn!: string;
  @Field(() => String, { nullable: true, description: 'A role, not a name.' }) moderatedBy?: string | null;
  @Field(() => [AssessedStandardInput], { description: 'What is not among them is left out of the assessment.' }) standards!: AssessedStandardInput[];
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class CloseSelfAssessmentInput {
  @Field(() => ID) selfAssessmentId!: string;
  @Field(() => Int, { description: 'The version that the person has seen.' }) version!: number;
}
