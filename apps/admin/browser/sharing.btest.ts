/** Sharing with an oversight body: granted and ended in the trust centre; what its adviser then sees, and no longer sees. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

const body = 'National oversight body';

describeInBrowser('sharing', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const adviser = (options: VisitOptions = {}): Promise<Page> => visitAs(browser, 'adviser@oversight.demo', options);
  const section = (page: Page) => page.locator('section[aria-labelledby=sharing]');
  const sharingOf = async (slug: string, options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, `administrator@${slug}.demo`, options);
    await open(page, `/s/${slug}/trust`);
    return page;
  };

  test.each([
    ['en', 1280],
    ['cy', 390],
    ['en', 320],
  ] as const)('an adviser reads the plan, is told why, and is offered nothing to change: %s at %i pixels', async (language, width) => {
    const page = await adviser({ language, width });
    const found = complaints(page);
    await open(page, '/s/islington');
    await page.locator('.wm-list__heading a').first().click();
    await page.waitForURL('**/plans/*');
    await settled(page);
    expect(await page.locator('.wm-demonstration').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringMatching(language === 'en' ? /shares it with the oversight body/ : /corff goruchwylio/)]));
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.locator('section[aria-labelledby=actions] tbody a').first().click();
    await page.waitForURL('**/actions/*');
    await settled(page);
    expect(await page.locator('.wm-why').count()).toBe(1);
    // A note to the service is all that an adviser may add.
    expect(await page.locator('main :is(form, input, button[type=submit]):not(section[aria-labelledby=assurance] *)').count()).toBe(0);
    expect(await page.locator('section[aria-labelledby=assurance] form').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('an administrator tries and shares, the adviser sees just that; sharing ends, and the next page shows nothing', async () => {
    const page = await sharingOf('rotherham');
    const share = section(page).getByRole('button', { name: 'Share with an oversight body' });
    await page.locator('summary', { hasText: 'Share with an oversight body' }).click();
    await share.click();
    expect(await section(page).locator('.govuk-error-summary').innerText()).toContain('Choose an oversight body.');
    await page.getByLabel(body).check();
    await page.getByLabel('Names of people').check();
    await share.click();
    expect(await section(page).locator('.govuk-error-summary').innerText()).toContain('need the actions');
    await page.getByLabel('Names of people').uncheck();

    // Figures alone; then with the actions, and still nobody's name.
    await page.getByRole('button', { name: 'Show what they would see' }).click();
    const preview = page.locator('.wm-preview');
    await preview.getByText('No plan, action, evidence or name: figures alone.').waitFor();
    await page.getByLabel('Plans with their actions, ratings and reasons').check();
    await preview.getByText('Not shown').first().waitFor();
    const shown = await preview.locator('tbody th').allInnerTexts();
    expect(shown.length).toBeGreaterThan(3);
    expect(await preview.innerText()).not.toContain('Operations Managers');
    expect(await violations(page)).toEqual([]);
    await share.click();
    await page.getByText(`You share with ${body}.`).waitFor();
    expect(await section(page).locator('tbody').first().innerText()).toMatch(new RegExp(`${body}\\s+Figures, plans with their actions, ratings and reasons\\s+22 November 2026, Administrator, Rotherham\\s+Now`));

    const other = await adviser();
    await open(other, '/services');
    expect(await other.locator('.wm-list a').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('Rotherham')]));
    await open(other, '/s/rotherham');
    expect(await other.locator('section[aria-labelledby=figures]').innerText()).toContain('Past their date');
    await other.locator('.wm-list__heading a').first().click();
    await other.waitForURL('**/plans/*');
    await settled(other);
    const plan = new URL(other.url()).pathname;
    expect(await other.locator('main').innerText()).toContain(shown[0]!.replace(/^\(1a\) /, '').slice(0, 40));
    expect(await other.locator('main').innerText()).not.toContain('Operations Managers');

    await page.locator('summary', { hasText: 'Stop sharing' }).click();
    await section(page).getByRole('button', { name: 'Stop sharing' }).click();
    expect(await section(page).locator('.govuk-error-summary').innerText()).toContain('Enter the reason.');
    await page.getByLabel('Why do you stop?').fill('The review is over.');
    await section(page).getByRole('button', { name: 'Stop sharing' }).click();
    await page.getByText(`You no longer share with ${body}.`).waitFor();
    expect(await section(page).locator('tbody').first().innerText()).toContain('The review is over.');
    expect(await violations(page)).toEqual([]);

    await open(other, plan);
    expect(await other.locator('h1').innerText()).toBe('Page not found');
    expect(await other.locator('main').innerText()).not.toContain('Rotherham');
  }, browserTimeout);

  test.each([
    ['cy', 1280],
    ['en', 390],
    ['cy', 320],
  ] as const)('the forms are accessible and fit: %s at %i pixels', async (language, width) => {
    const page = await sharingOf('islington', { language, width });
    for (const summary of await section(page).locator('summary').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  }, browserTimeout);
});
