/** Reading rules: versions, what stands beside them, and the workbench. */
import { Args, ArgsType, Field, ID, Info, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../../platform/auth/index.ts';
import { isSelected, JsonScalar, NotFound, pageArguments, type Connection, type GraphqlContext } from '../../platform/graphql/index.ts';
import { RuleSetBackTest } from './back-test.graphql.ts';
import { newestBackTest } from './back-tests.store.ts';
import {
  RuleSetEvent, RuleSetGate, RuleSetVersion, RuleSetVersionConnection, RuleSetVersionResult, RuleSubject, type RuleSubjectName,
} from './rules.graphql.ts';
import { RuleSetsService } from './rule-sets.service.ts';
import { eventsOf } from './rule-sets.store.ts';
import { RuleWorkbench, WorkbenchAction } from './workbench.graphql.ts';
import { WorkbenchService } from './workbench.service.ts';

@ArgsType()
class VersionsArguments extends pageArguments(20) {
  @Field(() => RuleSubject, { nullable: true, defaultValue: RuleSubject.ACTION }) subject?: RuleSubjectName | null;
}

@Resolver(() => RuleSetVersion)
export class RuleSetsResolver {
  constructor(private readonly service: RuleSetsService) {}

  @Allow('ruleSetVersions')
  @Query(() => RuleSetVersionConnection)
  ruleSetVersions(@Args() query: VersionsArguments, @Info() info: GraphQLResolveInfo): Promise<Connection<RuleSetVersion>> {
    return this.service.versions(query.subject ?? RuleSubject.ACTION, query, isSelected(info, 'totalCount'));
  }

  @Allow('ruleSetVersion')
  @Query(() => RuleSetVersionResult)
  async ruleSetVersion(@Args('id', { type: () => ID }) id: string): Promise<RuleSetVersion | NotFound> {
    return (await this.service.version(id)) ?? new NotFound(id);
  }

  @ResolveField(() => JsonScalar, { description: 'The rules themselves, in the stored format.' })
  document(item: RuleSetVersion, _arguments: object, { loaders }: GraphqlContext): Promise<unknown> {
    return this.service.document(item.id, loaders);
  }

  @ResolveField(() => RuleSetVersion, { nullable: true })
  basedOn(item: RuleSetVersion, _arguments: object, { loaders }: GraphqlContext): Promise<RuleSetVersion | null> {
    return this.service.basis(item, loaders);
  }

  @ResolveField(() => [RuleSetGate], { description: 'As they stand now; of a version that is no longer on its way, as they stood at its last check.' })
  gates(item: RuleSetVersion): Promise<RuleSetGate[]> {
    return this.service.gates(item);
  }

  @ResolveField(() => RuleSetBackTest, { nullable: true, description: 'The newest.' })
  backTest(item: RuleSetVersion): Promise<RuleSetBackTest | null> {
    return newestBackTest(item.id);
  }

  @ResolveField(() => [RuleSetEvent], { description: 'Every step it took, oldest first.' })
  events(item: RuleSetVersion): Promise<RuleSetEvent[]> {
    return eventsOf(item.id);
  }
}

@Resolver(() => RuleWorkbench)
export class WorkbenchResolver {
  constructor(private readonly service: WorkbenchService) {}

  @Allow('ruleWorkbench')
  @Query(() => RuleWorkbench)
  ruleWorkbench(@Args('subject', { type: () => RuleSubject, nullable: true, defaultValue: RuleSubject.ACTION }) subject: RuleSubjectName | null): Promise<RuleWorkbench> {
    return this.service.open(subject ?? RuleSubject.ACTION);
  }

  @ResolveField(() => [WorkbenchAction], { description: 'Live actions, at most 5,000.' })
  actions(@Parent() _workbench: RuleWorkbench): Promise<WorkbenchAction[]> {
    return this.service.actions();
  }

  @ResolveField(() => Int, { description: 'Of all live actions.' })
  actionCount(@Parent() _workbench: RuleWorkbench): Promise<number> {
    return this.service.actionCount();
  }
}
