/** The committed contracts of the API, each made from its source: the code, or a freshly migrated database. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dumpSchema, prepareDatabase, printGraphqlSchema, printPermissions } from '@waymark/api';
import { root, withScratchDatabase } from '../launch-bridge.ts';
import { differences } from './differences.ts';

interface Contract {
  file: string;
  text: string;
}

async function generate(): Promise<Contract[]> {
  const sql = await withScratchDatabase('waymark_contracts', async ({ administratorUrl, secret }) => {
    await prepareDatabase({ administratorUrl, secret });
    return dumpSchema(administratorUrl);
  });
  return [
    { file: 'apps/api/schema.graphql', text: await printGraphqlSchema() },
    { file: 'apps/api/schema.sql', text: sql },
    { file: 'docs/permissions.md', text: printPermissions() },
  ];
}

/** Writes the contracts; answers the files that changed. */
export async function writeContracts(): Promise<string[]> {
  const changed = (await generate()).filter(({ file, text }) => text !== committed(file));
  for (const { file, text } of changed) writeFileSync(join(root, file), text);
  return changed.map(({ file }) => file);
}

/** For each contract that differs from what is committed, its name and the lines that differ. */
export async function checkContracts(): Promise<string[]> {
  return (await generate())
    .filter(({ file, text }) => text !== committed(file))
    .map(({ file, text }) => `${file} (- committed, + made from the source)\n${differences(committed(file), text)}`);
}

function committed(file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return '';
  }
}
