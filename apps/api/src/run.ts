/** How both programs begin and end: a fault that a person can put right is one text without a stack, and exit code 1. */
import { ConsoleLogger, type NestApplicationOptions } from '@nestjs/common';
import { ConfigurationFault, type Config } from './platform/config/index.ts';
import { DatabaseFault, requireBoundRole } from './platform/database/index.ts';

/** What is under way may end within this time after SIGTERM. */
const endsWithinMilliseconds = 25_000;

/** Quiet but for what somebody should look at; abortOnError would end the process before it could say why in one sentence. */
export function nestOptions(): NestApplicationOptions {
  return { abortOnError: false, logger: new ConsoleLogger({ prefix: 'Waymark', colors: false, logLevels: ['warn', 'error', 'fatal'] }) };
}

/** @throws DatabaseFault when row security would not bind one of the two roles */
export async function requireBoundRoles(config: Config): Promise<void> {
  await Promise.all([requireBoundRole(config.appUrl, 'DATABASE_APP_URL'), requireBoundRole(config.platformUrl, 'DATABASE_PLATFORM_URL')]);
}

export async function run(start: () => Promise<void>): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => setTimeout(() => process.exit(1), endsWithinMilliseconds).unref());
  }
  try {
    await start();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof ConfigurationFault || error instanceof DatabaseFault) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return 'The port of PORT is in use; stop the other program or choose another port.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
