/** Families as the API shows them: every version, who saved it and when, and what is wrong in which line of a new one. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, DateScalar, DateTimeScalar, LocalisedText, Node, NotFound, Reason, Refused } from '../../platform/graphql/index.ts';
import { modelCode } from './family-model.ts';
import type { KeptFamilyRow } from './families.store.ts';
import type { FamilyLevel } from './named-area.ts';

export const NeighbourFamilyLevel = { AUTHORITY: 'authority', SERVICE: 'service' } as const satisfies Record<string, FamilyLevel>;
registerEnumType(NeighbourFamilyLevel, { name: 'NeighbourFamilyLevel', description: 'Of local authorities, or of whole youth justice services.' });

@ObjectType({ description: 'One whom the service has chosen to be compared with.' })
export class NeighbourFamilyMember {
  @Field(() => String, { description: 'ONS code of an authority, or the name of a service.' }) area!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'As the service says it; empty where it says nothing.' }) closeness!: string;
}

@ObjectType({ description: 'It never changes: a correction is the next version.' })
export class NeighbourFamilyVersion {
  @Field(() => Int) version: number;
  @Field(() => LocalisedText) name: LocalisedText;
  @Field(() => DateScalar, { description: 'From this day on comparisons are made with it.' }) effectiveFrom: string;
  @Field(() => NeighbourFamilyLevel) level: FamilyLevel;
  @Field(() => [NeighbourFamilyMember], { description: 'Nearest first.' }) members: NeighbourFamilyMember[];
  @Field(() => String) recordedBy: string;
  @Field(() => DateTimeScalar) recordedAt: Date;

  constructor(row: KeptFamilyRow, nameOf: (area: string) => string) {
    this.version = row.version;
    this.name = { en: row.nameEn, cy: row.nameCy ?? row.nameEn };
    this.effectiveFrom = row.effectiveFrom;
    this.level = row.level;
    this.members = row.members.map(({ area, closeness }) => ({ area, name: nameOf(area), closeness }));
    this.recordedBy = row.recordedBy;
    this.recordedAt = row.recordedAt;
  }
}

@ObjectType({ implements: () => [Node], description: 'Comparators that the service has chosen itself.' })
export class NeighbourFamily implements Node {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'By which an indicator is asked for.' }) code: string;
  @Field(() => Int, { description: 'The newest.' }) version: number;
  @Field(() => Int, { nullable: true, description: 'The version that comparisons are made with today; null while none is in force, and once it is withdrawn.' }) inForce: number | null;
  @Field(() => String, { nullable: true }) withdrawnBy: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since then it is no longer offered.' }) withdrawnAt: Date | null;
  @Field(() => [NeighbourFamilyVersion], { description: 'The newest first.' }) versions: NeighbourFamilyVersion[];

  /** @param rows of one family, the newest first */
  constructor(rows: readonly [KeptFamilyRow, ...KeptFamilyRow[]], inForce: number | null, nameOf: (area: string) => string) {
    const [newest] = rows;
    this.id = newest.familyId;
    this.code = modelCode(newest.familyId);
    this.version = newest.version;
    this.inForce = newest.withdrawnAt === null ? inForce : null;
    this.withdrawnBy = newest.withdrawnBy;
    this.withdrawnAt = newest.withdrawnAt;
    this.versions = rows.map((row) => new NeighbourFamilyVersion(row, nameOf));
  }
}

@ObjectType({ description: 'What is wrong in one line of the members.' })
export class NeighbourFamilyLineFaults {
  @Field(() => Int, { description: 'As an editor counts them, from 1.' }) line!: number;
  @Field(() => [Reason]) reasons!: Reason[];
}

@ObjectType({ description: 'Nothing was kept.' })
export class NeighbourFamilyRefused {
  @Field(() => [Reason], { description: 'Of the other fields.' }) reasons!: Reason[];
  @Field(() => [NeighbourFamilyLineFaults]) lines!: NeighbourFamilyLineFaults[];
}

@InputType()
export class SaveNeighbourFamilyInput {
  @Field(() => ID, { nullable: true, description: 'Null: a new family.' }) familyId?: string | null;
  @Field(() => Int, { nullable: true, description: 'The newest version that the person has seen.' }) version?: number | null;
  @Field(() => String) nameEn!: string;
  @Field(() => String, { nullable: true, description: 'Null: the same in both languages.' }) nameCy?: string | null;
  @Field(() => DateScalar) effectiveFrom!: string;
  @Field(() => String, { description: 'One a line: an ONS code or a name, and perhaps a second column with places or likeness.' }) members!: string;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class WithdrawNeighbourFamilyInput {
  @Field(() => ID) familyId!: string;
  @Field(() => Int, { description: 'The newest version that the person has seen.' }) version!: number;
}

export const NeighbourFamilyResult = createUnionType({ name: 'NeighbourFamilyResult', types: () => [NeighbourFamily, NotFound] as const });
export const NeighbourFamilySaved = createUnionType({ name: 'NeighbourFamilySaved', types: () => [NeighbourFamily, NeighbourFamilyRefused, Refused, NotFound, Conflict] as const });
export const NeighbourFamilyAnswer = createUnionType({ name: 'NeighbourFamilyAnswer', types: () => [NeighbourFamily, Refused, NotFound, Conflict] as const });
