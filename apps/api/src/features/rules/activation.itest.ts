/** Rules come into force on their day, all at once; the first evaluation after it is quiet and survives interruptions. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { contentHash, defaultRuleSets, type RuleSet } from '@waymark/rules';
import { v7 as newId } from 'uuid';
import { Clock } from '../../platform/clock/index.ts';
import type { Jobs } from '../../platform/jobs/index.ts';
import { actAs, Tenancy, tenantQuery } from '../../platform/tenancy/index.ts';
import { addTestPerson, createTestDatabase, createTestTenant, type TestDatabase, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';
import { BaselineService, openBaseline, RatingsService } from '../ratings/index.ts';
import { ApprovalService } from './approval.service.ts';
import { RuleSetsService } from './rule-sets.service.ts';
import { RulesJobs } from './rules.jobs.ts';

let database: TestDatabase;
let tenancy: Tenancy;
let tenant: TestTenant;
let author: string;
let approver: string;

beforeAll(async () => {
  database = await createTestDatabase();
  tenancy = await Tenancy.open({ url: database.appUrl, size: 4 });
});
afterAll(async () => {
  await tenancy?.close();
  await database?.drop();
});
beforeEach(async () => {
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager'] });
  author = tenant.accounts.tenantAdministrator!.id;
  approver = (await addTestPerson(database, tenant, 'second', ['tenantAdministrator'])).id;
  const timescales = ['July 16', 'Sept 16', 'Nov 16', 'Dec 16', 'Mar 17'];
  await writePlan(database, tenant, planOf([[timescales.map((timescale) => action({ timescale }))]]), '2016-09-15T10:00:00Z');
});

const delivery = defaultRuleSets['delivery-4'];
/** What is in progress is green instead of amber. */
const greener: RuleSet = withRating('in-progress', 'green');
function withRating(rule: string, rating: string): RuleSet {
  return { ...delivery, rating: { ...delivery.rating, rules: delivery.rating.rules.map((item) => (item.name === rule ? { ...item, event: { ...item.event, params: { ...item.event.params, rating } } } : item)) } };
}

/** Brings a version to `scheduled` through the database's own function. */
async function scheduled(document: RuleSet, from: string, notify = false): Promise<string> {
  const id = newId();
  const hash = contentHash(document);
  await database.administer(
    `insert into rule_set_version (tenant_id, id, number, subject, document, content_hash, catalogue_version, state, author_id, created_at)
     select $1, $2, max(number) + 1, 'action', $3, $4, 'action.1', 'draft', $5, '2016-09-20T09:00:00Z' from rule_set_version where tenant_id = $1`,
    [tenant.id, id, JSON.stringify(document), hash, author],
  );
  await tenancy.withTenant({ tenantId: tenant.id, accountId: approver, roles: [] }, async () => {
    for (const [version, state] of [[1, 'inReview'], [2, 'approved'], [3, 'scheduled']] as const) {
      await tenantQuery('select move_rule_set($1, $2, $3, $4, $5, $6, $7, $8)', [id, version, state, approver, '2016-09-21T09:00:00Z', hash, from, notify]);
    }
  });
  return id;
}

/** Notes what would be put on the queue. */
const put: string[] = [];
const queue = { enqueueAfterCommit: (name: string) => void put.push(name) } as unknown as Jobs;

const asService = <T>(work: () => Promise<T>): Promise<T> => actAs({ tenantId: tenant.id, accountId: null, roles: [] }, work);
const services = (at: string) => {
  const clock = new Clock(at);
  const ratings = new RatingsService(clock);
  return { approval: new ApprovalService(new RuleSetsService(clock), tenancy, queue, clock), baseline: new BaselineService(tenancy, ratings, clock), ratings };
};
const activateDue = (at: string) => asService(() => services(at).approval.activateDue());
const runBaseline = (at: string, portion?: number) => asService(() => services(at).baseline.run(portion));

