// SIGTERM, as a new release or a machine that is taken away sends it: nothing that was accepted is lost, no job is left half done.
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { onConnection } from './platform/database/index.ts';
import { createTestDatabase, createTestTenant, signIn, type TestDatabase, type TestTenant } from './testing/index.ts';
import { action, planOf, writePlan, type WrittenPlan } from './testing/test-plan.ts';
import { startTestProgram, statusOf, type TestProgram } from './testing/test-program.ts';

const add = 'mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { __typename } }';
let database: TestDatabase;
let tenant: TestTenant;
let plan: WrittenPlan;
const running: TestProgram[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database);
  plan = await writePlan(database, tenant, planOf([[Array.from({ length: 8 }, () => action())]]), '2016-09-01T10:00:00Z');
});
afterEach(() => running.splice(0).forEach(({ child }) => void child.kill('SIGKILL')));
afterAll(() => database.drop());

async function start(...given: Parameters<typeof startTestProgram>): Promise<TestProgram> {
  const program = await startTestProgram(...given);
  running.push(program);
  return program;
}

/** Holds what a statement locks, so that whoever writes it waits. */
async function hold(statement: string, values: unknown[] = []): Promise<{ waiting: () => Promise<void>; release: () => Promise<void> }> {
  let letGo = (): void => undefined;
  const released = new Promise<void>((accept) => (letGo = accept));
  let ended: Promise<unknown> = Promise.resolve();
  await new Promise<void>((held, refuse) => {
    ended = onConnection(database.administratorUrl, async (client) => {
      await client.query('begin');
      await client.query(statement, values);
      held();
      await released;
      await client.query('commit');
    }).catch(refuse);
  });
  return {
    waiting: async () => {
      const blocked = () => database.administer("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
      for (let round = 0; round < 400 && (await blocked()).length === 0; round += 1) await wait(25);
    },
    release: async () => {
      letGo();
      await ended;
    },
  };
}

async function titles(prefix: string): Promise<Set<string>> {
  return new Set((await database.administer<{ title: string }>('select title from evidence where title like $1', [`${prefix}%`])).map(({ title }) => title));
}

describe('the API', () => {
  test('finishes a request that is under way, then exits with 0', async () => {
    const api = await start('main', database);
    const manager = await signIn(api, `planManager@${tenant.slug}.test`);
    const row = await hold('select from action where id = $1 for update', [plan.actionIds[0]]);
    const answer = manager.graphql(add, { input: { actionId: plan.actionIds[0], title: 'Under way', datedOn: '2016-08-01' } }, tenant.slug);
    await row.waiting();
    api.child.kill('SIGTERM');
    await wait(500);
    expect(await statusOf(`${api.url}/health/live`)).toBeNull();
    expect(api.child.exitCode).toBeNull();
    await row.release();
    expect(await answer).toEqual({ data: { addEvidence: { __typename: 'Action' } } });
    expect(await api.ended).toBe(0);
    expect(await titles('Under way')).toEqual(new Set(['Under way']));
  });

  test('under load, told off before it ends: every request sent to it while it was ready is answered, and kept', async () => {
    const api = await start('main', database, { DRAIN_SECONDS: '2' });
    const manager = await signIn(api, `planManager@${tenant.slug}.test`);
    const [answered, failed]: [string[], string[]] = [[], []];
    // Whoever sends requests asks whether it is ready, and sends no more when it is not.
    let ready = true;
    const watch = (async () => {
      while (ready) {
        ready = (await statusOf(`${api.url}/health/ready`)) === 200;
        await wait(100);
      }
    })();
    const writer = async (number: number): Promise<void> => {
      for (let round = 0; ready; round += 1) {
        const title = `Drained ${number}-${round}`;
        const sent = manager.graphql(add, { input: { actionId: plan.actionIds[number], title, datedOn: '2016-08-01' } }, tenant.slug);
        await sent.then(({ errors }) => (errors ? failed.push(JSON.stringify(errors)) : answered.push(title)), (error: Error) => failed.push(error.message));
      }
    };
    const writers = Array.from({ length: 8 }, (_, number) => writer(number));
    while (answered.length < 40) await wait(20);
    api.child.kill('SIGTERM');
    await Promise.all([...writers, watch]);
    expect(await api.ended).toBe(0);
    expect(failed).toEqual([]);
    const kept = await titles('Drained');
    expect(answered.filter((title) => !kept.has(title))).toEqual([]);
  });

  test('under load, without warning: no answer is an error, and every answer is kept', async () => {
    const api = await start('main', database);
    const manager = await signIn(api, `planManager@${tenant.slug}.test`);
    const [answered, faults]: [string[], unknown[]] = [[], []];
    let refused = false;
    const writer = async (number: number): Promise<void> => {
      for (let round = 0; !refused; round += 1) {
        const title = `Sudden ${number}-${round}`;
        const sent = manager.fetch('/graphql', { method: 'POST', service: tenant.slug, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: add, variables: { input: { actionId: plan.actionIds[number], title, datedOn: '2016-08-01' } } }) });
        await sent.then(
          async (answer) => void (answer.status === 200 && (await answer.text()).includes('"Action"') ? answered.push(title) : faults.push(answer.status)),
          () => (refused = true),
        );
      }
    };
    const writers = Array.from({ length: 8 }, (_, number) => writer(number));
    while (answered.length < 40) await wait(20);
    api.child.kill('SIGTERM');
    await Promise.all(writers);
    expect(await api.ended).toBe(0);
    expect(faults).toEqual([]);
    const kept = await titles('Sudden');
    expect(answered.filter((title) => !kept.has(title))).toEqual([]);
  });
});

describe('the worker', () => {
  test('finishes the job that is under way, then exits with 0', async () => {
    const due = await writePlan(database, tenant, planOf([[Array.from({ length: 8 }, () => action())]], 'Due'), '2016-09-01T10:00:00Z');
    const row = await hold('lock table decision in exclusive mode');
    const worker = await start('worker', database, { NOW: '2016-10-02T10:00:00Z' });
    expect(await (await fetch(`${worker.url}/health/ready`)).json()).toEqual({ status: 'ready', database: 'up', queue: 'up' });
    expect(await statusOf(`${worker.url}/health/live`)).toBe(204);
    await row.waiting();
    worker.child.kill('SIGTERM');
    await wait(500);
    expect(worker.child.exitCode).toBeNull();
    expect(await statusOf(`${worker.url}/health/ready`)).toBe(503);
    await row.release();
    expect(await worker.ended).toBe(0);
    expect(await database.administer("select from bullmq.job where state = 'active'")).toEqual([]);
    // Eight actions were due; the sweep that was under way decided each of them once.
    expect(await database.administer("select count(*) as decisions, count(distinct action_id) as actions from decision where trigger = 'time' and action_id = any($1)", [due.actionIds])).toEqual([{ decisions: 8, actions: 8 }]);
  });

  test('ends with 0 when it has nothing to do', async () => {
    const idle = await start('worker', database);
    idle.child.kill('SIGTERM');
    expect(await idle.ended).toBe(0);
  });
});
