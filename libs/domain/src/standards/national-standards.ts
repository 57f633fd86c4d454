/**
 * The national standards that a youth justice service assesses itself against: versions, bands and the size of the sample.
 * Data: a later edition is one more entry, and an assessment keeps the version it was made under.
 */
import type { RatingColour, RatingShape } from '../ratings/rating-key.ts';
import type { Localised } from '../wording.ts';

/** The best first. */
export const standardBands = ['outstanding', 'good', 'requiresImprovement', 'inadequate'] as const;
export type StandardBand = (typeof standardBands)[number];

/** What leaders arranged, and what the cases show. */
export const standardParts = ['strategic', 'operational'] as const;
export type StandardPart = (typeof standardParts)[number];

/** Of the cases of each standard this share is looked at, and this many where there are as many. */
export interface SampleRule {
  readonly percent: number;
  readonly least: number;
}

export interface NationalStandard {
  readonly code: string;
  readonly number: number;
  readonly name: Localised;
}

export interface StandardsVersion {
  readonly version: string;
  readonly title: Localised;
  readonly source: string;
  readonly sample: SampleRule;
  readonly standards: readonly NationalStandard[];
}

export interface BandView {
  readonly label: Localised;
  readonly colour: RatingColour;
  readonly shape: RatingShape;
}

export const bandViews: Readonly<Record<StandardBand, BandView>> = {
  outstanding: { label: { en: 'Outstanding', cy: 'Rhagorol' }, colour: 'blue', shape: 'square' },
  good: { label: { en: 'Good', cy: 'Da' }, colour: 'green', shape: 'circle' },
  requiresImprovement: { label: { en: 'Requires improvement', cy: 'Angen gwella' }, colour: 'amber', shape: 'triangle' },
  inadequate: { label: { en: 'Inadequate', cy: 'Annigonol' }, colour: 'red', shape: 'diamond' },
};

/** The oldest first. */
export const standardsVersions: readonly StandardsVersion[] = [
  {
    version: '2019',
    title: { en: 'Standards for children in the youth justice system 2019', cy: 'Safonau ar gyfer plant yn y system cyfiawnder ieuenctid 2019' },
    source: 'Ministry of Justice and Youth Justice Board, “Standards for children in the youth justice system 2019” (February 2019); size of the sample: “How to undertake a self-assessment of national standards 2019/20”, section 3.2.',
    sample: { percent: 20, least: 20 },
    standards: [
      { code: 'outOfCourt', number: 1, name: { en: 'Out-of-court disposals', cy: 'Gwarediadau y tu allan i’r llys' } },
      { code: 'atCourt', number: 2, name: { en: 'At court', cy: 'Yn y llys' } },
      { code: 'inCommunity', number: 3, name: { en: 'In the community', cy: 'Yn y gymuned' } },
      { code: 'inSecureSettings', number: 4, name: { en: 'In secure settings', cy: 'Mewn lleoliadau diogel' } },
      { code: 'onTransition', number: 5, name: { en: 'On transition and resettlement', cy: 'Wrth bontio ac ailsefydlu' } },
    ],
  },
];

/** What a new assessment is made under. */
export const currentStandards: StandardsVersion = standardsVersions[standardsVersions.length - 1]!;

/** Undefined for a version that the catalogue does not have. */
export function standardsOf(version: string): StandardsVersion | undefined {
  return standardsVersions.find((one) => one.version === version);
}