const versions = () => database.administer('select number, state, superseded_at is not null as ended from rule_set_version where tenant_id = $1 order by number', [tenant.id]);
interface Decided extends Record<string, unknown> {
  outcome: string;
  trigger: string;
  baseline: boolean;
}
const decidedByRules = () => database.administer<Decided>("select outcome, previous, trigger, baseline from decision where tenant_id = $1 and trigger <> 'seed' order by action_id", [tenant.id]);
const rows = () => database.administer('select computed_code as code, computed_next_change_on as next from action where tenant_id = $1 order by position', [tenant.id]);

describe('the day of a scheduled version', () => {
  test('is not before it comes, in London', async () => {
    await scheduled(greener, '2016-10-01');
    expect(await activateDue('2016-09-30T22:59:00Z')).toBe(0);
    expect(await versions()).toEqual([{ number: 1, state: 'active', ended: false }, { number: 2, state: 'scheduled', ended: false }]);
    expect(await activateDue('2016-09-30T23:01:00Z')).toBe(1);
    expect(await versions()).toEqual([{ number: 1, state: 'superseded', ended: true }, { number: 2, state: 'active', ended: false }]);
    expect(put).toContain('ratings.baseline');
  });

  test('comes once, however many workers look', async () => {
    await scheduled(greener, '2016-10-01');
    const done = await Promise.all([1, 2, 3].map(() => activateDue('2016-10-01T09:00:00Z')));
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await database.administer('select count(*) as n from rule_set_baseline where tenant_id = $1', [tenant.id])).toEqual([{ n: 1 }]);
  });

  test('after an outage brings several into force in their order', async () => {
    await scheduled(greener, '2016-10-10');
    await scheduled(withRating('in-progress', 'blue'), '2016-10-05');
    expect(await activateDue('2016-11-01T09:00:00Z')).toBe(2);
    expect((await versions()).map(({ state }) => state)).toEqual(['superseded', 'active', 'superseded']);
  });

  test('brings nothing into force that the rating key no longer knows', async () => {
    await scheduled(withRating('in-progress', 'purple'), '2016-10-01');
    expect(await activateDue('2016-10-01T09:00:00Z')).toBe(0);
    expect((await versions()).map(({ state }) => state)).toEqual(['active', 'scheduled']);
  });

  test('an activation that fails half-way leaves the old rules in force', async () => {
    const id = await scheduled(greener, '2016-10-01');
    await tenancy.withTenant({ tenantId: tenant.id, accountId: null, roles: [] }, () => openBaseline(id, false, new Date()));
    await expect(activateDue('2016-10-01T09:00:00Z')).rejects.toThrow('duplicate key');
    expect(await versions()).toEqual([{ number: 1, state: 'active', ended: false }, { number: 2, state: 'scheduled', ended: false }]);
  });
});

test('the worker looks again and again', async () => {
  await scheduled(greener, '2016-10-01');
  const periodic: { name: string; everySeconds: number; run: (tenantId: string) => Promise<void> }[] = [];
  const registry = { every: (name: string, everySeconds: number, run: (tenantId: string) => Promise<void>) => void periodic.push({ name, everySeconds, run }) } as unknown as Jobs;
  new RulesJobs(registry, services('2016-10-01T09:00:00Z').approval).onModuleInit();
  expect(periodic.map(({ name, everySeconds }) => [name, everySeconds])).toEqual([['rules.activate', 300]]);
  await asService(() => periodic[0]!.run(tenant.id));
  expect((await versions()).map(({ state }) => state)).toEqual(['superseded', 'active']);
});

