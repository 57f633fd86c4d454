/** One indicator of one service: its figure, its neighbours, its years. Pure: what cannot be said is a code. */
import {
  aggregateObservations, compareWithNeighbours, figureOf, fivePointTrend, isComputed,
  type ComparatorGroup, type Comparison, type FullFigure, type Measure, type NotComputed, type Observation, type Outcome, type TwoSample,
} from '@waymark/reporting';
import { WINDOWS, type IndicatorDefinition } from './catalogue.ts';
import type { IndicatorSeries, NeighbourModel, OpenData } from './open-data.ts';

/** Why a service stands beside nobody. The sentence for each is made at the edge. */
export type NotCompared =
  | 'noArea' | 'unknownArea' | 'wales' | 'partnership' | 'noFigure' | 'noNeighbours' | 'fewEvents' | 'notComputed'
  /** The list of neighbours that was chosen does not know the area. */
  | 'notInFamily'
  /** Nobody publishes it by area. */
  | 'notPublished'
  /** Published without the numbers behind the rates. */
  | 'noCount' | 'partnershipNoCount';

export interface Area {
  /** Of one authority; null of a service that covers several. */
  readonly code: string | null;
  readonly name: string;
  /** As the Youth Justice Board names it. */
  readonly service: string;
  readonly country: 'england' | 'wales';
  readonly authorities: readonly string[];
}

export interface NeighbourReading {
  readonly code: string;
  readonly name: string;
  /** 1 is nearest: a place in likeness, not in performance. */
  readonly nearness: number;
  readonly closeness: string;
  /** Null: suppressed or not available at the source, which does not tell the two apart. */
  readonly figure: FullFigure | null;
  /** Beside the other areas of the same group together. */
  readonly verdict: Comparison | null;
}

export interface NeighboursTogether {
  readonly pooled: FullFigure | null;
  readonly unweightedMean: number;
  readonly reported: number;
  readonly of: number;
  /** Names of those without a figure. */
  readonly missing: readonly string[];
  readonly reference: Comparison | null;
  readonly twoSample: TwoSample | null;
  /** Different only when both rules say so (ADR 0030). */
  readonly verdict: Comparison | null;
}

export interface YearReading {
  readonly period: string;
  readonly figure: FullFigure | null;
  /** As published, where the numbers behind it are not: to be shown with that word, and never compared. */
  readonly withoutCount: number | null;
  /** Unweighted, of the neighbours of today's group that reported that year. */
  readonly neighbourMean: number | null;
  readonly neighboursReported: number;
}

export interface TrendReading {
  readonly from: string;
  readonly to: string;
  readonly direction: 'increasing' | 'decreasing' | 'noChange';
  readonly outcome: Outcome;
}

export interface IndicatorReading {
  readonly definition: IndicatorDefinition;
  /** Of the newest figures held; null where none are published. */
  readonly period: string | null;
  readonly area: Area | null;
  readonly figure: FullFigure | null;
  readonly group: Pick<ComparatorGroup, 'code' | 'version'> | null;
  readonly together: NeighboursTogether | null;
  readonly notCompared: NotCompared | null;
  readonly neighbours: readonly NeighbourReading[];
  readonly years: readonly YearReading[];
  /** Null where five consecutive years are not there to be read. */
  readonly trend: TrendReading | null;
}

/** Whether the newest figure differs for the worse and the years go the same way: what a board looks at first. */
export function isWorseAndWorsening({ together, trend }: Pick<IndicatorReading, 'together' | 'trend'>): boolean {
  return together?.verdict?.outcome === 'worse' && trend?.outcome === 'worse';
}

export interface ReadingRequest {
  readonly definition: IndicatorDefinition;
  readonly data: OpenData;
  /** ONS code of an authority that the service covers; null where nobody has said. */
  readonly gssCode: string | null;
  /** Whom to compare with. */
  readonly model?: NeighbourModel;
}

/** An unknown service still gets the definition and the period, so that a page says what is missing. */
export function readIndicator({ definition, data, gssCode, model = data.models[0] }: ReadingRequest): IndicatorReading {
  const series = data.series.get(definition.code) ?? new Map<string, ReadonlyMap<string, Observation>>();
  const period = [...series.keys()].at(-1) ?? null;
  const area = gssCode === null ? null : areaOf(gssCode, data);
  const nothing = { definition, period, area, figure: null, group: null, together: null, neighbours: [], years: [], trend: null };
  if (!definition.published || period === null) return { ...nothing, notCompared: 'notPublished' };
  if (gssCode === null) return { ...nothing, notCompared: 'noArea' };
  if (area === null) return { ...nothing, notCompared: 'unknownArea' };
  if (!definition.published.populationSource) return { ...nothing, ...readWithoutCounts(area, series) };

  const own = ownSeries(area, series);
  const key = keyIn(model, area);
  const group = key === null ? undefined : model.groups.get(key);
  const besides = (model.level === 'service' ? data.byService(definition.code) : series) ?? series;
  const years = [...series.keys()].map((year): YearReading => {
    const figure = shownFigure(own.get(year), definition);
    const published = (group?.members ?? []).flatMap(({ area: code }) => rateOf(besides.get(year)?.get(code), definition) ?? []);
    const mean = published.length === 0 ? null : published.reduce((sum, value) => sum + value, 0) / published.length;
    return { period: year, figure, withoutCount: null, neighbourMean: mean, neighboursReported: published.length };
  });
  const figure = years.at(-1)?.figure ?? null;
  const read = { ...nothing, area, figure, years: years.some((year) => year.figure !== null) ? years : [], trend: trendOf(years, definition) };
  if (!group) return { ...read, notCompared: key === null ? 'partnership' : area.country === 'wales' ? 'wales' : 'notInFamily' };

  const observations = besides.get(period) ?? new Map<string, Observation>();
  const neighbours = neighboursOf(key ?? '', group, observations, definition, data);
  const shown = { ...read, group: { code: group.code, version: group.version }, neighbours };
  const compared = compare(key ?? '', group, observations, definition);
  if (compared.code === 'notComputed') return { ...shown, notCompared: reasonOf(compared) };
  const { pooled, simpleMean, coverage, reference, twoSample, verdict } = compared;
  return {
    ...shown,
    together: {
      pooled: isComputed(pooled) ? pooled : null,
      unweightedMean: simpleMean,
      reported: coverage.reported,
      of: coverage.of,
      missing: coverage.missing.map((code) => nameOf(code, data)),
      reference: isComputed(reference) ? reference : null,
      twoSample: isComputed(twoSample) ? twoSample : null,
      verdict: isComputed(verdict) ? verdict : null,
    },
    notCompared: isComputed(verdict) ? null : reasonOf(verdict),
  };
}

