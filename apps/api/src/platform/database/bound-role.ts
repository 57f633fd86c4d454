/** The service refuses to run as a database role that row security does not bind. */
import type pg from 'pg';
import { onConnection } from './administrator.ts';
import { DatabaseFault } from './database-fault.ts';
import { ownerRole } from './roles.ts';

interface Standing {
  name: string;
  super: boolean;
  bypass: boolean;
  owns: boolean;
  member: boolean;
}

/**
 * Checks the role that an address signs in as.
 * @param variable name of the setting that holds the address, for the sentence
 * @throws DatabaseFault when it is a superuser, may bypass row security, owns a table, or may become the owner
 */
export async function requireBoundRole(url: string, variable: string): Promise<void> {
  const standing = await readStanding(url, variable);
  const reason = fault(standing);
  if (reason) {
    throw new DatabaseFault(`Waymark does not start: the database role ${standing.name} of ${variable} ${reason}, so nothing would keep one service's rows from another; use the roles that "npx waymark db migrate" prepares.`);
  }
}

function fault(standing: Standing): string | null {
  if (standing.super) return 'is a superuser';
  if (standing.bypass) return 'may bypass row security';
  if (standing.owns) return 'owns tables';
  if (standing.member) return `is a member of ${ownerRole}`;
  return null;
}

async function readStanding(url: string, variable: string): Promise<Standing> {
  try {
    return await onConnection(url, async (client) => {
      const { rows } = await client.query<Standing>(
        `select r.rolname as name, r.rolsuper as super, r.rolbypassrls as bypass,
                exists (select from pg_class c where c.relowner = r.oid) as owns,
                exists (select from pg_roles o where o.rolname = $1 and pg_has_role(r.oid, o.oid, 'member')) as member
           from pg_roles r where r.rolname = session_user`,
        [ownerRole],
      );
      const standing = rows[0];
      if (!standing) throw new Error('the server does not know its own session');
      return standing;
    });
  } catch (error) {
    throw new DatabaseFault(`The database of ${variable} cannot be used: ${(error as Error).message || String((error as pg.DatabaseError).code)}.`);
  }
}
