/** Before the integration tests: TEST_ADMINISTRATOR_URL names a server on which they make and drop databases. */
import { provideDatabase } from './scratch-database.mjs';

export default async function setUp() {
  const { administratorUrl, secret } = await provideDatabase();
  process.env.TEST_ADMINISTRATOR_URL = administratorUrl;
  process.env.SECRET = secret;
}
