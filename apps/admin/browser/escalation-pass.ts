/** Waits for the worker's own pass of escalations: what it tells people would change counts under a test's hands. */
import type { Client } from 'pg';

/** Until it has looked at every decision of the demonstration. When it looks again is by the program's own clock, which stands elsewhere. */
export async function passOver(database: Client): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    const { rows: [row] } = await database.query<{ waiting: number }>("select count(*)::int as waiting from action where escalation_look_at = 'epoch'");
    if (row?.waiting === 0) return;
    await new Promise((resolve) => void setTimeout(resolve, 500));
  }
  throw new Error('The worker has not looked at the actions within two minutes.');
}
