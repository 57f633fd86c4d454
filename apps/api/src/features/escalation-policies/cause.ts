/** What begins an escalation. Pure. */
import type { RatingKey } from '@waymark/domain';

/**
 * An action escalates while its effective rating means "off track", whatever the service calls it. A rating that the key
 * has lost does not: nobody is told of what nobody can read.
 */
export function isCause(key: RatingKey, code: string | null): boolean {
  return key.ratings.some((rating) => rating.code === code && rating.canonical === 'offTrack');
}
