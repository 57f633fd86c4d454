// Charts say in words and shapes what they say in colour, hold the figures of their table, and are quick.
import { describe, expect, test } from '@jest/globals';
import { isComputed, type Result } from '../result.ts';
import { figureOf } from '../comparisons/figure.ts';
import { compareWithBenchmark } from '../comparisons/benchmark.ts';
import { funnel } from '../funnels/funnel.ts';
import { xmr } from '../series/xmr.ts';
import { figureSeriesWords, funnelWords, neighbourWords, seriesWords, welshSeriesWords } from '../testing/chart-words.ts';
import { dfe2025, firstTimeEntrants } from '../testing/open-data.ts';
import { formatNumber, OUTCOME_MARKS, outcomeIcon, type Chart } from './frame.ts';
import { figureSeriesChart } from './figure-series-chart.ts';
import { funnelChart } from './funnel-chart.ts';
import { neighbourChart, type NeighbourChartRow } from './neighbour-chart.ts';
import { seriesChart, sparkline, VARIATION_MARKS } from './series-chart.ts';
import { linearScale, mark } from './svg.ts';

function computed<T extends object>(result: Result<T>): T {
  if (result.code === 'notComputed') throw new Error(`Refused: ${result.reason}`);
  return result;
}

const values = [20, 23, 18, 21, 19, 22, null, 21, 20, 18, 23, 19, 20, 22, 18, 5];
const series = computed(xmr({ values, polarity: 'low', window: { months: 3, every: 3 } }));
const periods = values.map((_, index) => `${2022 + (index >> 2)} Q${(index % 4) + 1}`);
const seriesModel = { id: 'fte', series, periods, words: seriesWords, target: 15 };

const rows: NeighbourChartRow[] = ['E09000019', ...dfe2025('E09000019').members.map(({ area }) => area)].map((area) => {
  const found = firstTimeEntrants.find((observation) => observation.area === area);
  const figure = found?.count == null || found.denominator === null ? null : figureOf({ count: found.count, denominator: found.denominator, measure: 'rate', multiplier: 100_000, estimated: true });
  if (!figure || !isComputed(figure)) return { label: area, figure: null, outcome: null, missing: '[x]' };
  const comparison = compareWithBenchmark({ figure, benchmark: 230.7, polarity: 'low' });
  return { label: area, figure, outcome: isComputed(comparison) ? comparison.outcome : null, own: area === 'E09000019' };
});
const neighbourModel = { id: 'n', rows: [...rows, { label: 'Somewhere <&> "else"', figure: null, outcome: null, missing: '[c]' }], benchmark: 230.7, words: neighbourWords };

const england = firstTimeEntrants.flatMap(({ area, count, denominator }) => (count === null || denominator === null ? [] : [{ area, count, denominator }]));
const funnelModel = { id: 'f', funnel: computed(funnel({ areas: england, measure: 'rate', multiplier: 100_000, polarity: 'low' })), own: 'E09000019', names: { E09000019: 'Islington' }, words: funnelWords };
const sparkModel = { id: 's', values, variation: 'improvement', periods, words: { ...seriesWords, title: 'Last four years' } } as const;

const years = [320, 210, null, 145].map((value, index) => ({
  period: String(2021 + index), beside: index === 0 ? null : 200 - index, besideCoverage: '9 of 10', missing: '[x]',
  figure: value === null ? null : computed(figureOf({ count: value / 5, denominator: 20_000, measure: 'rate', multiplier: 100_000, estimated: true })),
}));
const figureSeriesModel = { id: 'y', points: years, words: figureSeriesWords };

const charts: Record<string, () => Chart> = { years: () => figureSeriesChart(figureSeriesModel), series: () => seriesChart(seriesModel), neighbours: () => neighbourChart(neighbourModel), funnel: () => funnelChart(funnelModel), sparkline: () => sparkline(sparkModel) };

/** Every tag closed, nothing that is not escaped, no number that is none. */
function expectWellFormed(svg: string): void {
  const open: string[] = [];
  const rest = svg.replace(/<(\/?)([a-z]+)((?: [a-zA-Z0-9-]+="[^"<]*")*)(\/?)>/g, (_all, closing: string, name: string, _attributes, empty: string) => {
    if (closing) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name);
    return '';
  });
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]/);
  expect(rest).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
}

describe.each(Object.entries(charts))('%s', (_name, draw) => {
  test('is well formed, named, described and always the same', () => {
    const { svg } = draw();
    expectWellFormed(svg);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="(\w+)-title \1-desc" lang="en"/);
    expect(svg).toMatch(/<title id="\w+-title">[^<]+<\/title><desc id="\w+-desc">[^<]+<\/desc>/);
    expect(draw()).toEqual({ svg, table: draw().table });
  });

  test('has a table of as many columns in each row', () => {
    const { table } = draw();
    expect(table.caption.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });

  // The figure is docs/benchmarks.md's; this notices growth by an order, on a machine that is busy as well.
  test('is drawn in milliseconds', () => {
    for (let warmUp = 0; warmUp < 200; warmUp += 1) draw();
    const before = process.cpuUsage();
    for (let run = 0; run < 200; run += 1) draw();
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1000 / 200;
    console.info(`${_name}: ${milliseconds.toFixed(2)} ms of CPU a chart`);
    expect(milliseconds).toBeLessThan(500);
  });
});

