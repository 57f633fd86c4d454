/** Open escalations and the ladder of an action: where it stands, what comes next, acknowledged and snoozed. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { passOver } from './escalation-pass.ts';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

const manager = 'manager@portsmouth.demo';
const widths = [['en', 1280], ['cy', 1280], ['en', 390], ['cy', 320]] as const;

describeInBrowser('escalations', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
    const database = new pg.Client({ connectionString: process.env['WAYMARK_BROWSER_DATABASE_URL'] ?? '' });
    await database.connect();
    await passOver(database).finally(() => database.end());
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const list = async (options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, manager, options);
    await open(page, '/s/portsmouth/escalations');
    return page;
  };
  /** The page of the action in this row of the list. */
  const ladder = async (row: number, options: VisitOptions = {}): Promise<Page> => {
    const page = await list(options);
    await page.locator('tbody tr').nth(row).locator('a').first().click();
    await page.locator('#escalation').waitFor();
    await settled(page);
    return page;
  };

  test.each(widths)('list and ladder are accessible and fit: %s at %i pixels', async (language, width) => {
    const page = await list({ language, width });
    const found = complaints(page);
    const check = async (): Promise<void> => {
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(await page.locator('main').innerText()).not.toMatch(/\b(?:status|lead|step|target|answer|history|list)\.\w/);
    };
    await check();
    await page.locator('tbody a').first().click();
    await page.locator('#escalation').waitFor();
    await settled(page);
    for (const summary of await page.locator('section[aria-labelledby=escalation] summary').all()) await summary.click();
    await check();
    expect(found).toEqual([]);
  }, browserTimeout);

  test('the list says of each how far it is and what comes next, without a colour alone', async () => {
    const page = await list();
    const [first] = await page.locator('tbody tr').all();
    expect(await first!.innerText()).toMatch(/Red[\s\S]*Escalated[\s\S]*2 of 3 steps have been sent[\s\S]*Step 3: the board chair/);
    const count = await page.locator('tbody tr').count();
    expect(await page.locator('.wm-lead').innerText()).toMatch(new RegExp(`^${count < 20 ? count : '\\d+'} actions? (?:is|are) escalated`));
  }, browserTimeout);

  test('the ladder names who was told and when the next step goes out; acknowledging holds it back', async () => {
    const page = await ladder(0);
    const steps = page.locator('.wm-ladder__step');
    expect(await steps.count()).toBe(3);
    expect(await steps.nth(1).innerText()).toMatch(/Step 2: the plan manager\s+Sent on \d+ \w+ \d{4}, \d\d:\d\d to .*Service Manager/);
    expect(await steps.nth(2).innerText()).toMatch(/Next goes out on \d+ \w+ \d{4}, \d\d:\d\d if nothing happens/);
    await page.getByRole('button', { name: 'Acknowledge' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('You have acknowledged the escalation.').waitFor();
    await page.getByText(/acknowledged it on .* That holds the next steps back until/).waitFor();
    expect(await page.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
    // The chair hears of it whatever is answered.
    expect(await steps.nth(2).innerText()).toContain('Next');
    await page.getByText('What has happened').click();
    expect(await page.locator('section[aria-labelledby=escalation] .govuk-list li').first().innerText()).toMatch(/Service Manager.* acknowledged/);
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test('snoozing asks for a day within the policy and for a reason, and keeps what was typed', async () => {
    const page = await ladder(1);
    await page.getByText('Snooze until a day').click();
    const form = page.locator('section[aria-labelledby=escalation] form');
    const submit = form.getByRole('button', { name: 'Snooze' });
    await submit.click();
    await page.locator('.govuk-error-summary').getByText('Enter the day until which it can wait').waitFor();
    const latest = /Up to (\d+) (\w+) (\d{4})/.exec(await form.innerText())!;
    const fill = async (day: string, month: string, year: string): Promise<void> => {
      await form.locator('#snooze-until').fill(day);
      await form.locator('#snooze-until-month').fill(month);
      await form.locator('#snooze-until-year').fill(year);
    };
    await fill(latest[1]!, latest[2]!, latest[3]!);
    await submit.click();
    await page.locator('.govuk-error-summary').getByText('Enter why it can wait').waitFor();
    await form.locator('#snooze-reason').fill('The new team starts next month.');
    await fill(latest[1]!, latest[2]!, String(Number(latest[3]) + 1));
    await submit.click();
    await page.locator('.govuk-error-summary').getByText(/The day must be .* or before/).waitFor();
    expect(await form.locator('#snooze-reason').inputValue()).toBe('The new team starts next month.');
    expect(await violations(page)).toEqual([]);
    await fill(latest[1]!, latest[2]!, latest[3]!);
    await submit.click();
    await page.getByText(`The escalation is snoozed until ${latest[1]} ${latest[2]} ${latest[3]}.`).waitFor();
    await page.getByText('Reason given: The new team starts next month.').waitFor();
  }, browserTimeout);

  test('whoever only reads is offered no answer', async () => {
    const page = await visitAs(browser, 'administrator@rotherham.demo');
    await open(page, '/s/rotherham/escalations');
    await page.locator('tbody a').first().click();
    await page.locator('#escalation').waitFor();
    expect(await page.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
  }, browserTimeout);
});
