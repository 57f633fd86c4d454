/**
 * [3-6] Every operation of the table of permissions, by everybody who can call, with an id of another service in every
 * place where an id belongs: nothing of the other service comes back, nothing there changes, and an id of another
 * service is answered as one of nobody. The samples are data (testing/isolation); what is asked for comes from the schema.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { permissions } from '../platform/auth/index.ts';
import { mayCall } from '../testing/isolation/callers.ts';
import { neverSucceeds, withoutText } from '../testing/isolation/exempt.ts';
import { graphqlCalls } from '../testing/isolation/graphql-calls.ts';
import { documentOf, fieldsOf, idArgumentsOf } from '../testing/isolation/graphql-documents.ts';
import { placesIn, spotName } from '../testing/isolation/places.ts';
import { restCalls } from '../testing/isolation/rest-calls.ts';
import { calls, IsolationWorld } from '../testing/isolation/world.ts';

let world: IsolationWorld;

beforeAll(async () => {
  world = await IsolationWorld.open();
});
afterAll(async () => {
  console.info(`Isolation: ${world?.measured()}.`);
  await world?.close();
});

describe('[3] the suite is whole', () => {
  const schema = () => world.app.app.get(GraphQLSchemaHost, { strict: false }).schema;

  test('every operation has a sample, and every sample an operation', () => {
    const graphql = [schema().getQueryType(), schema().getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {}));
    expect(Object.keys(graphqlCalls).sort()).toEqual(graphql.sort());
    const routes = Object.entries(permissions).filter(([, { rest }]) => rest !== undefined).map(([name]) => name);
    expect(Object.keys(restCalls).sort()).toEqual(routes.sort());
    expect(Object.keys(permissions).sort()).toEqual([...graphql, ...routes].sort());
  });

  test('every argument that is an id or a cursor holds one in its sample', () => {
    for (const { operation, kind } of calls) {
      if (kind === 'rest') continue;
      const spots = placesIn(graphqlCalls[operation]).map(({ spot }) => spotName(spot.filter((key) => typeof key === 'string')));
      expect([operation, ...idArgumentsOf(schema(), kind, operation).filter((name) => !spots.includes(name))]).toEqual([operation]);
    }
  });

  test('every name in the address of a route has a value', () => {
    for (const [name, { address = {} }] of Object.entries(restCalls)) {
      expect([name, ...Object.keys(address).sort()]).toEqual([name, ...[...(permissions[name as keyof typeof permissions].rest ?? '').matchAll(/:(\w+)/g)].map(([, key]) => key).sort()]);
    }
  });

  test('every field of the schema is asked for by some document', () => {
    const asked = new Set(calls.flatMap(({ operation, kind }) => (kind === 'rest' ? [] : [...documentOf(schema(), kind, operation).fields])));
    expect(fieldsOf(schema()).filter((field) => !asked.has(field))).toEqual([]);
  });

  test('every tenant table holds a canary of the other service, or rows known by their ids', async () => {
    const [victim] = world.victims;
    const silent: string[] = [];
    for (const table of world.nursery.tables) {
      const [row] = await world.database.administer<{ rows: number; canaries: number }>(
        `select count(*) as rows, count(*) filter (where t::text ilike $2 or t::text like $3) as canaries from ${table} t where tenant_id = $1`,
        [victim!.id, `%CANARY-${victim!.slug}%`, `%${Buffer.from(`CANARY-${victim!.slug}`).toString('hex')}%`],
      );
      expect([table, (row?.rows ?? 0) > 0]).toEqual([table, true]);
      if (row?.canaries === 0) silent.push(table);
    }
    expect(silent).toEqual(Object.keys(withoutText).sort());
  });
});

describe('[4] [6] another service stays unseen by', () => {
  test.each(calls.map((call) => [call.operation, call] as const))('%s', async (_, call) => {
    expect(await world.attack(call)).toEqual({ leaks: [], differences: [], faults: [] });
  });
});

test('[5] the other service is as it was, row by row and file by file', async () => {
  expect(await world.sums()).toEqual(world.sumsBefore());
});

describe('the calls were real', () => {
  test('every operation was done by somebody, or says why not', () => {
    expect(calls.filter((call) => world.doersOf(call).length === 0).map(({ operation }) => operation).sort()).toEqual(Object.keys(neverSucceeds).sort());
  });

  test('nobody did what the table of permissions denies', () => {
    const done = calls.flatMap(({ operation }) => world.callers.filter((caller) => world.succeeded.has(`${operation} by ${caller.name}`) && !mayCall(operation, caller)).map(({ name }) => `${operation} by ${name}`));
    expect(done).toEqual([]);
  });
});
