/** Which sentence a comparison comes to: the codes alone decide, and one rule without the other is no difference. */
import { describe, expect, test } from '@jest/globals';
import { closenessText, isWorseAndWorsening, leadSentence, notComparedSentence, rateText, trendSentence, verdictSentence, type Comparison, type IndicatorSummary, type Outcome } from './indicator-sentences.ts';
import type { IndicatorWords } from './indicator-words.ts';

/** The key and its values in place of words. */
const t: IndicatorWords = (key, values) => (values ? `${key}(${Object.values(values).join(' ')})` : key);
const figure = { value: 142, lower95: 101, upper95: 194, count: 39.4, denominator: 27_779, estimated: true };
const comparison = (outcome: Outcome, level: number | null, reference: Outcome, direction: 'LOWER' | 'SIMILAR' | 'HIGHER'): Comparison => ({
  pooled: figure, unweightedMean: 155.77, reported: 9, of: 10, missing: [], verdict: { outcome, level }, reference: { outcome: reference, level }, ratio: { value: 1, lower: 1, upper: null, confidence: 0.97, direction },
});
const summary = (more: Partial<IndicatorSummary>): IndicatorSummary => ({
  code: 'x', group: 'NATIONAL', published: true, measure: 'RATE', polarity: 'LOW', newestObservation: null, observationsWaiting: 0, name: { en: 'x', cy: 'x' }, per: 100_000, period: '2024', area: { name: 'Rotherham', country: 'ENGLAND', authorities: 1 }, figure, comparison: null, notCompared: null, trend: null, ...more,
});

describe('the verdict', () => {
  test.each([
    [comparison('SIMILAR', null, 'SIMILAR', 'SIMILAR'), 'verdict.neither'],
    [comparison('SIMILAR', null, 'WORSE', 'SIMILAR'), 'verdict.one'],
    [comparison('SIMILAR', null, 'SIMILAR', 'LOWER'), 'verdict.one'],
    [comparison('BETTER', 0.95, 'BETTER', 'LOWER'), 'verdict.BETTER'],
    [comparison('HIGHER', 0.998, 'HIGHER', 'HIGHER'), 'verdict.HIGHER verdict.sure'],
    [{ ...comparison('SIMILAR', null, 'SIMILAR', 'SIMILAR'), verdict: null }, ''],
  ])('%#', (given, sentence) => expect(verdictSentence(t, given)).toBe(sentence));
});

test('the lead says what is held: the figure with its n, the mean with its coverage, or what is missing', () => {
  expect(leadSentence(t, summary({ comparison: comparison('SIMILAR', null, 'SIMILAR', 'SIMILAR') }))).toBe('lead.figure(Rotherham 142 100,000 2024 39 27,779) lead.mean(155.8 9 10) verdict.neither');
  expect(leadSentence(t, summary({ comparison: comparison('SIMILAR', null, 'SIMILAR', 'SIMILAR') }), { name: 'Coastal', version: 2 })).toBe('lead.figure(Rotherham 142 100,000 2024 39 27,779) lead.keptMean(155.8 9 10 Coastal 2) verdict.neither');
  expect(leadSentence(t, summary({}))).toBe('lead.figure(Rotherham 142 100,000 2024 39 27,779)');
  expect(leadSentence(t, summary({ figure: null }))).toBe('lead.none(Rotherham)');
  expect(leadSentence(t, summary({ area: null, figure: null }))).toBe('lead.noArea');
  expect(notComparedSentence(t, summary({ notCompared: 'WALES' }))).toBe('notCompared.WALES(Rotherham 1 2024)');
});

test('a trend reads by its polarity, and worse and worsening needs both', () => {
  const trend = { from: '2020', to: '2024', direction: 'INCREASING', outcome: 'WORSE' } as const;
  expect(trendSentence(t, { trend })).toBe('years.trend.increasingWORSE(2020 2024)');
  expect(trendSentence(t, { trend: { ...trend, direction: 'DECREASING', outcome: 'LOWER' } })).toBe('years.trend.decreasing(2020 2024)');
  expect(trendSentence(t, { trend: null })).toBe('years.trend.none');
  const worse = comparison('WORSE', 0.95, 'WORSE', 'HIGHER');
  expect([summary({ comparison: worse, trend }), summary({ comparison: worse }), summary({ trend })].map(isWorseAndWorsening)).toEqual([true, false, false]);
});

test('a published rate is shown as it was published; a label that we do not know stays as it is', () => {
  expect([rateText(142), rateText(155.3)]).toEqual(['142', '155.3']);
  expect([closenessText(t, 'Very close'), closenessText(t, 'toString')]).toEqual(['closeness.very', 'toString']);
});
