/** The board's attendance as an indicator: what closed reviews recorded is a series, beside what two people confirmed, and a line in the record. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

const widths = [['en', 1280], ['cy', 375], ['en', 320]] as const;
const page8 = '/s/eastfold/indicators/kpi-8-board';

describeInBrowser('the attendance of the board', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const as = async (who: 'chair' | 'manager', path: string, options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, `${who}@eastfold.demo`, options);
    await open(page, path);
    return page;
  };

  /** Opens a review, says who came, and closes it; what its record says of the quarter before and after. */
  async function meet(page: Page, title: string, [day, month, year]: readonly [string, string, string], came: Readonly<Record<string, string>>): Promise<{ before: string; after: string }> {
    await open(page, '/s/eastfold/reviews');
    await page.getByLabel('Name of the meeting').fill(title);
    for (const [name, value] of [['Day', day], ['Month', month], ['Year', year]] as const) await page.getByLabel(name, { exact: true }).fill(value);
    await page.getByRole('button', { name: 'Open the review' }).click();
    await page.getByText('Open review').waitFor();
    const section = page.locator('section[aria-labelledby=attendance]');
    await section.locator('summary').click();
    for (const [agency, attendance] of Object.entries(came)) await page.getByLabel(agency, { exact: true }).selectOption(attendance);
    await page.getByRole('button', { name: 'Save who came' }).click();
    await page.getByText('agencies attended or sent a deputy.').waitFor();
    await settled(page);
    const before = await section.innerText();
    await page.getByRole('button', { name: 'Close the review for good' }).click();
    await page.getByText('The review is closed.').waitFor();
    await settled(page);
    return { before, after: await section.innerText() };
  }

  test('before a review is closed the page says so, and a closed one is counted, in its record too', async () => {
    const page = await as('chair', page8);
    expect(await page.locator('section[aria-labelledby=counted]').innerText()).toContain('No review has been closed yet.');
    await meet(page, 'Spring board', ['20', '4', '2026'], { Council: 'MEMBER', 'Children’s services': 'MEMBER', Police: 'ABSENT', Health: 'DEPUTY' });
    const first = await meet(page, 'Summer board', ['6', '7', '2026'], { Council: 'MEMBER', 'Children’s services': 'MEMBER', Police: 'MEMBER', Health: 'DEPUTY' });
    expect(first.before).not.toContain('seats');
    expect(first.after).toContain('In Jul–Sep 2026 the members came for 3 of 4 seats at 1 meeting whose review is closed; deputies came for 1 more.');
    await meet(page, 'Autumn board', ['28', '9', '2026'], { Council: 'MEMBER', 'Children’s services': 'MEMBER', Police: 'MEMBER', Health: 'MEMBER', Probation: 'APOLOGIES' });
    const last = await meet(page, 'Winter board', ['20', '11', '2026'], { Council: 'MEMBER', Police: 'DEPUTY' });
    expect(last.after).toContain('So far in Oct–Dec 2026 the members came for 1 of 2 seats at 1 meeting whose review is closed; deputies came for 1 more.');
    await page.getByRole('link', { name: 'See the attendance of the board as an indicator' }).click();
    await settled(page);
    const section = page.locator('section[aria-labelledby=counted]');
    const text = await section.innerText();
    for (const words of [
      'Counted from the attendance recorded at closed reviews.', 'Jul–Sep 2026: 77.8%, 7 of 9 (95% interval', 'The board met 2 times. Seats for which a deputy came besides: 1.',
      'Oct–Dec 2026, which is not over: so far the members came for 1 of 2 seats at 1 meeting.', 'Limits and rules need 13 figures, and there are 2', 'By agency, year to Dec 2026', 'in which the board met 4 times',
    ]) expect(text).toContain(words);
    const agencies = await section.locator('section[aria-labelledby=counted-agencies] tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
    expect(agencies).toEqual([['Council', '4 of 4', '0 of 4'], ['Children’s services', '3 of 3', '0 of 3'], ['Police', '2 of 4', '1 of 4'], ['Health', '1 of 3', '2 of 3'], ['Probation', '0 of 1', '0 of 1']]);
    expect(await section.locator('svg[role=img]').count()).toBe(1);
    // Nobody entered a figure: none waits, and none is confirmed.
    expect(await page.locator('section[aria-labelledby=own]').innerText()).toContain('Your service has confirmed no figure of this indicator yet.');
    await open(page, '/s/eastfold/indicators');
    expect(await page.locator('main').innerText()).toContain('Counted from closed reviews: Jul–Sep 2026: 77.8%, 7 of 9');
  }, browserTimeout);

  test('a confirmed figure of the quarter stands beside what was counted, and the page says which one counts and why', async () => {
    const page = await as('manager', '/s/eastfold/indicators/import');
    const csv = ['indicator,definition_version,window,period_start,numerator,denominator,source,as_at', 'kpi-8-board,2023,quarter,2026-07-01,9,12,Minutes,2026-10-14'].join('\r\n');
    await page.locator('#file-csv').setInputFiles({ name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.locator('.govuk-notification-banner--success').waitFor();
    const chair = await as('chair', page8);
    expect(await chair.locator('#counted-both').count()).toBe(0);
    await chair.getByRole('button', { name: /^Confirm ?: ?Jul–Sep 2026/ }).click();
    await chair.locator('.govuk-notification-banner--success').waitFor();
    await open(chair, page8);
    const both = chair.locator('section[aria-labelledby=counted-both]');
    expect(await both.innerText()).toContain('because two people stand for it');
    expect(await both.locator('tbody tr').allInnerTexts()).toEqual([expect.stringMatching(/Jul–Sep 2026\s+9 of 12\s+7 of 9/)]);
    expect(await chair.locator('section[aria-labelledby=own]').first().innerText()).toContain('Jul–Sep 2026: 75.0%, 9 of 12');
    const ids = await chair.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  }, browserTimeout);

  test.each(widths)('the pages are accessible and fit: %s at %i pixels', async (language, width) => {
    const page = await as('chair', page8, { language, width });
    const found = complaints(page);
    expect(await page.locator('main').innerText()).not.toMatch(/\b(?:agencies|both|review|soFar|newest)\.?[a-z]*_|\{\{/);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await open(page, '/s/eastfold/reviews');
    await page.locator('main table a').first().click();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(found).toEqual([]);
  }, browserTimeout);
});
