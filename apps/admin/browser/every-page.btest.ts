/**
 * Every address of the app, in both languages: axe finds nothing, nothing runs out of a phone's width, and everything that can be
 * worked is reached by the keyboard and shows that it is. A route that no line here opens fails the first test.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { browserTimeout, complaints, describeInBrowser, launchBrowser, open, overflow, violations, visit, visitAs, type Language } from './harness.ts';
import { reviewed, send } from './import-steps.ts';

/** A service that no other file visits: what is made here is in nobody's way. */
const slug = 'harrowdale';
const manager = `manager@${slug}.demo`;
const source = join(import.meta.dirname, '..', 'src');

/** Address of a page by its route; `:id` is filled from what `prepare` made. */
const pages: Readonly<Record<string, { as?: string | null; id?: string; query?: string }>> = {
  '/sign-in': { as: null },
  '/forgotten-password': { as: null },
  '/new-password': { as: null },
  '/invitation': { as: null },
  '/account': {},
  '/services': {},
  '/portfolio': { as: 'adviser@oversight.demo' },
  '/portfolio/:service': { as: 'adviser@oversight.demo' },
  '/oversight/stage-rules': { as: 'adviser@oversight.demo' },
  '/oversight/stage-rules/change': { as: 'adviser@oversight.demo' },
  'plans/:id': { id: 'plan' },
  'plans/:id/bring-back': { id: 'plan' },
  'plans/:id/champions': { id: 'plan' },
  'my-updates': {},
  'actions/:id': { id: 'action' },
  'actions/:id/update': { id: 'action' },
  imports: {},
  'imports/:id': { id: 'import' },
  'imports/:id/columns': { id: 'import' },
  'imports/:id/discard': { id: 'import' },
  rules: {},
  'rules/rating-key': {},
  'rules/escalation': {},
  'rules/escalation/:id': { id: 'policy' },
  'rules/:id': { id: 'rules' },
  'rules/:id/edit': { id: 'draft' },
  reviews: {},
  'reviews/compare': {},
  'reviews/:id': { id: 'review' },
  recommendations: {},
  'recommendations/add': {},
  'recommendations/import': {},
  'recommendations/reviews/:id': { id: 'externalReview' },
  'recommendations/:id': { id: 'recommendation' },
  indicators: {},
  'indicators/import': {},
  'indicators/families': {},
  'indicators/families/new': {},
  'indicators/:code': {},
  audit: {},
  escalations: {},
  inbox: {},
  deliveries: {},
  record: {},
  'record/budget': { query: '?year=2026' },
  'record/priorities': { query: '?year=2026' },
  'record/feedback': { query: '?year=2026' },
  owners: {},
  people: {},
  'record/standards': {},
  'record/standards/new': {},
  security: {},
  trust: {},
};
/** Leads elsewhere, holds others, or is what is shown for an address that is none. */
const elsewhere = ['/', '/s/:slug', '*'];

