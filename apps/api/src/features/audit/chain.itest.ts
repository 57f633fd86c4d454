/** The chain in the database: nobody of the service can change it, it cannot fork, and it is what the verifier computes. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalJson } from '@waymark/rules';
import fc from 'fast-check';
import { genesis, hashOf, recordAudit } from '../../platform/audit/index.ts';
import type { Json } from '../../platform/audit/chain.ts';
import { onConnection } from '../../platform/database/index.ts';
import { applyMigrations, readMigrations } from '../../platform/database/migrations.ts';
import { Tenancy, type TenantIdentity } from '../../platform/tenancy/index.ts';
import { createTestDatabase, createTestTenant, runLength, type TestDatabase, type TestTenant } from '../../testing/index.ts';
import { chainHead, eventsBetween } from './trail.store.ts';

let database: TestDatabase;
let tenant: TestTenant;
let other: TestTenant;
let tenancy: Tenancy;
const identity = (): TenantIdentity => ({ tenantId: tenant.id, accountId: tenant.accounts.planManager?.id ?? null, roles: [] });

beforeAll(async () => {
  database = await createTestDatabase();
  [tenant, other] = [await createTestTenant(database), await createTestTenant(database)];
  tenancy = await Tenancy.open({ url: database.appUrl, size: 8 });
});
afterAll(async () => {
  await tenancy?.close();
  await database?.drop();
});

const record = (operation: string, detail = {}): Promise<void> => tenancy.withTenant(identity(), () => recordAudit(new Date(), operation, 'plan', tenant.id, detail));
const whole = () => tenancy.withTenant(identity(), async () => eventsBetween(0, Number.MAX_SAFE_INTEGER, 100_000));

/** Verifies what is stored as the offline verifier does. */
async function expectUnbroken(): Promise<number> {
  let previous = genesis;
  const events = await whole();
  for (const [index, event] of events.entries()) {
    expect(event.seq).toBe(index + 1);
    expect(hashOf(previous, event)).toBe(event.hash);
    previous = event.hash;
  }
  expect(await tenancy.withTenant(identity(), chainHead)).toEqual({ seq: events.length, hash: previous });
  return events.length;
}

describe('[35] the application role', () => {
  /** As the running service is signed in, inside a transaction of the tenant. */
  const attempt = (sql: string, url = database.appUrl): Promise<string> =>
    onConnection(url, async (client) => {
      await client.query('begin');
      await client.query("select set_config('app.tenant_id', $1, true)", [tenant.id]);
      return client.query(sql).then(({ rowCount }) => `${rowCount ?? 0} rows`, (error: { code: string }) => error.code);
    });

  beforeAll(() => record('one'));

  test.each([
    ['changes an event', "update audit_event set operation = 'x'"],
    ['removes an event', 'delete from audit_event'],
    ['empties the trail', 'truncate audit_event'],
    ['writes an event out of sequence', "insert into audit_event (tenant_id, seq, at, operation, detail, hash) select tenant_id, seq + 1, now(), 'x', '{}', hash from audit_head"],
    ['moves the head', 'update audit_head set seq = seq + 1'],
    ['sets the head back', 'delete from audit_head'],
    ['makes a head', "insert into audit_head select tenant_id, 0, hash from audit_head"],
    ['changes a checkpoint', 'update audit_checkpoint set seq = 1'],
    ['removes a checkpoint', 'delete from audit_checkpoint'],
    ['switches row security off', 'alter table audit_event disable row level security'],
    ['becomes the owner', 'set role waymark_owner'],
  ])('is refused when it %s', async (_what, sql) => {
    expect(await attempt(sql)).toBe('42501');
  });

  test.each(['select * from audit_event', 'select * from audit_head', 'select * from audit_checkpoint', 'update audit_event set seq = 1'])('and the platform role: %s', async (sql) => {
    expect(await attempt(sql, database.platformUrl)).toBe('42501');
  });

  test('sees nothing of the trail of another service', async () => {
    expect(await attempt(`select from audit_event where tenant_id = '${other.id}'`)).toBe('0 rows');
    expect(await attempt(`select from audit_head where tenant_id = '${other.id}'`)).toBe('0 rows');
  });

  test('appends to no trail without a service', async () => {
    const answer = await onConnection(database.appUrl, (client) => client.query("select append_audit('[]')").then(() => 'done', (error: { code: string }) => error.code));
    expect(answer).toBe('23514');
  });
});

