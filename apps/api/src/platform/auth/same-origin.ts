/**
 * Cross-site requests change nothing: browsers say where a request comes from (Sec-Fetch-Site, else
 * Origin), and what does not come from our own pages is refused before anything is read.
 */
import type { NextFunction, Request, Response } from 'express';
import { RequestRefused } from '../http/request-refused.ts';

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * @param origin scheme, host and port that browsers see
 * @param strict refuses also what says nothing of where it comes from (REST); GraphQL allows that to programs,
 *   as its JSON content type already keeps simple cross-site posts out
 */
export function sameOriginOnly(origin: string, strict: boolean): (request: Request, response: Response, next: NextFunction) => void {
  return (request, _response, next) => {
    // No page of another site can send this header without asking first, and no browser sends it by itself.
    const program = request.headers.authorization?.startsWith('Bearer ') === true;
    if (program || reading.has(request.method) || isSameOrigin(request.headers, origin, strict)) next();
    else next(new RequestRefused('CROSS_SITE', 403, 'This request came from another site. Open Waymark itself and try again.'));
  };
}

export function isSameOrigin(headers: Readonly<Record<string, string | string[] | undefined>>, origin: string, strict: boolean): boolean {
  const site = headers['sec-fetch-site'];
  const from = headers['origin'];
  // A name that was made to point here (DNS rebinding) is its own page's origin: the browser calls that the same site.
  if (from !== undefined && !isOurs(from, origin)) return false;
  // `none`: typed or opened by the person, not by a page.
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return from !== undefined || !strict;
}

/** Names of this machine itself, which nobody else can make point elsewhere. */
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A local start is opened by either name; anywhere else only our own origin will do. */
function isOurs(from: string | string[], origin: string): boolean {
  if (from === origin) return true;
  if (typeof from !== 'string' || !URL.canParse(from)) return false;
  const [theirs, ours] = [new URL(from), new URL(origin)];
  return theirs.origin === from && loopback.has(theirs.hostname) && loopback.has(ours.hostname) && theirs.protocol === ours.protocol && theirs.port === ours.port;
}
