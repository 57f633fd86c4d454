// A funnel plot: areas by size and value, between limits that narrow with size.
import type { Outcome } from '../comparisons/benchmark.ts';
import type { Funnel, FunnelLimits } from '../funnels/funnel.ts';
import { decimalsOf, formatNumber, frame, legend, OUTCOME_MARKS, type Chart, type ChartWords } from './frame.ts';
import { COLOURS, line, linearScale, mark, polyline, text } from './svg.ts';

export interface FunnelChartWords extends ChartWords {
  readonly area: string;
  readonly value: string;
  readonly count: string;
  readonly denominator: string;
  readonly comparison: string;
  readonly average: string;
  readonly limits95: string;
  readonly limits998: string;
  readonly own: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
}

export interface FunnelChartModel {
  readonly id: string;
  readonly funnel: Funnel;
  /** Names by area code; the code itself where there is none. */
  readonly names?: Readonly<Record<string, string>>;
  readonly own?: string;
  readonly decimals?: number;
  readonly words: FunnelChartWords;
  readonly width?: number;
  readonly height?: number;
}

const MARGIN = { left: 64, right: 24, top: 16, bottom: 44 };

export function funnelChart({ id, funnel, names = {}, own, decimals = 1, words, width = 720, height = 400 }: FunnelChartModel): Chart {
  const { points, limits, average } = funnel;
  const inner = { right: width - MARGIN.right, bottom: height - MARGIN.bottom };
  const x = linearScale({ values: points.map(({ denominator }) => denominator), range: [MARGIN.left, inner.right], fromZero: true });
  const top = highest(points.map(({ value }) => value), average);
  const y = linearScale({ values: [0, top], range: [inner.bottom, MARGIN.top + 18], fromZero: true });
  const ceiling = y.ticks.at(-1) ?? top;
  const path = (of: (at: FunnelLimits) => number, style: Parameters<typeof polyline>[1]): string =>
    polyline(limits.map((at) => (of(at) > ceiling || at.denominator > (x.ticks.at(-1) ?? Infinity) ? null : { x: x(at.denominator), y: y(of(at)) })), style);
  const [xDecimals, yDecimals] = [decimalsOf(x.ticks), decimalsOf(y.ticks)];
  const axes =
    y.ticks.map((tick) => line(MARGIN.left, y(tick), inner.right, y(tick), { colour: COLOURS.grid, width: 0.5 }) + text(MARGIN.left - 8, y(tick) + 5, formatNumber(tick, yDecimals), { anchor: 'end' })).join('') +
    x.ticks.map((tick) => text(x(tick), inner.bottom + 22, formatNumber(tick, xDecimals), { anchor: 'middle', size: 13 })).join('') +
    text((MARGIN.left + inner.right) / 2, inner.bottom + 40, words.denominator, { anchor: 'middle', size: 13 });
  const narrow = { dash: '6 4' };
  const wide = { dash: '2 3' };
  const lines = path(({ lower95 }) => lower95, narrow) + path(({ upper95 }) => upper95, narrow) + path(({ lower998 }) => lower998, wide) + path(({ upper998 }) => upper998, wide) + line(MARGIN.left, y(average), inner.right, y(average), { colour: COLOURS.text });
  const named = (area: string): string => names[area] ?? area;
  const dots = points.map(({ area, denominator, value, comparison }) => {
    const { shape, colour } = OUTCOME_MARKS[comparison.outcome];
    const isOwn = area === own;
    // A point above the axis stands at its top with its figure: one tiny area must not flatten all others.
    if (value > ceiling) return mark(shape, x(denominator), MARGIN.top + 8, 8, colour) + text(x(denominator) + 10, MARGIN.top + 13, `${named(area)} ${formatNumber(value, decimals)} ↑`, { size: 13, bold: isOwn });
    const label = isOwn ? text(x(denominator), y(value) - 12, named(area), { anchor: x(denominator) > width / 2 ? 'end' : 'start', bold: true }) : '';
    return mark(shape, x(denominator), y(value), isOwn ? 14 : 8, colour) + label;
  }).join('');
  const used = [...new Set(points.map(({ comparison }) => comparison.outcome))];
  const key = legend(
    [...used.map((outcome) => ({ label: words.outcomes[outcome], ...OUTCOME_MARKS[outcome] })), { label: `${words.average} ${formatNumber(average, decimals)}`, colour: COLOURS.text }, { label: words.limits95, colour: COLOURS.quiet, dash: '6 4' }, { label: words.limits998, colour: COLOURS.quiet, dash: '2 3' }],
    MARGIN.left, height + 14, width - MARGIN.left - MARGIN.right,
  );
  const svg = frame({ id, width, height: height + key.height + 12, words, body: axes + lines + dots + key.body });
  const rows = points.map(({ area, value, count, denominator, comparison }) => [area === own ? `${named(area)} (${words.own})` : named(area), formatNumber(value, decimals), formatNumber(count, 0), formatNumber(denominator, 0), words.outcomes[comparison.outcome]]);
  return { svg, table: { caption: words.title, columns: [words.area, words.value, words.count, words.denominator, words.comparison], rows } };
}

/** The top of the axis: the greatest value, unless it is far above nearly all others. */
function highest(values: readonly number[], average: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const most = sorted.at(-1) ?? average;
  const usual = Math.max(average, sorted[Math.floor(0.97 * (sorted.length - 1))] ?? average);
  return 1.1 * (most > 2.5 * usual ? 1.3 * usual : most);
}
