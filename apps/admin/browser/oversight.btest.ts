/** Oversight across services: a service tries and grants a share, the adviser finds it in the portfolio, the service sees the look, and ends the share. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

describeInBrowser('oversight', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const adviser = (options: VisitOptions = {}): Promise<Page> => visitAs(browser, 'adviser@oversight.demo', options);
  const portfolio = async (page: Page, search = ''): Promise<string[]> => {
    await open(page, `/portfolio${search}`);
    await page.locator('main tbody, main .wm-empty').first().waitFor();
    return page.locator('tbody th').allInnerTexts();
  };

  test('a person of the body decides about a stage, beside what the rules propose, and the service reads why', async () => {
    const page = await adviser();
    await portfolio(page);
    await page.locator('tbody tr', { hasText: 'Islington' }).getByRole('link', { name: /^Stage: / }).click();
    await page.waitForURL('**/portfolio/islington?body=*');
    await settled(page);
    expect(await page.locator('section[aria-labelledby=proposal]').innerText()).toMatch(/Stage \d/);
    await page.getByRole('button', { name: 'Record the decision' }).click();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Choose a stage.');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Stage 2: closer support').check();
    const on = page.getByRole('group', { name: 'Date of the decision' });
    for (const [part, value] of [['Day', '20'], ['Month', '11'], ['Year', '2026']] as const) await on.getByLabel(part).fill(value);
    await page.getByLabel('Why?').fill('Twenty actions are past their date.');
    await page.getByRole('button', { name: 'Record the decision' }).click();
    await page.getByText('Your decision is recorded.').waitFor();
    expect(await page.locator('section[aria-labelledby=history] tbody').innerText()).toContain('Twenty actions are past their date.');
    expect(await violations(page)).toEqual([]);
    await portfolio(page);
    expect(await page.locator('main h2').first().innerText()).toBe('Stage 2: closer support');

    const service = await visitAs(browser, 'administrator@islington.demo');
    await open(service, '/s/islington/trust');
    await service.locator('section[aria-labelledby=stage]').getByText('Twenty actions are past their date.').waitFor();
    expect(await violations(service)).toEqual([]);
  }, browserTimeout);

  test('the adviser reads the paper of a closed meeting that the service opened, and says that it is not accepted yet', async () => {
    const page = await adviser();
    await open(page, '/s/islington/reviews');
    await page.getByRole('link', { name: /^Management board, October/ }).click();
    await page.waitForURL('**/reviews/*');
    await settled(page);
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/5 of 7 agencies attended or sent a deputy/);
    expect(text).toContain('The service’s own counts of children are not part of what it shares.');
    expect(await page.getByRole('link', { name: 'Compare with another review' }).count()).toBe(0);
    await page.locator('summary', { hasText: 'Write a note for the service' }).click();
    await page.getByRole('radio', { name: 'It is not accepted yet' }).check();
    await page.getByLabel('Note, or why it is not accepted yet').fill('Who speaks for health?');
    await page.getByRole('button', { name: 'Send the note' }).click();
    await page.getByText('Your note is sent.').waitFor();
    await page.getByText('Who speaks for health?', { exact: true }).first().waitFor();
    expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
    for (const [language, width] of [['en', 1280], ['cy', 390]] as const) {
      const manager = await visitAs(browser, 'manager@islington.demo', { language, width });
      await open(manager, new URL(page.url()).pathname);
      await manager.getByText('Who speaks for health?', { exact: true }).first().waitFor();
      expect([await violations(manager), await overflow(manager)]).toEqual([[], 0]);
    }
  }, browserTimeout);

  test('the address keeps filters and order, by keyboard as well', async () => {
    const page = await adviser();
    const names = await portfolio(page);
    expect(names.length).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'Off track' }).first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/portfolio?sort=offTrack');
    await page.locator('#name').fill('isl');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/portfolio?name=isl&sort=offTrack');
    await settled(page);
    expect((await page.locator('tbody th').allInnerTexts()).join()).toContain('Islington');
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(await portfolio(page, '?name=isl&sort=offTrack')).toHaveLength(1);
  }, browserTimeout);

  test.each([
    ['en', 1280],
    ['cy', 390],
    ['en', 320],
  ] as const)('the portfolio is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await adviser({ language, width });
    const found = complaints(page);
    await portfolio(page);
    for (const summary of await page.locator('main summary').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    // Nor does a table reach out of its own room, where it would be scrolled.
    expect(await page.locator('.wm-table-region').evaluateAll((regions) => Math.max(0, ...regions.map((region) => region.scrollWidth - region.clientWidth)))).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);

  // The last: who enters a service gets a new session, which the other pages of this adviser do not have.
  test('from a preview to the portfolio, the look in the trust centre, and the end', async () => {
    const page = await visitAs(browser, 'administrator@rotherham.demo');
    const other = await adviser();
    expect((await portfolio(other)).join()).not.toContain('Rotherham');
    await open(page, '/s/rotherham/trust');
    const sharing = page.locator('section[aria-labelledby=sharing]');
    await page.locator('summary', { hasText: 'Share with an oversight body' }).click();
    await page.getByLabel('National oversight body').check();
    await page.getByRole('button', { name: 'Show what they would see' }).click();
    const preview = page.locator('.wm-preview');
    await preview.getByText('Past their date').waitFor();
    const overdue = /\d+ of \d+/.exec((await preview.locator('.govuk-summary-list__row', { hasText: 'Past their date' }).innerText()))![0];
    await sharing.getByRole('button', { name: 'Share with an oversight body' }).click();
    await page.getByText('You share with National oversight body.').waitFor();

    expect((await portfolio(other)).join()).toContain('Rotherham');
    const row = other.locator('tbody tr', { hasText: 'Rotherham' });
    expect(await row.innerText()).toContain(overdue);
    expect(await violations(other)).toEqual([]);
    await row.getByRole('link').first().click();
    await other.getByText('This service shares figures alone').waitFor();

    await open(page, '/s/rotherham/trust');
    const looks = page.locator('section[aria-labelledby=looks]');
    expect(await looks.locator('tbody').innerText()).toMatch(/22 November 2026\s+Oversight Adviser, National oversight body\s+The figures, in the portfolio\s+1/);
    expect(await violations(page)).toEqual([]);

    await page.locator('summary', { hasText: 'Stop sharing' }).click();
    await page.getByLabel('Why do you stop?').fill('The review is over.');
    await sharing.getByRole('button', { name: 'Stop sharing' }).click();
    await page.getByText('You no longer share with National oversight body.').waitFor();
    expect((await portfolio(other)).join()).not.toContain('Rotherham');
    await open(other, '/s/rotherham');
    expect(await other.locator('h1').innerText()).toBe('Page not found');

    // Where actions are shared, the adviser says that one is not accepted yet, and the service reads it beside its own assurance.
    await open(other, '/s/islington');
    await other.locator('.wm-list__heading a').first().click();
    await other.waitForURL('**/plans/*');
    await settled(other);
    await other.locator('section[aria-labelledby=actions] tbody a').first().click();
    await other.waitForURL('**/actions/*');
    await settled(other);
    await other.locator('summary', { hasText: 'Write a note for the service' }).click();
    await other.getByRole('button', { name: 'Send the note' }).click();
    expect(await other.locator('.govuk-error-summary').innerText()).toContain('Enter the note');
    expect(await violations(other)).toEqual([]);
    await other.getByRole('radio', { name: 'It is not accepted yet' }).check();
    await other.getByLabel('Note, or why it is not accepted yet').fill('No audit of the training yet.');
    await other.getByRole('button', { name: 'Send the note' }).click();
    await other.getByText('Your note is sent.').waitFor();
    const said = /Not accepted yet\s+National oversight body, oversight adviser, 22 November 2026\s+No audit of the training yet\./;
    const assuranceOf = (one: Page): Promise<string> => one.locator('section[aria-labelledby=assurance]').innerText();
    await other.locator('section[aria-labelledby=assurance]').getByText('No audit of the training yet.', { exact: true }).first().waitFor();
    expect(await assuranceOf(other)).toMatch(said);
    for (const width of [1280, 390]) {
      const manager = await visitAs(browser, 'manager@islington.demo', { width });
      await open(manager, new URL(other.url()).pathname);
      await manager.locator('section[aria-labelledby=assurance]').getByText('No audit of the training yet.', { exact: true }).first().waitFor();
      expect(await assuranceOf(manager)).toMatch(said);
      expect([await violations(manager), await overflow(manager)]).toEqual([[], 0]);
    }
  }, browserTimeout);
});
