/** Champions of the board: from the plan by keyboard to who stands up for what, and which objectives have nobody; both languages. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

describeInBrowser('champions of the board', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const champions = async (options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, 'chair@islington.demo', options);
    await open(page, '/s/islington');
    await page.locator('main a[href*="/plans/"]').first().click();
    await page.locator('a[href$="/champions"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/champions');
    await page.locator('main table').first().waitFor();
    await settled(page);
    return page;
  };

  test.each([['en', 1280], ['cy', 1280], ['en', 390], ['cy', 320]] as const)('is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await champions({ language, width });
    const found = complaints(page);
    expect(await page.locator('h1').innerText()).toBe(language === 'en' ? 'Board champions' : 'Hyrwyddwyr y bwrdd');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('names each champion with their objectives, and counts those that have one', async () => {
    const page = await champions();
    const [withOne, without] = [page.locator('main table').nth(0), page.locator('main table').nth(1)];
    const text = await withOne.innerText();
    for (const champion of ['Service Director, Housing', 'National Probation Service lead', 'Two members of the Board']) expect(text).toContain(champion);
    const [named, nobody] = [await withOne.locator('tbody li').count(), await without.locator('tbody tr').count()];
    expect(await page.locator('.wm-lead').innerText()).toBe(`${named} of ${named + nobody} objectives have a board champion.`);
  }, browserTimeout);
});
