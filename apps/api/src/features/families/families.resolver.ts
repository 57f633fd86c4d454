/** The families of a service, and the two deeds about them. */
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { Conflict, NotFound, Refused } from '../../platform/graphql/index.ts';
import { NeighbourFamily, NeighbourFamilyAnswer, NeighbourFamilyResult, NeighbourFamilySaved, SaveNeighbourFamilyInput, WithdrawNeighbourFamilyInput, type NeighbourFamilyRefused } from './families.graphql.ts';
import { FamiliesService } from './families.service.ts';

@Resolver()
export class FamiliesResolver {
  constructor(private readonly service: FamiliesService) {}

  @Allow('neighbourFamilies')
  @Query(() => [NeighbourFamily], { description: 'Those that are offered, then the withdrawn.' })
  neighbourFamilies(): Promise<NeighbourFamily[]> {
    return this.service.all();
  }

  @Allow('neighbourFamily')
  @Query(() => NeighbourFamilyResult)
  neighbourFamily(@Args('id', { type: () => ID }) id: string): Promise<NeighbourFamily | NotFound> {
    return this.service.one(id);
  }

  @Allow('saveNeighbourFamily')
  @Mutation(() => NeighbourFamilySaved, { description: 'A new family, or the next version of one: all of its lines, or none.' })
  saveNeighbourFamily(@Args('input') input: SaveNeighbourFamilyInput): Promise<NeighbourFamily | NeighbourFamilyRefused | Refused | NotFound | Conflict> {
    return this.service.save(input);
  }

  @Allow('withdrawNeighbourFamily')
  @Mutation(() => NeighbourFamilyAnswer, { description: 'It is no longer offered; its versions stay.' })
  withdrawNeighbourFamily(@Args('input') input: WithdrawNeighbourFamilyInput): Promise<NeighbourFamily | Refused | NotFound | Conflict> {
    return this.service.withdraw(input);
  }
}
