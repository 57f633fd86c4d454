/** The rows that a draft becomes when it is committed. Pure: ids and decisions come from the caller. */
import type { ActionStatus, AssuranceState, RatingKey } from '@waymark/domain';
import { factsRowOf, type Draft, type DraftActionItem } from './draft.ts';
import type { DecisionRecord, FactRow } from '../ratings/index.ts';

interface NewAction {
  id: string;
  sectionId: string;
  objectiveId: string;
  position: number;
  ref: string | null;
  description: string;
  approach: string | null;
  ownerText: string | null;
  successMeasure: string | null;
  progress: string | null;
  status: ActionStatus;
  assurance: AssuranceState;
  statedCode: string | null;
  statedSource: string | null;
  timescaleSourceText: string;
  timescalePrecision: string;
  due: string | null;
  ongoing: boolean;
  achieved: boolean;
  lastUpdatedOn: string;
  computedCode: string;
  computedNextChangeOn: string | null;
  decisionId: string;
}

/** Rows below a plan: all of them when it is made, some when a document adds to it. */
export interface NewBranches {
  /** Of the plan. */
  id: string;
  createdAt: string;
  createdBy: string;
  sections: { id: string; position: number; ref: string | null; title: string }[];
  recommendations: { id: string; sectionId: string; position: number; ref: string; text: string }[];
  objectives: ({ id: string; sectionId: string; position: number } & Pick<
    Draft['plan']['sections'][number]['objectives'][number],
    'ref' | 'title' | 'theme' | 'targetDate' | 'champion' | 'linkedRecommendations' | 'linkedIndicators'
  >)[];
  actions: NewAction[];
  owners: { actionId: string; position: number; name: string; accountable: boolean }[];
  revisions: { id: string; actionId: string; after: object }[];
  decisions: DecisionRecord[];
}

export interface NewPlan extends NewBranches {
  title: string;
  importedFrom: string | null;
}

export interface PlanMaking {
  title: string;
  /** Empty for a pasted table. */
  importedFrom: string;
  at: string;
  today: string;
  accountId: string;
  key: RatingKey;
  newId: () => string;
  decide: (action: FactRow & { id: string }) => DecisionRecord;
}

/** Sections and objectives keep their order; actions are numbered over the whole plan. */
export function toNewPlan(draft: Draft, making: PlanMaking): NewPlan {
  const { newId, at } = making;
  const plan: NewPlan = {
    id: newId(), title: making.title, importedFrom: making.importedFrom || null, createdAt: at, createdBy: making.accountId,
    sections: [], recommendations: [], objectives: [], actions: [], owners: [], revisions: [], decisions: [],
  };
  const objectiveIds = new Map<string, { sectionId: string; objectiveId: string; targetDate: string | null }>();
  draft.plan.sections.forEach((section, s) => {
    const sectionId = newId();
    plan.sections.push({ id: sectionId, position: s, ref: section.ref, title: section.title });
    section.recommendations.forEach(({ ref, text }, position) => plan.recommendations.push({ id: newId(), sectionId, position, ref: ref ?? '', text }));
    section.objectives.forEach(({ actions: _actions, ...objective }, o) => {
      const objectiveId = newId();
      plan.objectives.push({ id: objectiveId, sectionId, position: plan.objectives.length, ...objective });
      objectiveIds.set(`${s} ${o}`, { sectionId, objectiveId, targetDate: objective.targetDate });
    });
  });
  draft.actions.forEach((item, position) => {
    const place = objectiveIds.get(`${item.section} ${item.objective}`);
    if (!place) throw new Error('An action of the draft belongs to no objective.');
    addAction(plan, item, { ...place, position }, making);
  });
  return plan;
}

/** The rows of one action of a document, with its first decision and revision. */
export function addAction(
  plan: NewBranches, item: DraftActionItem, place: { sectionId: string; objectiveId: string; targetDate: string | null; position: number },
  { newId, today, key, decide }: Pick<PlanMaking, 'newId' | 'today' | 'key' | 'decide'>,
): void {
  const facts = factsRowOf(item, place, key, today);
  const id = newId();
  const decision = decide({ ...facts, id });
  const action: NewAction = {
    id, sectionId: place.sectionId, objectiveId: place.objectiveId, position: place.position,
    ref: item.ref, description: item.description, approach: item.approach, ownerText: item.ownerText,
    successMeasure: item.successMeasure, progress: item.progress, status: facts.status, assurance: facts.assurance,
    statedCode: item.statedCode, statedSource: item.statedSource,
    timescaleSourceText: item.timescale.sourceText, timescalePrecision: item.timescale.precision, due: item.timescale.due,
    ongoing: item.timescale.ongoing, achieved: item.timescale.achieved, lastUpdatedOn: today,
    computedCode: decision.outcome, computedNextChangeOn: decision.nextChangeOn, decisionId: decision.id,
  };
  plan.actions.push(action);
  plan.decisions.push(decision);
  item.owners.forEach((owner, order) => plan.owners.push({ actionId: id, position: order, name: owner.name, accountable: owner.accountable }));
  plan.revisions.push({ id: newId(), actionId: id, after: { ...item, status: facts.status, assurance: facts.assurance } });
}
