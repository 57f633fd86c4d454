/**
 * Prepares the database for a run, in a process that ends before the service starts: nothing that
 * serves requests ever holds the administrator's address. Prints progress as lines that begin with
 * `* `, and at last one line of JSON: `{appUrl, platformUrl, accounts}`.
 */
import { prepareDatabase } from '@waymark/api';
import { seedDemonstration } from '../seed/seed-demonstration.ts';

const { DATABASE_URL: administratorUrl = '', SECRET: secret = '', DEMONSTRATION: demonstration, NOW: now = new Date().toISOString() } = process.env;

try {
  const { appUrl, platformUrl, applied } = await prepareDatabase({ administratorUrl, secret });
  if (applied.length > 0) console.log(`* Made the tables (${applied.length} migrations)`);
  const accounts = demonstration === 'true' ? await seed(appUrl, platformUrl) : [];
  console.log(JSON.stringify({ appUrl, platformUrl, accounts }));
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof Error && error.name === 'DatabaseFault' ? error.message : error);
}

async function seed(appUrl: string, platformUrl: string): Promise<readonly { email: string; name: string; password: string }[]> {
  const { made, accounts } = await seedDemonstration({ appUrl, platformUrl, now });
  if (made.length > 0) console.log(`* Filled in the demonstration (${made.length} services)`);
  return accounts;
}
