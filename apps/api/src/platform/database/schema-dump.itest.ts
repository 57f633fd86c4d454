import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { dumpSchema } from './schema-dump.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

test('schema.sql says what the migrations make', async () => {
  const committed = readFileSync(fileURLToPath(new URL('../../../schema.sql', import.meta.url)), 'utf8');
  expect(await dumpSchema(database.administratorUrl)).toBe(committed);
});

test('the description shows a change of any part', async () => {
  const before = await dumpSchema(database.administratorUrl);
  for (const [make, undo] of [
    ['alter table plan add note text', 'alter table plan drop note'],
    ['create index plan_note on plan (tenant_id, title)', 'drop index plan_note'],
    ['grant delete on tenant to waymark_platform', 'revoke delete on tenant from waymark_platform'],
    ['alter table plan no force row level security', 'alter table plan force row level security'],
    ['alter policy plan_select on plan using (true)', "alter policy plan_select on plan using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)"],
  ] as const) {
    await database.administer(make);
    expect(await dumpSchema(database.administratorUrl)).not.toBe(before);
    await database.administer(undo);
    expect(await dumpSchema(database.administratorUrl)).toBe(before);
  }
});
