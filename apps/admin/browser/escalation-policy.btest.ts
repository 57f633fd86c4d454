/** The escalation policy: read by those whom it tells, changed with the count in sight, brought into force by two people. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

const author = 'administrator@rotherham.demo';
const second = 'second-administrator@rotherham.demo';
const widths = [
  ['en', 1280],
  ['cy', 1280],
  ['en', 375],
  ['cy', 320],
] as const;

describeInBrowser('the escalation policy', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const policyPage = async (email: string, options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, email, options);
    await open(page, '/s/rotherham/rules/escalation');
    return page;
  };
  const unfold = async (page: Page): Promise<void> => {
    for (const summary of await page.locator('summary').all()) await summary.click();
  };
  const status = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });
  const count = async (page: Page, when: RegExp): Promise<number> => {
    await page.locator('.wm-bar__effect').filter({ hasText: when }).waitFor();
    const [found] = /^\d+|^One/.exec(await page.locator('.wm-bar__effect').innerText()) ?? [];
    return found === 'One' ? 1 : Number(found);
  };

  test.each(widths)('to read is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await policyPage(author, { language, width });
    const found = complaints(page);
    await unfold(page);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('the plan manager reads it from the rules, and is offered no draft; an action owner is not led there', async () => {
    const page = await visitAs(browser, 'manager@rotherham.demo');
    await open(page, '/s/rotherham/rules');
    await page.getByRole('link', { name: /^Escalation policy/ }).click();
    await page.waitForURL('**/rules/escalation');
    await settled(page);
    expect(await page.locator('.wm-ladder > li').allInnerTexts()).toEqual([
      expect.stringMatching(/After 1 working day: the owner\s+unless somebody has acknowledged it/),
      expect.stringMatching(/After 5 working days: the plan manager/),
      expect.stringMatching(/After 20 working days: the board chair\s+unless the action is back on track/),
    ]);
    await page.getByText(/would have gone out from 1 July 2026 to 30 September 2026/).waitFor();
    expect(await page.getByRole('button', { name: 'Start a draft' }).count()).toBe(0);
    const owner = await visitAs(browser, 'owner@islington.demo');
    await open(owner, '/s/islington/rules');
    expect(await owner.getByRole('link', { name: /^Escalation policy/ }).count()).toBe(0);
  }, browserTimeout);

  test('one administrator changes a step and sees the count change; another approves; the former is superseded', async () => {
    const page = await policyPage(author);
    const found = complaints(page);
    await page.getByRole('button', { name: 'Start a draft' }).click();
    await page.waitForURL(/escalation\/[0-9a-f-]{36}$/);
    await settled(page);
    await count(page, /would have gone out from 1 July 2026 to 30 September 2026/);
    await page.getByLabel('Over which time').selectOption({ label: 'This quarter up to today' });
    const before = await count(page, /would have gone out from 1 October 2026 to 22 November 2026/);
    expect(await page.locator('.wm-bar__effect').innerText()).toMatch(/as many as with the policy in force|as with the policy in force/);

    // A fault is said at its spot, and nothing typed goes away: it is saved as it stands.
    const amount = page.getByLabel('After (step 2)');
    await amount.fill('soon');
    await page.locator('.wm-ladder__step--faulty').getByText(/Enter a whole number from 0 to/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await status(page, /Everything is saved/);
    await page.reload();
    await settled(page);
    expect(await page.getByLabel('After (step 2)').inputValue()).toBe('soon');
    await page.getByRole('button', { name: 'Submit for approval' }).click();
    await page.locator('.govuk-error-summary').getByText(/Enter a whole number/).waitFor();
    await page.getByLabel('After (step 2)').fill('5');
    await page.getByLabel('Over which time').selectOption({ label: 'This quarter up to today' });

    // Once up the ladder instead of three times: fewer messages.
    await page.getByLabel('Go up the ladder again').uncheck();
    await page.locator('.wm-bar__effect').filter({ hasText: /instead of \d+/ }).waitFor();
    const once = await count(page, /instead of \d+/);
    expect(once).toBeLessThan(before);
    const table = page.locator('section[aria-labelledby=simulation] table').first();
    expect(await table.locator('tbody tr').first().innerText()).toMatch(new RegExp(`All messages\\s+${before}\\s+${once}\\s+−${before - once}`));

    // The board chair sooner: a case says otherwise, until it is told that this is meant.
    await page.getByLabel('After (step 3)').fill('10');
    await page.getByText('2 of 3 test cases fail.').waitFor();
    expect(await page.locator('section[aria-labelledby=cases] .govuk-error-message').first().innerText()).toMatch(/On day 14 \(16 November 2026\) step 3 \(“chair”\) goes out/);
    await page.getByRole('button', { name: 'Submit for approval' }).click();
    await page.locator('.govuk-error-summary').getByText(/The test case “nobody does anything” fails/).waitFor();
    for (let left = 2; left > 0; left -= 1) await page.getByRole('button', { name: /^Expect what happens now/ }).first().click();
    await page.getByText('All 3 test cases pass.').waitFor();
    await unfold(page);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 375, height: 900 });
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });

    await page.getByRole('button', { name: 'Submit for approval' }).click();
    await page.getByText(/Policy 2 is submitted/).waitFor();
    await settled(page);
    expect(await page.getByText('You wrote this policy, so another administrator must approve it.').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Approve and bring into force' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);

    const other = await policyPage(second);
    await other.getByRole('link', { name: 'Open policy 2' }).click();
    await other.waitForURL(/escalation\/[0-9a-f-]{36}$/);
    await settled(other);
    await other.getByLabel('Over which time').selectOption({ label: 'This quarter up to today' });
    await other.locator('section[aria-labelledby=simulation]').getByText(new RegExp(`instead of ${before}`)).waitFor();
    expect(await violations(other)).toEqual([]);
    await other.getByRole('button', { name: 'Approve and bring into force' }).click();
    await other.getByText('Policy 2 is in force.').waitFor();
    await open(other, '/s/rotherham/rules/escalation');
    expect(await other.locator('.wm-ladder > li').last().innerText()).toMatch(/After 10 working days: the board chair/);
    const rows = await other.locator('section[aria-labelledby=all-policies] tbody tr').allInnerTexts();
    expect(rows[0]).toMatch(/Policy 2\s+In force/);
    expect(rows[1]).toMatch(/Policy 1\s+Superseded\s+Until 22 November 2026/);
    expect(found).toEqual([]);
  }, browserTimeout * 3);

  test('steps are added, moved and removed by keyboard, said, and taken back', async () => {
    const page = await policyPage(second);
    await page.getByRole('button', { name: 'Start a draft' }).click();
    await page.waitForURL(/escalation\/[0-9a-f-]{36}$/);
    await settled(page);
    await page.getByRole('button', { name: 'Add a step' }).focus();
    await page.keyboard.press('Enter');
    await status(page, /Step 4 is added/);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/Step 4.*the plan manager/);
    await page.getByRole('group', { name: 'Who is told (step 4)' }).getByLabel('The oversight body').check();
    expect(await page.locator('.wm-ladder > li').last().innerText()).toContain('the plan manager and the oversight body');
    await page.getByLabel('Also tell a person (step 4)').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Move up (step 4)' }).focus();
    await page.keyboard.press('Enter');
    await status(page, /It is now step 3 of 4/);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Move up (step 3)');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove (step 3)' }).click();
    await status(page, /Step 3 is removed/);
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    expect(await page.locator('.wm-ladder > li').count()).toBe(4);
    await page.locator('.govuk-breadcrumbs a').first().click();
    await page.getByText('Do you want to leave without them?').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stay on this page' }).click();
    await page.getByText('Withdraw this policy').click();
    await page.getByRole('button', { name: /^Withdraw policy \d+$/ }).click();
    await page.getByText(/^Policy \d+ is withdrawn\.$/).waitFor();
    await page.getByRole('button', { name: 'Start a draft from this policy' }).waitFor();
  }, browserTimeout * 2);
});
