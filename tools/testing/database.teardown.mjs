/** After the integration tests: their server and its data go. */
import { removeEmbeddedPostgres } from '../launch/embedded-postgres.mjs';
import { stateFolder } from '../launch/places.mjs';
import { join } from 'node:path';

export default async function tearDown() {
  await removeDatabase();
}

export async function removeDatabase() {
  if (!globalThis.waymarkTestDatabase) return;
  await globalThis.waymarkTestDatabase.stop({ force: true });
  await removeEmbeddedPostgres(join(stateFolder, `test-${process.pid}`));
  globalThis.waymarkTestDatabase = undefined;
}
