/** Which database the command line looks after: DATABASE_URL, or the embedded one of a running `npm start`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launcher } from '../launch-bridge.ts';
import { Fault } from './fault.ts';

/** @throws Fault when neither is there */
export async function administratorUrl(): Promise<string> {
  if (process.env['DATABASE_URL']) return process.env['DATABASE_URL'];
  const { stateFolder } = await launcher('launch/places.mjs');
  const file = join(stateFolder, 'database.json');
  if (!existsSync(file)) throw new Fault('No database is running here; start Waymark with npm start in another terminal, or set DATABASE_URL.');
  return (JSON.parse(readFileSync(file, 'utf8')) as { administratorUrl: string }).administratorUrl;
}

/** What the passwords of the database roles derive from: SECRET, or the checkout's own. */
export async function secret(): Promise<string> {
  const { prepareStateFolder } = await launcher('launch/places.mjs');
  prepareStateFolder();
  const { readSecret } = await launcher('launch/secret.mjs');
  return readSecret();
}

/** What signs checkpoints of the audit trail: AUDIT_SIGNING_KEY, or the checkout's own. */
export async function auditSigningKey(): Promise<string> {
  const { prepareStateFolder } = await launcher('launch/places.mjs');
  prepareStateFolder();
  const { readAuditSigningKey } = await launcher('launch/secret.mjs');
  return readAuditSigningKey();
}
