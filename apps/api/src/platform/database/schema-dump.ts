/**
 * The schema as PostgreSQL itself describes it, in a fixed order: `apps/api/schema.sql`. Unlike the
 * migrations it shows the sum; unlike pg_dump it needs no program and reads the same on every version.
 */
import { onConnection } from './administrator.ts';

interface Line {
  owner: string;
  line: string;
}

const relations = `select c.oid, c.relname::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

const columns = `
  select r.name as owner, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
         || case when a.attnotnull then ' not null' else '' end
         || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
    from (${relations}) r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
   order by r.name collate "C", a.attnum`;

// Not-null constraints have rows of their own from version 18 on; the columns show them.
const constraints = `
  select r.name as owner, '  constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as line
    from (${relations}) r join pg_constraint k on k.conrelid = r.oid and k.contype in ('p', 'u', 'f', 'c', 'x')
   order by r.name collate "C", array_position(array['p', 'u', 'f', 'c', 'x'], k.contype::text), k.conname collate "C"`;

const indexes = `
  select r.name as owner, pg_get_indexdef(i.indexrelid) || ';' as line
    from (${relations}) r join pg_index i on i.indrelid = r.oid
    join pg_class x on x.oid = i.indexrelid
   where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
   order by r.name collate "C", x.relname collate "C"`;

const security = `
  select r.name as owner, 'alter table ' || r.name || ' enable row level security, ' || case when c.relforcerowsecurity then 'force' else 'no force' end || ' row level security;' as line
    from (${relations}) r join pg_class c on c.oid = r.oid where c.relrowsecurity order by r.name collate "C"`;

const policies = `
  select p.tablename::text as owner,
         'create policy ' || p.policyname || ' on ' || p.tablename || ' as ' || lower(p.permissive) || ' for ' || lower(p.cmd)
         || ' to ' || array_to_string(p.roles, ', ') || coalesce(' using ' || p.qual, '') || coalesce(' with check ' || p.with_check, '') || ';' as line
    from pg_policies p where p.schemaname = 'public' order by p.tablename collate "C", p.policyname collate "C"`;

const grants = `
  select r.name as owner,
         'grant ' || string_agg(lower(g.privilege_type), ', ' order by lower(g.privilege_type)) || ' on ' || r.name || ' to ' || o.rolname || ';' as line
    from (${relations}) r join pg_class c on c.oid = r.oid, aclexplode(c.relacl) g join pg_roles o on o.oid = g.grantee
   where g.grantee <> c.relowner group by r.name, o.rolname order by r.name collate "C", o.rolname::text collate "C"`;

// Of single columns, where not the whole table is granted.
const columnGrants = `
  select r.name as owner,
         'grant ' || lower(g.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ') on ' || r.name || ' to ' || o.rolname || ';' as line
    from (${relations}) r join pg_attribute a on a.attrelid = r.oid and not a.attisdropped, aclexplode(a.attacl) g join pg_roles o on o.oid = g.grantee
   group by r.name, o.rolname, g.privilege_type order by r.name collate "C", o.rolname::text collate "C", g.privilege_type`;

// With their readers' rights where they say so, with their owner's where they do not.
const views = `
  select c.relname::text as owner, 'create view ' || c.relname || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') || E' as\\n' || pg_get_viewdef(c.oid)
         || coalesce((select string_agg(E'\\ngrant select on ' || c.relname || ' to ' || o.rolname || ';', '' order by o.rolname::text collate "C")
                        from aclexplode(c.relacl) g join pg_roles o on o.oid = g.grantee where g.grantee <> c.relowner), '') as line
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' order by c.relname collate "C"`;

const functions = `
  select p.proname::text as owner,
         rtrim(pg_get_functiondef(p.oid), E'\\n') || ';'
         || coalesce((select string_agg(E'\\ngrant execute on function ' || p.oid::regprocedure || ' to ' || o.rolname || ';', '' order by o.rolname::text collate "C")
                        from aclexplode(p.proacl) g join pg_roles o on o.oid = g.grantee where g.grantee <> p.proowner), '') as line
    from pg_proc p where p.pronamespace = 'public'::regnamespace
     and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
   order by p.proname collate "C"`;

const title = `-- ------------------------------------------------------
-- THIS FILE IS GENERATED FROM THE MIGRATIONS. npm run contracts
-- ------------------------------------------------------
`;

/** The text of schema.sql for a migrated database. */
export async function dumpSchema(administratorUrl: string): Promise<string> {
  return onConnection(administratorUrl, async (client) => {
    await client.query('set search_path = public');
    const read = async (sql: string): Promise<Map<string, string[]>> => byOwner((await client.query<Line>(sql)).rows);
    const column = await read(columns);
    const constraint = await read(constraints);
    const rest = [await read(indexes), await read(security), await read(policies), await read(grants), await read(columnGrants)];
    const tables = [...column].map(([name, lines]) => {
      const body = [...lines, ...(constraint.get(name) ?? [])].join(',\n');
      return [`create table ${name} (\n${body}\n);`, ...rest.flatMap((part) => part.get(name) ?? [])].join('\n');
    });
    const shown = [...(await read(views)).values()].flat();
    const routines = [...(await read(functions)).values()].flat();
    return `${[title, ...tables, ...shown, ...routines].join('\n\n')}\n`;
  });
}

function byOwner(lines: readonly Line[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { owner, line } of lines) groups.set(owner, [...(groups.get(owner) ?? []), line]);
  return groups;
}
