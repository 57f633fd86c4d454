/** Owners' names: the plan asks who they are, one page says it, by keyboard too, and the person finds the actions among theirs. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

describeInBrowser('owners in the plans', () => {
  let browser: Browser;
  let database: pg.Client;
  let before: unknown[];
  beforeAll(async () => {
    browser = await launchBrowser();
    database = new pg.Client({ connectionString: process.env['WAYMARK_BROWSER_DATABASE_URL'] ?? '' });
    await database.connect();
    before = (await database.query('select o.tenant_id, o.action_id, o.position, o.person_id from action_owner o join tenant t on t.id = o.tenant_id where t.slug = $1', ['portsmouth'])).rows;
  }, browserTimeout);
  afterAll(async () => {
    await database.query('update action_owner o set person_id = b.person_id from jsonb_to_recordset($1) as b(tenant_id uuid, action_id uuid, position int, person_id uuid) where o.tenant_id = b.tenant_id and o.action_id = b.action_id and o.position = b.position', [JSON.stringify(before)]);
    await database.end();
    await browser.close();
  }, browserTimeout);

  const owners = async (options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, 'manager@portsmouth.demo', options);
    await open(page, '/s/portsmouth/owners');
    return page;
  };

  test.each([['en', 1280], ['cy', 1280], ['en', 390], ['cy', 320]] as const)('is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await owners({ language, width });
    const found = complaints(page);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(3);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('one form says who several names mean, and the count of open names falls', async () => {
    const page = await owners();
    const openNames = async () => Number((/^\d+/.exec(await page.locator('form > p').first().innerText()) ?? ['0'])[0]);
    const first = page.locator('tbody select').filter({ hasNot: page.locator('option:checked:not([value=""])') });
    const unlinked = await openNames();
    expect(unlinked).toBeGreaterThan(1);
    const [one, two] = [await first.nth(0).getAttribute('id'), await first.nth(1).getAttribute('id')];
    // By keyboard alone: the letter chooses, Enter in the form saves.
    await page.locator(`#${one}`).focus();
    await page.keyboard.press('End');
    await page.locator(`#${two}`).focus();
    await page.keyboard.press('End');
    expect(await page.locator(`#${two}`).inputValue()).not.toBe('');
    await page.getByRole('button', { name: 'Save' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.govuk-notification-banner--success').waitFor();
    await settled(page);
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('2 names mean somebody else now');
    expect(await openNames()).toBe(unlinked - 2);
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test('the plan leads there while names are open, and who may not say it is not asked', async () => {
    const page = await visitAs(browser, 'manager@portsmouth.demo');
    const { rows: [plan] } = await database.query<{ id: string }>('select p.id from plan p join tenant t on t.id = p.tenant_id where t.slug = $1 and p.archived_at is null order by p.created_at limit 1', ['portsmouth']);
    await open(page, `/s/portsmouth/plans/${plan!.id}`);
    await page.getByRole('link', { name: 'Say who the owners are' }).click();
    await page.getByRole('heading', { level: 1, name: 'Owners in your plans' }).waitFor();
    const chair = await visitAs(browser, 'chair@portsmouth.demo');
    await open(chair, `/s/portsmouth/plans/${plan!.id}`);
    expect(await chair.getByRole('link', { name: 'Say who the owners are' }).count()).toBe(0);
  }, browserTimeout);
});
