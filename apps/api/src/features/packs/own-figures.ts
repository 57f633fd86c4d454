/** A service's own figures in a board's paper: a chart for each series; what everybody may read is suppressed first. Pure. */
import { addDays, addMonths, formatDate, periodName, type Language } from '@waymark/domain';
import type { PackBlock } from '@waymark/documents';
import { figureSeriesChart, formatNumber, isComputed, observationSeries, seriesChart, suppress, type Chart, type CountedIndicator, type ObservationSeries, type Series } from '@waymark/reporting';
import { WINDOWS } from '../indicators/index.ts';
import type { CountedEntry, IndicatorEntry } from '../reviews/index.ts';
import type { FigureWords } from './figure-words.ts';
import { chartBlock, paragraph } from './pack-blocks.ts';

interface OwnRequest {
  indicator: IndicatorEntry;
  words: FigureWords;
  language: Language;
  publicly: boolean;
}

/** For what everybody may read (docs/adr/0051). */
const PUBLIC_THRESHOLD = 8;

export function ownFigures(request: OwnRequest): PackBlock[] {
  const { indicator: { observations, windows }, words, publicly } = request;
  if (observations.length === 0) return windows.length === 0 ? [] : [paragraph(words.noOwn)];
  const series = seriesOf(observations);
  if (!publicly) return series.flatMap((entries) => oneSeries(request, entries, new Set()));
  // Overlapping windows, and quarters beside their year, would tell by subtraction what is hidden.
  const [shown] = series.filter(([first]) => first?.window !== 'rolling12').sort((a, b) => (b.at(-1)?.periodEnd ?? '').localeCompare(a.at(-1)?.periodEnd ?? ''));
  return shown ? oneSeries(request, shown, hiddenOf(shown, request.indicator)) : [paragraph(words.publicRolling)];
}

/** One for each window and wording: figures by different wordings are not one line. */
function seriesOf(observations: readonly CountedEntry[]): CountedEntry[][] {
  const series = new Map<string, CountedEntry[]>();
  for (const entry of observations) {
    const key = `${entry.window} ${entry.definitionVersion}`;
    series.set(key, [...(series.get(key) ?? []), entry]);
  }
  return [...series].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entries]) => entries);
}

/** Periods of which nothing is told: the count is small, or the rest of those who were counted. */
function hiddenOf(entries: readonly CountedEntry[], { measure }: IndicatorEntry): ReadonlySet<string> {
  const cells = entries.map(({ periodStart, numerator, denominator }) => ({ id: periodStart, count: numerator, denominator: measure === 'proportion' ? denominator : null }));
  const suppressed = suppress({ cells, relations: [], threshold: PUBLIC_THRESHOLD });
  if (!isComputed(suppressed)) throw new Error(`Small numbers cannot be hidden: ${suppressed.reason}.`);
  return new Set(entries.flatMap(({ periodStart }) => (suppressed.states.get(periodStart) === 'shown' ? [] : [periodStart])));
}

function oneSeries(request: OwnRequest, entries: readonly CountedEntry[], hidden: ReadonlySet<string>): PackBlock[] {
  const { indicator, words, language } = request;
  const [first, newest] = [entries[0], entries.at(-1)];
  const told = entries.filter(({ periodStart }) => !hidden.has(periodStart));
  if (!first || !newest) return [];
  const title = words.own(words.windows[first.window], first.definitionVersion);
  const data = paragraph(words.counted(formatDate(newest.asAt, language), newest.source));
  if (told.length === 0) return [paragraph(`${title}: ${words.hidden}.`), data];
  const series = observationSeries({ observations: told, window: WINDOWS[first.window], indicator: counted(indicator) });
  const said = `${newestSentence(request, series, newest, hidden)} ${seriesSentence(series, words)}`.trim();
  const chart = chartOf(request, { title, said, first }, series, hidden);
  return chart ? [chartBlock(title, said, chart), data] : [paragraph(`${title}. ${said}`), data];
}

const counted = ({ measure, per, polarity }: IndicatorEntry): CountedIndicator => ({ measure, per, polarity });

const periodOf = (entry: Pick<CountedEntry, 'window' | 'periodStart' | 'periodEnd'>, language: Language): string => periodName({ start: entry.periodStart, end: entry.periodEnd, rolling: entry.window === 'rolling12' }, language);

