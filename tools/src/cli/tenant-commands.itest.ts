// `npx waymark tenant export|import|admit` as typed, on the whole demonstration; and what an export costs in memory.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { importService, openProvisioning, prepareDatabase, type Provisioning } from '@waymark/api';
import { seedDemonstration } from '../seed/seed-demonstration.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const server = process.env['TEST_ADMINISTRATOR_URL'] ?? '';
const secret = process.env['SECRET'] ?? '';
const scratch = mkdtempSync(join(tmpdir(), 'waymark-tenants-'));
const names = [`waymark_from_${process.pid}`, `waymark_to_${process.pid}`] as const;
const urlOf = (name: string): string => Object.assign(new URL(server), { pathname: `/${name}` }).href;

let from: Provisioning;
let to: Provisioning;

function waymark(database: string, ...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['tools/bin/waymark.mjs', ...words], { cwd: root, encoding: 'utf8', env: { ...process.env, DATABASE_URL: urlOf(database), SECRET: secret } });
}

/** The most resident memory that a command had, in megabytes, as its process tells at its end. Held rows would be some 120 more. */
function peakOf(...words: string[]): number {
  const tell = 'data:text/javascript,process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))';
  const { status, stderr } = spawnSync(process.execPath, ['--max-semi-space-size=1', '--max-old-space-size=96', '--import', tell, 'tools/bin/waymark.mjs', ...words], { cwd: root, encoding: 'utf8', env: { ...process.env, DATABASE_URL: urlOf(names[0]), SECRET: secret } });
  if (status !== 0) throw new Error(stderr);
  return Number(stderr) / 1024;
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

beforeAll(async () => {
  const [one, two] = [await prepareDatabase({ administratorUrl: urlOf(names[0]), secret }), await prepareDatabase({ administratorUrl: urlOf(names[1]), secret })];
  await seedDemonstration({ ...one, now: '2026-11-22T09:30:00.000Z' });
  [from, to] = [await openProvisioning(one), await openProvisioning(two)];
});

afterAll(async () => {
  await Promise.all([from?.close(), to?.close()]);
  for (const name of names) await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  rmSync(scratch, { recursive: true, force: true });
});

/** Every service of the demonstration, by its name in addresses. */
const services = async (): Promise<{ id: string; slug: string }[]> => from.tenantsStore.findByIds(await from.tenantsStore.allIds());

describe('waymark tenant', () => {
  test('takes every service of the demonstration to another database, exported again the same to the byte', async () => {
    const all = await services();
    expect(all).toHaveLength(12);
    for (const { id, slug } of all) {
      const identity = { tenantId: id, accountId: null, roles: [] };
      const file = join(scratch, `${slug}.zip`);
      const first = await from.exports.write(file, identity);
      expect(first.parts.find(({ path }) => path === 'tables/decision.ndjson')?.rows).toBeGreaterThan(10);
      await importService({ administratorUrl: urlOf(names[1]), file, at: new Date() });
      const second = await to.exports.write(join(scratch, `${slug}-again.zip`), identity);
      expect([slug, second.parts]).toEqual([slug, first.parts]);
    }
  });

  test('exports, refuses, imports and admits in words', () => {
    const file = join(scratch, 'typed.zip');
    const exported = waymark(names[0], 'tenant', 'export', 'islington', file);
    expect(exported).toMatchObject({ status: 0, stderr: '' });
    expect(exported.stdout).toMatch(/^Wrote \d+ rows in \d+ parts to .*typed\.zip/);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(waymark(names[0], 'tenant', 'export', 'islington', file)).toMatchObject({ status: 1, stderr: `There is a file ${file} already; choose another name.\n` });
    expect(waymark(names[0], 'tenant', 'export', 'nowhere', `${file}2`)).toMatchObject({ status: 1, stderr: 'There is no service nowhere in this database.\n' });
    const again = waymark(names[1], 'tenant', 'import', file, '--as', 'islington-copy');
    expect(again).toMatchObject({ status: 1, stdout: '', stderr: 'This service is in the database already (as islington); import it into another database.\n' });
    const admitted = waymark(names[1], 'tenant', 'admit', 'islington', 'chair@islington.demo');
    expect(admitted).toMatchObject({ status: 0, stderr: '' });
    expect(admitted.stdout).toMatch(/^chair@islington\.demo may sign in with the roles boardChair; password: \S{16}\n$/);
    expect(waymark(names[1], 'tenant', 'admit', 'islington', 'chair@islington.demo')).toMatchObject({ status: 1 });
  });

  test('streams: 120 MB of rows more need little more memory', async () => {
    const [islington] = (await services()).filter(({ slug }) => slug === 'islington');
    const small = peakOf('tenant', 'export', 'islington', join(scratch, 'small.zip'));
    await onServer(urlOf(names[0]), (client) => client.query(
      `insert into action_revision (tenant_id, id, action_id, number, at, reason, after)
       select $1, gen_random_uuid(), (select id from action where tenant_id = $1 limit 1), 1000 + n, now(), 'measured', jsonb_build_object('text', repeat(md5(n::text), 30)) from generate_series(1, 100000) n`,
      [islington!.id],
    ));
    const began = performance.now();
    const large = peakOf('tenant', 'export', 'islington', join(scratch, 'large.zip'));
    console.info(`A service of 100,000 rows more exported in ${Math.round(performance.now() - began)} ms: ${(large - small).toFixed(0)} MB more at most, beside ${small.toFixed(0)}.`);
    expect(large - small).toBeLessThan(60);
  });
});
