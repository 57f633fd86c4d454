/**
 * What one service tries against another's rows, table by table, and what it must still be able to do with
 * its own. A probe is one statement of one role; what it did is undone before the next.
 */
import type { Connection } from '../../platform/database/administrator.ts';
import { statement } from '../../platform/database/statement.ts';
import { tenantReferences, type Catalogue, type Table } from './catalogue.ts';
import { appRights, ownerRights, platformReads, sharedTables, shownBySetting, type Rights } from './rights.ts';
import { shareScopes } from '../../platform/tenancy/index.ts';
import { freeKeyColumns, insertOf, literal, type SampleRows } from './sample-rows.ts';

export type Role = 'waymark_app' | 'waymark_owner' | 'waymark_platform';

export interface Probe {
  what: string;
  /** The tables whose guards it tries. */
  tables: readonly string[];
  role: Role;
  /** Whose context is set: service a's, that of an adviser with whom a shares, or none. */
  context: 'a' | 'shared' | 'none';
  statement: string;
  /** What else the transaction has set, by name. */
  settings?: Readonly<Record<string, string>>;
  /** Without the triggers of references, so that row security alone answers. */
  withoutReferences?: true;
  /** True when the outcome is what must be: `rows N`, or the SQLSTATE of a refusal. */
  holds: (outcome: string) => boolean;
}

const forbidden = '42501';
const duplicate = '23505';
/** What is referred to is not there. */
const missing = '23503';
const refused = (outcome: string): boolean => outcome === forbidden;
const nothing = (outcome: string): boolean => outcome === forbidden || outcome === 'rows 0';
const ownRow = (outcome: string): boolean => outcome === 'rows 1';
/** Let in by row security and grants; a key that is taken is the next thing that may stand in the way. */
const letIn = (outcome: string): boolean => outcome === 'rows 1' || outcome === duplicate;

export function makeProbes(catalogue: Catalogue, rows: SampleRows): Probe[] {
  const tables = catalogue.tables.filter(({ ofTenant }) => ofTenant);
  return [
    ...tables.flatMap((table) => [...appProbes(table, rows), ...ownerProbes(table, rows), ...platformProbes(table, rows)]),
    ...settingProbes(tables, rows),
    ...referenceProbes(catalogue, rows),
    ...tables.flatMap((table) => keyProbes(table, rows)),
  ];
}

function appProbes(table: Table, rows: SampleRows): Probe[] {
  const rights = appRights[table.name];
  if (!rights) throw new Error(`The table ${table.name} is missing in testing/policy-mutation/rights.ts: say there what waymark_app may do with it.`);
  const as = probesOf('waymark_app', table);
  return [
    ...reading(as, table, rows, true),
    ...writing(as, table, rows, rights, refused),
    ...adviserProbes(as, table, rows),
    as('empties the table', `truncate public.${table.name}`, refused),
    ...keptColumns(table, rights).map((column) => as(`writes ${column}`, blindUpdate(table, rows, column), refused, { withoutReferences: true })),
  ];
}

/** Rules are drafts here, and meetings are open: of those an adviser sees none. */
function adviserProbes(as: Make, table: Table, rows: SampleRows): Probe[] {
  const context = 'shared';
  const needed = sharedTables[table.name];
  // Notes are shown to advisers of the body that wrote them.
  const body = needed ? rows.of('a', table.name)['body_id'] : undefined;
  const ofBody = body === undefined ? {} : { 'app.adviser_body_ids': `{${body as string}}` };
  const opened = (but: string | null, bodies: object = ofBody) => ({ context, settings: { 'app.scopes': shareScopes.filter((scope) => scope !== but).join(','), ...bodies } }) as const;
  return [
    as('reads as an adviser to whom all is opened', `select from public.${table.name}`, needed ? ownRow : nothing, opened(null)),
    ...(needed ?? []).map((scope) => as(`reads as an adviser to whom ${scope} are closed`, `select from public.${table.name}`, nothing, opened(scope))),
    ...(body === undefined ? [] : [as('reads as an adviser of another body', `select from public.${table.name}`, nothing, opened(null, {}))]),
    as('adds a row as an adviser', insertOf(table.name, rows.fresh(table)), refused, { context }),
    as('changes rows as an adviser', blindUpdate(table, rows, plainColumns(table)[0] ?? 'tenant_id'), nothing, { context, withoutReferences: true }),
    as('removes rows as an adviser', `delete from public.${table.name}`, nothing, { context, withoutReferences: true }),
  ];
}