describe('the first evaluation after it', () => {
  test('decides every action, keeps those that change, and moves the dates of the others', async () => {
    await scheduled(greener, '2016-09-20');
    await activateDue('2016-09-20T09:00:00Z');
    expect(await runBaseline('2016-09-20T09:00:00Z')).toEqual({ looked: 5, changed: 4 });
    expect(await rows()).toEqual([
      { code: 'red', next: null }, { code: 'green', next: '2016-10-01' }, { code: 'green', next: '2016-12-01' }, { code: 'green', next: '2017-01-01' }, { code: 'green', next: '2017-04-01' },
    ]);
    expect(await decidedByRules()).toEqual(Array.from({ length: 4 }, () => ({ outcome: 'green', previous: 'amber', trigger: 'rules', baseline: true })));
    expect(await database.administer('select looked, changed, finished_at is not null as finished from rule_set_baseline where tenant_id = $1', [tenant.id])).toEqual([{ looked: 5, changed: 4, finished: true }]);
  });

  test('sets the next date right where only that changes', async () => {
    const near: RuleSet = { ...delivery, conditions: { ...delivery.conditions, deadlinePassed: { all: [{ fact: 'daysOverdue', operator: 'greaterThan', value: 10 }] } } };
    await scheduled(near, '2016-09-20');
    await activateDue('2016-09-20T09:00:00Z');
    expect(await runBaseline('2016-09-20T09:00:00Z')).toEqual({ looked: 5, changed: 0 });
    expect((await rows())[1]).toEqual({ code: 'amber', next: '2016-10-11' });
    expect(await decidedByRules()).toEqual([]);
  });

  test('done twice, or by two workers at once, changes nothing more', async () => {
    await scheduled(greener, '2016-09-20');
    await activateDue('2016-09-20T09:00:00Z');
    await Promise.all([runBaseline('2016-09-20T09:00:00Z', 2), runBaseline('2016-09-20T09:00:00Z', 2), runBaseline('2016-09-20T09:00:00Z', 2)]);
    await runBaseline('2016-09-20T10:00:00Z');
    expect(await decidedByRules()).toHaveLength(4);
  });

  test('goes on where it was interrupted, and stays quiet whoever decides first', async () => {
    await scheduled(greener, '2016-09-20');
    await activateDue('2016-09-20T09:00:00Z');
    const [, late] = await database.administer<{ id: string }>('select id from action where tenant_id = $1 order by id desc limit 2', [tenant.id]);
    // An edit comes before the evaluation has reached the action: it meets new rules, too.
    await tenancy.withTenant({ tenantId: tenant.id, accountId: author, roles: [] }, () => services('2016-09-20T09:05:00Z').ratings.redecide(late!.id, 'edit'));
    expect(await decidedByRules()).toEqual([{ outcome: 'green', previous: 'amber', trigger: 'edit', baseline: true }]);
    await runBaseline('2016-09-20T09:10:00Z', 2);
    expect((await decidedByRules()).map(({ trigger, baseline }) => [trigger, baseline]).sort()).toEqual([['edit', true], ['rules', true], ['rules', true], ['rules', true]]);
    // From then on a change is a change again.
    await asService(() => tenancy.transaction(() => services('2016-10-01T09:00:00Z').ratings.sweep(500)));
    expect((await decidedByRules()).filter(({ trigger }) => trigger === 'time')).toEqual([{ outcome: 'red', previous: 'green', trigger: 'time', baseline: false }]);
  });

  test('is not quiet when that was asked for', async () => {
    await scheduled(greener, '2016-09-20', true);
    await activateDue('2016-09-20T09:00:00Z');
    await runBaseline('2016-09-20T09:00:00Z');
    expect((await decidedByRules()).map(({ baseline }) => baseline)).toEqual([false, false, false, false]);
  });

  test('of rules that were replaced meanwhile is left to the newer ones', async () => {
    await scheduled(withRating('in-progress', 'blue'), '2016-09-20');
    await scheduled(greener, '2016-09-20');
    await activateDue('2016-09-20T09:00:00Z');
    await runBaseline('2016-09-20T09:00:00Z');
    expect((await decidedByRules()).map(({ outcome }) => outcome)).toEqual(['green', 'green', 'green', 'green']);
    expect(await database.administer('select changed from rule_set_baseline where tenant_id = $1 and finished_at is not null order by changed', [tenant.id])).toEqual([{ changed: 0 }, { changed: 4 }]);
  });

  test('touches no action of another service', async () => {
    const other = await createTestTenant(database);
    await writePlan(database, other, planOf([[[action({ timescale: 'Nov 16' })]]]), '2016-09-15T10:00:00Z');
    await scheduled(greener, '2016-09-20');
    await activateDue('2016-09-20T09:00:00Z');
    await runBaseline('2016-09-20T09:00:00Z');
    expect(await database.administer('select computed_code as code from action where tenant_id = $1', [other.id])).toEqual([{ code: 'amber' }]);
  });
});
