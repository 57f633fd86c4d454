/** The committed contract is what the code makes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { printGraphqlSchema } from './contract.ts';

test('schema.graphql is made from the code (npm run contracts)', async () => {
  expect(await printGraphqlSchema()).toBe(readFileSync(join(import.meta.dirname, '../schema.graphql'), 'utf8'));
});
