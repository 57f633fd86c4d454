/** Inviting, accepting with a new password and a second factor, and a forgotten password: from mail to page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { generateSync } from 'otplib';
import type { Browser } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, fillSignIn, launchBrowser, open, overflow, settled, violations, visit, visitAs } from './harness.ts';

const epoch = Date.parse('2026-11-22T09:00:00Z') / 1000;
const [first, second] = ['tŷ bach twt yng nghanol', 'three kettles under slate'];

/** The link of the newest mail to this address that leads to this page; waits for it. */
async function linkFor(address: string, page: string): Promise<string> {
  const folder = process.env['MAIL_FOLDER'] ?? '';
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).filter((mail) => mail.startsWith(`To: ${address}\n`));
    const link = mails.flatMap((mail) => new RegExp(`${page}#[\\w-]+`).exec(mail)?.[0] ?? []).at(-1);
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail with ${page} came to ${address}.`);
}

describeInBrowser('invitations and passwords', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  test('an administrator invites, the person accepts, sets up a second factor, and later sets a new password', async () => {
    const email = 'newcomer@council.test';
    const administrator = await visitAs(browser, 'administrator@islington.demo');
    const found = complaints(administrator);
    await open(administrator, '/s/islington/people');
    expect(await violations(administrator)).toEqual([]);
    await administrator.getByRole('button', { name: 'Send the invitation' }).click();
    expect(await administrator.locator('.govuk-error-summary li').count()).toBe(3);
    expect(await violations(administrator)).toEqual([]);
    await administrator.locator('#invite-name').fill('Newcomer');
    await administrator.locator('#invite-email').fill(email);
    await administrator.getByLabel('plan manager').check();
    await administrator.getByRole('button', { name: 'Send the invitation' }).click();
    await administrator.getByText(`An invitation is sent to ${email}.`).waitFor();
    expect(await administrator.locator('.wm-invitations').innerText()).toContain(email);

    const page = await visit(browser, { width: 390 });
    found.push(...complaints(page));
    await open(page, await linkFor(email, '/invitation'));
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.locator('#next-password').fill('Password123!');
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.locator('.govuk-error-summary li').innerText()).toContain('guessed first');
    await page.locator('#next-password').fill(first);
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await page.waitForURL('**/account');
    await page.getByRole('button', { name: 'Set up an app' }).click();
    const secret = (await page.locator('.wm-secret').innerText()).replaceAll(' ', '');
    await page.locator('#code').fill(generateSync({ secret, epoch: epoch - 30 }));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await open(page, '/services');
    await page.waitForURL('**/s/islington');
    // What this role may not do is not offered.
    await settled(page);
    expect(await page.getByRole('link', { name: 'People', exact: true }).count()).toBe(0);

    const other = await visit(browser, { language: 'cy' });
    await open(other, '/forgotten-password');
    expect(await violations(other)).toEqual([]);
    await other.locator('#link-email').fill(email);
    await other.getByRole('button', { name: 'Anfon y ddolen' }).click();
    await other.locator('.govuk-notification-banner').waitFor();
    await open(other, await linkFor(email, '/new-password'));
    expect(await violations(other)).toEqual([]);
    await other.locator('#next-password').fill(second);
    await other.getByRole('button', { name: 'Gosod cyfrinair newydd' }).click();
    await other.getByText('Rydych wedi allgofnodi ym mhobman').waitFor();
    await open(page, '/account');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await fillSignIn(page, email, second);
    await page.locator('#second-code').fill(generateSync({ secret, epoch }));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/account');
    expect(found).toEqual([]);
  }, browserTimeout * 2);

  test('a token for a program is made, shown once and revoked', async () => {
    const page = await visitAs(browser, 'administrator@islington.demo');
    await open(page, '/s/islington/people');
    await page.locator('#token-name').fill('Quarterly report');
    await page.getByRole('button', { name: 'Create a token' }).click();
    await page.locator('.wm-codes--one code').waitFor();
    expect(await page.locator('.wm-codes--one code').innerText()).toMatch(/^wmk_[0-9a-f]{8}_[\w-]{64}$/);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Revoke the token Quarterly report' }).click();
    await page.getByRole('button', { name: 'Revoke the token Quarterly report' }).waitFor({ state: 'detached' });
    await open(page, '/s/islington/people');
    expect(await page.locator('.wm-codes--one').count()).toBe(0);
  }, browserTimeout);

  test('a link that leads nowhere says so', async () => {
    const page = await visit(browser);
    await open(page, '/invitation#nonsense');
    expect(await page.locator('h1').innerText()).toBe('This invitation is not open');
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);
});
