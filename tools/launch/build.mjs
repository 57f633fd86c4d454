/** Builds what has changed: a content stamp skips the build tool altogether when nothing has. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { outputOf } from './children.mjs';
import { Advice, root } from './places.mjs';
import { heartbeat } from './progress.mjs';

const outputs = ['apps/api/dist/main.js', 'apps/api/dist/worker.js', 'apps/admin/dist/index.html', 'tools/dist/cli/main.js'];
const stampFile = join(root, 'tools/dist/.built');
const skippedFolders = new Set(['node_modules', 'dist', 'generated', 'browser', 'testing', 'coverage']);
const notBuilt = /\.(test|itest|btest)\.tsx?$|\.md$|\.tsbuildinfo$/;

/** True when every output exists and was made from the present sources. */
export function isBuilt() {
  return outputs.every((file) => existsSync(join(root, file))) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceStamp();
}

/** Builds every package unless `isBuilt`. Nx orders the packages and caches each. */
export async function build({ say, onChild = () => {} }) {
  const stamp = sourceStamp();
  if (isBuilt()) return;
  say('Building');
  const stop = heartbeat(say, 'still building');
  const child = spawn(process.execPath, [join(root, 'node_modules/.bin/nx'), 'run-many', '-t', 'build', '--output-style=stream'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  onChild(child);
  const { code, output } = await outputOf(child);
  stop();
  if (code !== 0) throw new Advice(`The build failed:\n${failedLines(output)}`);
  const missing = outputs.filter((file) => !existsSync(join(root, file)));
  if (missing.length > 0) throw new Advice(`The build ended without making ${missing.join(', ')}:\n${output.trim()}`);
  writeFileSync(stampFile, stamp);
}

/** What the failed packages printed, from the streamed output of them all. */
function failedLines(output) {
  const [, failed = ''] = output.split('Failed tasks:');
  const packages = [...failed.matchAll(/^- (\S+):build$/gm)].map(([, name]) => `${name}: `);
  const lines = output.split('\n').filter((line) => packages.some((name) => line.startsWith(name)) && !/: npm (warn|error)/.test(line));
  return lines.length > 0 ? lines.join('\n') : output.trim();
}

/** SHA-256 over paths and contents of everything that the build reads. */
function sourceStamp() {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'tsconfig.base.json', ...['apps', 'libs', 'tools'].flatMap((folder) => listFiles(join(root, folder)))];
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0');
  return hash.digest('hex');
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : listFiles(path);
      return entry.isFile() && !notBuilt.test(entry.name) ? [relative(root, path)] : [];
    });
}
