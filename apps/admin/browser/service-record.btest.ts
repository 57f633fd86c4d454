/** The year on record: its sums said in words, a budget entered by keyboard with what is wrong in it, and both languages. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs } from './harness.ts';

describeInBrowser('the year on record', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  test.each([['en', 1280], ['cy', 1280], ['en', 390], ['cy', 320]] as const)('of the demonstration is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await visitAs(browser, 'manager@ashmere.demo', { language, width });
    const found = complaints(page);
    await open(page, '/s/ashmere/record');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
    const text = await page.locator('main').innerText();
    expect(text).toContain('£1,130,500');
    expect(text).not.toMatch(/\b(?:budget|priorities|feedback|form|problem)\.[a-z]/);
    // The whole is misprinted: what it says and what the agencies make, then the change on the year before.
    if (language === 'en') {
      expect(text).toContain('The whole is printed as £1,130,500, the agencies make £1,120,500.');
      expect(text).toContain('Council: £14,000 less, £600,000 then and £586,000 now.');
      expect(text).toMatch(/81\.6 % \(95 % interval [\d.]+ to [\d.]+ %\)/);
      expect(text).toContain('Too few answers for a percentage');
    }
  }, browserTimeout);

  test('a budget is entered by keyboard; what cannot be is said at its field, and nothing typed is lost', async () => {
    const page = await visitAs(browser, 'manager@kingsmarsh.demo');
    await open(page, '/s/kingsmarsh/record/budget?year=2026');
    const type = async (id: string, text: string) => {
      await page.locator(`[id="${id}"]`).focus();
      await page.keyboard.type(text);
    };
    await type('contributions.0.agency', 'Council');
    await type('contributions.0.staffing', '£500,000');
    await type('contributions.0.total', '510000');
    await type('contributions.2.agency', 'Police');
    await type('contributions.2.inKind', '12.50');
    await page.keyboard.press('Enter');
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual(['Enter whole pounds, such as 12,500, or leave the field empty.']);
    await page.locator('.govuk-error-summary a').click();
    // The empty line between has gone, and the field is that of the line.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contributions.1.inKind');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('12,500');
    await type('source', 'Youth justice plan');
    await page.keyboard.press('Enter');
    await page.locator('.govuk-notification-banner--success').waitFor();
    await settled(page);
    const text = await page.locator('section[aria-labelledby=budget]').innerText();
    expect(text).toContain('£522,500 from 2 agencies.');
    expect(text).toContain('Council: the total is printed as £510,000, its parts make £500,000.');
  }, browserTimeout);

  test('somebody else’s version in the meantime is said, and saving once more comes after it', async () => {
    const [mine, theirs] = [await visitAs(browser, 'manager@kingsmarsh.demo'), await visitAs(browser, 'manager@kingsmarsh.demo')];
    for (const page of [mine, theirs]) {
      await open(page, '/s/kingsmarsh/record/priorities?year=2026');
      await page.getByLabel('Where is it from?').fill('Board');
    }
    await theirs.getByLabel('Priorities, each on a line').fill('Theirs');
    await theirs.getByRole('button', { name: 'Save' }).click();
    await theirs.locator('.govuk-notification-banner--success').waitFor();
    await mine.getByLabel('Priorities, each on a line').fill('Mine\nTheirs');
    await mine.getByRole('button', { name: 'Save' }).click();
    await mine.getByText('Somebody else has saved this year in the meantime').waitFor();
    await settled(mine);
    expect(await mine.getByLabel('Priorities, each on a line').inputValue()).toBe('Mine\nTheirs');
    await mine.getByRole('button', { name: 'Save' }).click();
    await mine.locator('.govuk-notification-banner--success').waitFor();
    expect(await mine.locator('section[aria-labelledby=priorities]').innerText()).toContain('Version 2');
  }, browserTimeout);
});
