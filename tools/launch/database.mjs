/** The database of a run: the server that DATABASE_URL names, or the embedded one under `.waymark/`. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.mjs';
import { Advice, logFolder, stateFolder } from './places.mjs';
import { administratorPassword } from './secret.mjs';

const folder = join(stateFolder, 'database');

/** Where the command line finds the running embedded server: its administrator's URL, readable by its owner alone. */
export const addressFile = join(stateFolder, 'database.json');

/** Answers `{administratorUrl, exited, stop}`; `exited` resolves with a sentence when it ends unasked. */
export async function openDatabase({ secret, fresh, say }) {
  if (process.env.DATABASE_URL) {
    if (fresh) throw new Advice('--fresh removes the built-in database only; with DATABASE_URL set, drop and create that database yourself and start without --fresh.');
    return { administratorUrl: process.env.DATABASE_URL, exited: new Promise(() => {}), stop: async () => {} };
  }
  if (fresh) {
    await removeEmbeddedPostgres(folder);
    // The files of what is gone would be nobody's.
    rmSync(join(stateFolder, 'files'), { recursive: true, force: true });
  }
  say('Starting the built-in database');
  const server = await startEmbeddedPostgres({ folder, password: administratorPassword(secret), logFile: join(logFolder, 'database.log'), say });
  const administratorUrl = server.administratorUrl.replace(/\/postgres$/, '/waymark');
  rmSync(addressFile, { force: true });
  writeFileSync(addressFile, JSON.stringify({ administratorUrl, pid: server.pid }), { mode: 0o600 });
  return {
    administratorUrl,
    pid: server.pid,
    exited: server.exited,
    async stop(options) {
      rmSync(addressFile, { force: true });
      await server.stop(options);
    },
  };
}