function newestSentence({ indicator, words, language }: OwnRequest, { points }: ObservationSeries<CountedEntry>, newest: CountedEntry, hidden: ReadonlySet<string>): string {
  const period = periodOf(newest, language);
  if (hidden.has(newest.periodStart)) return `${period}: ${words.hidden}.`;
  const point = points.at(-1);
  if (!point || point.value === null) return words.nobody(period);
  const text = (value: number): string => words.value(formatNumber(value, decimalsOf(indicator)), indicator.measure, formatNumber(indicator.per, 0));
  const interval = point.figure && words.range(text(point.figure.lower95), text(point.figure.upper95));
  return words.newest({ period, value: text(point.value), numerator: formatNumber(newest.numerator, 0), denominator: formatNumber(newest.denominator, 0), interval });
}

function seriesSentence({ series, withoutRules, points }: ObservationSeries<CountedEntry>, words: FigureWords): string {
  if (withoutRules !== null || series === null || !isComputed(series.variation)) return words.withoutRules(withoutRules ?? 'noVariation', points.filter(({ value }) => value !== null).length);
  const { variation, hits } = series.variation;
  return words.signal(variation, hits.map(({ rule }) => words.rules[rule]).join('; '));
}

const decimalsOf = ({ measure, per }: IndicatorEntry): number => (measure === 'frequency' || per === 1000 ? 2 : 1);

/** With limits where they may be drawn; null where there is nothing to draw. */
function chartOf({ indicator, words, language }: OwnRequest, { title, said, first }: { title: string; said: string; first: CountedEntry }, { points, series, withoutRules }: ObservationSeries<CountedEntry>, hidden: ReadonlySet<string>): Chart | null {
  if (points.length < 2 || series === null) return null;
  const { columns } = words;
  const { months } = WINDOWS[first.window];
  const periods = points.map(({ periodStart, observation }) => (observation ? periodOf(observation, language) : periodOf({ window: first.window, periodStart, periodEnd: endOf(periodStart, months) }, language)));
  const missing = (at: number): string => (hidden.has(points[at]?.periodStart ?? '') ? words.hidden : words.unconfirmed);
  const shared = { locale: language, title, description: said, period: columns.period, value: columns.figure, missing: words.unconfirmed };
  const id = `${indicator.code}-${first.window}-${first.definitionVersion}`.replace(/[^\w-]/g, '-');
  if (withoutRules !== null && indicator.measure !== 'frequency') {
    return figureSeriesChart({
      id, decimals: decimalsOf(indicator), points: points.map(({ figure }, at) => ({ period: periods[at] ?? '', figure, beside: null, besideCoverage: '', missing: missing(at) })),
      words: { ...shared, interval: columns.interval, count: columns.counted, denominator: columns.outOf, own: words.thisService, beside: '', coverage: '', estimated: words.estimated },
    });
  }
  const drawn = withoutRules === null ? series : withoutLimits(series);
  const chart = seriesChart({
    id, series: drawn, periods, decimals: decimalsOf(indicator), marks: Object.fromEntries(points.flatMap(({ observation }, at) => (observation ? [] : [[at, missing(at)]]))),
    words: { ...shared, mean: columns.mean, lower: columns.lower, upper: columns.upper, signal: columns.rules, target: '', variation: words.variation },
  });
  return { ...chart, table: withCounts(chart.table, points, words) };
}

const endOf = (start: string, months: number): string => addDays(addMonths(start, months), -1);

/** Never a figure without its numbers. */
function withCounts(table: Chart['table'], points: ObservationSeries<CountedEntry>['points'], { columns, estimated }: FigureWords): Chart['table'] {
  const [period = '', value = '', ...others] = table.columns;
  const rows = table.rows.map(([name = '', shown = '', ...rest], at) => {
    const { observation } = points[at] ?? {};
    const numbers = observation ? [`${formatNumber(observation.numerator, 0)}${observation.estimated ? ` (${estimated})` : ''}`, formatNumber(observation.denominator, 0)] : ['–', '–'];
    return [name, shown, ...numbers, ...rest];
  });
  return { ...table, columns: [period, value, columns.counted, columns.outOf, ...others], rows };
}

/** Limits on trial are not drawn. */
function withoutLimits(series: Series): Series {
  return { ...series, points: series.points.map((point) => ({ ...point, lower: null, upper: null, nearLower: null, nearUpper: null })) };
}
