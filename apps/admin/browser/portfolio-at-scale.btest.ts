/** The portfolio of a body that every service of England and Wales shares with: one request of data, all rows, filters, and nothing that scrolls sideways. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs } from './harness.ts';

const SERVICES = 155;
const ACTIONS = 60;
const adviser = 'adviser-of-many@oversight.demo';
const planted = "t.slug like 'many-%'";

describeInBrowser(`a portfolio of ${SERVICES} services`, () => {
  let browser: Browser;
  let database: pg.Client;
  beforeAll(async () => {
    browser = await launchBrowser();
    database = new pg.Client({ connectionString: process.env['WAYMARK_BROWSER_DATABASE_URL'] ?? '' });
    await database.connect();
    await remove(database);
    await plant(database);
  }, browserTimeout);
  afterAll(async () => {
    await remove(database);
    await database.end();
    await browser.close();
  }, browserTimeout);

  /** Answers that hold figures of the portfolio. */
  const answers = (page: Page): { bytes: number; milliseconds: number }[] => {
    const found: { bytes: number; milliseconds: number }[] = [];
    page.on('response', (response) => {
      if (!response.url().endsWith('/graphql')) return;
      void response.text().then((text) => {
        if (text.includes('"portfolio":')) found.push({ bytes: text.length, milliseconds: response.request().timing().responseStart });
      }, () => undefined);
    });
    return found;
  };
  const rows = (page: Page) => page.locator('main tbody tr');
  const words = (page: Page) => page.locator('main [role=status]').innerText();

  test('stands on one page by one request of data, every service in a row of its own', async () => {
    const page = await visitAs(browser, adviser);
    await settled(page);
    const times: string[] = [];
    for (let run = 0; run < 4; run += 1) {
      const found = answers(page);
      const began = performance.now();
      await page.goto('/portfolio');
      await rows(page).nth(SERVICES - 1).waitFor();
      const shown = performance.now() - began;
      await settled(page);
      expect(found).toHaveLength(1);
      times.push(`${shown.toFixed(0)} (answer ${found[0]!.milliseconds.toFixed(0)})`);
      expect(await rows(page).count()).toBe(SERVICES);
      expect(await words(page)).toBe(`${SERVICES} of ${SERVICES} shown`);
      expect(await page.locator('.wm-lead').innerText()).toContain(`${SERVICES} services share with Body of many.`);
      if (run === 3) console.info(`Portfolio of ${SERVICES} services, ${SERVICES * ACTIONS} actions, in Chromium: milliseconds until the table is shown ${times.join(', ')}; the answer has ${(found[0]!.bytes / 1024).toFixed(0)} KB.`);
      page.removeAllListeners('response');
    }
  }, browserTimeout);

  test('is filtered and ordered without asking again', async () => {
    const page = await visitAs(browser, adviser);
    await open(page, '/portfolio');
    const found = answers(page);
    await page.locator('#name').fill('many 15');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/portfolio?name=many+15');
    // 15 and 150 to 155.
    await settled(page);
    expect(await words(page)).toBe(`7 of ${SERVICES} shown`);
    expect(await rows(page).count()).toBe(7);
    await page.getByRole('button', { name: 'Off track' }).first().click();
    await page.waitForURL('**/portfolio?name=many+15&sort=offTrack');
    await settled(page);
    expect(await rows(page).count()).toBe(7);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('is accessible, and at 320 pixels nothing scrolls sideways', async () => {
    const page = await visitAs(browser, adviser, { width: 320 });
    await open(page, '/portfolio');
    expect(await rows(page).count()).toBe(SERVICES);
    expect(await overflow(page)).toBe(0);
    expect(await page.locator('.wm-table-region').evaluateAll((regions) => Math.max(0, ...regions.map((region) => region.scrollWidth - region.clientWidth)))).toBe(0);
    // A page of all of them would keep axe for minutes; the rows are alike.
    await open(page, '/portfolio?name=many+15');
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);
});

/** A body of its own with an adviser of its own, so that no other test sees its services; each is a copy of the demonstration's rules with a plan. */
async function plant(database: pg.Client): Promise<void> {
  const like = "(select id from tenant where slug = 'islington')";
  const [{ id: account }] = (await database.query<{ id: string }>(`select account_id as id from person where tenant_id = ${like} and account_id is not null order by account_id limit 1`)).rows as [{ id: string }];
  const steps = [
    `insert into account select (jsonb_populate_record(null::account, to_jsonb(a) || jsonb_build_object('id', gen_random_uuid(), 'email', '${adviser}'))).* from account a where email = 'adviser@oversight.demo'`,
    "insert into oversight_body (id, slug, name_en, name_cy) values (gen_random_uuid(), 'many', 'Body of many', 'Corff llawer')",
    `insert into oversight_member (body_id, account_id) select b.id, a.id from oversight_body b cross join account a where b.slug = 'many' and a.email = '${adviser}'`,
    ...['oversight_stage', 'oversight_rule_set'].map((table) => `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(r) || jsonb_build_object('body_id', b.id))).* from ${table} r cross join oversight_body b
      where b.slug = 'many' and r.body_id = (select m.body_id from oversight_member m join account a on a.id = m.account_id where a.email = 'adviser@oversight.demo' limit 1)`),
    `insert into tenant (id, slug, name_en, name_cy, created_at, gss_code) select gen_random_uuid(), 'many-' || n, 'Many ' || n, 'Llawer ' || n, now(), null from generate_series(1, ${SERVICES}) n`,
    `insert into person (tenant_id, id, account_id, name, created_at) select t.id, gen_random_uuid(), '${account}', 'Somebody', now() from tenant t where ${planted}`,
    `insert into rating_key_version (tenant_id, id, number, document, active, created_at) select t.id, gen_random_uuid(), 1, k.document, true, now() from tenant t cross join rating_key_version k where ${planted} and k.tenant_id = ${like} and k.active`,
    `insert into rule_set_version (tenant_id, id, number, subject, document, content_hash, catalogue_version, state, created_at, activated_at)
      select t.id, gen_random_uuid(), 1, r.subject, r.document, r.content_hash, r.catalogue_version, 'active', now(), now() from tenant t cross join rule_set_version r where ${planted} and r.tenant_id = ${like} and r.state = 'active'`,
    `insert into share (tenant_id, id, body_id, granted_by, granted_at, scopes) select t.id, gen_random_uuid(), b.id, '${account}', now(), '{actions,escalations,indicators}' from tenant t cross join oversight_body b where ${planted} and b.slug = 'many'`,
    `insert into plan (tenant_id, id, title, created_at, updated_at) select t.id, gen_random_uuid(), 'Plan', now(), now() from tenant t where ${planted}`,
    `insert into section (tenant_id, id, plan_id, position, title) select t.id, gen_random_uuid(), p.id, 0, 'Section' from tenant t join plan p on p.tenant_id = t.id where ${planted}`,
    `insert into objective (tenant_id, id, plan_id, section_id, position, title) select t.id, gen_random_uuid(), s.plan_id, s.id, 0, 'Objective' from tenant t join section s on s.tenant_id = t.id where ${planted}`,
    `with planned as (
      select t.id as tenant_id, gen_random_uuid() as action_id, gen_random_uuid() as decision_id, o.plan_id, o.section_id, o.id as objective_id, n, (array['red', 'amber', 'green', 'blue'])[1 + n % 4] as code, r.id as rules, r.content_hash
        from tenant t join objective o on o.tenant_id = t.id join rule_set_version r on r.tenant_id = t.id and r.subject = 'action' cross join generate_series(1, ${ACTIONS}) n where ${planted}
    ), actions as (
      insert into action (tenant_id, id, plan_id, section_id, objective_id, position, description, status, assurance, stated_code, stated_source, timescale_source_text, timescale_precision, timescale_current, last_updated_on, computed_code, decision_id, created_at, updated_at)
      select tenant_id, action_id, plan_id, section_id, objective_id, n, 'Action', case when code = 'green' then 'complete' else 'inProgress' end, case when code = 'green' then 'boardAccepted' else 'none' end, 'amber', 'text', '', 'day', date '2026-06-30' + n * 3, '2026-09-01', code, decision_id, now(), now() from planned returning 1
    ), revisions as (
      insert into action_revision (tenant_id, id, action_id, number, at, actor_id, reason, before, after)
      select tenant_id, gen_random_uuid(), action_id, s.number, s.at, '${account}', 'step', jsonb_build_object('assurance', s.before), jsonb_build_object('assurance', s.after)
        from planned cross join (values (2, timestamptz '2026-08-01 12:00Z', 'none', 'claimed'), (3, timestamptz '2026-08-11 12:00Z', 'claimed', 'boardAccepted')) as s (number, at, before, after)
       where code = 'green' returning 1
    ), decisions as (
      insert into decision (tenant_id, id, action_id, rule_set_version_id, content_hash, engine_version, calendar_version, decided_at, decided_for, facts, outcome, trigger, baseline)
      select tenant_id, decision_id, action_id, rules, content_hash, '1', '1', '2026-09-01', '2026-09-01', '{}', code, 'seed', false from planned returning 1
    ), evidence as (
      insert into evidence (tenant_id, id, piece_id, number, action_id, title, marking, dated_on, added_by, added_at)
      select tenant_id, decision_id, decision_id, 1, action_id, 'Minutes', 'official', '2026-09-01', '${account}', now() from planned where n % 2 = 0 returning 1
    ) select (select count(*) from actions) + (select count(*) from revisions) + (select count(*) from decisions) + (select count(*) from evidence)`,
    'analyze',
  ];
  for (const step of steps) await database.query(step);
}

/** Whatever was planted, and what the program wrote about it since: without references, as the order does not matter then. */
async function remove(database: pg.Client): Promise<void> {
  const { rows: tables } = await database.query<{ name: string }>("select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name) where c.table_schema = 'public' and c.column_name = 'tenant_id' and t.table_type = 'BASE TABLE'");
  await database.query('begin');
  await database.query('set local session_replication_role = replica');
  for (const { name } of tables) await database.query(`delete from "${name}" r using tenant t where t.id = r.tenant_id and ${planted}`);
  await database.query(`delete from tenant t where ${planted}`);
  for (const table of ['oversight_stage', 'oversight_rule_set', 'oversight_member']) await database.query(`delete from ${table} where body_id = (select id from oversight_body where slug = 'many')`);
  await database.query("delete from oversight_body where slug = 'many'");
  await database.query(`delete from account_session where account_id = (select id from account where email = '${adviser}')`);
  await database.query(`delete from account where email = '${adviser}'`);
  await database.query('commit');
}
