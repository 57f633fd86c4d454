/** Steps that the import tests share: sending a document, waiting for its review, answering all, saving. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { open, settled } from './harness.ts';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const samples = join(root, 'libs/documents/testing/samples');

/** Its plans are read by no other test. */
export const service = { slug: 'portsmouth', manager: 'manager@portsmouth.demo' } as const;

/** Reading, reviewing and saving a document on a busy machine. */
export const journeyTimeout = 180_000;

export type Upload = string | { name: string; mimeType: string; buffer: Buffer };

export async function openImports(page: Page): Promise<void> {
  await open(page, `/s/${service.slug}/imports`);
}

/** Chooses the file on the Imports page and sends it. */
export async function send(page: Page, file: Upload): Promise<void> {
  await page.locator('#import-file').setInputFiles(file);
  await page.getByRole('button', { name: 'Read this file' }).click();
}

/** The review is there, with everything that it loads. */
export async function reviewed(page: Page): Promise<void> {
  await page.locator('.wm-review').waitFor({ timeout: 60_000 });
  await settled(page);
  await page.locator('.wm-pane--source table, .wm-pane--source .wm-source__paragraph').first().waitFor({ state: 'attached' });
}

export async function importFile(page: Page, file: Upload): Promise<void> {
  await openImports(page);
  await send(page, file);
  await reviewed(page);
}

export const focusedId = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

/** The focus has come to an element whose id begins so. */
export async function focusReaches(page: Page, prefix: string): Promise<void> {
  await page.waitForFunction((start) => document.activeElement?.id.startsWith(start), prefix);
}

/** [answered, total] of the line above the two sides. */
export async function progress(page: Page): Promise<[number, number]> {
  const text = await page.locator('.wm-review__progress strong').innerText();
  const [answered = -1, total = -1] = [...text.matchAll(/\d+/gu)].map((match) => Number(match[0]));
  return [answered, total];
}

export async function progressIs(page: Page, answered: number): Promise<void> {
  await page.waitForFunction((wanted) => /\d+/u.exec(document.querySelector('.wm-review__progress strong')?.textContent ?? '')?.[0] === String(wanted), answered);
}

/** Confirms kind after kind, and one by one what has no answer for all. */
export async function answerAll(page: Page): Promise<void> {
  for (;;) {
    const [answered, total] = await progress(page);
    if (answered === total) return;
    const all = page.locator('.wm-kinds').getByRole('button', { name: /^Confirm/u }).first();
    if ((await all.count()) > 0) await all.click();
    else {
      await page.locator('.wm-kinds').getByRole('button', { name: /^Go to the next one/u }).first().click();
      await focusReaches(page, 'finding-');
      await page.locator(`#${await focusedId(page)}`).getByRole('button', { name: /^This is right/u }).click();
    }
    await page.waitForFunction((before) => Number(/\d+/u.exec(document.querySelector('.wm-review__progress strong')?.textContent ?? '')?.[0]) > before, answered);
  }
}

/** Saves the plan and waits for its overview. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save this plan' }).click();
  // A large plan on a busy machine takes its time.
  await page.waitForURL('**/plans/*', { timeout: 90_000 });
  await settled(page);
}

/** Numbers of actions and of objectives in a truth file: every list of that name in it, however it is laid out. */
export function trueCounts(path: string): { actions: number; objectives: number } {
  const counts = { actions: 0, objectives: 0 };
  const count = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (Array.isArray(inner) && (name === 'actions' || name === 'objectives')) counts[name] += inner.length;
      count(inner);
    }
  };
  count(JSON.parse(readFileSync(path, 'utf8')));
  return counts;
}

/** Numbers of the sentence at the top: actions, parts, objectives, open findings. */
export async function leadNumbers(page: Page): Promise<number[]> {
  return [...(await page.locator('.wm-lead').first().innerText()).matchAll(/\d+/gu)].map((match) => Number(match[0]));
}

/** How many actions the plan overview lists in all. */
export async function plannedActions(page: Page): Promise<number> {
  const status = page.locator('section[aria-labelledby=actions] [role=status]:not(.wm-loading)').first();
  await status.waitFor();
  const [number] = [...(await status.innerText()).matchAll(/\d+/gu)].map((match) => Number(match[0]));
  expect(number).toBeDefined();
  return number ?? 0;
}