function ownerProbes(table: Table, rows: SampleRows): Probe[] {
  const rights = ownerRights[table.name];
  const as = probesOf('waymark_owner', table);
  return [...reading(as, table, rows, rights?.select === true), ...writing(as, table, rows, rights ?? {}, nothing)];
}

function platformProbes(table: Table, rows: SampleRows): Probe[] {
  const as = probesOf('waymark_platform', table);
  const own = platformReads.includes(table.name);
  return [...reading(as, table, rows, own), ...writing(as, table, rows, {}, refused)];
}

/** Of both services' rows the one that the setting names, none where it names another, and nothing is changed by it. */
function settingProbes(tables: readonly Table[], rows: SampleRows): Probe[] {
  return shownBySetting.flatMap(({ table: name, role, setting, column, columns, also }) => {
    const table = tables.find((one) => one.name === name)!;
    const as = probesOf(role, table);
    const kept = columns ? table.columns.map((one) => one.name).filter((one) => !columns.includes(one)) : [];
    return (['a', 'b'] as const).flatMap((service) => {
      const row = rows.of(service, name);
      const own = row[column];
      const value = Array.isArray(own) ? String(own[0]) : setting.endsWith('_ids') ? `{${String(own)}}` : String(own);
      const more = { context: 'none', settings: { [setting]: value, ...(also ? { [also]: value } : {}) } } as const;
      return [
        as(`reads what ${setting} names of ${service}`, `select from public.${name}`, ownRow, more),
        ...(also ? [as(`reads nothing that ${also} does not name`, `select from public.${name}`, nothing, { ...more, settings: { [setting]: value } })] : []),
        as(`reads nothing that ${setting} does not name`, `select from public.${name} where tenant_id <> '${String(row['tenant_id'])}'`, nothing, more),
        as(`changes what ${setting} names`, blindUpdate(table, rows, plainColumns(table)[0] ?? 'tenant_id'), nothing, { ...more, withoutReferences: true }),
        as(`removes what ${setting} names`, `delete from public.${name}`, nothing, { ...more, withoutReferences: true }),
        ...kept.map((one) => as(`reads ${one} of what ${setting} names`, `select "${one}" from public.${name}`, refused, more)),
      ];
    });
  });
}

type Make = (what: string, statement: string, holds: Probe['holds'], more?: Partial<Probe>) => Probe;

function probesOf(role: Role, table: Table): Make {
  return (what, statement, holds, more = {}) => ({ what: `${role} ${what} (${table.name})`, tables: [table.name], role, context: 'a', statement, holds, ...more });
}

function reading(as: Make, table: Table, rows: SampleRows, own: boolean): Probe[] {
  const other = `tenant_id <> '${String(rows.of('a', table.name)['tenant_id'])}'`;
  return [
    as("reads the other service's rows", `select from public.${table.name} where ${other}`, nothing),
    as('reads without a service', `select from public.${table.name}`, nothing, { context: 'none' }),
    as('reads its own row', `select from public.${table.name}`, own ? ownRow : nothing),
  ];
}

