/** Makes the API from a configuration, without starting to serve. */
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import 'reflect-metadata';
import { AppModule } from './app.module.ts';
import { sameOriginOnly } from './platform/auth/index.ts';
import type { Config } from './platform/config/index.ts';
import { correlate, securityHeaders, serveWebApp } from './platform/http/index.ts';
import { nestOptions, requireBoundRoles } from './run.ts';

/** Of what REST accepts as JSON; documents come as streams, GraphQL has a limit of its own. */
const jsonLimit = '20kb';

/** @throws DatabaseFault when the database cannot be used, or would not keep services apart */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  await requireBoundRoles(config);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), { ...nestOptions(), bodyParser: false });
  app.disable('x-powered-by');
  if (config.trustProxy > 0) app.set('trust proxy', config.trustProxy);
  app.use(correlate, securityHeaders(config.secure));
  app.use('/api', sameOriginOnly(config.origin, true), noStore, express.json({ limit: jsonLimit }));
  app.use('/graphql', sameOriginOnly(config.origin, false), noStore);
  if (config.webRoot !== null) app.use(serveWebApp(config.webRoot));
  await app.init();
  return app;
}

function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'no-store');
  next();
}
