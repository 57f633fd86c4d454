/** Who updates for whom. */
import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, Node, NotFound, Refused } from '../../platform/graphql/index.ts';

@ObjectType({ implements: () => [Node], description: 'Somebody who updates for an owner, until either ends it.' })
export class Delegation implements Node {
  @Field(() => ID) id!: string;
  @Field(() => String) owner!: string;
  @Field(() => String) delegate!: string;
  @Field(() => Boolean, { description: 'The asking person is the owner; else the delegate.' }) mine!: boolean;
  @Field(() => DateTimeScalar) namedAt!: string;
  @Field(() => DateTimeScalar, { nullable: true }) endedAt!: string | null;
}

@ObjectType()
export class DelegateCandidate {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType()
export class Delegations {
  @Field(() => [Delegation], { description: 'Of the asking person, as owner or as delegate, that have not ended.' }) open!: Delegation[];
  @Field(() => [DelegateCandidate], { description: 'People of the service who may update actions and are not named yet.' }) candidates!: DelegateCandidate[];
}

@InputType()
export class NameDelegateInput {
  @Field(() => ID, { description: 'One of the candidates.' }) personId!: string;
}

@InputType()
export class EndDelegationInput {
  @Field(() => ID) delegationId!: string;
}

export const DelegationResult = createUnionType({
  name: 'DelegationResult', types: () => [Delegation, NotFound, Refused] as const,
  resolveType: (value: object) => (value instanceof Refused ? Refused : value instanceof NotFound ? NotFound : Delegation),
});
