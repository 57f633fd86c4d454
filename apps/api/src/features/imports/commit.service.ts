/** The commit of an import: refused while something is open, then the whole plan in the one transaction of the operation. */
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { Conflict, isUuid, NotFound, reason, Refused, type Loaders } from '../../platform/graphql/index.ts';
import { actingAccountId } from '../../platform/tenancy/index.ts';
import { PlansService, type Plan } from '../plans/index.ts';
import { insertDecisions, RatingsService, type RulesInForce } from '../ratings/index.ts';
import { insertPlan, markCommitted } from './commit.store.ts';
import { isOpen, makeDraft, type Draft } from './draft.ts';
import type { ImportContent } from './import-row.ts';
import type { CommitImportInput } from './imports.graphql.ts';
import { importsByIds, lockImport } from './imports.store.ts';
import { toNewPlan } from './new-plan.ts';

const LONGEST_TITLE = 300;

@Injectable()
export class CommitService {
  constructor(
    private readonly plans: PlansService,
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  /** A second commit of the same version finds another version and answers Conflict: one import makes one plan. */
  async commit(input: CommitImportInput, loaders: Loaders): Promise<Plan | NotFound | Refused | Conflict> {
    const id = input.importId.toLowerCase();
    const content = isUuid(id) ? await lockImport(id) : null;
    if (!content) return this.withoutContent(input.importId);
    if (content.version !== input.version) return new Conflict(content.version);
    if (content.state !== 'ready') return new Refused(reason('importNotReady', { state: content.state }));
    if (content.targetPlanId !== null) return new Refused(reason('importOfPlan', { plan: content.targetPlanId }));
    const rules = await this.plans.rules(loaders);
    const draft = makeDraft(content.interpretation, content, rules.ratingKey, rules.today);
    const title = (input.title ?? draft.plan.title).trim();
    const refused = refusalOf(draft, title);
    if (refused) return refused;
    const planId = await this.write(content, draft, title, rules);
    const plan = await this.plans.plan(planId, loaders);
    if (!plan) throw new Error('The plan that was just committed is missing.');
    return plan;
  }

  private async write(content: ImportContent, draft: Draft, title: string, rules: RulesInForce): Promise<string> {
    const at = this.clock.now().toISOString();
    const plan = toNewPlan(draft, {
      title, importedFrom: content.fileName, at, today: rules.today, accountId: actingAccountId(), key: rules.ratingKey, newId,
      decide: (action) => this.ratings.decisionOf(rules, action, null, 'import'),
    });
    await insertPlan(plan);
    await insertDecisions(plan.decisions);
    await markCommitted(content.id, plan.id, at);
    await recordAudit(at, 'commitImport', 'plan', plan.id, { import: content.id, actions: plan.actions.length });
    return plan.id;
  }

  private async withoutContent(id: string): Promise<NotFound | Refused> {
    const [row] = isUuid(id) ? await importsByIds([id.toLowerCase()]) : [];
    return row ? new Refused(reason('importNotReady', { state: row.state })) : new NotFound(id);
  }
}

/** Why a draft may not become a plan yet; null when it may. */
function refusalOf(draft: Draft, title: string): Refused | null {
  const open = draft.findings.filter(isOpen).length;
  if (open > 0) return new Refused(reason('findingsOpen', { count: open }));
  if (draft.actions.length === 0) return new Refused(reason('noActions'));
  if (title === '') return new Refused(reason('textMissing', { field: 'title' }));
  if (title.length > LONGEST_TITLE) return new Refused(reason('textTooLong', { field: 'title', limit: LONGEST_TITLE }));
  const [suspected] = reasonsAgainstChildData({ title });
  if (suspected) return new Refused(suspected);
  return null;
}
