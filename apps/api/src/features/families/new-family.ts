/** What a family is called and from when it counts: whether it can be kept, and which version is in force on a day. Pure. */
import { addDays, type IsoDate } from '@waymark/domain';
import { reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { reason, type Reason } from '../../platform/graphql/index.ts';
import type { FamilyMembers } from './family-members.ts';

export interface FamilyHead {
  readonly nameEn: string;
  /** Null: the same in both languages. */
  readonly nameCy: string | null;
  readonly effectiveFrom: IsoDate;
}

export interface FamilyContent extends FamilyHead, FamilyMembers {}

export interface FamilyVersion extends FamilyContent {
  readonly version: number;
}

export const LONGEST_NAME = 80;
/** Offered at once: a list to choose from. */
export const MOST_FAMILIES = 12;
const EARLIEST = '2000-01-01';
const LONGEST_WAIT_DAYS = 730;

/** What is to be put right, each with its field. @param takenNames of the other families that are offered */
export function reasonsAgainstHead({ nameEn, nameCy, effectiveFrom }: FamilyHead, takenNames: readonly string[], today: IsoDate, noChildNamed?: boolean | null): Reason[] {
  const reasons: Reason[] = [];
  if (nameEn === '') reasons.push(reason('textMissing', { field: 'nameEn' }));
  for (const [field, name] of Object.entries({ nameEn, nameCy: nameCy ?? '' })) {
    if (name.length > LONGEST_NAME) reasons.push(reason('textTooLong', { field, limit: LONGEST_NAME }));
    else if (name !== '' && takenNames.some((taken) => taken.toLowerCase() === name.toLowerCase())) reasons.push(reason('nameTaken', { field, name }));
  }
  if (effectiveFrom < EARLIEST) reasons.push(reason('dateTooEarly', { field: 'effectiveFrom', date: EARLIEST }));
  if (effectiveFrom > addDays(today, LONGEST_WAIT_DAYS)) reasons.push(reason('dateTooLate', { field: 'effectiveFrom', date: addDays(today, LONGEST_WAIT_DAYS) }));
  return [...reasons, ...reasonsAgainstChildData({ nameEn, nameCy }, noChildNamed)];
}

/** Whether a version would say anything that the one before does not. */
export function saysTheSame(one: FamilyContent, other: FamilyContent): boolean {
  const said = ({ nameEn, nameCy, effectiveFrom, level, members }: FamilyContent): string => JSON.stringify([nameEn, nameCy, effectiveFrom, level, members.map(({ area, closeness }) => [area, closeness])]);
  return said(one) === said(other);
}

/**
 * Those that ever count, newest first: a version replaces, from its own day on, whatever was to count by then. So a day that was
 * entered wrongly is put right by a later version.
 */
export function countingVersions<Version extends Pick<FamilyVersion, 'version' | 'effectiveFrom'>>(versions: readonly Version[]): Version[] {
  const newestFirst = [...versions].sort((a, b) => b.version - a.version);
  return newestFirst.filter((one, index) => newestFirst.slice(0, index).every(({ effectiveFrom }) => one.effectiveFrom < effectiveFrom));
}
