/** The trail over HTTP: searched by the administrator, signed, exported, and verified outside; tampering in the database is found. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readLine, SigningKey, verifyTrail, type CheckpointLine } from '../../platform/audit/index.ts';
import { onConnection } from '../../platform/database/index.ts';
import { actAs } from '../../platform/tenancy/index.ts';
import { createTestDatabase, createTestTenant, postSignIn, signIn, startTestApp, testSigningKey, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { CheckpointsService } from './checkpoints.service.ts';

const NOW = '2026-11-22T09:30:00Z';
const { publicKey } = new SigningKey(testSigningKey);
const folder = mkdtempSync(join(tmpdir(), 'waymark-audit-'));
const checkpointFile = join(folder, 'checkpoints.ndjson');
let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let other: TestTenant;
let session: TestSession;
let manager: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW, AUDIT_CHECKPOINT_FILE: checkpointFile });
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  [tenant, other] = [await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager'] }), await createTestTenant(database, { roles: ['planManager'] })];
  [session, manager] = [await signIn(app, `tenantAdministrator@${tenant.slug}.test`), await signIn(app, `planManager@${tenant.slug}.test`)];
});

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: { id: string; seq: number; at: string; actor: { id: string; name: string } | null; operation: string; subjectKind: string | null; subject: string | null; detail: { name: string; value: unknown }[] }[];
}

async function search(filter: Record<string, unknown> = {}, more: Record<string, unknown> = {}): Promise<Page> {
  const { data, errors } = await session.graphql<{ auditEvents: Page }>(
    `query ($filter: AuditFilter, $first: Int, $after: String) { auditEvents(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      nodes { id seq at actor { id name } operation subjectKind subject detail { name value } } } }`,
    { filter, ...more }, tenant.slug,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data!.auditEvents;
}
const operationsOf = (page: Page): string[] => page.nodes.map(({ operation }) => operation);
const identity = (): { tenantId: string; accountId: null; roles: [] } => ({ tenantId: tenant.id, accountId: null, roles: [] });
const checkpoints = (): CheckpointsService => app.app.get(CheckpointsService, { strict: false });
const writeCheckpoint = (): Promise<number | null> => actAs(identity(), () => checkpoints().write());
const state = async () =>
  (await session.graphql<{ auditCheckpoint: Record<string, unknown> | null }>('{ auditCheckpoint { seq at publicKey verified eventsSince } }', {}, tenant.slug)).data?.auditCheckpoint;
const download = async (as = session): Promise<Response> => as.fetch('/api/audit/export', { service: tenant.slug });
const upload = (as = manager) => {
  const form = new FormData();
  form.append('text', 'Action\tOwner\tTimescale\nReview the policy\tHead of Service\tDec 26');
  return as.fetch('/api/imports', { method: 'POST', service: tenant.slug, body: form });
};
/** As somebody with the database in their hands. */
const tamper = (sql: string): Promise<unknown> => database.administer(sql.replaceAll('$tenant', `'${tenant.id}'`));
const verify = async (kept: CheckpointLine[] = []) => {
  const report = await verifyTrail([Buffer.from(await (await download()).arrayBuffer())], [publicKey], kept);
  return report.tampered.map(({ code, seq }) => `${code} ${seq}`);
};

