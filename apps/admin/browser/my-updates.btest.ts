/** My updates: what needs a person, confirmed in three presses, updated in one page, and nothing lost when two write at once. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

describeInBrowser('my updates', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const owner = (options: VisitOptions = {}) => visitAs(browser, 'owner@islington.demo', options);
  const list = async (options: VisitOptions = {}): Promise<Page> => {
    const page = await owner(options);
    await open(page, '/s/islington/my-updates');
    return page;
  };
  const items = (page: Page) => page.locator('.wm-list > li');

  test.each([
    ['en', 1280],
    ['cy', 390],
    ['en', 320],
  ] as const)('list and update page are accessible and fit: %s at %i pixels', async (language, width) => {
    const page = await list({ language, width });
    const found = complaints(page);
    expect(await items(page).count()).toBeGreaterThan(2);
    expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
    await items(page).first().locator('.wm-needed a').click();
    await settled(page);
    await page.locator('summary').last().click();
    expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
    await page.locator('button[form=update]').click();
    await page.locator('.govuk-error-summary').waitFor();
    expect([await violations(page), await overflow(page)]).toEqual([[], 0]);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('what is written is kept on the server, shows its consequence, and is saved by the keyboard alone within a minute', async () => {
    const page = await list();
    const name = await items(page).first().locator('h2').innerText();
    const started = Date.now();
    await items(page).first().locator('.wm-needed a').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/update');
    await settled(page);
    const effect = page.locator('section[aria-labelledby=effect]');
    expect(await effect.innerText()).toMatch(/Saving this leaves it red, because:/);
    await page.locator('#update-text').focus();
    await page.keyboard.type('The protocol is signed.');
    await page.keyboard.press('Tab');
    // From "In progress" on: the arrow chooses "Complete".
    await page.keyboard.press('ArrowRight');
    await page.getByText(/Saving this makes it green instead of red, because:/).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Tab');
    for (const part of ['1', 'March', '2099']) {
      await page.keyboard.type(part);
      await page.keyboard.press('Tab');
    }
    await page.getByText('Your draft is kept.').waitFor();

    // Another computer, another day: it is still there.
    const elsewhere = await owner({ width: 390 });
    await open(elsewhere, new URL(page.url()).pathname);
    expect(await elsewhere.locator('#update-text').inputValue()).toBe('The protocol is signed.');
    expect(await elsewhere.locator('#update-forecast-month').inputValue()).toBe('March');
    await elsewhere.context().close();

    await page.locator('button[form=update]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Enter why the date moved' }).waitFor();
    await page.getByRole('link', { name: 'Enter why the date moved' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Children’s social care asked for more time.');
    await page.locator('#update-forecast-year').fill('2027');
    await page.locator('button[form=update]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/my-updates');
    await page.getByText('Your update is saved. The rating is still red.').waitFor();
    expect(Date.now() - started).toBeLessThan(60_000);
    await settled(page);
    expect(await items(page).locator('h2').allInnerTexts()).not.toContain(name);

    await open(page, '/s/islington/my-updates');
    expect(await page.getByText(/you have updated 1 of \d/).count()).toBe(1);
  }, browserTimeout);

  test('two people at one action: the second sees both and keeps both', async () => {
    const [mine, theirs] = [await owner(), await visitAs(browser, 'manager@islington.demo')];
    await open(mine, '/s/islington/my-updates');
    await items(mine).first().locator('.wm-needed a').click();
    await mine.waitForURL('**/update');
    await settled(mine);
    const address = new URL(mine.url()).pathname;
    await mine.locator('#update-text').fill('Exit plans are in eight of ten cases.');
    await open(theirs, address);
    await theirs.locator('#update-text').fill('The process is agreed.');
    await theirs.getByLabel('Complete', { exact: true }).check();
    await theirs.locator('button[form=update]').click();
    await theirs.waitForURL((url) => url.pathname === address.replace('/update', ''));
    await theirs.getByText('Your update is saved.').waitFor();

    await mine.locator('button[form=update]').click();
    await mine.getByRole('heading', { name: 'Somebody else updated this action while you wrote' }).waitFor();
    await mine.locator('.wm-conflict table').waitFor();
    expect(await mine.locator('.wm-conflict').innerText()).toMatch(/The process is agreed\.[^]*Exit plans are in eight of ten cases\./);
    expect(await violations(mine)).toEqual([]);
    await mine.getByRole('button', { name: 'Save my words, keep their status and date' }).click();
    await mine.waitForURL('**/my-updates');
    await open(theirs, address.replace('/update', ''));
    const said = await theirs.locator('section[aria-labelledby=updates]').innerText();
    expect(said).toMatch(/Exit plans are in eight of ten cases\.[^]*The process is agreed\./);
    expect(said).toContain('Status changed from in progress to complete.');
    expect(await violations(theirs)).toEqual([]);
    // Reopened, so that it can be confirmed below.
    await open(theirs, address);
    await theirs.locator('#update-text').fill('Two cases are still without a plan.');
    await theirs.getByLabel('In progress', { exact: true }).check();
    await theirs.locator('button[form=update]').click();
    await theirs.getByText(/The rating was green and is now (red|amber)\./).waitFor();
  }, browserTimeout);

  test('“no change” is two presses from the start page, and the plan manager sees the rate', async () => {
    const page = await owner();
    await open(page, '/s/islington');
    await page.evaluate(() => {
      sessionStorage.setItem('presses', '0');
      document.addEventListener('click', () => sessionStorage.setItem('presses', String(Number(sessionStorage.getItem('presses')) + 1)), true);
    });
    await page.getByRole('link', { name: /actions? needs? you now/ }).click();
    await page.waitForURL('**/my-updates');
    await settled(page);
    const before = await items(page).count();
    await items(page).first().getByRole('button', { name: /^No change/ }).click();
    await page.getByText(/“No change” is saved\. The rating is still/).waitFor();
    expect(await page.evaluate(() => Number(sessionStorage.getItem('presses')))).toBe(2);
    await settled(page);
    expect(await items(page).count()).toBe(before - 1);
    expect(await violations(page)).toEqual([]);

    const manager = await visitAs(browser, 'manager@islington.demo');
    await open(manager, '/s/islington');
    await manager.locator('.wm-list__heading a').first().click();
    await manager.waitForURL('**/plans/*');
    await settled(manager);
    expect(await manager.locator('section[aria-labelledby=update-rate]').innerText()).toMatch(/[1-9] of the \d+ actions due an update have one so far: \d+ %\./);
    expect(await violations(manager)).toEqual([]);
  }, browserTimeout);
});
