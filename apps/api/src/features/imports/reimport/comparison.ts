/** A document beside the plan that it was sent to: each difference by an id that stays as long as the difference does. Pure. */
import { createHash } from 'node:crypto';
import { comparedFields, comparePlans, sameBranch, type ComparedAction, type ComparedBranch, type ComparedField, type PairedBy } from '@waymark/domain';
import type { Interpretation, PlanField } from '@waymark/documents';
import type { FactValue } from '@waymark/rules';
import { writtenAction, type StandingAction, type StandingPlan } from '../../plan-documents/index.ts';
import type { Draft, DraftActionItem } from '../draft.ts';

export type ChangeKind = 'changed' | 'moved' | 'added' | 'missing' | 'heading';

/** One thing to say yes or no to. */
export interface PlanChange {
  id: string;
  kind: ChangeKind;
  /** Of the plan; null for an action that the document adds, and for a heading. */
  actionId: string | null;
  /** Of the document; null for a missing one, and for a heading. */
  path: string | null;
  ref: string | null;
  description: string;
  /** Where it stands in the document; in the plan when it is missing there. */
  section: ComparedBranch;
  objective: ComparedBranch;
  /** Where it stood, when it moved. */
  from: { section: ComparedBranch; objective: ComparedBranch } | null;
  pairedBy: PairedBy | null;
  field: ComparedField | null;
  before: string | null;
  after: string | null;
  /** What the reading of the document is not sure of. */
  doubts: { code: string; parameters: Readonly<Record<string, FactValue>> }[];
}

export interface Comparison {
  changes: PlanChange[];
  unchanged: number;
  /** The same as long as all differences are: what was said of them is good for these alone. */
  basis: string;
}

/** Which columns bear a field. */
const columnsOf: Readonly<Record<ComparedField, readonly PlanField[]>> = {
  ref: ['ref'], description: ['action', 'recommendation', 'objective', 'area'], approach: ['approach'], owner: ['owner'], timescale: ['timescale'], success: ['success'],
  stated: ['rating', 'ratingAndProgress', 'status'], progress: ['progress', 'ratingAndProgress'],
};

/** Findings that bear on a field; the others concern the whole action. */
const doubtsOf: Readonly<Partial<Record<ComparedField, RegExp>>> = {
  owner: /^(?:severalOwners|noOwner)$/, timescale: /^(?:twoDates|date|year|noTimescale|ongoing)/, stated: /^(?:rating|stated|noRating)/, ref: /Refs?$/,
};

export function compareWithPlan(plan: StandingPlan, draft: Draft, columns: Interpretation['columns']): Comparison {
  const ours = comparedPlan(plan);
  const theirs = comparedDraft(draft);
  const told = new Set(Object.values(columns).flatMap((table) => table.columns));
  // A document without a column for a field says nothing about it: that it is empty there is no difference.
  const silent = comparedFields.filter((field) => !columnsOf[field].some((column) => told.has(column)) && theirs.every(({ texts }) => (texts[field] ?? '') === ''));
  const without = (actions: readonly ComparedAction[]): ComparedAction[] => actions.map((action) => ({ ...action, texts: { ...action.texts, ...Object.fromEntries(silent.map((field) => [field, null])) } }));
  const { changed, added, missing, unchanged } = comparePlans(without(ours), without(theirs));
  const ourAction = new Map(ours.map((action) => [action.key, action]));
  const theirAction = new Map(theirs.map((action) => [action.key, action]));
  const doubts = (path: string, field: ComparedField | null): PlanChange['doubts'] =>
    draft.findings.filter((finding) => finding.path === path && finding.needsAnswer && (field === null || concerns(finding.code, field))).map(({ code, parameters }) => ({ code, parameters }));
  const changes: PlanChange[] = [];
  for (const { before, after, pairedBy, fields, moved } of changed) {
    const [was, is] = [ourAction.get(before)!, theirAction.get(after)!];
    const common = { actionId: before, path: after, ref: was.texts.ref, description: was.texts.description ?? '', section: is.section, objective: is.objective, pairedBy };
    for (const { field, before: old, after: text } of fields) changes.push({ ...common, id: `${before}/${field}`, kind: 'changed', from: null, field, before: old, after: text, doubts: doubts(after, field) });
    if (moved) changes.push({ ...common, id: `${before}/place`, kind: 'moved', from: { section: was.section, objective: was.objective }, field: null, before: null, after: null, doubts: [] });
  }
  const alone = { from: null, pairedBy: null, field: null, before: null, after: null };
  for (const path of added) {
    const { texts, section, objective } = theirAction.get(path)!;
    changes.push({ ...alone, id: `added/${path}`, kind: 'added', actionId: null, path, ref: texts.ref, description: texts.description ?? '', section, objective, doubts: doubts(path, null) });
  }
  for (const id of missing) {
    const { texts, section, objective } = ourAction.get(id)!;
    changes.push({ ...alone, id: `${id}/missing`, kind: 'missing', actionId: id, path: null, ref: texts.ref, description: texts.description ?? '', section, objective, doubts: [] });
  }
  changes.push(...headingChanges(plan, draft));
  return { changes, unchanged, basis: basisOf(changes, theirs) };
}

