/** Child processes: programs of ours that run while Waymark runs, in process groups of their own, and others waited for. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './places.mjs';

const leash = pathToFileURL(join(root, 'tools/launch/leash.mjs')).href;

/**
 * Starts `node script` with exactly `env`. Its output goes to `logFile`.
 * Answers `{name, pid, exited, stop, lastWords}`; `exited` resolves with a sentence when it ends unasked.
 */
export function startChild({ name, script, env, logFile, nodeOptions = [] }) {
  const log = openSync(logFile, 'a', 0o600);
  // Detached: the terminal's Ctrl-C reaches the launcher alone, which ends things in order.
  const child = spawn(process.execPath, ['--import', leash, ...nodeOptions, script], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  child.channel?.unref();
  let ended = false;
  let stopping = false;
  const exited = new Promise((accept) => {
    child.once('error', (error) => accept(error.message));
    child.once('exit', (code, signal) => accept(`it ended with ${signal ?? `code ${code}`}`));
  }).then((why) => {
    ended = true;
    return stopping ? null : `The ${name} stopped (${why}); see ${logFile}.`;
  });
  return {
    name,
    pid: child.pid,
    exited,
    lastWords: () => readFileSync(logFile, 'utf8').trim().split('\n').slice(-12).join('\n'),
    async stop({ force = false } = {}) {
      stopping = true;
      if (!force && !ended) {
        signalGroup(child.pid, 'SIGTERM');
        await Promise.race([exited, wait(10_000, undefined, { ref: false })]);
      }
      // Also what the child itself started and left behind.
      signalGroup(child.pid, 'SIGKILL');
      await exited;
    },
  };
}

/** Signals `pid` and everything it started. */
export function signalGroup(pid, signal) {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone.
  }
}

/** Waits for a process spawned with pipes. Answers `{code, output}`, output and errors in one; never rejects. */
export async function outputOf(child) {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise((accept) => {
    child.once('error', (error) => {
      output += error.message;
      accept(1);
    });
    child.once('close', accept);
  });
  return { code, output };
}
