/** Recommendations: all of all reviews on one page, what answers each, entering a review by its framework, a file, and the response to scrutiny. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';

describeInBrowser('recommendations of reviews from outside', () => {
  let browser: Browser;
  let database: pg.Client;
  const recommendation = async (text: string): Promise<string> => (await database.query<{ id: string }>('select n.id from external_recommendation n join tenant t on t.id = n.tenant_id where t.slug = $1 and n.text like $2', ['rotherham', `${text}%`])).rows[0]!.id;
  beforeAll(async () => {
    browser = await launchBrowser();
    database = new pg.Client({ connectionString: process.env['WAYMARK_BROWSER_DATABASE_URL'] ?? '' });
    await database.connect();
  }, browserTimeout);
  afterAll(async () => {
    await database.end();
    await browser.close();
  }, browserTimeout);

  const opened = async (path: string, options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, 'manager@rotherham.demo', options);
    await open(page, `/s/rotherham/${path}`);
    return page;
  };
  const notice = async (page: Page): Promise<string> => {
    await page.locator('.govuk-notification-banner--success').waitFor();
    await settled(page);
    return page.locator('.govuk-notification-banner--success').innerText();
  };

  test('26 recommendations of eight reviews stand on one page, with the gaps in its first sentence', async () => {
    const page = await opened('recommendations');
    expect(await page.locator('.wm-lead').innerText()).toMatch(/^26 recommendations from 8 reviews\. 6 that are open are answered by nothing\..*2 scrutiny responses are overdue\./);
    expect(await page.locator('main h2').count()).toBe(8);
    expect(await page.locator('main .wm-list > li > h3').count()).toBe(26);
    // Each action that answers one stands there with its rating in words.
    for (const text of await page.locator('.wm-list--plain .wm-rating').allInnerTexts()) expect(text.trim()).not.toBe('');
    await page.getByRole('link', { name: 'Answered by nothing' }).click();
    await settled(page);
    expect(await page.locator('main .wm-list > li > h3').count()).toBe(6);
  }, browserTimeout);

  test.each([['en', 1280], ['cy', 1280], ['en', 390], ['cy', 320]] as const)('pages are accessible and fit: %s at %i pixels', async (language, width) => {
    const [one, reviewId] = [await recommendation('Bring two young people'), (await database.query<{ id: string }>('select id from external_review where title = $1', ['Short inspection of youth offending work'])).rows[0]!.id];
    for (const path of ['recommendations', `recommendations/${one}`, `recommendations/reviews/${reviewId}`, 'recommendations/add', 'recommendations/import']) {
      const page = await opened(path, { language, width });
      const found = complaints(page);
      for (const summary of await page.locator('main summary').all()) if ((await summary.locator('..').getAttribute('open')) === null) await summary.click();
      await settled(page);
      expect([path, await violations(page), await overflow(page), found]).toEqual([path, [], 0, []]);
      await page.context().close();
    }
  }, browserTimeout);

  test('by keyboard alone an action is linked; the page of the action says what it answers; the link is removed', async () => {
    const page = await opened(`recommendations/${await recommendation('Invite health')}`);
    expect(await page.locator('main').innerText()).toContain('Nothing answers it yet.');
    await page.locator('summary', { hasText: 'Link an action' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await notice(page)).toContain('It is linked.');
    await page.locator('.wm-list--plain a').click();
    await page.locator('#answered-recommendations').waitFor();
    await settled(page);
    const section = page.locator('section[aria-labelledby=answered-recommendations]');
    expect(await section.innerText()).toContain('Invite health to every planning meeting');
    await section.locator('a').filter({ hasText: 'Learning review' }).first().click();
    await page.locator('main h1').filter({ hasText: 'Recommendation' }).waitFor();
    await page.getByRole('link', { name: 'Recommendations', exact: true }).first().click();
    await settled(page);
    await open(page, `/s/rotherham/recommendations/${await recommendation('Invite health')}`);
    await page.getByRole('button', { name: /^Remove the link/ }).click();
    expect(await notice(page)).toContain('The link is removed.');
    expect(await page.locator('main').innerText()).toContain('Nothing answers it yet.');
  }, browserTimeout);

  test('an overdue response says why, and is answered', async () => {
    const page = await opened(`recommendations/${await recommendation('Consider whether 98%')}`);
    expect(await page.locator('main').innerText()).toMatch(/overdue by \d+ days: it was made on .*, and eight weeks ended on /);
    await page.locator('#response-answer-2').check();
    await page.getByRole('button', { name: 'Keep the response' }).click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Write something here');
    await page.locator('#response-responseText').fill('The Board looks at the target again in the spring.');
    // The story is told as at an earlier day than the browser's, which the form begins with.
    for (const [field, value] of [['', '20'], ['-month', '11'], ['-year', '2026']] as const) await page.locator(`#response-datedOn${field}`).fill(value);
    await page.getByRole('button', { name: 'Keep the response' }).click();
    expect(await notice(page)).toContain('The response is kept.');
    expect(await page.locator('main').innerText()).toMatch(/Accepted in part on .*, \d+ days after the eight weeks: The Board looks/);
  }, browserTimeout);

  test('an inspection is checked against its framework: a slip is named, and mended', async () => {
    const page = await opened('recommendations/add');
    await page.locator('#review-title').fill('Inspection of the service');
    await page.locator('#review-publisher').fill('HM Inspectorate of Probation');
    for (const [field, value] of [['', '3'], ['-month', '12'], ['-year', '2024']] as const) await page.locator(`#review-datedOn${field}`).fill(value);
    await page.locator('#review-framework').selectOption('youth-inspection 2021');
    for (const select of await page.locator('fieldset select').all()) await select.selectOption('good');
    await page.locator('#review-overall').selectOption('outstanding');
    await page.locator('#review-score').fill('23');
    await page.getByRole('button', { name: 'Keep the review' }).click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('The ratings add up to 24, not 23');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('A score of 24 usually gives “Good”');
    expect(await violations(page)).toEqual([]);
    await page.locator('#review-overall').selectOption('good');
    await page.locator('#review-score').fill('24');
    await page.getByRole('button', { name: 'Keep the review' }).click();
    expect(await notice(page)).toContain('The review is kept.');
    expect(await page.locator('main').innerText()).toContain('add up to 24 of 36');
    await page.locator('#new-number').fill('1');
    await page.locator('#new-text').fill('Keep going.');
    await page.getByRole('button', { name: 'Keep the recommendation' }).click();
    expect(await notice(page)).toContain('The recommendation is kept.');
    await page.locator('summary', { hasText: 'Withdraw this review' }).click();
    await page.locator('#withdraw-reason').fill('Entered to try it.');
    await page.getByRole('button', { name: 'Withdraw the review' }).click();
    await page.locator('.wm-lead', { hasText: '26 recommendations from 8 reviews' }).waitFor();
  }, browserTimeout);

  test('a file with a fault keeps nothing and says the row', async () => {
    const page = await opened('recommendations/import');
    const csv = 'review,kind,publisher,dated_on,number,recommendation\nOne,peer review,Peers,2026-01-31,1,Do it\nOne,opinion,Peers,2026-01-31,2,Do more';
    await page.locator('#file-csv').setInputFiles({ name: 'recommendations.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('button', { name: 'Send the file' }).click();
    await page.locator('.govuk-error-summary').waitFor();
    await settled(page);
    expect(await page.locator('tbody tr').innerText()).toMatch(/3[\s\S]*kind[\s\S]*Use one of these kinds/);
    expect(await violations(page)).toEqual([]);
    expect((await database.query('select from external_review where title = $1', ['One'])).rowCount).toBe(0);
  }, browserTimeout);

  test('who may not change it sees everything and no form', async () => {
    const page = await visitAs(browser, 'chair@rotherham.demo');
    await open(page, '/s/rotherham/recommendations');
    expect(await page.getByRole('link', { name: 'Enter a review' }).count()).toBe(0);
    expect(await page.locator('main .wm-list > li > h3').count()).toBe(26);
  }, browserTimeout);

  test('the agenda of the board has them all, with how far each is in words', async () => {
    const page = await visitAs(browser, 'chair@rotherham.demo');
    await open(page, '/s/rotherham/reviews');
    await page.getByLabel('Name of the meeting').fill('Management board');
    for (const [name, value] of [['Day', '27'], ['Month', '11'], ['Year', '2026']] as const) await page.getByLabel(name, { exact: true }).fill(value);
    await page.getByRole('button', { name: 'Open the review' }).click();
    await page.waitForURL('**/reviews/*-*');
    await settled(page);
    const section = page.locator('section[aria-labelledby=recommendations]');
    expect(await section.innerText()).toMatch(/\d+ of 26 recommendations (?:is|are) answered by no action\./);
    expect(await section.locator('tbody tr').count()).toBe(26);
    for (const text of await section.locator('.wm-rating').allInnerTexts()) expect(text.trim()).not.toBe('');
    for (const [language, width] of [['en', 1280], ['cy', 320]] as const) {
      const other = await visitAs(browser, 'chair@rotherham.demo', { language, width });
      await open(other, new URL(page.url()).pathname);
      await settled(other);
      if (process.env['LOOK']) await other.locator('section[aria-labelledby=recommendations]').screenshot({ path: `${process.env['LOOK']}/recs-${width}.png` });
      expect([await violations(other), await overflow(other)]).toEqual([[], 0]);
    }
  }, browserTimeout);
});
