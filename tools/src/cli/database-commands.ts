/** `waymark db …`: brings the database up to date, and proves its row security from its own catalogue. */
import type { Command } from 'commander';
import { administratorUrl, secret } from './administrator.ts';
import { Fault } from './fault.ts';

export function addDatabaseCommands(program: Command): void {
  const database = program.command('db').description('the database: DATABASE_URL, or that of a running npm start');
  database.command('migrate').description('create roles, tables and job queue, or bring them up to date').action(migrate);
  database.command('check').description('prove from the catalogue that no service can reach another’s rows').action(check);
}

async function migrate(): Promise<void> {
  const { prepareDatabase } = await import('@waymark/api');
  const { applied } = await prepareDatabase({ administratorUrl: await administratorUrl(), secret: await secret() });
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
}

async function check(): Promise<void> {
  const { checkCatalog } = await import('@waymark/api');
  const findings = await checkCatalog(await administratorUrl());
  for (const { check: name, object, reason } of findings) console.log([name, object, reason].filter(Boolean).join(': '));
  console.log(`${findings.length} rows`);
  if (findings.length > 0) throw new Fault('The catalogue checks found faults; correct them by a new migration.');
}
