/**
 * What must hold of every table for one service's rows to be out of another's reach, read from
 * PostgreSQL's own catalog. After security.md sections 1 and 7; each query must return no row.
 */
import { onConnection } from './administrator.ts';
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
    reason: 'A policy must name tenant_id and a role, without a sub-select and without letting everything through.',
    sql: `select tablename || '.' || policyname as object from pg_policies where schemaname = 'public' and (
            coalesce(qual, '') || coalesce(with_check, '') ~* '\\mselect\\M'
            or coalesce(qual, '') || coalesce(with_check, '') !~ 'tenant_id'
            or qual = 'true' or with_check = 'true' or roles::text[] && array['public'])`,
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
    reason: 'A function must not be leakproof, nor run with its owner’s rights without a fixed search_path.',
    sql: `select p.oid::regprocedure::text as object from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'public'
           where p.proleakproof or (p.prosecdef and not exists (
             select from unnest(coalesce(p.proconfig, '{}')) x where x like 'search_path=%'))`,
  },
  {
    name: 'Q11 role',
    reason: 'The roles of the service must be bound by row security: no superuser, no bypass, no ownership, no membership of the owner, no TRUNCATE, REFERENCES or TRIGGER.',
    sql: `select rolname::text as object from pg_roles where rolname in ${roles} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
          union all
          select 'owns ' || c.oid::regclass from pg_class c where c.relowner in (select oid from pg_roles where rolname in ${roles})
          union all
          select r.rolname || ' is a member of ' || o.rolname from pg_auth_members m
            join pg_roles r on r.oid = m.member join pg_roles o on o.oid = m.roleid where r.rolname in ${roles}
          union all
          select grantee || ' ' || privilege_type || ' on ' || table_name from information_schema.role_table_grants
           where table_schema = 'public' and grantee in ('waymark_app', 'waymark_platform', 'PUBLIC') and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')`,
  },
  {
    name: 'Q12 trigger',
    reason: 'Tables of the service must not have triggers: what must hold is written by the application, in its transaction.',
    sql: `select g.tgrelid::regclass || '.' || g.tgname as object from pg_trigger g
            join pg_class c on c.oid = g.tgrelid and c.relnamespace = 'public'::regnamespace where not g.tgisinternal`,
  },
  {
    name: 'Q13 index',
    reason: 'An index must lead with tenant_id.',
    sql: `select c.oid::regclass::text as object from ${tenantTables}
           where c.relkind in ('r', 'p') and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = t.attnum)`,
  },
];

/** Runs every check on a migrated database. What is listed as exempt is left out; a needless exemption is a finding. */
export async function checkCatalog(administratorUrl: string, exempt: readonly Exemption[] = listed): Promise<CatalogFinding[]> {
  return onConnection(administratorUrl, async (client) => {
    const findings: CatalogFinding[] = [];
    // Names are printed without their schema only while that is in the path.
    await client.query('set search_path = public');
    for (const check of catalogChecks) {
      const { rows } = await client.query<{ object: string }>(`${check.sql} order by 1`);
      findings.push(...rows.map(({ object }) => ({ check: check.name, object, reason: check.reason })));
    }
    return withoutExempt(findings, exempt);
  });
}

function withoutExempt(findings: readonly CatalogFinding[], exempt: readonly Exemption[]): CatalogFinding[] {
  const covers = (exemption: Exemption, finding: CatalogFinding): boolean => exemption.check === finding.check && exemption.object === finding.object;
  const open = findings.filter((finding) => !exempt.some((exemption) => covers(exemption, finding)));
  const needless = exempt.filter((exemption) => !findings.some((finding) => covers(exemption, finding)));
  return [
    ...open,
    ...needless.map(({ check, object }) => ({ check: 'exemption', object: `${check}: ${object}`, reason: 'Nothing needs this exemption any longer; remove it from the list.' })),
  ];
}
