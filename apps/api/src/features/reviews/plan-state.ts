/** The plan of a request as one value. Pure. */
import type { ActionState, PlanState } from '@waymark/domain';
import type { Action, Objective, Plan, Section } from '../plans/index.ts';
import { factsOf } from '../ratings/index.ts';

export interface PlanParts {
  plan: Plan;
  ratingKeyId: string;
  sections: readonly Section[];
  objectives: readonly Objective[];
  actions: readonly Action[];
}

export function planStateOf({ plan, ratingKeyId, sections, objectives, actions }: PlanParts): PlanState {
  const { ratingKey, version, today } = plan.rules;
  return {
    planId: plan.id, title: plan.title, day: today, ratingKey, ratingKeyId,
    ruleSet: { id: version.id, number: version.number, contentHash: version.contentHash },
    sections: sections.map(({ id, ref, title }) => ({ id, ref, title })),
    objectives: objectives.map(({ id, sectionId, ref, title }) => ({ id, sectionId, ref, title })),
    actions: actions.map(actionStateOf),
  };
}

function actionStateOf(action: Action): ActionState {
  const { id, ref, description, successMeasure, progress, status, owners, row, rules } = action;
  const { sourceText, precision, baseline, current, forecast } = action.timescale;
  return {
    id, objectiveId: row.objectiveId, ref, description, successMeasure, progress, status, assurance: row.assurance,
    // Names are withheld from advisers alone, who read no reviews.
    owners: owners.map(({ name, accountable }) => ({ name: name ?? '', accountable })),
    timescale: { sourceText, precision, baseline, current, forecast },
    statedCode: row.statedCode, computedCode: action.computedRating.code, effectiveCode: action.effectiveRating.code,
    daysOverdue: action.daysOverdue, facts: factsOf(row, rules.today),
  };
}
