/**
 * What must hold of every table for one service's rows to be out of another's reach, read from
 * PostgreSQL's own catalog. After security.md sections 1 and 7; each query must return no row.
 */
import { onConnection, type Connection } from './administrator.ts';
import { statement } from './statement.ts';
import { exemptions as listed, type Exemption } from './catalog-exemptions.ts';

export interface CatalogFinding {
  check: string;
  object: string;
  reason?: string;
}

interface CatalogCheck {
  name: string;
  reason: string;
  /** Returns one column, `object`. */
  sql: string;
}

/** Tables of schema public that carry tenant_id, as `c` with that column as `t`. */
const tenantTables = `pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped`;

/** Foreign keys of tenant tables, as `f` with the column tenant_id as `ta`. */
const tenantKeys = `pg_constraint f
  join pg_attribute ta on ta.attrelid = f.conrelid and ta.attname = 'tenant_id' and not ta.attisdropped`;

const keyName = "f.conrelid::regclass || '.' || f.conname";

/** The roles that a running service signs in as. */
const roles = "('waymark_app', 'waymark_platform')";

/** What every policy must demand of a row, as PostgreSQL prints it: alone, or first of several conditions. */
const ownRow = "(tenant_id = (NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::uuid)";
/** What a policy for advisers must demand; it may only show rows. */
const sharedRow = "(tenant_id = ANY ((NULLIF(current_setting(''app.tenant_ids''::text, true), ''''::text))::uuid[]))";
/** What a policy must demand for functions and views that answer advisers with numbers: the list read as text, which is fast over many rows. */
const countedRow = "(strpos(current_setting(''app.tenant_ids''::text, true), (tenant_id)::text) > 0)";
const demandsCountedRow = `(cmd = 'SELECT' and with_check is null and roles::text[] = array['waymark_owner'] and (qual = '${countedRow}' or starts_with(qual, '(${countedRow} AND ')))`;
const demandsSharedRow = `(cmd = 'SELECT' and with_check is null and (qual = '${sharedRow}' or starts_with(qual, '(${sharedRow} AND ')))`;
const demandsOwnRow = (expression: string): string => `(${expression} = '${ownRow}' or starts_with(${expression}, '(${ownRow} AND '))`;

/** The commands of policies beside the privilege that each of them needs. */
const commands = "(values ('r'::\"char\", 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE')) as m (cmd, privilege)";

