import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { catalogChecks, checkCatalog } from './catalog-checks.ts';
import { exemptions } from './catalog-exemptions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

/** A sound tenant table, for the checks that need one more than the schema has. */
const sound = `
  create table probe (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id));
  alter table probe enable row level security; alter table probe force row level security;
  create policy probe_own on probe to waymark_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`;

/** For each check one fault that it must find, and how to take it back. */
const faults: readonly (readonly [check: string, object: string, make: string, undo: string])[] = [
  ['Q0 reference', 'probe', 'create table probe (id uuid primary key)', 'drop table probe'],
  ['Q1 rls', 'evidence', 'alter table evidence no force row level security', 'alter table evidence force row level security'],
  ['Q1 rls', 'probe', 'create table probe (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id))', 'drop table probe'],
  ['Q2 column', 'probe', `${sound} alter table probe alter tenant_id set default '00000000-0000-0000-0000-000000000000'`, 'drop table probe'],
  ['Q3 unique', 'plan_title', 'create unique index plan_title on plan (title)', 'drop index plan_title'],
  ['Q4 reference', 'evidence.loose', 'alter table plan add constraint plan_id_only unique (id); alter table evidence add constraint loose foreign key (action_id) references plan (id)', 'alter table evidence drop constraint loose; alter table plan drop constraint plan_id_only'],
  ['Q5 outward', 'account.outward', 'alter table account add tenant uuid, add person uuid, add constraint outward foreign key (tenant, person) references person (tenant_id, id)', 'alter table account drop constraint outward, drop tenant, drop person'],
  ['Q6 cascade', 'evidence.nulling', 'alter table evidence add constraint nulling foreign key (tenant_id, action_id) references action (tenant_id, id) on delete set null', 'alter table evidence drop constraint nulling'],
  ['Q7 policy', 'plan.everything', 'create policy everything on plan for select to waymark_app using (true)', 'drop policy everything on plan'],
  ['Q7 policy', 'plan.listed', "create policy listed on plan for select to waymark_app using (tenant_id in (select tenant_id from person))", 'drop policy listed on plan'],
  ['Q18 policy role', 'plan.for_all', "create policy for_all on plan for select using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)", 'drop policy for_all on plan'],
  ['Q8 no policy', 'tenant', 'alter table tenant enable row level security', 'alter table tenant disable row level security'],
  ['Q9 view', 'every_plan', 'create view every_plan as select * from plan', 'drop view every_plan'],
  ['Q9 view', 'kept_plan', 'create materialized view kept_plan as select * from plan', 'drop materialized view kept_plan'],
  ['Q10 function', 'probe()', "create function probe() returns bigint language sql security definer as 'select count(*) from plan'", 'drop function probe()'],
  ['Q11 role', 'waymark_app TRUNCATE on plan', 'grant truncate on plan to waymark_app', 'revoke truncate on plan from waymark_app'],
  ['Q11 role', 'owns probe', `${sound} alter table probe owner to waymark_app`, 'drop table probe'],
  ['Q12 trigger', 'plan.probe', "create function probe() returns trigger language plpgsql as 'begin return new; end'; create trigger probe before insert on plan for each row execute function probe()", 'drop trigger probe on plan; drop function probe()'],
  ['Q7 policy', 'plan.wider', "create policy wider on plan for select to waymark_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid or archived_at is null)", 'drop policy wider on plan'],
  ['Q10 function', 'append_audit(jsonb)', 'alter function append_audit(jsonb) set search_path = pg_temp, public', 'alter function append_audit(jsonb) set search_path = public, pg_temp'],
  ['Q10 function', 'append_audit(jsonb)', 'grant execute on function append_audit(jsonb) to public', 'revoke execute on function append_audit(jsonb) from public'],
  ['Q12 trigger', 'plan.also', 'create rule also as on insert to plan do also notify plan', 'drop rule also on plan'],
  ['Q14 grant', 'waymark_app DELETE on decision', 'grant delete on decision to waymark_app', 'revoke delete on decision from waymark_app'],
  ['Q14 grant', 'waymark_app DELETE on plan', 'alter policy plan_delete on plan to waymark_owner', 'alter policy plan_delete on plan to waymark_app'],
  ['Q15 two policies', 'stored_file.any_state', "create policy any_state on stored_file for delete to waymark_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)", 'drop policy any_state on stored_file'],
  ['Q7 policy', 'plan.lent', "create policy lent on plan for update to waymark_app using (tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[]))", 'drop policy lent on plan'],
  ['Q17 shared', 'plan_import.lent', "create policy lent on plan_import for select to waymark_app using (tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[]))", 'drop policy lent on plan_import'],
  ['Q16 definer', 'probe', "create function probe() returns bigint language sql security definer set search_path = public, pg_temp as 'select count(*) from plan'; revoke execute on function probe() from public", 'drop function probe()'],
  ['Q13 index', 'probe', `${sound} alter table probe drop constraint probe_pkey`, 'drop table probe'],
];

describe('the catalog checks [1]', () => {
  test('find nothing in the migrated schema', async () => {
    expect(await checkCatalog(database.administratorUrl)).toEqual([]);
  });

  test.each(faults)('%s finds %s', async (check, object, make, undo) => {
    await database.administer(make);
    const findings = await checkCatalog(database.administratorUrl);
    await database.administer(undo);
    expect(findings).toContainEqual(expect.objectContaining({ check, object }));
    expect(await checkCatalog(database.administratorUrl)).toEqual([]);
  });

  test('each have a fault above that they find', () => {
    const shown = new Set(faults.map(([check]) => check));
    expect(catalogChecks.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  test('[2] name an exemption that nothing needs', async () => {
    const findings = await checkCatalog(database.administratorUrl, [...exemptions, { check: 'Q9 view', object: 'gone', reason: 'It was there once.' }]);
    expect(findings).toEqual([expect.objectContaining({ check: 'exemption', object: 'Q9 view: gone' })]);
  });

  test('[2] say why for every exemption', () => {
    for (const { reason } of exemptions) expect(reason).toMatch(/^[A-Z].{20,}\.$/);
  });
});
