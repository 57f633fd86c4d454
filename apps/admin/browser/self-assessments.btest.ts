/** Self-assessment against the national standards: written as a draft, put right, closed for good, and compared with the last time. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs } from './harness.ts';

describeInBrowser('self-assessment against the national standards', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(async () => browser.close(), browserTimeout);

  const places = ['', '/new'] as const;

  test.each([['en', 1280], ['cy', 390]] as const)('is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await visitAs(browser, 'manager@harrowdale.demo', { language, width });
    const found = complaints(page);
    for (const place of places) {
      await open(page, `/s/harrowdale/record/standards${place}`);
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    }
    expect(found).toEqual([]);
  }, browserTimeout);

  test('the demonstration says in words what moved and where the sample is short', async () => {
    const page = await visitAs(browser, 'chair@harrowdale.demo');
    await open(page, '/s/harrowdale/record/standards');
    expect(await page.locator('.wm-lead').innerText()).toMatch(/judged 5 of 10 parts to require improvement or be inadequate. Since the last time: 3 better, 1 worse/);
    const row = page.locator('table').first().locator('tbody tr').nth(2);
    expect(await row.innerText()).toMatch(/3\. In the community[\s\S]*Good[\s\S]*▲ Better than on[\s\S]*Requires improvement[\s\S]*18 of 104 cases: fewer than the 21/);
    // The board reads; it does not write.
    expect(await page.getByRole('link', { name: 'Begin a self-assessment' }).count()).toBe(0);
  }, browserTimeout);

  test('a draft is begun by keyboard, told what it lacks, and closed for good', async () => {
    const page = await visitAs(browser, 'manager@tarnbeck.demo');
    await open(page, '/s/tarnbeck/record/standards');
    expect(await page.locator('.wm-empty').innerText()).toContain('No self-assessment yet');
    await page.getByRole('link', { name: 'Begin a self-assessment' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'New self-assessment' }).waitFor();
    await page.locator('#assessment-assessedOn').focus();
    for (const part of ['1', '3', '2026']) {
      await page.keyboard.type(part);
      await page.keyboard.press('Tab');
    }
    await page.locator('#assessment-atCourt-strategic').focus();
    await page.keyboard.press('G');
    await press(page, 'Save and close for good');
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('2. At court: Fill this in before you close');
    expect(await violations(page)).toEqual([]);

    // What was saved is a draft by now, and can be gone on with.
    await page.locator('#assessment-atCourt-operational').selectOption({ label: 'Requires improvement' });
    await page.locator('#assessment-atCourt-cases').fill('12');
    await page.locator('#assessment-atCourt-casesLookedAt').fill('12');
    await page.locator('#assessment-atCourt-evidence').fill('Reports for court, read by two people.');
    await press(page, 'Save the draft');
    await page.locator('.govuk-notification-banner--success').waitFor();
    await settled(page);
    expect(await page.locator('main').innerText()).toMatch(/The draft is saved[\s\S]*1 March 2026 Draft[\s\S]*All cases were looked at: 12/);
    await page.getByRole('link', { name: 'Go on with the draft' }).click();
    await page.getByRole('heading', { level: 1, name: 'Draft of the self-assessment' }).waitFor();
    expect(await page.locator('#assessment-atCourt-operational').inputValue()).toBe('REQUIRES_IMPROVEMENT');
    await press(page, 'Save and close for good');
    await page.getByText('The self-assessment is closed.').waitFor();
    await settled(page);
    expect(await page.locator('.wm-lead').innerText()).toContain('judged 1 of 2 parts');
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);
});

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
}
