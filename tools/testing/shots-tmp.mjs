import setUp from './browser.setup.mjs';
import tearDown from './browser.teardown.mjs';
import { chromium } from 'playwright-core';
import pg from 'pg';
await setUp();
const origin = process.env.WAYMARK_BROWSER_ORIGIN;
const b = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] });
try {
  const db = new pg.Client({ connectionString: process.env.WAYMARK_BROWSER_DATABASE_URL }); await db.connect();
  await db.query("update tenant set gss_code='W06000015' where slug='glanmorfa'");
  for (const slug of ['rotherham', 'islington', 'glanmorfa', 'portsmouth']) {
    const ctx = await b.newContext({ baseURL: origin, viewport: { width: 1280, height: 900 } });
    const page = await ctx.newPage();
    await page.goto('/sign-in'); await page.locator('#email').fill(`manager@${slug}.demo`); await page.locator('form button[type=submit]').click();
    await page.locator('#password').fill('waymark-demo-2026'); await page.locator('form button[type=submit]').click();
    await page.waitForURL((u) => u.pathname !== '/sign-in');
    const shots = slug === 'rotherham' ? [['en', 1280], ['cy', 1280], ['en', 375], ['cy', 375]] : [['en', 1280]];
    for (const [lang, width] of shots) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((l) => localStorage.setItem('waymark.language', l), lang);
      await page.goto(`/s/${slug}/indicators/first-time-entrants`); await page.locator('h1').waitFor(); await page.waitForTimeout(1500);
      await page.screenshot({ path: `/tmp/shots5/${slug}-${lang}-${width}.png`, fullPage: true });
    }
    if (slug !== 'rotherham') { await page.goto(`/s/${slug}/indicators`); await page.locator('h1').waitFor(); await page.waitForTimeout(800); await page.screenshot({ path: `/tmp/shots5/${slug}-list.png`, fullPage: true });
      await page.goto(`/s/${slug}`); await page.locator('h1').waitFor(); await page.waitForTimeout(800); await page.screenshot({ path: `/tmp/shots5/${slug}-home.png`, fullPage: true }); }
  }
  await db.end();
} finally { await b.close(); await tearDown(); }
process.exit(0);
