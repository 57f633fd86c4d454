/** After the browser tests: the program and its database go. */
import { rmSync } from 'node:fs';
import { removeDatabase } from './scratch-database.mjs';

export default async function tearDown() {
  const program = globalThis.waymarkBrowserProgram;
  globalThis.waymarkBrowserProgram = undefined;
  await program?.stop();
  await removeDatabase();
  if (process.env.MAIL_FOLDER) rmSync(process.env.MAIL_FOLDER, { recursive: true, force: true });
}