/** Updates and deletes read no column: with a condition, the policy for reading would answer in place of theirs. */
function writing(as: Make, table: Table, rows: SampleRows, rights: Rights, without: Probe['holds']): Probe[] {
  const b = rows.of('b', table.name);
  const written: readonly string[] = typeof rights.update === 'object' ? rights.update : plainColumns(table);
  const column = written[0] ?? 'tenant_id';
  return [
    as('adds a row to the other service', insertOf(table.name, { ...rows.fresh(table), tenant_id: b['tenant_id'] }), refused),
    as('adds a row without a service', insertOf(table.name, rows.fresh(table)), refused, { context: 'none' }),
    as('adds a row of its own', insertOf(table.name, rows.fresh(table)), rights.insert ? letIn : refused),
    as('changes every row', blindUpdate(table, rows, column), rights.update ? ownRow : without, { withoutReferences: true }),
    as('changes rows without a service', blindUpdate(table, rows, column), nothing, { context: 'none', withoutReferences: true }),
    as('moves its row to the other service', `update public.${table.name} set tenant_id = '${String(b['tenant_id'])}'`, rights.update ? refused : without, { withoutReferences: true }),
    as('removes every row', `delete from public.${table.name}`, rights.delete ? ownRow : without, { withoutReferences: true }),
    as('removes rows without a service', `delete from public.${table.name}`, nothing, { context: 'none', withoutReferences: true }),
  ];
}

function blindUpdate(table: Table, rows: SampleRows, column: string): string {
  return `update public.${table.name} set "${column}" = ${literal(rows.of('a', table.name), column, table.name)}`;
}

/** Columns in no key and no reference. */
function plainColumns(table: Table): string[] {
  const bound = new Set(['tenant_id', ...table.references.flatMap(({ columns }) => columns), ...freeKeyColumns(table)]);
  return table.columns.map(({ name }) => name).filter((name) => !bound.has(name));
}

/** Columns that the application may not write. */
function keptColumns(table: Table, { update }: Rights): string[] {
  if (update === true) return [];
  return table.columns.map(({ name }) => name).filter((name) => !update?.includes(name));
}

/** A row of a, sound but for one reference, which names a row of b: added, and changed into that. */
function referenceProbes(catalogue: Catalogue, rows: SampleRows): Probe[] {
  return tenantReferences(catalogue).flatMap((reference) => {
    const table = catalogue.tables.find(({ name }) => name === reference.table)!;
    const target = rows.of('b', reference.target);
    const foreign = Object.fromEntries(reference.columns.map((column, place) => [column, target[reference.targetColumns[place]!]]));
    const row = { ...rows.fresh(table), ...foreign, tenant_id: rows.of('a', table.name)['tenant_id'] };
    // Where the service or another reference fills a whole key, there is no place for another row.
    const others = table.references.filter(({ name }) => name !== reference.name).flatMap(({ columns }) => columns);
    const filled = new Set(['tenant_id', ...others].filter((column) => column === 'tenant_id' || !(column in foreign)));
    const oneOnly = table.keys.some(({ columns, condition }) => condition === null && columns.every((column) => filled.has(column)));
    const changes = Object.keys(foreign).filter((column) => column !== 'tenant_id').map((column) => `"${column}" = ${literal(target, reference.targetColumns[reference.columns.indexOf(column)]!, reference.target)}`);
    return (['waymark_app', 'waymark_owner'] as const).flatMap((role) =>
      [...(oneOnly ? [] : [insertOf(table.name, row)]), `update public.${table.name} set ${changes.join(', ')}`].map((statement): Probe => ({
        what: `${role} refers to the other service by ${reference.name}`, tables: [reference.table, reference.target], role, context: 'a',
        statement, holds: (outcome) => nothing(outcome) || outcome === missing,
      })));
  });
}

