/** What figures say: from how many on, under which polarity, by which wording and window, and of several indicators together. */
import { describe, expect, test } from '@jest/globals';
import { signalOf, worstOf, type SignalledFigure, type SignalledIndicator } from './signal.ts';

const indicator: SignalledIndicator = { windows: ['quarter'], versions: ['2023', 'gov.uk'], measure: 'proportion', per: 100, polarity: 'high', published: null };
/** Quarters from January 2020 on, each counted of a hundred. */
const quarters = (numerators: readonly number[], more: Partial<SignalledFigure> = {}): SignalledFigure[] =>
  numerators.map((numerator, place) => ({
    periodStart: `${2020 + Math.floor(place / 4)}-${String((place % 4) * 3 + 1).padStart(2, '0')}-01`, numerator, denominator: 100, estimated: false, definitionVersion: 'gov.uk', window: 'quarter', ...more,
  }));
const falling = [90, 87, 84, 81, 78, 75, 72, 69, 66, 63, 60, 57, 54];
const level = [70, 72, 69, 71, 70, 68, 72, 70, 69, 71, 70, 72, 70];

describe('the signal of an indicator', () => {
  test.each<[string, Partial<SignalledIndicator>, SignalledFigure[], string]>([
    ['thirteen that fall are worse where high is good', {}, quarters(falling), 'worsening'],
    ['and better where low is good', { polarity: 'low' }, quarters(falling), 'improving'],
    ['where nobody has agreed they are neither: there is enough to say that', { polarity: 'neutral' }, quarters(falling), 'noChange'],
    ['in any order', {}, quarters(falling).reverse(), 'worsening'],
    ['twelve are too few', {}, quarters(falling.slice(0, 12)), 'notEnoughData'],
    ['a period without anybody to count is no figure', {}, quarters(falling).map((figure, place) => (place === 4 ? { ...figure, numerator: 0, denominator: 0 } : figure)), 'notEnoughData'],
    ['what chance does is no change', {}, quarters(level), 'noChange'],
    ['as many as are needed, all the same, are no change', {}, quarters(level.map(() => 100)), 'noChange'],
    ['none at all', {}, [], 'notEnoughData'],
    ['two wordings are two series, and neither has enough', {}, [...quarters(falling).slice(0, 6).map((figure) => ({ ...figure, definitionVersion: '2023' })), ...quarters(falling).slice(6)], 'notEnoughData'],
    ['an older wording does not speak for the newest', {}, [...quarters(falling, { definitionVersion: '2023' }), ...quarters([50], { periodStart: '2026-01-01' })], 'notEnoughData'],
    ['of a period told by both the later wording counts', {}, [...quarters(falling), ...quarters(level, { definitionVersion: '2023' })], 'worsening'],
    ['no rule holds for windows that overlap', { windows: ['rolling12'] }, quarters(falling, { window: 'rolling12' }), 'notEnoughData'],
    ['the first window that has enough', { windows: ['rolling12', 'quarter'] }, [...quarters(level, { window: 'rolling12' }), ...quarters(falling)], 'worsening'],
    ['a window that the indicator does not have', { windows: ['year'] }, quarters(falling), 'notEnoughData'],
    ['without enough figures of its own what is published', { published: 'worse' }, quarters(falling.slice(0, 12)), 'worsening'],
    ['published for the better', { published: 'better' }, [], 'improving'],
    ['published without a trend', { published: 'similar' }, [], 'noChange'],
    ['published, and nobody has agreed what is good', { polarity: 'neutral', published: 'higher' }, [], 'noChange'],
    ['its own figures count before those published', { published: 'worse' }, quarters(level), 'noChange'],
  ])('%s', (_name, change, figures, signal) => expect(signalOf({ ...indicator, ...change }, figures)).toBe(signal));
});

describe('of several indicators', () => {
  test.each([
    [['improving', 'worsening', 'noChange'], 'worsening'],
    [['improving', 'noChange'], 'noChange'],
    [['improving', 'improving'], 'improving'],
    [['notEnoughData', 'improving'], 'improving'],
    [['notEnoughData', 'notEnoughData'], 'notEnoughData'],
    [[], null],
  ] as const)('%j together are %s', (signals, together) => expect(worstOf(signals)).toBe(together));
});
