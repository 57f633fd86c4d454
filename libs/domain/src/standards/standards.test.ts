/** The catalogue is whole, the sample is counted as the guidance says, and bands are compared with the last time there was one. */
import { describe, expect, test } from '@jest/globals';
import { caseSample } from './case-sample.ts';
import { compareBands, type BandedStandard } from './compare-bands.ts';
import { bandViews, currentStandards, standardBands, standardsOf, standardsVersions } from './national-standards.ts';

test('the edition of 2019 has five standards with names in both languages and says where it comes from', () => {
  expect(currentStandards).toBe(standardsOf('2019'));
  expect(standardsOf('2013')).toBeUndefined();
  for (const { standards, source, title } of standardsVersions) {
    expect(standards.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(standards.map(({ code }) => code)).size).toBe(standards.length);
    for (const { en, cy } of [title, ...standards.map(({ name }) => name)]) expect([en.length > 3, cy.length > 3, en !== cy]).toEqual([true, true, true]);
    expect(source).toContain('Youth Justice Board');
  }
});

test('each band has a word, a colour and a shape of its own', () => {
  const views = standardBands.map((band) => bandViews[band]);
  for (const distinct of [views.map(({ label }) => label.cy), views.map(({ colour }) => colour), views.map(({ shape }) => shape)]) expect(new Set(distinct).size).toBe(standardBands.length);
});

describe('the sample: 20 % of the cases, and at least 20 where possible', () => {
  test.each([
    [0, 0, 0, 'noCases'],
    [12, 12, 12, 'all'],
    [12, 11, 12, 'short'],
    [20, 20, 20, 'all'],
    [60, 20, 20, 'enough'],
    [60, 19, 20, 'short'],
    [100, 20, 20, 'enough'],
    [101, 20, 21, 'short'],
    [105, 21, 21, 'enough'],
    [400, 79, 80, 'short'],
    [400, 400, 80, 'all'],
  ] as const)('of %i cases %i were looked at', (cases, lookedAt, needed, verdict) => expect(caseSample(currentStandards.sample, cases, lookedAt)).toEqual({ needed, verdict }));
});

describe('changes of bands', () => {
  const banded = (standard: string, strategic: BandedStandard['strategic'], operational: BandedStandard['operational']): BandedStandard => ({ standard, strategic, operational });
  const last = { assessedOn: '2023-10-30', standards: [banded('atCourt', 'good', 'inadequate')] };
  const first = { assessedOn: '2020-03-31', standards: [banded('atCourt', 'inadequate', 'good'), banded('inCommunity', 'good', null)] };

  test('each part is compared with the last time that it had a band', () => {
    expect(compareBands([banded('atCourt', 'good', 'good'), banded('inCommunity', 'requiresImprovement', 'good'), banded('onTransition', 'good', 'good')], [last, first])).toEqual([
      { standard: 'atCourt', part: 'strategic', move: 'same', before: 'good', beforeOn: '2023-10-30' },
      { standard: 'atCourt', part: 'operational', move: 'up', before: 'inadequate', beforeOn: '2023-10-30' },
      { standard: 'inCommunity', part: 'strategic', move: 'down', before: 'good', beforeOn: '2020-03-31' },
    ]);
  });

  test('nothing is compared without an earlier band or without one now', () => {
    expect(compareBands([banded('atCourt', 'good', 'good')], [])).toEqual([]);
    expect(compareBands([banded('atCourt', null, null)], [last])).toEqual([]);
  });
});
