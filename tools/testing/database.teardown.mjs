/** After the integration tests: their server and its data go. */
import { dropTemplates, removeDatabase } from './scratch-database.mjs';

export default async function tearDown() {
  await dropTemplates();
  await removeDatabase();
}
