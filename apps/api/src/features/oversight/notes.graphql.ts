/** Assurance notes as the API shows and takes them. Their author is the body, not a person. */
import { ArgsType, createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar, LocalisedText, NotFound, Refused } from '../../platform/graphql/index.ts';

export const AssuranceVerdict = { NOTE: 'note', NOT_ACCEPTED: 'notAccepted' } as const;
export type AssuranceVerdictName = (typeof AssuranceVerdict)[keyof typeof AssuranceVerdict];
registerEnumType(AssuranceVerdict, { name: 'AssuranceVerdict', description: 'A remark, or that the body does not accept what it is about yet.' });

export const NoteSubject = { ACTION: 'action', PLAN: 'plan', REVIEW: 'review' } as const;
export type NoteSubjectName = (typeof NoteSubject)[keyof typeof NoteSubject];
registerEnumType(NoteSubject, { name: 'AssuranceNoteSubject', description: 'What a note is about; of reviews those that are closed.' });

@ObjectType({ description: 'What an adviser of an oversight body says about an action, a plan or a closed review; it is never changed.' })
export class AssuranceNote {
  @Field(() => ID) id!: string;
  @Field(() => LocalisedText) body!: LocalisedText;
  @Field(() => AssuranceVerdict) verdict!: AssuranceVerdictName;
  @Field(() => String, { description: 'The remark, or why it is not accepted yet.' }) text!: string;
  @Field(() => DateTimeScalar) at!: Date;
}

@ArgsType()
export class NoteSubjectArguments {
  @Field(() => NoteSubject) subject!: NoteSubjectName;
  @Field(() => ID, { description: 'Of the action, the plan or the review.' }) subjectId!: string;
}

@InputType()
export class WriteAssuranceNoteInput {
  @Field(() => String, { description: 'Slug of the service.' }) service!: string;
  @Field(() => NoteSubject) subject!: NoteSubjectName;
  @Field(() => ID, { description: 'Of the action, the plan or the review.' }) subjectId!: string;
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
