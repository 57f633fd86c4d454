/** Queries and fields of plans, sections and objectives. */
import { Args, ArgsType, Context, Field, ID, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { isSelected, NotFound, pageArguments, type Connection, type GraphqlContext } from '../../platform/graphql/index.ts';
import { Allow } from '../../platform/auth/index.ts';
import { Action, ActionConnection } from './action.graphql.ts';
import { ActionFilter, ActionOrder, Objective, Plan, PlanConnection, PlanResult, PlanSummary, Section, type ActionOrderName } from './plan.graphql.ts';
import { PlansService, type Wanted } from './plans.service.ts';

const longTexts = ['approach', 'successMeasure', 'progress'] as const;

/** What the fields below a connection of actions ask for. */
export function wantedOf(info: GraphQLResolveInfo): Wanted {
  return {
    long: longTexts.some((text) => isSelected(info, 'nodes', text) || isSelected(info, 'edges', 'node', text)),
    total: isSelected(info, 'totalCount'),
  };
}

@ArgsType()
class PlansArguments extends pageArguments(20) {}

@ArgsType()
class PageOf50 extends pageArguments(50) {}

@ArgsType()
class ActionsArguments extends PageOf50 {
  @Field(() => ActionFilter, { nullable: true }) filter?: ActionFilter | null;
  @Field(() => ActionOrder, { nullable: true, defaultValue: ActionOrder.PLAN }) order?: ActionOrderName | null;
}

@Resolver(() => Plan)
export class PlansResolver {
  constructor(private readonly service: PlansService) {}

  @Allow('plans')
  @Query(() => PlanConnection)
  plans(@Args() page: PlansArguments, @Context() { loaders }: GraphqlContext, @Info() info: GraphQLResolveInfo): Promise<Connection<Plan>> {
    return this.service.plans(page, isSelected(info, 'totalCount'), loaders);
  }

  @Allow('plan')
  @Query(() => PlanResult)
  async plan(@Args('id', { type: () => ID }) id: string, @Context() { loaders }: GraphqlContext): Promise<Plan | NotFound> {
    return (await this.service.plan(id, loaders)) ?? new NotFound(id);
  }

  @ResolveField(() => [Section])
  sections(plan: Plan, _arguments: object, { loaders }: GraphqlContext): Promise<Section[]> {
    return this.service.sections(plan, loaders);
  }

  @ResolveField(() => PlanSummary)
  summary(plan: Plan, _arguments: object, { loaders }: GraphqlContext): Promise<PlanSummary> {
    return this.service.summary(plan, loaders);
  }

  @ResolveField(() => ActionConnection, { description: 'In plan order, or the exceptions first.' })
  actions(@Parent() plan: Plan, @Args() query: ActionsArguments, @Context() { loaders }: GraphqlContext, @Info() info: GraphQLResolveInfo): Promise<Connection<Action>> {
    return this.service.actions(plan, query, wantedOf(info), loaders);
  }

  @ResolveField(() => ActionConnection, { description: 'Actions whose stated rating differs from the computed one, the furthest past their date first.' })
  divergences(@Parent() plan: Plan, @Args() page: PageOf50, @Context() { loaders }: GraphqlContext, @Info() info: GraphQLResolveInfo): Promise<Connection<Action>> {
    return this.service.divergences(plan, page, wantedOf(info), loaders);
  }
}

@Resolver(() => Section)
export class SectionsResolver {
  constructor(private readonly service: PlansService) {}

  @ResolveField(() => [Objective])
  objectives(section: Section, _arguments: object, { loaders }: GraphqlContext): Promise<Objective[]> {
    return this.service.objectives(section, loaders);
  }
}

@Resolver(() => Objective)
export class ObjectivesResolver {
  constructor(private readonly service: PlansService) {}

  @ResolveField(() => ActionConnection)
  actions(@Parent() objective: Objective, @Args() page: PageOf50, @Context() { loaders }: GraphqlContext, @Info() info: GraphQLResolveInfo): Promise<Connection<Action>> {
    return this.service.actionsOfObjective(objective, page, wantedOf(info), loaders);
  }
}
