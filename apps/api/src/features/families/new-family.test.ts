/** What a family may be called, which of its versions counts on a day, and what it is compared by. */
import { describe, expect, test } from '@jest/globals';
import { definitionOf, readIndicator, readOpenData } from '../indicators/index.ts';
import type { FamilyVersionRow } from './families.store.ts';
import { modelOn } from './family-model.ts';
import { namedAreas } from './named-area.ts';
import { countingVersions, reasonsAgainstHead } from './new-family.ts';

const TODAY = '2026-11-27';
const data = readOpenData();
const areas = namedAreas(data);

test('a name is given once, and a day is neither long past nor far off', () => {
  const said = (change: object) => reasonsAgainstHead({ nameEn: 'Coastal services', nameCy: null, effectiveFrom: TODAY, ...change }, ['Regional group', 'Grŵp rhanbarthol'], TODAY).map(({ code, parameters }) => `${code} ${String(parameters[0]?.value)}`);
  expect(said({})).toEqual([]);
  expect(said({ nameEn: '' })).toEqual(['textMissing nameEn']);
  expect(said({ nameEn: 'x'.repeat(81) })).toEqual(['textTooLong nameEn']);
  expect(said({ nameEn: 'regional GROUP', nameCy: 'Grŵp rhanbarthol' })).toEqual(['nameTaken nameEn', 'nameTaken nameCy']);
  expect(said({ effectiveFrom: '1999-12-31' })).toEqual(['dateTooEarly effectiveFrom']);
  expect(said({ effectiveFrom: '2029-01-01' })).toEqual(['dateTooLate effectiveFrom']);
  expect(said({ nameEn: 'NHS number 943 476 5919' })).toEqual(['childDataSuspected nameEn']);
});

test('a version replaces, from its day on, whatever was to count by then', () => {
  const kept = (...days: string[]) => countingVersions(days.map((effectiveFrom, index) => ({ version: index + 1, effectiveFrom }))).map(({ version }) => version);
  expect(kept('2026-01-01', '2026-06-01', '2027-01-01')).toEqual([3, 2, 1]);
  // The third puts right a day that was entered wrongly.
  expect(kept('2026-01-01', '2030-06-01', '2026-06-01')).toEqual([3, 1]);
  expect(kept('2026-01-01', '2026-01-01')).toEqual([2]);
});

describe('as a list to compare by', () => {
  const version = (number: number, effectiveFrom: string, members: string[], level: 'authority' | 'service' = 'authority'): FamilyVersionRow => ({
    familyId: 'f', version: number, nameEn: 'Coastal', nameCy: null, effectiveFrom, level, members: members.map((area) => ({ area, closeness: '' })), recordedAt: new Date('2026-03-31T23:30:00Z'), withdrawnAt: null,
  });
  const portsmouth = areas.ofCode('E06000044')!;
  const first = version(1, '2026-01-01', ['E06000045', 'E06000026', 'E06000035']);
  const second = version(2, '2026-12-01', ['E06000045', 'E06000026', 'E06000027']);

  test('it is the version in force on the day, with when it was chosen by the clocks of the country', () => {
    expect(modelOn([second, first], portsmouth, '2025-12-31')).toBeNull();
    expect(modelOn([second, first], portsmouth, TODAY)).toMatchObject({ code: 'own-f', version: '1', name: { en: 'Coastal', cy: 'Coastal' }, kept: { version: 1, effectiveFrom: '2026-01-01', chosenOn: '2026-04-01' } });
    expect(modelOn([second, first], portsmouth, '2026-12-01')).toMatchObject({ version: '2' });
  });

  test('an indicator is compared with exactly its members, in their order', () => {
    const model = modelOn([first], portsmouth, TODAY)!;
    const reading = readIndicator({ definition: definitionOf('first-time-entrants')!, data, gssCode: 'E06000044', model });
    expect(reading.group).toEqual({ code: 'own-f', version: '1' });
    expect(reading.neighbours.map(({ name }) => name)).toEqual(['Southampton', 'Plymouth', 'Medway']);
    expect(reading.together).toMatchObject({ of: 3, reported: 3 });
    const rates = ['E06000045', 'E06000026', 'E06000035'].map((code) => data.series.get('first-time-entrants')?.get('2024')?.get(code)?.published ?? 0);
    expect(reading.together?.unweightedMean).toBeCloseTo(rates.reduce((sum, rate) => sum + rate) / 3, 10);
  });

  test('whole services beside a service of several authorities', () => {
    const bury = areas.ofCode('E08000002')!;
    const model = modelOn([version(1, '2026-01-01', ['South Tees', 'Leeds', 'Wigan'], 'service')], bury, TODAY)!;
    const reading = readIndicator({ definition: definitionOf('first-time-entrants')!, data, gssCode: 'E08000002', model });
    expect(reading).toMatchObject({ area: { name: 'Bury and Rochdale' }, notCompared: null, together: { of: 3 } });
    expect(reading.neighbours.map(({ name }) => name)).toEqual(['South Tees', 'Leeds', 'Wigan']);
  });

  test('a service whose area is another by now is not among its own neighbours, nor is a whole one beside single authorities', () => {
    expect(modelOn([first], areas.ofCode('E06000045')!, TODAY)?.groups.get('E06000045')?.members).toHaveLength(2);
    expect(modelOn([first], areas.ofCode('E08000002')!, TODAY)).toBeNull();
  });
});
