/** API and worker as they are run: built, each in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { testSigningKey } from './test-app.ts';
import type { TestDatabase } from './test-database.ts';

const built = (name: string): string => fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url));

export interface TestProgram {
  child: ChildProcess;
  /** Of the API, or of the worker's health. */
  url: string;
  /** What it wrote so far, errors included. */
  output(): string;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string | null>;
}

/** Starts a built program and waits until it is ready. */
export async function startTestProgram(name: 'main' | 'worker', database: Pick<TestDatabase, 'appUrl' | 'platformUrl'>, settings: Readonly<Record<string, string>> = {}): Promise<TestProgram> {
  const port = String(await freePort());
  const env = {
    PATH: process.env.PATH ?? '', PORT: port, HEALTH_PORT: port, HOST: '127.0.0.1', ORIGIN: 'http://waymark.test', DATABASE_APP_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl, AUDIT_SIGNING_KEY: testSigningKey,
    SECOND_FACTOR: 'off', OPERATION_LIMIT_FACTOR: '100000', AD_HOC_QUERIES: 'sessions', FILES_FOLDER: mkdtempSync(join(tmpdir(), 'waymark-files-')), ...settings,
  };
  const child = spawn(process.execPath, [built(name)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<number | string | null>((accept) => child.once('close', (code, signal) => accept(signal ?? code)));
  const program = { child, url: `http://127.0.0.1:${port}`, output: () => output, ended };
  for (let round = 0; round < 600; round += 1) {
    if (child.exitCode !== null) throw new Error(`The program ${name} ended: ${output}`);
    if ((await statusOf(`${program.url}/health/ready`)) === 200) return program;
    await wait(100);
  }
  child.kill('SIGKILL');
  throw new Error(`The program ${name} was not ready within a minute: ${output}`);
}

/** Null when nobody answers. */
export async function statusOf(address: string): Promise<number | null> {
  return fetch(address).then(({ status }) => status, () => null);
}
