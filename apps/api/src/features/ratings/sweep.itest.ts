/** Ratings change by themselves when their day comes: the sweep records that, once, and touches nothing else. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Clock } from '../../platform/clock/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { RatingsService } from './ratings.service.ts';
import { createTestDatabase, createTestTenant, type TestDatabase, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let tenancy: Tenancy;
let tenant: TestTenant;
let plan: WrittenPlan;

beforeAll(async () => {
  database = await createTestDatabase();
  tenancy = await Tenancy.open({ url: database.appUrl, size: 4 });
});
afterAll(async () => {
  await tenancy?.close();
  await database?.drop();
});
beforeEach(async () => {
  tenant = await createTestTenant(database);
  const due = ['Aug 16', 'Sept 16', 'Oct 16', 'Nov 16'].map((timescale) => action({ timescale }));
  plan = await writePlan(database, tenant, planOf([[[...due, action({ stated: 'green' }), action({ timescale: 'Tbc' })]]]), '2016-09-15T10:00:00Z');
});

const sweep = (at: string, limit = 500) =>
  tenancy.withTenant({ tenantId: tenant.id, accountId: null, roles: [] }, () => new RatingsService(new Clock(at)).sweep(limit));

interface Row extends Record<string, unknown> {
  code: string;
  next: string | null;
  decisions: number;
}
const rows = () =>
  database.administer<Row>(
    `select computed_code as code, computed_next_change_on as next, (select count(*) from decision d where d.tenant_id = a.tenant_id and d.action_id = a.id) as decisions
     from action a where tenant_id = $1 order by position`,
    [tenant.id],
  );

describe('the sweep', () => {
  test('starts from the decisions of the import, each with the day of its next change', async () => {
    expect(await rows()).toEqual([
      { code: 'red', next: null, decisions: 1 },
      { code: 'amber', next: '2016-10-01', decisions: 1 },
      { code: 'amber', next: '2016-11-01', decisions: 1 },
      { code: 'amber', next: '2016-12-01', decisions: 1 },
      { code: 'green', next: null, decisions: 1 },
      { code: 'amber', next: null, decisions: 1 },
    ]);
  });

  test('does nothing on a day on which nothing is due', async () => {
    expect(await sweep('2016-09-30T22:59:00Z')).toEqual({ looked: 0, changed: 0 });
  });

  test('changes what is due in London, and only that', async () => {
    // 30 September, 23:30 in UTC, is 1 October in London.
    expect(await sweep('2016-09-30T23:30:00Z')).toEqual({ looked: 1, changed: 1 });
    expect((await rows()).map(({ code, decisions }) => [code, decisions])).toEqual([['red', 1], ['red', 2], ['amber', 1], ['amber', 1], ['green', 1], ['amber', 1]]);
    const [newest] = await database.administer(
      `select outcome, previous, trigger, decided_for, rule_id is not null as ruled, facts ->> 'due' as due from decision where tenant_id = $1 and action_id = $2 order by decided_at desc limit 1`,
      [tenant.id, plan.actionIds[1]],
    );
    expect(newest).toEqual({ outcome: 'red', previous: 'amber', trigger: 'time', decided_for: '2016-10-01', ruled: true, due: '2016-09-30' });
  });

  test('done twice changes nothing the second time', async () => {
    await sweep('2016-10-01T09:00:00Z');
    expect(await sweep('2016-10-01T10:00:00Z')).toEqual({ looked: 0, changed: 0 });
  });

  test('catches up after an outage, once for each action', async () => {
    expect(await sweep('2017-03-01T09:00:00Z')).toEqual({ looked: 3, changed: 3 });
    expect((await rows()).map(({ code, next, decisions }) => [code, next, decisions])).toEqual([
      ['red', null, 1], ['red', null, 2], ['red', null, 2], ['red', null, 2], ['green', null, 1], ['amber', null, 1],
    ]);
  });

  test('goes in portions', async () => {
    expect(await sweep('2017-03-01T09:00:00Z', 2)).toEqual({ looked: 2, changed: 2 });
    expect(await sweep('2017-03-01T09:00:00Z', 2)).toEqual({ looked: 1, changed: 1 });
  });

  test('run by two workers at once writes one decision for each action', async () => {
    await Promise.all([sweep('2017-03-01T09:00:00Z'), sweep('2017-03-01T09:00:00Z'), sweep('2017-03-01T09:00:00Z')]);
    expect((await rows()).map(({ decisions }) => decisions)).toEqual([1, 2, 2, 2, 1, 1]);
  });

  test('writes no decision when only the date was stale, and sets it right', async () => {
    await database.administer('update action set computed_next_change_on = $2 where tenant_id = $1 and position = 2', [tenant.id, '2016-09-20']);
    expect(await sweep('2016-09-25T09:00:00Z')).toEqual({ looked: 1, changed: 0 });
    expect((await rows())[2]).toEqual({ code: 'amber', next: '2016-11-01', decisions: 1 });
  });

  test('leaves the actions of others alone', async () => {
    const other = await createTestTenant(database);
    await writePlan(database, other, planOf([[[action({ timescale: 'Sept 16' })]]]), '2016-09-15T10:00:00Z');
    await sweep('2017-03-01T09:00:00Z');
    expect(await database.administer('select computed_code as code from action where tenant_id = $1', [other.id])).toEqual([{ code: 'amber' }]);
  });
});
