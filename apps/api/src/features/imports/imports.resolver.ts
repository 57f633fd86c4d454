/** Queries, mutations and fields of imports. */
import { Args, ArgsType, Context, Field, ID, Info, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../../platform/auth/index.ts';
import { isSelected, NotFound, pageArguments, pageOfList, type Conflict, type Connection, type GraphqlContext, type Refused } from '../../platform/graphql/index.ts';
import type { Plan } from '../plans/index.ts';
import { CommitService } from './commit.service.ts';
import { DraftAction, DraftActionConnection, DraftPlan, Finding, FindingConnection } from './draft.graphql.ts';
import { toBlocks, toDraftPlan, toFinding } from './draft.mapper.ts';
import { isOpen } from './draft.ts';
import {
  CommitImportInput, CommitImportResult, ConfirmFindingsInput, CorrectActionInput, DiscardImportInput, MapColumnsInput, PlanImport, PlanImportConnection,
  PlanImportResult,
} from './imports.graphql.ts';
import { ImportsService, type Answer } from './imports.service.ts';
import { SourceBlock, SourceRow, SourceRowConnection } from './source.graphql.ts';

@ArgsType()
class PageOf20 extends pageArguments(20) {}

@ArgsType()
class PageOf50 extends pageArguments(50) {}

@ArgsType()
class PageOf100 extends pageArguments(100) {}

@ArgsType()
class FindingsArguments extends PageOf100 {
  @Field(() => Boolean, { nullable: true }) unanswered?: boolean | null;
}

@Resolver(() => PlanImport)
export class ImportsResolver {
  constructor(
    private readonly service: ImportsService,
    private readonly committing: CommitService,
  ) {}

  @Allow('imports')
  @Query(() => PlanImportConnection)
  imports(@Args() page: PageOf20, @Info() info: GraphQLResolveInfo): Promise<Connection<PlanImport>> {
    return this.service.imports(page, isSelected(info, 'totalCount'));
  }

  @Allow('planImport')
  @Query(() => PlanImportResult)
  async planImport(@Args('id', { type: () => ID }) id: string): Promise<PlanImport | NotFound> {
    return (await this.service.planImport(id)) ?? new NotFound(id);
  }

  @Allow('mapImportColumns')
  @Mutation(() => PlanImportResult)
  mapImportColumns(@Args('input') input: MapColumnsInput, @Context() { loaders }: GraphqlContext): Promise<Answer> {
    return this.service.map(input, loaders);
  }

  @Allow('confirmFindings')
  @Mutation(() => PlanImportResult)
  confirmFindings(@Args('input') input: ConfirmFindingsInput, @Context() { loaders }: GraphqlContext): Promise<Answer> {
    return this.service.confirm(input, loaders);
  }

  @Allow('correctDraftAction')
  @Mutation(() => PlanImportResult)
  correctDraftAction(@Args('input') input: CorrectActionInput, @Context() { loaders }: GraphqlContext): Promise<Answer> {
    return this.service.correct(input, loaders);
  }

  @Allow('discardImport')
  @Mutation(() => PlanImportResult)
  discardImport(@Args('input') input: DiscardImportInput): Promise<Answer> {
    return this.service.discard(input);
  }

  @Allow('commitImport')
  @Mutation(() => CommitImportResult)
  commitImport(@Args('input') input: CommitImportInput, @Context() { loaders }: GraphqlContext): Promise<Plan | NotFound | Refused | Conflict> {
    return this.committing.commit(input, loaders);
  }

  @ResolveField(() => [SourceBlock], { description: 'Paragraphs, headings and tables in reading order, when READY.' })
  async blocks(item: PlanImport, _arguments: object, { loaders }: GraphqlContext): Promise<SourceBlock[]> {
    const opened = await this.service.opened(item.id, loaders);
    return opened ? loaders.once(`blocks ${item.id}`, () => toBlocks(opened)) : [];
  }

  @ResolveField(() => DraftPlan, { nullable: true })
  async draft(item: PlanImport, _arguments: object, { loaders }: GraphqlContext): Promise<DraftPlan | null> {
    const opened = await this.service.opened(item.id, loaders);
    return opened && toDraftPlan(opened);
  }

  @ResolveField(() => FindingConnection)
  async findings(@Parent() item: PlanImport, @Args() query: FindingsArguments, @Context() { loaders }: GraphqlContext): Promise<Connection<Finding>> {
    const findings = (await this.service.opened(item.id, loaders))?.draft.findings ?? [];
    const wanted = query.unanswered == null ? findings : findings.filter((finding) => isOpen(finding) === query.unanswered);
    return pageOfList(wanted.map(toFinding), query, 100, (finding) => finding.id);
  }

  @ResolveField(() => Int)
  async unansweredCount(item: PlanImport, _arguments: object, { loaders }: GraphqlContext): Promise<number> {
    // Only an import that is ready waits for answers; the others are counted without reading their documents.
    // One that is compared with its plan is asked about there, difference by difference.
    if (item.state !== 'ready' || item.targetPlanId !== null) return 0;
    return (await this.service.opened(item.id, loaders))?.draft.findings.filter(isOpen).length ?? 0;
  }
}

@Resolver(() => SourceBlock)
export class SourceBlocksResolver {
  @ResolveField(() => SourceRowConnection)
  rows(@Parent() block: SourceBlock, @Args() page: PageOf100): Connection<SourceRow> {
    return pageOfList(block.allRows, page, 100, (row) => row.index);
  }
}

@Resolver(() => DraftPlan)
export class DraftPlansResolver {
  @ResolveField(() => DraftActionConnection)
  actions(@Parent() draft: DraftPlan, @Args() page: PageOf50): Connection<DraftAction> {
    return pageOfList(draft.allActions, page, 50, (action) => action.path);
  }
}
