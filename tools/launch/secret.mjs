/** The secret of this checkout, from which the passwords of its database roles are derived. */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from './places.mjs';

/** SECRET of the environment, or the one in `.waymark/secret` (made on first use, readable by its owner alone). */
export function readSecret() {
  if (process.env.SECRET) return process.env.SECRET;
  const file = join(stateFolder, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

/** Password of the embedded server's superuser. */
export function administratorPassword(secret) {
  return createHmac('sha256', secret).update('administrator').digest('hex');
}
