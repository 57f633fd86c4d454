/** The rules of an oversight body's stages: read, changed, tried on history, refused without loss, published, met by somebody who began before, and read by a service. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

describeInBrowser('rules of stages', () => {
  let browser: Browser;
  let database: pg.Client;
  /** Advises for the same body, from the last test on. */
  const second = 'second-adviser@oversight.demo';
  beforeAll(async () => {
    browser = await launchBrowser();
    database = new pg.Client({ connectionString: process.env['WAYMARK_BROWSER_DATABASE_URL'] ?? '' });
    await database.connect();
  }, browserTimeout);
  afterAll(async () => {
    // The other files know one adviser.
    await database.query('delete from oversight_member where account_id in (select id from account where email = $1)', [second]);
    await database.end();
    await browser.close();
  }, browserTimeout);

  const adviser = (options: VisitOptions = {}): Promise<Page> => visitAs(browser, 'adviser@oversight.demo', options);
  const change = async (options: VisitOptions = {}): Promise<Page> => {
    const page = await adviser(options);
    await open(page, '/oversight/stage-rules/change');
    return page;
  };
  /** The limit of two quarters off track, in the fourth rule. */
  const limit = (page: Page) => page.locator('.wm-rule', { hasText: 'Rule 4' }).locator('.wm-threshold input').first();
  const tried = async (page: Page): Promise<string> => {
    await page.getByRole('button', { name: /^Show what would change/ }).click();
    await page.locator('#trial-result').waitFor();
    await settled(page);
    return page.locator('section[aria-labelledby=trial]').innerText();
  };
  const summary = (page: Page) => page.locator('.govuk-error-summary');

  test('are read whole and in words', async () => {
    const page = await adviser();
    const found = complaints(page);
    await open(page, '/portfolio');
    await page.getByRole('link', { name: 'Read the rules of the stages' }).click();
    await page.waitForURL('**/oversight/stage-rules?body=*');
    await settled(page);
    expect(await page.locator('h1').innerText()).toBe('Rules of the stages');
    const rules = page.locator('section[aria-labelledby=stage-rules] .wm-rule');
    expect(await rules.count()).toBe(6);
    expect(await rules.nth(3).innerText()).toMatch(/Stage 2: closer support\s+when for two quarters in a row at least 25 % off track, or 40 % past their date/);
    expect(await rules.nth(3).innerText()).toContain('Lowest share off track at the last two quarter ends: at least 25%');
    await page.locator('summary', { hasText: 'What each fact means' }).click();
    await page.getByText('means at least 25 % at both').waitFor();
    expect(await page.locator('section[aria-labelledby=versions] tbody').innerText()).toMatch(/Version 1\s[\s\S]*Waymark/);
    expect([await violations(page), await overflow(page), found]).toEqual([[], 0, []]);
  }, browserTimeout);

  test('a change is tried before it is published; what is refused keeps what was typed', async () => {
    const page = await change();
    const late = await change();
    await limit(late).fill('30');
    expect(await page.locator('section[aria-labelledby=publish]').innerText()).toContain('First show what would change');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await summary(page).getByText('Nothing is changed yet.').waitFor();

    await page.getByLabel('Stage 3 in Welsh').fill('');
    await limit(page).fill('5');
    // The sentence of the rule follows its number.
    expect(await page.locator('.wm-rule', { hasText: 'Rule 4' }).innerText()).toContain('at least 5 % off track');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await summary(page).getByText('Enter the name of stage 3 in both languages.').waitFor();
    expect(await limit(page).inputValue()).toBe('5');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Stage 3 in Welsh').fill('Cam 3: ymyrraeth');

    // A rule that can never decide is refused by the same checks as the rules of a service, and said so while it is typed.
    await page.locator('summary', { hasText: 'Add a rule' }).click();
    await page.locator('#add-rule-en').fill('Many actions are off track now');
    await page.locator('#add-rule-cy').fill('Mae llawer o gamau oddi ar y trywydd nawr');
    await page.locator('#add-rule-rating').selectOption({ label: 'Stage 2: closer support' });
    await page.getByRole('button', { name: 'Add the rule' }).click();
    const added = page.locator('.wm-rule', { hasText: 'Rule 6' });
    await added.locator('.wm-threshold input').first().fill('101');
    await added.getByText('Enter 100 or less.').waitFor();
    await added.locator('.wm-threshold input').first().fill('60');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await summary(page).getByText('Rule 6 never decides').waitFor();
    expect(await violations(page)).toEqual([]);
    // Its conditions are built as those of a service's rules are, from the facts about services.
    await added.getByRole('button', { name: /^Edit the conditions/ }).click();
    await added.getByLabel('Fact').selectOption({ label: 'Off track now, of all actions' });
    await added.getByLabel('Comparison').selectOption({ label: 'is at least' });
    await added.locator('.wm-builder').getByLabel('Value').fill('10');
    await added.getByRole('button', { name: /^Close the conditions/ }).click();

    expect(await tried(page)).toMatch(/(One|\d+) of \d+ services would be proposed another stage today/);
    expect(await page.locator('section[aria-labelledby=trial-why]').innerText()).toContain('Then: Stage 2: closer support. Many actions are off track now.');
    expect(await page.locator('section[aria-labelledby=trial] tbody').innerText()).toContain('→');
    expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
    if (process.env['WAYMARK_SHOTS']) await page.screenshot({ path: `${process.env['WAYMARK_SHOTS']}/change.png`, fullPage: true });
    // Another number is other rules: shown again before they go on.
    await limit(page).fill('6');
    await page.getByText('The rules have changed since this was shown.').waitFor();
    expect(await page.getByRole('button', { name: 'Publish version 2' }).count()).toBe(0);
    await limit(page).fill('5');
    await page.getByRole('button', { name: 'Publish version 2' }).click();
    await summary(page).getByText('Enter the reason.').waitFor();
    await page.getByLabel('Why do you change the rules?').fill('The limit was too high to help early.');
    await page.getByRole('button', { name: 'Publish version 2' }).click();
    await page.getByText('Version 2 is in force.').waitFor();
    await settled(page);
    expect(await page.locator('section[aria-labelledby=versions] tbody').innerText()).toMatch(/Version 2\s[\s\S]*Oversight Adviser[\s\S]*The limit was too high to help early\.[\s\S]*Version 1/);
    await page.getByRole('link', { name: 'Version 1', exact: true }).click();
    await page.getByText('This is version 1').waitFor();
    await page.getByText('at least 25 % off track, or 40 % past').first().waitFor();
    expect(await violations(page)).toEqual([]);

    // Who began at version 1 is told, and loses nothing.
    await late.getByRole('button', { name: 'Show what would change' }).click();
    await summary(late).getByText('Version 2 came into force meanwhile.').waitFor();
    expect(await limit(late).inputValue()).toBe('30');
    expect(await violations(late)).toEqual([]);
    await late.getByRole('button', { name: 'Go on from version 2 with my text' }).click();
    await tried(late);
    expect(await limit(late).inputValue()).toBe('30');
    await late.getByRole('button', { name: 'Publish version 3' }).waitFor();
  }, browserTimeout);

  test('a service reads in its trust centre by which version it is proposed for, and that its figures were tried', async () => {
    const page = await visitAs(browser, 'administrator@islington.demo');
    await open(page, '/s/islington/trust');
    const section = page.locator('section[aria-labelledby=stage-rules]');
    expect(await section.innerText()).toContain('National oversight body proposes by version 2 of its rules');
    await section.locator('summary', { hasText: 'in words' }).click();
    expect(await section.innerText()).toContain('at least 5 % off track');
    await page.locator('section[aria-labelledby=looks]').getByText('What changed rules of stages would change').waitFor();
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test.each([['cy', 375], ['en', 320]] as const)('are accessible and fit: %s at %i pixels', async (language, width) => {
    const page = await adviser({ language, width });
    const found = complaints(page);
    await open(page, '/oversight/stage-rules');
    for (const one of await page.locator('main summary').all()) await one.click();
    expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
    if (process.env['WAYMARK_SHOTS']) await page.screenshot({ path: `${process.env['WAYMARK_SHOTS']}/rules-${language}.png`, fullPage: true });
    await open(page, '/oversight/stage-rules/change');
    await page.locator('.wm-rule').nth(3).locator('.wm-threshold input').first().fill('12');
    await page.locator('section[aria-labelledby=trial] button').first().click();
    await page.locator('#trial-result').waitFor();
    await page.locator('.wm-rule').nth(3).locator('button[aria-expanded]').click();
    await settled(page);
    for (const one of await page.locator('main summary').all()) await one.click();
    expect([await violations(page), await overflow(page), found]).toEqual([[], 0, []]);
    if (process.env['WAYMARK_SHOTS']) await page.screenshot({ path: `${process.env['WAYMARK_SHOTS']}/change-${language}.png`, fullPage: true });
  }, browserTimeout);

  test('where two people advise, a change waits for the second, who sees its effect before it is approved', async () => {
    await database.query(`insert into account (id, email, name, password_hash, created_at) select gen_random_uuid(), $1, 'Second Adviser', password_hash, created_at from account where email = 'adviser@oversight.demo'`, [second]);
    await database.query('insert into oversight_member (body_id, account_id) select o.body_id, a.id from oversight_member o, account a where a.email = $1', [second]);
    const page = await change();
    const submit = async (): Promise<void> => {
      await limit(page).fill('7');
      await tried(page);
      await page.getByLabel('Why do you change the rules?').fill('Between the two.');
      await page.getByRole('button', { name: /^Submit version \d+ for approval/ }).click();
      await page.getByText('Your change waits for another adviser.').waitFor();
      await settled(page);
    };
    await submit();
    expect(await page.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);

    const other = await visitAs(browser, second);
    await open(other, '/oversight/stage-rules');
    const waiting = other.locator('section[aria-labelledby=waiting]');
    expect(await waiting.innerText()).toMatch(/Oversight Adviser submitted it on 22 November 2026\. Why: Between the two\.[\s\S]*First show what would change: nothing is approved before\./);
    await other.locator('summary', { hasText: 'Return it to its author' }).click();
    await other.getByRole('button', { name: 'Return the change' }).click();
    await summary(other).getByText('Enter the reason.').waitFor();
    await other.getByLabel('What needs to change?').fill('Say it to the services first.');
    await other.getByRole('button', { name: 'Return the change' }).click();
    await other.getByText('The change is returned to its author.').waitFor();

    await open(page, '/oversight/stage-rules');
    await page.getByText('Second Adviser answered: Say it to the services first.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Start from your returned text' }).click();
    await settled(page);
    expect(await limit(page).inputValue()).toBe('7');
    await submit();
    await open(other, '/oversight/stage-rules');
    await tried(other);
    expect([await violations(other), await overflow(other)]).toEqual([[], 0]);
    if (process.env['WAYMARK_SHOTS']) await other.screenshot({ path: `${process.env['WAYMARK_SHOTS']}/waiting.png`, fullPage: true });
    await other.getByRole('button', { name: /^Approve and publish version/ }).click();
    await other.getByText(/^Version \d+ is in force/).waitFor();
    await settled(other);
    expect(await other.locator('section[aria-labelledby=versions] tbody tr').first().innerText()).toMatch(/Oversight Adviser[\s\S]*Second Adviser[\s\S]*Between the two\./);
  }, browserTimeout);
});
