// Lists, families, computed neighbours and partnerships.
import { describe, expect, test } from '@jest/globals';
import { seededRandom } from '../random.ts';
import type { Result } from '../result.ts';
import { computeNeighbours, type AreaProfile } from './computed.ts';
import { editionOn, groupsFromFamily, groupsFromList } from './group.ts';
import { aggregateObservations, aggregateProfiles } from './partnership.ts';

function computed<T extends object>(result: Result<T>): T {
  if (result.code === 'notComputed') throw new Error(`Refused: ${result.reason}`);
  return result;
}

test('a published list, nearest first, in its edition', () => {
  const rows = [{ area: 'a', neighbour: 'c', rank: 2 }, { area: 'a', neighbour: 'b', rank: 1, closeness: 'Very close' }, { area: 'b', neighbour: 'a', rank: 1 }];
  const { groups } = computed(groupsFromList({ code: 'dfe', version: '2025', effectiveFrom: '2025-05-01', rows }));
  expect(groups.get('a')).toEqual({ code: 'dfe', version: '2025', effectiveFrom: '2025-05-01', members: [{ area: 'b', closeness: 'Very close' }, { area: 'c', closeness: '' }] });
  expect(groupsFromList({ code: 'x', version: '1', rows: [{ area: 'a', neighbour: 'a', rank: 1 }] })).toMatchObject({ reason: 'sameArea' });
  expect(groupsFromList({ code: 'x', version: '1', rows: [rows[0]!, rows[0]!] })).toMatchObject({ reason: 'duplicateArea' });
});

test('the edition in force on a day', () => {
  const of = (version: string, effectiveFrom?: string) => ({ code: 'dfe', version, members: [], ...(effectiveFrom === undefined ? {} : { effectiveFrom }) });
  const groups = [of('2025', '2025-05-01'), of('2021', '2021-01-01')];
  expect(computed(editionOn({ groups, day: '2025-04-30' })).group.version).toBe('2021');
  expect(computed(editionOn({ groups, day: '2025-05-01' })).group.version).toBe('2025');
  expect(editionOn({ groups, day: '2020-01-01' })).toMatchObject({ reason: 'noNeighbours' });
  // Of two of one day the one given first.
  expect(computed(editionOn({ groups: [of('b', '2025-05-01'), of('a', '2025-05-01')], day: '2025-05-01' })).group.version).toBe('b');
});

test('a family: everybody with all others', () => {
  const { groups } = computed(groupsFromFamily({ code: 'coastal', version: '3', areas: ['a', 'b', 'c'] }));
  expect(groups.get('b')?.members.map(({ area }) => area)).toEqual(['a', 'c']);
  expect(groupsFromFamily({ code: 'x', version: '1', areas: ['a'] })).toMatchObject({ reason: 'fewAreas' });
  expect(groupsFromFamily({ code: 'x', version: '1', areas: ['a', 'a'] })).toMatchObject({ reason: 'duplicateArea' });
});