describe('the trail', () => {
  test('is searched by operation, actor, subject and day', async () => {
    await upload();
    const all = await search();
    expect(operationsOf(all).slice(0, 1)).toEqual(['uploadImport']);
    expect(all.totalCount).toBe(all.nodes.length);
    const [event] = all.nodes;
    expect(event).toMatchObject({ at: '2026-11-22T09:30:00.000Z', actor: { name: `planManager of ${tenant.slug}` }, subjectKind: 'planImport', detail: [{ name: 'bytes', value: expect.any(Number) }] });
    expect(operationsOf(await search({ operation: 'uploadImport' }))).toEqual(['uploadImport']);
    expect(operationsOf(await search({ actor: 'PLANmanager' }))).toEqual(['uploadImport', 'signIn']);
    expect(operationsOf(await search({ actor: event!.actor!.id, operation: 'signIn' }))).toEqual(['signIn']);
    expect(operationsOf(await search({ subject: event!.subject }))).toEqual(['uploadImport']);
    expect((await search({ from: '2026-11-22', to: '2026-11-22', operation: 'signIn' })).totalCount).toBe(2);
    for (const nothing of [{ from: '2999-01-01' }, { to: '2015-11-21' }, { subject: 'nonsense' }, { actor: 'nobody' }, { operation: "' or true --" }, { subject: other.id }]) expect((await search(nothing)).totalCount).toBe(0);
  });

  test('is read in pages that neither repeat nor leave out', async () => {
    await upload();
    const whole = (await search()).nodes.map(({ seq }) => seq);
    const read: number[] = [];
    let after: string | null = null;
    do {
      const page: Page = await search({}, { first: 2, after });
      read.push(...page.nodes.map(({ seq }) => seq));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(read).toEqual(whole);
    expect(read).toEqual(read.toSorted((a, b) => b - a));
  });

  test.each(['{ auditEvents { totalCount } }', '{ auditCheckpoint { seq } }'])('is for the administrator: %s', async (source) => {
    expect((await manager.graphql(source, {}, tenant.slug)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await session.graphql(source, {}, other.slug)).errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  });

  test("shows nothing of another service's, by nobody's id", async () => {
    const [row] = await database.administer<{ subject_id: string }>('select subject_id from audit_event where tenant_id = $1 and subject_id is not null limit 1', [other.id]);
    for (const filter of [{ subject: row?.subject_id ?? other.accounts.planManager?.id }, { actor: other.accounts.planManager?.id }]) expect((await search(filter)).totalCount).toBe(0);
  });
});

describe('[36] without a service chosen yet', () => {
  test('signing in, refused signing in and signing out are told to every service of the account, and to no other', async () => {
    const email = `planManager@${tenant.slug}.test`;
    expect((await postSignIn(app.url, email, 'not the password')).status).toBe(401);
    expect((await postSignIn(app.url, `nobody@${tenant.slug}.test`, 'not the password')).status).toBe(401);
    await manager.fetch('/api/session', { method: 'DELETE' });
    for (let wait = 0; wait < 100 && (await search({ operation: 'signInRefused' })).totalCount === 0; wait += 1) await new Promise((accept) => setTimeout(accept, 20));
    const account = tenant.accounts.planManager!.id;
    expect((await search({ subject: account })).nodes.filter(({ operation }) => operation.startsWith('sign')).map(({ operation, actor, detail }) => [operation, actor?.id ?? null, detail]).sort()).toEqual([
      ['signIn', account, []], ['signInRefused', null, [{ name: 'reason', value: 'credentials' }]], ['signOut', account, []],
    ]);
    const [count] = await database.administer<{ count: number }>("select count(*) as count from audit_event where tenant_id = $1 and operation like 'sign%'", [other.id]);
    expect(count).toEqual({ count: 0 });
    const [plain] = await database.administer<{ count: number }>("select count(*) as count from audit_event e where e::text like '%@%'");
    expect(plain).toEqual({ count: 0 });
  });

  test('no session begins that could not be recorded', async () => {
    await database.administer('revoke execute on function append_account_audit(uuid, jsonb, uuid) from waymark_platform');
    try {
      const answer = await postSignIn(app.url, `planManager@${tenant.slug}.test`, 'correct horse battery staple');
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([500, null]);
    } finally {
      await database.administer('grant execute on function append_account_audit(uuid, jsonb, uuid) to waymark_platform');
    }
  });
});

describe('[36] what is refused', () => {
  test('by the table of permissions is recorded, over GraphQL and REST, and the mutation is not', async () => {
    const refused = await manager.graphql('mutation { withdrawRuleSet(input: {id: "x"}) { __typename } }', {}, tenant.slug);
    expect(refused.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    await manager.graphql('{ auditEvents { totalCount } }', {}, tenant.slug);
    expect((await upload(session)).status).toBe(403);
    expect((await download(manager)).status).toBe(403);
    const { nodes } = await search({ operation: 'refused' });
    expect(nodes.map(({ actor, detail }) => [actor?.name.split(' ')[0], detail[0]?.value])).toEqual([
      ['planManager', 'exportAudit'], ['tenantAdministrator', 'uploadImport'], ['planManager', 'auditEvents'], ['planManager', 'withdrawRuleSet'],
    ]);
  });

  test('by a rule is recorded as tried', async () => {
    await session.graphql('mutation { withdrawRuleSet(input: {id: "x"}) { __typename } }', {}, tenant.slug);
    expect((await search({ operation: 'notDone' })).nodes[0]).toMatchObject({ subject: null, detail: [{ name: 'operation', value: 'withdrawRuleSet' }] });
  });
});

describe('checkpoints', () => {
  test('are signed once for a head, kept in the table and as a line elsewhere, and shown', async () => {
    expect(await state()).toBeNull();
    expect(await writeCheckpoint()).toBeNull();
    expect(await writeCheckpoint()).toBeNull();
    const { totalCount } = await search();
    expect(await state()).toEqual({ seq: totalCount, at: '2026-11-22T09:30:00.000Z', publicKey, verified: true, eventsSince: 0 });
    await upload();
    expect(await state()).toMatchObject({ seq: totalCount, verified: true, eventsSince: 1 });
    const lines = readFileSync(checkpointFile, 'utf8').trim().split('\n').map(readLine).filter((line) => line?.kind === 'checkpoint' && line.tenant === tenant.id);
    expect(lines).toHaveLength(1);
    expect(await verify(lines as CheckpointLine[])).toEqual([]);
  });

  test('are not signed over a broken chain, and the page says so', async () => {
    await writeCheckpoint();
    await upload();
    await upload();
    const { totalCount } = await search();
    await tamper(`update audit_event set actor_id = null where tenant_id = $tenant and seq = ${totalCount - 1}`);
    expect(await writeCheckpoint()).toBe(totalCount - 1);
    expect(await state()).toMatchObject({ seq: totalCount - 2, verified: false });
    expect(await actAs(identity(), () => checkpoints().verify())).toBe(totalCount - 1);
  });

  test('of an event that was changed long before is found by the daily reading', async () => {
    await writeCheckpoint();
    await tamper("update audit_event set operation = 'x' where tenant_id = $tenant and seq = 1");
    await upload();
    expect(await actAs(identity(), () => checkpoints().verify())).toBe(1);
  });

  test('are missing, and an export is refused in a sentence, where there is no key', async () => {
    const keyless = await startTestApp(database, { NOW, AUDIT_SIGNING_KEY: '' });
    try {
      const own = await signIn(keyless, `tenantAdministrator@${tenant.slug}.test`);
      const answer = await own.fetch('/api/audit/export', { service: tenant.slug });
      expect([answer.status, ((await answer.json()) as { message: string }).message]).toEqual([503, expect.stringContaining('AUDIT_SIGNING_KEY')]);
      expect((await own.graphql('{ auditCheckpoint { seq } }', {}, tenant.slug)).data).toEqual({ auditCheckpoint: null });
    } finally {
      await keyless.close();
    }
  });
});

describe('[35] an export', () => {
  test('is a file that verifies, holds the record of itself, and comes as an attachment', async () => {
    await writeCheckpoint();
    await upload();
    const answer = await download();
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition'), answer.headers.get('cache-control')]).toEqual([
      200, 'application/x-ndjson', `attachment; filename="audit-${tenant.slug}-2026-11-22.ndjson"`, 'no-store',
    ]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const { totalCount } = await search();
    expect(await verifyTrail([bytes], [publicKey])).toEqual({ tenant: tenant.id, events: totalCount, checkpoints: 2, sealedAt: '2026-11-22T09:30:00.000000Z', tampered: [] });
    expect(bytes.toString('utf8').split('\n').at(-4)).toContain('"operation":"exportAudit"');
  });

  test('is read in pages as well as in one piece', async () => {
    await database.administer("select set_config('app.tenant_id', $1, false)", [tenant.id]);
    await onConnection(database.appUrl, async (client) => {
      await client.query('begin');
      await client.query("select set_config('app.tenant_id', $1, true)", [tenant.id]);
      await client.query(`select append_audit((select jsonb_agg(jsonb_build_object('at', now(), 'operation', 'bulk', 'detail', jsonb_build_object('n', n))) from generate_series(1, 2500) n))`);
      await client.query('commit');
    });
    expect(await verify()).toEqual([]);
  });

  test.each([
    ['an event changed in the database', "update audit_event set detail = '{}' where tenant_id = $tenant and operation = 'uploadImport'", [/^changed \d+$/]],
    ['an event deleted in the database', 'delete from audit_event where tenant_id = $tenant and seq = 2', [/^missing 2$/]],
    ['two events exchanged in the database', 'update audit_event set seq = case seq when 2 then 1003 else 1002 end where tenant_id = $tenant and seq in (2, 3); update audit_event set seq = seq - 1000 where tenant_id = $tenant and seq > 1000', [/^changed 2$/]],
    ['the tail cut off the table', 'delete from audit_event where tenant_id = $tenant and seq >= 3', [/^missing \d+$/, /^(missing|truncated) \d+$/]],
  ])('shows %s', async (_what, sql, expected) => {
    await upload();
    await upload();
    await writeCheckpoint();
    for (const statement of sql.split('; ')) await tamper(statement);
    const found = await verify();
    for (const pattern of expected) expect(found).toContainEqual(expect.stringMatching(pattern));
  });

  test('of a chain that was rewritten whole, head included, is unmasked by a checkpoint kept elsewhere', async () => {
    await upload();
    await writeCheckpoint();
    const [line] = readFileSync(checkpointFile, 'utf8').trim().split('\n').map(readLine).filter((kept) => kept?.kind === 'checkpoint' && kept.tenant === tenant.id);
    await tamper(`do $$ declare entry record; before bytea := decode(repeat('00', 32), 'hex'); begin
      update audit_event set operation = 'nothing' where tenant_id = $tenant and operation = 'uploadImport';
      for entry in select * from audit_event where tenant_id = $tenant order by seq loop
        before := audit_hash(before, entry.tenant_id, entry.seq, entry.at, entry.actor_id, entry.operation, entry.subject_kind, entry.subject_id, entry.detail);
        update audit_event set hash = before where tenant_id = $tenant and seq = entry.seq;
      end loop;
      update audit_head set hash = before where tenant_id = $tenant; end $$`);
    expect(await verify()).toEqual([expect.stringMatching(/^rewritten/)]);
    await tamper('delete from audit_checkpoint where tenant_id = $tenant');
    expect(await verify()).toEqual([]);
    expect(await verify([line as CheckpointLine])).toEqual([expect.stringMatching(/^rewritten/)]);
  });
});
