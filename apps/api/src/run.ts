/** How both programs begin and end: a fault that a person can put right is one text without a stack, and exit code 1. */
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, type INestApplicationContext, type NestApplicationOptions } from '@nestjs/common';
import { ConfigurationFault, type Config } from './platform/config/index.ts';
import { DatabaseFault, requireBoundRole } from './platform/database/index.ts';
import { Readiness } from './platform/http/index.ts';
import { EventLog } from './platform/log/index.ts';
import { startTelemetry, stopTelemetry } from './platform/telemetry/index.ts';

/** What is under way may end within this time after the last request was let in. */
const endsWithinMilliseconds = 25_000;

/** The log as configured; abortOnError would end the process before it could say why in one sentence. */
export function nestOptions({ logFormat }: Config): NestApplicationOptions {
  return { abortOnError: false, logger: new EventLog(logFormat) };
}

/** What whoever started the program waits to read. */
export function announce({ logFormat }: Config, sentence: string): void {
  if (logFormat === 'json') new Logger('Waymark').log(sentence);
  else process.stdout.write(`${sentence}\n`);
}

/** @throws DatabaseFault when row security would not bind one of the two roles */
export async function requireBoundRoles(config: Config): Promise<void> {
  await Promise.all([requireBoundRole(config.appUrl, 'DATABASE_APP_URL'), requireBoundRole(config.platformUrl, 'DATABASE_PLATFORM_URL')]);
}

/**
 * Starts a program and, at the first SIGTERM or SIGINT, ends it in order: it says that it is not ready, waits
 * DRAIN_SECONDS, takes nothing more, finishes what it took, closes its connections, exits with 0. A second
 * signal, or 25 seconds, end it at once with 1.
 */
export async function run(config: () => Config, name: 'api' | 'worker', start: (config: Config) => Promise<INestApplicationContext>): Promise<void> {
  const asked = new Promise<void>((accept) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => accept());
  });
  try {
    const settings = config();
    void asked.then(() => setTimeout(() => process.exit(1), settings.drainSeconds * 1000 + endsWithinMilliseconds).unref());
    await startTelemetry(settings.telemetry, `waymark-${name}`);
    const program = await start(settings);
    await asked;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
    program.get(Readiness).end();
    await wait(settings.drainSeconds * 1000);
    await program.close();
    await stopTelemetry();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof ConfigurationFault || error instanceof DatabaseFault) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return 'The port of PORT, HEALTH_PORT or OPERATIONS_PORT is in use; stop the other program or choose another port.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
