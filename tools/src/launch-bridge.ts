/** The launcher's plain modules (tools/launch, tools/testing), typed for the compiled tools that use them. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The root of the checkout: the same two folders up from src and from dist. */
export const root = join(import.meta.dirname, '../..');

export interface ScratchDatabase {
  administratorUrl: string;
  secret: string;
}

export interface RunningProgram {
  children: readonly { name: string; pid: number }[];
  stop(): Promise<void>;
}

/** A process of ours, ended with whoever started it. */
export interface StartedChild {
  pid: number | undefined;
  /** When it has ended: why, or null when it was told to. */
  exited: Promise<string | null>;
  /** SIGTERM and, ten seconds later or with `force` at once, SIGKILL. */
  stop(options?: { force?: boolean }): Promise<void>;
  lastWords(): string;
}

/** What the program is started with, and who may sign in to the demonstration. */
export interface Prepared {
  appUrl: string;
  platformUrl: string;
  accounts: { email: string; password: string }[];
}

interface ProgramSettings {
  port: number;
  appUrl: string;
  platformUrl: string;
  demonstration: boolean;
  now?: string;
  logPrefix?: string;
}

interface Modules {
  'testing/scratch-database.mjs': {
    provideDatabase: (options?: { name?: string }) => Promise<ScratchDatabase>;
    removeDatabase: () => Promise<void>;
  };
  'launch/secret.mjs': { readSecret: () => string; readAuditSigningKey: () => string };
  'launch/children.mjs': { startChild: (options: { name: string; script: string; env: Record<string, string>; logFile: string }) => StartedChild };
  'launch/port.mjs': { freePort: () => Promise<number> };
  'launch/program.mjs': {
    prepare: (options: ScratchDatabase & { demonstration: boolean; now?: string; say: (line: string) => void }) => Promise<Prepared>;
    programEnvironment: (settings: ProgramSettings) => Record<string, string>;
    startProgram: (settings: ProgramSettings) => Promise<RunningProgram>;
  };
  'launch/places.mjs': { prepareStateFolder: () => void; stateFolder: string; logFolder: string };
}

/** Loads one of the launcher's modules. */
export async function launcher<Name extends keyof Modules>(name: Name): Promise<Modules[Name]> {
  return (await import(pathToFileURL(join(root, 'tools', name)).href)) as Modules[Name];
}

/** Runs `use` with a database of its own, on an embedded server or the one of DATABASE_URL, gone afterwards. */
export async function withScratchDatabase<T>(name: string, use: (database: ScratchDatabase) => Promise<T>): Promise<T> {
  const { provideDatabase, removeDatabase } = await launcher('testing/scratch-database.mjs');
  const database = await provideDatabase({ name: `${name}_${process.pid}` });
  try {
    return await use(database);
  } finally {
    await removeDatabase();
  }
}
