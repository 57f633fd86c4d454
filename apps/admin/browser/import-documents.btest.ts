/** The whole import of each kind of document: sent, reviewed, answered, saved, counted on the plan overview. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, overflow, violations, visitAs } from './harness.ts';
import { answerAll, importFile, journeyTimeout, leadNumbers, plannedActions, progress, root, samples, save, service, trueCounts } from './import-steps.ts';

const plans = join(root, '../shared/plans');
const documents = [
  ['Word with headings and tables', join(samples, 'headings-and-tables.docx'), join(samples, 'headings-and-tables.truth.json')],
  ['Word with merged cells and shading only', join(samples, 'merged-and-shaded.docx'), join(samples, 'merged-and-shaded.truth.json')],
  ['Excel with several sheets', join(samples, 'several-sheets.xlsx'), join(samples, 'several-sheets.truth.json')],
  ['CSV', join(samples, 'flat.csv'), join(samples, 'flat.truth.json')],
] as const;
const published = [
  ['the published Word plan', join(plans, 'islington-2016.docx'), join(plans, 'islington-2016.truth.json')],
  ['the published Excel plan', join(plans, 'portsmouth-2015-part-a.xlsx'), join(plans, 'portsmouth-2015-part-a.truth.json')],
] as const;

describeInBrowser('importing a document', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const journey = async (document: string, truth: string) => {
    const page = await visitAs(browser, service.manager);
    const found = complaints(page);
    const expected = trueCounts(truth);
    await importFile(page, document);
    const [actions, , objectives, open = 0] = await leadNumbers(page);
    expect({ actions, objectives }).toEqual(expected);
    expect(await progress(page)).toEqual([0, open]);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cymraeg' }).click();
    expect(await page.locator('h1').innerText()).toContain('Gwiriwch');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    expect(await overflow(page)).toBe(0);
    await answerAll(page);
    await save(page);
    expect(await page.locator('.govuk-notification-banner--success').innerText()).toContain(`${expected.actions} actions`);
    expect(await plannedActions(page)).toBe(expected.actions);
    expect(found).toEqual([]);
    await page.context().close();
  };

  test.each(documents)('%s', (_, document, truth) => journey(document, truth), journeyTimeout);

  (existsSync(plans) ? test : test.skip).each(published)('%s', (_, document, truth) => journey(document, truth), journeyTimeout);
});