export const catalogChecks: readonly CatalogCheck[] = [
  {
    name: 'Q0 reference',
    reason: 'A table without tenant_id must be listed, with a reason, as one that belongs to no service.',
    sql: `select c.oid::regclass::text as object from pg_class c
           where c.relkind in ('r', 'p', 'f') and c.relnamespace = 'public'::regnamespace
             and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)`,
  },
  {
    name: 'Q1 rls',
    reason: 'Row security must be enabled and forced.',
    sql: `select c.oid::regclass::text as object from ${tenantTables} where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
  },
  {
    name: 'Q2 column',
    reason: 'tenant_id must be a uuid, not null, without a default.',
    sql: `select c.oid::regclass::text as object from ${tenantTables}
           where c.relkind in ('r', 'p') and (not t.attnotnull or t.atthasdef or t.atttypid <> 'uuid'::regtype)`,
  },
  {
    name: 'Q3 unique',
    reason: 'Every key, unique and exclusion index must contain tenant_id, or a refusal tells of another service.',
    sql: `select i.indexrelid::regclass::text as object from ${tenantTables} join pg_index i on i.indrelid = c.oid
           where (i.indisunique or i.indisexclusion) and not (t.attnum = any (i.indkey::int2[]))`,
  },
  {
    name: 'Q4 reference',
    reason: 'A reference between tenant tables must carry tenant_id at the same place on both sides.',
    sql: `select ${keyName} as object from ${tenantKeys} join pg_attribute tb on tb.attrelid = f.confrelid and tb.attname = 'tenant_id' and not tb.attisdropped
           where f.contype = 'f' and not exists (
             select from generate_subscripts(f.conkey, 1) k where f.conkey[k] = ta.attnum and f.confkey[k] = tb.attnum)`,
  },
  {
    name: 'Q5 outward',
    reason: 'A table without tenant_id must not refer to one that has it.',
    sql: `select ${keyName} as object from pg_constraint f
            join pg_attribute tb on tb.attrelid = f.confrelid and tb.attname = 'tenant_id' and not tb.attisdropped
           where f.contype = 'f' and not exists (
             select from pg_attribute a where a.attrelid = f.conrelid and a.attname = 'tenant_id' and not a.attisdropped)`,
  },
  {
    name: 'Q6 cascade',
    reason: 'A reference must not set columns null or default on delete, nor follow updates.',
    sql: `select ${keyName} as object from ${tenantKeys} where f.contype = 'f' and (f.confdeltype in ('n', 'd') or f.confupdtype in ('n', 'd', 'c'))`,
  },
  {
    name: 'Q7 policy',
    reason: 'A policy must demand tenant_id = the setting app.tenant_id before anything else, of the rows it shows and of those it lets in.',
    sql: `select tablename || '.' || policyname as object from pg_policies where schemaname = 'public' and (
            not (coalesce(${demandsOwnRow('qual')}, true) or ${demandsSharedRow} or ${demandsCountedRow}) or not coalesce(${demandsOwnRow('with_check')}, true)
            or coalesce(qual, '') || coalesce(with_check, '') ~* '\\mselect\\M')`,
  },
  {
    name: 'Q8 no policy',
    reason: 'A table with row security but no policy serves nobody.',
    sql: `select c.oid::regclass::text as object from pg_class c where c.relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid)`,
  },
  {
    name: 'Q9 view',
    reason: 'A view must run with its reader’s rights (security_invoker); a materialised view cannot.',
    sql: `select c.oid::regclass::text as object from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
           where c.relkind = 'm' or (c.relkind = 'v' and not coalesce(
             c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false))`,
  },
  {
    name: 'Q10 function',
    reason: 'A function must not be leakproof; one that runs with its owner’s rights needs search_path = public, pg_temp, an owner bound by row security, and callers named one by one.',
    sql: `select p.oid::regprocedure::text as object from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'public'
            join pg_roles o on o.oid = p.proowner
           where not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
             and (p.proleakproof or (p.prosecdef and (
               not coalesce('search_path=public, pg_temp' = any (p.proconfig), false) or o.rolsuper or o.rolbypassrls
               or exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee = 0))))`,
  },
  {
    name: 'Q11 role',
    reason: 'The roles of the service must be bound by row security: no superuser, no bypass, no replication, no ownership, no membership of another role, no creating, no TRUNCATE, REFERENCES or TRIGGER; and nothing is granted to everybody.',
    sql: `select rolname::text as object from pg_roles where rolname in ${roles} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
          union all
          select rolname::text from pg_roles where rolname = 'waymark_owner' and (rolsuper or rolbypassrls or rolcanlogin)
          union all
          select rolname || ' creates in public' from pg_roles where rolname in ${roles} and has_schema_privilege(oid, 'public', 'create')
          union all
          select 'owns ' || c.oid::regclass from pg_class c where c.relowner in (select oid from pg_roles where rolname in ${roles})
          union all
          select r.rolname || ' is a member of ' || o.rolname from pg_auth_members m
            join pg_roles r on r.oid = m.member join pg_roles o on o.oid = m.roleid where r.rolname in ${roles}
          union all
          select coalesce(o.rolname, 'PUBLIC') || ' ' || g.privilege_type || ' on ' || c.oid::regclass from pg_class c cross join aclexplode(c.relacl) g
            left join pg_roles o on o.oid = g.grantee
           where c.relnamespace = 'public'::regnamespace and (g.grantee = 0 or (g.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER') and o.rolname in ${roles}))`,
  },
  {
    name: 'Q12 trigger',
    reason: 'Tables of the service must have neither triggers nor rules: what must hold is written by the application, in its transaction.',
    sql: `select g.tgrelid::regclass || '.' || g.tgname as object from pg_trigger g
            join pg_class c on c.oid = g.tgrelid and c.relnamespace = 'public'::regnamespace where not g.tgisinternal
          union all
          select r.ev_class::regclass || '.' || r.rulename from pg_rewrite r
            join pg_class c on c.oid = r.ev_class and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  },
  {
    name: 'Q13 index',
    reason: 'An index must lead with tenant_id.',
    sql: `select c.oid::regclass::text as object from ${tenantTables}
           where c.relkind in ('r', 'p') and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = t.attnum)`,
  },
  {
    name: 'Q14 grant',
    reason: 'What a role is granted on a tenant table and what its policies let it do must be the same commands.',
    sql: `select o.rolname || ' ' || m.privilege || ' on ' || c.oid::regclass as object
            from ${tenantTables} cross join pg_roles o cross join ${commands}
           where c.relkind in ('r', 'p') and o.rolname in ${roles}
             and (has_table_privilege(o.oid, c.oid, m.privilege) or (case when m.cmd <> 'd' then has_any_column_privilege(o.oid, c.oid, m.privilege) else false end))
              <> exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd in (m.cmd, '*') and p.polroles && array[0::oid, o.oid])`,
  },
  {
    name: 'Q15 two policies',
    reason: 'A write must be allowed by one policy alone: of two, the wider one silently wins.',
    sql: `select distinct p.polrelid::regclass || '.' || p.polname as object from pg_policy p join pg_policy q on q.polrelid = p.polrelid and q.oid <> p.oid
           where p.polpermissive and q.polpermissive and p.polcmd <> 'r' and q.polcmd <> 'r' and (p.polcmd = q.polcmd or '*' in (p.polcmd, q.polcmd))
             and (p.polroles && q.polroles or 0 = any (p.polroles || q.polroles))`,
  },
  {
    name: 'Q16 definer',
    reason: 'A function that runs with its owner’s rights must be listed, with a reason.',
    sql: `select p.oid::regproc::text as object from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef`,
  },
  {
    name: 'Q17 shared',
    reason: 'What an adviser of an oversight body may read must be listed, with a reason, and shown to waymark_app alone.',
    sql: `select tablename || '.' || policyname as object from pg_policies where schemaname = 'public' and coalesce(qual, '') ~ 'app.tenant_ids'`,
  },
  {
    name: 'Q18 policy role',
    reason: 'A policy must name one role.',
    sql: `select tablename || '.' || policyname as object from pg_policies where schemaname = 'public' and (roles::text[] && array['public'] or cardinality(roles) <> 1)`,
  },
];

/** Runs every check on a migrated database. What is listed as exempt is left out; a needless exemption is a finding. */
export async function checkCatalog(administratorUrl: string, exempt: readonly Exemption[] = listed): Promise<CatalogFinding[]> {
  return onConnection(administratorUrl, (client) => checkCatalogOn(client, exempt));
}

/** As `checkCatalog`, on a connection of the administrator: it sees what a transaction there has changed. */
export async function checkCatalogOn(client: Connection, exempt: readonly Exemption[] = listed): Promise<CatalogFinding[]> {
  // Names are printed without their schema only while that is in the path.
  await client.query('set search_path = public');
  const { rows } = await client.query<{ place: number; object: string }>({ ...everyCheck });
  const findings = rows.map(({ place, object }): CatalogFinding => ({ check: catalogChecks[place]!.name, object, reason: catalogChecks[place]!.reason }));
  return withoutExempt(findings, exempt);
}

const everyCheck = statement(`${catalogChecks.map(({ sql }, place) => `select ${place} as place, f.object from (${sql}) f`).join(' union all ')} order by 1, 2`);

function withoutExempt(findings: readonly CatalogFinding[], exempt: readonly Exemption[]): CatalogFinding[] {
  const covers = (exemption: Exemption, finding: CatalogFinding): boolean => exemption.check === finding.check && exemption.object === finding.object;
  const open = findings.filter((finding) => !exempt.some((exemption) => covers(exemption, finding)));
  const needless = exempt.filter((exemption) => !findings.some((finding) => covers(exemption, finding)));
  return [
    ...open,
    ...needless.map(({ check, object }) => ({ check: 'exemption', object: `${check}: ${object}`, reason: 'Nothing needs this exemption any longer; remove it from the list.' })),
  ];
}
