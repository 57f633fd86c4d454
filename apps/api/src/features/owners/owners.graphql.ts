/** Names of owners as plans write them, and the people that they mean. */
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { NotFound, Refused } from '../../platform/graphql/index.ts';

@ObjectType({ description: 'A person of the service that an owner’s name can mean.' })
export class OwnerPerson {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'A name or role that plans give as an owner; the case of letters and spaces around it make no difference.' })
export class OwnerName {
  @Field(() => String) name!: string;
  @Field(() => Int, { description: 'Actions of the plans in use that name it.' }) actions!: number;
  @Field(() => OwnerPerson, { nullable: true, description: 'Whom somebody said that it means; null while nobody did.' }) person!: OwnerPerson | null;
  @Field(() => OwnerPerson, { nullable: true, description: 'Who has that very name, and is meant while nobody is linked.' }) namesake!: OwnerPerson | null;
}

@ObjectType()
export class OwnerNames {
  @Field(() => [OwnerName], { description: 'The one with most actions first; at most 1,000.' }) names!: OwnerName[];
  @Field(() => [OwnerPerson], { description: 'People with a role in the service, by name.' }) people!: OwnerPerson[];
}

@InputType()
export class LinkOwnerNameInput {
  @Field(() => String, { description: 'As in OwnerName.name.' }) name!: string;
  @Field(() => ID, { nullable: true, description: 'One of OwnerNames.people; null: nobody of the service.' }) personId?: string | null;
}

export const OwnerNameResult = createUnionType({
  name: 'OwnerNameResult', types: () => [OwnerName, NotFound, Refused] as const,
  resolveType: (value: object) => (value instanceof Refused ? Refused : value instanceof NotFound ? NotFound : OwnerName),
});