describeInBrowser('every page', () => {
  let browser: Browser;
  let database: pg.Client;
  const ids: Record<string, string> = {};

  const idOf = async (sql: string): Promise<string> => {
    const { rows: [row] } = await database.query<{ id: string }>(`select x.id from (${sql}) x`, []);
    return row!.id;
  };
  const ofService = `tenant_id = (select id from tenant where slug = '${slug}')`;

  beforeAll(async () => {
    browser = await launchBrowser();
    database = new pg.Client({ connectionString: process.env['WAYMARK_BROWSER_DATABASE_URL'] ?? '' });
    await database.connect();
    // One person with every role sees every page.
    await database.query(`insert into membership (tenant_id, account_id, role, created_at)
      select t.id, a.id, r, now() from tenant t, account a, unnest(array['actionOwner', 'boardChair', 'tenantAdministrator']) r where t.slug = $1 and a.email = $2 on conflict do nothing`, [slug, manager]);
    const page = await visitAs(browser, manager);
    await open(page, `/s/${slug}/reviews`);
    await page.getByLabel('Name of the meeting').fill('Management board');
    for (const [name, value] of [['Day', '27'], ['Month', '11'], ['Year', '2026']] as const) await page.getByLabel(name, { exact: true }).fill(value);
    await page.getByRole('button', { name: 'Open the review' }).click();
    await page.getByText('Open review').waitFor();
    await open(page, `/s/${slug}/rules`);
    await page.getByRole('button', { name: 'Start a draft' }).click();
    await page.waitForURL('**/edit');
    ids['draft'] = new URL(page.url()).pathname.split('/').at(-2)!;
    await open(page, `/s/${slug}/imports`);
    await send(page, { name: 'every-page.csv', mimeType: 'text/csv', buffer: Buffer.from('Objective,Action,Owner,Timescale\nA,Train the staff,Head of Service,March 2027\n') });
    await reviewed(page);
    await open(page, `/s/${slug}/recommendations/add`);
    await page.locator('#review-title').fill('Review by peers');
    await page.locator('#review-publisher').fill('Peers');
    for (const [field, value] of [['', '3'], ['-month', '2'], ['-year', '2026']] as const) await page.locator(`#review-datedOn${field}`).fill(value);
    await page.getByRole('button', { name: 'Keep the review' }).click();
    await page.locator('#new-number').fill('1');
    await page.locator('#new-text').fill('Write down who decides.');
    await page.getByRole('button', { name: 'Keep the recommendation' }).click();
    await page.getByText('The recommendation is kept.').waitFor();
    ids['externalReview'] = await idOf(`select id from external_review where ${ofService} limit 1`);
    ids['recommendation'] = await idOf(`select id from external_recommendation where ${ofService} limit 1`);
    ids['import'] = await idOf(`select id from plan_import where ${ofService} order by id desc limit 1`);
    ids['plan'] = await idOf(`select id from plan where ${ofService} and archived_at is null order by id limit 1`);
    ids['action'] = await idOf(`select id from action where ${ofService} and status <> 'complete' order by position limit 1`);
    ids['review'] = await idOf(`select id from review where ${ofService} limit 1`);
    ids['policy'] = await idOf(`select id from escalation_policy where ${ofService} limit 1`);
    ids['rules'] = await idOf(`select id from rule_set_version where ${ofService} and state = 'active' limit 1`);
    await page.context().close();
  }, browserTimeout);
  afterAll(async () => {
    await database.end();
    await browser.close();
  }, browserTimeout);

  const addressOf = (route: string): string => {
    const filled = route.replace(':id', ids[pages[route]?.id ?? ''] ?? '').replace(':code', 'first-time-entrants').replace(':service', 'islington');
    return (filled.startsWith('/') ? filled : `/s/${slug}/${filled}`) + (pages[route]?.query ?? '');
  };

  test('every route has its page here', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /routes\.tsx?$/.test(name));
    const routes = files.flatMap((name) => [...readFileSync(join(source, name), 'utf8').matchAll(/path: '([^']+)'/g)].map(([, path]) => path ?? ''));
    expect([...new Set(routes)].filter((path) => !elsewhere.includes(path)).sort()).toEqual(Object.keys(pages).sort());
  });

  const kinds = [null, manager, 'adviser@oversight.demo'] as const;
  const routesOf = (person: string | null) => Object.entries(pages).filter(([, { as = manager }]) => as === person).map(([route]) => route);

  test.each(kinds.flatMap((person) => [['en', 1280, person], ['cy', 320, person]] as const))('has no violation and fits: %s at %i pixels, %s', async (language: Language, width: number, person) => {
    const page = person === null ? await visit(browser, { language, width }) : await visitAs(browser, person, { language, width });
    const found = complaints(page);
    const faults: Record<string, unknown> = {};
    for (const route of routesOf(person)) {
      await open(page, addressOf(route));
      const seen = { violations: await violations(page), overflow: await overflow(page), lang: await page.locator('html').getAttribute('lang') };
      if (seen.violations.length > 0 || seen.overflow > 0 || seen.lang !== language) faults[route] = seen;
    }
    expect(faults).toEqual({});
    expect(found).toEqual([]);
  }, browserTimeout);

  test.each(kinds.map((person) => [person]))('is usable by keyboard alone: %s', async (person) => {
    const page = person === null ? await visit(browser) : await visitAs(browser, person);
    const faults: Record<string, unknown> = {};
    for (const route of routesOf(person)) {
      await open(page, addressOf(route));
      const missed = await unreached(page);
      if (missed.length > 0) faults[route] = missed;
    }
    expect(faults).toEqual({});
  }, browserTimeout);
});

/** What can be worked with a mouse and is not met by the Tab key, or does not show that it has the focus. */
async function unreached(page: Page): Promise<string[]> {
  const workable = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [onclick], [tabindex="0"]')];
    const seen = all.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !(element as HTMLButtonElement).disabled);
    // Of radios that exclude each other the Tab key meets one.
    const names = new Set<string>();
    const met = seen.filter((element) => {
      const { type, name, checked } = element as HTMLInputElement;
      if (type !== 'radio') return true;
      if (checked || !names.has(name)) return names.add(name), !seen.some((other) => other !== element && (other as HTMLInputElement).name === name && (other as HTMLInputElement).checked);
      return false;
    });
    met.forEach((element, index) => element.setAttribute('data-met', String(index)));
    return met.map((element) => (element.innerText || element.getAttribute('aria-label') || element.id || element.outerHTML).trim().slice(0, 60));
  });
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const reached = new Set<number>();
  const unmarked: string[] = [];
  for (let presses = 0; presses < workable.length + 20 && reached.size < workable.length; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const around = getComputedStyle(element, '::before');
      const label = element.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null;
      const marks = [boxShadow, around.boxShadow, label ? getComputedStyle(label, '::before').boxShadow : 'none'];
      return { name: element.outerHTML.slice(0, 80), index: Number(element.getAttribute('data-met') ?? -1), marked: (outlineStyle !== 'none' && outlineWidth !== '0px') || marks.some((mark) => mark !== 'none' && mark !== '') };
    });
    if (!focus) continue;
    reached.add(focus.index);
    if (!focus.marked) unmarked.push(`no mark of the focus: ${workable[focus.index] ?? focus.name}`);
  }
  return [...workable.filter((_, index) => !reached.has(index)), ...unmarked];
}
