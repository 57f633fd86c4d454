// One area over time: its figure with its interval at every period, and a plain line of what stands beside it. No limits, no
// rules: for series too short or too closely linked for them (ADR 0031).
import type { Figure } from '../comparisons/benchmark.ts';
import { decimalsOf, formatNumber, frame, legend, type Chart, type ChartWords, type LegendItem } from './frame.ts';
import { COLOURS, line, linearScale, mark, polyline, text } from './svg.ts';

export interface FigureSeriesPoint {
  readonly period: string;
  /** Null: not available or hidden; `missing` says which. */
  readonly figure: (Figure & { readonly count: number; readonly denominator: number; readonly estimated?: boolean }) | null;
  /** Such as the neighbours' mean; null where there is none. */
  readonly beside: number | null;
  /** How much stands behind it, ready to print, such as "9 of 10". */
  readonly besideCoverage: string;
  readonly missing?: string;
}

export interface FigureSeriesWords extends ChartWords {
  readonly period: string;
  readonly value: string;
  readonly interval: string;
  readonly count: string;
  readonly denominator: string;
  readonly own: string;
  readonly beside: string;
  readonly coverage: string;
  readonly estimated: string;
  readonly missing: string;
}

export interface FigureSeriesModel {
  readonly id: string;
  /** Oldest first. */
  readonly points: readonly FigureSeriesPoint[];
  readonly decimals?: number;
  readonly words: FigureSeriesWords;
  readonly width?: number;
  readonly height?: number;
}

/** The area that the chart is about. */
const OWN = '#0b5a7a';
const MARGIN = { left: 64, right: 40, top: 16, bottom: 40 };

export function figureSeriesChart({ id, points, decimals = 0, words, width = 760, height = 340 }: FigureSeriesModel): Chart {
  const inner = { right: width - MARGIN.right, bottom: height - MARGIN.bottom };
  const all = points.flatMap(({ figure, beside }) => [...(figure ? [figure.lower95, figure.upper95, figure.value] : []), ...(beside === null ? [] : [beside])]);
  const y = linearScale({ values: all, range: [inner.bottom, MARGIN.top], fromZero: true });
  const step = points.length > 1 ? (inner.right - MARGIN.left - 20) / (points.length - 1) : 0;
  const x = (index: number): number => MARGIN.left + 10 + index * step;
  const number = (value: number): string => formatNumber(value, decimals);

  const tickDecimals = decimalsOf(y.ticks);
  const grid = y.ticks.map((tick) => line(MARGIN.left, y(tick), inner.right, y(tick), { colour: COLOURS.grid, width: 0.5 }) + text(MARGIN.left - 8, y(tick) + 5, formatNumber(tick, tickDecimals), { anchor: 'end' })).join('');
  const every = Math.max(1, Math.ceil(points.length / 10));
  const labels = points.map(({ period }, index) => (index % every === 0 ? text(x(index), inner.bottom + 22, period, { anchor: 'middle', size: 13 }) : '')).join('');
  const besides = polyline(points.map(({ beside }, index) => (beside === null ? null : { x: x(index), y: y(beside) })), { colour: COLOURS.quiet, width: 2, dash: '6 4' });
  const whiskers = points.map(({ figure }, index) => {
    if (!figure) return '';
    const [top, bottom] = [y(figure.upper95), y(figure.lower95)];
    const cap = (at: number): string => line(x(index) - 4, at, x(index) + 4, at, { colour: OWN });
    return line(x(index), top, x(index), bottom, { colour: OWN }) + cap(top) + cap(bottom);
  }).join('');
  const run = polyline(points.map(({ figure }, index) => (figure ? { x: x(index), y: y(figure.value) } : null)), { colour: OWN, width: 2.5 });
  const dots = points.map(({ figure }, index) => (figure ? mark('circle', x(index), y(figure.value), 9, OWN) : mark('cross', x(index), inner.bottom - 6, 8, COLOURS.quiet))).join('');
  const last = points.findLastIndex(({ figure }) => figure !== null);
  const lastFigure = points[last]?.figure;
  const direct = lastFigure ? text(x(last) + 10, y(lastFigure.value) + 5, number(lastFigure.value), { bold: true, colour: OWN, size: 13 }) : '';

  const items: LegendItem[] = [
    { label: words.own, shape: 'circle', colour: OWN },
    ...(besides === '' ? [] : [{ label: words.beside, colour: COLOURS.quiet, dash: '6 4' }]),
    ...(points.some(({ figure }) => figure === null) ? [{ label: words.missing, shape: 'cross' as const, colour: COLOURS.quiet }] : []),
  ];
  const key = legend(items, MARGIN.left, height + 6, width - MARGIN.left - 16);
  const svg = frame({ id, width, height: height + key.height + 4, words, body: grid + labels + besides + whiskers + run + dots + direct + key.body });

  const withBeside = points.some(({ beside }) => beside !== null);
  const rows = points.map(({ period, figure, beside, besideCoverage, missing }) => [
    period,
    ...(figure
      ? [number(figure.value), `${number(figure.lower95)} – ${number(figure.upper95)}`, `${formatNumber(figure.count, 0)}${figure.estimated === true ? ` (${words.estimated})` : ''}`, formatNumber(figure.denominator, 0)]
      : [missing ?? words.missing, '–', '–', '–']),
    ...(withBeside ? [formatNumber(beside, 1), besideCoverage] : []),
  ]);
  const columns = [words.period, words.value, words.interval, words.count, words.denominator, ...(withBeside ? [words.beside, words.coverage] : [])];
  return { svg, table: { caption: words.title, columns, rows } };
}
