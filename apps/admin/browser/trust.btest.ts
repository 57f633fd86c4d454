/** The trust centre: the table of roles, a role in words, people, retention, and the zip of everything. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

describeInBrowser('trust centre', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const trust = async (email = 'administrator@islington.demo', options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, email, options);
    await open(page, '/s/islington/trust');
    return page;
  };

  test.each([
    ['en', 1280],
    ['cy', 1280],
    ['en', 390],
    ['cy', 390],
    ['en', 320],
  ] as const)('is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await trust(undefined, { language, width });
    const found = complaints(page);
    await page.locator('details summary').first().click();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
    // Every word comes from the words of the page: no key, no code of the API.
    expect(await page.locator('main').innerText()).not.toMatch(/\b(?:operation|role|area|retention|take)\.\w|[A-Z]{4,}_[A-Z]{2,}/);
  }, browserTimeout);

  test('says what a role may do, in the table and in words, and the address can be shared', async () => {
    const page = await trust();
    const rules = page.locator('section[aria-labelledby=access] tbody tr', { hasText: 'Rules and rating key' });
    expect(await rules.locator('td').allInnerTexts()).toEqual(['Reads', 'Reads', 'Reads', 'Reads', 'Reads and changes', 'Reads']);
    await page.locator('#view-as-role').selectOption('VIEWER');
    await page.waitForURL('**?role=VIEWER');
    await page.getByRole('heading', { name: 'Viewer (scrutiny): may not' }).waitFor();
    const words = await page.locator('section[aria-labelledby=access]').innerText();
    const [may = '', never = ''] = words.split('Viewer (scrutiny): may not');
    expect(may).toContain('read a version of the rules');
    expect(never).toContain('read a plan with its sections');
    expect(never).toContain('take away everything');
  }, browserTimeout);

  test('shows people to the administrator alone; others read the rest', async () => {
    const page = await trust();
    expect(await page.locator('section[aria-labelledby=people] tbody').innerText()).toContain('chair@islington.demo');
    const viewer = await trust('viewer@islington.demo');
    expect(await viewer.locator('section[aria-labelledby=people]').count()).toBe(0);
    expect(await viewer.getByRole('button', { name: 'Download everything' }).count()).toBe(0);
    expect(await viewer.locator('section[aria-labelledby=retention] details').count()).toBe(0);
    expect(await viewer.locator('section[aria-labelledby=take]').innerText()).toContain('An administrator of the service can download');
    expect(await violations(viewer)).toEqual([]);
  }, browserTimeout);

  test('refuses a time out of bounds at its field, and saves one within', async () => {
    const page = await trust();
    await page.locator('details summary', { hasText: 'Change how long' }).click();
    await page.locator('#retention-auditMonths').fill('3');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Audit trail: enter from 6 to 120 months');
    expect(await violations(page)).toEqual([]);
    await page.locator('#retention-auditMonths').fill('36');
    await page.locator('#retention-closedPlanMonths').fill('84');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The new times are saved.').waitFor();
    await page.getByText('36 months').waitFor();
    expect(await page.locator('section[aria-labelledby=retention]').innerText()).toContain('Set by Administrator, Islington');
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test('downloads a zip of the service', async () => {
    const page = await trust();
    const found = complaints(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download everything' }).click()]);
    expect(download.suggestedFilename()).toBe('islington-2026-11-22.zip');
    expect(readFileSync(await download.path()).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    await page.getByText('The file islington-2026-11-22.zip is in your downloads.').waitFor();
    expect(found).toEqual([]);
  }, browserTimeout);

  test('stands in the navigation of the service, and links only to pages that are there', async () => {
    const page = await visitAs(browser, 'viewer@islington.demo');
    await open(page, '/s/islington');
    await page.getByRole('link', { name: 'Trust centre' }).click();
    await page.waitForURL('**/s/islington/trust');
    await settled(page);
    for (const link of await page.locator('main a').all()) {
      const target = await visitAs(browser, 'viewer@islington.demo');
      await open(target, (await link.getAttribute('href')) ?? '');
      expect(await target.locator('h1').innerText()).not.toBe('Page not found');
    }
  }, browserTimeout);
});
