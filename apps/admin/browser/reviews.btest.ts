/** The board's meeting in the browser: opened, decided, closed, read by scrutiny and compared. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

const chair = 'chair@islington.demo';
const widths = [['en', 1280], ['cy', 390], ['en', 320]] as const;

describeInBrowser('reviews', () => {
  let browser: Browser;
  let address = '';
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const visit = async (path: string, options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, chair, options);
    await open(page, path);
    await settled(page);
    return page;
  };
  const isSound = async (page: Page): Promise<void> => {
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await page.locator('main').innerText()).not.toMatch(/\b(?:review|open|attendance|signOff|exceptions|decision|changes|action|column|state|close|problem)\.[a-z]/);
  };

  test('a review opens with an agenda made from the plan, and says what is missing first', async () => {
    const page = await visit('/s/islington/reviews');
    await page.getByRole('button', { name: 'Open the review' }).click();
    await page.getByRole('link', { name: 'Enter the name of the meeting.' }).waitFor();
    await page.getByLabel('Name of the meeting').fill('Management board');
    for (const [name, value] of [['Day', '27'], ['Month', '11'], ['Year', '2026']] as const) await page.getByLabel(name, { exact: true }).fill(value);
    await page.getByRole('button', { name: 'Open the review' }).click();
    await page.getByText('Open review').waitFor();
    address = new URL(page.url()).pathname;
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/Of 50 actions, \d+ wait for sign-off and \d+ are off track or past their date/);
    expect(await page.locator('section[aria-labelledby=exceptions] li').count()).toBeGreaterThan(5);
    expect(await page.locator('section[aria-labelledby=exceptions] li .wm-rating').first().innerText()).toMatch(/\w/);
  }, browserTimeout);

  test('its agenda shows the indicators that the plan should move: sentence, chart and figures, with the day of the data', async () => {
    const page = await visit(address);
    const section = page.locator('section[aria-labelledby=indicators]');
    const text = await section.innerText();
    expect(text).toMatch(/Should be moved by:/);
    expect(text).toMatch(/Islington: 145 per 100,000 in 2024, about \d+ of [\d,]+ children/);
    expect(text).toMatch(/Published figures: calendar year 2024, copied on 27 November 2026/);
    expect(await section.locator('svg[role=img]').count()).toBeGreaterThan(1);
    await section.getByText('Show the neighbours as a table').first().click();
    expect(await section.getByRole('row', { name: /Islington \(this service\)/ }).count()).toBe(1);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  }, browserTimeout);

  test.each(widths)('it is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await visit(address, { language, width });
    const found = complaints(page);
    for (const summary of await page.locator('section summary').all().then((all) => all.slice(0, 3))) await summary.click();
    await isSound(page);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('it closes when it is known who came, with the decision of the board in it, by keyboard alone', async () => {
    const page = await visit(address);
    const press = async (name: string): Promise<void> => {
      await page.getByRole('button', { name }).focus();
      await page.keyboard.press('Enter');
    };
    await press('Close the review for good');
    await page.getByText('Record who came before you close the review.').waitFor();
    const first = page.locator('section[aria-labelledby=exceptions] li').first();
    await first.locator('summary').focus();
    await page.keyboard.press('Enter');
    await first.getByLabel('Return to the owner').focus();
    await page.keyboard.press('Space');
    await first.getByRole('button', { name: 'Record the decision' }).focus();
    await page.keyboard.press('Enter');
    await first.getByRole('link', { name: 'Enter the reason.' }).waitFor();
    await first.getByLabel('Reason').fill('Say by when it will be done.');
    await first.getByRole('button', { name: 'Record the decision' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('The decision is recorded.').waitFor();
    await page.locator('section[aria-labelledby=attendance] summary').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Police', { exact: true }).selectOption('DEPUTY');
    await press('Save who came');
    await page.getByText('1 of 1 agencies attended or sent a deputy.').waitFor();
    await press('Close the review for good');
    await page.getByText('The review is closed. What is below stays as it is.').waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/Returned to the owner: [\s\S]*Say by when it will be done\./);
    expect(text).toMatch(/fingerprint \(SHA-256\) is [0-9a-f]{64}/);
    expect(await page.getByRole('button', { name: /Close|Record/ }).count()).toBe(0);
    expect(await page.locator('section[aria-labelledby=all-actions] tbody tr').count()).toBe(50);
    await isSound(page);
  }, browserTimeout);

  test('its paper is taken away as a PDF, by keyboard alone', async () => {
    const page = await visit(address);
    await page.locator('summary', { hasText: 'Take the paper away as a file' }).press('Enter');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'PDF' }).press('Enter')]);
    expect(file.suggestedFilename()).toMatch(/^management-board-\d{4}-\d\d-\d\d\.pdf$/);
    await page.getByText(/\.pdf has been downloaded/).waitFor();
    await isSound(page);
  }, browserTimeout);

  test('compared with today nothing has changed, and since a day of September ratings have', async () => {
    const page = await visit(address);
    await page.getByRole('link', { name: 'Compare with another review' }).click();
    await page.getByText(/Nothing changed in what is compared/).waitFor();
    await isSound(page);
    await page.getByLabel('From', { exact: true }).selectOption('day');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('link', { name: /^Enter the day/ }).waitFor();
    for (const [name, value] of [['Day', '30'], ['Month', '9'], ['Year', '2026']] as const) await page.getByLabel(name, { exact: true }).fill(value);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText(/From 30 September 2026 to /).waitFor();
    expect(await page.locator('section[aria-labelledby=compared] caption').first().innerText()).toMatch(/^Rating changed: \d+$/);
    await isSound(page);
  }, browserTimeout);
});
