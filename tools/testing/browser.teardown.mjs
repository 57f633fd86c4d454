/** After the browser tests: the program and its database go. */
import { removeDatabase } from './scratch-database.mjs';

export default async function tearDown() {
  const program = globalThis.waymarkBrowserProgram;
  globalThis.waymarkBrowserProgram = undefined;
  await program?.stop();
  await removeDatabase();
}
