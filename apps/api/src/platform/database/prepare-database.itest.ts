import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, testSecret, type TestDatabase } from '../../testing/test-database.ts';
import { onConnection } from './administrator.ts';
import { applyMigrations, readMigrations } from './migrations.ts';
import { prepareDatabase } from './prepare-database.ts';
import { requireBoundRole } from './bound-role.ts';
import { createMissingRoles } from './roles.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

describe('preparing a database', () => {
  test('applies every migration of this build, once', async () => {
    const rows = await database.administer<{ name: string }>('select name from schema_migration order by name');
    expect(rows.map(({ name }) => name)).toEqual(readMigrations().map(({ name }) => name));
    const again = await prepareDatabase({ administratorUrl: database.administratorUrl, secret: testSecret });
    expect(again.applied).toEqual([]);
  });

  test('does not take long when there is nothing to do', async () => {
    const spans: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const before = performance.now();
      await prepareDatabase({ administratorUrl: database.administratorUrl, secret: testSecret });
      spans.push(performance.now() - before);
    }
    expect(Math.min(...spans)).toBeLessThan(3_000);
  });

  test('lets several programs prepare at once', async () => {
    const all = await Promise.all([1, 2, 3].map(() => prepareDatabase({ administratorUrl: database.administratorUrl, secret: testSecret })));
    expect(new Set(all.map(({ appUrl }) => appUrl)).size).toBe(1);
  });

  test('gives the platform role the queue and the application role none of it', async () => {
    await onConnection(database.platformUrl, (client) => client.query('select count(*) from bullmq.job'));
    await expect(onConnection(database.appUrl, (client) => client.query('select count(*) from bullmq.job'))).rejects.toThrow('permission denied');
  });

  test.each(['account', 'account_session', 'sign_in_attempt', 'tenant'])('keeps %s from the application role', async (table) => {
    await expect(onConnection(database.appUrl, (client) => client.query(`select count(*) from ${table}`))).rejects.toThrow('permission denied');
  });

  test.each(['plan', 'action', 'evidence', 'decision', 'plan_import', 'audit_event', 'person', 'rule_set_version'])('keeps %s from the platform role', async (table) => {
    await expect(onConnection(database.platformUrl, (client) => client.query(`select count(*) from ${table}`))).rejects.toThrow('permission denied');
  });

  test.each(['decision', 'action_revision', 'audit_event'])('lets nobody of the service change or empty %s', async (table) => {
    for (const statement of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`, `truncate ${table}`]) {
      await expect(onConnection(database.appUrl, (client) => client.query(statement))).rejects.toThrow('permission denied');
    }
  });

  test('bounds what a statement of the service may take', async () => {
    const { rows } = await onConnection(database.appUrl, (client) => client.query<{ statement_timeout: string }>('show statement_timeout'));
    expect(rows[0]?.statement_timeout).toBe('5s');
  });
});

describe('migrations', () => {
  test('refuse to go on when an applied file was changed', async () => {
    const changed = readMigrations().map((migration, index) => (index === 0 ? { ...migration, hash: '0'.repeat(64) } : migration));
    await expect(onConnection(database.administratorUrl, (client) => applyMigrations(client, changed))).rejects.toThrow('0001-platform was changed after it had been applied');
  });

  test('refuse a database that is newer than the build', async () => {
    await expect(onConnection(database.administratorUrl, (client) => applyMigrations(client, readMigrations().slice(0, -1)))).rejects.toThrow('which this build does not have');
  });

  test('are each applied wholly or not at all', async () => {
    const broken = { name: '9999-broken', hash: 'f'.repeat(64), sql: 'create table half_made (id uuid); select 1 / 0' };
    await expect(onConnection(database.administratorUrl, (client) => applyMigrations(client, [...readMigrations(), broken]))).rejects.toThrow('9999-broken failed and was rolled back');
    const left = await database.administer("select 1 from pg_class where relname = 'half_made'");
    expect(left).toEqual([]);
  });
});

describe('the role that the service signs in as', () => {
  test('may be the prepared one', async () => {
    await requireBoundRole(database.appUrl, 'DATABASE_APP_URL');
    await requireBoundRole(database.platformUrl, 'DATABASE_PLATFORM_URL');
  });

  test('may not be a superuser', async () => {
    await expect(requireBoundRole(database.administratorUrl, 'DATABASE_APP_URL')).rejects.toThrow('is a superuser');
  });

  test.each([
    ['may bypass row security', 'create role probe_bypass login bypassrls', 'probe_bypass', ''],
    ['is a member of waymark_owner', 'create role probe_member login in role waymark_owner', 'probe_member', ''],
    ['owns tables', 'create role probe_owning login', 'probe_owning', 'create table probe_owned (id uuid); alter table probe_owned owner to probe_owning'],
  ])('%s: refused', async (sentence, create, role, after) => {
    await database.administer(`${create} password 'probe'`);
    try {
      if (after) await database.administer(after);
      const address = new URL(database.administratorUrl);
      address.username = role;
      address.password = 'probe';
      await expect(requireBoundRole(address.href, 'DATABASE_APP_URL')).rejects.toThrow(sentence);
    } finally {
      await database.administer(`drop owned by ${role}; drop role ${role}`);
    }
  });

  test('is refused with one sentence when the server cannot be reached', async () => {
    await expect(requireBoundRole('postgres://nobody@127.0.0.1:1/none', 'DATABASE_APP_URL')).rejects.toThrow('The database of DATABASE_APP_URL cannot be used');
  });
});

test('an administrator who may not create roles is told so in one sentence', async () => {
  await database.administer("create role probe_weak login password 'probe'");
  try {
    const address = new URL(database.administratorUrl);
    address.username = 'probe_weak';
    address.password = 'probe';
    await expect(onConnection(address.href, (client) => createMissingRoles(client, new Map(), testSecret))).rejects.toThrow('may not create roles; give it CREATEROLE');
  } finally {
    await database.administer('drop role probe_weak');
  }
});
