/** What the schema can change has words in the trail: nobody on a board reads the names of operations. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import en from './audit.en.json';

test('every mutation of the schema has words in the trail', () => {
  const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../../api/schema.graphql'), 'utf8'));
  const unnamed = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => !Object.hasOwn(en.operation, name));
  expect(unnamed).toEqual([]);
});
