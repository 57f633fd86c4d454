/** The secrets of this checkout: what the passwords of its database roles derive from, and what signs its audit trail. */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from './places.mjs';

/** SECRET of the environment, or the one in `.waymark/secret`. */
export function readSecret() {
  return process.env.SECRET || keptIn('secret');
}

/** AUDIT_SIGNING_KEY of the environment, or the one in `.waymark/audit-signing-key`: signs checkpoints of the audit trail. */
export function readAuditSigningKey() {
  return process.env.AUDIT_SIGNING_KEY || keptIn('audit-signing-key');
}

/** 32 random bytes in hexadecimal, made on first use, readable by their owner alone. */
function keptIn(name) {
  const file = join(stateFolder, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

/** Password of the embedded server's superuser. */
export function administratorPassword(secret) {
  return createHmac('sha256', secret).update('administrator').digest('hex');
}
