/**
 * Before the browser tests: the built program on a free port with a fixed clock and the demonstration,
 * in a database of its own; its address in WAYMARK_BROWSER_ORIGIN, the browser in CHROMIUM_PATH.
 * Without Chromium neither is set, and every test is skipped.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../launch/build.mjs';
import { findChromium } from '../launch/chromium.mjs';
import { logFolder, prepareStateFolder } from '../launch/places.mjs';
import { freePort } from '../launch/port.mjs';
import { prepare, startProgram } from '../launch/program.mjs';
import { provideDatabase, removeDatabase } from './scratch-database.mjs';

/** The demonstration's story is told as at this day. */
const now = '2026-11-22T09:00:00Z';

export default async function setUp() {
  const chromium = process.env.WAYMARK_NO_BROWSER ? null : findChromium();
  if (!chromium) {
    delete process.env.CHROMIUM_PATH;
    return;
  }
  prepareStateFolder();
  const say = (text) => console.error(text);
  await build({ say });
  process.env.MAIL_FOLDER = mkdtempSync(join(tmpdir(), 'waymark-mail-'));
  // The provider of the tests runs beside them, over plain http.
  process.env.IDENTITY_PROVIDER_ADDRESSES = 'any';
  // Several tests are one person, who sends more documents in a minute than a person may.
  process.env.OPERATION_LIMIT_FACTOR = '100';
  const database = await provideDatabase({ name: `waymark_browser_${process.pid}` });
  try {
    const prepared = await prepare({ ...database, demonstration: true, now, say: () => {} });
    const port = await freePort();
    globalThis.waymarkBrowserProgram = await startProgram({ ...prepared, port, demonstration: true, now, logPrefix: 'browser-' });
    // A program that falls over would otherwise show only as refused connections.
    void globalThis.waymarkBrowserProgram.exited.then((fault) => globalThis.waymarkBrowserProgram && say(`${fault}\n(logs: ${join(logFolder, 'browser-*.log')})`));
    process.env.WAYMARK_BROWSER_ORIGIN = `http://localhost:${port}`;
    // Time stands still there; tests of a session's end move the session back instead.
    process.env.WAYMARK_BROWSER_DATABASE_URL = database.administratorUrl;
    process.env.CHROMIUM_PATH = chromium;
  } catch (error) {
    await removeDatabase();
    throw error;
  }
}
