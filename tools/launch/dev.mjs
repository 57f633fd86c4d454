/** What `npm run dev` does: compiler, API, worker and web app, each reloading on change. */
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from './build.mjs';
import { signalGroup } from './children.mjs';
import { openDatabase } from './database.mjs';
import { endings } from './endings.mjs';
import { install } from './install.mjs';
import { Advice, prepareStateFolder, root } from './places.mjs';
import { freePort, isTaken } from './port.mjs';
import { prepare, programEnvironment } from './program.mjs';
import { progressLines } from './progress.mjs';
import { claimCheckout, releaseCheckout } from './running.mjs';
import { readSecret } from './secret.mjs';

export async function develop(argv) {
  const say = progressLines();
  const end = endings();
  try {
    const { values } = parseArgs({ args: argv, options: { port: { type: 'string' }, fresh: { type: 'boolean' } } });
    const port = Number(values.port ?? process.env.PORT ?? 3000);
    prepareStateFolder();
    claimCheckout(port);
    end.last(releaseCheckout);
    if (await isTaken(port)) throw new Advice(`Port ${port} is used by another program; choose another one: npm run dev -- --port ${port + 1}`);
    await install({ say, onChild: end.child });
    await build({ say, onChild: end.child });
    const secret = readSecret();
    const database = await openDatabase({ secret, fresh: values.fresh ?? false, say });
    end.after(database.stop);
    const prepared = await prepare({ administratorUrl: database.administratorUrl, secret, demonstration: true, say, onChild: end.child });
    const apiPort = await freePort();
    // Browsers see the address of the pages; Vite passes API calls on.
    const env = { ...programEnvironment({ ...prepared, port: apiPort, origin: `http://localhost:${port}`, demonstration: true }), NODE_ENV: 'development', TRUSTED_DOCUMENTS: join(root, 'apps/admin/src/graphql/generated/documents') };
    const run = (name, words, options) => end.after(startPrefixed(name, words, options));
    run('tsc', ['node_modules/typescript/bin/tsc', '-b', 'tools/tsconfig.build.json', '--watch', '--preserveWatchOutput']);
    run('api', ['--watch', '--watch-preserve-output', '--enable-source-maps', 'apps/api/dist/main.js'], { env });
    run('worker', ['--watch', '--watch-preserve-output', '--enable-source-maps', 'apps/api/dist/worker.js'], { env });
    run('web', [viteProgram(), '--port', String(port), '--strictPort', '--clearScreen', 'false'], {
      cwd: join(root, 'apps/admin'),
      env: { ...process.env, WAYMARK_API: `http://127.0.0.1:${apiPort}` },
    });
    regenerateOnChange();
    say(`Developing at http://localhost:${port} (API alone: http://localhost:${apiPort}); Ctrl-C stops everything`);
    const fault = await database.exited;
    if (!end.begun) throw new Advice(fault);
  } catch (error) {
    if (end.begun) return;
    console.error(error instanceof Advice ? `\n${error.message}` : error);
    await end.now(1);
  }
}

/** npm puts a package beside the workspace that needs it, or at the root when others need it too. */
function viteProgram() {
  const [program] = ['apps/admin/node_modules/.bin/vite', 'node_modules/.bin/vite'].map((path) => join(root, path)).filter((path) => existsSync(path));
  if (!program) throw new Advice('Vite is not installed; run npm ci.');
  return program;
}

/** Starts `node …words` in a process group of its own; each line it prints carries its name. Answers its stop function. */
function startPrefixed(name, words, { cwd = root, env = process.env } = {}) {
  const child = spawn(process.execPath, words, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => line.trim() && console.log(`${name.padEnd(6)} | ${line}`));
  }
  const exited = new Promise((accept) => child.once('close', accept));
  void exited.then((code) => console.log(`${name.padEnd(6)} | ended (${code ?? 'by a signal'})`));
  return async ({ force = false } = {}) => {
    signalGroup(child.pid, force ? 'SIGKILL' : 'SIGTERM');
    await Promise.race([exited, wait(5000, undefined, { ref: false })]);
    signalGroup(child.pid, 'SIGKILL');
  };
}

/** The typed GraphQL documents of the web app follow its .graphql files and the contract. */
function regenerateOnChange() {
  let timer;
  const regenerate = (_event, file) => {
    if (!file?.endsWith('.graphql')) return;
    clearTimeout(timer);
    timer = setTimeout(() => startPrefixed('codegen', ['codegen.mjs'], { cwd: join(root, 'apps/admin') }), 200);
  };
  watch(join(root, 'apps/admin/src'), { recursive: true }, regenerate);
  watch(join(root, 'apps/api'), regenerate);
}
