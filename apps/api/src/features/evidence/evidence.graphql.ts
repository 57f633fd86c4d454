/** Evidence of an action: something that can be looked at, with a date. */
import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateScalar, Node, NotFound, Refused } from '../../platform/graphql/index.ts';
import { Action } from '../plans/index.ts';

@ObjectType({ implements: () => [Node] })
export class Evidence implements Node {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) url!: string | null;
  @Field(() => DateScalar) datedOn!: string;
  @Field(() => String) addedBy!: string;
  @Field(() => Boolean) verified!: boolean;
}

export const EvidenceConnection = connectionOf(() => Evidence, 'Evidence');

@InputType()
export class AddEvidenceInput {
  @Field(() => ID) actionId!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) url?: string | null;
  @Field(() => DateScalar) datedOn!: string;
}

export const AddEvidenceResult = createUnionType({ name: 'AddEvidenceResult', types: () => [Action, NotFound, Refused] as const });
