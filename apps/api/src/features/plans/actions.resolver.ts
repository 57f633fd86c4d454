/** The action query, and the fields of an action that lie in other rows. */
import { Args, Context, ID, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import { NotFound, type GraphqlContext } from '../../platform/graphql/index.ts';
import { Action, ActionResult } from './action.graphql.ts';
import { Objective, Plan, Section } from './plan.graphql.ts';
import { PlansService } from './plans.service.ts';

@Resolver(() => Action)
export class ActionsResolver {
  constructor(private readonly service: PlansService) {}

  @Allow('action')
  @Query(() => ActionResult)
  async action(@Args('id', { type: () => ID }) id: string, @Context() { loaders }: GraphqlContext): Promise<Action | NotFound> {
    return (await this.service.action(id, loaders)) ?? new NotFound(id);
  }

  @ResolveField(() => ID, { nullable: true, description: 'The action before and after it in plan order.' })
  async previousId(action: Action, _arguments: object, { loaders }: GraphqlContext): Promise<string | null> {
    return (await this.service.neighbours(action.id, loaders))?.previousId ?? null;
  }

  @ResolveField(() => ID, { nullable: true })
  async nextId(action: Action, _arguments: object, { loaders }: GraphqlContext): Promise<string | null> {
    return (await this.service.neighbours(action.id, loaders))?.nextId ?? null;
  }

  @ResolveField(() => Objective)
  objective(action: Action, _arguments: object, { loaders }: GraphqlContext): Promise<Objective> {
    return this.service.objective(action.row.objectiveId, loaders);
  }

  @ResolveField(() => Section)
  section(action: Action, _arguments: object, { loaders }: GraphqlContext): Promise<Section> {
    return this.service.section(action.row.sectionId, loaders);
  }

  @ResolveField(() => Plan)
  async plan(action: Action, _arguments: object, { loaders }: GraphqlContext): Promise<Plan> {
    const plan = await this.service.plan(action.row.planId, loaders);
    if (!plan) throw new Error('The plan of an action is missing.');
    return plan;
  }
}
