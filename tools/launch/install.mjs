/** Installs the npm packages when they are missing or not those of package-lock.json. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputOf } from './children.mjs';
import { Advice, root } from './places.mjs';
import { heartbeat } from './progress.mjs';

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.waymark-installed');

/** Runs `npm ci` unless the installed packages are those of the lock already. */
export async function install({ say, onChild = () => {} }) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const stamp = `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (!matchesLock(JSON.parse(lock.toString('utf8')))) await runInstall(say, onChild);
  writeFileSync(stampFile, stamp);
}

/** True when npm's own record of what it installed (say, by hand) has every required version. */
function matchesLock(lock) {
  let installed;
  try {
    installed = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
  } catch {
    return false;
  }
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/') || wanted.link) return true;
    if (wanted.optional || wanted.devOptional || wanted.peer) return wanted.version === (installed[path]?.version ?? wanted.version);
    return installed[path]?.version === wanted.version && existsSync(join(root, path));
  });
}

async function runInstall(say, onChild) {
  say('Installing packages (npm ci; about a minute the first time)');
  const stop = heartbeat(say, 'still installing');
  // Nothing needs install scripts (the launcher links the database's libraries itself), and building
  // needs the development packages even where NODE_ENV=production.
  const options = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const viaNpm = process.env.npm_execpath;
  const child = viaNpm?.endsWith('.js')
    ? spawn(process.execPath, [viaNpm, ...options], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('npm', options, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  onChild(child);
  const { code, output } = await outputOf(child);
  stop();
  if (code !== 0) throw new Advice(`The packages could not be installed; check the network connection and start again.\n${output.trim().split('\n').slice(-15).join('\n')}`);
}