function concerns(code: string, field: ComparedField): boolean {
  if (code === 'childDataSuspected') return true;
  return doubtsOf[field]?.test(code) ?? false;
}

function comparedPlan(plan: StandingPlan): ComparedAction[] {
  const sections = new Map(plan.sections.map((section) => [section.id, section]));
  const objectives = new Map(plan.objectives.map((objective) => [objective.id, objective]));
  return plan.actions.map((action) => ({ key: action.id, section: branch(sections.get(action.sectionId)!), objective: branch(objectives.get(action.objectiveId)!), texts: textsOf(action) }));
}

const branch = ({ ref, title }: ComparedBranch): ComparedBranch => ({ ref, title });

function textsOf(action: StandingAction): ComparedAction['texts'] {
  const { ref, action: description, approach, owner, timescale, success, rating: stated, progress } = writtenAction(action, 'en');
  return { ref, description, approach, owner, timescale, success, stated, progress };
}

function comparedDraft({ plan, actions }: Draft): ComparedAction[] {
  return actions.map((item) => {
    const section = plan.sections[item.section]!;
    return { key: item.path, section: branch(section), objective: branch(section.objectives[item.objective]!), texts: draftTexts(item) };
  });
}

function draftTexts({ ref, description, approach, ownerText: owner, timescale, successMeasure: success, statedCode: stated, progress }: DraftActionItem): ComparedAction['texts'] {
  return { ref, description, approach, owner, timescale: timescale.sourceText, success, stated, progress };
}

/** A section or an objective that the document words otherwise is found again by its number. */
function headingChanges(plan: StandingPlan, draft: Draft): PlanChange[] {
  const changes: PlanChange[] = [];
  const compare = (ours: ComparedBranch & { id: string }, theirs: ComparedBranch, place: Pick<PlanChange, 'section' | 'objective'>): void => {
    if (ours.title === theirs.title) return;
    changes.push({
      ...place, id: headingId(ours.id), kind: 'heading', actionId: null, path: null, ref: ours.ref, description: ours.title,
      from: null, pairedBy: null, field: null, before: ours.title, after: theirs.title, doubts: [],
    });
  };
  for (const section of draft.plan.sections) {
    const ours = plan.sections.find((each) => sameBranch(each, section));
    if (!ours) continue;
    compare(ours, section, { section: branch(section), objective: branch(section) });
    for (const objective of section.objectives) {
      const standing = plan.objectives.find((each) => each.sectionId === ours.id && sameBranch(each, objective));
      if (standing) compare(standing, objective, { section: branch(section), objective: branch(objective) });
    }
  }
  return changes;
}

/** The difference of a heading is known by this; what the plan kept of it is found by the same. */
export const headingId = (branchId: string): string => `heading/${branchId}`;

function basisOf(changes: readonly PlanChange[], document: readonly ComparedAction[]): string {
  const said = changes.map(({ id, kind, before, after, from, section, objective }) => [id, kind, before, after, from, section, objective]);
  const added = document.filter(({ key }) => changes.some(({ id }) => id === `added/${key}`));
  return createHash('sha256').update(JSON.stringify([said, added])).digest('hex');
}
