// One area among its neighbours: a dot for each value, a whisker for its interval, a line for the benchmark, and n in figures.
import type { Figure, Outcome } from '../comparisons/benchmark.ts';
import { decimalsOf, formatNumber, frame, legend, NOT_COMPARED_MARK, OUTCOME_MARKS, type Chart, type ChartWords } from './frame.ts';
import { COLOURS, line, linearScale, mark, text } from './svg.ts';

export interface NeighbourChartRow {
  readonly label: string;
  /** Null: not available or hidden; `missing` says which. */
  readonly figure: (Figure & { readonly count: number; readonly denominator: number; readonly estimated?: boolean }) | null;
  /** Beside the benchmark; null where it was not compared. */
  readonly outcome: Outcome | null;
  /** The area that the chart is about. */
  readonly own?: boolean;
  readonly missing?: string;
}

export interface NeighbourChartWords extends ChartWords {
  readonly area: string;
  readonly value: string;
  readonly interval: string;
  readonly count: string;
  readonly denominator: string;
  readonly comparison: string;
  readonly benchmark: string;
  readonly own: string;
  readonly estimated: string;
  readonly missing: string;
  readonly notCompared: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
}

export interface NeighbourChartModel {
  readonly id: string;
  /** In the order in which they are drawn. */
  readonly rows: readonly NeighbourChartRow[];
  readonly benchmark: number | null;
  readonly decimals?: number;
  /** Of the benchmark, where it is worked out and the values are as published. */
  readonly benchmarkDecimals?: number;
  readonly words: NeighbourChartWords;
  readonly width?: number;
}

const ROW = 28;
const MARGIN = { left: 200, right: 150, top: 12 };

export function neighbourChart({ id, rows, benchmark, decimals = 1, benchmarkDecimals = decimals, words, width = 760 }: NeighbourChartModel): Chart {
  const right = width - MARGIN.right;
  const bottom = MARGIN.top + rows.length * ROW;
  const values = rows.flatMap(({ figure }) => (figure ? [figure.lower95, figure.upper95] : []));
  const x = linearScale({ values: benchmark === null ? values : [...values, benchmark], range: [MARGIN.left, right], fromZero: true });
  const tickDecimals = decimalsOf(x.ticks);
  const number = (value: number): string => formatNumber(value, decimals);
  const grid = x.ticks.map((tick) => line(x(tick), MARGIN.top, x(tick), bottom, { colour: COLOURS.grid, width: 0.5 }) + text(x(tick), bottom + 20, formatNumber(tick, tickDecimals), { anchor: 'middle', size: 13 })).join('');
  const reference = benchmark === null ? '' : line(x(benchmark), MARGIN.top - 4, x(benchmark), bottom, { colour: COLOURS.text, width: 2, dash: '6 4' });
  const lines = rows.map(({ label, figure, outcome, own = false, missing }, index) => {
    const y = MARGIN.top + (index + 0.5) * ROW;
    const name = text(MARGIN.left - 12, y + 5, label.length > 26 ? `${label.slice(0, 25)}…` : label, { anchor: 'end', bold: own });
    if (!figure) return name + text(MARGIN.left + 4, y + 5, missing ?? words.missing, { colour: COLOURS.quiet });
    const { shape, colour } = outcome === null ? NOT_COMPARED_MARK : OUTCOME_MARKS[outcome];
    const [from, to] = [x(figure.lower95), x(figure.upper95)];
    const whisker = line(from, y, to, y, { colour, width: own ? 3 : 1.5 }) + line(from, y - 4, from, y + 4, { colour, width: 1.5 }) + line(to, y - 4, to, y + 4, { colour, width: 1.5 });
    const word = outcome === null ? words.notCompared : words.outcomes[outcome];
    return name + whisker + mark(shape, x(figure.value), y, own ? 13 : 9, colour) + text(right + 12, y + 5, `${number(figure.value)} ${word}`, { bold: own, size: 13 });
  }).join('');
  const used = [...new Set(rows.flatMap(({ figure, outcome }) => (figure && outcome ? [outcome] : [])))];
  const items = [...used.map((outcome) => ({ label: words.outcomes[outcome], ...OUTCOME_MARKS[outcome] })), ...(rows.some(({ figure, outcome }) => figure && !outcome) ? [{ label: words.notCompared, ...NOT_COMPARED_MARK }] : []), ...(benchmark === null ? [] : [{ label: `${words.benchmark} ${formatNumber(benchmark, benchmarkDecimals)}`, colour: COLOURS.text, dash: '6 4' }])];
  const key = legend(items, 16, bottom + 44, width - 32);
  const svg = frame({ id, width, height: bottom + 36 + key.height + 4, words, body: grid + lines + reference + key.body });

  const table = rows.map(({ label, figure, outcome, own = false, missing }) => {
    const name = own ? `${label} (${words.own})` : label;
    if (!figure) return [name, missing ?? words.missing, '–', '–', '–', words.notCompared];
    const estimated = figure.estimated === true ? ` (${words.estimated})` : '';
    return [name, number(figure.value), `${number(figure.lower95)} – ${number(figure.upper95)}`, `${formatNumber(figure.count, 0)}${estimated}`, formatNumber(figure.denominator, 0), outcome === null ? words.notCompared : words.outcomes[outcome]];
  });
  return { svg, table: { caption: words.title, columns: [words.area, words.value, words.interval, words.count, words.denominator, words.comparison], rows: table } };
}