/** What the area is called in the groups of a list; null where the list knows single authorities and the service covers several. */
export function keyIn({ level }: NeighbourModel, { code, service }: Area): string | null {
  return level === 'service' ? service : code;
}

/** As published; of several authorities together as worked out. */
function rateOf(observation: Observation | undefined, { per }: IndicatorDefinition): number | null {
  if (!observation) return null;
  const { published, count, denominator } = observation;
  return published ?? (count === null || denominator === null ? null : (count / denominator) * per);
}

/** Percentages as they were published: without n there is neither interval nor comparison, and those of several areas make no whole. */
function readWithoutCounts({ code, country }: Area, series: IndicatorSeries): Pick<IndicatorReading, 'years' | 'notCompared'> {
  if (code === null) return { years: [], notCompared: country === 'wales' ? 'wales' : 'partnershipNoCount' };
  const years = [...series].map(([period, observations]): YearReading => ({ period, figure: null, withoutCount: observations.get(code)?.published ?? null, neighbourMean: null, neighboursReported: 0 }));
  const held = years.some(({ withoutCount }) => withoutCount !== null);
  return { years: held ? years : [], notCompared: held ? 'noCount' : country === 'wales' ? 'wales' : 'noFigure' };
}

const nameOf = (code: string, { authorities, former }: OpenData): string => authorities.get(code)?.name ?? former.get(code) ?? code;

/** The whole of the youth justice service: one authority, or all that it covers. */
function areaOf(gssCode: string, { authorities }: OpenData): Area | null {
  const authority = authorities.get(gssCode);
  if (!authority) return null;
  const country = gssCode.startsWith('W') ? 'wales' : 'england';
  const members = [...authorities].filter(([, { service }]) => service === authority.service).map(([code]) => code);
  if (members.length === 1) return { code: gssCode, name: authority.name, service: authority.service, country, authorities: members };
  return { code: null, name: authority.service, service: authority.service, country, authorities: members };
}

/** The observations of the service itself, by period. */
function ownSeries({ code, name, authorities }: Area, series: IndicatorSeries): Map<string, Observation> {
  return new Map([...series].flatMap(([period, observations]) => {
    if (code !== null) return observations.has(code) ? [[period, observations.get(code)!] as const] : [];
    const whole = aggregateObservations({ area: name, members: authorities, observations: [...observations.values()] });
    return isComputed(whole) ? [[period, whole] as const] : [];
  }));
}

function shownFigure(observation: Observation | undefined, definition: IndicatorDefinition): FullFigure | null {
  if (observation?.count == null || observation.denominator === null) return null;
  const figure = figureOf({ count: observation.count, denominator: observation.denominator, measure: measureOf(definition), multiplier: definition.per, estimated: observation.estimated });
  if (!isComputed(figure)) return null;
  return observation.published == null ? figure : { ...figure, value: observation.published };
}

/** Frequencies are published nowhere with their counts, and never come here. */
const measureOf = ({ measure }: IndicatorDefinition): Measure => (measure === 'proportion' ? 'proportion' : 'rate');

const compare = (area: string, group: ComparatorGroup, observations: ReadonlyMap<string, Observation>, definition: IndicatorDefinition) =>
  compareWithNeighbours({ area, observations, group, measure: measureOf(definition), multiplier: definition.per, polarity: definition.polarity });

/** Each neighbour is read by the same two rules as the service: beside all others of the group, the service among them. */
function neighboursOf(own: string, group: ComparatorGroup, observations: ReadonlyMap<string, Observation>, definition: IndicatorDefinition, data: OpenData): NeighbourReading[] {
  const everybody = { ...group, members: [...group.members, { area: own, closeness: '' }] };
  return group.members.map(({ area: code, closeness }, index) => {
    const compared = compare(code, everybody, observations, definition);
    const verdict = isComputed(compared) && isComputed(compared.verdict) ? compared.verdict : null;
    return { code, name: nameOf(code, data), nearness: index + 1, closeness, figure: shownFigure(observations.get(code), definition), verdict };
  });
}

function trendOf(years: readonly YearReading[], { polarity, published }: IndicatorDefinition): TrendReading | null {
  const points = years.map(({ period, figure }) => figure && { year: Number(period), ...figure });
  const trend = fivePointTrend({ points, method: 'intervalWeighted', polarity, window: WINDOWS[published?.window ?? 'year'] });
  if (!isComputed(trend)) return null;
  const { direction, outcome } = trend;
  return { from: years.at(-5)?.period ?? '', to: years.at(-1)?.period ?? '', direction, outcome };
}

function reasonOf({ reason }: NotComputed): NotCompared {
  return reason === 'noFigure' || reason === 'noNeighbours' || reason === 'fewEvents' ? reason : 'notComputed';
}
