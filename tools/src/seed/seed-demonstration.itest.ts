// The demonstration in a real database: complete, repeatable, quick, and telling the story it should.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { prepareDatabase } from '@waymark/api';
import { seedDemonstration, type SeedResult } from './seed-demonstration.ts';

const server = process.env['TEST_ADMINISTRATOR_URL'] ?? '';
const secret = process.env['SECRET'] ?? '';
const name = `waymark_seed_${process.pid}`;
const now = '2026-11-22T09:30:00.000Z';

let options: { appUrl: string; platformUrl: string; now: string };
let administrator: pg.Client | undefined;
let first: SeedResult;
let took = 0;

async function rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  if (!administrator) throw new Error('The database is not open.');
  return (await administrator.query<Row>(sql, [...values])).rows;
}

beforeAll(async () => {
  const address = new URL(server);
  address.pathname = `/${name}`;
  const prepared = await prepareDatabase({ administratorUrl: address.href, secret });
  options = { appUrl: prepared.appUrl, platformUrl: prepared.platformUrl, now };
  const before = performance.now();
  first = await seedDemonstration(options);
  took = performance.now() - before;
  administrator = new pg.Client({ connectionString: address.href });
  await administrator.connect();
});

afterAll(async () => {
  await administrator?.end();
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.end();
});

describe('the demonstration', () => {
  test('has twelve services, each labelled with where it comes from, and is made in seconds', async () => {
    expect(first.made).toHaveLength(12);
    const tenants = await rows<{ demonstration: boolean; provenance_cy: string }>('select demonstration, provenance_cy from tenant');
    expect(tenants).toHaveLength(12);
    expect(tenants.every((tenant) => tenant.demonstration && tenant.provenance_cy.startsWith('Arddangosiad'))).toBe(true);
    // The bar is 5 s on a quiet machine; this only catches a way of writing that grows with the rows.
    expect(took).toBeLessThan(120_000);
  });

  test('adds nothing when it is asked again', async () => {
    const count = () => rows('select (select count(*) from account) as a, (select count(*) from decision) as d, (select count(*) from evidence) as e, (select count(*) from membership) as m, (select count(*) from plan) as p');
    const before = await count();
    expect((await seedDemonstration(options)).made).toEqual([]);
    expect(await count()).toEqual(before);
  });

  test('tells Islington’s story: 18 green, 20 red of which 18 were stated Amber, 12 not red', async () => {
    const actions = await rows<{ computed_code: string; stated_code: string; count: string }>(
      "select computed_code, stated_code, count(*) from action a join tenant t on t.id = a.tenant_id where t.slug = 'islington' group by 1, 2 order by 1, 2",
    );
    const sum = (matches: (row: { computed_code: string; stated_code: string }) => boolean): number => actions.filter(matches).reduce((total, row) => total + Number(row.count), 0);
    expect(sum(() => true)).toBe(50);
    expect(sum((row) => row.computed_code === 'green')).toBe(18);
    expect(sum((row) => row.computed_code === 'red')).toBe(20);
    expect(sum((row) => row.computed_code === 'red' && row.stated_code === 'amber')).toBe(18);
  });

  test('rates both of Portsmouth’s Ambers red', async () => {
    const [row] = await rows<{ red: string }>("select count(*) as red from action a join tenant t on t.id = a.tenant_id where t.slug = 'portsmouth' and stated_code = 'amber' and computed_code = 'red'");
    expect(row?.red).toBe('2');
  });

  test('keeps history: ratings that changed by themselves and with evidence, each once and in order', async () => {
    const triggers = await rows<{ trigger: string; count: string }>('select trigger, count(*) from decision group by trigger');
    expect(triggers.map(({ trigger }) => trigger).sort()).toEqual(['evidence', 'seed', 'time']);
    const odd = await rows("select 1 from decision where trigger = 'time' and outcome = previous");
    expect(odd).toEqual([]);
    const late = await rows('select 1 from decision where decided_at > $1', [now]);
    expect(late).toEqual([]);
    const stale = await rows('select 1 from action where computed_next_change_on <= $1::date', [now.slice(0, 10)]);
    expect(stale).toEqual([]);
  });

  test('counts figures of its own, each confirmed by another person and said to be made up, and links actions to them', async () => {
    const [figures] = await rows<{ count: string; odd: string }>("select count(*), count(*) filter (where state <> 'confirmed' or source <> 'Made up for the demonstration') as odd from observation");
    expect(figures).toEqual({ count: String(12 * 42), odd: '0' });
    const [linked] = await rows<{ services: string }>('select count(distinct tenant_id) as services from action_indicator');
    expect(Number(linked?.services)).toBeGreaterThan(8);
  });

  test('has a board that met: who came, what it said, and the plan as it stood, frozen', async () => {
    const met = await rows<{ slug: string; day: string; late: string; agencies: string; said: string; actions: string }>(`select t.slug, r.held_on::text as day, (r.closed_at > $1)::text as late,
      (select count(*) from review_attendance a where a.review_id = r.id) as agencies, (select string_agg(d.kind, ', ' order by d.kind) from review_decision d where d.review_id = r.id) as said,
      jsonb_array_length(s.document -> 'plan' -> 'actions') as actions from review r join tenant t on t.id = r.tenant_id join review_snapshot s on s.review_id = r.id`, [now]);
    expect(met).toEqual([{ slug: 'islington', day: '2026-10-21', late: 'false', agencies: '7', said: 'noted, returned', actions: 50 }]);
  });

  test('names roles, never people, and gives every account the password it says', async () => {
    const accounts = await rows<{ email: string; password_hash: string | null }>('select email, password_hash from account');
    expect(accounts).toHaveLength(33);
    expect(accounts.every(({ password_hash: hash }) => hash?.startsWith('$argon2id$'))).toBe(true);
    expect(first.accounts.map(({ email }) => email)).toContain('several@waymark.demo');
    const roles = await rows<{ role: string }>("select m.role from membership m join account a on a.id = m.account_id where a.email = 'viewer@islington.demo'");
    expect(roles).toEqual([{ role: 'viewer' }]);
  });
});
