/** Success measures of an action, and every change to them; each answers the action with its new rating. */
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { GraphqlContext } from '../../platform/graphql/index.ts';
import { ActionEditResult, type EditAnswer } from '../action-edits/index.ts';
import { Action } from '../plans/index.ts';
import { AddMeasureReadingInput, AddSuccessMeasureInput, EndSuccessMeasureInput, SuccessMeasure } from './measures.graphql.ts';
import { MeasuresService } from './measures.service.ts';

@Resolver(() => Action)
export class MeasuresResolver {
  constructor(private readonly service: MeasuresService) {}

  @Allow('addSuccessMeasure')
  @Mutation(() => ActionEditResult)
  addSuccessMeasure(@Args('input') input: AddSuccessMeasureInput, @Context() { loaders }: GraphqlContext): Promise<EditAnswer> {
    return this.service.add(input, loaders);
  }

  @Allow('addMeasureReading')
  @Mutation(() => ActionEditResult, { description: 'Counts, never a rate.' })
  addMeasureReading(@Args('input') input: AddMeasureReadingInput, @Context() { loaders }: GraphqlContext): Promise<EditAnswer> {
    return this.service.read(input, loaders);
  }

  @Allow('endSuccessMeasure')
  @Mutation(() => ActionEditResult, { description: 'Its readings stay, and count no more.' })
  endSuccessMeasure(@Args('input') input: EndSuccessMeasureInput, @Context() { loaders }: GraphqlContext): Promise<EditAnswer> {
    return this.service.end(input, loaders);
  }

  @ResolveField(() => [SuccessMeasure])
  measures(@Parent() action: Action, @Context() { loaders }: GraphqlContext): Promise<SuccessMeasure[]> {
    return this.service.ofAction(action.id, loaders);
  }
}
