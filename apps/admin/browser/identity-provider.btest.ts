/** Signing in through the council: an administrator adds the provider, a person links it on the account page and signs in by it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, fillSignIn, launchBrowser, open, overflow, settled, violations, visit, type Language } from './harness.ts';
import { signInThere, startCouncilProvider, type CouncilProvider } from './identity-provider.ts';

const email = 'administrator@islington.demo';
const name = 'Islington staff account';

describeInBrowser('sign-in through the council', () => {
  let browser: Browser;
  let provider: CouncilProvider;
  let page: Page;
  beforeAll(async () => {
    [browser, provider] = [await launchBrowser(), await startCouncilProvider()];
    page = await visit(browser);
    await open(page, '/sign-in');
    await fillSignIn(page, email);
    await page.waitForURL('**/s/islington');
  }, browserTimeout);
  afterAll(async () => {
    await browser.close();
    await provider.close();
  }, browserTimeout);

  const picture = async (of: Page, file: string): Promise<void> => {
    const folder = process.env['WAYMARK_PICTURES'];
    if (folder) await of.screenshot({ path: `${folder}/${file}.png`, fullPage: true });
  };

  test('an administrator tests the connection, registers Waymark with the address shown, and adds the provider', async () => {
    const found = complaints(page);
    await open(page, '/s/islington/trust');
    await page.getByRole('link', { name: 'Sign-in and security' }).click();
    await page.waitForURL('**/s/islington/security');
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.getByText('Add an identity provider').click();
    await page.locator('#issuer').fill(`${provider.issuer}/elsewhere`);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual(['There is no OpenID Connect provider at this address. Check it.']);
    await page.locator('#issuer').fill(provider.issuer);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    const redirect = await page.locator('[role=status] code').innerText();
    expect(redirect).toMatch(/^http:\/\/localhost:\d+\/api\/oidc\/[\w-]{43}\/callback$/);
    provider.register('waymark', 'a secret', redirect);
    await page.locator('#provider-name').fill(name);
    await page.locator('#client-id').fill('waymark');
    await page.locator('#client-secret').fill('a secret');
    await page.getByLabel('Offer it to everybody whose e-mail address ends in @islington.demo').check();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'add-provider');
    await page.getByRole('button', { name: 'Add the provider' }).click();
    await page.locator('.govuk-notification-banner--success').waitFor();
    expect(await page.locator('.wm-provider').innerText()).toContain(redirect);
    expect(await page.locator('main').innerText()).not.toContain('a secret');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'providers');
    expect(found).toEqual([]);
  }, browserTimeout);

  test('a person links it on the account page', async () => {
    await open(page, '/account');
    await page.getByRole('button', { name: `Link ${name}` }).click();
    await signInThere(page, 'adeline');
    await page.waitForURL('**/account?done=linked');
    await settled(page);
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('account is linked');
    expect(await page.locator('.wm-identities').innerText()).toContain('is linked');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'account');
  }, browserTimeout);

  test('and signs in by it, without a password, to this service alone', async () => {
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL('**/sign-in');
    await settled(page);
    await page.locator('#email').fill(email);
    await page.locator('form button[type=submit]').click();
    await page.getByRole('link', { name: `Continue with ${name}` }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'sign-in');
    await page.getByRole('link', { name: `Continue with ${name}` }).click();
    await page.waitForURL('**/s/islington');
    await settled(page);
    await open(page, '/account');
    expect(await page.locator('main').innerText()).toContain('You signed in through your council');
    expect(await page.getByRole('button', { name: 'Add a passkey' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test('somebody whom the service does not know is told so in one sentence, and the password is still there', async () => {
    const other = await visit(browser);
    await open(other, '/sign-in');
    await other.locator('#email').fill('nobody@islington.demo');
    await other.locator('form button[type=submit]').click();
    await other.getByRole('link', { name: `Continue with ${name}` }).click();
    await signInThere(other, 'mallory');
    await other.waitForURL('**/sign-in?problem=unknown');
    await settled(other);
    expect(await other.locator('.govuk-error-summary li').allInnerTexts()).toEqual(['This sign-in is not known in the service. Sign in with your password and add it on your account page, or ask for an invitation.']);
    expect(await violations(other)).toEqual([]);
    await fillSignIn(other, 'chair@islington.demo');
    await other.waitForURL('**/s/islington');
    await open(other, '/s/islington/security');
    expect(await other.locator('main').innerText()).toContain('Administrators of the service');
    await other.context().close();
  }, browserTimeout);

  test.each<[Language, number]>([['en', 390], ['cy', 390], ['cy', 320], ['cy', 1280]])('the pages are accessible and fit: %s at %i pixels', async (language, width) => {
    const narrow = await visit(browser, { language, width });
    await narrow.goto('/sign-in');
    await narrow.locator('#email').fill(email);
    await narrow.locator('form button[type=submit]').click();
    await narrow.locator('.wm-providers').waitFor();
    expect([await violations(narrow), await overflow(narrow)]).toEqual([[], 0]);
    await picture(narrow, `sign-in-${language}-${width}`);
    await narrow.context().addCookies(await page.context().cookies());
    for (const path of ['/s/islington/security', '/account']) {
      await open(narrow, path);
      expect([path, await violations(narrow), await overflow(narrow)]).toEqual([path, [], 0]);
      expect(await narrow.locator('main').innerText()).not.toMatch(/\b(?:providers|factors|add|identity|problem)\.\w/);
      await picture(narrow, `${path.split('/').at(-1)}-${language}-${width}`);
    }
    await narrow.context().close();
  }, browserTimeout);

  test('disabled and then removed, it is offered to nobody, and who came by it is signed out', async () => {
    await page.context().clearCookies();
    await open(page, '/sign-in');
    await fillSignIn(page, email);
    await page.waitForURL('**/s/islington');
    await open(page, '/s/islington/security');
    await page.getByRole('button', { name: `Disable ${name}` }).click();
    await page.getByText(`${name} is disabled`).waitFor();
    await page.getByRole('button', { name: `Remove ${name}` }).click();
    await page.getByText(`${name} is removed.`).waitFor();
    expect(await page.locator('.wm-provider').count()).toBe(0);
  }, browserTimeout);
});
