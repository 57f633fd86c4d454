/**
 * Prepares the database for a run, in a process that ends before the service starts: nothing that
 * serves requests ever holds the administrator's address. Prints progress as lines that begin with
 * `* `, and at last one line of JSON: `{appUrl, platformUrl, accounts}`.
 */
import { prepareDatabase } from '@waymark/api';

const { DATABASE_URL: administratorUrl = '', SECRET: secret = '' } = process.env;

try {
  const { appUrl, platformUrl, applied } = await prepareDatabase({ administratorUrl, secret });
  if (applied.length > 0) console.log(`* Applied ${applied.length} migrations`);
  console.log(JSON.stringify({ appUrl, platformUrl, accounts: [] }));
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof Error && error.name === 'DatabaseFault' ? error.message : error);
}