describe('what a chart says', () => {
  test('a signal is a shape, a word in the legend and a word in the table', () => {
    const { svg, table } = seriesChart(seriesModel);
    expect(table.rows.at(-1)).toEqual(['2025 Q4', '5.0', '19.3', expect.any(String), expect.any(String), 'Improvement']);
    expect(table.rows[6]).toEqual(['2023 Q3', 'Not available', expect.any(String), expect.any(String), expect.any(String), '–']);
    for (const word of ['Improvement', 'Expected variation', 'Mean', 'Lower limit, Upper limit', 'Target', 'Not available']) expect(svg).toContain(`>${word}</text>`);
    expect(svg).not.toContain('>Concern</text>');
  });

  test('words are the caller’s, in Welsh too; a hidden point says so', () => {
    const { svg, table } = seriesChart({ ...seriesModel, words: welshSeriesWords, marks: { 6: '[c]' } });
    expect(svg).toContain('lang="cy"');
    expect(svg).toContain('>Gwelliant</text>');
    expect(svg).not.toContain('Improvement');
    expect(table.rows[6]?.[1]).toBe('[c]');
  });

  test('a series that may have no limits shows none', () => {
    const rolling = computed(xmr({ values, polarity: 'low', window: { months: 12, every: 3 } }));
    const { svg } = seriesChart({ ...seriesModel, series: rolling });
    expect(svg).not.toContain('Lower limit');
    expectWellFormed(svg);
  });

  test('neighbours: every figure with its interval, its n, and whether it is estimated', () => {
    const { svg, table } = neighbourChart(neighbourModel);
    expect(table.rows[0]).toEqual(['E09000019 (this service)', '145.0', expect.stringMatching(/^\d+\.\d – \d+\.\d$/), expect.stringMatching(/^\d+ \(estimated\)$/), expect.stringMatching(/^\d\d,\d{3}$/), 'Better']);
    expect(table.rows.at(-1)?.slice(1)).toEqual(['[c]', '–', '–', '–', 'Not compared']);
    expect(svg).toContain('Somewhere &lt;&amp;&gt; &quot;else&quot;');
    expect(svg).toContain('>145.0 Better</text>');
    expect(svg).toContain('Neighbours together 230.7');
    expect(neighbourChart({ ...neighbourModel, decimals: 0, benchmarkDecimals: 1 }).svg).toMatch(/>145 Better<[\s\S]*Neighbours together 230\.7/);
  });

  test('years: each figure with its interval and its n, a missing one by its mark, and what stands beside it with its coverage', () => {
    const { svg, table } = figureSeriesChart(figureSeriesModel);
    expect(table.rows[0]).toEqual(['2021', '320', expect.stringMatching(/^\d+ – \d+$/), '64 (estimated)', '20,000', '–', '9 of 10']);
    expect(table.rows[2]).toEqual(['2023', '[x]', '–', '–', '–', '198.0', '9 of 10']);
    for (const word of ['Islington', 'Mean of the neighbours', 'Not available', '145']) expect(svg).toContain(`>${word}</text>`);
    const alone = figureSeriesChart({ ...figureSeriesModel, points: years.map((year) => ({ ...year, beside: null })) });
    expect(alone.table.columns).toHaveLength(5);
    expect(alone.svg).not.toContain('Mean of the neighbours');
  });

  test('the shape of an outcome stands alone in a table, unnamed', () => {
    expectWellFormed(outcomeIcon({ outcome: 'worse' }));
    expect(outcomeIcon({ outcome: null })).toContain('aria-hidden="true"');
  });

  test('a funnel names the area that it is about', () => {
    const { svg, table } = funnelChart(funnelModel);
    expect(svg).toContain('>Islington</text>');
    expect(svg).not.toContain('↑');
    expect(table.rows).toHaveLength(england.length);
  });

  test('a tiny area far above all others stands at the top with its figure, and flattens nobody', () => {
    const areas = [...england, { area: 'tiny', count: 3, denominator: 120 }];
    const { svg } = funnelChart({ ...funnelModel, funnel: computed(funnel({ areas, measure: 'rate', multiplier: 100_000, polarity: 'low' })) });
    expect(svg).toContain('>tiny 2,500.0 ↑</text>');
    expect(svg).not.toContain('>2,000</text>');
  });

  test('no two meanings share a shape', () => {
    const shapes = (['circle', 'square', 'triangleUp', 'triangleDown', 'diamond', 'ring', 'cross'] as const).map((shape) => mark(shape, 10, 10, 8, '#000000'));
    expect(new Set(shapes).size).toBe(shapes.length);
    for (const marks of [OUTCOME_MARKS, VARIATION_MARKS]) expect(new Set(Object.values(marks).map(({ shape }) => shape)).size).toBe(Object.keys(marks).length);
  });

  test('nothing to draw is drawn as nothing', () => {
    expectWellFormed(sparkline({ ...sparkModel, values: [], periods: [] }).svg);
    expectWellFormed(sparkline({ ...sparkModel, values: [3], periods: ['x'] }).svg);
    expectWellFormed(neighbourChart({ ...neighbourModel, rows: [], benchmark: null }).svg);
  });
});

test('scales have round ticks, numbers are printed as read', () => {
  expect(linearScale({ values: [3, 97], range: [0, 1] }).ticks).toEqual([0, 20, 40, 60, 80, 100]);
  expect(linearScale({ values: [0.1, 0.3], range: [0, 1] }).ticks).toEqual([0.1, 0.15, 0.2, 0.25, 0.3]);
  expect(linearScale({ values: [7, 7], range: [0, 1] }).ticks.length).toBeGreaterThan(1);
  expect([formatNumber(1234.56, 1), formatNumber(-0.04, 1), formatNumber(-12, 0), formatNumber(null, 0), formatNumber(1_234_567, 0)]).toEqual(['1,234.6', '0.0', '−12', '–', '1,234,567']);
});
