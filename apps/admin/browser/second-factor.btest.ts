/** Second factors as people meet them: an app's codes, recovery codes, a passkey; and one's list of sessions. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { generateSync } from 'otplib';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, fillSignIn, launchBrowser, open, overflow, settled, violations, visit } from './harness.ts';

/** The program's clock stands still here (tools/testing/browser.setup.mjs). */
const epoch = Date.parse('2026-11-22T09:00:00Z') / 1000;

describeInBrowser('second factors', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, browserTimeout);
  afterAll(() => browser.close(), browserTimeout);

  const signedIn = async (email: string, options = {}): Promise<Page> => {
    const page = await visit(browser, options);
    await open(page, '/sign-in');
    await fillSignIn(page, email);
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    return page;
  };
  const signInPage = async (email: string): Promise<Page> => {
    const page = await visit(browser);
    await open(page, '/sign-in');
    await fillSignIn(page, email);
    await page.locator('#second-code').waitFor();
    return page;
  };

  test.each([['en', 'Demonstration: second factor off'], ['cy', 'Arddangosiad: mae’r ail ffactor wedi’i ddiffodd']] as const)('the sign-in page says that the demonstration asks for none: %s', async (language, words) => {
    const page = await visit(browser, { language });
    await open(page, '/sign-in');
    await page.locator('.wm-demonstration-note').waitFor();
    expect(await page.locator('.wm-demonstration-note').innerText()).toContain(words);
    expect(await violations(page)).toEqual([]);
  }, browserTimeout);

  test('an app is set up by its QR code and asked for from then on; recovery codes are shown once', async () => {
    const email = 'viewer@islington.demo';
    const page = await signedIn(email);
    const found = complaints(page);
    await open(page, '/account');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Set up an app' }).click();
    await page.locator('.wm-qr').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    const secret = (await page.locator('.wm-secret').innerText()).replaceAll(' ', '');
    await page.locator('#code').fill('12');
    await page.getByRole('button', { name: 'Confirm' }).click();
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual(['Enter the six digits that your app shows']);
    await page.locator('#code').fill(generateSync({ secret, epoch: epoch - 30 }));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.locator('.wm-codes li').first().waitFor();
    const codes = await page.locator('.wm-codes li').allInnerTexts();
    expect(codes).toHaveLength(10);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.locator('.wm-codes').waitFor({ state: 'detached' });

    const second = await signInPage(email);
    expect(await violations(second)).toEqual([]);
    await second.locator('#second-code').fill('000000');
    await second.getByRole('button', { name: 'Continue' }).click();
    await second.locator('.govuk-error-summary').waitFor();
    expect(await second.locator('.govuk-error-summary li').allInnerTexts()).toEqual(['That code is not right, or it was used before. Wait for the next one and try again.']);
    await second.locator('#second-code').fill(generateSync({ secret, epoch }));
    await second.getByRole('button', { name: 'Continue' }).click();
    await second.waitForURL('**/s/islington');

    const third = await signInPage(email);
    await third.locator('#second-code').fill(codes[3] ?? '');
    await third.getByRole('button', { name: 'Continue' }).click();
    await third.waitForURL('**/s/islington');
    await open(third, '/account');
    expect(await third.getByText('9 recovery codes are left.').count()).toBe(1);
    await third.getByRole('button', { name: 'Remove the authenticator app' }).click();
    await third.getByText('The second factor is removed.').waitFor();
    expect(found).toEqual([]);
  }, browserTimeout);

  test('a passkey is set up and signs in', async () => {
    const email = 'owner@islington.demo';
    const page = await signedIn(email);
    const found = complaints(page);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    await open(page, '/account');
    await page.locator('#passkey-name').fill('Work laptop');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('Passkey: Work laptop').waitFor();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials).toHaveLength(1);

    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL('**/sign-in');
    await fillSignIn(page, email);
    await page.getByRole('button', { name: 'Use a passkey' }).waitFor();
    expect(await violations(page)).toEqual([]);
    // Somebody who cannot show who they are is not let in by the device.
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.locator('.govuk-error-summary').waitFor();
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL('**/s/islington');
    await settled(page);
    await open(page, '/account');
    await page.getByRole('button', { name: 'Remove the passkey Work laptop' }).click();
    await page.getByText('The second factor is removed.').waitFor();
    expect(found).toEqual([]);
  }, browserTimeout);

  test('one’s sessions are listed, and the others ended', async () => {
    const [mine, other] = [await signedIn('manager@rotherham.demo', { language: 'cy' }), await signedIn('manager@rotherham.demo')];
    await open(mine, '/account');
    expect(await violations(mine)).toEqual([]);
    expect(await mine.locator('.wm-sessions li').count()).toBeGreaterThan(1);
    await mine.getByRole('button', { name: 'Allgofnodi ym mhobman arall' }).click();
    await mine.getByText('Rydych wedi allgofnodi ym mhobman arall.').waitFor();
    expect(await mine.locator('.wm-sessions li').count()).toBe(1);
    await open(other, '/account');
    expect(new URL(other.url()).pathname).toBe('/sign-in');
  }, browserTimeout);
});
