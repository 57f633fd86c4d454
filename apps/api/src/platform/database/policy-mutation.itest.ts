/**
 * Mutation testing of isolation: every guard of the schema is weakened in every way that the generators know,
 * and the catalogue checks or the probes must notice. A guard whose loss nobody notices guards nothing.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { appRights, installProbes, makeMutants, makeProbes, makeSampleRows, ownerRights, readCatalogue, runProbes, tenantReferences, violations, writeSampleRows, type Catalogue, type Mutant, type Probe, type SampleRows } from '../../testing/policy-mutation/index.ts';
import { runLength } from '../../testing/run-length.ts';
import { onConnection, type Connection } from './administrator.ts';
import { checkCatalogOn } from './catalog-checks.ts';

let database: TestDatabase;
let catalogue: Catalogue;
let rows: SampleRows;
let probes: Probe[];
let mutants: Mutant[];
beforeAll(async () => {
  database = await createTestDatabase();
  await onConnection(database.administratorUrl, async (client) => {
    catalogue = await readCatalogue(client);
    rows = makeSampleRows(catalogue);
    probes = makeProbes(catalogue, rows);
    mutants = makeMutants(catalogue);
    await writeSampleRows(client, catalogue, rows);
    await installProbes(client);
  });
});
afterAll(async () => {
  await database.drop();
});

/** What `work` sees of the database as `sql` leaves it; nothing of either stays. */
async function undone<T>(client: Connection, sql: string, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query(`set local client_min_messages = 'error'; set local search_path = public; ${sql}`);
    return await work();
  } finally {
    await client.query('rollback');
  }
}

interface Verdict {
  mutant: Mutant;
  catalogue: boolean;
  behaviour: boolean;
}

/** What guards one table cannot change what another answers, so its mutants are looked at through its own probes. */
function concerned({ tables }: Mutant): Probe[] {
  if (tables === null) return probes;
  return probes.filter((probe) => probe.tables.some((table) => tables.includes(table)));
}

/** At night every mutant; else every fourth of each kind, the same in every run, and at least one. */
function chosen(): Mutant[] {
  if (runLength > 1) return mutants;
  const met = new Map<string, number>();
  return mutants.filter(({ kind }) => {
    const place = met.get(kind) ?? 0;
    met.set(kind, place + 1);
    return place % 4 === 0;
  });
}

async function judge(client: Connection, mutant: Mutant): Promise<Verdict> {
  return undone(client, mutant.sql, async () => ({
    mutant,
    behaviour: (await violations(client, concerned(mutant), rows, catalogue)).length > 0,
    catalogue: (await checkCatalogOn(client)).length > 0,
  }));
}

describe('isolation, before any guard is weakened', () => {
  test('[1] passes the catalogue checks', async () => {
    expect(await onConnection(database.administratorUrl, (client) => checkCatalogOn(client))).toEqual([]);
  });

  test('[5] [12] passes every probe: nothing of the other service is read, changed or learnt, and its own rows are in reach', async () => {
    expect(probes.length).toBeGreaterThan(800);
    expect(await onConnection(database.administratorUrl, (client) => undone(client, '', () => violations(client, probes, rows, catalogue)))).toEqual([]);
  });

  test('has tried every reference between tenant tables past row security', async () => {
    const outcomes = await onConnection(database.administratorUrl, (client) => undone(client, '', () => runProbes(client, probes, rows)));
    const conclusive = outcomes.filter(({ outcome }) => outcome === '23503').map(({ probe }) => probe.what.split(' ').at(-1));
    expect(tenantReferences(catalogue).map(({ name }) => name).filter((name) => !conclusive.includes(name))).toEqual([]);
  });

  test('has rights listed for tenant tables only', () => {
    const tables = catalogue.tables.filter(({ ofTenant }) => ofTenant).map(({ name }) => name);
    expect([...Object.keys(appRights), ...Object.keys(ownerRights)].filter((name) => !tables.includes(name))).toEqual([]);
  });
});

describe('isolation, with one guard weakened', () => {
  test('[8] is noticed every time', async () => {
    const verdicts: Verdict[] = [];
    await onConnection(database.administratorUrl, async (client) => {
      for (const mutant of chosen()) verdicts.push(await judge(client, mutant));
    });
    const count = (which: (verdict: Verdict) => boolean): number => verdicts.filter(({ mutant }) => !mutant.equivalent).filter(which).length;
    const label = ({ mutant }: Verdict): string => `${mutant.kind}: ${mutant.object}`;
    if (runLength > 1) console.log(
      `${verdicts.length} of ${mutants.length} mutants: ${count((v) => v.catalogue && v.behaviour)} noticed by both, ${count((v) => v.catalogue && !v.behaviour)} by the catalogue alone, ` +
        `${count((v) => !v.catalogue && v.behaviour)} by behaviour alone, ${count((v) => !v.catalogue && !v.behaviour)} by neither; ${verdicts.filter(({ mutant }) => mutant.equivalent).length} change nothing`,
    );
    expect(verdicts.filter(({ mutant, ...by }) => !mutant.equivalent && !by.catalogue && !by.behaviour).map(label)).toEqual([]);
    expect(verdicts.filter(({ mutant, ...by }) => mutant.equivalent && (by.catalogue || by.behaviour)).map(label)).toEqual([]);
  }, 1_800_000);
});
