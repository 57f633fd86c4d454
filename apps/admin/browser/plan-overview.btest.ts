/** The plan overview of the demonstration: sentence, divergences, filters in the address, order, phone, print. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

describeInBrowser('plan overview', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  /** The first plan of Islington, opened from the service's start page. */
  const plan = async (options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, 'manager@islington.demo', options);
    await open(page, '/s/islington');
    await page.locator('.wm-list__heading a').first().click();
    await page.waitForURL('**/plans/*');
    await settled(page);
    await page.locator('section[aria-labelledby=actions] table').waitFor();
    return page;
  };
  const numbers = (text: string) => [...text.matchAll(/\d+/g)].map((match) => Number(match[0]));
  const listed = async (page: Page) => numbers(await page.locator('section[aria-labelledby=actions] [role=status]').first().innerText())[0];

  test.each([
    ['en', 1280],
    ['cy', 1280],
    ['en', 390],
    ['cy', 390],
    ['en', 320],
  ] as const)('is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await plan({ language, width });
    const found = complaints(page);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('its sentence, its table and its list count alike', async () => {
    const page = await plan();
    const [red = 0, total = 0] = numbers(await page.locator('.wm-lead').innerText());
    const whole = numbers(await page.locator('section[aria-labelledby=sections] tfoot tr').innerText());
    expect(whole).toContain(red);
    expect(whole.at(-1)).toBe(total);
    expect(await listed(page)).toBe(total);
    expect(await page.title()).toContain('Waymark');
  }, browserTimeout);

  test('a divergence leads to its actions, and the address can be shared', async () => {
    const page = await plan();
    const link = page.locator('section[aria-labelledby=divergences] a').first();
    const [count] = numbers(await link.innerText());
    await link.click();
    await page.waitForURL('**?*diverges=yes*');
    await settled(page);
    await page.waitForFunction((expected) => document.querySelector('section[aria-labelledby=actions] [role=status]')?.textContent?.startsWith(String(expected)), count);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('actions');
    const shared = await visitAs(browser, 'chair@islington.demo');
    await open(shared, page.url());
    expect(await listed(shared)).toBe(count);
    expect(await shared.locator('#filter-also').isChecked()).toBe(true);
  }, browserTimeout);

  test('filters apply by keyboard and are cleared again', async () => {
    const page = await plan();
    const all = await listed(page);
    await page.locator('#filter-rating').selectOption('green');
    await page.getByRole('button', { name: 'Apply filters' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**?rating=green*');
    await page.getByText('match your filters').waitFor();
    const green = await page.locator('section[aria-labelledby=actions] tbody .wm-rating--green').count();
    expect(green).toBeGreaterThan(0);
    expect(await page.locator('section[aria-labelledby=actions] tbody td[data-label="By the rules"] .wm-rating--red').count()).toBe(0);
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await settled(page);
    await page.waitForFunction((expected) => document.querySelector('section[aria-labelledby=actions] [role=status]')?.textContent?.startsWith(String(expected)), all);
  }, browserTimeout);

  test('nothing that matches is said, with what to do', async () => {
    const page = await plan();
    await open(page, `${new URL(page.url()).pathname}?rating=green&late=yes`);
    expect(await page.locator('.wm-empty').innerText()).toContain('Clear a filter');
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test('columns sort by button and say so', async () => {
    const page = await plan();
    const header = page.getByRole('columnheader', { name: 'Timescale' });
    expect(await header.getAttribute('aria-sort')).toBe('none');
    await header.getByRole('button').click();
    await page.waitForURL('**?sort=due*');
    await page.locator('th[aria-sort=ascending]', { hasText: 'Timescale' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Timescale');
    await header.getByRole('button').click();
    await page.waitForURL('**?sort=due-down*');
    await page.locator('th[aria-sort=descending]', { hasText: 'Timescale' }).waitFor();
  }, browserTimeout);

  test('an unknown plan is not found', async () => {
    const page = await visitAs(browser, 'manager@islington.demo');
    await open(page, '/s/islington/plans/0199aaaa-0000-7000-8000-000000000000');
    expect(await page.locator('h1').innerText()).toBe('Page not found');
  }, browserTimeout);

  test('prints without navigation, with the key at the foot', async () => {
    // The width of A4 within its margins, in CSS pixels.
    const page = await plan({ width: 690 });
    await page.emulateMedia({ media: 'print' });
    expect(await overflow(page)).toBe(0);
    expect(await page.locator('.govuk-service-navigation__wrapper').isVisible()).toBe(false);
    expect(await page.locator('.wm-filters').isVisible()).toBe(false);
    expect(await page.locator('.wm-footer__key').isVisible()).toBe(true);
    expect(await page.locator('.wm-footer').innerText()).toContain('Ratings are as at');
  }, browserTimeout);
});
