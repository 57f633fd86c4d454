/**
 * [7] The suite of isolation.itest.ts with each layer alone: with row security and statements that name no tenant, then
 * with the statements as they are and no row security. With neither the suite must find leaks, or it could find none at all.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tenantQuery } from '../platform/tenancy/index.ts';
import { stripPredicates, type Layers } from '../testing/isolation/layers.ts';
import { calls, IsolationWorld } from '../testing/isolation/world.ts';

/** What a statement of the API's own role finds, run for the first caller's service. */
async function seen(world: IsolationWorld, sql: string, values: readonly unknown[] = []): Promise<string[]> {
  const [caller] = world.callers;
  const rows = await world.tenancy.withTenant({ tenantId: caller!.own.id, accountId: null, roles: [] }, () => tenantQuery<{ id: string }>(sql, values));
  return rows.map(({ id }) => id);
}

describe.each(['row security alone', 'predicates alone'] as const)('[7] %s', (layers: Layers) => {
  let world: IsolationWorld;
  beforeAll(async () => {
    world = await IsolationWorld.open(layers);
  });
  afterAll(async () => {
    console.info(`Isolation by ${layers}: ${world?.measured()}.`);
    await world?.close();
  });

  test('is truly what is left', async () => {
    const [mine, theirs] = [world.callers[0]!.own.ids['plan']!, world.victims[0]!.ids['plan']!];
    const [everything, named] = [await seen(world, "select id from plan where title like 'Plan %'"), await seen(world, "select id from plan where title like 'Plan %' and tenant_id = $1", [world.victims[0]!.id])];
    if (layers === 'row security alone') expect([everything, named]).toEqual([[mine], [mine]]);
    else expect([everything.includes(theirs), everything.includes(mine), named]).toEqual([true, true, [theirs]]);
  });

  test.each(calls.map((call) => [call.operation, call] as const))('keeps the other service from %s', async (_, call) => {
    expect(await world.attack(call)).toEqual({ leaks: [], differences: [], faults: [] });
  });

  test('keeps the other service as it was', async () => {
    expect(await world.sums()).toEqual(world.sumsBefore());
    if (layers === 'row security alone') expect(world.stripped).toBeGreaterThan(1_000);
  });
});

describe('[7] with neither', () => {
  let world: IsolationWorld;
  beforeAll(async () => {
    world = await IsolationWorld.open('neither');
  });
  afterAll(() => world?.close());

  test.each(['plan', 'action', 'planImport', 'ruleSetVersion', 'imports', 'servicePeople', 'apiTokens', 'invitations'])('%s leaks, and the suite says so', async (operation) => {
    const { leaks } = await world.attack(calls.find((call) => call.operation === operation)!);
    expect(leaks).not.toEqual([]);
  });

  test('discardImport changes the other service, and the suite says so', async () => {
    await world.attack(calls.find(({ operation }) => operation === 'discardImport')!);
    expect((await world.sums())['plan_import']).not.toBe(world.sumsBefore()['plan_import']);
  });
});

test.each([
  ['select 1 from plan where tenant_id = $1 and id = $2', 'select 1 from plan where ($1::uuid is not null) and id = $2'],
  ['from a join b on b.tenant_id = a.tenant_id and b.x = a.y where a.tenant_id = $1', 'from a join b on true and b.x = a.y where ($1::uuid is not null)'],
  ['update t set x = 1 where "tenant_id" = $12', 'update t set x = 1 where ($12::uuid is not null)'],
  ["select set_config('app.tenant_id', $1, true)", "select set_config('app.tenant_id', $1, true)"],
])('%s loses what names the tenant and nothing else', (sql, without) => {
  expect(stripPredicates(sql)).toBe(without);
});
