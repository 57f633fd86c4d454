/** Use cases of a document that comes back to its plan: the comparison, and what people say of it, in one transaction. */
import { Injectable } from '@nestjs/common';
import { assuranceAfterUpdate, isAccepted } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { recordAudit } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { reasonsAgainstChildData } from '../../../platform/free-text/index.ts';
import { Conflict, isUuid, NotFound, reason, Refused, type Loaders, type Reason } from '../../../platform/graphql/index.ts';
import { actingAccountId } from '../../../platform/tenancy/index.ts';
import { standingPlan, type StandingPlan } from '../../plan-documents/index.ts';
import { PlansService, type Plan } from '../../plans/index.ts';
import { insertDecisions, RatingsService, type RulesInForce } from '../../ratings/index.ts';
import { insertBranches } from '../commit.store.ts';
import { makeDraft, type Draft, type DraftActionItem } from '../draft.ts';
import type { ImportContent } from '../import-row.ts';
import { importContent, importsByIds, lockImport } from '../imports.store.ts';
import { changedRow, type ChangedRow, type EditableAction } from './accepted-changes.ts';
import { readChoices, type Choice } from './choices.ts';
import { compareWithPlan, type Comparison } from './comparison.ts';
import { addToPlan, BranchFinder, noBranches } from './new-branches.ts';
import type { CommitReimportInput, PlanComparison } from './reimport.graphql.ts';
import { toPlanComparison } from './reimport.mapper.ts';
import { lockPlan, markReimported, saveChanges, saveHeadings, settlePlan } from './reimport.store.ts';

interface Compared {
  content: ImportContent;
  plan: StandingPlan;
  draft: Draft;
  comparison: Comparison;
  rules: RulesInForce;
}

