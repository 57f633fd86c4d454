/** Actions and the indicators that they should move: linked from either page, said in the indicator's own sentence, removed again. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs } from './harness.ts';

describeInBrowser('actions and the indicators that they should move', () => {
  let browser: Browser;
  let database: pg.Client;
  let actionId: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    database = new pg.Client({ connectionString: process.env['WAYMARK_BROWSER_DATABASE_URL'] ?? '' });
    await database.connect();
    await database.query("delete from action_indicator where tenant_id = (select id from tenant where slug = 'rotherham')");
    const found = await database.query<{ id: string }>(`select a.id from action a join tenant t on t.id = a.tenant_id join plan p on p.tenant_id = a.tenant_id and p.id = a.plan_id and p.archived_at is null where t.slug = 'rotherham' order by p.created_at, a.position limit 1`);
    actionId = found.rows[0]!.id;
  }, browserTimeout);
  afterAll(async () => {
    await database.query("delete from action_indicator where tenant_id = (select id from tenant where slug = 'rotherham')");
    await database.end();
    await browser.close();
  }, browserTimeout);

  test('linked on the page of the action, it says the indicator’s sentence, with its counts', async () => {
    const page = await visitAs(browser, 'manager@rotherham.demo');
    const found = complaints(page);
    await open(page, `/s/rotherham/actions/${actionId}`);
    const section = page.locator('section[aria-labelledby=moved-indicators]');
    expect(await section.innerText()).toContain('Nobody has said which indicator this action should move.');
    await section.locator('summary').click();
    await section.locator('select').selectOption('first-time-entrants');
    await section.getByRole('button', { name: 'Link the indicator' }).click();
    await page.locator('.govuk-notification-banner--success').waitFor();
    await settled(page);
    expect(await section.innerText()).toContain('Rotherham: 142 per 100,000 in 2024, about 39 of 27,779 children');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);

  test.each([['en', 1280], ['cy', 320]] as const)('the indicator lists the action with its rating in words; both pages fit: %s at %i pixels', async (language, width) => {
    const page = await visitAs(browser, 'manager@rotherham.demo', { language, width });
    await open(page, '/s/rotherham/indicators/first-time-entrants');
    const section = page.locator('section[aria-labelledby=moving-actions]');
    expect(await section.locator(`a[href$="${actionId}"]`).count()).toBe(1);
    expect((await section.locator('.wm-rating').innerText()).trim()).not.toBe('');
    await section.locator('summary').click();
    await settled(page);
    expect(await section.locator('#link-action option').count()).toBeGreaterThan(3);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  }, browserTimeout);

  test('the link is removed where it is seen, and is in the trail', async () => {
    const page = await visitAs(browser, 'manager@rotherham.demo');
    await open(page, '/s/rotherham/indicators/first-time-entrants');
    await page.getByRole('button', { name: /^Remove the link/ }).click();
    await page.locator('.govuk-notification-banner--success').waitFor();
    await settled(page);
    expect(await page.locator('section[aria-labelledby=moving-actions]').innerText()).toContain('No action is linked to this indicator.');
    const trail = await database.query<{ operation: string }>(`select operation from audit_event where subject_id = $1 and operation in ('linkIndicator', 'unlinkIndicator') order by seq desc limit 2`, [actionId]);
    expect(trail.rows.map(({ operation }) => operation)).toEqual(['unlinkIndicator', 'linkIndicator']);
  }, browserTimeout);

  test('who may not manage the plan sees the links and no way to change them', async () => {
    const page = await visitAs(browser, 'chair@portsmouth.demo');
    await open(page, '/s/portsmouth/indicators/first-time-entrants');
    const section = page.locator('section[aria-labelledby=moving-actions]');
    expect(await section.innerText()).toContain('No action is linked to this indicator.');
    expect(await section.locator('summary, button').count()).toBe(0);
  }, browserTimeout);
});
