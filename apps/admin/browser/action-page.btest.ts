/** The action page of the demonstration: why a rating is what it is, and evidence that changes it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

describeInBrowser('action page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  /** The nth of the plan's red actions, opened from the list. */
  const redAction = async (options: VisitOptions & { email?: string; nth?: number } = {}): Promise<Page> => {
    const page = await visitAs(browser, options.email ?? 'manager@islington.demo', options);
    await open(page, '/s/islington');
    await page.locator('.wm-list__heading a').first().click();
    await page.waitForURL('**/plans/*');
    await settled(page);
    await open(page, `${new URL(page.url()).pathname}?rating=red&late=yes`);
    await page.locator('section[aria-labelledby=actions] tbody a').nth(options.nth ?? 0).click();
    await page.waitForURL('**/actions/*');
    await settled(page);
    return page;
  };

  test.each([
    ['en', 1280],
    ['cy', 1280],
    ['en', 390],
    ['cy', 390],
    ['en', 320],
  ] as const)('is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await redAction({ language, width });
    const found = complaints(page);
    // What is folded away must be accessible too.
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('says why: the rule, each condition with its value, and what would change it', async () => {
    const page = await redAction();
    const why = page.locator('.wm-why');
    expect(await why.locator('.wm-rating--red').first().isVisible()).toBe(true);
    const text = await why.innerText();
    expect(text).toMatch(/The deadline has passed/);
    expect(text).toMatch(/\d+ days? past the deadline, \d{1,2} [A-Z][a-z]+ 20\d\d/);
    expect(text).toMatch(/There is no evidence/);
    expect(text).toMatch(/It would be green if it were complete\./);
    expect(text).toMatch(/It would be amber with one piece of evidence\./);
    expect(text).toMatch(/version \d+, fingerprint [0-9a-f]{8}\./);
    expect(await page.locator('.wm-pair').innerText()).toContain('By the rules');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  }, browserTimeout);

  test('says the same in Welsh, and keeps the language', async () => {
    const page = await redAction();
    await page.getByRole('button', { name: 'Cymraeg' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('cy');
    expect(await page.locator('.wm-why').innerText()).toMatch(/Byddai’n ambr gydag un darn o dystiolaeth\./);
    await page.reload();
    await settled(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('cy');
    expect(await page.context().cookies()).toHaveLength(1);
  }, browserTimeout);

  test('what is wrong with evidence is said at the field; adding it changes the rating', async () => {
    const page = await redAction({ nth: 1 });
    const submit = page.locator('section[aria-labelledby=add-evidence] button');
    await page.locator('#evidence-url').fill('not an address');
    await submit.click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.locator('.govuk-error-summary li').count()).toBe(3);
    expect(await violations(page)).toEqual([]);

    await page.locator('#evidence-title').fill('Audit report to the board');
    await page.locator('#evidence-url').fill('https://example.org/report');
    await page.locator('#evidence-date').fill('1');
    await page.locator('#evidence-date-month').fill('June');
    await page.locator('#evidence-date-year').fill('2099');
    await submit.click();
    await page.getByRole('link', { name: /today or in the past/ }).waitFor();

    await page.locator('#evidence-date-year').fill('2026');
    await submit.click();
    await page.locator('.govuk-notification-banner--success').waitFor();
    expect(await page.locator('.govuk-notification-banner--success').innerText()).toContain('The rating was red and is now amber.');
    await page.locator('.wm-why .wm-rating--amber').first().waitFor();
    expect(await page.locator('section[aria-labelledby=evidence]').innerText()).toContain('Audit report to the board');
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  const evidenceForm = (page: Page) => page.locator('section[aria-labelledby=add-evidence]');
  const fillDate = async (page: Page, [day, month, year]: readonly [string, string, string]) => {
    await page.locator('#evidence-date').fill(day);
    await page.locator('#evidence-date-month').fill(month);
    await page.locator('#evidence-date-year').fill(year);
  };

  test('a refused file keeps the form; a good one is listed, downloaded, and verified by somebody else', async () => {
    const owner = await redAction({ email: 'owner@islington.demo', nth: 2 });
    const address = new URL(owner.url()).pathname;
    await owner.locator('#evidence-title').fill('Supervision records, July to September');
    await fillDate(owner, ['1', '10', '2026']);
    await owner.locator('#evidence-months').selectOption('6');
    await owner.locator('#evidence-file').setInputFiles({ name: 'records.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>alert(1)</script></html>') });
    await evidenceForm(owner).locator('form button').click();
    await owner.getByRole('link', { name: /Choose a PDF/ }).waitFor();
    expect(await owner.locator('#evidence-title').inputValue()).toBe('Supervision records, July to September');
    expect(await owner.locator('#evidence-date-year').inputValue()).toBe('2026');
    expect(await violations(owner)).toEqual([]);

    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
    await owner.locator('#evidence-file').setInputFiles({ name: 'child called Jamie.pdf', mimeType: 'application/pdf', buffer: pdf });
    await evidenceForm(owner).locator('form button').click();
    await owner.getByRole('link', { name: /The name of the file looks as if it holds the name of a child/ }).waitFor();
    expect(await violations(owner)).toEqual([]);
    await owner.locator('#evidence-file').setInputFiles({ name: 'records.pdf', mimeType: 'application/pdf', buffer: pdf });
    await evidenceForm(owner).locator('form button').click();
    await owner.locator('.govuk-notification-banner--success').waitFor();
    expect(await owner.locator('.govuk-notification-banner--success').innerText()).toContain('The rating was red and is now amber.');
    const list = owner.locator('section[aria-labelledby=evidence]');
    expect(await list.innerText()).toMatch(/records\.pdf, 1 KB, not scanned for viruses\s+good until 1 April 2027/);
    expect(await list.getByRole('button', { name: 'Verify' }).count()).toBe(0);
    const [download] = await Promise.all([owner.waitForEvent('download'), list.getByRole('link', { name: /Supervision records/ }).click()]);
    expect(download.suggestedFilename()).toBe('records.pdf');

    const chair = await visitAs(browser, 'chair@islington.demo', { width: 390 });
    await open(chair, address);
    const theirs = chair.locator('section[aria-labelledby=evidence]');
    await theirs.getByRole('button', { name: 'Verify' }).click();
    await chair.locator('.govuk-notification-banner--success').waitFor();
    expect(await theirs.innerText()).toMatch(/verified by Board Chair, Islington on/);
    await theirs.locator('summary', { hasText: 'Reject' }).click();
    await theirs.locator('details[open] button').click();
    await chair.getByRole('link', { name: 'Enter the reason' }).waitFor();
    expect(await violations(chair)).toEqual([]);
    expect(await overflow(chair)).toBe(0);
    await theirs.locator('details[open] textarea').fill('The records are of another team.');
    await theirs.locator('details[open] button').click();
    await chair.getByText('The evidence is rejected. The rating was amber and is now red.').waitFor();
    expect(await theirs.innerText()).toContain('rejected by Board Chair, Islington');
  }, browserTimeout);

  test('a new version keeps the old one; withdrawn evidence stays with its reason', async () => {
    const page = await redAction({ nth: 3 });
    await page.locator('#evidence-title').fill('Audit of 20 cases');
    await fillDate(page, ['2', '11', '2026']);
    await evidenceForm(page).locator('form button').click();
    await page.locator('.govuk-notification-banner--success').waitFor();
    const list = page.locator('section[aria-labelledby=evidence]');
    await list.locator('summary', { hasText: 'Replace by a new version' }).click();
    const fold = list.locator('details[open]');
    await fold.locator('input[name=title]').fill('Audit of 25 cases');
    for (const [name, value] of [['date-day', '3'], ['date-month', '11'], ['date-year', '2026']]) await fold.locator(`input[name=${name}]`).fill(value!);
    expect(await violations(page)).toEqual([]);
    await fold.locator('form button').click();
    await page.getByText('The new version is saved').waitFor();
    await list.locator('summary', { hasText: '1 earlier version' }).click();
    expect(await list.innerText()).toMatch(/Version 1: Audit of 20 cases/);
    await list.locator('summary', { hasText: 'Withdraw' }).click();
    await list.locator('textarea').fill('It names a child.');
    await list.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('The evidence is withdrawn. The rating was amber and is now red.').waitFor();
    expect(await list.innerText()).toMatch(/withdrawn by Quality Manager, Islington on .*: It names a child\./);
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test('[39] hostile words in evidence stay words, and its file opens nothing in the page', async () => {
    const page = await redAction({ email: 'owner@islington.demo', nth: 4 });
    const found = complaints(page);
    const hostile = '"><img src=x onerror="window.ran=1"><script>window.ran=1</script>';
    await page.locator('#evidence-title').fill(hostile);
    await page.locator('#evidence-url').fill('javascript:window.ran=1');
    await fillDate(page, ['1', '10', '2026']);
    await evidenceForm(page).locator('form button').click();
    await page.locator('.govuk-error-summary').waitFor();
    await page.locator('#evidence-url').fill('');
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
    await page.locator('#evidence-file').setInputFiles({ name: '<img src=x onerror=window.ran=1>.pdf', mimeType: 'application/pdf', buffer: pdf });
    await evidenceForm(page).locator('form button').click();
    await page.locator('.govuk-notification-banner--success').waitFor();
    const list = page.locator('section[aria-labelledby=evidence]');
    expect(await list.innerText()).toContain(hostile);
    expect(await list.innerText()).toContain('<img src=x onerror=window.ran=1>.pdf');
    const here = page.url();
    await Promise.all([page.waitForEvent('download'), list.getByRole('link', { name: /onerror/ }).first().click()]);
    expect(page.url()).toBe(here);
    expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
    expect(await page.locator('img[src=x]').count()).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('whoever may not add evidence is not offered it', async () => {
    const page = await redAction({ email: 'chair@islington.demo' });
    expect(await page.locator('section[aria-labelledby=add-evidence]').count()).toBe(0);
    expect(await page.locator('.wm-why').count()).toBe(1);
  }, browserTimeout);

  test('leads on to the next action and back', async () => {
    const page = await redAction();
    const here = page.url();
    await page.locator('a[rel=next]').click();
    await page.waitForURL((url) => url.href !== here);
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.locator('a[rel=prev]').click();
    await page.waitForURL(here);
  }, browserTimeout);
});
