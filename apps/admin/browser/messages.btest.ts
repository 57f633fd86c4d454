/** The inbox and the delivery log: read, marked, told by e-mail or not, sent again; calendar addresses and webhooks. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { passOver } from './escalation-pass.ts';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

const reader = 'manager@rotherham.demo';
const widths = [['en', 1280], ['cy', 1280], ['en', 390], ['cy', 320]] as const;

describeInBrowser('messages', () => {
  let browser: Browser;
  let database: pg.Client;
  /** Of one action, told to the manager; the newer one also by an e-mail that was given up. */
  beforeAll(async () => {
    browser = await launchBrowser();
    database = new pg.Client({ connectionString: process.env['WAYMARK_BROWSER_DATABASE_URL'] ?? '' });
    await database.connect();
    await passOver(database);
    for (const step of [1, 2]) {
      const { rows: [message] } = await database.query<{ tenant_id: string; id: string }>(
        `insert into message (tenant_id, id, recipient_id, kind, subject_kind, subject_id, parameters, dedupe_key, created_at, visible_from)
         select a.tenant_id, $2, p.account_id, 'escalation', 'action', a.id, jsonb_build_object('ref', '1.1', 'step', $3::int), 'told in a test, step ' || $3::int, '2026-11-20T09:00Z', '2026-11-20T09:00Z'
         from tenant t join action a on a.tenant_id = t.id join person p on p.tenant_id = t.id join account c on c.id = p.account_id
         where t.slug = 'rotherham' and c.email = $1 order by a.id limit 1 returning tenant_id, id`,
        [reader, randomUUID(), step],
      );
      await database.query(`insert into delivery (tenant_id, id, message_id, channel, state, attempts, last_error, created_at) values ($1, $2, $3, 'email', 'dead', 6, 'mailUnreachable', '2026-11-20T09:00Z')`, [message!.tenant_id, randomUUID(), message!.id]);
    }
  }, browserTimeout);
  afterAll(async () => {
    await database.end();
    await browser.close();
  }, browserTimeout);

  const inbox = async (options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, reader, options);
    await open(page, '/s/rotherham/inbox');
    return page;
  };
  const log = async (options: VisitOptions = {}, search = ''): Promise<Page> => {
    const page = await visitAs(browser, 'administrator@rotherham.demo', options);
    await open(page, `/s/rotherham/deliveries${search}`);
    return page;
  };

  test.each(widths)('both pages are accessible and fit: %s at %i pixels', async (language, width) => {
    for (const page of [await inbox({ language, width }), await log({ language, width })]) {
      const found = complaints(page);
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(await page.locator('main').innerText()).not.toMatch(/\b(?:inbox|log|webhooks|calendar|preferences)\.\w/);
      expect(found).toEqual([]);
    }
  }, browserTimeout);

  test('a message is counted in the navigation, leads to its action, and is read from then on', async () => {
    const page = await inbox();
    // Beside these two there may be the digest of the week.
    const before = Number(/\d+/.exec(await page.locator('.wm-lead').first().innerText())?.[0]);
    expect(before).toBeGreaterThanOrEqual(2);
    await page.getByRole('link', { name: `Inbox (${before} unread)` }).waitFor();
    await page.getByRole('button', { name: 'Mark as read: Action 1.1 needs attention: step 1 of its escalation' }).click();
    await page.getByRole('link', { name: before === 2 ? 'Inbox (1 unread)' : `Inbox (${before - 1} unread)` }).waitFor();
    await page.getByRole('link', { name: 'Action 1.1 needs attention: step 2 of its escalation' }).click();
    await page.waitForURL('**/actions/*');
    await settled(page);
    expect(await page.locator('.wm-why').count()).toBe(1);
    await open(page, '/s/rotherham/inbox');
    for (const step of [1, 2]) expect(await page.locator('tbody tr', { hasText: `step ${step} of its escalation` }).innerText()).not.toContain('Unread');
    expect(await page.locator('.wm-lead').first().innerText()).toMatch(before === 2 ? /read everything/ : new RegExp(`${before - 2} unread`));
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test('what comes by e-mail is chosen and kept', async () => {
    const page = await inbox();
    const choice = page.getByRole('group', { name: 'When an action needs your attention' }).getByLabel('Counted in the next digest');
    await choice.check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Your choices are saved.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await settled(page);
    expect(await choice.isChecked()).toBe(true);
  }, browserTimeout);

  test('an address for the calendar is shown once, works without signing in, and ends', async () => {
    const page = await inbox();
    await page.getByRole('button', { name: 'Make an address' }).click();
    const shown = page.locator('section[aria-labelledby=calendar] code, section[aria-labelledby=calendar] input').first();
    await shown.waitFor();
    const address = await shown.evaluate((element) => (element instanceof HTMLInputElement ? element.value : element.textContent));
    const read = async () => (await fetch(new URL(new URL(address).pathname, page.url()))).status;
    expect(await read()).toBe(200);
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await settled(page);
    expect(await page.locator('main').innerText()).not.toContain(new URL(address).pathname);
    await page.getByRole('button', { name: 'End the address' }).click();
    await page.getByText('The address has ended.').waitFor();
    expect(await read()).toBe(404);
  }, browserTimeout);

  test('what was given up is found by its state, says why, and goes out again', async () => {
    const page = await log({}, '?state=DEAD');
    expect(await page.locator('main [role=status]').first().innerText()).toBe('2 deliveries');
    expect(await page.locator('tbody tr').first().innerText()).toMatch(/Given up[\s\S]*the mail server did not answer · 6 attempts/);
    await page.getByRole('button', { name: /^Send again: Action 1.1 needs attention: step 2/ }).click();
    await page.getByText('It will be sent again within a minute.').waitFor();
    expect(await violations(page)).toEqual([]);
    // The program's worker sends it into its mail folder.
    for (let tries = 0; tries < 60; tries += 1) {
      const { rows } = await database.query("select from delivery d join message m on m.tenant_id = d.tenant_id and m.id = d.message_id where m.dedupe_key = 'told in a test, step 2' and d.state = 'sent' and d.attempts > 0");
      if (rows.length > 0) break;
      await page.waitForTimeout(250);
    }
    await open(page, '/s/rotherham/deliveries?state=SENT');
    expect(await page.locator('tbody').innerText()).toContain('step 2 of its escalation');
  }, browserTimeout);

  test('an address that is none, or not https, is refused at its field', async () => {
    const page = await log();
    for (const [address, words] of [['nowhere', 'Enter the address, such as'], ['http://hooks.example/waymark', 'begins with https://']] as const) {
      await page.locator('#webhook-url').fill(address);
      await page.getByRole('button', { name: 'Add a webhook' }).click();
      await page.locator('.govuk-error-summary').getByText(words).waitFor();
      expect(await page.locator('#webhook-url').inputValue()).toBe(address);
      expect(await violations(page)).toEqual([]);
    }
  }, browserTimeout);

  test('whoever does not administer the service is not shown the log', async () => {
    const page = await inbox();
    await open(page, '/s/rotherham/deliveries');
    expect(await page.locator('table').count()).toBe(0);
  }, browserTimeout);
});
