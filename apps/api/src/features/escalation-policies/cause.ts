/** What begins an escalation, and when. Pure. */
import { formatInstant, londonInstant, parseEpochDay, type IsoDate, type RatingKey } from '@waymark/domain';

/**
 * An action escalates while its effective rating means "off track", whatever the service calls it. A rating that the key
 * has lost does not: nobody is told of what nobody can read.
 */
export function isCause(key: RatingKey, code: string | null): boolean {
  return key.ratings.some((rating) => rating.code === code && rating.canonical === 'offTrack');
}

/** Whether a cause lasts after a decision: it begins with the first that is off track and not quiet, and ends with the first that is not off track. */
export const causeLasts = (before: boolean, { cause, quiet }: { cause: boolean; quiet: boolean }): boolean => cause && (before || !quiet);

/**
 * What time brought about began with its day in London, not with the sweep that noticed it.
 * @param since the day from which a decision holds that only time brought about; null for any other
 */
export function beganAt(noticed: string, since: IsoDate | null): string {
  const began = since === null ? noticed : formatInstant(londonInstant({ day: parseEpochDay(since), time: 0 }));
  return began < noticed ? began : noticed;
}
