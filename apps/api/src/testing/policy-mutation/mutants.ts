/** Every way of weakening one guard of the schema that the generators below know, made from its catalogue. */
import { tenantReferences, type Catalogue, type DatabaseFunction, type Key, type Policy, type Reference, type Table } from './catalogue.ts';
import { appRights } from './rights.ts';

export interface Mutant {
  kind: string;
  object: string;
  /** The tables whose probes it concerns; null: all of them. */
  tables: readonly string[] | null;
  sql: string;
  /** Why it changes nothing that anybody could see: the detectors must then find nothing. */
  equivalent?: string;
}

export function makeMutants(catalogue: Catalogue): Mutant[] {
  const tables = catalogue.tables.filter(({ ofTenant }) => ofTenant);
  return [
    ...catalogue.policies.flatMap(policyMutants),
    ...tables.flatMap(tableMutants),
    ...tables.flatMap((table) => table.keys.flatMap((key) => keyMutants(table, key))),
    ...tenantReferences(catalogue).flatMap(referenceMutants),
    ...catalogue.functions.flatMap(functionMutants),
    ...roleMutants(),
  ];
}

const setting = (name: string): string => `nullif(current_setting('${name}', true), '')::uuid`;

/** As PostgreSQL prints the conditions of policies for advisers, and for what counts for them, in lower case. */
const countedAsPrinted = "(strpos(current_setting('app.tenant_ids'::text, true), (tenant_id)::text) > 0)";
const listAsPrinted = "(tenant_id = any ((nullif(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[]))";

/** What a condition on the row may be weakened to. */
const conditions: readonly (readonly [string, string])[] = [
  ['everything', 'true'],
  ['any service', 'tenant_id is not null'],
  ['the others', `tenant_id <> ${setting('app.tenant_id')}`],
  ['another setting', `tenant_id = ${setting('app.account_id')}`],
  ['a list of services', "tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[])"],
  ['own or anything', `tenant_id = ${setting('app.tenant_id')} or tenant_id is not null`],
  ['everything without a service', `tenant_id = coalesce(${setting('app.tenant_id')}, tenant_id)`],
  ['a fault without a service', "tenant_id = current_setting('app.tenant_id', true)::uuid"],
];

function policyMutants(policy: Policy): Mutant[] {
  const { name, table, command, role, using, check } = policy;
  const mutant = (kind: string, sql: string, equivalent?: string): Mutant => ({ kind: `policy ${kind}`, object: `${table}.${name}`, tables: [table], sql, ...(equivalent ? { equivalent } : {}) });
  const again = (change: Partial<Policy> & { as?: string }): string => `drop policy ${name} on ${table}; ${createPolicy({ ...policy, ...change }, change.as)}`;
  const other = role === 'waymark_app' ? 'waymark_platform' : 'waymark_app';
  return [
    mutant('dropped', `drop policy ${name} on ${table}`),
    // A policy for advisers is that list of services already.
    ...conditions.filter(([, condition]) => ![listAsPrinted, countedAsPrinted].includes(using?.toLowerCase() ?? '') || !condition.includes('tenant_ids')).flatMap(([kind, condition]) => [
      ...(using === null ? [] : [mutant(`using ${kind}`, `alter policy ${name} on ${table} using (${condition})`)]),
      ...(check === null ? [] : [mutant(`check ${kind}`, `alter policy ${name} on ${table} with check (${condition})`)]),
      ...(using === null || check === null ? [] : [mutant(`using and check ${kind}`, `alter policy ${name} on ${table} using (${condition}) with check (${condition})`)]),
    ]),
    mutant('to public', `alter policy ${name} on ${table} to public`),
    mutant(`to ${other}`, `alter policy ${name} on ${table} to ${other}`),
    mutant(`to ${other} too`, `alter policy ${name} on ${table} to ${role}, ${other}`),
    mutant('restrictive', again({ as: 'restrictive' })),
    ...(command === 'ALL' ? [] : [mutant('for all', again({ command: 'ALL', using: using ?? check, check: check ?? using }))]),
    ...(using !== null && using === check ? [mutant('without its check', again({ check: null }), 'PostgreSQL demands USING of the new row where a policy has no WITH CHECK.')] : []),
  ];
}

function createPolicy({ name, table, command, role, using, check }: Policy, as = 'permissive'): string {
  return `create policy ${name} on ${table} as ${as} for ${command} to ${role}${using === null ? '' : ` using (${using})`}${check === null ? '' : ` with check (${check})`}`;
}

