/** Steps of assurance that an oversight body takes about a shared action. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { AssuranceState as StateName } from '@waymark/domain';
import { AssuranceState } from '../assurance/index.ts';
import { Conflict, NotFound, Refused } from '../../platform/graphql/index.ts';

export const ExternalStep = { ACCEPT_EXTERNALLY: 'acceptExternally', DECLINE_EXTERNALLY: 'declineExternally' } as const;
export type ExternalStepName = (typeof ExternalStep)[keyof typeof ExternalStep];
registerEnumType(ExternalStep, { name: 'ExternalStep', description: 'Accept what the board has accepted, or say that it is not accepted yet: then it is returned, and in progress again.' });

@InputType()
export class AssureExternallyInput {
  @Field(() => String, { description: 'Slug of the service.' }) service!: string;
  @Field(() => ID) actionId!: string;
  @Field(() => Int, { description: 'The version of the action that the adviser saw.' }) version!: number;
  @Field(() => ExternalStep) step!: ExternalStepName;
  @Field(() => String, { nullable: true, description: 'Needed to decline. The service reads it.' }) reason?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@ObjectType()
export class ExternallyAssured {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => AssuranceState) state!: StateName;
}

export const AssureExternallyResult = createUnionType({
  name: 'AssureExternallyResult', types: () => [ExternallyAssured, NotFound, Refused, Conflict] as const,
  resolveType: (value: object) => [NotFound, Refused, Conflict].find((type) => value instanceof type) ?? ExternallyAssured,
});
