/** The catalogue is whole, in both languages, and says what was not verified. */
import { expect, test } from '@jest/globals';
import { catalogue, currentVersion, definitionOf } from './catalogue.ts';
import { readOpenData } from './open-data.ts';

test('codes are their own, every text stands in both languages, and versions are in order', () => {
  expect(new Set(catalogue.map(({ code }) => code)).size).toBe(catalogue.length);
  for (const { name, versions } of catalogue) {
    const texts = [name, ...versions.flatMap(({ wording, numerator, denominator, caveat }) => [wording, numerator, denominator, ...(caveat ? [caveat] : [])])];
    for (const { en, cy } of texts) {
      expect(en.trim()).not.toBe('');
      expect(cy?.trim()).toBeTruthy();
      expect(cy).not.toBe(en);
    }
    const dates = versions.flatMap(({ effectiveFrom }) => effectiveFrom ?? []);
    expect(dates).toEqual([...dates].sort());
    expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length);
  }
});

test('there are ten KPIs: five with both wordings, five whose numerators nobody has verified', () => {
  const kpis = catalogue.filter(({ group }) => group === 'kpi');
  expect(kpis.map(({ code }) => Number(code.split('-')[1]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(kpis.map(({ versions }) => versions.length)).toEqual([2, 2, 2, 2, 2, 1, 1, 1, 1, 1]);
  expect(kpis.map((kpi) => currentVersion(kpi).verified)).toEqual([true, true, true, true, true, false, false, false, false, false]);
  for (const kpi of kpis) expect(kpi.versions[0].effectiveFrom).toBe('2023-04-01');
  for (const kpi of kpis.filter((one) => !currentVersion(one).verified)) expect(currentVersion(kpi).caveat?.en).toContain('not found');
});

test('the three measures of reoffending never share a name, and only frequencies are over events', () => {
  const three = ['reoffending-binary', 'reoffending-frequency', 'reoffences-per-reoffender'].map((code) => definitionOf(code)!);
  expect(new Set(three.map(({ name }) => name.en)).size).toBe(3);
  expect(three.map((one) => [one.measure, one.per, currentVersion(one).numerator.en, currentVersion(one).denominator.en])).toEqual([
    ['proportion', 100, 'children who reoffended', 'children in the cohort'],
    ['frequency', 1, 'proven reoffences', 'children in the cohort'],
    ['frequency', 1, 'proven reoffences', 'children who reoffended'],
  ]);
});

test('what is published is held, and nothing else is', () => {
  expect(catalogue.filter(({ published }) => published).map(({ code }) => code)).toEqual([...readOpenData().series.keys()]);
});
