/**
 * What browser tests share: a real Chromium on the built program (tools/testing/browser.setup.mjs),
 * people signed in, and axe. Tests are skipped where there is no Chromium.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'];
/** Address of the program under test; empty when the tests are skipped. */
export const origin = process.env['WAYMARK_BROWSER_ORIGIN'] ?? '';
export const describeInBrowser: typeof describe | typeof describe.skip = executablePath && origin ? describe : describe.skip;

/** Starting Chromium and loading pages on a busy machine. */
export const browserTimeout = 300_000;

/** Password of every account of the demonstration. */
export const demonstrationPassword = 'waymark-demo-2026';

export type Language = 'en' | 'cy';

export interface VisitOptions {
  language?: Language;
  /** Pixels; 320 is a page of 1,280 at 400 % zoom. */
  width?: number;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  });
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
const sessions = new Map<string, Cookies>();

/** A page of its own that nobody is signed in on. */
export async function visit(browser: Browser, { language = 'en', width = 1280 }: VisitOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/London' });
  await context.addInitScript((chosen) => {
    if (!localStorage.getItem('waymark.language')) localStorage.setItem('waymark.language', chosen);
  }, language);
  const page = await context.newPage();
  watchRequests(page);
  page.setDefaultTimeout(20_000);
  return page;
}

/** Fills in the sign-in page that is open. */
export async function fillSignIn(page: Page, email: string, password = demonstrationPassword): Promise<void> {
  await page.locator('#email').fill(email);
  await page.locator('form button[type=submit]').click();
  await page.locator('#password').fill(password);
  await page.locator('form button[type=submit]').click();
}

/** A page of its own with the person signed in. One sign-in serves all tests of a file: it is throttled. */
export async function visitAs(browser: Browser, email: string, options: VisitOptions = {}): Promise<Page> {
  const page = await visit(browser, options);
  const known = sessions.get(email);
  if (known) {
    await page.context().addCookies(known);
    return page;
  }
  await page.goto('/sign-in');
  await fillSignIn(page, email);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  sessions.set(email, await page.context().cookies());
  return page;
}

/** Waits until the page behind `path` shows its heading and what it loads besides. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** Requests under way of each page: the browser's own "network idle" knows first loads only, not pages of one program. */
const underWay = new WeakMap<Page, Set<Request>>();

function watchRequests(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** Nothing is loading any more, and nothing has been for so long that the program has drawn what came. */
const quietMilliseconds = 250;

/** Waits until the page has its heading, asks for nothing, and says nowhere that it is loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  const started = Date.now();
  for (let quietSince = started; Date.now() - quietSince < quietMilliseconds; ) {
    if (Date.now() - started > 20_000) throw new Error(`The page ${page.url()} goes on loading: ${[...(underWay.get(page) ?? [])].map((request) => request.url()).join(', ')}`);
    await page.waitForTimeout(40);
    if ((underWay.get(page)?.size ?? 0) > 0 || (await page.locator('.wm-loading').count()) > 0) quietSince = Date.now();
  }
}

/** What axe finds, one line for each element; empty when it finds nothing. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: { run: (options: unknown) => Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }> } };
    const result = await axe.run({ runOnly: tags });
    return result.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
  }, rules);
}

/** By how many pixels the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * Collects what the browser complains of: script errors, and everything the content security policy
 * stops. Failed requests that a test provokes on purpose are not among them.
 */
export function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) found.push(message.text());
  });
  return found;
}
