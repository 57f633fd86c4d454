/** Makes the API and the worker from a configuration, without starting to serve. */
import { ConsoleLogger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import 'reflect-metadata';
import { AppModule, WorkerModule } from './app.module.ts';
import { sameOriginOnly } from './platform/auth/index.ts';
import type { Config } from './platform/config/index.ts';
import { requireBoundRole } from './platform/database/index.ts';
import { correlate, securityHeaders, serveWebApp } from './platform/http/index.ts';

/** Of what REST accepts as JSON; documents come as streams, GraphQL has a limit of its own. */
const jsonLimit = '20kb';

// abortOnError would end the process before anybody could say why in one sentence.
const nest = () => ({ abortOnError: false, logger: new ConsoleLogger({ prefix: 'Waymark', colors: false, logLevels: ['warn', 'error', 'fatal'] }) });

/** @throws DatabaseFault when the database cannot be used, or would not keep services apart */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  await requireBoundRoles(config);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), { ...nest(), bodyParser: false });
  app.disable('x-powered-by');
  if (config.trustProxy > 0) app.set('trust proxy', config.trustProxy);
  app.use(correlate, securityHeaders(config.secure));
  app.use('/api', sameOriginOnly(config.origin, true), noStore, express.json({ limit: jsonLimit }));
  app.use('/graphql', sameOriginOnly(config.origin, false), noStore);
  if (config.webRoot !== null) app.use(serveWebApp(config.webRoot));
  app.enableShutdownHooks();
  await app.init();
  return app;
}

/** @throws DatabaseFault as `createApp` */
export async function createWorker(config: Config): Promise<INestApplicationContext> {
  await requireBoundRoles(config);
  const worker = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), nest());
  worker.enableShutdownHooks();
  return worker;
}

async function requireBoundRoles(config: Config): Promise<void> {
  await Promise.all([requireBoundRole(config.appUrl, 'DATABASE_APP_URL'), requireBoundRole(config.platformUrl, 'DATABASE_PLATFORM_URL')]);
}

function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'no-store');
  next();
}
