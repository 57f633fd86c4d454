/** Assurance of an action, and the step that moves it. */
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { GraphqlContext } from '../../platform/graphql/index.ts';
import { ActionEditResult, type EditAnswer } from '../action-edits/index.ts';
import { Action } from '../plans/index.ts';
import { ActionAssurance, MoveAssuranceInput } from './assurance.graphql.ts';
import { AssuranceService } from './assurance.service.ts';

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
}
