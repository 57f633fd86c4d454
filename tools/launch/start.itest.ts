// `npm start` as a person meets it: ready, one clear sentence when it cannot be, and nothing left behind.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const state = mkdtempSync(join(tmpdir(), 'waymark-start-'));
const running: ChildProcess[] = [];

interface Started {
  child: ChildProcess;
  port: number;
  output: () => string;
  ended: Promise<number | null>;
}

async function start(...options: string[]): Promise<Started> {
  const port = await freePort();
  // A server and secret of its own, whatever the other tests use.
  const { DATABASE_URL: _url, SECRET: _secret, npm_lifecycle_event: _event, ...env } = process.env;
  const child = spawn(process.execPath, ['tools/start.mjs', '--port', String(port), '--no-demo', ...options], { cwd: root, env: { ...env, WAYMARK_STATE: state } });
  running.push(child);
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  return { child, port, output: () => output, ended: new Promise((accept) => child.once('exit', accept)) };
}

async function ready({ port, child, output }: Started): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(output());
    if (/Ready/.test(output())) break;
    await wait(50);
  }
  expect((await fetch(`http://localhost:${port}/health/ready`)).status).toBe(200);
}

function freePort(): Promise<number> {
  return new Promise((accept) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => accept(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Processes that run from this test's state folder or hold its port: postgres, API, worker. */
function leftBehind(pids: readonly number[]): number[] {
  return pids.filter((pid) => existsSync(`/proc/${pid}`) && !/State:\s+Z/.test(readFileSync(`/proc/${pid}/status`, 'utf8')));
}

function descendants(pid: number): number[] {
  const parentOf = new Map(
    readdirSync('/proc').flatMap((name) => {
      try {
        return /^\d+$/.test(name) ? [[Number(name), Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1])] as const] : [];
      } catch {
        return [];
      }
    }),
  );
  const tree = [pid];
  for (const member of tree) for (const [child, parent] of parentOf) if (parent === member) tree.push(child);
  return tree.slice(1);
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(state, { recursive: true, force: true }));

const onLinux = existsSync('/proc/self/status') ? describe : describe.skip;

onLinux('npm start', () => {
  it('serves, keeps its secrets to itself, refuses a second start, and leaves nothing behind', async () => {
    const first = await start();
    await ready(first);
    expect(statSync(join(state, 'secret')).mode & 0o777).toBe(0o600);
    expect(statSync(join(state, 'database.json')).mode & 0o777).toBe(0o600);

    const second = await start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/already runs from this folder, at http:\/\/localhost:\d+/);

    const children = descendants(first.child.pid!);
    expect(children.length).toBeGreaterThanOrEqual(3);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(leftBehind(children)).toEqual([]);
    expect(existsSync(join(state, 'running.json'))).toBe(false);
  });

  it('ends what a killed start left behind, by itself or at the next start', async () => {
    const killed = await start();
    await ready(killed);
    const children = descendants(killed.child.pid!);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const next = await start();
    await ready(next);
    expect(leftBehind(children)).toEqual([]);
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
  });

  it('says what to do about a taken port', async () => {
    const taken = createServer();
    const port = await freePort();
    await new Promise<void>((accept) => taken.listen(port, '127.0.0.1', accept));
    const refused = await start('--port', String(port));
    expect(await refused.ended).toBe(1);
    expect(refused.output().trim()).toBe(`Port ${port} is used by another program; end that program, or choose another port: npm start -- --port ${port + 1}`);
    taken.close();
  });

  it('says which options there are', async () => {
    const refused = await start('--prot', '4000');
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain('--port NUMBER');
  });
});