@Injectable()
export class ReimportService {
  constructor(
    private readonly plans: PlansService,
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  async comparison(importId: string, loaders: Loaders): Promise<PlanComparison | NotFound | Refused> {
    const content = isUuid(importId) ? await importContent(importId.toLowerCase()) : null;
    const compared = await this.compare(content, importId, loaders);
    return 'comparison' in compared ? toPlanComparison(compared) : compared;
  }

  /** The import and every action of the plan are locked: what is compared is what is changed. */
  async commit(input: CommitReimportInput, loaders: Loaders): Promise<Plan | PlanComparison | NotFound | Refused | Conflict> {
    const content = isUuid(input.importId) ? await lockImport(input.importId.toLowerCase()) : null;
    if (content && content.version !== input.version) return new Conflict(content.version);
    const rows = content?.targetPlanId ? await lockPlan(content.targetPlanId) : null;
    const compared = await this.compare(content, input.importId, loaders);
    if (!('comparison' in compared)) return compared;
    // The plan moved on since: what was said was said of other differences.
    if (compared.comparison.basis !== input.basis) return toPlanComparison(compared);
    const why = input.reason?.trim() ?? '';
    const { choices, reasons } = readChoices(compared.comparison.changes, input.choices, why);
    reasons.push(...archivingAccepted(choices, rows ?? new Map()), ...reasonsAgainstChildData(textsToTake(choices, compared.draft, why), input.noChildNamed));
    if (reasons.length > 0) return new Refused(...reasons);
    await this.write(compared, choices, rows ?? new Map(), why);
    const plan = await this.plans.plan(compared.plan.id, loaders);
    if (!plan) throw new Error('The plan that was just changed is missing.');
    return plan;
  }

  private async compare(content: ImportContent | null, importId: string, loaders: Loaders): Promise<Compared | NotFound | Refused> {
    if (!content) {
      const [row] = isUuid(importId) ? await importsByIds([importId.toLowerCase()]) : [];
      return row ? new Refused(reason('importNotReady', { state: row.state })) : new NotFound(importId);
    }
    if (content.targetPlanId === null) return new Refused(reason('importOfNoPlan'));
    if (content.state !== 'ready') return new Refused(reason('importNotReady', { state: content.state }));
    const plan = await standingPlan(content.targetPlanId);
    if (!plan) return new NotFound(content.targetPlanId);
    const rules = await this.plans.rules(loaders);
    const draft = makeDraft(content.interpretation, content, rules.ratingKey, rules.today);
    return { content, plan, draft, rules, comparison: compareWithPlan(plan, draft, content.interpretation.columns) };
  }

  private async write({ content, plan, draft, rules }: Compared, choices: readonly Choice[], rows: ReadonlyMap<string, EditableAction>, why: string): Promise<void> {
    const at = this.clock.now().toISOString();
    const { today, ratingKey: key } = rules;
    const accepted = choices.filter(({ accept }) => accept);
    const items = new Map(draft.actions.map((item) => [item.path, item]));
    const finder = new BranchFinder(plan, draft, noBranches(plan.id, at, actingAccountId()), newId);
    const changed = changedRows(accepted, items, rows, finder, (row, all) => changedRow(row, all, key, today));
    const archived = accepted.filter(({ change }) => change.kind === 'missing');
    const decide = (action: Parameters<RatingsService['decisionOf']>[1]) => this.ratings.decisionOf(rules, action, null, 'import');
    for (const { change } of accepted) if (change.kind === 'added') addToPlan(finder, items.get(change.path ?? '')!, { newId, today, key, decide });
    const kept = { at, today, importId: content.id };
    await insertBranches(finder.branches, 'reimport');
    await insertDecisions(finder.branches.decisions);
    await saveChanges(changed, { ...kept, why: why === '' ? null : why });
    for (const { change, reason: given } of archived) await saveChanges([archivedRow(rows.get(change.actionId ?? '')!)], { ...kept, why: given });
    await saveHeadings(plan.id, accepted.map(({ change }) => change));
    await settlePlan(plan.id, at);
    for (const id of [...changed.map(({ row }) => row.id), ...archived.map(({ change }) => change.actionId!)]) await this.ratings.redecide(id, 'edit');
    await markReimported(content.id, plan.id, choices.map(saidOf), at);
    await recordAudit(at, 'commitReimport', 'plan', plan.id, { import: content.id, changed: changed.length, added: finder.branches.actions.length, archived: archived.length, headings: accepted.filter(({ change }) => change.kind === 'heading').length, refused: choices.length - accepted.length });
  }
}

/** What is kept of an answer; a heading has no revisions, so what it was is kept here. */
function saidOf({ change: { id, kind, before }, accept, reason: given }: Choice): object {
  return { change: id, accept, reason: given, ...(kind === 'heading' ? { before } : {}) };
}

/** The accepted differences of each action together. */
function changedRows(
  accepted: readonly Choice[], items: ReadonlyMap<string, DraftActionItem>, rows: ReadonlyMap<string, EditableAction>, finder: BranchFinder,
  make: (row: EditableAction, all: Parameters<typeof changedRow>[1]) => ChangedRow,
): ChangedRow[] {
  const ids = [...new Set(accepted.flatMap(({ change }) => (change.kind === 'changed' || change.kind === 'moved' ? [change.actionId!] : [])))];
  return ids.map((id) => {
    const changes = accepted.filter(({ change }) => change.actionId === id).map(({ change }) => change);
    const item = items.get(changes[0]!.path ?? '')!;
    const moved = changes.some(({ kind }) => kind === 'moved') ? finder.placeOf(item) : null;
    return make(rows.get(id)!, { changes, item, place: moved && { sectionId: moved.sectionId, objectiveId: moved.objectiveId } });
  });
}

/** An archived action is cancelled: its rows, revisions and decisions stay, and documents leave it out. */
function archivedRow(row: EditableAction): ChangedRow {
  const after = { status: 'cancelled' as const, assurance: assuranceAfterUpdate(row.assurance, row.status, 'cancelled') };
  return { row: { ...row, ...after, version: row.version + 1 }, owners: null, before: { status: row.status, assurance: row.assurance }, after };
}

/** What a board has accepted is its to open again, before anybody archives it. */
function archivingAccepted(choices: readonly Choice[], rows: ReadonlyMap<string, EditableAction>): Reason[] {
  return choices.flatMap(({ change, accept }) => {
    const row = rows.get(change.actionId ?? '');
    return change.kind === 'missing' && accept && row && isAccepted(row.assurance) ? [reason('actionAccepted', { change: change.id, ref: row.ref })] : [];
  });
}

/** Every text that comes into the plan. */
function textsToTake(choices: readonly Choice[], draft: Draft, why: string): Record<string, string> {
  const items = new Map(draft.actions.map((item) => [item.path, item]));
  const taken = choices.filter(({ accept }) => accept).flatMap(({ change, reason: given }) => {
    if (change.kind !== 'added') return [change.kind === 'changed' || change.kind === 'heading' ? change.after : null, given];
    const { description, approach, ownerText, successMeasure, progress } = items.get(change.path ?? '')!;
    return [description, approach, ownerText, successMeasure, progress];
  });
  return { document: taken.filter((text) => text !== null).join('\n'), reason: why };
}