describe('a chain', () => {
  test('is unbroken, and hashed as the verifier hashes', async () => {
    for (const detail of [{}, { count: 3, ratings: ['red', 'grün 😀'], note: null, quiet: true }, { z: 1, A: 2, a: 3 }]) await record('detail', detail);
    expect(await expectUnbroken()).toBeGreaterThan(3);
  });

  test('does not fork when fifty write at once', async () => {
    const before = (await whole()).length;
    await Promise.all(Array.from({ length: 50 }, (_, index) => record('race', { index })));
    expect(await expectUnbroken()).toBe(before + 50);
  });

  // The bound of 200 a second, is asked at night, when the machine does nothing else.
  test('takes the events of one service as fast as they come, one transaction each', async () => {
    const events = 400 * runLength;
    const started = performance.now();
    let left = events;
    await Promise.all(Array.from({ length: 8 }, async () => {
      while (left-- > 0) await record('busy', { left });
    }));
    const rate = (events * 1000) / (performance.now() - started);
    if (runLength > 1) console.info(`${Math.round(rate)} events a second in one service`);
    expect(rate).toBeGreaterThan(runLength > 1 ? 200 : 20);
  });

  test('[36] tells nothing of a transaction that was rolled back', async () => {
    const before = (await whole()).length;
    const undone = tenancy.withTenant(identity(), async () => {
      await recordAudit(new Date(), 'undone', null, null);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect((await whole()).length).toBe(before);
  });

  test('takes the events of one transaction in their order', async () => {
    await tenancy.withTenant(identity(), async () => {
      await recordAudit('2026-11-22T09:00:00.123Z', 'first', null, null);
      await recordAudit('2026-11-22T08:00:00Z', 'second', null, null);
    });
    expect((await whole()).slice(-2)).toMatchObject([{ operation: 'first', at: '2026-11-22T09:00:00.123000Z' }, { operation: 'second' }]);
    await expectUnbroken();
  });

  test.each([{ share: 0.5 }, { 'größe': 1 }])('refuses what has no canonical form: %j', async (detail) => {
    const before = (await whole()).length;
    await expect(record('odd', detail as never)).rejects.toThrow(/audit event/);
    expect((await whole()).length).toBe(before);
  });

  test('the database and the verifier write the same canonical JSON', async () => {
    const name = fc.string({ unit: 'grapheme-ascii', maxLength: 6 });
    const text = fc.string({ unit: 'binary', maxLength: 12 }).filter((value) => !value.includes('\0'));
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, fc.constantFrom(null, true, false), fc.maxSafeInteger(), text, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true })),
    }));
    await fc.assert(fc.asyncProperty(value, async (given) => {
      const [row] = await database.administer<{ text: string }>('select canonical_json($1::jsonb) as text', [JSON.stringify(given)]);
      expect(row?.text).toBe(canonicalJson(given));
    }), { numRuns: 60 * runLength, seed: 35 });
  });
});

test('rows from before there was a chain enter it in the order of their time', async () => {
  const name = `waymark_test_chain_${process.pid}`;
  await database.administer(`create database ${name} template template0`);
  const url = new URL(database.administratorUrl);
  url.pathname = `/${name}`;
  try {
    await onConnection(url.href, async (client) => {
      await client.query('grant usage, create on schema public to waymark_owner; grant usage on schema public to waymark_app, waymark_platform');
      const migrations = readMigrations();
      const chained = migrations.findIndex((migration) => migration.name === '0005-audit-chain');
      await applyMigrations(client, migrations.slice(0, chained));
      const ids = [1, 2].map((n) => `0199aaaa-0000-7000-8000-00000000000${n}`);
      for (const id of ids) {
        await client.query("insert into tenant (id, slug, name_en, name_cy, created_at) values ($1::uuid, 't' || right($1::uuid::text, 1), 'x', 'x', now())", [id]);
        await client.query(
          `insert into audit_event (tenant_id, id, at, operation, subject_kind, subject_id, detail)
           select $1::uuid, gen_random_uuid(), '2026-01-01Z'::timestamptz - n * interval '1 hour', 'step' || n, 'plan', $1::uuid, jsonb_build_object('n', n, 'list', '["a","b"]'::jsonb) from generate_series(1, 3) n`,
          [id],
        );
      }
      await applyMigrations(client, migrations);
      for (const id of ids) {
        const { rows } = await client.query<{ seq: string; operation: string; fits: boolean; head: boolean }>(
          `select e.seq, e.operation, h.hash = e.hash as head, e.hash = audit_hash(coalesce(lag(e.hash) over (order by e.seq), decode(repeat('00', 32), 'hex')), e.tenant_id, e.seq, e.at, e.actor_id, e.operation, e.subject_kind, e.subject_id, e.detail) as fits
           from audit_event e join audit_head h using (tenant_id) where e.tenant_id = $1 order by e.seq`, [id]);
        expect(rows.map(({ operation, fits, head }) => [operation, fits, head])).toEqual([['step3', true, false], ['step2', true, false], ['step1', true, true]]);
      }
    });
  } finally {
    await database.administer(`drop database if exists ${name} with (force)`);
  }
});