function tableMutants({ name, columns }: Table): Mutant[] {
  const mutant = (kind: string, sql: string, equivalent?: string): Mutant => ({ kind: `table ${kind}`, object: name, tables: [name], sql, ...(equivalent ? { equivalent } : {}) });
  const own = `tenant_id = ${setting('app.tenant_id')}`;
  const rights = appRights[name] ?? {};
  const { update } = rights;
  const granted = ['select', ...(rights.insert ? ['insert'] : []), ...(update === true ? ['update'] : []), ...(rights.delete ? ['delete'] : [])];
  const grants = (role: string, has: readonly string[]): Mutant[] =>
    ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger'].filter((privilege) => !has.includes(privilege)).map((privilege) => mutant(`${privilege} granted to ${role}`, `grant ${privilege} on ${name} to ${role}`));
  const kept = update === true ? [] : columns.map((column) => column.name).filter((column) => !update?.includes(column));
  return [
    mutant('row security off', `alter table ${name} disable row level security`),
    mutant('row security not forced', `alter table ${name} no force row level security`),
    mutant('tenant_id by default', `alter table ${name} alter tenant_id set default '018f0000-0000-7000-8000-00000000ffff'`),
    mutant('owned by the application', `alter table ${name} owner to waymark_app`),
    mutant('copied', `create table copy_of_${name} as table ${name}; grant select on copy_of_${name} to waymark_app`),
    mutant('inherited', `create table part_of_${name} () inherits (${name}); insert into part_of_${name} table only ${name}; grant select on part_of_${name} to waymark_app`),
    mutant('rule', `create rule told as on insert to ${name} do also notify told`),
    mutant('view', `create view view_of_${name} as table ${name}; grant select on view_of_${name} to waymark_app`),
    mutant('view of its reader', `create view view_of_${name} with (security_invoker = true) as table ${name}; grant select on view_of_${name} to waymark_app`, 'Row security applies to the reader of such a view.'),
    mutant('materialised view', `create materialized view kept_${name} as table ${name}; grant select on kept_${name} to waymark_app`),
    ...['select', 'insert', 'update', 'delete'].map((command) =>
      mutant(`second policy for ${command}`, `create policy second on ${name} for ${command} to waymark_app ${command === 'insert' ? '' : 'using (true)'} ${/insert|update/.test(command) ? 'with check (true)' : ''}`)),
    ...(rights.delete ? [] : [mutant('removal allowed', `create policy second on ${name} for delete to waymark_app using (${own}); grant delete on ${name} to waymark_app`)]),
    ...(update === undefined ? [mutant('change allowed', `create policy second on ${name} for update to waymark_app using (${own}); grant update on ${name} to waymark_app`)] : []),
    ...grants('waymark_app', granted),
    ...grants('waymark_platform', name === 'membership' ? ['select'] : []),
    ...grants('public', []),
    ...kept.map((column) => mutant(`update of ${column} granted`, `grant update ("${column}") on ${name} to waymark_app`)),
  ];
}

function keyMutants({ name: table }: Table, { name, constraint, columns, condition }: Key): Mutant[] {
  const others = columns.filter((column) => column !== 'tenant_id').map((column) => `"${column}"`).join(', ');
  const where = condition === null ? '' : ` where ${condition}`;
  const mutant = (kind: string, sql: string): Mutant => ({ kind: `key ${kind}`, object: name, tables: [table], sql });
  if (others === '') return constraint ? [mutant('dropped', `alter table ${table} drop constraint ${name} cascade`)] : [];
  // Dropping what holds it up takes the references to it along: a second mutant keeps them.
  const replace = constraint ? `alter table ${table} drop constraint ${name} cascade, add ${constraint === 'p' ? 'primary key' : 'unique'} (${others})` : `drop index ${name}; create unique index ${name} on ${table} (${others})${where}`;
  return [mutant('without tenant_id', replace), mutant('without tenant_id beside it', `create unique index beside on ${table} (${others})${where}`)];
}

function referenceMutants({ name, table, columns, target, targetColumns }: Reference): Mutant[] {
  const mutant = (kind: string, sql: string): Mutant => ({ kind: `reference ${kind}`, object: name, tables: [table, target], sql });
  const list = (names: readonly string[]): string => names.map((column) => `"${column}"`).join(', ');
  const alone = (names: readonly string[]): string => list(names.filter((column) => column !== 'tenant_id'));
  const drop = `alter table ${table} drop constraint ${name}`;
  const whole = `${drop}; alter table ${table} add constraint ${name} foreign key (${list(columns)}) references ${target} (${list(targetColumns)})`;
  return [
    mutant('dropped', drop),
    mutant('without tenant_id', `${drop}; alter table ${target} add constraint alone unique (${alone(targetColumns)}); alter table ${table} add constraint ${name} foreign key (${alone(columns)}) references ${target} (${alone(targetColumns)})`),
    mutant('nulling', `${whole} on delete set null`),
    mutant('following updates', `${whole} on update cascade`),
  ];
}

function functionMutants({ signature, definer }: DatabaseFunction): Mutant[] {
  const mutant = (kind: string, sql: string): Mutant => ({ kind: `function ${kind}`, object: signature, tables: [], sql });
  const change = (what: string): string => `alter function ${signature} ${what}`;
  if (!definer) return [mutant("with its owner's rights", change('security definer')), mutant('leakproof', change('leakproof'))];
  return [
    mutant('leakproof', change('leakproof')),
    mutant('without search_path', change('reset search_path')),
    mutant('temporary tables first', change('set search_path = pg_temp, public')),
    mutant('temporary tables unnamed', change('set search_path = public')),
    mutant("the caller's schema first", change('set search_path = "$user", public, pg_temp')),
    mutant('for everybody', `grant execute on function ${signature} to public`),
    mutant('of an administrator', change('owner to current_user')),
  ];
}

function roleMutants(): Mutant[] {
  const mutant = (object: string, kind: string, sql: string): Mutant => ({ kind: `role ${kind}`, object, tables: null, sql });
  return [
    ...['waymark_app', 'waymark_platform'].flatMap((role) => [
      ...['bypassrls', 'superuser', 'createrole', 'createdb', 'replication'].map((attribute) => mutant(role, attribute, `alter role ${role} ${attribute}`)),
      ...['waymark_owner', 'pg_read_all_data', 'pg_write_all_data'].map((group) => mutant(role, `in ${group}`, `grant ${group} to ${role}`)),
      mutant(role, 'creates in public', `grant create on schema public to ${role}`),
    ]),
    ...['bypassrls', 'superuser', 'login'].map((attribute) => mutant('waymark_owner', attribute, `alter role waymark_owner ${attribute}`)),
    mutant('public', 'creates in public', 'grant create on schema public to public'),
  ];
}
