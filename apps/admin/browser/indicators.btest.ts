/** Indicators and neighbours: the sentence, the charts and their tables, what is not compared and why; no rate without n, no rank, no colour without a word. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

const widths = [['en', 1280], ['cy', 1280], ['en', 375], ['cy', 320]] as const;

describeInBrowser('indicators and neighbours', () => {
  let browser: Browser;
  let database: pg.Client;
  beforeAll(async () => {
    browser = await launchBrowser();
    database = new pg.Client({ connectionString: process.env['WAYMARK_BROWSER_DATABASE_URL'] ?? '' });
    await database.connect();
  }, browserTimeout);
  afterAll(async () => {
    await database.end();
    await browser.close();
  }, browserTimeout);

  const indicator = async (options: VisitOptions = {}, slug = 'rotherham'): Promise<Page> => {
    const page = await visitAs(browser, `manager@${slug}.demo`, options);
    await open(page, `/s/${slug}/indicators/first-time-entrants`);
    return page;
  };
  /** The cells of a table by its caption, as text. */
  const cells = (page: Page, caption: string): Promise<string[][]> =>
    page.locator('table', { has: page.locator('caption', { hasText: caption }) }).locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())));

  test.each(widths)('both pages are accessible and fit: %s at %i pixels', async (language, width) => {
    const page = await indicator({ language, width });
    const found = complaints(page);
    await page.locator('details summary').first().click();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await open(page, '/s/rotherham/indicators');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await page.locator('main').innerText()).not.toMatch(/\b(?:list|lead|verdict|outcome|together|neighbours|families|years|definition|method)\.\w/);
    expect(found).toEqual([]);
  }, browserTimeout);

  test('the list leads to the indicator, which says it in plain words', async () => {
    const page = await visitAs(browser, 'manager@rotherham.demo');
    await open(page, '/s/rotherham');
    await page.getByRole('link', { name: 'Indicators', exact: true }).click();
    await page.getByRole('link', { name: 'Children entering the justice system for the first time' }).click();
    await settled(page);
    expect(await page.locator('.wm-lead').innerText()).toBe(
      'Rotherham: 142 per 100,000 in 2024, about 39 of 27,779 children aged 10 to 17. The unweighted mean of its statistical neighbours is 155.8, from 9 of 10. It is similar to its neighbours: neither of two rules finds a difference.',
    );
    const text = await page.locator('main').innerText();
    for (const words of ['Without a figure: Telford and Wrekin.', 'Rule 1: ', 'Rule 2: ', 'version 2025', 'Open Government Licence v3.0', 'Calendar year 2024, the newest held', 'Estimated: ']) expect(text).toContain(words);
  }, browserTimeout);

  test('no rate is without interval and n, no outcome without a word beside its shape, and nothing is ranked', async () => {
    const page = await indicator();
    const rows = await cells(page, 'Rotherham and its statistical neighbours');
    expect(rows).toHaveLength(11);
    for (const [area, , rate, interval, count, denominator, outcome] of rows) {
      if (area === 'Telford and Wrekin') {
        expect([rate, interval, count, denominator, outcome]).toEqual(['[x] suppressed or not available', '–', '–', '–', 'Not compared']);
        continue;
      }
      expect(rate).toMatch(/^\d+$/);
      expect(interval).toMatch(/^\d+ to \d+$/);
      expect(count).toMatch(/^about \d+$/);
      expect(denominator).toMatch(/^\d+,\d{3}$/);
      expect(outcome).toMatch(/^(Better|Worse|Similar)$/);
    }
    const together = await cells(page, 'The service beside its neighbours');
    expect(together.map(([, rate]) => rate)).toEqual(['142', '155.3', '155.8']);
    for (const [, , , count, denominator] of together) expect([count, denominator]).toEqual([expect.stringMatching(/^about \d+$/), expect.stringMatching(/^[\d,]+$/)]);
    await page.locator('details summary', { hasText: 'years as a table' }).click();
    const years = await cells(page, 'Rotherham, rate per 100,000 by year');
    expect(years).toHaveLength(9);
    for (const [, , interval, count, denominator] of years) expect([interval, count, denominator]).toEqual([expect.stringMatching(/^\d+ – \d+$/), expect.stringMatching(/^\d+ \(estimated\)$/), '27,779']);
    // Shapes: one to each outcome in the table, each with its word; in the chart every dot has the word at its end.
    expect(await page.locator('.wm-outcome').evaluateAll((all) => all.every((one) => one.querySelector('svg') !== null && one.textContent.trim() !== ''))).toBe(true);
    const drawn = await page.locator('svg[aria-labelledby^=neighbour-chart] text').allTextContents();
    expect(drawn.filter((text) => /^\d+ (Better|Worse|Similar|Not compared)$/.test(text))).toHaveLength(10);
    expect(await page.locator('main').innerText()).not.toMatch(/\brank|\b\d+(st|nd|rd|th)\b/i);
  }, browserTimeout);

  test('each chart has a name, a description that says what it shows, and its figures in a table', async () => {
    const page = await indicator();
    for (const id of ['neighbour-chart', 'years-chart']) {
      const chart = page.locator(`svg[aria-labelledby="${id}-title ${id}-desc"]`);
      expect(await chart.getAttribute('role')).toBe('img');
      expect(await page.locator(`#${id}-title`).textContent()).toContain('Rotherham');
      expect((await page.locator(`#${id}-desc`).textContent())?.length).toBeGreaterThan(80);
    }
  }, browserTimeout);

  test('in Welsh the sentence, the charts and the tables are Welsh', async () => {
    const page = await indicator({ language: 'cy' });
    expect(await page.locator('.wm-lead').innerText()).toContain('155.8 yw cymedr ei gymdogion ystadegol, heb ei bwysoli, o 9 o’r 10.');
    expect(await page.locator('svg[lang=cy]').count()).toBe(2);
    expect(await page.locator('main').innerText()).not.toMatch(/\b(Similar|Neighbours|interval|estimated|Rate)\b/);
  }, browserTimeout);

  test('the list of neighbours is chosen in the address, names other neighbours, and is printed with the result', async () => {
    const page = await indicator();
    await page.getByRole('link', { name: 'Department for Education, statistical neighbours, April 2021' }).click();
    await settled(page);
    expect(page.url()).toContain('?family=dfe-2021');
    const text = await page.locator('main').innerText();
    expect(text).toContain('(version 2021)');
    expect(text).toContain('Neighbours: Department for Education, statistical neighbours, April 2021.');
    expect(text).not.toContain('155.8');
    await open(page, '/s/rotherham/indicators/first-time-entrants?family=ons-2026');
    expect(await page.locator('main').innerText()).toContain('This list gives an order and does not say how like the areas are.');
    await open(page, '/s/rotherham/indicators/first-time-entrants?family=none');
    expect(await page.locator('h1').innerText()).toBe('Page not found');
  }, browserTimeout);

  test('where no neighbour is very close, the page warns', async () => {
    const page = await indicator({}, 'islington');
    expect(await page.locator('main').innerText()).toContain('None of these neighbours is very close: the list itself calls the nearest “close”.');
  }, browserTimeout);

  test.each(widths)('a percentage without its number is a text that says so, in no chart and beside nobody: %s at %i pixels', async (language, width) => {
    const page = await visitAs(browser, 'manager@rotherham.demo', { language, width });
    await open(page, '/s/rotherham/indicators/reoffending-10-14');
    const rows = await page.locator('section[aria-labelledby=years] tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
    expect(rows).toHaveLength(9);
    expect(rows.map(([, value]) => value)).toContain('5.9%');
    for (const [, , count] of rows) expect(count).toMatch(/^\[x\] /);
    expect(await page.locator('main svg[role=img]').count()).toBe(0);
    expect(await page.locator('.wm-lead').innerText()).not.toMatch(/%/);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await open(page, '/s/rotherham/indicators/kpi-6-out-of-court');
    expect(await page.locator('section[aria-labelledby=definition] strong').innerText()).toBe(language === 'en' ? 'Not verified' : 'Heb ei wirio');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  }, browserTimeout);

  test('worse and worsening: an empty list says what would be in it', async () => {
    const page = await visitAs(browser, 'manager@rotherham.demo');
    await open(page, '/s/rotherham/indicators?show=worse');
    expect(await page.locator('.wm-empty').innerText()).toContain('No indicator is worse than your neighbours’ and getting worse.');
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test('a Welsh service, one of several authorities, and one without an area are told why nothing is compared', async () => {
    for (const [gss, words] of [['W06000015', 'published lists of neighbours are of England alone'], ['E08000002', 'Bury and Rochdale covers 2 local authorities'], [null, 'has no area code']] as const) {
      await database.query("update tenant set gss_code = $1 where slug = 'glanmorfa'", [gss]);
      const page = await indicator({}, 'glanmorfa');
      expect(await page.locator('.wm-not-compared').innerText()).toContain(words);
      expect(await page.locator('.wm-outcome').count()).toBe(0);
      expect(await violations(page)).toEqual([]);
    }
  }, browserTimeout);

  test('a service of several authorities is compared as a whole by the family that is worked out', async () => {
    await database.query("update tenant set gss_code = 'E08000002' where slug = 'glanmorfa'");
    const page = await indicator({}, 'glanmorfa');
    await page.getByRole('link', { name: /^Worked out by Waymark/ }).click();
    await settled(page);
    expect(page.url()).toContain('?family=computed-2025');
    const rows = await cells(page, 'Bury and Rochdale and its statistical neighbours');
    expect(rows).toHaveLength(11);
    for (const [, , rate, interval, count] of rows.filter(([, , rate]) => !rate?.startsWith('[x]'))) expect([rate, interval, count]).toEqual([expect.stringMatching(/^[\d.]+$/), expect.stringMatching(/^\d+ to \d+$/), expect.stringMatching(/^about \d+$/)]);
    expect(await page.locator('main').innerText()).toContain('Worked out by Waymark: whole services');
    expect(await violations(page)).toEqual([]);
    await database.query("update tenant set gss_code = null where slug = 'glanmorfa'");
  }, browserTimeout);

  test('an indicator that nobody holds is not found', async () => {
    const page = await visitAs(browser, 'manager@rotherham.demo');
    await open(page, '/s/rotherham/indicators/none');
    expect(await page.locator('h1').innerText()).toBe('Page not found');
  }, browserTimeout);
});
