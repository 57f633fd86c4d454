/** The action page of the demonstration: why a rating is what it is, and evidence that changes it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

describeInBrowser('action page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  /** The nth of the plan's red actions, opened from the list. */
  const redAction = async (options: VisitOptions & { email?: string; nth?: number } = {}): Promise<Page> => {
    const page = await visitAs(browser, options.email ?? 'manager@islington.demo', options);
    await open(page, '/s/islington');
    await page.locator('.wm-list__heading a').first().click();
    await page.waitForURL('**/plans/*');
    await settled(page);
    await open(page, `${new URL(page.url()).pathname}?rating=red&late=yes`);
    await page.locator('section[aria-labelledby=actions] tbody a').nth(options.nth ?? 0).click();
    await page.waitForURL('**/actions/*');
    await settled(page);
    return page;
  };

  test.each([
    ['en', 1280],
    ['cy', 1280],
    ['en', 390],
    ['cy', 390],
    ['en', 320],
  ] as const)('is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await redAction({ language, width });
    const found = complaints(page);
    // What is folded away must be accessible too.
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('says why: the rule, each condition with its value, and what would change it', async () => {
    const page = await redAction();
    const why = page.locator('.wm-why');
    expect(await why.locator('.wm-rating--red').first().isVisible()).toBe(true);
    const text = await why.innerText();
    expect(text).toMatch(/The deadline has passed/);
    expect(text).toMatch(/\d+ days? past the deadline, \d{1,2} [A-Z][a-z]+ 20\d\d/);
    expect(text).toMatch(/There is no evidence/);
    expect(text).toMatch(/It would be green if it were complete\./);
    expect(text).toMatch(/It would be amber with one piece of evidence\./);
    expect(text).toMatch(/version \d+, fingerprint [0-9a-f]{8}\./);
    expect(await page.locator('.wm-pair').innerText()).toContain('By the rules');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  }, browserTimeout);

  test('says the same in Welsh, and keeps the language', async () => {
    const page = await redAction();
    await page.getByRole('button', { name: 'Cymraeg' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('cy');
    expect(await page.locator('.wm-why').innerText()).toMatch(/Byddai’n ambr gydag un darn o dystiolaeth\./);
    await page.reload();
    await settled(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('cy');
    expect(await page.context().cookies()).toHaveLength(1);
  }, browserTimeout);

  test('what is wrong with evidence is said at the field; adding it changes the rating', async () => {
    const page = await redAction({ nth: 1 });
    const submit = page.locator('section[aria-labelledby=add-evidence] button');
    await page.locator('#evidence-url').fill('not an address');
    await submit.click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.locator('.govuk-error-summary li').count()).toBe(3);
    expect(await violations(page)).toEqual([]);

    await page.locator('#evidence-title').fill('Audit report to the board');
    await page.locator('#evidence-url').fill('https://example.org/report');
    await page.locator('#evidence-date').fill('1');
    await page.locator('#evidence-date-month').fill('June');
    await page.locator('#evidence-date-year').fill('2099');
    await submit.click();
    await page.getByRole('link', { name: /today or in the past/ }).waitFor();

    await page.locator('#evidence-date-year').fill('2026');
    await submit.click();
    await page.locator('.govuk-notification-banner--success').waitFor();
    expect(await page.locator('.govuk-notification-banner--success').innerText()).toContain('The rating was red and is now amber.');
    await page.locator('.wm-why .wm-rating--amber').first().waitFor();
    expect(await page.locator('section[aria-labelledby=evidence]').innerText()).toContain('Audit report to the board');
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test('whoever may not add evidence is not offered it', async () => {
    const page = await redAction({ email: 'chair@islington.demo' });
    expect(await page.locator('section[aria-labelledby=add-evidence]').count()).toBe(0);
    expect(await page.locator('.wm-why').count()).toBe(1);
  }, browserTimeout);

  test('leads on to the next action and back', async () => {
    const page = await redAction();
    const here = page.url();
    await page.locator('a[rel=next]').click();
    await page.waitForURL((url) => url.href !== here);
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.locator('a[rel=prev]').click();
    await page.waitForURL(here);
  }, browserTimeout);
});
