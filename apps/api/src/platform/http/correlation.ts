/** A number for every request: in its answer's header and in the log, so that one finds the other. */
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const header = 'x-correlation-id';

/** Takes over the number of a proxy in front when it looks like one. */
export function correlate(request: Request, response: Response, next: NextFunction): void {
  const given = request.headers[header];
  const id = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  request.headers[header] = id;
  response.setHeader(header, id);
  next();
}

/** The number that `correlate` gave to this request. */
export function correlationIdOf(request: Pick<Request, 'headers'>): string {
  const id = request.headers[header];
  return typeof id === 'string' ? id : randomUUID();
}
