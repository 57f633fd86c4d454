/** Finds Chromium for the browser tests, or installs Debian's where that is allowed. */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Path of the browser to test with (CHROMIUM_PATH first), or null. */
export function findChromium() {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const candidates = [process.env.CHROMIUM_PATH, ...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere];
  return candidates.find((path) => path && isExecutable(path)) ?? null;
}

/** Installs Debian's packages when this is root on a machine with apt-get; answers the browser's path, or null. */
export async function installChromium({ say, onChild = () => {} }) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  say('Installing Chromium for the browser tests (apt-get)');
  for (const words of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core', 'fonts-liberation'],
  ]) {
    const child = spawn('apt-get', words, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'pipe', 'pipe'] });
    onChild(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    const code = await new Promise((accept) => {
      child.once('error', () => accept(1));
      child.once('close', accept);
    });
    // An update may fail for one of several sources and the install still succeed.
    if (code !== 0 && words[0] === 'install') {
      say(`Chromium could not be installed: ${output.trim().split('\n').slice(-3).join(' ')}`);
      return null;
    }
  }
  return findChromium();
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
