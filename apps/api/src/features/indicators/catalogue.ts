/**
 * The indicators that the open data hold. A definition is data with a version: where its wording changes, a new version
 * stands beside the old one, and a comparison says by which it was made.
 */
import type { Localised } from '@waymark/domain';
import type { Measure, Polarity, Window } from '@waymark/reporting';

export interface IndicatorDefinition {
  /** In addresses. */
  readonly code: string;
  readonly version: string;
  readonly name: Localised;
  /** Who is counted, over whom. */
  readonly definition: Localised;
  readonly measure: Measure;
  /** The value is per this many. */
  readonly per: number;
  readonly polarity: Polarity;
  readonly window: Window;
  readonly source: Localised;
  readonly populationSource: Localised;
  readonly neighbourSource: Localised;
  /** The day on which the published figures were copied. */
  readonly copiedOn: string;
}

export const LICENCE = 'Open Government Licence v3.0';

export const catalogue: readonly IndicatorDefinition[] = [
  {
    code: 'first-time-entrants',
    version: '2024',
    name: { en: 'Children entering the justice system for the first time', cy: 'Plant sy’n dod i’r system gyfiawnder am y tro cyntaf' },
    definition: {
      en: 'Children aged 10 to 17 living in the area whose first caution or conviction was recorded in the calendar year, for every 100,000 children of that age.',
      cy: 'Plant 10 i 17 oed sy’n byw yn yr ardal y cofnodwyd eu rhybudd neu eu heuogfarn gyntaf yn y flwyddyn galendr, am bob 100,000 o blant o’r oedran hwnnw.',
    },
    measure: 'rate',
    per: 100_000,
    polarity: 'low',
    window: { months: 12, every: 12 },
    source: { en: 'Department for Education, Local Authority Interactive Tool', cy: 'Yr Adran Addysg, Offeryn Rhyngweithiol Awdurdodau Lleol' },
    populationSource: { en: 'Office for National Statistics, mid-2024 population estimates', cy: 'Y Swyddfa Ystadegau Gwladol, amcangyfrifon poblogaeth canol 2024' },
    neighbourSource: { en: 'Department for Education, statistical neighbours, May 2025', cy: 'Yr Adran Addysg, cymdogion ystadegol, Mai 2025' },
    copiedOn: '2026-11-27',
  },
];
