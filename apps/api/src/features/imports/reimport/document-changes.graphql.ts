/** What documents that came back changed in an action. */
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ComparedField } from '@waymark/domain';
import { DateTimeScalar } from '../../../platform/graphql/index.ts';
import { ChangedField } from './reimport.graphql.ts';

export const DocumentChangeKind = { CHANGED: 'changed', ADDED: 'added', ARCHIVED: 'archived' } as const;
export type DocumentChangeKindName = (typeof DocumentChangeKind)[keyof typeof DocumentChangeKind];
registerEnumType(DocumentChangeKind, { name: 'DocumentChangeKind' });

@ObjectType()
export class FieldOfChange {
  @Field(() => ChangedField) field!: ComparedField;
  @Field(() => String, { nullable: true }) before!: string | null;
  @Field(() => String, { nullable: true }) after!: string | null;
}

@ObjectType({ description: 'One revision that came with a document.' })
export class DocumentChange {
  @Field(() => Int) revision!: number;
  @Field(() => DocumentChangeKind) kind!: DocumentChangeKindName;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String, { nullable: true, description: 'Who took it.' }) by!: string | null;
  @Field(() => String, { nullable: true }) why!: string | null;
  @Field(() => Boolean, { description: 'It went below another objective.' }) moved!: boolean;
  @Field(() => [FieldOfChange]) changes!: FieldOfChange[];
}