describe('computed neighbours', () => {
  const profile = (area: string, poverty: number | null, care: number | null): AreaProfile => ({ area, variables: { poverty, care } });
  const profiles = [profile('a', 10, 50), profile('b', 12, 50), profile('c', 30, 90), profile('d', 11, 90), profile('e', null, 40)];
  const compute = (weights: Record<string, number>) => computed(computeNeighbours({ profiles, weights, version: '2026' }));

  test('distance in standard deviations, worked out by hand', () => {
    // Poverty 10, 12, 30, 11: mean 15.75, sample deviation √(272.75 / 3); b is 2 of them away from a.
    const { groups, left } = compute({ poverty: 3 });
    expect(groups.get('a')?.members.map(({ area }) => area)).toEqual(['d', 'b', 'c']);
    expect(groups.get('a')?.members[1]?.distance).toBeCloseTo(2 / Math.sqrt(272.75 / 3), 12);
    expect(left).toEqual(['e']);
    expect(groups.get('a')).toMatchObject({ code: 'computed', version: '2026' });
  });

  test('weights decide, and who misses a variable has no group', () => {
    expect(compute({ poverty: 0.1, care: 5 }).groups.get('a')?.members[0]?.area).toBe('b');
    expect(compute({ poverty: 500, care: 0.1 }).groups.get('a')?.members[0]?.area).toBe('d');
    expect(compute({ poverty: 1, care: 1 }).left).toEqual(['e']);
  });

  test('a unit makes no difference, and nearer is never called less close', () => {
    const random = seededRandom(3);
    const many = Array.from({ length: 60 }, (_, index) => profile(`a${index}`, random() * 40, random() * 100));
    const order = (given: readonly AreaProfile[]) => computed(computeNeighbours({ profiles: given, weights: { poverty: 2, care: 1 }, version: '1' })).groups;
    const rescaled = many.map(({ area, variables }) => profile(area, (variables.poverty ?? 0) * 1000 + 7, variables.care ?? 0));
    const labels = ['Extremely close', 'Very close', 'Close', 'Somewhat close', 'Not close'];
    for (const [area, { members }] of order(many)) {
      expect(order(many).get(area)?.members.length).toBe(10);
      expect(members.map((member) => member.area)).toEqual(order(rescaled).get(area)?.members.map((member) => member.area));
      const places = members.map(({ closeness }) => labels.indexOf(closeness));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  test('refusals', () => {
    expect(computeNeighbours({ profiles: [profile('a', 1, 1), profile('b', 1, 2)], weights: { poverty: 1 }, version: '1' })).toEqual({ code: 'notComputed', reason: 'noVariation', detail: { variable: 'poverty' } });
    expect(computeNeighbours({ profiles, weights: {}, version: '1' })).toMatchObject({ reason: 'parameterNotPositive' });
    expect(computeNeighbours({ profiles: [profile('a', 1, 1)], weights: { poverty: 1 }, version: '1' })).toMatchObject({ reason: 'fewAreas' });
    expect(computeNeighbours({ profiles: [profile('a', 1, 1), profile('a', 2, 2)], weights: { poverty: 1 }, version: '1' })).toMatchObject({ reason: 'duplicateArea' });
  });
});

describe('a partnership', () => {
  const profiles = [{ area: 'a', variables: { poverty: 10, care: null } }, { area: 'b', variables: { poverty: 40, care: 5 } }];

  test('is its members by population', () => {
    const members = [{ area: 'a', population: 2000 }, { area: 'b', population: 1000 }];
    const { variables } = computed(aggregateProfiles({ area: 'ab', members, profiles }));
    expect(variables.poverty).toBeCloseTo(20, 12);
    expect(variables.care).toBeNull();
    expect(aggregateProfiles({ area: 'ab', members: [{ area: 'z', population: 1 }], profiles })).toMatchObject({ reason: 'unknownArea', detail: { area: 'z' } });
    expect(aggregateProfiles({ area: 'ab', members: [{ area: 'a', population: 0 }], profiles })).toMatchObject({ reason: 'denominatorNotPositive' });
  });

  test('adds counts, and says when one is missing or estimated', () => {
    const observations = [{ area: 'a', count: 10, denominator: 2000 }, { area: 'b', count: 5.2, denominator: 1000, estimated: true }, { area: 'c', count: null, denominator: 900 }];
    expect(aggregateObservations({ area: 'ab', members: ['a', 'b'], observations })).toEqual({ area: 'ab', count: 15.2, denominator: 3000, estimated: true });
    expect(aggregateObservations({ area: 'ac', members: ['a', 'c'], observations })).toMatchObject({ count: null, denominator: null, estimated: false });
    expect(aggregateObservations({ area: 'az', members: ['a', 'z'], observations })).toMatchObject({ reason: 'unknownArea' });
  });
});
