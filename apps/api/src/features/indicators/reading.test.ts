/** What is said of real areas, from the data that the project ships: golden figures, Wales, partnerships, what is missing. */
import { describe, expect, test } from '@jest/globals';
import { catalogue } from './catalogue.ts';
import { readOpenData } from './open-data.ts';
import { isWorseAndWorsening, readIndicator } from './reading.ts';

const data = readOpenData();
const definition = catalogue[0]!;
const read = (gssCode: string | null) => readIndicator({ definition, data, gssCode });

describe('first-time entrants 2024 beside the DfE 2025 neighbours', () => {
  test.each([
    ['Islington', 'E09000019', 145, 216.9, 10, 'better'],
    ['Portsmouth', 'E06000044', 207, 155.0, 10, 'similar'],
    ['Rotherham', 'E08000018', 142, 155.8, 9, 'similar'],
  ])('%s', (name, gss, value, mean, reported, outcome) => {
    const { period, area, figure, together, group, notCompared } = read(gss);
    expect({ period, notCompared, group }).toEqual({ period: '2024', notCompared: null, group: { code: 'dfe', version: '2025' } });
    expect(area).toMatchObject({ name, country: 'england' });
    expect(figure).toMatchObject({ value, estimated: true });
    expect(together).toMatchObject({ reported, of: 10, verdict: { outcome } });
    expect(together?.unweightedMean).toBeCloseTo(mean, 1);
  });

  test('Rotherham’s neighbour without a figure is named, and stands in the list without one', () => {
    const { together, neighbours } = read('E08000018');
    expect(together?.missing).toEqual(['Telford and Wrekin']);
    expect(neighbours.map(({ nearness }) => nearness)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(neighbours.filter(({ figure }) => figure === null)).toMatchObject([{ name: 'Telford and Wrekin', verdict: null }]);
    for (const { figure, verdict } of neighbours.filter(({ name }) => name !== 'Telford and Wrekin')) {
      expect(figure).toMatchObject({ estimated: true });
      expect(figure!.lower95).toBeLessThan(figure!.value);
      expect(verdict).not.toBeNull();
    }
  });

  test('its years are all there, each with a count, and fall', () => {
    const { years, trend } = read('E09000019');
    expect(years.map(({ period }) => period)).toEqual(['2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024']);
    expect(years[0]?.figure).toMatchObject({ value: 537, denominator: 15_416, estimated: true });
    expect(years.every(({ neighbourMean, neighboursReported }) => neighbourMean !== null && neighboursReported > 8)).toBe(true);
    expect(trend).toMatchObject({ from: '2020', to: '2024' });
  });
});

test('a Welsh authority has neither figures nor neighbours here, and is told so', () => {
  const cardiff = read('W06000015');
  expect(cardiff).toMatchObject({ area: { name: 'Cardiff', country: 'wales' }, figure: null, together: null, notCompared: 'wales', neighbours: [], years: [] });
});

test('a service of several authorities has one figure, by population, and no neighbours', () => {
  const bury = read('E08000002');
  expect(bury).toMatchObject({ area: { code: null, name: 'Bury and Rochdale' }, notCompared: 'partnership', neighbours: [] });
  expect(bury.figure?.denominator).toBe(21_248 + 26_792);
  expect(read('E08000005').figure).toEqual(bury.figure);
  // One member without a figure leaves the whole without one.
  expect(read('E10000018').area?.name).toBe('Leicestershire');
  expect(read('E10000018').figure).toBeNull();
});

test('without an area, or with one that nobody knows, the page says which', () => {
  expect(read(null)).toMatchObject({ area: null, notCompared: 'noArea', period: '2024' });
  expect(read('E99999999')).toMatchObject({ area: null, notCompared: 'unknownArea' });
});

test('an English authority without a figure of its own shows its neighbours and is not compared', () => {
  const telford = data.neighbours.get('E06000020');
  expect(telford?.members).toHaveLength(10);
  const alone = { ...data, authorities: new Map([...data.authorities].map(([code, authority]) => [code, code === 'E06000020' ? { ...authority, service: 'Telford' } : authority])) };
  const reading = readIndicator({ definition, data: alone, gssCode: 'E06000020' });
  expect(reading).toMatchObject({ figure: null, together: null, notCompared: 'noFigure' });
  expect(reading.neighbours).toHaveLength(10);
});

test('every authority can be read, and few are worse and worsening', () => {
  const all = [...data.authorities.keys()].map(read);
  expect(all).toHaveLength(175);
  expect(all.filter(({ notCompared }) => notCompared === 'wales')).toHaveLength(22 - all.filter(({ area, notCompared }) => area?.country === 'wales' && notCompared === 'partnership').length);
  expect(all.filter(({ notCompared }) => notCompared === 'notComputed')).toEqual([]);
  expect(all.filter(isWorseAndWorsening).length).toBeLessThan(20);
});
