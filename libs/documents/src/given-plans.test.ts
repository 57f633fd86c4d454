// The two published plans given with the design, read whole against their true content. Their people are
// real, so nothing of them is repeated here; absent files skip.
import { existsSync, readFileSync } from 'node:fs';
import { describe as suite, expect, test } from '@jest/globals';
import { readPlan } from './index.ts';

interface TrueAction {
  ref: string;
  action: string;
  by_whom: string;
  by_when: string;
  rag: string;
  success: string;
  progress?: string;
  comment?: string;
}
interface TrueObjective {
  ref: string;
  title: string;
  champion?: string | null;
  linked_recommendations?: string;
  linked_indicators?: string;
  actions: TrueAction[];
}
interface TrueSection {
  ref: string;
  title: string;
  objectives: TrueObjective[];
}

const folder = new URL('../../../../shared/plans/', import.meta.url);
const describe = existsSync(new URL('islington-2016.docx', folder)) ? suite : suite.skip;
const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const truth = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T;
const actionOf = (each: TrueAction) => ({ ref: each.ref, description: each.action, ownerText: each.by_whom, sourceText: each.by_when, code: each.rag, success: each.success || null, progress: each.progress ?? each.comment });
const read = (name: string) => {
  const plan = readPlan(bytes(name), name);
  const sections = plan.sections.map((section) => ({
    ...section,
    objectives: section.objectives.map((objective) => ({
      ...objective,
      actions: objective.actions.map((each) => ({ ref: each.ref, description: each.description, ownerText: each.ownerText, sourceText: each.timescale.sourceText, code: each.statedRating?.code, success: each.successMeasure, progress: each.progress })),
    })),
  }));
  return { plan, sections };
};

describe('the Word plan', () => {
  const name = 'islington-2016';
  test('gives every action and every field exactly, and nothing else', () => {
    const { plan, sections } = read(`${name}.docx`);
    const expected = truth<TrueSection[]>(`${name}.truth.json`);
    expect(plan.title).toBe('Islington Youth Offending Service Improvement Plan');
    expect(sections.map(({ ref, title, objectives }) => ({ ref, title, objectives: objectives.map((each) => ({ ref: each.ref, title: each.title, champion: each.champion, actions: each.actions })) }))).toEqual(
      expected.map(({ ref, title, objectives }) => ({ ref, title, objectives: objectives.map((each) => ({ ref: each.ref, title: each.title, champion: each.champion ?? null, actions: each.actions.map(actionOf) })) })),
    );
    const actions = plan.sections.flatMap((section) => section.objectives.flatMap((objective) => objective.actions));
    expect(actions.every((action) => action.statedRating?.source === 'text' && action.timescale.precision === 'month' && action.approach === null)).toBe(true);
    expect(plan.sections[0]!.objectives.map((objective) => objective.targetDate)).toEqual(['2016-04-30', '2016-06-30', '2016-08-31', '2016-10-31']);
  });

  test('leaves one line outside the plan and says so', () => {
    const codes = readPlan(bytes(`${name}.docx`), `${name}.docx`).findings.map((finding) => finding.code);
    expect(codes.filter((code) => !['severalOwners', 'textNotUsed'].includes(code))).toEqual([]);
    expect(codes.filter((code) => code === 'textNotUsed')).toHaveLength(1);
  });
});

describe('the Excel plan', () => {
  const name = 'portsmouth-2015-part-a';
  test('gives every action and every field exactly, and nothing else', () => {
    const { plan, sections } = read(`${name}.xlsx`);
    const expected = truth<TrueSection>(`${name}.truth.json`);
    expect(sections).toHaveLength(1);
    expect(sections[0]).toMatchObject({ ref: null, title: plan.title, recommendations: [] });
    expect(sections[0]!.objectives.map((each) => ({ ref: each.ref, title: each.title, recommendations: each.linkedRecommendations.join(','), actions: each.actions }))).toEqual(
      expected.objectives.map((each) => ({ ref: each.ref, title: each.title, recommendations: each.linked_recommendations, actions: each.actions.map(actionOf) })),
    );
    expect(sections[0]!.objectives.map((each) => each.linkedIndicators.length)).toEqual([1, 1, 1, 13]);
    expect(sections[0]!.objectives.map((each) => each.targetDate)).toEqual(['2014-04-30', '2014-06-30', '2014-06-30', '2014-10-31']);
    expect(plan.ratingKey).toEqual([
      { code: 'green', meaning: 'Action completed' },
      { code: 'amber', meaning: 'Action ongoing / Action planned, not yet complete' },
      { code: 'red', meaning: 'No action taken / action delayed / behind schedule' },
      { code: 'blue', meaning: 'Not due yet' },
    ]);
  });

  test('notes ratings that contradict the printed key', () => {
    const plan = readPlan(bytes(`${name}.xlsx`), `${name}.xlsx`);
    expect(plan.findings.filter((finding) => finding.code === 'statedCompleteButNotAchieved')).toHaveLength(2);
    expect(plan.findings.filter((finding) => finding.code === 'indicatorRangeExpanded')).toHaveLength(1);
    expect(plan.findings.filter((finding) => ['textNotUsed', 'tableSkipped', 'columnIgnored'].includes(finding.code))).toEqual([]);
  });
});
