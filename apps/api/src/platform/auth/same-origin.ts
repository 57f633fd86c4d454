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
    if (reading.has(request.method) || isSameOrigin(request.headers, origin, strict)) next();
    else next(new RequestRefused('CROSS_SITE', 403, 'This request came from another site. Open Waymark itself and try again.'));
  };
}

export function isSameOrigin(headers: Readonly<Record<string, string | string[] | undefined>>, origin: string, strict: boolean): boolean {
  const site = headers['sec-fetch-site'];
  // `none`: typed or opened by the person, not by a page.
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers['origin'] !== undefined) return headers['origin'] === origin;
  return !strict;
}
