/** How both programs begin and end: a fault that a person can put right is one text without a stack, and exit code 1. */
import { ConfigurationFault } from './platform/config/index.ts';
import { DatabaseFault } from './platform/database/index.ts';

/** What is under way may end within this time after SIGTERM. */
const endsWithinMilliseconds = 25_000;

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
