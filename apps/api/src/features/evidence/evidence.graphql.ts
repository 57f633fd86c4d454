/** Evidence of an action: a file, a link or a note of something that can be looked at, with a date. */
import { createUnionType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateScalar, DateTimeScalar, Node, NotFound, Refused } from '../../platform/graphql/index.ts';
import { Action } from '../plans/index.ts';
import type { Marking } from './evidence.entity.ts';

export const EvidenceState = {
  ADDED: 'added', VERIFIED: 'verified', REJECTED: 'rejected', EXPIRED: 'expired', WITHDRAWN: 'withdrawn', REPLACED: 'replaced',
} as const;
export type EvidenceStateName = (typeof EvidenceState)[keyof typeof EvidenceState];
registerEnumType(EvidenceState, { name: 'EvidenceState', description: 'How one version of a piece stands today. Only added and verified evidence counts as evidence; expired evidence counts as expired.' });

export const ProtectiveMarking = { OFFICIAL: 'official', OFFICIAL_SENSITIVE: 'officialSensitive' } as const satisfies Record<string, Marking>;
registerEnumType(ProtectiveMarking, { name: 'ProtectiveMarking', description: 'Government Security Classifications: nothing above OFFICIAL may be kept here.' });

export const FileScan = { NOT_SCANNED: 'notScanned', CLEAN: 'clean' } as const;
registerEnumType(FileScan, { name: 'FileScan' });

@ObjectType()
export class EvidenceFile {
  @Field(() => String) name!: string;
  @Field(() => Float) bytes!: number;
  @Field(() => String, { description: 'As found in its bytes.' }) mediaType!: string;
  @Field(() => String) sha256!: string;
  @Field(() => FileScan) scan!: 'notScanned' | 'clean';
  @Field(() => Boolean, { description: 'The store has lost its bytes.' }) missing!: boolean;
}

@ObjectType({ description: 'Who did something to evidence, and when.' })
export class EvidenceStep {
  @Field(() => String, { nullable: true, description: 'Null for an adviser to whom names are not opened.' }) by!: string | null;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType({ implements: () => [Node], description: 'One version of a piece of evidence. Its id changes with each new version.' })
export class Evidence implements Node {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of this version, from 1.' }) number!: number;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) url!: string | null;
  @Field(() => EvidenceFile, { nullable: true, description: 'At /api/services/SLUG/evidence/ID/file, unless it was withdrawn.' }) file!: EvidenceFile | null;
  @Field(() => DateScalar) datedOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The last day on which it is good.' }) expiresOn!: string | null;
  @Field(() => ProtectiveMarking) marking!: Marking;
  @Field(() => EvidenceState) state!: EvidenceStateName;
  @Field(() => Boolean, { description: 'Verified and still good.' }) verified!: boolean;
  @Field(() => String, { nullable: true, description: 'Null for an adviser to whom names are not opened.' }) addedBy!: string | null;
  @Field(() => DateTimeScalar) addedAt!: string;
  @Field(() => EvidenceStep, { nullable: true }) verification!: EvidenceStep | null;
  @Field(() => EvidenceStep, { nullable: true }) rejection!: EvidenceStep | null;
  @Field(() => EvidenceStep, { nullable: true }) withdrawal!: EvidenceStep | null;
  @Field(() => Boolean, { description: 'The asking person is neither who added it nor an owner of the action.' }) mayJudge!: boolean;
  @Field(() => Boolean, { description: 'The asking person added it.' }) ownAddition!: boolean;
}

export const EvidenceConnection = connectionOf(() => Evidence, 'Evidence');

@InputType()
export class EvidenceContentInput {
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) url?: string | null;
  @Field(() => ID, { nullable: true, description: 'As answered to POST /api/evidence-files, by the same person.' }) fileId?: string | null;
  @Field(() => DateScalar) datedOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The last day on which it is good.' }) expiresOn?: string | null;
  @Field(() => Int, { nullable: true, description: 'Instead of expiresOn: so many months from datedOn on.' }) goodForMonths?: number | null;
  @Field(() => ProtectiveMarking, { nullable: true, description: 'OFFICIAL without one.' }) marking?: Marking | null;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class AddEvidenceInput extends EvidenceContentInput {
  @Field(() => ID) actionId!: string;
}

@InputType()
export class ReplaceEvidenceInput extends EvidenceContentInput {
  @Field(() => ID, { description: 'The version that is replaced.' }) evidenceId!: string;
}

@InputType()
export class EvidenceStepInput {
  @Field(() => ID) evidenceId!: string;
}

@InputType()
export class EvidenceReasonInput extends EvidenceStepInput {
  @Field(() => String) reason!: string;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

export const EvidenceResult = createUnionType({ name: 'EvidenceResult', types: () => [Action, NotFound, Refused] as const });
