import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { actAs, afterCommit, statement, Tenancy, tenantExecute, tenantId, tenantManager, tenantQuery, type TenantIdentity } from './index.ts';

let database: TestDatabase;
let tenancy: Tenancy;
const [a, b] = [newId(), newId()];
const as = (tenant: string): TenantIdentity => ({ tenantId: tenant, accountId: null, roles: [] });

beforeAll(async () => {
  database = await createTestDatabase();
  await database.administer("insert into tenant (id, slug, name_en, name_cy, created_at) values ($1, 'a', 'A', 'A', now()), ($2, 'b', 'B', 'B', now())", [a, b]);
  tenancy = await Tenancy.open({ url: database.appUrl, size: 3 });
});
afterAll(async () => {
  await tenancy.close();
  await database.drop();
});
beforeEach(async () => {
  await database.administer('delete from plan');
});

const insertPlan = (title: string, tenant = tenantId()): Promise<number> =>
  tenantExecute('insert into plan (tenant_id, id, title, created_at, updated_at) values ($1, $2, $3, now(), now())', [tenant, newId(), title]);
/** On purpose without the tenant in the statement: row security alone must answer. */
const titles = async (): Promise<string[]> => (await tenantQuery<{ title: string }>('select title from plan order by title')).map(({ title }) => title);
const kept = async (): Promise<unknown> => (await database.administer('select title from plan order by title')).map(({ title }) => title);

describe('withTenant', () => {
  test('shows a tenant its own rows and no other', async () => {
    await tenancy.withTenant(as(a), () => insertPlan('of A'));
    await tenancy.withTenant(as(b), () => insertPlan('of B'));
    expect(await tenancy.withTenant(as(a), titles)).toEqual(['of A']);
    expect(await tenancy.withTenant(as(b), titles)).toEqual(['of B']);
  });

  test('refuses to write another tenant’s rows, and changes none of them', async () => {
    await expect(tenancy.withTenant(as(a), () => insertPlan('smuggled', b))).rejects.toThrow('row-level security');
    await tenancy.withTenant(as(b), () => insertPlan('of B'));
    expect(await tenancy.withTenant(as(a), () => tenantExecute("update plan set title = 'taken'"))).toBe(0);
    expect(await tenancy.withTenant(as(a), () => tenantExecute('delete from plan'))).toBe(0);
    expect(await kept()).toEqual(['of B']);
  });

  test('refuses to move a row to another tenant', async () => {
    await tenancy.withTenant(as(a), () => insertPlan('of A'));
    await expect(tenancy.withTenant(as(a), () => tenantExecute('update plan set tenant_id = $1', [b]))).rejects.toThrow('row-level security');
  });

  test('keeps nothing when the work throws', async () => {
    const work = tenancy.withTenant(as(a), async () => {
      await insertPlan('lost');
      throw new Error('after all not');
    });
    await expect(work).rejects.toThrow('after all not');
    expect(await kept()).toEqual([]);
  });

  test('keeps nothing when a failed statement was swallowed', async () => {
    const work = tenancy.withTenant(as(a), async () => {
      await insertPlan('lost');
      await tenantQuery('select 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('nothing of it is kept');
    expect(await kept()).toEqual([]);
  });

  test('joins a transaction of the same tenant', async () => {
    await tenancy.withTenant(as(a), async () => {
      await insertPlan('first');
      expect(await tenancy.withTenant(as(a), titles)).toEqual(['first']);
      expect(await tenancy.transaction(titles)).toEqual(['first']);
    });
  });

  test('throws when a call inside asks for another tenant', async () => {
    await expect(tenancy.withTenant(as(a), () => tenancy.withTenant(as(b), titles))).rejects.toThrow('cannot reach into another tenant');
  });

  test('keeps nothing when a joined use case failed, even if the outer one goes on', async () => {
    const work = tenancy.withTenant(as(a), async () => {
      await tenancy
        .transaction(async () => {
          await insertPlan('half done');
          throw new Error('refused');
        })
        .catch(() => undefined);
      await insertPlan('outer');
    });
    await expect(work).rejects.toThrow('nothing of it is kept');
    expect(await kept()).toEqual([]);
  });

  test('leaves no tenant behind on the connection', async () => {
    for (let round = 0; round < 6; round += 1) await tenancy.withTenant(as(a), () => insertPlan(`round ${round}`));
    const counts = await Promise.all(Array.from({ length: 6 }, () => tenancy.withTenant(as(b), titles)));
    expect(counts.flat()).toEqual([]);
  });

  test('runs many at once over few connections without mixing them up', async () => {
    await tenancy.withTenant(as(a), () => insertPlan('of A'));
    await tenancy.withTenant(as(b), () => insertPlan('of B'));
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const own = index % 2 === 0 ? a : b;
        const seen = await tenancy.withTenant(as(own), async () => {
          if (index % 5 === 0) await tenantQuery('select 1 / 0').catch(() => undefined);
          return [tenantId(), ...(await titles())];
        }).catch(() => ['failed']);
        return index % 5 === 0 ? seen[0] === 'failed' : seen.join() === [own, own === a ? 'of A' : 'of B'].join();
      }),
    );
    expect(answers.every(Boolean)).toBe(true);
  });

  test('survives a connection that the server ends', async () => {
    const work = tenancy.withTenant(as(a), async () => {
      const [row] = await tenantQuery<{ pid: number }>('select pg_backend_pid() as pid');
      await database.administer('select pg_terminate_backend($1)', [row?.pid]);
      await insertPlan('lost');
    });
    await expect(work).rejects.toThrow();
    expect(await tenancy.withTenant(as(a), titles)).toEqual([]);
  });

  test('takes only a UUID for a tenant', async () => {
    await expect(tenancy.withTenant(as("' or true --"), titles)).rejects.toThrow('must be a UUID');
  });

  test('gives dates as text, instants as Date and counts as numbers', async () => {
    const rows = await tenancy.withTenant(as(a), () => tenantQuery("select date '2026-03-31' as day, timestamptz '2026-03-31T12:00Z' as at, count(*) as n from plan"));
    expect(rows).toEqual([{ day: '2026-03-31', at: new Date('2026-03-31T12:00:00Z'), n: 0 }]);
  });

  test('runs a named statement again and again, at once on one connection too', async () => {
    const count = statement('select count(*) as n from plan where tenant_id = $1');
    const rows = await tenancy.withTenant(as(a), () => Promise.all([1, 2, 3].map(() => tenantQuery(count, [tenantId()]))));
    expect(rows.flat()).toEqual([{ n: 0 }, { n: 0 }, { n: 0 }]);
  });
});

