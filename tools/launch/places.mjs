/** Where things stand in a checkout: its root, and the git-ignored state folder `.waymark/`. */
import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
/** WAYMARK_STATE moves it, for a second installation or a measurement beside the first. */
export const stateFolder = process.env.WAYMARK_STATE ? resolve(process.env.WAYMARK_STATE) : join(root, '.waymark');
export const logFolder = join(stateFolder, 'logs');

/** A fault that the reader can mend: printed as its sentence alone, without a stack. */
export class Advice extends Error {}

/** Makes `.waymark/` and its log folder; secrets in it are files of mode 0600. */
export function prepareStateFolder() {
  try {
    mkdirSync(logFolder, { recursive: true });
    accessSync(stateFolder, constants.W_OK);
    accessSync(logFolder, constants.W_OK);
  } catch {
    throw new Advice(`${stateFolder} cannot be written by this user; run as the user who owns it, or remove it and start again.`);
  }
  try {
    // The database may run as another account (as root it must), which has to pass through.
    chmodSync(stateFolder, 0o711);
  } catch {
    // Not ours to change: whoever owns it has already opened it, or the database says so.
  }
}
