/** Families that a service chooses itself: typed or from a file, whole or not at all, in versions; and said wherever a comparison is made by one. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

const widths = [['en', 1280], ['cy', 1280], ['en', 375], ['cy', 320]] as const;
const families = '/s/portsmouth/indicators/families';
const indicator = '/s/portsmouth/indicators/first-time-entrants';

describeInBrowser('families that a service chooses itself', () => {
  let browser: Browser;
  let database: pg.Client;
  const empty = async () => {
    await database.query("delete from neighbour_family_version where tenant_id = (select id from tenant where slug = 'portsmouth')");
    await database.query("delete from neighbour_family where tenant_id = (select id from tenant where slug = 'portsmouth')");
  };
  const held = async () => (await database.query("select 1 from neighbour_family_version where tenant_id = (select id from tenant where slug = 'portsmouth')")).rowCount;
  beforeAll(async () => {
    browser = await launchBrowser();
    database = new pg.Client({ connectionString: process.env['WAYMARK_BROWSER_DATABASE_URL'] ?? '' });
    await database.connect();
    await empty();
  }, browserTimeout);
  afterAll(async () => {
    await empty();
    await database.end();
    await browser.close();
  }, browserTimeout);

  const manager = async (path: string, options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, 'manager@portsmouth.demo', options);
    await open(page, path);
    return page;
  };
  /** Of the program under test, whose clock is set; the form offers the day of the browser's. */
  const fromApril = async (page: Page): Promise<void> => {
    for (const [field, value] of [['', '1'], ['-month', '4'], ['-year', '2026']] as const) await page.locator(`#family-effectiveFrom${field}`).fill(value);
  };
  const cells = (page: Page, caption: string): Promise<string[][]> =>
    page.locator('table', { has: page.locator('caption', { hasText: caption }) }).first().locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())));

  test('with wrong lines nothing is saved, each says what is wrong and what was meant, and what was typed stays', async () => {
    const page = await manager('/s/portsmouth/indicators');
    await page.getByRole('link', { name: 'Families that your service has chosen' }).click();
    expect(await page.locator('.wm-empty').innerText()).toContain('Your service keeps no family.');
    await page.getByRole('link', { name: 'Add a family' }).click();
    const typed = 'Southampton\nPlimouth\nPortsmouth\nCumbria\nsouthampton';
    await page.locator('#family-members').fill(typed);
    await page.getByRole('button', { name: 'Save the family' }).click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.locator('.govuk-error-summary').innerText()).toMatch(/Enter a name\.\s+4 lines have to be put right\. Nothing was saved\./);
    expect(await cells(page, 'What is wrong, by line')).toEqual([
      ['Line 2', 'Plimouth', 'No authority or service is called “Plimouth”. Did you mean Plymouth?'],
      ['Line 3', 'Portsmouth', 'Portsmouth is your own area, or part of it. Leave it out: it is compared with the others.'],
      ['Line 4', 'Cumbria', 'Cumbria (before 2023) is no longer an authority. Name the one that took its place.'],
      ['Line 5', 'southampton', 'The same as line 1. Name each once.'],
    ]);
    expect(await page.locator('#family-members').inputValue()).toBe(typed);
    expect(await held()).toBe(0);
    expect(await violations(page)).toEqual([]);

    await page.locator('#family-nameEn').fill('Coastal services');
    await page.locator('#family-members').fill('Southampton\nPlymouth');
    await page.getByRole('button', { name: 'Save the family' }).click();
    await page.locator('.govuk-error-summary', { hasText: 'Name at least 3 members. There are 2.' }).waitFor();
    // After the session has ended and begun again, the form is as it was.
    await open(page, `${families}/new`);
    expect(await page.locator('#family-members').inputValue()).toBe('Southampton\nPlymouth');
    expect(await page.locator('#family-nameEn').inputValue()).toBe('Coastal services');
  }, browserTimeout);

  test('a file fills the box, which can be put back, and is saved as version 1 with who and when', async () => {
    const page = await manager(`${families}/new`);
    const found = complaints(page);
    await page.locator('#family-nameEn').fill('Coastal services');
    await page.locator('#family-nameCy').fill('Gwasanaethau’r arfordir');
    await fromApril(page);
    await page.locator('#family-members').fill('Leeds');
    await page.locator('#family-file').setInputFiles({ name: 'family.csv', mimeType: 'text/csv', buffer: Buffer.from('\uFEFFauthority,likeness\r\nSouthampton,very close\r\nE06000026,both have a naval base\r\n"Bristol, City of",\r\nTorbay,\r\n') });
    await page.getByText('The box now holds the text of family.csv.').waitFor();
    await page.getByRole('button', { name: 'Put back what stood in the box' }).click();
    expect(await page.locator('#family-members').inputValue()).toBe('Leeds');
    await page.locator('#family-file').setInputFiles({ name: 'family.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from([80, 75, 3, 4, 0, 0, 255, 254]) });
    await page.getByText('This file holds no plain text.').waitFor();
    expect(await page.locator('#family-members').inputValue()).toBe('Leeds');
    await page.locator('#family-file').setInputFiles({ name: 'family.csv', mimeType: 'text/csv', buffer: Buffer.from('authority;likeness\nSouthampton;very close\nE06000026;both have a naval base\nBristol, City of;\nTorbay;\n') });
    await page.getByText('The box now holds the text of family.csv.').waitFor();
    await page.getByRole('button', { name: 'Save the family' }).click();
    await page.locator('.govuk-notification-banner--success').waitFor();
    await settled(page);
    const text = await page.locator('main').innerText();
    for (const words of ['The family was saved as version 1.', 'Version 1. 4 whole youth justice services, in force from 1 April 2026.', 'Saved by ']) expect(text).toContain(words);
    expect(await cells(page, 'Members of “Coastal services”')).toEqual([['Southampton', '1', 'very close'], ['Plymouth', '2', 'both have a naval base'], ['Bristol', '3', '–'], ['Torbay', '4', '–']]);
    expect(await violations(page)).toEqual([]);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('the indicator is compared by the family, and its sentence, chart, table and method name it, its version and whose choice it was', async () => {
    const page = await manager(indicator);
    const byList = await page.locator('.wm-lead').innerText();
    expect(await page.locator('.wm-kept').count()).toBe(0);
    await page.getByRole('link', { name: 'Coastal services', exact: true }).click();
    await settled(page);
    expect(page.url()).toMatch(/\?family=own-[0-9a-f-]{36}$/);
    const lead = await page.locator('.wm-lead').innerText();
    expect(lead).toMatch(/The unweighted mean of “Coastal services” \(version 1\), a family that the service chose itself, is [\d.]+, from 4 of 4\./);
    expect(lead).not.toBe(byList);
    expect(await page.locator('.wm-kept').innerText()).toMatch(/^Chosen by the service itself, on \d+ \w+ \d{4}\s+The service picked the members of “Coastal services”, version 1, in force from .*read the figure beside a published list as well\.$/s);
    expect((await cells(page, 'Portsmouth and “Coastal services”, version 1')).map(([area]) => area)).toEqual(['Portsmouth (this service)', 'Southampton', 'Plymouth', 'Bristol', 'Torbay']);
    expect(await page.locator('#neighbour-chart-title').textContent()).toBe('Portsmouth and “Coastal services”, version 1, 2024');
    const text = await page.locator('main').innerText();
    for (const words of ['Neighbours: “Coastal services”, version 1, chosen by the service itself on ', 'The mean is that of “Coastal services”, version 1, chosen by the service itself.', 'a family that the service chose itself, on ', 'How like the areas are is what the service says']) expect(text).toContain(words);
    expect(text).not.toMatch(/statistical neighbours is/);
    expect(await violations(page)).toEqual([]);
    // The list of indicators and its filter go on as before, by the published list.
    await open(page, '/s/portsmouth/indicators');
    expect(await page.locator('main').innerText()).toContain('The unweighted mean of its statistical neighbours is');
    await open(page, '/s/portsmouth/indicators?show=worse');
    expect(await page.locator('main').innerText()).toContain('Worse than the neighbours, and getting worse');
  }, browserTimeout);

  test('a change is the next version, the one before can be read, and comparisons name the new one', async () => {
    const page = await manager(families);
    await page.getByRole('link', { name: /^Change the family ?: ?Coastal services/ }).click();
    await settled(page);
    expect(await page.locator('#family-members').inputValue()).toBe('Southampton,Very close\nPlymouth,both have a naval base\nBristol\nTorbay');
    await fromApril(page);
    await page.locator('#family-members').fill('Southampton\nBournemouth, Christchurch and Poole\nMedway');
    await page.getByRole('button', { name: 'Save as version 2' }).click();
    await page.locator('.govuk-notification-banner--success').waitFor();
    expect(await page.locator('main').innerText()).toContain('Version 2. 3 local authorities, in force from 1 April 2026.');
    await page.locator('summary', { hasText: 'The version before (1)' }).click();
    expect(await page.locator('details').first().innerText()).toContain('Version 1. 4 whole youth justice services');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: /^Compare by this family/ }).click();
    await settled(page);
    expect(await page.locator('.wm-kept').innerText()).toContain('“Coastal services”, version 2');
    expect((await cells(page, 'Portsmouth and “Coastal services”, version 2')).map(([area]) => area).slice(1)).toEqual(['Southampton', 'Bournemouth, Christchurch and Poole', 'Medway']);
  }, browserTimeout);

  test.each(widths)('every page of it is accessible, fits and has its words: %s at %i pixels', async (language, width) => {
    const [{ id }] = (await database.query<{ id: string }>("select id from neighbour_family where tenant_id = (select id from tenant where slug = 'portsmouth')")).rows as [{ id: string }];
    const page = await manager(families, { language, width });
    const found = complaints(page);
    for (const path of [families, `${families}/new?from=${id}`, `${indicator}?family=own-${id}`]) {
      await open(page, path);
      for (const details of await page.locator('details').all()) await details.evaluate((element) => element.setAttribute('open', ''));
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      const text = await page.locator('main').innerText();
      expect(text).not.toMatch(/\b(?:family|form|faults|problem|kept|families|done|none)\.\w/);
      expect(text).not.toContain('{{');
      if (language === 'cy') expect(text).not.toMatch(/\b(?:chosen|version|Likeness|Authority)\b/);
      if (process.env['FAMILY_SHOTS']) await page.screenshot({ path: `/tmp/family-${language}-${width}-${path.includes('new') ? 'form' : path.includes('own-') ? 'indicator' : 'list'}.png`, fullPage: true });
    }
    await open(page, `${families}/new`);
    await page.locator('#family-members').fill('Plimouth\nWest Mercia\nRochdale\nE06000045 Leeds');
    await page.locator('form button[type=submit]').click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    if (process.env['FAMILY_SHOTS']) await page.screenshot({ path: `/tmp/family-${language}-${width}-faults.png`, fullPage: true });
    expect(found).toEqual([]);
  }, browserTimeout);

  test('who only reads is offered no form, and finds none', async () => {
    const page = await visitAs(browser, 'chair@portsmouth.demo');
    await open(page, families);
    expect(await page.locator('main').innerText()).toContain('Coastal services');
    expect(await page.getByRole('link', { name: /^(?:Add a family|Change the family)/ }).count()).toBe(0);
    expect(await page.locator('summary', { hasText: 'Withdraw' }).count()).toBe(0);
    await open(page, `${families}/new`);
    expect(await page.locator('h1').innerText()).toBe('Page not found');
  }, browserTimeout);

  test('a withdrawn family is no longer offered, and its versions stay', async () => {
    const page = await manager(families);
    await page.locator('summary', { hasText: 'Withdraw the family' }).click();
    await page.getByRole('button', { name: 'Withdraw “Coastal services”' }).click();
    await page.locator('.govuk-notification-banner--success').waitFor();
    await settled(page);
    const text = await page.locator('main').innerText();
    for (const words of ['Withdrawn by ', 'Version 2.', 'The version before (1)']) expect(text).toContain(words);
    expect(await page.getByRole('link', { name: /^Change the family/ }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await open(page, indicator);
    expect(await page.getByRole('link', { name: 'Coastal services', exact: true }).count()).toBe(0);
    expect(await held()).toBe(2);
  }, browserTimeout);
});
