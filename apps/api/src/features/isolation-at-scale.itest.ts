/**
 * [4] Two hundred services at once: every operation, by everybody who can call, with the ids of every service. By default
 * each service meets one operation in three by one caller, in turn, so that each operation meets some sixty-seven services
 * and each pair of operation and caller some seven; with WAYMARK_FUZZ above 1 each meets all. The rows of all two hundred
 * stay as they were.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runLength } from '../testing/index.ts';
import { credentialsOf } from '../testing/isolation/callers.ts';
import { calls, IsolationWorld } from '../testing/isolation/world.ts';

const services = 200;
let world: IsolationWorld;

beforeAll(async () => {
  world = await IsolationWorld.open('both', services);
});
afterAll(async () => {
  console.info(`Isolation of ${services} services: ${world?.measured()}.`);
  await world?.close();
});

test(`[4] nothing of ${services} services reaches anybody, whatever ids they send`, async () => {
  const credentials = new Map<string, Record<string, string>>();
  for (const caller of world.callers) credentials.set(caller.name, await credentialsOf(world.database, caller));
  const found: string[] = [];
  for (const [place, victim] of world.victims.entries()) {
    const met = runLength > 1 ? calls : calls.filter((_, index) => index % 3 === place % 3);
    for (let first = 0; first < met.length; first += 8) {
      const findings = await Promise.all(met.slice(first, first + 8).map((call, index) => {
        const turn = (Math.floor(place / 3) + first + index) % world.callers.length;
        return world.attackOnly(call, runLength > 1 ? world.callers : [world.callers[turn]!], victim, credentials);
      }));
      found.push(...findings.flatMap(({ leaks, faults }) => [...leaks, ...faults]));
    }
    expect(found).toEqual([]);
  }
}, 1_800_000);

test('lists show their own service alone, however many there are', async () => {
  for (const call of calls.filter(({ kind }) => kind === 'query')) {
    const { leaks, faults } = await world.attack({ ...call, spots: [] });
    expect([call.operation, ...leaks, ...faults]).toEqual([call.operation]);
  }
});

test(`[5] all ${services} are as they were`, async () => {
  expect(await world.sums()).toEqual(world.sumsBefore());
});
