// A series with its limits: what is common variation, what is special, where a phase begins, where figures are missing.
import type { Series } from '../series/series.ts';
import type { SeriesPoint, Variation } from '../series/signals.ts';
import { decimalsOf, formatNumber, frame, legend, type Chart, type ChartWords, type LegendItem } from './frame.ts';
import { COLOURS, line, linearScale, mark, polyline, text, type Shape } from './svg.ts';

export interface SeriesChartWords extends ChartWords {
  readonly period: string;
  readonly value: string;
  readonly mean: string;
  readonly lower: string;
  readonly upper: string;
  readonly signal: string;
  readonly target: string;
  /** What stands for a missing or hidden figure when no mark is given, such as "Not available". */
  readonly missing: string;
  readonly variation: Readonly<Record<Variation, string>>;
}

export interface SeriesChartModel {
  readonly id: string;
  readonly series: Series;
  /** One label for each point. */
  readonly periods: readonly string[];
  /** Words in the table for a missing point, for example "[c]"; by place. */
  readonly marks?: Readonly<Record<number, string>>;
  readonly target?: number | null;
  readonly decimals?: number;
  readonly words: SeriesChartWords;
  readonly width?: number;
  readonly height?: number;
}

/** Shape and colour of a point; the legend and the table say it in words. */
export const VARIATION_MARKS: Readonly<Record<Variation, { readonly shape: Shape; readonly colour: string }>> = {
  common: { shape: 'circle', colour: COLOURS.common },
  improvement: { shape: 'triangleUp', colour: COLOURS.improvement },
  concern: { shape: 'square', colour: COLOURS.concern },
  neutral: { shape: 'diamond', colour: COLOURS.neutral },
};

const MARGIN = { left: 64, right: 24, top: 16, bottom: 44 };

export function seriesChart({ id, series, periods, marks = {}, target = null, decimals = 1, words, width = 720, height = 360 }: SeriesChartModel): Chart {
  const { points } = series;
  const inner = { right: width - MARGIN.right, bottom: height - MARGIN.bottom };
  const all = points.flatMap(({ value, lower, upper, mean }) => [value, lower, upper, mean].filter((item) => item !== null));
  const y = linearScale({ values: target === null ? all : [...all, target], range: [inner.bottom, MARGIN.top] });
  const step = points.length > 1 ? (inner.right - MARGIN.left - 20) / (points.length - 1) : 0;
  const x = (index: number): number => MARGIN.left + 10 + index * step;
  const path = (of: (point: SeriesPoint) => number | null, style: Parameters<typeof polyline>[1]): string =>
    series.phases.map(({ from, to }) => polyline(points.slice(from, to).map((point, index) => place(of(point), from + index)), style)).join('');
  const place = (value: number | null, index: number): { x: number; y: number } | null => (value === null ? null : { x: x(index), y: y(value) });

  const tickDecimals = decimalsOf(y.ticks);
  const grid = y.ticks.map((tick) => line(MARGIN.left, y(tick), inner.right, y(tick), { colour: COLOURS.grid, width: 0.5 }) + text(MARGIN.left - 8, y(tick) + 5, formatNumber(tick, tickDecimals), { anchor: 'end' })).join('');
  const every = Math.max(1, Math.ceil(points.length / 8));
  const labels = periods.map((period, index) => (index % every === 0 ? text(x(index), inner.bottom + 22, period, { anchor: 'middle', size: 13 }) : '')).join('');
  const breaks = series.phases.slice(1).map(({ from }) => line(x(from) - step / 2, MARGIN.top, x(from) - step / 2, inner.bottom, { dash: '2 4' })).join('');
  const limits = path(({ lower }) => lower, { dash: '6 4' }) + path(({ upper }) => upper, { dash: '6 4' }) + path(({ mean }) => mean, { colour: COLOURS.text, width: 1 });
  const goal = target === null ? '' : line(MARGIN.left, y(target), inner.right, y(target), { colour: COLOURS.neutral, width: 2, dash: '1 5' });
  const run = path(({ value }) => value, { colour: COLOURS.quiet, width: 2 });
  const dots = points.map(({ value, variation }, index) => {
    const { shape, colour } = VARIATION_MARKS[variation];
    return value === null ? mark('cross', x(index), inner.bottom - 6, 8, COLOURS.quiet) : mark(shape, x(index), y(value), variation === 'common' ? 7 : 11, colour);
  }).join('');

  const used = [...new Set(points.filter(({ value }) => value !== null).map(({ variation }) => variation))];
  const hasLimits = points.some(({ upper }) => upper !== null);
  const items: LegendItem[] = [
    ...used.map((variation) => ({ label: words.variation[variation], ...VARIATION_MARKS[variation] })),
    { label: words.mean, colour: COLOURS.text },
    ...(hasLimits ? [{ label: `${words.lower}, ${words.upper}`, colour: COLOURS.quiet, dash: '6 4' }] : []),
    ...(target === null ? [] : [{ label: words.target, colour: COLOURS.neutral, dash: '1 5' }]),
    ...(series.gaps > 0 ? [{ label: words.missing, shape: 'cross' as const, colour: COLOURS.quiet }] : []),
  ];
  const key = legend(items, MARGIN.left, height + 6, width - MARGIN.left - MARGIN.right);
  const svg = frame({ id, width, height: height + key.height + 4, words, body: grid + labels + breaks + limits + goal + run + dots + key.body });

  const number = (value: number | null): string => formatNumber(value, decimals);
  const rows = points.map(({ value, mean, lower, upper, variation }, index) => [periods[index] ?? '', value === null ? (marks[index] ?? words.missing) : number(value), number(mean), number(lower), number(upper), value === null ? '–' : words.variation[variation]]);
  return { svg, table: { caption: words.title, columns: [words.period, words.value, words.mean, words.lower, words.upper, words.signal], rows } };
}

export interface SparklineModel {
  readonly id: string;
  readonly values: readonly (number | null)[];
  /** Variation of the last point, which is marked. */
  readonly variation: Variation;
  readonly periods: readonly string[];
  readonly decimals?: number;
  readonly words: ChartWords & { readonly period: string; readonly value: string; readonly missing: string };
  readonly width?: number;
  readonly height?: number;
}

/** A line without axes for a table's row: the last point is marked by shape, and what it means stands beside it in words. */
export function sparkline({ id, values, variation, periods, decimals = 1, words, width = 120, height = 32 }: SparklineModel): Chart {
  const known = values.filter((value): value is number => value !== null);
  const y = linearScale({ values: known, range: [height - 6, 6], count: 2 });
  const step = values.length > 1 ? (width - 16) / (values.length - 1) : 0;
  const points = values.map((value, index) => (value === null ? null : { x: 8 + index * step, y: y(value) }));
  const last = points.findLast((point) => point !== null);
  const { shape, colour } = VARIATION_MARKS[variation];
  const body = polyline(points, { colour: COLOURS.quiet, width: 1.5 }) + (last ? mark(shape, last.x, last.y, 8, colour) : '');
  const rows = values.map((value, index) => [periods[index] ?? '', value === null ? words.missing : formatNumber(value, decimals)]);
  return { svg: frame({ id, width, height, words, body }), table: { caption: words.title, columns: [words.period, words.value], rows } };
}
