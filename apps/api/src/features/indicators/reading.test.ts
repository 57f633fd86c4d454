/** What is said of real areas, from the data that the project ships: golden figures, Wales, partnerships, what is missing. */
import { describe, expect, test } from '@jest/globals';
import { definitionOf } from './catalogue.ts';
import { readOpenData } from './open-data.ts';
import { isWorseAndWorsening, readIndicator } from './reading.ts';

const data = readOpenData();
const definition = definitionOf('first-time-entrants')!;
const read = (gssCode: string | null) => readIndicator({ definition, data, gssCode });
const [dfe2025, dfe2021, ons, computed] = data.models;

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
  const telford = dfe2025.groups.get('E06000020');
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

describe('other lists of neighbours', () => {
  test('name others, give another mean, and are stamped on what is said', () => {
    const [now, before, other] = [dfe2025, dfe2021, ons].map((model) => readIndicator({ definition, data, gssCode: 'E08000018', model }));
    expect([now, before, other].map((reading) => reading?.group)).toEqual([{ code: 'dfe', version: '2025' }, { code: 'dfe', version: '2021' }, { code: 'ons', version: '2026' }]);
    expect(new Set([now, before, other].map((reading) => reading?.together?.unweightedMean)).size).toBe(3);
    // The ONS says nothing of likeness but the order.
    expect(other?.neighbours.map(({ closeness }) => closeness)).toEqual(Array.from({ length: 10 }, () => ''));
  });

  test('an authority that is no more stands in an older list by its name, without a figure', () => {
    const derbyshire = readIndicator({ definition, data, gssCode: 'E10000007', model: dfe2021 });
    expect(derbyshire.together?.missing).toEqual(['Cumbria (before 2023)']);
    expect(derbyshire.together).toMatchObject({ reported: 9, of: 10 });
  });

  test('an authority that is younger than the list is in none of its groups', () => {
    const alone = { ...data, authorities: new Map([...data.authorities].map(([code, authority]) => [code, code === 'E06000063' ? { ...authority, service: 'Cumberland' } : authority])) };
    expect(readIndicator({ definition, data: alone, gssCode: 'E06000063', model: dfe2021 })).toMatchObject({ notCompared: 'notInFamily', together: null, neighbours: [] });
  });
});

describe('reoffending as published, without the numbers behind it', () => {
  const reoffending = definitionOf('reoffending-10-14')!;
  test('the percentages are there by year, and neither a figure nor a comparison is made of them', () => {
    const rotherham = readIndicator({ definition: reoffending, data, gssCode: 'E08000018' });
    expect(rotherham).toMatchObject({ period: '2024', figure: null, together: null, notCompared: 'noCount', neighbours: [], trend: null });
    expect(rotherham.years.map(({ withoutCount }) => withoutCount)).toEqual([35.19, 30, 41.18, 29.41, 29.41, 19.23, 18.75, 5.88, 18.75]);
    expect(rotherham.years.every(({ figure, neighbourMean }) => figure === null && neighbourMean === null)).toBe(true);
  });

  test('a blank is no zero, and those of several areas make no whole', () => {
    expect(readIndicator({ definition: reoffending, data, gssCode: 'E09000019' }).years.at(5)).toMatchObject({ period: '2021', withoutCount: null });
    expect(readIndicator({ definition: reoffending, data, gssCode: 'E08000002' })).toMatchObject({ years: [], notCompared: 'partnershipNoCount' });
    expect(readIndicator({ definition: reoffending, data, gssCode: 'W06000015' })).toMatchObject({ years: [], notCompared: 'wales' });
  });
});

test('what nobody publishes by area is not compared, and its area is still known', () => {
  expect(readIndicator({ definition: definitionOf('kpi-1-accommodation')!, data, gssCode: 'E08000018' })).toMatchObject({ area: { name: 'Rotherham' }, period: null, years: [], notCompared: 'notPublished' });
});

describe('the family that is worked out', () => {
  test('compares a service of several authorities as a whole with whole services', () => {
    const bury = readIndicator({ definition, data, gssCode: 'E08000002', model: computed });
    expect(bury).toMatchObject({ area: { name: 'Bury and Rochdale' }, notCompared: null, group: { code: 'computed', version: '2025' }, together: { of: 10 } });
    expect(bury.figure?.denominator).toBe(21_248 + 26_792);
    expect(bury.neighbours.map(({ name }) => name)).not.toContain('Bury and Rochdale');
    expect(bury.together?.verdict).not.toBeNull();
    expect(bury.years.every(({ neighbourMean }) => neighbourMean !== null)).toBe(true);
  });

  test('is the same with each member’s code, says how near each is, nearest first', () => {
    const [bury, rochdale] = ['E08000002', 'E08000005'].map((gssCode) => readIndicator({ definition, data, gssCode, model: computed }));
    expect(rochdale?.neighbours).toEqual(bury?.neighbours);
    const labels = ['Extremely close', 'Very close', 'Close', 'Somewhat close', 'Not close'];
    const order = bury!.neighbours.map(({ closeness }) => labels.indexOf(closeness));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test('knows every service of England whose circumstances are all held, and none of Wales', () => {
    const services = new Set([...data.authorities].filter(([code]) => code.startsWith('E')).map(([, { service }]) => service));
    const unknown = [...services].filter((service) => !computed!.groups.has(service));
    // Of the City of London and the Isles of Scilly some circumstances are not published.
    expect(unknown).toEqual(['Tower Hamlets and City of London', 'Cornwall']);
    for (const { members } of computed!.groups.values()) expect(members).toHaveLength(10);
    expect(readIndicator({ definition, data, gssCode: 'W06000015', model: computed })).toMatchObject({ notCompared: 'wales' });
  });
});
