/** Frameworks against published reports, and what becomes of a recommendation. */
import { describe, expect, test } from '@jest/globals';
import { contradictions, readScores, unknownRatings } from './check-scores.ts';
import { standardsOf, type FrameworkVersion } from './framework.ts';
import { frameworkVersionOf, inspectionFrameworks } from './frameworks.ts';
import { progressOf, scrutinyResponse, type AnsweringAction } from './recommendation.ts';

const held = (framework: string, version: string): FrameworkVersion => frameworkVersionOf(framework, version)!;
const v2021 = held('youth-inspection', '2021');
const words = ['inadequate', 'requires-improvement', 'good', 'outstanding'];

/** Ratings of the twelve standards that make a score. */
function ratingsOf(score: number): Record<string, string> {
  let left = score;
  return Object.fromEntries(standardsOf(v2021).filter(({ countsToOverall }) => countsToOverall).map(({ code }) => {
    const value = Math.min(3, left);
    left -= value;
    return [code, words[value] ?? ''];
  }));
}

describe('frameworks', () => {
  test.each(inspectionFrameworks.flatMap(({ code, versions }) => versions.map((version) => [code, version] as const)))('%s: standards once each, words in both languages, bands whole', (_, version) => {
    const codes = standardsOf(version).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { title } of standardsOf(version)) expect([title.en, title.cy]).not.toContain('');
    const most = standardsOf(version).filter(({ countsToOverall }) => countsToOverall).length * 3;
    const scores = (version.bands ?? []).flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (__, at) => from + at));
    expect(version.bands === null || (scores.length === most + 1 && scores.every((score, at) => score === at))).toBe(true);
  });

  test('twelve standards count in 2018 and 2021, and resettlement does not; 2025 rates two areas and has no rule', () => {
    expect([held('youth-inspection', '2018'), v2021].map((version) => standardsOf(version).filter(({ countsToOverall }) => countsToOverall).length)).toEqual([12, 12]);
    expect(standardsOf(v2021).filter(({ countsToOverall }) => !countsToOverall).map(({ code }) => code)).toEqual(['4.1']);
    expect(standardsOf(held('children-and-victims', '2025'))).toHaveLength(2);
    expect(held('children-and-victims', '2025').bands).toBeNull();
    expect(frameworkVersionOf('youth-inspection', '1999')).toBeNull();
  });
});

describe('scores', () => {
  // Sums of published reports of 2021 to 2025, each with the overall rating that they print.
  test.each([
    ['inadequate', [0, 3, 5]], ['requires-improvement', [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]], ['good', [19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]], ['outstanding', [31, 32, 33, 34]],
  ])('published reports: %s', (overall, scores) => {
    for (const score of scores) {
      expect(readScores(v2021, { standards: ratingsOf(score), overall, score })).toEqual({ score, most: 36, rated: 12, counted: 12, byRule: overall, verdict: 'agrees' });
    }
  });

  test('where no report was seen the rule is named and not insisted on', () => {
    for (const score of [6, 7, 30]) {
      const printed = { standards: ratingsOf(score), overall: 'requires-improvement', score };
      expect(readScores(v2021, printed).verdict).toBe('unconfirmed');
      expect(contradictions(v2021, printed)).toEqual([]);
    }
  });

  test('a sum that is not the sum and a rating that the rule does not give are named', () => {
    expect(contradictions(v2021, { standards: ratingsOf(18), overall: 'good', score: 19 })).toEqual([
      { path: 'score', code: 'scoreIsNotTheSum', parameters: { score: 19, sum: 18 } },
      { path: 'overall', code: 'overallIsNotByRule', parameters: { score: 18, byRule: 'requires-improvement' } },
    ]);
  });

  test('resettlement adds nothing; an unrated standard lowers what could be made, and then no rule is applied', () => {
    const standards = { ...ratingsOf(22), '4.1': 'outstanding' };
    expect(readScores(v2021, { standards, overall: 'good', score: 22 })).toMatchObject({ score: 22, most: 36, verdict: 'agrees' });
    // One published report had a maximum of 24.
    const eight = Object.fromEntries(Object.entries(ratingsOf(1)).slice(0, 8));
    expect(readScores(v2021, { standards: eight, overall: 'inadequate', score: 1 })).toEqual({ score: 1, most: 24, rated: 8, counted: 12, byRule: null, verdict: 'notChecked' });
    expect(readScores(v2021, { standards: {}, overall: 'good', score: null })).toMatchObject({ score: null, verdict: 'notChecked' });
    expect(readScores(held('children-and-victims', '2025'), { standards: { '1.1': 'good', '2.1': 'good' }, overall: 'good', score: null })).toMatchObject({ score: null, rated: 2, verdict: 'notChecked' });
  });

  test('unknown standards and words are named', () => {
    expect(unknownRatings(v2021, { standards: { '9.9': 'good', '1.1': 'splendid' }, overall: 'fine', score: null }).map(({ path, code }) => [path, code])).toEqual([
      ['standards/9.9', 'unknownStandard'], ['standards/1.1', 'unknownRating'], ['overall', 'unknownRating'],
    ]);
  });
});

