/** A number for every request: in its answer's header and in the log, so that one finds the other; and one line for each. */
import { performance } from 'node:perf_hooks';
import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { traced } from '../telemetry/index.ts';
import { newCorrelationId, withCorrelation, type CorrelationScope } from '../log/index.ts';

const header = 'x-request-id';
const log = new Logger('Request');

/** Takes over the number of a proxy in front when it looks like one. */
export function correlate(request: Request, response: Response, next: NextFunction): void {
  const scope: CorrelationScope = { id: newCorrelationId(request.headers[header]), operation: null };
  const began = performance.now();
  request.headers[header] = scope.id;
  response.setHeader(header, scope.id);
  response.once('close', () => withCorrelation(scope, () => tell(request, response, scope, performance.now() - began)));
  // Its name is known only at its end; what it did stands below it.
  const answered = new Promise<void>((accept) => response.once('close', accept));
  void withCorrelation(scope, () => traced('request', request.method, () => { next(); return answered; }, null, () => `${request.method} ${routeOf(request)}`));
}

/** The number that `correlate` gave to this request. */
export function correlationIdOf(request: Pick<Request, 'headers'>): string {
  return newCorrelationId(request.headers[header]);
}

/** Never the address itself: people and programs put into it what they like. */
function tell(request: Request, response: Response, scope: CorrelationScope, milliseconds: number): void {
  const route = routeOf(request);
  if (route.startsWith('/health')) return;
  log.log('request', {
    method: request.method, route, status: response.statusCode, milliseconds: Math.round(milliseconds), ...(scope.operation ? { operation: scope.operation } : {}), ...(response.writableFinished ? {} : { aborted: true }),
  });
}

/** The pattern of the address, as it stands in the program. */
export function routeOf(request: Request): string {
  const { route } = request as { route?: { path?: unknown } };
  if (typeof route?.path === 'string') return route.path;
  return request.originalUrl.startsWith('/assets/') ? '/assets' : '-';
}
