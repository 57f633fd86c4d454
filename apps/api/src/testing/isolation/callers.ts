/** Who calls: somebody for each role, a program, somebody at home in two services, and nobody. Each has a service of their own. */
import { tenantRoles } from '../../platform/tenancy/index.ts';
import { permissions, permits, type Operation } from '../../platform/auth/index.ts';
import type { TestDatabase } from '../test-database.ts';
import type { Planted } from './plant.ts';
import { openSession } from './sessions.ts';
import { NOW, type Who } from './template.ts';

export interface Caller {
  name: string;
  /** The service whose ids are their own. */
  own: Planted;
  /** The service whose ids they try. */
  theirs: Planted;
  as: Who | 'program' | null;
  /** A second service that they belong to: its ids are strange only where the request is about the first. */
  alsoAtHome: Planted | null;
}

export const callerNames = [...tenantRoles, 'a program', 'somebody in two services', 'nobody'] as const;

/** @param homes a service for each of `callerNames`, then the second one of somebody in two */
export async function makeCallers(database: TestDatabase, homes: readonly Planted[], theirs: Planted): Promise<Caller[]> {
  const [program, both, nobody, second] = homes.slice(tenantRoles.length);
  if (!program || !both || !nobody || !second) throw new Error('Too few services for the callers.');
  const account = both.ids['account of everything'];
  await database.administer('insert into person (tenant_id, id, account_id, name, created_at) values ($1, gen_random_uuid(), $2, $3, now())', [second.id, account, `CANARY-${second.slug}`]);
  await database.administer('insert into membership (tenant_id, account_id, role, created_at) select $1, $2, unnest($3::text[]), now()', [second.id, account, [...tenantRoles]]);
  return [
    ...tenantRoles.map((role, index): Caller => ({ name: role, own: homes[index]!, theirs, as: role, alsoAtHome: null })),
    { name: 'a program', own: program, theirs, as: 'program', alsoAtHome: null },
    { name: 'somebody in two services', own: both, theirs: second, as: 'everything', alsoAtHome: second },
    { name: 'nobody', own: nobody, theirs, as: null, alsoAtHome: null },
  ];
}

/** Headers that say who calls; a session of their own for each operation, as some operations end it. */
export async function credentialsOf(database: TestDatabase, { own, as }: Caller): Promise<Record<string, string>> {
  if (as === null) return {};
  if (as === 'program') return { authorization: `Bearer ${own.programToken}` };
  return { cookie: await openSession(database, own.ids[`account of ${as}`]!, NOW) };
}

const personOf = (as: Caller['as']): Who => (as === null || as === 'program' ? 'everything' : as);

/** The id of a kind in a service, as this caller has it there. */
export function idIn(tenant: Planted, kind: string, caller: Caller): string {
  const value = tenant.ids[kind] ?? tenant.ids[`${kind} of ${tenant === caller.own ? personOf(caller.as) : 'planManager'}`];
  if (value === undefined) throw new Error(`No service has an id of the kind ${kind}: make one in template.ts.`);
  return value;
}

export const emailOf = (caller: Caller): string => `${personOf(caller.as)}@${caller.own.slug}.test`.toLowerCase();

/** Whether the table of permissions lets this caller do it, in their own service. */
export function mayCall(operation: Operation, { as }: Caller): boolean {
  if (as === null) return permits(operation, null);
  if (as === 'program') return permissions[operation].personOnly !== true && permits(operation, tenantRoles);
  return permits(operation, as === 'everything' ? tenantRoles : [as]);
}
