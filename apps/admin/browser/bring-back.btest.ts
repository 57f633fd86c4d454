/** A plan goes to Word and comes back: unchanged, with one change that is taken, and without an action that is asked about. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, describeInBrowser, launchBrowser, open, overflow, settled, violations, visitAs } from './harness.ts';
import { journeyTimeout } from './import-steps.ts';

/** Its plan is changed by no other test. */
const service = { slug: 'tarnbeck', manager: 'manager@tarnbeck.demo' } as const;

describeInBrowser('bringing a document back', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(async () => {
    await browser.close();
  }, browserTimeout);

  const openPlan = async (page: Page): Promise<void> => {
    await open(page, `/s/${service.slug}`);
    await page.locator('main a[href*="/plans/"]').first().click();
    await page.waitForURL(/\/plans\//u);
    await settled(page);
  };
  /** From the page of the plan: the plan as Word. */
  const take = async (page: Page): Promise<Buffer> => {
    await page.locator('summary', { hasText: 'Take the plan to Word or Excel' }).press('Enter');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as Word' }).press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+-\d{4}-\d\d-\d\d\.docx$/u);
    await page.getByText('has been saved with your downloads').waitFor();
    return readFileSync((await download.path()) ?? '');
  };
  const bringBack = async (page: Page, buffer: Buffer): Promise<void> => {
    await page.getByRole('link', { name: 'Bring back a document of this plan' }).press('Enter');
    await page.locator('#import-file').setInputFiles({ name: 'plan.docx', mimeType: 'application/octet-stream', buffer });
    await page.getByRole('button', { name: 'Read this file' }).press('Enter');
    await page.getByRole('heading', { name: 'What is different in plan.docx' }).waitFor({ timeout: 60_000 });
    await settled(page);
  };
  /** The document's text as a person would change it in Word. */
  const changed = (bytes: Buffer, change: (xml: string) => string): Buffer => {
    const parts = unzipSync(new Uint8Array(bytes));
    const xml = strFromU8(parts['word/document.xml']!);
    const after = change(xml);
    expect(after).not.toBe(xml);
    parts['word/document.xml'] = strToU8(after);
    return Buffer.from(zipSync(parts));
  };
  /** Rows of the tables of actions. */
  const rowsOf = (xml: string): string[] => [...xml.matchAll(/<w:tr>(?:(?!<w:tblHeader\/>).)*?<\/w:tr>/gsu)].map(([row]) => row).filter((row) => (row.match(/<w:tc>/gu) ?? []).length > 4);
  const texts = (row: string): string[] => row.split('</w:tc>').map((cell) => [...cell.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join('\n'));

  test('unchanged: no differences; a text changed: one difference, taken and in the plan; an action gone: asked about; by keyboard alone', async () => {
    const page = await visitAs(browser, service.manager);
    await openPlan(page);
    const word = await take(page);
    await bringBack(page, word);
    await page.getByText('No differences: the document says what the plan says.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Finish' }).press('Enter');
    await page.getByText('plan.docx has been brought back').waitFor();

    const rows = rowsOf(strFromU8(unzipSync(new Uint8Array(word))['word/document.xml']!));
    const [ref = '', description = ''] = texts(rows[1]!);
    await page.locator('summary', { hasText: 'Take the plan to Word or Excel' }).press('Enter');
    await bringBack(page, changed(word, (xml) => xml.replace(rows[1]!, rows[1]!.replace(`>${description}<`, `>${description} – changed in Word<`))));
    await page.getByText('1 difference to look at.').waitFor();
    expect(await page.locator('.wm-change').count()).toBe(1);
    expect(await page.locator('.wm-change__side--after dd').innerText()).toContain('changed in Word');
    await page.getByRole('button', { name: 'Save these answers' }).press('Enter');
    await page.locator('.govuk-error-summary').getByText('Say what should happen').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Take what the document says').press('Space');
    await page.getByRole('button', { name: 'Save these answers' }).press('Enter');
    await page.getByText('plan.docx has been brought back').waitFor();
    await page.getByRole('link', { name: /changed in Word/u }).first().click();
    await page.waitForURL(/\/actions\//u);
    await settled(page);
    await page.getByText('1 change was taken from a document').click();
    await page.getByText(`Wording: “${description}” became “${description} – changed in Word”`).waitFor();
    expect(await violations(page)).toEqual([]);

    await openPlan(page);
    const again = await take(page);
    await bringBack(page, changed(again, (xml) => xml.replace(rowsOf(xml)[2]!, '')));
    await page.getByText('1 action of the plan is not in the document. It stays unless you archive it.').waitFor();
    await page.getByRole('button', { name: 'Save these answers' }).press('Enter');
    await page.locator('.govuk-error-summary a').first().waitFor();
    await page.getByLabel('Archive it').press('Space');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Keep it in the plan').press('Space');
    await page.getByRole('button', { name: 'Save these answers' }).press('Enter');
    await page.getByText('plan.docx has been brought back').waitFor();
    expect(ref).not.toBe('');
  }, journeyTimeout);

  test.each([['en', 390], ['cy', 320]] as const)('the pages fit and are accessible: %s at %i pixels', async (language, width) => {
    const page = await visitAs(browser, service.manager, { language, width });
    await openPlan(page);
    await open(page, `${new URL(page.url()).pathname}/bring-back`);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  }, browserTimeout);
});
