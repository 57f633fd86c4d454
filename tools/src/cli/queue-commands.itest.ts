// `npx waymark queue …` as typed, on a queue that no worker serves.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { prepareDatabase } from '@waymark/api';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const server = process.env['TEST_ADMINISTRATOR_URL'] ?? '';
const secret = process.env['SECRET'] ?? '';
const name = `waymark_queue_${process.pid}`;
const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;

function queue(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['tools/bin/waymark.mjs', 'queue', ...words], { cwd: root, encoding: 'utf8', env: { ...process.env, DATABASE_URL: url, SECRET: secret, REDIS_URL: '' } });
}

beforeAll(() => prepareDatabase({ administratorUrl: url, secret }));
afterAll(async () => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.end();
});

test('prints what stands in the queue and in the outbox, as text and as JSON', () => {
  expect(queue().stdout).toMatch(/^As of \S+\nQueue \(postgresql, 0 workers\): 0 waiting \(oldest 0 s\), 0 active, 0 delayed, 0 failed\nPeriodic jobs:\nOutbox of all services: 0 waiting \(oldest 0 s\), 0 failed, 0 dead\n$/);
  expect(JSON.parse(queue('show', '--json').stdout)).toMatchObject({ queue: { backend: 'postgresql', failed: [] }, outbox: { services: [] } });
});

test('says that there is no such job to put back', () => {
  const { status, stderr } = queue('retry', 'messages.deliver.nothing');
  expect(status).toBe(1);
  expect(stderr).toBe('There is no job messages.deliver.nothing in the queue; it may have been done meanwhile.\n');
});