describe('progress of a recommendation', () => {
  const at = (status: AnsweringAction['status'], canonical: AnsweringAction['canonical'], assurance: AnsweringAction['assurance'] = 'none'): AnsweringAction => ({ status, canonical, assurance });
  test.each<[string, AnsweringAction[]]>([
    ['unanswered', []],
    ['unanswered', [at('cancelled', 'offTrack')]],
    ['underWay', [at('inProgress', 'onTrack'), at('notStarted', 'notDue')]],
    ['atRisk', [at('complete', 'complete'), at('inProgress', 'atRisk')]],
    ['offTrack', [at('inProgress', 'atRisk'), at('inProgress', 'offTrack')]],
    ['delivered', [at('complete', 'complete', 'boardAccepted'), at('complete', 'complete', 'claimed'), at('cancelled', 'offTrack')]],
    ['accepted', [at('complete', 'complete', 'boardAccepted'), at('complete', 'complete', 'externallyAccepted')]],
    // A complete action that was rated off track for its evidence does not make the others late.
    ['underWay', [at('complete', 'offTrack'), at('inProgress', 'onTrack')]],
  ])('%s', (progress, actions) => {
    expect(progressOf(actions).progress).toBe(progress);
  });

  test('it is counted as well', () => {
    expect(progressOf([at('complete', 'complete', 'boardAccepted'), at('inProgress', 'onTrack'), at('cancelled', 'notDue')])).toEqual({ progress: 'underWay', actions: 2, complete: 1, accepted: 1 });
  });
});

describe('the response to a scrutiny committee', () => {
  test.each([
    ['2026-09-01', null, '2026-10-27', { dueOn: '2026-10-27', state: 'due', days: 0 }],
    ['2026-09-01', null, '2026-10-20', { dueOn: '2026-10-27', state: 'due', days: 7 }],
    ['2026-09-01', null, '2026-10-28', { dueOn: '2026-10-27', state: 'overdue', days: 1 }],
    ['2026-09-01', '2026-10-27', '2026-12-01', { dueOn: '2026-10-27', state: 'answered', days: 0 }],
    ['2026-09-01', '2026-11-03', '2026-12-01', { dueOn: '2026-10-27', state: 'answeredLate', days: 7 }],
    // Eight weeks are 56 days across the end of summer time and of a leap February.
    ['2028-01-10', null, '2028-03-06', { dueOn: '2028-03-06', state: 'due', days: 0 }],
  ] as const)('made on %s, answered %s, seen on %s', (madeOn, respondedOn, today, reading) => {
    expect(scrutinyResponse(madeOn, respondedOn, today)).toEqual(reading);
  });
});
