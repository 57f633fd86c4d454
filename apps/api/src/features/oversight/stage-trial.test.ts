/** A trial looks at today and at the quarter ends that are known, each with what was known and decided then. */
import { expect, test } from '@jest/globals';
import { defaultStageRules, type RuleSet } from '@waymark/rules';
import { compileStageRules, type QuarterRow } from './stages.ts';
import { changes, momentsOf, readOf, type TriedService } from './stage-trial.ts';

const TODAY = '2026-11-22';
const quarter = (day: string, offTrack: number): QuarterRow => ({ tenantId: 'a', day, actions: 10, offTrack, open: 10, overdue: 0 });
/** The same rules with another limit for two quarters off track. */
const withLimit = (limit: number): RuleSet => JSON.parse(JSON.stringify(defaultStageRules).replace('"fact":"offTrackLowest2","operator":"greaterThanInclusive","value":25', `"fact":"offTrackLowest2","operator":"greaterThanInclusive","value":${limit}`)) as RuleSet;
const sides = { before: compileStageRules(defaultStageRules), after: compileStageRules(withLimit(20)) };
const service: TriedService = {
  now: { actions: 10, offTrack: 2, open: 10, overdue: 0, stated: 10, divergent: 5, claimed: 2, evidenced: 1 },
  quarters: [quarter('2026-09-30', 2), quarter('2026-06-30', 2), quarter('2026-03-31', 3), quarter('2025-12-31', 3)],
  decisions: [],
};

test('today and each known quarter end are proposed for by both', () => {
  const moments = momentsOf(service, sides, TODAY);
  expect(moments.map(({ day, now, before, after }) => [day, now, before.stage, after.stage])).toEqual([
    // 20 % at both of the last two quarter ends: enough under a limit of 20, not of 25.
    [TODAY, true, 1, 2],
    ['2026-09-30', false, 1, 2],
    // The lowest of June and March is 20 %.
    ['2026-06-30', false, 1, 2],
    ['2026-03-31', false, 2, 2],
    // Of the quarter before December nothing is known.
    ['2025-12-31', false, 1, 1],
  ]);
  expect(moments.filter(changes)).toHaveLength(3);
  expect(readOf(moments[0]!)).toContainEqual(expect.objectContaining({ fact: 'offTrackLowest2', value: 20 }));
  expect(moments[0]!.after.because?.en).toContain('two quarters in a row');
});

test('a quarter that is not known is left out, and a stage counts from the day on which it was decided', () => {
  const decided = { ...service, quarters: [quarter('2026-09-30', 2), quarter('2026-03-31', 2)], decisions: [{ decidedOn: '2026-10-15', stage: 3 }, { decidedOn: '2026-01-15', stage: 2 }] };
  expect(momentsOf(decided, sides, TODAY).map(({ day, before }) => [day, before.stage])).toEqual([[TODAY, 3], ['2026-09-30', 2], ['2026-03-31', 2]]);
});

test('of the past neither statements nor evidence are read', () => {
  const rules: RuleSet = { ...defaultStageRules, rating: { rules: [{ name: 'differs', conditions: { all: [{ fact: 'divergenceShare', operator: 'greaterThanInclusive', value: 50 }] }, event: { type: 'rating', params: { rating: 'stage-2', label: { en: 'Differs', cy: 'Yn wahanol' } } } }], default: 'stage-1' } };
  const both = compileStageRules(rules);
  expect(momentsOf(service, { before: both, after: both }, TODAY).map(({ before }) => before.stage)).toEqual([2, 1, 1, 1, 1]);
});