describe('what TypeORM does inside', () => {
  test('runs in the same transaction', async () => {
    await tenancy.withTenant(as(a), async () => {
      await insertPlan('seen');
      expect(await tenantManager().query('select title from plan')).toEqual([{ title: 'seen' }]);
    });
  });

  test('makes a savepoint of a nested transaction, which does not commit the outer one', async () => {
    const work = tenancy.withTenant(as(a), async () => {
      await tenantManager().transaction(async (nested) => {
        await nested.query('insert into plan (tenant_id, id, title, created_at, updated_at) values ($1, $2, $3, now(), now())', [a, newId(), 'nested']);
      });
      throw new Error('after all not');
    });
    await expect(work).rejects.toThrow('after all not');
    expect(await kept()).toEqual([]);
  });
});

describe('a statement outside a tenant transaction', () => {
  test('has no manager and no query', async () => {
    expect(() => tenantManager()).toThrow('inside withTenant');
    await expect(tenantQuery('select 1')).rejects.toThrow('inside withTenant');
    expect(() => tenantId()).toThrow('no tenant here');
  });

  test('has none under actAs either, which opens no connection', async () => {
    await actAs(as(a), async () => {
      expect(tenantId()).toBe(a);
      await expect(tenantQuery('select 1')).rejects.toThrow('inside withTenant');
      expect(await tenancy.transaction(titles)).toEqual([]);
    });
  });

  test('is stopped by the pool, whatever way it took', async () => {
    const source = (tenancy as unknown as { source: DataSource }).source;
    await expect(source.query('select 1')).rejects.toThrow('outside a tenant transaction');
    await expect(source.manager.query('select 1')).rejects.toThrow('outside a tenant transaction');
    await expect(source.transaction(() => Promise.resolve())).rejects.toThrow('outside a tenant transaction');
  });

  test('is refused when it comes after the transaction has ended', async () => {
    let late: (() => Promise<unknown>) | undefined;
    let manager: ReturnType<typeof tenantManager> | undefined;
    await tenancy.withTenant(as(a), async () => {
      manager = tenantManager();
      late = async () => titles();
      await titles();
      setImmediate(() => undefined);
    });
    await expect(manager?.query('select 1')).rejects.toThrow();
    await expect(late?.()).rejects.toThrow('inside withTenant');
  });
});

describe('afterCommit', () => {
  test('runs once the rows are there for others', async () => {
    const seen: unknown[] = [];
    await tenancy.withTenant(as(a), async () => {
      await insertPlan('committed');
      afterCommit(async () => void seen.push(await kept()));
      expect(seen).toEqual([]);
    });
    expect(seen).toEqual([['committed']]);
  });

  test('does not run when the transaction is rolled back', async () => {
    const seen: unknown[] = [];
    const work = tenancy.withTenant(as(a), () => {
      afterCommit(() => Promise.resolve(void seen.push('ran')));
      return Promise.reject(new Error('after all not'));
    });
    await expect(work).rejects.toThrow('after all not');
    expect(seen).toEqual([]);
  });
});

describe('references between tables', () => {
  test('cannot reach into another tenant, though PostgreSQL checks them past row security', async () => {
    const plan = newId();
    await tenancy.withTenant(as(b), () => tenantExecute("insert into plan (tenant_id, id, title, created_at, updated_at) values ($1, $2, 'of B', now(), now())", [b, plan]));
    const attach = tenancy.withTenant(as(a), () => tenantExecute("insert into section (tenant_id, id, plan_id, position, title) values ($1, $2, $3, 0, 'stray')", [a, newId(), plan]));
    await expect(attach).rejects.toThrow('violates foreign key constraint');
  });
});
