/** A connection of its own for the command line, the checks and the tests: never used while serving. */
import pg from 'pg';

export type Connection = pg.Client;

/** Connects, runs `work`, and closes whatever happens. */
export async function onConnection<T>(url: string, work: (client: Connection) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
