/** What moved since a standard was last assessed. */
import type { IsoDate } from '../dates/iso-date.ts';
import { standardBands, standardParts, type StandardBand, type StandardPart } from './national-standards.ts';

/** A part without a band was not assessed. */
export interface BandedStandard {
  readonly standard: string;
  readonly strategic: StandardBand | null;
  readonly operational: StandardBand | null;
}

export interface BandedAssessment {
  readonly assessedOn: IsoDate;
  readonly standards: readonly BandedStandard[];
}

export interface BandChange {
  readonly standard: string;
  readonly part: StandardPart;
  readonly move: 'up' | 'down' | 'same';
  readonly before: StandardBand;
  readonly beforeOn: IsoDate;
}

/**
 * One change for each part that has a band now and had one before. An assessment may leave standards out (in 2023 only the second
 * was asked for): each part is compared with the last time that it had a band.
 * @param earlier the newest first
 */
export function compareBands(now: readonly BandedStandard[], earlier: readonly BandedAssessment[]): BandChange[] {
  return now.flatMap((one) => standardParts.flatMap((part) => {
    const band = one[part];
    const last = earlier.flatMap(({ assessedOn, standards }) => {
      const before = standards.find(({ standard }) => standard === one.standard)?.[part] ?? null;
      return before === null ? [] : [{ before, beforeOn: assessedOn }];
    })[0];
    return band === null || last === undefined ? [] : [{ standard: one.standard, part, move: moveOf(band, last.before), ...last }];
  }));
}

function moveOf(now: StandardBand, before: StandardBand): BandChange['move'] {
  const steps = standardBands.indexOf(before) - standardBands.indexOf(now);
  return steps > 0 ? 'up' : steps < 0 ? 'down' : 'same';
}