/** A row of a with the values that a key has in b: being told that they are taken would tell that they exist. */
function keyProbes(table: Table, rows: SampleRows): Probe[] {
  return table.keys.filter(({ columns }) => columns.some((column) => column !== 'tenant_id')).flatMap((key) => {
    const [a, b] = [rows.of('a', table.name), rows.of('b', table.name)];
    const taken = Object.fromEntries(key.columns.filter((column) => column in b).map((column) => [column, b[column]]));
    const row = { ...rows.stray(table), ...taken, tenant_id: a['tenant_id'] };
    return (['waymark_app', 'waymark_owner'] as const).map((role): Probe => ({
      what: `${role} learns by ${key.name} what the other service has`, tables: [table.name], role, context: 'a', withoutReferences: true,
      statement: insertOf(table.name, row), holds: (outcome) => outcome !== duplicate,
    }));
  });
}

/** What tries one statement, and undoes it. In a schema of its own: the catalogue checks look at public. */
export async function installProbes(client: Connection): Promise<void> {
  await client.query(`
    create schema probe;
    create function probe.attempt(role text, tenant text, shared text, account text, settings jsonb, statement text, without_references boolean) returns text language plpgsql as $$
    declare
      n bigint;
    begin
      set constraints all immediate;
      perform set_config('app.tenant_id', tenant, true), set_config('app.tenant_ids', shared, true), set_config('app.account_id', account, true);
      perform set_config(key, value, true) from jsonb_each_text(settings);
      if without_references then
        set local session_replication_role = replica;
      end if;
      execute format('set local role %I', role);
      execute statement;
      get diagnostics n = row_count;
      raise exception using errcode = 'WM000', message = 'rows ' || n;
    exception when others then
      return case sqlstate when 'WM000' then sqlerrm else sqlstate end;
    end $$;`);
}

const tryAll = statement(`
  select probe.attempt(p.role, p.tenant, p.shared, p.account, p.settings, p.statement, p.without) as outcome
    from jsonb_to_recordset($1::jsonb) as p (role text, tenant text, shared text, account text, settings jsonb, statement text, without boolean)`);

/** Tables and views beside the known ones: whatever shows another service's rows to the application. */
const strangers = statement(`
  select c.oid::regclass::text as name,
         probe.attempt('waymark_app', $2::text, '', $3::text, '{}', format('select from public.%I where tenant_id <> %L', c.relname, $2::text), false) as outcome
    from pg_class c join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f', 'v', 'm') and c.relname <> all ($1::text[])`);

export interface Outcome {
  probe: Probe;
  outcome: string;
}

/** Runs the probes in one round trip, in a transaction that the caller undoes. */
export async function runProbes(client: Connection, probes: readonly Probe[], rows: SampleRows): Promise<Outcome[]> {
  const tenant = String(rows.of('a', 'tenant')['id']);
  const wire = probes.map(({ role, context, settings = {}, statement: tried, withoutReferences }) => ({
    role, settings, statement: tried, without: withoutReferences === true, tenant: context === 'a' ? tenant : '', shared: context === 'shared' ? `{${tenant}}` : '',
    // The application is never told by the account who it is; the platform always is.
    account: context === 'none' ? '' : String(rows.of(role === 'waymark_platform' ? 'a' : 'b', 'account')['id']),
  }));
  const { rows: answers } = await client.query<{ outcome: string }>({ ...tryAll, values: [JSON.stringify(wire)] });
  return probes.map((probe, place) => ({ probe, outcome: answers[place]!.outcome }));
}

/** What was seen that must not be. */
export async function violations(client: Connection, probes: readonly Probe[], rows: SampleRows, catalogue: Catalogue): Promise<string[]> {
  const outcomes = await runProbes(client, probes, rows);
  const seen = outcomes.filter(({ probe, outcome }) => !probe.holds(outcome)).map(({ probe, outcome }) => `${probe.what}: ${outcome}`);
  const known = catalogue.tables.map(({ name }) => name);
  const more = await client.query<{ name: string; outcome: string }>({ ...strangers, values: [known, String(rows.of('a', 'tenant')['id']), String(rows.of('b', 'account')['id'])] });
  return [...seen, ...more.rows.filter(({ outcome }) => !nothing(outcome)).map(({ name, outcome }) => `waymark_app reads the other service's rows (${name}): ${outcome}`)];
}
