/** The audit trail of the demonstration: for the administrator, in both languages, searched, exported, on a phone. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

describeInBrowser('the audit trail', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const trail = async (options: VisitOptions = {}, search = ''): Promise<Page> => {
    const page = await visitAs(browser, 'administrator@islington.demo', options);
    await open(page, `/s/islington/audit${search}`);
    return page;
  };
  const count = async (page: Page): Promise<number> => Number(/\d+/.exec(await page.locator('main [role=status]').first().innerText())?.[0]);

  test('is reached from the navigation by the administrator, and not offered to others', async () => {
    const page = await visitAs(browser, 'administrator@islington.demo');
    await open(page, '/s/islington');
    await page.getByRole('link', { name: 'Audit trail' }).click();
    await page.waitForURL('**/s/islington/audit');
    await settled(page);
    expect(await page.locator('h1').innerText()).toBe('Audit trail');
    expect(await page.title()).toContain('Audit trail');
    const other = await visitAs(browser, 'manager@islington.demo');
    await open(other, '/s/islington');
    expect(await other.getByRole('link', { name: 'Audit trail' }).count()).toBe(0);
    await open(other, '/s/islington/audit');
    expect(await other.locator('h1').innerText()).toBe('Your role does not open this page');
  }, browserTimeout);

  test.each([
    ['en', 1280],
    ['cy', 1280],
    ['en', 390],
    ['cy', 320],
  ] as const)('is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await trail({ language, width });
    const found = complaints(page);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('tells who signed in and when, and is searched from the form and from the address', async () => {
    const page = await trail();
    const all = await count(page);
    await page.locator('#audit-operation').selectOption('signIn');
    await page.locator('#audit-actor').fill('administrator');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL('**?operation=signIn&actor=administrator');
    await page.getByText(/events? match/).waitFor();
    const found = await count(page);
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);
    const [what] = await page.locator('tbody th').allInnerTexts();
    expect(what).toBe('Signed in');
    expect(await page.locator('tbody tr').first().innerText()).toContain('Administrator, Islington');
    const shared = await trail({}, new URL(page.url()).search);
    expect(await shared.locator('#audit-actor').inputValue()).toBe('administrator');
    await page.getByRole('link', { name: 'Clear the search' }).click();
    await page.waitForURL('**/s/islington/audit');
  }, browserTimeout);

  test('leads from one event to all about the same thing', async () => {
    const page = await trail({}, '?operation=commitImport');
    await page.locator('tbody td a').first().click();
    await page.waitForURL('**subject=*');
    // The answer before stands until the new one is there.
    await page.locator('main [role=status]', { hasText: /^1 event matches/ }).first().waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
  }, browserTimeout);

  test('says what to do when nothing matches', async () => {
    const page = await trail({}, '?actor=nobody-of-this-name');
    expect(await page.locator('.wm-empty').innerText()).toContain('Clear the search');
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test('is exported as a file, which is recorded, and says that it is signed and unbroken', async () => {
    const page = await trail();
    const before = await count(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export the trail' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^audit-islington-\d{4}-\d\d-\d\d\.ndjson$/);
    const lines = readFileSync((await download.path()), 'utf8').trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ kind: 'seal' });
    await page.getByText('The export was made').waitFor();
    await page.getByText('The trail is unbroken').waitFor();
    await page.waitForFunction((least) => Number(/\d+/.exec(document.querySelector('main [role=status]')?.textContent ?? '')?.[0]) > least, before);
    await page.getByText('How to check an export').click();
    expect(await page.locator('.wm-audit__code', { hasText: 'audit verify' }).innerText()).toMatch(/--key [0-9a-f]{64}$/);
  }, browserTimeout);
});
