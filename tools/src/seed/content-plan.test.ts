// The demonstration as plans: nothing unreadable, no names of people, the published numbers.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { englandAndWales, ratingKeyPresets, statusOf, type ImportedAction, type ImportedPlan } from '@waymark/domain';
import { actionCatalogue, compile, defaultRuleSets, parse } from '@waymark/rules';
import { contentPlan } from './content-plan.ts';
import { demonstrationServices } from './content/index.ts';
import { islington } from './content/islington.ts';
import { portsmouth } from './content/portsmouth.ts';

const now = '2026-11-22T09:00:00Z';
const actionsOf = (plan: ImportedPlan): ImportedAction[] => plan.sections.flatMap((section) => section.objectives.flatMap((objective) => [...objective.actions]));
const tally = (values: readonly (string | null)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value ?? 'none'] = (counts[value ?? 'none'] ?? 0) + 1;
  return counts;
};

describe('the demonstration', () => {
  test('has twelve services with their own addresses', () => {
    expect(new Set(demonstrationServices.map((service) => service.slug)).size).toBe(12);
  });

  test.each(demonstrationServices.map((service) => [service.slug, service] as const))('%s reads as a plan of 12 to 50 actions', (_slug, service) => {
    const { plan, evidence } = contentPlan(service, now);
    const actions = actionsOf(plan);
    expect(actions.length).toBeGreaterThanOrEqual(12);
    expect(actions.length).toBeLessThanOrEqual(50);
    for (const action of actions) {
      expect(action.description).not.toBe('');
      expect(`${action.description} ${action.successMeasure ?? ''} ${action.progress ?? ''}`).not.toMatch(/[{}]/);
      // Where the plan gives a date in words, it was understood.
      if (/\d/.test(action.timescale.sourceText) && !/tbc/i.test(action.timescale.sourceText)) expect(action.timescale.due).not.toBeNull();
    }
    for (const item of evidence) expect(item.datedOn <= '2026-11-22').toBe(true);
    expect(service.provenance.en).toContain('Demonstration');
    expect(service.provenance.cy).toContain('Arddangosiad');
  });

  test('Islington states 18 green, 28 amber and 4 red, and 20 open actions are past their month', () => {
    const actions = actionsOf(contentPlan(islington, now).plan);
    expect(tally(actions.map((action) => action.statedRating?.code ?? null))).toEqual({ green: 18, amber: 28, red: 4 });
    for (const day of ['2026-11-01', '2026-11-22', '2026-11-30', '2027-02-01', '2027-02-28']) {
      const late = actionsOf(contentPlan(islington, day).plan).filter((action) => action.statedRating?.code !== 'green' && action.timescale.due !== null && action.timescale.due < day);
      expect(tally(late.map((action) => action.statedRating?.code ?? null))).toEqual({ amber: 18, red: 2 });
    }
  });

  test.each(['2026-11-01', '2026-11-22', '2026-11-30', '2026-12-01', '2027-02-28'])('on %s the rules call 18 of Islington’s actions green, 20 red of which 18 were stated Amber, and 12 neither', (day) => {
    const parsed = parse(defaultRuleSets['delivery-4'], actionCatalogue);
    if (!parsed.ok) throw new Error('The default rules cannot be read.');
    const rules = compile(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales });
    const { plan, evidence } = contentPlan(islington, day);
    const rated = plan.sections.flatMap((section, s) =>
      section.objectives.flatMap((objective, o) =>
        objective.actions.map((action, at) => {
          const stated = action.statedRating?.code ?? null;
          const statedCanonical = ratingKeyPresets['delivery-4'].ratings.find(({ code }) => code === stated)?.canonical ?? null;
          const pieces = evidence.filter(({ path }) => path === `sections/${s}/objectives/${o}/actions/${at}`);
          const facts = { status: statusOf({ timescale: action.timescale, statedCanonical }), due: action.timescale.due, evidenceCount: pieces.length, ownerCount: action.owners.length, hasOwner: action.owners.length > 0 };
          return { stated, computed: rules.outcome(facts, { now: day }) };
        }),
      ),
    );
    const red = rated.filter(({ computed }) => computed === 'red');
    expect(rated.filter(({ computed }) => computed === 'green')).toHaveLength(18);
    expect(red).toHaveLength(20);
    expect(red.filter(({ stated }) => stated === 'amber')).toHaveLength(18);
    expect(rated.filter(({ computed }) => computed !== 'red' && computed !== 'green')).toHaveLength(12);
  });

  test('both of Portsmouth’s Ambers are past their month', () => {
    const open = actionsOf(contentPlan(portsmouth, now).plan).filter((action) => action.statedRating?.code === 'amber');
    expect(open.map((action) => action.timescale.due)).toEqual(['2026-06-30', '2026-01-31']);
  });
});

interface TruthSection {
  ref: string;
  objectives: { ref: string; actions: { ref: string; by_whom: string; by_when: string; rag: string; action: string; progress?: string; comment?: string; success: string }[] }[];
}
const truthOf = (name: string): URL => new URL(`../../../../shared/plans/${name}.truth.json`, import.meta.url);
const given = existsSync(truthOf('islington-2016')) ? describe : describe.skip;

given('beside the published plans', () => {
  test.each([
    ['islington-2016', islington],
    ['portsmouth-2015-part-a', portsmouth],
  ] as const)('%s: structure, owners’ roles, dates and ratings are theirs, sentences are ours', (name, service) => {
    const read = JSON.parse(readFileSync(truthOf(name), 'utf8')) as TruthSection[] | TruthSection;
    const truth = Array.isArray(read) ? read : [read];
    const outline = (sections: readonly { objectives: readonly { ref: string | null; actions: readonly (readonly [string | null, string | null, string, string | null])[] }[] }[]) =>
      sections.map((section) => section.objectives.map((objective) => [objective.ref, objective.actions]));
    expect(outline(service.sections.map((section) => ({ objectives: section.objectives.map((objective) => ({ ref: objective.ref, actions: objective.actions.map((action) => [action.ref, action.owner, action.by, action.stated] as const) })) })))).toEqual(
      outline(truth.map((section) => ({ objectives: section.objectives.map((objective) => ({ ref: objective.ref, actions: objective.actions.map((action) => [action.ref, action.by_whom, action.by_when, action.rag] as const) })) }))),
    );
    const ours = new Set(service.sections.flatMap((section) => section.objectives.flatMap((objective) => objective.actions.flatMap((action) => [action.action, action.success, action.progress]))));
    const theirs = truth.flatMap((section) => section.objectives.flatMap((objective) => objective.actions.flatMap((action) => [action.action, action.success, action.progress ?? action.comment])));
    for (const sentence of theirs.filter((text) => text && text !== 'GREEN')) expect(ours.has(sentence ?? '')).toBe(false);
  });
});
