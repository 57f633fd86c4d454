import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, postSignIn, runLength, startTestApp, testPassword, type TestApp, type TestDatabase } from '../../testing/index.ts';

let database: TestDatabase;
let api: TestApp;
let email: string;

beforeAll(async () => {
  database = await createTestDatabase();
  email = (await createTestTenant(database, { roles: ['planManager'] })).accounts.planManager?.email ?? '';
  api = await startTestApp(database, { SECOND_FACTOR: 'required' });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

// Asked at night, when the machine does nothing else; by day it notices a sign-in that has become ten times as slow.
test('signing in takes less than 400 ms in 19 of 20 cases', async () => {
  const rounds = 40 * runLength;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = performance.now();
    expect((await postSignIn(api.url, email, testPassword)).status).toBe(200);
    times.push(performance.now() - before);
  }
  times.sort((one, other) => one - other);
  const p95 = times[Math.ceil(times.length * 0.95) - 1] ?? Infinity;
  if (runLength > 1) console.info(`Signing in: p50 ${Math.round(times[Math.floor(times.length / 2)] ?? 0)} ms, p95 ${Math.round(p95)} ms of ${times.length}`);
  expect(p95).toBeLessThan(runLength > 1 ? 400 : 4_000);
});
