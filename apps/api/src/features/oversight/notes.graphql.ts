/** Assurance notes as the API shows and takes them. Their author is the body, not a person. */
import { ArgsType, createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar, LocalisedText, NotFound, Refused } from '../../platform/graphql/index.ts';

export const AssuranceVerdict = { NOTE: 'note', NOT_ACCEPTED: 'notAccepted' } as const;
export type AssuranceVerdictName = (typeof AssuranceVerdict)[keyof typeof AssuranceVerdict];
registerEnumType(AssuranceVerdict, { name: 'AssuranceVerdict', description: 'A remark, or that the body does not accept what it is about yet.' });

@ObjectType({ description: 'What an adviser of an oversight body says about an action, a plan or a closed review; it is never changed.' })
export class AssuranceNote {
  @Field(() => ID) id!: string;
  @Field(() => LocalisedText) body!: LocalisedText;
  @Field(() => AssuranceVerdict) verdict!: AssuranceVerdictName;
  @Field(() => String, { description: 'The remark, or why it is not accepted yet.' }) text!: string;
  @Field(() => DateTimeScalar) at!: Date;
}

/** Exactly one of them. */
export interface NoteSubject {
  actionId?: string | null;
  planId?: string | null;
  reviewId?: string | null;
}

@ArgsType()
export class NoteSubjectArguments implements NoteSubject {
  @Field(() => ID, { nullable: true }) actionId?: string | null;
  @Field(() => ID, { nullable: true }) planId?: string | null;
  @Field(() => ID, { nullable: true }) reviewId?: string | null;
}

@InputType({ description: 'About exactly one: an action, a plan, or a closed review.' })
export class WriteAssuranceNoteInput implements NoteSubject {
  @Field(() => String, { description: 'Slug of the service.' }) service!: string;
  @Field(() => ID, { nullable: true }) actionId?: string | null;
  @Field(() => ID, { nullable: true }) planId?: string | null;
  @Field(() => ID, { nullable: true }) reviewId?: string | null;
  @Field(() => AssuranceVerdict) verdict!: AssuranceVerdictName;
  @Field(() => String) text!: string;
}

@ObjectType()
export class AssuranceNoteWritten {
  @Field(() => ID) id!: string;
}

export const WriteAssuranceNoteResult = createUnionType({
  name: 'WriteAssuranceNoteResult', types: () => [AssuranceNoteWritten, Refused, NotFound] as const,
  resolveType: (value: object) => (value instanceof Refused ? Refused : value instanceof NotFound ? NotFound : AssuranceNoteWritten),
});
