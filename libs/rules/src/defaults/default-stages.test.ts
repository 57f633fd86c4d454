/** The rules of stages that bodies start from: entered and left after quarters in a row, by the same engine as ratings. */
import { describe, expect, test } from '@jest/globals';
import { englandAndWales } from '@waymark/domain';
import { serviceCatalogue } from '../catalogue/service-catalogue.ts';
import { compile } from '../engine/compile.ts';
import { parse } from '../format/parse-rule-set.ts';
import { lint } from '../lint/lint.ts';
import type { Facts } from '../format/rule-set.ts';
import { defaultStageRules } from './default-stages.ts';

const parsed = parse(JSON.parse(JSON.stringify(defaultStageRules)), serviceCatalogue);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
const compiled = compile(parsed.ruleSet, serviceCatalogue, { calendar: englandAndWales, bestFirst: ['stage-1', 'stage-2', 'stage-3'] });
const stageOf = (facts: Facts): string => compiled.decide(facts, { now: '2026-11-22' }).outcome;

describe('the proposed stage', () => {
  test.each<[string, Facts, string]>([
    ['nothing known', {}, 'stage-1'],
    ['one bad quarter only', { offTrackShare: 60, quartersKnown: 1 }, 'stage-1'],
    ['two bad quarters', { offTrackLowest2: 25, offTrackHighest2: 60, overdueLowest2: 10, overdueHighest2: 20 }, 'stage-2'],
    ['two overdue quarters', { offTrackLowest2: 0, offTrackHighest2: 5, overdueLowest2: 40, overdueHighest2: 50 }, 'stage-2'],
    ['four bad quarters', { offTrackLowest4: 40, offTrackLowest2: 45, offTrackHighest2: 60, overdueLowest2: 10, overdueHighest2: 20 }, 'stage-3'],
    ['between the limits from stage 1', { currentStage: 1, offTrackLowest2: 16, offTrackHighest2: 20, overdueLowest2: 26, overdueHighest2: 30 }, 'stage-1'],
    ['between the limits from stage 2', { currentStage: 2, offTrackLowest2: 16, offTrackHighest2: 20, overdueLowest2: 26, overdueHighest2: 30 }, 'stage-2'],
    ['two good quarters from stage 3', { currentStage: 3, offTrackLowest2: 5, offTrackHighest2: 14, overdueLowest2: 5, overdueHighest2: 24 }, 'stage-1'],
    ['one good quarter from stage 3', { currentStage: 3, offTrackLowest2: 5, offTrackHighest2: 30, overdueLowest2: 5, overdueHighest2: 24 }, 'stage-3'],
  ])('%s: %s', (_name, facts, stage) => expect(stageOf(facts)).toBe(stage));

  test('has rules without blocking faults', () => {
    expect(lint(parsed.ok ? parsed.ruleSet : defaultStageRules, serviceCatalogue, { calendar: englandAndWales }).filter(({ severity }) => severity === 'blocking')).toEqual([]);
  });
});
