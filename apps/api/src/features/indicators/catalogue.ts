/**
 * The indicators that Waymark knows. All of it is data: a definition has versions, and where its wording changes a new one
 * stands beside the old one. What was not read in a published source says so. (docs/adr/0039)
 */
import type { Localised } from '@waymark/domain';
import type { Polarity, Window } from '@waymark/reporting';
import { kpis } from './kpi-definitions.ts';
import { nationalIndicators } from './national-definitions.ts';

/** `frequency`: events over children, of which one child may have several, so that no usual interval holds. */
export type MeasureKind = 'rate' | 'proportion' | 'frequency';
export type WindowName = 'quarter' | 'rolling12' | 'year';

/** What one figure covers, and months from one to the next. */
export const WINDOWS: Readonly<Record<WindowName, Window>> = { quarter: { months: 3, every: 3 }, rolling12: { months: 12, every: 3 }, year: { months: 12, every: 12 } };

export interface DefinitionVersion {
  readonly version: string;
  /** ISO date; null: no date was found. */
  readonly effectiveFrom: string | null;
  readonly wording: Localised;
  /** Who or what is counted. */
  readonly numerator: Localised;
  /** Over whom or what. */
  readonly denominator: Localised;
  /** Read in a published source; else as reported by others, and to be checked before it is relied on. */
  readonly verified: boolean;
  /** What to keep in mind. */
  readonly caveat: Localised | null;
  /** The counted are followed on: how many of them were offered help, and how many of those attended. */
  readonly steps?: true;
}

/** Where published figures of areas come from. */
export interface PublishedSource {
  readonly source: Localised;
  /** Null: rates are published without the numbers behind them, and none can be worked out. */
  readonly populationSource: Localised | null;
  readonly window: WindowName;
  /** The day on which the published figures were copied. */
  readonly copiedOn: string;
}

export interface IndicatorDefinition {
  /** In addresses. */
  readonly code: string;
  readonly group: 'national' | 'kpi';
  readonly name: Localised;
  readonly measure: MeasureKind;
  /** The value is per this many. */
  readonly per: number;
  readonly polarity: Polarity;
  /** What a service's own figures may cover, the usual one first; none of an indicator that is only published. */
  readonly windows: readonly WindowName[];
  /** Months from the end of a period until its figure is usually there; null: not known. */
  readonly lagMonths: number | null;
  /** Oldest first; the last is today's. */
  readonly versions: readonly [DefinitionVersion, ...DefinitionVersion[]];
  readonly published: PublishedSource | null;
}

export const LICENCE = 'Open Government Licence v3.0';

export const catalogue: readonly IndicatorDefinition[] = [...nationalIndicators, ...kpis];

/** Null when no such indicator is known. */
export const definitionOf = (code: string): IndicatorDefinition | null => catalogue.find((held) => held.code === code) ?? null;

/** Today's wording. */
export const currentVersion = ({ versions }: IndicatorDefinition): DefinitionVersion => versions.at(-1) ?? versions[0];
