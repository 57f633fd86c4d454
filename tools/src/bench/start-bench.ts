/** How long starting takes and what the program weighs when idle, measured on `npm start` itself. */
import { spawn } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { launcher, root, withScratchDatabase } from '../launch-bridge.ts';
import { median } from './measure.ts';
import { memoryOfTree } from './process-figures.ts';
import { megabytes, milliseconds, section, type Row } from './table.ts';

/** From the start of the process to the first ready answer, on a prepared database; then the whole at rest. */
export async function benchStart(rounds: number): Promise<string> {
  const boot = await bootTimes(rounds);
  const state = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  try {
    const first = await runOnce(root, state, false);
    const second = await runOnce(root, state, true);
    const rows: Row[] = [
      { what: 'API, process start to ready', figure: milliseconds(boot), bar: '≤ 3000 ms', met: boot <= 3000 },
      { what: 'npm start, installed and built, new database, to ready page', figure: milliseconds(first.ready) },
      { what: 'npm start, again', figure: milliseconds(second.ready), bar: '< 15000 ms', met: second.ready < 15_000 },
      ...second.memory.map(({ what, size }) => ({ what: `  ${what}`, figure: megabytes(size) })),
      { what: 'memory at rest (proportional set size)', figure: megabytes(second.total), bar: '≤ 450 MB', met: second.total <= 450 },
    ];
    return section('Starting, and at rest', rows);
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

/** A fresh clone of the committed state: installs, builds, seeds, serves; then once more. */
export async function benchClone(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-clone-'));
  try {
    const clone = join(folder, 'waymark');
    execFileSync('git', ['clone', '--quiet', root, clone]);
    const state = join(folder, 'state');
    const cold = await runOnce(clone, state, false);
    const warm = await runOnce(clone, state, false);
    return section('Fresh clone', [
      { what: 'npm start to ready page, cold', figure: milliseconds(cold.ready), bar: '< 150000 ms', met: cold.ready < 150_000 },
      { what: 'npm start to ready page, second time', figure: milliseconds(warm.ready), bar: '< 15000 ms', met: warm.ready < 15_000 },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bootTimes(rounds: number): Promise<number> {
  return withScratchDatabase('waymark_boot', async (database) => {
    const { prepare, programEnvironment } = await launcher('launch/program.mjs');
    const prepared = await prepare({ ...database, demonstration: true, say: () => undefined });
    const durations: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const port = await (await launcher('launch/port.mjs')).freePort();
      const start = performance.now();
      const child = spawn(process.execPath, [join(root, 'apps/api/dist/main.js')], { env: programEnvironment({ ...prepared, port, demonstration: true }), stdio: 'ignore' });
      await untilOk(`http://127.0.0.1:${port}/health/ready`, () => child.exitCode === null);
      durations.push(performance.now() - start);
      const ended = new Promise((accept) => child.once('exit', accept));
      child.kill();
      await ended;
    }
    return median(durations);
  });
}

interface Run {
  ready: number;
  memory: { what: string; size: number }[];
  total: number;
}

/** Runs `npm start` until the first page is served, weighs it if asked, and stops it. */
async function runOnce(checkout: string, state: string, weigh: boolean): Promise<Run> {
  const port = await (await launcher('launch/port.mjs')).freePort();
  const start = performance.now();
  const child = spawn(process.execPath, [join(checkout, 'tools/start.mjs'), '--port', String(port)], {
    cwd: checkout,
    env: { ...process.env, WAYMARK_STATE: state, npm_lifecycle_event: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  try {
    await untilOk(`http://127.0.0.1:${port}/health/ready`, () => child.exitCode === null);
    await untilOk(`http://127.0.0.1:${port}/`, () => child.exitCode === null);
    const ready = performance.now() - start;
    if (!weigh) return { ready, memory: [], total: 0 };
    // At rest: what starting left behind has been collected or given back.
    await wait(15_000);
    return { ready, ...weighed(child.pid!) };
  } catch (error) {
    throw new Error(`npm start did not become ready:\n${output}`, { cause: error });
  } finally {
    const ended = new Promise((accept) => child.once('exit', accept));
    child.kill();
    await ended;
  }
}

const parts: readonly [what: string, pattern: RegExp][] = [
  ['launcher', /start\.mjs/],
  ['API', /dist\/main\.js/],
  ['worker', /dist\/worker\.js/],
  ['database', /postgres/],
  ['rest', /./],
];

function weighed(pid: number): Omit<Run, 'ready'> {
  if (!existsSync('/proc/self/smaps_rollup')) return { memory: [], total: Number.NaN };
  const sums = new Map(parts.map(([what]) => [what, 0]));
  for (const { command, megabytes: size } of memoryOfTree(pid)) {
    const [what] = parts.find(([, pattern]) => pattern.test(command)) ?? ['rest'];
    sums.set(what, (sums.get(what) ?? 0) + size);
  }
  const memory = [...sums].map(([what, size]) => ({ what, size }));
  return { memory, total: memory.reduce((sum, { size }) => sum + size, 0) };
}

async function untilOk(url: string, alive: () => boolean): Promise<void> {
  for (const deadline = performance.now() + 300_000; performance.now() < deadline; await wait(20)) {
    if (!alive()) throw new Error('The process ended.');
    if (await isOk(url)) return;
  }
  throw new Error(`${url} did not answer within five minutes.`);
}

function isOk(url: string): Promise<boolean> {
  return new Promise((accept) => {
    get(url, (answer) => {
      answer.resume();
      accept(answer.statusCode === 200);
    }).on('error', () => accept(false));
  });
}
