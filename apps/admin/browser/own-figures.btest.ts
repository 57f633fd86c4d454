/** A service's own figures: entered by one person and confirmed by another, imported whole or not at all, never a rate without its counts. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

const widths = [['en', 1280], ['cy', 320]] as const;
const head = 'indicator,definition_version,window,period_start,numerator,denominator,source,as_at';

describeInBrowser('a service’s own figures', () => {
  let browser: Browser;
  let database: pg.Client;
  beforeAll(async () => {
    browser = await launchBrowser();
    database = new pg.Client({ connectionString: process.env['WAYMARK_BROWSER_DATABASE_URL'] ?? '' });
    await database.connect();
    await database.query("delete from observation where tenant_id = (select id from tenant where slug = 'portsmouth')");
  }, browserTimeout);
  afterAll(async () => {
    await database.query("delete from observation where tenant_id = (select id from tenant where slug = 'portsmouth')");
    await database.end();
    await browser.close();
  }, browserTimeout);

  const manager = async (path: string, options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, 'manager@portsmouth.demo', options);
    await open(page, `/s/portsmouth/indicators/${path}`);
    return page;
  };
  const chair = async (path: string): Promise<Page> => {
    const page = await visitAs(browser, 'chair@portsmouth.demo');
    await open(page, `/s/portsmouth/indicators/${path}`);
    return page;
  };
  const load = async (page: Page, rows: readonly string[]): Promise<void> => {
    await page.locator('#file-csv').setInputFiles({ name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from([head, ...rows].join('\r\n')) });
    await page.getByRole('button', { name: 'Import', exact: true }).click();
  };

  test('a figure is entered, waits, and counts once another person has confirmed it', async () => {
    const page = await manager('kpi-4-mental-health');
    await page.locator('summary', { hasText: 'Enter a figure' }).click();
    await page.getByRole('button', { name: 'Enter the figure' }).click();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Enter a whole number, such as 12');
    for (const [field, value] of [['numerator', '12'], ['denominator', '40'], ['offered', '9'], ['attended', '6'], ['source', 'Case system']] as const) await page.locator(`#observation-${field}`).fill(value);
    await page.locator('#observation-asAt').fill('14');
    await page.locator('#observation-asAt-month').fill('10');
    await page.locator('#observation-asAt-year').fill('2026');
    await page.getByRole('button', { name: 'Enter the figure' }).click();
    await page.locator('.govuk-notification-banner--success').waitFor();
    expect(await page.locator('section[aria-labelledby=waiting]').innerText()).toContain('Jul–Sep 2026: 30.0%, 12 of 40 (95% interval 18.1% to 45.4%).');
    // Who entered it is not asked.
    expect(await page.getByRole('button', { name: 'Confirm' }).count()).toBe(0);

    const other = await chair('kpi-4-mental-health');
    expect(await violations(other)).toEqual([]);
    await other.getByRole('button', { name: /^Confirm ?: ?Jul–Sep 2026/ }).click();
    await other.locator('.govuk-notification-banner--success').waitFor();
    const own = await other.locator('section[aria-labelledby=own]').innerText();
    for (const words of ['Limits and rules need 13 figures, and there are 1', 'From need to help, Jul–Sep 2026', 'Offered help, of those with the need', '75.0%', 'As many children are lost before an offer (3)']) expect(own).toContain(words);
    expect(await violations(other)).toEqual([]);
  }, browserTimeout);

  test('a file with one wrong row keeps nothing and names the row; put right, it is kept whole', async () => {
    const page = await manager('import');
    const found = complaints(page);
    const quarter = (index: number): string => `${2023 + Math.floor(index / 4)}-${String((index % 4) * 3 + 1).padStart(2, '0')}-01`;
    const rows = Array.from({ length: 14 }, (_, index) => `kpi-1-accommodation,gov.uk,quarter,${quarter(index)},${index === 13 ? 40 : 20 + (index % 3)},40,Case system,2026-10-14`);
    await load(page, [...rows.slice(0, 3), 'kpi-1-accommodation,gov.uk,quarter,2024-01-01,41,40,Case system,2026-10-14']);
    await page.locator('.govuk-error-summary').waitFor();
    const faults = page.locator('table', { has: page.locator('caption', { hasText: 'What is wrong, by row' }) }).locator('tbody tr');
    expect(await faults.allInnerTexts()).toEqual([expect.stringMatching(/5\s+numerator\s+More are counted than there are/)]);
    expect((await database.query("select from observation where tenant_id = (select id from tenant where slug = 'portsmouth') and indicator = 'kpi-1-accommodation'")).rowCount).toBe(0);
    expect(await violations(page)).toEqual([]);
    await load(page, rows);
    await page.locator('.govuk-notification-banner--success').waitFor();
    expect((await database.query("select from observation where tenant_id = (select id from tenant where slug = 'portsmouth') and indicator = 'kpi-1-accommodation'")).rowCount).toBe(14);
    expect(found).toEqual([]);

    const other = await chair('kpi-1-accommodation');
    await other.getByRole('button', { name: 'Confirm all 14' }).click();
    await other.locator('.govuk-notification-banner--success').waitFor();
    await settled(other);
    expect(await other.locator('section[aria-labelledby=own]').innerText()).toContain('The newest figure is a change for the better beyond chance (outside the limits');
  }, browserTimeout);

  test.each(widths)('every figure has its counts and interval, every mark its word, and the pages are accessible and fit: %s at %i pixels', async (language, width) => {
    const page = await manager('kpi-1-accommodation', { language, width });
    for (const details of await page.locator('details').all()) await details.evaluate((element) => element.setAttribute('open', ''));
    const rows = await page.locator('section[aria-labelledby^=own-kpi-1-accommodation-QUARTER] tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
    expect(rows).toHaveLength(14);
    for (const [, value, interval, numerator, denominator, , signal] of rows) {
      expect([value, interval, numerator, denominator]).toEqual([expect.stringMatching(/^\d+\.\d%$/), expect.stringMatching(/^\d+\.\d% (to|i) \d+\.\d%$/), expect.stringMatching(/^\d+$/), '40']);
      expect(signal).not.toBe('');
    }
    expect(await page.locator('svg[role=img]').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await open(page, '/s/portsmouth/indicators');
    expect(await page.locator('main').innerText()).toContain('100.0%');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await open(page, '/s/portsmouth/indicators/import');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  }, browserTimeout);

  test('what the other person rejects says why, and who may only read is offered nothing', async () => {
    const page = await manager('import');
    await load(page, ['custody-rate,2015,rolling12,2025-07-01,3,17300,Court lists,2026-10-14']);
    await page.locator('.govuk-notification-banner--success').waitFor();
    const other = await chair('custody-rate');
    expect(await other.locator('summary', { hasText: 'Enter a figure' }).count()).toBe(0);
    await other.locator('summary', { hasText: 'Reject' }).click();
    await other.getByRole('button', { name: 'Reject', exact: true }).click();
    expect(await other.locator('.govuk-error-summary').innerText()).toContain('Enter a text');
    await other.locator('textarea').fill('One sentence was overturned');
    await other.getByRole('button', { name: 'Reject', exact: true }).click();
    await other.locator('.govuk-notification-banner--success').waitFor();
    await other.locator('summary', { hasText: 'Everything that was entered' }).click();
    expect(await other.locator('main').innerText()).toContain('One sentence was overturned');
  }, browserTimeout);
});
