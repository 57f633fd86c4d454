// `npx waymark oversight …` as typed: a body, its advisers, and what each of them may read from then on.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { openProvisioning, prepareDatabase, type Provisioning } from '@waymark/api';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const server = process.env['TEST_ADMINISTRATOR_URL'] ?? '';
const secret = process.env['SECRET'] ?? '';
const name = `waymark_oversight_${process.pid}`;
const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;

let provisioning: Provisioning;

function oversight(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['tools/bin/waymark.mjs', 'oversight', ...words], { cwd: root, encoding: 'utf8', env: { ...process.env, DATABASE_URL: url, SECRET: secret } });
}

beforeAll(async () => {
  provisioning = await openProvisioning(await prepareDatabase({ administratorUrl: url, secret }));
});

afterAll(async () => {
  await provisioning?.close();
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.end();
});

test('makes a body, admits and dismisses advisers, and says who advises', async () => {
  expect(oversight('list').stdout).toBe('There is no oversight body yet; make one with "npx waymark oversight create".\n');
  expect(oversight('create', 'region-north', '--name', 'Northern body', '--name-cy', 'Corff y gogledd').stdout).toMatch(/^Made the oversight body Northern body \(region-north\)\./);
  expect(await provisioning.oversight.findBySlug('region-north')).toMatchObject({ name: { en: 'Northern body', cy: 'Corff y gogledd' } });
  expect(oversight('list').stdout).toBe('region-north  Northern body: nobody advises for it yet\n');

  const admitted = oversight('admit', 'region-north', 'Adviser@North.example', '--name', 'Regional adviser').stdout;
  expect(admitted).toMatch(/^adviser@north\.example advises for Northern body now; password: [\w-]{16}\n$/);
  expect(await provisioning.people.findAccount('adviser@north.example')).toMatchObject({ name: 'Regional adviser' });
  expect(oversight('admit', 'region-north', 'adviser@north.example').stdout).toBe('adviser@north.example advises for Northern body already.\n');
  expect(oversight('list').stdout).toBe('region-north  Northern body: adviser@north.example\n');

  expect(oversight('dismiss', 'region-north', 'adviser@north.example').stdout).toBe('adviser@north.example no longer advises for Northern body.\n');
  expect(oversight('list').stdout).toBe('region-north  Northern body: nobody advises for it yet\n');
});

test.each([
  [['create', 'Region North', '--name', 'x'], 'Region North cannot stand in an address; use lower-case letters, digits and single hyphens, 60 at most.\n'],
  [['create', 'region-north', '--name', 'x'], 'There is a body region-north already; choose another name for commands.\n'],
  [['admit', 'nowhere', 'a@b.example'], 'There is no oversight body nowhere in this database; "npx waymark oversight list" prints those that there are.\n'],
  [['admit', 'region-north', 'nobody'], 'nobody is not an e-mail address; give one such as name@council.example.\n'],
  [['dismiss', 'region-north', 'nobody@north.example'], 'nobody@north.example does not advise for Northern body; "npx waymark oversight list" says who does.\n'],
])('%j is refused in one sentence', (words, sentence) => {
  const { status, stderr, stdout } = oversight(...words);
  expect({ status, stderr, stdout }).toEqual({ status: 1, stderr: sentence, stdout: '' });
});
