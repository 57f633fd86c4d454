// Reads a document in a process of its own, so that a hostile one costs bounded memory and time and
// cannot take the service with it.
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Interpretation, InterpretOptions } from '../interpretation/interpret.ts';
import { DocumentRefused } from '../refused.ts';
import type { SourceDocument } from '../source.ts';
import type { ChildAnswer, ChildRequest, OfficeFormat } from './messages.ts';

export type { OfficeFormat };

export interface ProcessLimits {
  /** Resident memory of the child, in megabytes. Node itself needs about 60. */
  memoryMegabytes: number;
  timeoutMs: number;
}

export interface ChildLimits extends ProcessLimits, InterpretOptions {}

export interface ReadDocument {
  source: SourceDocument;
  interpretation: Interpretation;
}

/** From source (tests, before a build) the child compiles what it loads; built, it runs as it is. */
const fromSource = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(fromSource ? './child.ts' : './child.js', import.meta.url));
const permission = ['--permission', '--experimental-permission'].find((flag) => process.allowedNodeEnvironmentFlags.has(flag));
const watchEveryMs = 40;

/**
 * Reads and interprets a document in a child process. Rejects with DocumentRefused for a file that will
 * not be read, and with its codes outOfMemory, outOfTime and stopped when the child overran its limits or
 * died; rejects with a plain Error when the reader itself has a fault.
 */
export async function readInChild(bytes: Uint8Array, fileName: string, limits: ChildLimits): Promise<ReadDocument> {
  const { memoryMegabytes, timeoutMs, ...options } = limits;
  const answer = await askChild({ kind: 'read', bytes: Uint8Array.from(bytes), fileName, options }, { memoryMegabytes, timeoutMs });
  if (answer.kind !== 'read') throw new Error('The document reader answered something else.');
  return { source: answer.source, interpretation: answer.interpretation };
}

/** Checks an Office file that is kept as it is (see checkPackage), in a child process that opens it itself; rejects as `readInChild` does. */
export async function checkInChild(path: string, limits: ProcessLimits): Promise<OfficeFormat> {
  const answer = await askChild({ kind: 'check', path }, limits);
  if (answer.kind !== 'checked') throw new Error('The document reader answered something else.');
  return answer.format;
}

function askChild(request: ChildRequest, { memoryMegabytes, timeoutMs }: ProcessLimits): Promise<ChildAnswer> {
  const child = fork(entry, [], {
    // Nothing of the service's environment, and no flags of the parent, reach the child.
    env: {},
    execArgv: [`--max-old-space-size=${Math.max(32, memoryMegabytes - 60)}`, '--disallow-code-generation-from-strings', ...execution()],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new Promise((accept, reject) => {
    let refusal: DocumentRefused | null = null;
    let said = '';
    let settled = false;
    const stop = (reason: DocumentRefused): void => {
      refusal ??= reason;
      child.kill('SIGKILL');
    };
    const tooBig = (): DocumentRefused => new DocumentRefused('outOfMemory', { limitMegabytes: memoryMegabytes });
    const timer = setTimeout(() => stop(new DocumentRefused('outOfTime', { limitSeconds: Math.round(timeoutMs / 100) / 10 })), timeoutMs);
    const watch = setInterval(() => {
      if (residentMegabytes(child) > memoryMegabytes) stop(tooBig());
    }, watchEveryMs);
    const settle = (done: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearInterval(watch);
      done();
    };
    child.stderr?.on('data', (chunk: Buffer) => {
      if (said.length < 8192) said += chunk.toString('utf8');
    });
    child.once('message', (message) => {
      const answer = message as ChildAnswer;
      settle(() => {
        if (answer.kind === 'refused') reject(new DocumentRefused(answer.code, answer.parameters));
        else if (answer.kind === 'failed') reject(new Error(`The document reader failed: ${answer.error}`));
        else accept(answer);
      });
    });
    child.once('error', (error) => settle(() => reject(refusal ?? error)));
    child.once('close', (code, signal) =>
      settle(() => {
        const exhausted = /heap out of memory|allocation failed|Array buffer allocation/i.test(said) || signal === 'SIGABRT' || code === 134;
        if (refusal) reject(refusal);
        else if (exhausted) reject(tooBig());
        else if (signal !== null) reject(new DocumentRefused('stopped'));
        else reject(new Error(`The document reader ended with code ${code}: ${said.trim().slice(-2000)}`));
      }),
    );
    child.send(request, (error) => {
      // A child that died first is told by its close event.
      if (error && !child.connected) return;
      if (error) settle(() => reject(error));
    });
  });
}

function execution(): string[] {
  if (fromSource) return ['--conditions=@waymark/source', `--import=${new URL('./from-source.mjs', import.meta.url).href}`, '--no-warnings'];
  // May read its own modules; may write nothing and start nothing.
  return permission === undefined ? [] : [permission, '--allow-fs-read=*', '--no-warnings'];
}

/** Resident memory from the system; 0 where it does not tell, and the heap limit alone then counts. */
function residentMegabytes(child: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
