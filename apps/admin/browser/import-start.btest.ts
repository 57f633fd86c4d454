/** Starting an import: what is refused and how it is said, pasting, unknown columns mapped by hand. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, describeInBrowser, launchBrowser, overflow, settled, violations, visitAs, type VisitOptions } from './harness.ts';
import { answerAll, importFile, journeyTimeout, leadNumbers, openImports, plannedActions, reviewed, save, send, service, type Upload } from './import-steps.ts';

const upload = (name: string, content: string | Buffer, mimeType = 'application/octet-stream'): Upload => ({ name, mimeType, buffer: Buffer.from(content) });

describeInBrowser('starting an import', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-import-'));
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await browser.close();
  }, browserTimeout);

  const imports = async (options: VisitOptions = {}): Promise<Page> => {
    const page = await visitAs(browser, service.manager, options);
    await openImports(page);
    return page;
  };

  test.each([
    ['en', 1280],
    ['cy', 1280],
    ['en', 390],
    ['cy', 320],
  ] as const)('the list is accessible and fits: %s at %i pixels', async (language, width) => {
    const page = await imports({ language, width });
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  }, browserTimeout);

  test('what cannot be read is said before it is sent', async () => {
    const page = await imports();
    const large = join(folder, 'plan.xlsx');
    writeFileSync(large, '');
    truncateSync(large, 25 * 1024 * 1024 + 1);
    await page.getByRole('button', { name: 'Read this file' }).click();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Choose a file that holds your plan.');
    for (const [file, words] of [
      [upload('plan.pdf', '%PDF-1.7'), 'A PDF cannot be read as a plan'],
      [upload('plan.doc', 'old'), 'used before 2007'],
      [upload('plan.docx', ''), 'The file is empty'],
      [large, 'larger than 25 MB'],
    ] as const) {
      await send(page, file);
      await page.locator('.govuk-error-summary').getByText(words).waitFor();
    }
    expect(await violations(page)).toEqual([]);
    await page.locator('.govuk-error-summary a').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('import-file');
  }, journeyTimeout);

  test('what the server will not take, or cannot read, is said with what to do', async () => {
    const page = await imports();
    await send(page, upload('plan.docx', '%PDF-1.7 in disguise'));
    await page.locator('.govuk-error-summary').getByText('of a kind that we cannot read').waitFor();
    await send(page, upload('not-word.docx', 'These are words, not a Word file.'));
    await page.getByRole('heading', { name: 'We could not read not-word.docx' }).waitFor();
    expect(await page.locator('.wm-lead').innerText()).toBe('The file is not what its name says it is.');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Choose another file' }).click();
    await settled(page);
    expect(await page.locator('tbody tr', { hasText: 'not-word.docx' }).innerText()).toContain('Not read');
  }, journeyTimeout);

  test('a pasted table', async () => {
    const page = await imports();
    await page.getByText('Paste a table instead').click();
    await page.getByRole('button', { name: 'Read this table' }).click();
    await page.locator('.govuk-error-summary').getByText('Paste the table').waitFor();
    await page.locator('#import-text').fill('No.\tAction\tBy whom\tBy when\tRAG\n1\tAgree the protocol\tHead of Service\tSept 26\tAmber\n2\tTrain the board\tBoard Chair\tAchieved\tGreen');
    await page.getByRole('button', { name: 'Read this table' }).click();
    await reviewed(page);
    expect((await leadNumbers(page))[0]).toBe(2);
    expect(await page.locator('h1').innerText()).toContain('Pasted table');
  }, journeyTimeout);

  test('columns that nobody knows are mapped by hand', async () => {
    const page = await visitAs(browser, service.manager);
    await importFile(page, upload('unknown.csv', 'Alpha,Beta,Gamma\nx1,Agree the protocol with partners,Head of Service\nx2,Train the whole board,Board Chair\n', 'text/csv'));
    await page.getByRole('link', { name: 'Tell us what the columns mean' }).first().click();
    await page.getByRole('heading', { name: 'Tell us what the columns mean' }).waitFor();
    await page.locator('#column-0').waitFor();
    expect(await violations(page)).toEqual([]);
    for (const column of [0, 1, 2]) await page.locator(`#column-${column}`).selectOption('');
    await page.getByRole('button', { name: 'Read the document again' }).click();
    await page.locator('.govuk-error-summary').getByText('Say which column holds the actions.').waitFor();
    await page.locator('#column-0').selectOption('REF');
    await page.locator('#column-1').selectOption('ACTION');
    await page.locator('#column-2').selectOption('OWNER');
    await page.getByRole('button', { name: 'Read the document again' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/columns'));
    await reviewed(page);
    expect((await leadNumbers(page))[0]).toBe(2);
    await answerAll(page);
    await save(page);
    expect(await plannedActions(page)).toBe(2);
  }, journeyTimeout);

  test('somebody who may not import is not offered it', async () => {
    const page = await visitAs(browser, 'viewer@islington.demo');
    await page.goto('/s/islington/imports');
    await settled(page);
    expect(await page.locator('#import-file').count()).toBe(0);
  }, browserTimeout);
});
