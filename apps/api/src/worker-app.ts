/** Makes the worker from a configuration, without starting on jobs. */
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import 'reflect-metadata';
import type { Config } from './platform/config/index.ts';
import { nestOptions, requireBoundRoles } from './run.ts';
import { WorkerModule } from './worker.module.ts';

/** @throws DatabaseFault when the database cannot be used, or would not keep services apart */
export async function createWorker(config: Config): Promise<INestApplicationContext> {
  await requireBoundRoles(config);
  return NestFactory.createApplicationContext(WorkerModule.forRoot(config), nestOptions(config));
}
