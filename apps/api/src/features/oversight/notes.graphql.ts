/** Assurance notes as the API shows them. Their author is the body, not a person. */
import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar, LocalisedText, NotFound, Refused } from '../../platform/graphql/index.ts';

export const AssuranceVerdict = { NOTE: 'note', NOT_ACCEPTED: 'notAccepted' } as const;
export type AssuranceVerdictName = (typeof AssuranceVerdict)[keyof typeof AssuranceVerdict];
registerEnumType(AssuranceVerdict, { name: 'AssuranceVerdict', description: 'A remark, or that the body does not accept the action yet.' });

@ObjectType({ description: 'What an adviser of an oversight body says about an action; it is never changed.' })
export class AssuranceNote {
  @Field(() => ID) id!: string;
  @Field(() => LocalisedText) body!: LocalisedText;
  @Field(() => AssuranceVerdict) verdict!: AssuranceVerdictName;
  @Field(() => String, { description: 'The remark, or why it is not accepted yet.' }) text!: string;
  @Field(() => DateTimeScalar) at!: Date;
}

@InputType()
export class WriteAssuranceNoteInput {
  @Field(() => String, { description: 'Slug of the service.' }) service!: string;
  @Field(() => ID) actionId!: string;
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
