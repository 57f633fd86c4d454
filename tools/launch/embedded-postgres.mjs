/**
 * Runs the PostgreSQL of the npm package, unprivileged, on 127.0.0.1 and a free port: makes the
 * data folder on first use, ends a server that a killed launcher left behind, reports real errors.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { canReach, databaseAccount } from './account.mjs';
import { copyNative, linkLibraries, nativeFolder } from './native-postgres.mjs';
import { Advice, root } from './places.mjs';
import { freePort } from './port.mjs';
import { commandOf, isAlive } from './process-table.mjs';

const majorVersion = '17';

/** One small board or council fits in this; a real server has its own configuration. */
const modest = {
  shared_buffers: '32MB',
  max_connections: '60',
  max_wal_size: '256MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  huge_pages: 'off',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Scratch databases of tests may be lost at a crash. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' };

/** PostgreSQL reads PG* and locale variables of its surroundings: it gets none of ours. */
const environment = { PATH: process.env.PATH ?? '', LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Starts the server whose data lie in `folder` and answers
 * `{administratorUrl, port, pid, folder, stop, exited}`; the URL is the superuser's, on database `postgres`.
 * `password` is the superuser's. `scratch` trades safety at a crash for speed.
 * `exited` resolves with a sentence when the server ends by itself.
 */
export async function startEmbeddedPostgres({ folder, password, logFile, scratch = false, say = () => {} }) {
  const home = await place(folder, say);
  const data = join(home.folder, 'data');
  await endLeftover(data);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    say('Making the database');
    initialise(home, data, password);
  }
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== majorVersion) {
    throw new Advice(`The data in ${data} were written by PostgreSQL ${version}, this is ${majorVersion}; start with --fresh to begin anew.`);
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch({ home, data, password, logFile, scratch });
    } catch (error) {
      // Between choosing a port and listening on it, somebody else may have taken it.
      if (attempt === 3 || !/could not bind|Address already in use/.test(error.message)) throw error;
    }
  }
}

/** Removes the data of the server in `folder`, wherever they were placed. The server must be stopped. */
export async function removeEmbeddedPostgres(folder) {
  for (const place of [folder, fallbackFolder(folder)]) {
    if (!existsSync(place)) continue;
    await endLeftover(join(place, 'data'));
    rmSync(place, { recursive: true, force: true });
  }
}

function fallbackFolder(folder) {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return join(tmpdir(), `waymark-${name}`);
}

/** Decides the account and the folders: those of the checkout when the account can reach them. */
async function place(folder, say) {
  let native = await nativeFolder();
  const account = databaseAccount(join(folder, 'data'));
  makeOwned(folder, account);
  if (!canReach(account, join(native, 'bin', 'postgres'), folder)) {
    const fallback = fallbackFolder(folder);
    say(`${root} is closed to unprivileged users, so the database stands in ${fallback}`);
    makeOwned(fallback, account);
    native = copyNative(native, fallback, account);
    return { account, native, folder: fallback };
  }
  try {
    linkLibraries(native);
  } catch {
    // Installed by somebody else without its links: use a copy that can have them.
    native = copyNative(native, folder, account);
  }
  return { account, native, folder };
}

function makeOwned(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const owner = account?.uid ?? process.getuid?.() ?? found.uid;
  // In a shared temporary folder the name may have been taken by somebody else.
  if (!found.isDirectory() || ![owner, process.getuid?.() ?? owner].includes(found.uid)) {
    throw new Advice(`${folder} belongs to another user; remove it and start again.`);
  }
  if (account) chownSync(folder, account.uid, account.gid);
}

function initialise(home, data, password) {
  const half = `${data}.new`;
  const passwordFile = join(home.folder, 'password.new');
  rmSync(half, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (home.account) chownSync(passwordFile, home.account.uid, home.account.gid);
  const result = spawnSync(
    join(home.native, 'bin', 'initdb'),
    ['--pgdata', half, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    { cwd: '/', env: environment, encoding: 'utf8', ...home.account },
  );
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw new Advice(`The database could not be made in ${home.folder}: ${result.error?.message ?? lastLines(result.stderr)}`);
  }
  // A folder named `data` is always a complete one.
  renameSync(half, data);
}

async function launch({ home, data, password, logFile, scratch }) {
  const port = await freePort();
  const settings = { ...modest, ...(scratch ? careless : {}), port: String(port) };
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  const child = spawn(
    join(home.native, 'bin', 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // A session of its own: Ctrl-C in the terminal must reach the API first, and the database last.
    { cwd: '/', env: environment, stdio: ['ignore', log, log], detached: true, ...home.account },
  );
  closeSync(log);
  let ended = null;
  let stopping = false;
  const exited = new Promise((accept) => {
    const end = (why) => {
      ended = why;
      accept(why);
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(`it ended with ${signal ?? `code ${code}`}`));
  });
  const leash = child.pid ? hold(child.pid) : null;
  const deadline = Date.now() + 60_000;
  while (!isReady(data, child.pid)) {
    if (ended !== null || Date.now() > deadline) {
      leash?.kill('SIGKILL');
      child.kill('SIGKILL');
      const text = readFileSync(logFile).subarray(logStart).toString('utf8');
      throw new Advice(`The database did not start (${ended ?? 'no answer in 60 s'}): ${lastLines(text)} See ${logFile}.`);
    }
    await wait(20);
  }
  return {
    administratorUrl: `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    port,
    pid: child.pid,
    folder: home.folder,
    exited: exited.then((why) => (stopping ? null : `The database stopped (${why}); see ${logFile}.`)),
    async stop({ force = false } = {}) {
      stopping = true;
      leash.kill('SIGKILL');
      if (ended === null) await end(child.pid, force);
      await exited;
    },
  };
}

/** Like pg_ctl: line 8 of postmaster.pid says `ready` once connections are accepted. */
function isReady(data, pid) {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

/** A tiny process that ends the server when this one dies without saying goodbye. */
function hold(pid) {
  const leash = spawn('/bin/sh', ['-c', `read -r _; kill -INT ${pid}`], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  leash.on('error', () => {});
  leash.stdin.on('error', () => {});
  leash.unref();
  leash.stdin.unref?.();
  return leash;
}

/** A server left by a killed launcher is ended; a stale pid file that now names another program is removed. */
async function endLeftover(data) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isAlive(pid)) return;
  if (/postgres/.test(commandOf(pid) ?? 'postgres')) await end(pid, false);
  else rmSync(file);
}

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one. */
async function end(pid, force) {
  const signals = force ? ['SIGQUIT', 'SIGKILL'] : ['SIGINT', 'SIGQUIT', 'SIGKILL'];
  for (const signal of signals) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code === 'EPERM') throw new Advice(`A database server of another user (process ${pid}) still runs; stop it first.`);
      return;
    }
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; await wait(20)) {
      if (!isAlive(pid)) return;
    }
  }
}

function lastLines(text) {
  return text.trim().split('\n').slice(-4).join(' ');
}
