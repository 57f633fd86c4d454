/**
 * The three database roles (security.md section 1): `waymark_owner` owns everything and cannot sign in,
 * `waymark_app` reads and writes a tenant's rows under row security, `waymark_platform` knows accounts,
 * sessions, tenants and the job queue but no content.
 */
import { createHmac } from 'node:crypto';
import pg from 'pg';
import { DatabaseFault } from './database-fault.ts';

export const ownerRole = 'waymark_owner';
export const appRole = 'waymark_app';
export const platformRole = 'waymark_platform';

const signInRoles = [appRole, platformRole] as const;

/** Bounds on what a lost or hostile statement may hold; session defaults of the role, so that they pass any pooler. */
const settings: readonly (readonly [name: string, value: string])[] = [
  ['statement_timeout', '5s'],
  ['lock_timeout', '4s'],
  ['idle_in_transaction_session_timeout', '20s'],
];

/** Password of a role: derived, so that it needs no store; hexadecimal, so that it needs no quoting. */
export function rolePassword(secret: string, role: string): string {
  return createHmac('sha256', secret).update(role).digest('hex');
}

/** The administrator's address with another user. */
export function addressFor(administratorUrl: string, role: string, password: string): string {
  const address = new URL(administratorUrl);
  // Without a host (a Unix socket named in the query) an address has no place for a user.
  if (address.host === '') {
    address.searchParams.set('user', role);
    address.searchParams.set('password', password);
  } else {
    address.username = role;
    address.password = password;
  }
  return address.href;
}

interface RoleRow {
  rolname: string;
  rolsuper: boolean;
  rolbypassrls: boolean;
  rolconfig: string[] | null;
}

/** Creates what is missing of the roles; @throws DatabaseFault when the administrator may not. */
export async function ensureRoles(administrator: pg.Client, administratorUrl: string, secret: string): Promise<void> {
  const existing = await readRoles(administrator);
  if (existing.size < 3) await createMissingRoles(administrator, existing, secret);
  const roles = existing.size < 3 ? await readRoles(administrator) : existing;
  for (const role of roles.values()) {
    if (role.rolsuper || role.rolbypassrls) {
      throw new DatabaseFault(`The database role ${role.rolname} can bypass row security; run ALTER ROLE ${role.rolname} NOSUPERUSER NOBYPASSRLS and start again.`);
    }
  }
  await setDefaults(administrator, roles);
  await Promise.all(signInRoles.map((role) => ensurePassword(administrator, administratorUrl, role, rolePassword(secret, role))));
}

async function readRoles(administrator: pg.Client): Promise<Map<string, RoleRow>> {
  const { rows } = await administrator.query<RoleRow>(
    'select rolname, rolsuper, rolbypassrls, rolconfig from pg_roles where rolname = any ($1)',
    [[ownerRole, ...signInRoles]],
  );
  return new Map(rows.map((row) => [row.rolname, row]));
}

export async function createMissingRoles(administrator: pg.Client, existing: ReadonlyMap<string, RoleRow>, secret: string): Promise<void> {
  const { rows } = await administrator.query<{ name: string; may: boolean }>(
    'select rolname as name, rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  );
  if (!rows[0]?.may) {
    throw new DatabaseFault(
      `The database user ${rows[0]?.name ?? '(unknown)'} of DATABASE_URL may not create roles; give it CREATEROLE, or let an administrator create ${ownerRole}, ${appRole} and ${platformRole}, and start again.`,
    );
  }
  // Two programs may prepare databases of one server at once: the advisory lock is per database, roles are not.
  const create = async (statement: string): Promise<void> => {
    await administrator.query(statement).catch((error: pg.DatabaseError) => {
      if (error.code !== '42710' && error.code !== '23505') throw error;
    });
  };
  if (!existing.has(ownerRole)) await create(`create role ${ownerRole} nologin`);
  for (const role of signInRoles) {
    if (!existing.has(role)) await create(`create role ${role} login password '${rolePassword(secret, role)}'`);
  }
}

async function setDefaults(administrator: pg.Client, roles: ReadonlyMap<string, RoleRow>): Promise<void> {
  for (const role of signInRoles) {
    const present = roles.get(role)?.rolconfig ?? [];
    for (const [name, value] of settings) {
      if (present.includes(`${name}=${value}`)) continue;
      await administrator.query(`alter role ${role} set ${name} = '${value}'`).catch((error: pg.DatabaseError) => {
        // A neighbour on the same server set the same value at this moment.
        if (error.code !== 'XX000') throw error;
      });
    }
  }
}

/** Signs in to see whether the password holds, which is quicker and gentler than setting it every time. */
async function ensurePassword(administrator: pg.Client, administratorUrl: string, role: string, password: string): Promise<void> {
  if (await canSignIn(addressFor(administratorUrl, role, password))) return;
  try {
    await administrator.query(`alter role ${role} login password '${password}'`);
  } catch (error) {
    throw new DatabaseFault(`The password of ${role} is another than SECRET gives, and it could not be changed: ${(error as Error).message}.`);
  }
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // 28P01 wrong password, 28000 no such sign-in: anything else is not about the password.
    const { code } = error as pg.DatabaseError;
    if (code === '28P01' || code === '28000') return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
