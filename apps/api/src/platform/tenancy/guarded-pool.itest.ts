import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { statement, Tenancy, tenantExecute, tenantManager, tenantQuery, type TenantIdentity } from './index.ts';

let database: TestDatabase;
let tenancy: Tenancy;
let pool: Pool;
const [a, b] = [newId(), newId()];
const as = (tenantId: string): TenantIdentity => ({ tenantId, accountId: null, roles: [] });

beforeAll(async () => {
  database = await createTestDatabase();
  await database.administer("insert into tenant (id, slug, name_en, name_cy, created_at) values ($1, 'a', 'A', 'A', now()), ($2, 'b', 'B', 'B', now())", [a, b]);
  await database.administer("insert into plan (tenant_id, id, title, created_at, updated_at) values ($1, $2, 'of B', now(), now())", [b, newId()]);
  tenancy = await Tenancy.open({ url: database.appUrl, size: 2 });
  ({ pool } = tenancy as unknown as { pool: Pool });
});
afterAll(async () => {
  await tenancy.close();
  await database.drop();
});

const titles = 'select title from plan';
/** As a cursor or a stream of COPY hands itself to the driver. */
const stream = { text: titles, submit: () => undefined, handleError: () => undefined };

const ways: readonly (readonly [string, (client: PoolClient) => unknown])[] = [
  ['a text', (client) => client.query(titles)],
  ['a text with values', (client) => client.query('select title from plan where tenant_id = $1', [b])],
  ['a prepared statement', (client) => client.query({ ...statement('select title from plan where tenant_id = $1'), values: [b] })],
  ['several statements', (client) => client.query(`begin; set local app.tenant_id = '${b}'; ${titles}; commit`)],
  ['COPY', (client) => client.query('copy plan to stdout')],
  ['a cursor in SQL', (client) => client.query(`declare all_plans cursor with hold for ${titles}`)],
  ['a stream', (client) => client.query(stream as never)],
  ['a callback', (client) => client.query(titles, () => undefined)],
  ['a transaction of its own', (client) => client.query('begin')],
];

describe('outside a tenant transaction [9]', () => {
  test.each(ways)('%s is refused before it is sent', async (_what, send) => {
    const client = await pool.connect();
    try {
      expect(() => send(client)).toThrow('outside a tenant transaction');
    } finally {
      client.release();
    }
  });

  test('so is what the pool itself, the data source and its runners send', async () => {
    const { source } = tenancy as unknown as { source: DataSource };
    // pg-pool calls back from within the call, so its promise is one that rejects.
    await expect(Promise.resolve().then(() => pool.query(titles))).rejects.toThrow('outside a tenant transaction');
    await expect(source.query(titles)).rejects.toThrow('outside a tenant transaction');
    const runner = source.createQueryRunner();
    await expect(runner.query(titles)).rejects.toThrow('outside a tenant transaction');
    await expect(runner.startTransaction()).rejects.toThrow('outside a tenant transaction');
    await runner.release();
  });

  test('so is what comes behind the commit while it is on its way', async () => {
    let late: Promise<unknown> | undefined;
    await tenancy.withTenant(as(a), async () => {
      const manager = tenantManager();
      await manager.query(titles);
      // Runs when the commit has been sent and before anything further is read from the connection.
      setImmediate(() => void (late = manager.query(titles).catch((error: Error) => error.message)));
    });
    expect(await late).toMatch('outside a tenant transaction');
  });
});

describe('within a tenant transaction [9]', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['the end of the transaction', 'commit'],
    ['its rollback', 'rollback'],
    ['an end behind a comment', '/* /* */ select */ commit'],
    ['another transaction', 'begin'],
    ['another service by SET', `set app.tenant_id = '${b}'`],
    ['another service by a function', `select set_config('app.tenant_id', '${b}', true)`],
    ['another service by a value', 'select set_config($1, $2, true)'],
    ['another role', "select set_config('role', 'waymark_owner', true)"],
    ['RESET', 'reset all'],
    ['DISCARD', 'discard all'],
    ['COPY out', 'copy plan to stdout'],
    ['COPY in', 'copy plan from stdin'],
    ['a statement kept by name', `prepare kept as ${titles}`],
    ['a cursor that outlives it', `declare kept cursor with hold for ${titles}`],
    ['a block', 'do $$ begin perform 1; end $$'],
    ['LISTEN', 'listen others'],
  ];

  test.each(refused)('%s is refused before it is sent', async (_what, sql) => {
    await tenancy.withTenant(as(a), async () => {
      await expect(tenantQuery(sql)).rejects.toThrow('takes plain statements');
      await expect(tenantManager().query(sql)).rejects.toThrow('takes plain statements');
      expect(await tenantQuery("select current_setting('app.tenant_id') as tenant")).toEqual([{ tenant: a }]);
    });
  });

  test.each(['select 1; select 2', `select 1; commit; set app.tenant_id = '${b}'; ${titles}`, 'select 1; rollback; copy plan to stdout'])('several statements are refused by PostgreSQL: %s', async (sql) => {
    for (const send of [() => tenantQuery(sql), () => tenantExecute(sql), () => tenantManager().query(sql)]) {
      await expect(tenancy.withTenant(as(a), send)).rejects.toThrow('cannot insert multiple commands');
    }
  });

  test('a stream is refused', async () => {
    await tenancy.withTenant(as(a), () => {
      const runner = tenantManager().queryRunner as unknown as { databaseConnection: PoolClient };
      expect(() => runner.databaseConnection.query(stream as never)).toThrow('takes plain statements');
      return Promise.resolve();
    });
  });

  test('a cursor that ends with it, a savepoint and a prepared statement see its service alone', async () => {
    const insert = statement("insert into plan (tenant_id, id, title, created_at, updated_at) values ($1, $2, 'of A', now(), now())");
    await tenancy.withTenant(as(a), async () => {
      await tenantExecute(insert, [a, newId()]);
      await tenantExecute(`declare own cursor for ${titles}`);
      expect(await tenantQuery('fetch all from own')).toEqual([{ title: 'of A' }]);
      expect(await tenantManager().transaction((nested) => nested.query(titles))).toEqual([{ title: 'of A' }]);
      expect(await tenantQuery(statement(titles))).toEqual([{ title: 'of A' }]);
    });
    expect(await tenancy.withTenant(as(b), () => tenantQuery(statement(titles)))).toEqual([{ title: 'of B' }]);
  });
});
