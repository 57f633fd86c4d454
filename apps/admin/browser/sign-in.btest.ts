/** Signing in, choosing a service, losing the session, signing out: as people do it, in both languages. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, fillSignIn, launchBrowser, open, overflow, settled, violations, visit, visitAs } from './harness.ts';

describeInBrowser('signing in', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

  test.each(['en', 'cy'] as const)('the page and its problems are accessible: %s', async (language) => {
    const page = await visit(browser, { language });
    const found = complaints(page);
    await open(page, '/sign-in');
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await page.locator('form button[type=submit]').click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('.govuk-error-summary li').count()).toBe(1);
    expect(await page.title()).toMatch(language === 'en' ? /^Error: / : /^Gwall: /);
    await page.locator('.govuk-error-summary a').first().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
    await page.locator('#email').fill('nobody@islington.demo');
    await page.locator('form button[type=submit]').click();
    await page.locator('#password').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('form button[type=submit]').click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('.govuk-error-summary a').first().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');
    expect(found).toEqual([]);
  }, browserTimeout);

  test('fields can be filled by a password manager and by pasting', async () => {
    const page = await visit(browser);
    await open(page, '/sign-in');
    expect(await page.locator('#email').getAttribute('autocomplete')).toBe('username');
    await page.locator('#email').fill('nobody@islington.demo');
    await page.locator('form button[type=submit]').click();
    await page.locator('#password').waitFor();
    expect(await page.locator('input[autocomplete=username]').inputValue()).toBe('nobody@islington.demo');
    expect(await page.locator('#password').getAttribute('autocomplete')).toBe('current-password');
    expect(await page.evaluate(() => document.querySelector('#password')?.dispatchEvent(new ClipboardEvent('paste', { cancelable: true, bubbles: true })))).toBe(true);
  }, browserTimeout);

  test('a wrong password is told in one sentence and not which part was wrong', async () => {
    const page = await visit(browser);
    await open(page, '/sign-in');
    await fillSignIn(page, 'nobody@islington.demo', 'not the password');
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual(['The e-mail address or the password is not right. Check both and try again.']);
    expect(await focused(page)).toContain('There is a problem');
  }, browserTimeout);

  test('somebody who follows a link comes to it after signing in', async () => {
    const page = await visit(browser);
    await open(page, '/s/islington/imports?x=1');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(await page.locator('.govuk-notification-banner').count()).toBe(0);
    await fillSignIn(page, 'manager@islington.demo');
    await page.waitForURL('**/s/islington/imports?x=1');
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  }, browserTimeout);

  test('an address of another site is no place to return to', async () => {
    const page = await visit(browser);
    await open(page, '/sign-in?return=//example.org/');
    await fillSignIn(page, 'manager@islington.demo');
    await page.waitForURL('**/s/islington');
  }, browserTimeout);

  test('one service opens by itself; of several one is chosen', async () => {
    const one = await visitAs(browser, 'manager@portsmouth.demo');
    await open(one, '/services');
    await one.waitForURL('**/s/portsmouth');
    const several = await visitAs(browser, 'several@waymark.demo');
    await open(several, '/services');
    expect(await violations(several)).toEqual([]);
    expect(await several.locator('.wm-list li').count()).toBeGreaterThan(1);
    await several.locator('.wm-list a').first().click();
    await several.waitForURL('**/s/*');
    await settled(several);
    expect(await several.getByRole('link', { name: 'Change service' }).count()).toBe(1);
  }, browserTimeout);

  test('a session that ends leads to signing in, says so, and returns', async () => {
    const page = await visitAs(browser, 'manager@portsmouth.demo');
    await open(page, '/s/portsmouth');
    await page.context().clearCookies();
    await page.locator('.wm-list__heading a').first().click();
    await page.waitForURL('**/sign-in?return=*');
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('Your session has ended');
    expect(await violations(page)).toEqual([]);
    await fillSignIn(page, 'manager@portsmouth.demo');
    await page.waitForURL('**/s/portsmouth/plans/*');
  }, browserTimeout);

  test('after signing out nothing is left to see', async () => {
    const page = await visit(browser);
    await open(page, '/sign-in');
    await fillSignIn(page, 'chair@islington.demo');
    await page.waitForURL('**/s/islington');
    await settled(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('You are signed out');
    await open(page, '/s/islington');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  }, browserTimeout);

  test('a service of others is not found, whether it exists or not', async () => {
    const page = await visitAs(browser, 'manager@portsmouth.demo');
    for (const path of ['/s/islington', '/s/no-such-service']) {
      await open(page, path);
      expect(await page.locator('h1').innerText()).toBe('Page not found');
    }
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test.each([320, 390])('nothing runs out of a window of %i pixels', async (width) => {
    const page = await visit(browser, { width });
    await open(page, '/sign-in');
    expect(await overflow(page)).toBe(0);
  }, browserTimeout);
});
