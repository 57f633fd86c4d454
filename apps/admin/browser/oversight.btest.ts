/** Oversight across services: a service tries and grants a share, the adviser finds it in the portfolio, the service sees the look, and ends the share. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

describeInBrowser('oversight', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const adviser = (options: VisitOptions = {}): Promise<Page> => visitAs(browser, 'adviser@oversight.demo', options);
  const portfolio = async (page: Page, search = ''): Promise<string[]> => {
    await open(page, `/portfolio${search}`);
    await page.locator('main tbody, main .wm-empty').first().waitFor();
    return page.locator('tbody th').allInnerTexts();
  };

  test('from a preview to the portfolio, the look in the trust centre, and the end', async () => {
    const page = await visitAs(browser, 'administrator@rotherham.demo');
    const other = await adviser();
    expect((await portfolio(other)).join()).not.toContain('Rotherham');
    await open(page, '/s/rotherham/trust');
    const sharing = page.locator('section[aria-labelledby=sharing]');
    await page.locator('summary', { hasText: 'Share with an oversight body' }).click();
    await page.getByLabel('National oversight body').check();
    await page.getByRole('button', { name: 'Show what they would see' }).click();
    const preview = page.locator('.wm-preview');
    await preview.getByText('Past their date').waitFor();
    const overdue = /\d+ of \d+/.exec((await preview.locator('.govuk-summary-list__row', { hasText: 'Past their date' }).innerText()))![0];
    await sharing.getByRole('button', { name: 'Share with an oversight body' }).click();
    await page.getByText('You share with National oversight body.').waitFor();

    expect((await portfolio(other)).join()).toContain('Rotherham');
    const row = other.locator('tbody tr', { hasText: 'Rotherham' });
    expect(await row.innerText()).toContain(overdue);
    expect(await violations(other)).toEqual([]);
    await row.getByRole('link').click();
    await other.getByText('This service shares figures alone').waitFor();

    await open(page, '/s/rotherham/trust');
    const looks = page.locator('section[aria-labelledby=looks]');
    expect(await looks.locator('tbody').innerText()).toMatch(/22 November 2026\s+Oversight Adviser, National oversight body\s+The figures, in the portfolio\s+1/);
    expect(await violations(page)).toEqual([]);

    await page.locator('summary', { hasText: 'Stop sharing' }).click();
    await page.getByLabel('Why do you stop?').fill('The review is over.');
    await sharing.getByRole('button', { name: 'Stop sharing' }).click();
    await page.getByText('You no longer share with National oversight body.').waitFor();
    expect((await portfolio(other)).join()).not.toContain('Rotherham');
    await open(other, '/s/rotherham');
    expect(await other.locator('h1').innerText()).toBe('Page not found');
  }, browserTimeout);

  test('the address keeps filters and order, by keyboard as well', async () => {
    const page = await adviser();
    const names = await portfolio(page);
    expect(names.length).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'Off track' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/portfolio?sort=offTrack');
    await page.locator('#name').fill('isl');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/portfolio?name=isl&sort=offTrack');
    await settled(page);
    expect((await page.locator('tbody th').allInnerTexts()).join()).toContain('Islington');
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(await portfolio(page, '?name=isl&sort=offTrack')).toHaveLength(1);
  }, browserTimeout);

  test.each([
    ['en', 1280],
    ['cy', 390],
    ['en', 320],
  ] as const)('the portfolio is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await adviser({ language, width });
    const found = complaints(page);
    await portfolio(page);
    for (const summary of await page.locator('main summary').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);
});
