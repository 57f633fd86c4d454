/** The review in detail: both sides follow each other, each way to answer, corrections, conflicts, refused saves, phone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';
import { answerAll, focusedId, focusReaches, importFile, journeyTimeout, plannedActions, progress, progressIs, reviewed, samples, save, service } from './import-steps.ts';

const sample = join(samples, 'merged-and-shaded.docx');

describeInBrowser('import review', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const review = async (options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, service.manager, options);
    await importFile(page, sample);
    return page;
  };
  /** The finding of a kind that the summary leads to. */
  const nextOf = async (page: Page, kind: string) => {
    await page.getByRole('button', { name: `Go to the next one: ${kind}`, exact: true }).click();
    await focusReaches(page, 'finding-');
    return page.locator(`#${await focusedId(page)}`);
  };
  const action = (page: Page, ref: string) => page.locator('.wm-draft').filter({ has: page.locator('.wm-draft__ref', { hasText: new RegExp(`^${ref} ?$`, 'u') }) });

  test('each side follows the other', async () => {
    const page = await review();
    await action(page, '3.2').locator('summary').focus();
    const row = page.locator('tr.wm-source__row--selected');
    await row.waitFor();
    expect(await row.getByRole('button').innerText()).toBe('3.2');
    expect(await row.evaluate((element) => {
      const pane = element.closest('.wm-pane__scroll')?.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      return pane !== undefined && box.top >= pane.top - 1 && box.top < pane.bottom;
    })).toBe(true);
    await page.getByRole('button', { name: 'Go to action 1.2 in the plan' }).focus();
    expect(await page.locator('.wm-draft--selected .wm-draft__ref').innerText()).toContain('1.2');
    await page.keyboard.press('Enter');
    await focusReaches(page, 'action-');
    expect(await page.locator(`#${await focusedId(page)} .wm-draft__ref`).innerText()).toContain('1.2');
    await action(page, '1.2').getByRole('button', { name: 'Show in the document: action 1.2' }).click();
    await focusReaches(page, 'source-');
  }, journeyTimeout);

  test('findings are answered in place, the focus goes on, and the count is announced', async () => {
    const page = await review();
    const [, total] = await progress(page);
    const owners = await nextOf(page, 'Several owners');
    const names = await owners.getByRole('radio').evaluateAll((radios) => radios.map((radio) => (radio as HTMLInputElement).value));
    const answeredId = await focusedId(page);
    await owners.getByRole('radio').nth(1).check();
    await owners.getByRole('button', { name: 'Save this owner' }).click();
    await progressIs(page, 1);
    await page.waitForFunction((id) => document.activeElement?.id.startsWith('finding-') && document.activeElement.id !== id, answeredId);
    expect(await page.locator('main > [role=status]').innerText()).toBe(`Saved. 1 of ${total} answered.`);
    const card = page.locator('.wm-draft').filter({ has: page.locator(`#${answeredId}`) });
    await card.getByText(`${names[1]} (accountable)`).waitFor();

    const dates = await nextOf(page, 'Two dates in one cell');
    const datesId = await focusedId(page);
    await dates.getByRole('textbox').fill('Sept 26');
    expect(await dates.locator('[role=status]').innerText()).toBe('We understand: Due 30 September 2026 (a month is due on its last day)');
    await dates.getByRole('button', { name: 'Save this date' }).click();
    await progressIs(page, 2);
    await page.locator('.wm-draft').filter({ has: page.locator(`#${datesId}`) }).getByText('“Sept 26” in the document').waitFor();

    const rating = await nextOf(page, 'Ratings read from shading');
    const ratingId = await focusedId(page);
    await rating.getByRole('radio', { name: 'Blue' }).check();
    await rating.getByRole('button', { name: 'Save this rating' }).click();
    await progressIs(page, 3);
    await page.locator('.wm-draft').filter({ has: page.locator(`#${ratingId}`) }).getByText('as corrected here').waitFor();

    await page.reload();
    await reviewed(page);
    expect((await progress(page))[0]).toBe(3);
    await page.getByLabel('Show only what needs an answer').click();
    await page.waitForURL('**?show=open');
    await page.waitForFunction(() => document.querySelectorAll('.wm-pane--plan .wm-finding--answered').length === 0);
    expect(await page.locator('.wm-pane--plan .wm-finding--open').count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
  }, journeyTimeout);

  test('a save too early is refused with links to what is open; words are corrected, an action left out and brought back', async () => {
    const page = await review();
    await page.getByRole('button', { name: 'Save this plan' }).click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.title()).toMatch(/^Error: /u);
    expect(await violations(page)).toEqual([]);
    await page.locator('.govuk-error-summary a').nth(2).click();
    await focusReaches(page, 'finding-');

    await action(page, '1.3').getByRole('button', { name: /^Correct the words/u }).click();
    await action(page, '1.3').locator('textarea').fill('Board members spend a day a year with practitioners');
    await action(page, '1.3').getByRole('button', { name: 'Save the words' }).click();
    await action(page, '1.3').getByRole('heading', { name: 'spend a day a year' }).waitFor();
    for (const ref of ['1.4', '1.3']) {
      await action(page, ref).getByRole('button', { name: /^Leave it out/u }).click();
      await action(page, ref).getByRole('button', { name: 'Yes, leave it out' }).click();
      await action(page, ref).waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: /^Bring it back: 1\.3/u }).click();
    await action(page, '1.3').waitFor();
    await answerAll(page);
    await save(page);
    expect(await plannedActions(page)).toBe(15);
  }, journeyTimeout);

  test('somebody else’s change is explained, and nothing typed is lost', async () => {
    const page = await review();
    const other = await visitAs(browser, service.manager);
    await open(other, new URL(page.url()).pathname);
    await reviewed(other);
    await other.getByRole('button', { name: /^Confirm all .*Ratings read from shading/u }).click();
    await progressIs(other, 14);
    const dates = await nextOf(page, 'Two dates in one cell');
    await dates.getByRole('textbox').fill('Oct 26');
    await dates.getByRole('button', { name: 'Save this date' }).click();
    await page.getByText('Somebody else changed this import').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show the current state' }).click();
    await progressIs(page, 14);
    expect(await dates.getByRole('textbox').inputValue()).toBe('Oct 26');
    await dates.getByRole('button', { name: 'Save this date' }).click();
    await progressIs(page, 15);
  }, journeyTimeout);

  test.each([
    ['en', 390],
    ['cy', 390],
    ['en', 320],
  ] as const)('one side at a time, nothing too wide: %s at %i pixels', async (language, width) => {
    const first = await review();
    const page = await visitAs(browser, service.manager, { language, width });
    await open(page, new URL(first.url()).pathname);
    await reviewed(page);
    expect(await page.locator('.wm-pane--source').isVisible()).toBe(false);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.locator('.wm-review__side').nth(1).click();
    expect(await page.locator('.wm-pane--plan').isVisible()).toBe(false);
    expect(await page.locator('.wm-pane--source table').first().isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  }, journeyTimeout);

  test('discarding is asked about first', async () => {
    const page = await visitAs(browser, service.manager);
    await importFile(page, { name: 'to-discard.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: readFileSync(sample) });
    await page.getByRole('link', { name: 'Discard this import' }).click();
    await page.getByRole('heading', { name: 'Discard this import?' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Keep it' }).click();
    await reviewed(page);
    await page.getByRole('link', { name: 'Discard this import' }).click();
    await page.getByRole('button', { name: 'Yes, discard this import' }).click();
    await page.getByText('The import was discarded.').waitFor();
    await settled(page);
    expect(await page.locator('tbody tr', { hasText: 'to-discard.docx' }).innerText()).toContain('Discarded');
  }, journeyTimeout);
});
