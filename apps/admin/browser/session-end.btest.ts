/** The end of a session: told two minutes ahead, put off by "Stay signed in", and nothing typed is lost. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, describeInBrowser, fillSignIn, launchBrowser, open, settled, violations, visit } from './harness.ts';

const email = 'manager@portsmouth.demo';

describeInBrowser('the end of a session', () => {
  let browser: Browser;
  let database: pg.Client;
  beforeAll(async () => {
    browser = await launchBrowser();
    database = new pg.Client({ connectionString: process.env['WAYMARK_BROWSER_DATABASE_URL'] ?? '' });
    await database.connect();
  }, browserTimeout);
  afterAll(async () => {
    await database.end();
    await browser.close();
  }, browserTimeout);

  /** As if nothing had happened for so long; and the page looks again, as when its tab is shown. */
  const idleFor = async (page: Page, time: string): Promise<void> => {
    await database.query("update account_session set last_seen_at = last_seen_at - $2::interval where account_id = (select id from account where email = $1)", [email, time]);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  };

  test('is told ahead in a dialog that the keyboard reaches, and can be put off; what was typed comes back', async () => {
    const page = await visit(browser);
    await open(page, '/sign-in');
    await fillSignIn(page, email);
    await page.waitForURL('**/s/portsmouth');
    await settled(page);
    await page.locator('.wm-list__heading a').first().click();
    await page.waitForURL('**/plans/*');
    await settled(page);
    await page.locator('a[href*="/actions/"]').first().click();
    await page.waitForURL('**/actions/*');
    await settled(page);
    await page.locator('#evidence-title').fill('Minutes of the management board');
    await page.locator('#evidence-date').fill('14');

    await idleFor(page, '28 minutes 30 seconds');
    const dialog = page.getByRole('dialog', { name: 'You will soon be signed out' });
    await dialog.waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Stay signed in');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.locator('#evidence-title').inputValue()).toBe('Minutes of the management board');

    await idleFor(page, '31 minutes');
    await page.waitForURL('**/sign-in?return=*');
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('Your session has ended');
    await fillSignIn(page, email);
    await page.waitForURL('**/actions/*');
    await settled(page);
    expect(await page.locator('#evidence-title').inputValue()).toBe('Minutes of the management board');
    expect(await page.locator('#evidence-date').inputValue()).toBe('14');

    // Whoever signs out leaves nothing behind.
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL('**/sign-in');
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('waymark.draft.')))).toEqual([]);
  }, browserTimeout);
});
