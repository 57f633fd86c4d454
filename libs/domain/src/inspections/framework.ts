// What an inspectorate inspects against. A framework has versions, and a report is read by the version of its day.
import type { IsoDate } from '../dates/iso-date.ts';
import type { Localised } from '../wording.ts';

/** A word of a report, and what it counts; null where no published source gives it a number. */
export interface FrameworkRating {
  readonly code: string;
  readonly label: Localised;
  readonly score: number | null;
}

export interface FrameworkStandard {
  /** Unique within the version: '2.1'. */
  readonly code: string;
  readonly title: Localised;
  /** A standard may be rated and not count towards the whole. */
  readonly countsToOverall: boolean;
}

export interface FrameworkDomain {
  readonly code: string;
  readonly title: Localised;
  readonly standards: readonly FrameworkStandard[];
}

/** Scores from `from` to `to` make this rating; within `certain` published reports leave no doubt about it. */
export interface ScoreBand {
  readonly rating: string;
  readonly from: number;
  readonly to: number;
  readonly certain: { readonly from: number; readonly to: number };
}

export interface FrameworkVersion {
  readonly version: string;
  /** First day of reports under it; null: no date was found. */
  readonly from: IsoDate | null;
  /** Best first. */
  readonly ratings: readonly FrameworkRating[];
  readonly domains: readonly FrameworkDomain[];
  /** Null: no rule from score to overall rating was found in a published source, and none is applied. */
  readonly bands: readonly ScoreBand[] | null;
  /** What to keep in mind. */
  readonly caveat: Localised | null;
}

export interface InspectionFramework {
  readonly code: string;
  readonly name: Localised;
  readonly publisher: Localised;
  /** Oldest first. */
  readonly versions: readonly [FrameworkVersion, ...FrameworkVersion[]];
}

/** All standards of a version, in the order of its domains. */
export const standardsOf = ({ domains }: FrameworkVersion): FrameworkStandard[] => domains.flatMap(({ standards }) => standards);
