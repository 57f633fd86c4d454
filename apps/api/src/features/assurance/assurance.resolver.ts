/** Assurance and history of an action, and the step that moves it. */
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { GraphqlContext } from '../../platform/graphql/index.ts';
import { Action } from '../plans/index.ts';
import type { EditAnswer } from './action-edits.service.ts';
import { ActionAssurance, ActionEditResult, MoveAssuranceInput } from './assurance.graphql.ts';
import { AssuranceService } from './assurance.service.ts';
import { ActionChange } from './history.graphql.ts';

@Resolver(() => Action)
export class AssuranceResolver {
  constructor(private readonly service: AssuranceService) {}

  @Allow('moveAssurance')
  @Mutation(() => ActionEditResult, { description: 'Claim, confirm, accept, return or withdraw: who may and what must hold is one table; never one’s own action.' })
  moveAssurance(@Args('input') input: MoveAssuranceInput, @Context() { loaders }: GraphqlContext): Promise<EditAnswer> {
    return this.service.move(input, loaders);
  }

  @ResolveField(() => ActionAssurance)
  assurance(@Parent() action: Action, @Context() { loaders }: GraphqlContext): Promise<ActionAssurance> {
    return this.service.ofAction(action, loaders);
  }

  @ResolveField(() => [ActionChange], { description: 'Newest first, the latest hundred.' })
  history(@Parent() action: Action, @Context() { loaders }: GraphqlContext): Promise<ActionChange[]> {
    return this.service.history(action.id, loaders);
  }
}
