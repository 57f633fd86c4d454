/** Whether something may be added as evidence, and until when it is good. Pure. */
import { addMonths, type IsoDate } from '@waymark/domain';
import { reason, type Reason } from '../../platform/graphql/index.ts';

const LONGEST_TITLE = 300;
const LONGEST_URL = 2_000;
const LONGEST_REASON = 1_000;
const MOST_MONTHS = 120;

export interface EvidenceContent {
  title: string;
  url: string | null;
  fileId: string | null;
  datedOn: IsoDate;
  expiresOn: IsoDate | null;
  goodForMonths: number | null;
}

/** Every reason against it, none when it may be added. @param today the day in Europe/London */
export function reasonsAgainst(content: EvidenceContent, today: IsoDate): Reason[] {
  const { title, url, fileId, datedOn, expiresOn, goodForMonths } = content;
  const reasons = reasonsAgainstText('title', title, LONGEST_TITLE);
  if (url !== null && (url.length > LONGEST_URL || !isWebAddress(url))) reasons.push(reason('notAWebAddress', { field: 'url' }));
  if (url !== null && fileId !== null) reasons.push(reason('linkAndFile', { field: 'url' }));
  if (datedOn > today) reasons.push(reason('dateInFuture', { field: 'datedOn', today }));
  if (expiresOn !== null && goodForMonths !== null) reasons.push(reason('twoExpiries', { field: 'expiresOn' }));
  if (goodForMonths !== null && (goodForMonths < 1 || goodForMonths > MOST_MONTHS)) reasons.push(reason('monthsOutOfRange', { field: 'goodForMonths', limit: MOST_MONTHS }));
  else if (expiresOn !== null && expiresOn < datedOn) reasons.push(reason('expiryBeforeDate', { field: 'expiresOn', datedOn }));
  return reasons;
}

/** The last day on which it is good; null when it stays good. Of content without reasons against it. */
export function expiryOf({ datedOn, expiresOn, goodForMonths }: Pick<EvidenceContent, 'datedOn' | 'expiresOn' | 'goodForMonths'>): IsoDate | null {
  return goodForMonths === null ? expiresOn : addMonths(datedOn, goodForMonths);
}

/** Of a rejection or withdrawal: whoever added the evidence reads why. */
export const reasonsAgainstReason = (text: string): Reason[] => reasonsAgainstText('reason', text, LONGEST_REASON);

function reasonsAgainstText(field: string, text: string, limit: number): Reason[] {
  if (text === '') return [reason('textMissing', { field })];
  return text.length > limit ? [reason('textTooLong', { field, limit })] : [];
}

/** http and https only: a link in a page must not run anything, and names no user. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '' && username === '' && password === '';
}
