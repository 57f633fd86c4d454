/** Makes the API from a configuration, without starting to serve. */
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import 'reflect-metadata';
import { AppModule } from './app.module.ts';
import { sameOriginOnly } from './platform/auth/index.ts';
import type { Config } from './platform/config/index.ts';
import { correlate, Readiness, refuseNul, securityHeaders, serveWebApp } from './platform/http/index.ts';
import { nestOptions, requireBoundRoles } from './run.ts';

/** Of what REST accepts as JSON; documents come as streams, GraphQL has a limit of its own. */
const jsonLimit = '20kb';
/** Longer than a proxy keeps its own end open (usually 60 seconds): or it sends a request into a connection that is just being closed. */
const keptOpenMilliseconds = 75_000;

/** @throws DatabaseFault when the database cannot be used, or would not keep services apart */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  await requireBoundRoles(config);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), { ...nestOptions(config), bodyParser: false });
  app.getHttpServer().keepAliveTimeout = keptOpenMilliseconds;
  app.disable('x-powered-by');
  if (config.trustProxy > 0) app.set('trust proxy', config.trustProxy);
  app.use(correlate, leaveWhenEnding(app.get(Readiness)), securityHeaders(config.secure));
  app.use('/api', noStore, refuseNul, sameOriginOnly(config.origin, true), express.json({ limit: jsonLimit }));
  app.use('/graphql', noStore, sameOriginOnly(config.origin, false));
  if (config.webRoot !== null) app.use(serveWebApp(config.webRoot));
  await app.init();
  return app;
}

/** A connection that is kept open would bring the next request to a process that ends, and keep it from ending. */
function leaveWhenEnding(readiness: Readiness) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => Response;
    // Decided when the answer is written, as the end may have begun while it was made.
    response.writeHead = (...given: unknown[]) => {
      if (readiness.isEnding) response.shouldKeepAlive = false;
      return writeHead(...given);
    };
    next();
  };
}

function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'no-store');
  next();
}
