/** Dates, measures, assurance and overrides on the action page: each with its reason, by the role that may, in the history. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs } from './harness.ts';

describeInBrowser('the board’s part of an action', () => {
  let browser: Browser;
  let address = '';
  beforeAll(async () => {
    browser = await launchBrowser();
    const page = await visitAs(browser, 'several@waymark.demo');
    await open(page, '/s/islington');
    await page.locator('.wm-list__heading a').first().click();
    await page.waitForURL('**/plans/*');
    await settled(page);
    await open(page, `${new URL(page.url()).pathname}?rating=amber`);
    // One that no other test adds evidence to.
    await page.locator('section[aria-labelledby=actions] tbody').getByRole('link', { name: /Oversee the renewal and delivery of the youth crime prevention plan/ }).click();
    await page.waitForURL('**/actions/*');
    address = new URL(page.url()).pathname;
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const as = async (who: string, width = 1280): Promise<Page> => {
    const page = await visitAs(browser, `${who}`, { width });
    await open(page, address);
    return page;
  };
  const section = (page: Page, name: string): Locator => page.locator(`section[aria-labelledby=${name}]`);
  const banner = (page: Page, text: string | RegExp) => page.locator('.govuk-notification-banner--success', { hasText: text }).waitFor();
  const fillDate = async (page: Page, id: string, [day, month, year]: readonly [string, string, string]) => {
    await page.locator(`#${id}`).fill(day);
    await page.locator(`#${id}-month`).fill(month);
    await page.locator(`#${id}-year`).fill(year);
  };

  test.each([1280, 390])('is accessible and fits at %i pixels, everything opened', async (width) => {
    const page = await as('several@waymark.demo', width);
    const found = complaints(page);
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect([await violations(page), await overflow(page), found]).toEqual([[], 0, []]);
  }, browserTimeout);

  test('a date moves with a reason and is counted; the first agreed one stays', async () => {
    const page = await as('several@waymark.demo');
    const dates = section(page, 'dates');
    await dates.locator('summary').click();
    await fillDate(page, 'move-date', ['31', '3', '2027']);
    await dates.getByRole('button', { name: 'Move it' }).click();
    await page.getByRole('link', { name: 'Enter why' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('#move-reason').fill('The trainer is ill.');
    await dates.getByRole('button', { name: 'Move it' }).click();
    await banner(page, 'The first agreed date stays');
    await settled(page);
    expect(await dates.innerText()).toMatch(/Due now: 31 March 2027\. First agreed: \d+ \w+ \d{4}\. The date has moved once\.[^]*to 31 March 2027, by Interim Quality Manager on 22 November 2026: The trainer is ill\./);
  }, browserTimeout);

  test('a measure is read in counts, and says its share of the target', async () => {
    const page = await as('several@waymark.demo');
    const measures = section(page, 'measures');
    await measures.locator('summary', { hasText: 'Name a success measure' }).click();
    await page.locator('#measure-title').fill('Assessments completed on time');
    await page.locator('#measure-target').fill('98');
    await measures.getByRole('button', { name: 'Name it' }).click();
    await banner(page, 'The measure is named');
    await settled(page);
    await measures.locator('summary', { hasText: 'Add a reading' }).click();
    const reading = measures.locator('li details[open] form');
    await reading.getByLabel('How many met it').fill('54');
    await reading.getByLabel('Out of how many').fill('53');
    await reading.getByLabel('Day').fill('31');
    await reading.getByLabel('Month').fill('July');
    await reading.getByLabel('Year').fill('2026');
    await reading.getByRole('button').click();
    await page.getByRole('link', { name: /not more than were counted/ }).waitFor();
    await reading.getByLabel('How many met it').fill('45');
    await reading.getByRole('button').click();
    await banner(page, 'The reading is added');
    await settled(page);
    expect(await measures.innerText()).toContain('45 of 53 (84.9 %) on 31 July 2026, against a target of 98 %: 86.6 % of it.');
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test('a rating is overridden by two people, stands beside the computed one, and is counted on the plan', async () => {
    const asking = await as('manager@islington.demo');
    await section(asking, 'override').locator('summary').click();
    await asking.locator('#override-ask-rating').selectOption({ label: 'Green' });
    await fillDate(asking, 'override-ask-date', ['31', '1', '2027']);
    await asking.locator('#override-ask-reason').fill('The board has seen it done.');
    await section(asking, 'override').getByRole('button', { name: 'Ask for the override' }).click();
    await banner(asking, 'It counts when another person has approved it');
    await settled(asking);
    expect(await section(asking, 'override').innerText()).toContain('You asked for it: another person approves it.');
    expect(await section(asking, 'override').getByRole('button', { name: 'Approve the override' }).count()).toBe(0);

    const chair = await as('chair@islington.demo');
    await section(chair, 'override').getByRole('button', { name: 'Approve the override' }).click();
    await banner(chair, 'counts from now on');
    await settled(chair);
    expect(await chair.locator('.wm-pair').innerText()).toMatch(/By the rules\s+Amber\s+Overridden, counts now\s+Green/);
    expect(await violations(chair)).toEqual([]);
    await open(chair, '/s/islington');
    await chair.locator('.wm-list__heading a').first().click();
    await chair.waitForURL('**/plans/*');
    await settled(chair);
    await chair.getByText(/1 of \d+ ratings \(\d+ %\) is overridden by people for a time\./).waitFor();
  }, browserTimeout);

  test('complete is a claim that the chair returns with a reason; the history has all of it', async () => {
    const manager = await as('several@waymark.demo');
    await manager.getByRole('link', { name: 'Update this action' }).click();
    await manager.waitForURL('**/update');
    await settled(manager);
    await manager.locator('#update-text').fill('All staff are trained.');
    await manager.getByLabel('Complete', { exact: true }).check();
    await manager.locator('button[form=update]').click();
    await manager.getByText('Your update is saved.').waitFor();
    const chair = await as('chair@islington.demo');
    const assurance = section(chair, 'assurance');
    expect(await assurance.innerText()).toMatch(/It is claimed complete, and waits for somebody to look at the evidence\. Claimed today\./);
    await assurance.locator('summary', { hasText: 'Return it' }).click();
    await assurance.getByRole('button', { name: 'Return it' }).click();
    await chair.getByRole('link', { name: 'Enter why' }).waitFor();
    await chair.locator('#assure-return-reason').fill('The register ends in May.');
    await assurance.getByRole('button', { name: 'Return it' }).click();
    await banner(chair, 'It is returned and in progress again');
    await settled(chair);
    expect(await assurance.innerText()).toContain('It came back: it is not accepted yet.');
    await section(chair, 'history').locator('summary').click();
    const history = await section(chair, 'history').innerText();
    for (const line of ['Returned', 'The register ends in May.', 'Assurance: claimed → returned', 'Override approved', 'Success measure read', 'Due date moved', 'Imported']) expect(history).toContain(line);
    expect([await violations(chair), await overflow(chair)]).toEqual([[], 0]);

    const override = section(chair, 'override');
    await override.locator('summary', { hasText: 'End it now' }).click();
    await chair.locator('#override-end-reason').fill('It is not done after all.');
    await override.getByRole('button', { name: 'End it now' }).click();
    await banner(chair, 'The override is ended');
    await settled(chair);
    expect(await chair.locator('.wm-pair').innerText()).not.toContain('Overridden');
  }, browserTimeout);
});
