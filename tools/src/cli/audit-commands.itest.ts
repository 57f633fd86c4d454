// `npx waymark audit …` as typed: an export that verifies, and tampered ones that do not, each named.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openProvisioning, prepareDatabase } from '@waymark/api';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'waymark-audit-'));
const server = process.env['TEST_ADMINISTRATOR_URL'] ?? '';
const secret = process.env['SECRET'] ?? '';
const name = `waymark_cli_audit_${process.pid}`;
const address = new URL(server);
address.pathname = `/${name}`;

function waymark(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, DATABASE_URL: address.href, SECRET: secret, AUDIT_SIGNING_KEY: '5e'.repeat(32) };
  return spawnSync(process.execPath, ['tools/bin/waymark.mjs', 'audit', ...words], { cwd: root, encoding: 'utf8', env });
}
function written(file: string, text: string): string {
  const path = join(scratch, file);
  writeFileSync(path, text);
  return path;
}

let key: string;
let trail: string;

beforeAll(async () => {
  const urls = await prepareDatabase({ administratorUrl: address.href, secret });
  const provisioning = await openProvisioning(urls);
  try {
    const tenant = await provisioning.tenants.create({ slug: 'ours', name: { en: 'Ours', cy: 'Ein un ni' }, ratingKeyPreset: 'delivery-4' });
    const account = await provisioning.people.createAccount({ email: 'somebody@ours.test', name: 'Somebody' });
    await provisioning.people.addMembership(tenant.id, account, ['tenantAdministrator']);
  } finally {
    await provisioning.close();
  }
  key = waymark('key').stdout.trim();
  trail = waymark('export', '--tenant', 'ours').stdout;
});

afterAll(async () => {
  rmSync(scratch, { recursive: true });
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.end();
});

describe('waymark audit', () => {
  it('exports what it verifies, the making of the service and the export itself included', () => {
    expect(trail).toContain('"operation":"createService"');
    expect(trail).toContain('"operation":"addMembership"');
    const { status, stdout, stderr } = waymark('verify', written('whole.ndjson', trail), '--key', key);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^The trail of service [0-9a-f-]{36} is whole: 3 events, 1 checkpoints, sealed at /);
  });

  it.each([
    ['a flipped byte', 'changed', (lines: string[]) => [lines[0]!, lines[1]!.replace('createService', 'createServicf'), ...lines.slice(2)]],
    ['a deleted event', 'missing', (lines: string[]) => lines.toSpliced(2, 1)],
    ['two events exchanged', 'reordered', (lines: string[]) => lines.with(1, lines[2]!).with(2, lines[1]!)],
    ['a cut tail', 'truncated', (lines: string[]) => lines.slice(0, -1)],
  ])('[35] names %s', (what, code, change) => {
    const lines = trail.trimEnd().split('\n');
    const { status, stdout } = waymark('verify', written(`${code}.ndjson`, `${change(lines).join('\n')}\n`), '--key', key);
    expect({ what, status }).toEqual({ what, status: 1 });
    expect(stdout).toMatch(new RegExp(`^${code}: line \\d+: .+\\.$`, 'm'));
  });

  it('[35] takes checkpoints that were kept elsewhere, and no other key', () => {
    const kept = written('kept.ndjson', `${trail.split('\n').find((line) => line.includes('"kind":"checkpoint"')) ?? ''}\n`);
    expect(waymark('verify', written('again.ndjson', trail), '--key', key, '--checkpoints', kept).status).toBe(0);
    const other = waymark('verify', written('other.ndjson', trail), '--key', 'ab'.repeat(32));
    expect(other.status).toBe(1);
    expect(other.stdout).toMatch(/^forged: /m);
  });

  it.each([
    ['a service that is not there', () => ['export', '--tenant', 'nobody']],
    ['a file that is not there', () => ['verify', join(scratch, 'none'), '--key', key]],
    ['a key that is none', () => ['verify', written('x.ndjson', trail), '--key', 'x']],
    ['checkpoints that are none', () => ['verify', written('x.ndjson', trail), '--key', key, '--checkpoints', written('y.ndjson', 'x\n')]],
  ])('refuses %s in one sentence', (_what, words) => {
    const { status, stderr } = waymark(...words());
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
