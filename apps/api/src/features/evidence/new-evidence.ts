/** Whether something may be added as evidence. Pure. */
import { reason, type Reason } from '../../platform/graphql/index.ts';

const LONGEST_TITLE = 300;
const LONGEST_URL = 2_000;

/** Every reason against it, none when it may be added. @param today the day in Europe/London */
export function reasonsAgainst({ title, url, datedOn }: { title: string; url: string | null; datedOn: string }, today: string): Reason[] {
  const reasons: Reason[] = [];
  if (title === '') reasons.push(reason('textMissing', { field: 'title' }));
  if (title.length > LONGEST_TITLE) reasons.push(reason('textTooLong', { field: 'title', limit: LONGEST_TITLE }));
  if (url !== null && (url.length > LONGEST_URL || !isWebAddress(url))) reasons.push(reason('notAWebAddress', { field: 'url' }));
  if (datedOn > today) reasons.push(reason('dateInFuture', { field: 'datedOn', today }));
  return reasons;
}

/** http and https only: a link in a page must not run anything, and names no user. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '' && username === '' && password === '';
}
