/** What commands that make services, bodies and accounts do alike. */
import { randomBytes } from 'node:crypto';
import type { Account, Provisioning } from '@waymark/api';
import { administratorUrl, secret } from './administrator.ts';
import { Fault } from './fault.ts';

/** Works on the database of DATABASE_URL, or of a running npm start, brought to this release. */
export async function withProvisioning(work: (provisioning: Provisioning) => Promise<void>): Promise<void> {
  const { openProvisioning, prepareDatabase } = await import('@waymark/api');
  const provisioning = await openProvisioning(await prepareDatabase({ administratorUrl: await administratorUrl(), secret: await secret() }));
  try {
    await work(provisioning);
  } finally {
    await provisioning.close();
  }
}

/** @throws Fault for what cannot stand in an address */
export function checkSlug(slug: string): void {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 60) return;
  throw new Fault(`${slug} cannot stand in an address; use lower-case letters, digits and single hyphens, 60 at most.`);
}

/** @throws Fault for what is no e-mail address */
export function checkAddress(email: string): void {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Fault(`${email} is not an e-mail address; give one such as name@council.example.`);
}

/** The account of the address; a new one gets a password, to be printed once. It is null where the account was there. */
export async function ensureAccount(people: Provisioning['people'], email: string, name: string): Promise<{ account: Account; password: string | null }> {
  const known = await people.findAccount(email);
  if (known) return { account: known, password: null };
  const password = randomBytes(12).toString('base64url');
  return { account: await people.createAccount({ email, name, password }), password };
}
