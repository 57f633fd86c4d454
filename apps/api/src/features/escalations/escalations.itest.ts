/** Escalations on a real database: raised by decisions, once, in time, whatever is late, killed or moves the clock. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Abstract } from '@nestjs/common';
import { actAs, Tenancy } from '../../platform/tenancy/index.ts';
import { createTestDatabase, createTestTenant, signIn, startTestApp, stopClock, type TestApp, type TestClock, type TestDatabase, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';
import { RatingsJobs } from '../ratings/index.ts';
import { EscalationsJobs } from './index.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let clock: TestClock;
let plan: WrittenPlan;
let number = 0;

const get = <T>(type: Abstract<T>): T => app.app.get<T>(type, { strict: false });
const inService = <T>(work: () => Promise<T>): Promise<T> => actAs({ tenantId: tenant.id, accountId: null, roles: [] }, work);
const pass = () => inService(() => get(EscalationsJobs).passAll());
const sweep = () => inService(() => get(RatingsJobs).sweepAll());
const setClock = (at: string): void => clock.forward((Date.parse(at) - clock.now().getTime()) / 1000);

interface Event extends Record<string, unknown> {
  ref: string;
  kind: string;
  step: string | null;
  at: string;
  told: string;
}
/** In the order of their time: which action, what, when it may be told, and to whom. */
const events = async (): Promise<string[]> => {
  const rows = await database.administer<Event>(
    `select a.description as ref, v.kind, v.step, to_char(v.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at,
            coalesce((select string_agg(p.name, '+' order by p.name) from person p where p.tenant_id = $1 and v.recipients ? p.account_id::text), '') as told
       from escalation_event v join action a on a.tenant_id = $1 and a.id = v.action_id where v.tenant_id = $1 order by v.at, v.id`, [tenant.id],
  );
  return rows.map(({ ref, kind, step, at, told }) => [ref, kind, step, at, told].filter((part) => part).join(' '));
};
const messages = () =>
  database.administer<{ title: string; key: string }>(`select m.parameters ->> 'event' as title, m.subject_kind as key from message m where m.tenant_id = $1 and m.kind = 'escalation' order by m.visible_from, m.id`, [tenant.id]);
const due = async (): Promise<number> => (await database.administer<{ due: number }>(`select count(*)::int as due from action where tenant_id = $1 and escalation_look_at is not null`, [tenant.id]))[0]!.due;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
  clock = stopClock(app);
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});
const july = '2016-07-01T09:00:00Z';
const late = action({ description: 'late', owners: ['Owner'], timescale: 'Sept 16' });
const later = action({ description: 'later', owners: ['Nobody we know'], timescale: 'Mar 17' });

/** A service that has its policy since the summer, and a plan of these actions. */
async function startService(...actions: ReturnType<typeof action>[]): Promise<void> {
  number += 1;
  tenant = await createTestTenant(database, { slug: `escalations-${number}`, roles: ['actionOwner', 'planManager', 'boardChair'] });
  for (const [role, name] of [['actionOwner', 'Owner'], ['planManager', 'Manager'], ['boardChair', 'Chair']] as const) {
    await database.administer('update person set name = $3 where tenant_id = $1 and account_id = $2', [tenant.id, tenant.accounts[role]!.id, name]);
  }
  setClock(july);
  plan = await writePlan(database, tenant, planOf([[actions]]), july);
  await pass();
}

// One is red from 1 October, the other from April.
beforeEach(() => startService(late, later));

describe('an action that goes red', () => {
  test('is escalated step by step, each once, to the right person, in time', async () => {
    expect(await events()).toEqual([]);
    setClock('2016-10-01T05:00:00Z');
    expect(await sweep()).toEqual({ looked: 1, changed: 1 });
    await pass();
    // 1 October is a Saturday: one working day later is Tuesday, as the clock began on no working day.
    expect(await events()).toEqual(['late raised 2016-09-30 23:00']);
    for (const day of ['03', '04', '05', '11', '20', '31']) {
      setClock(`2016-10-${day}T12:00:00Z`);
      await pass();
      await pass();
    }
    setClock('2016-11-01T12:00:00Z');
    await pass();
    const all = await events();
    expect(all.map((event) => event.replace(/ 2016.*?:\d\d/, ''))).toEqual(['late raised', 'late notify owner Owner', 'late notify manager Manager', 'late notify chair Chair']);
    expect((await messages()).map(({ title, key }) => `${title} ${key}`)).toEqual(['notify action', 'notify action', 'notify action']);
  });

  // Clocks go back on 30 October 2016 and forward on 26 March 2017.
  test.each([['Sept 16', '2016-09-30T22:30:00Z', '2016-11-01T12:00:00Z'], ['Feb 17', '2017-02-28T22:30:00Z', '2017-04-01T12:00:00Z']])('(due %s) is escalated the same when everything was down for a month', async (timescale, from, until) => {
    const one = action({ description: 'late', owners: ['Owner'], timescale });
    await startService(one);
    setClock(until);
    await sweep();
    await pass();
    const found = await events();
    expect(found).toHaveLength(4);
    // The same in a service that was looked at every hour.
    await startService(one);
    for (let at = Date.parse(from); at <= Date.parse(until); at += 3_600_000) {
      setClock(new Date(at).toISOString());
      await sweep();
      await pass();
    }
    expect(await events()).toEqual(found);
  });

  test('ends its escalation when it is red no more, and everybody who was told hears it', async () => {
    setClock('2016-10-05T12:00:00Z');
    await sweep();
    await pass();
    const manager = await signIn(app, `planManager@${tenant.slug}.test`);
    const input = { actionId: plan.actionIds[0], title: 'Minutes', datedOn: '2016-10-01' };
    await manager.graphql('mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { __typename } }', { input }, tenant.slug);
    await pass();
    expect((await events()).at(-1)).toBe('late cleared 2016-10-05 12:00');
    setClock('2016-10-07T12:00:00Z');
    await pass();
    expect((await events()).at(-1)).toContain('late resolved 2016-10-06 12:00 Owner');
    expect((await messages()).map(({ title }) => title)).toEqual(['notify', 'resolved']);
    expect(await due()).toBe(0);
  });

  test('of a plan that is archived is escalated no more', async () => {
    setClock('2016-10-05T12:00:00Z');
    await sweep();
    await pass();
    await database.administer(`update plan set archived_at = '2016-10-06T12:00:00Z' where tenant_id = $1`, [tenant.id]);
    setClock('2016-11-05T12:00:00Z');
    await pass();
    expect((await events()).map((event) => event.split(' ')[1])).toEqual(['raised', 'notify', 'resolved']);
  });

  test('whose owner has no account is told to the plan manager', async () => {
    setClock('2017-04-04T12:00:00Z');
    await sweep();
    await pass();
    expect((await events()).filter((event) => event.startsWith('later notify'))).toEqual([expect.stringContaining('Manager')]);
    expect(await database.administer(`select v.step, v.instead from escalation_event v join action a on a.tenant_id = v.tenant_id and a.id = v.action_id where v.tenant_id = $1 and a.description = 'later' and v.kind = 'notify'`, [tenant.id])).toEqual([{ step: 'owner', instead: true }]);
  });

  test('only because the rules changed is not told of', async () => {
    setClock('2016-10-05T12:00:00Z');
    await sweep();
    await database.administer(`update decision set baseline = true where tenant_id = $1 and outcome = 'red'`, [tenant.id]);
    await pass();
    expect(await events()).toEqual([]);
  });
});

describe('a pass', () => {
  test('that comes twice at once tells nobody twice', async () => {
    setClock('2016-11-01T12:00:00Z');
    await sweep();
    await Promise.all(Array.from({ length: 6 }, pass));
    expect(await events()).toHaveLength(4);
    expect(await messages()).toHaveLength(3);
  });

  test('that fails half-way leaves nothing, and the next one does it all', async () => {
    setClock('2016-10-05T12:00:00Z');
    await sweep();
    await expect(inService(() => get(Tenancy).transaction(async () => {
      const { EscalationsService } = await import('./escalations.service.ts');
      await get(EscalationsService).pass(10);
      throw new Error('killed');
    }))).rejects.toThrow('killed');
    expect(await events()).toEqual([]);
    await pass();
    expect(await events()).toHaveLength(2);
  });

  test('looks at nothing that is not due', async () => {
    expect(await pass()).toEqual({ looked: 0, effects: 0 });
    setClock('2016-10-05T12:00:00Z');
    await sweep();
    expect((await pass()).looked).toBe(1);
    expect(await pass()).toEqual({ looked: 0, effects: 0 });
  });

  test.each([['back', -86_400], ['forward', 86_400]])('keeps what was told when the clock jumps %s a day', async (_direction, seconds) => {
    setClock('2016-10-01T09:00:00Z');
    await sweep();
    await pass();
    for (let hour = 0; hour < 24 * 40; hour += 6) {
      if (hour === 96) clock.forward(seconds);
      if (hour === 192) clock.forward(-seconds);
      clock.forward(6 * 3_600);
      await sweep();
      await pass();
    }
    expect((await events()).map((event) => event.split(' ').slice(1, 3).join(' ').replace(/ 2016.*/, ''))).toEqual(['raised', 'notify owner', 'notify manager', 'notify chair']);
    expect(await messages()).toHaveLength(3);
  });
});

describe('an answer', () => {
  const ladder = `status response { kind by until reason } steps { position standing targets recipients } snooze { latest reasonRequired left } history { kind step actor recipients reason }`;
  const acknowledge = `mutation ($input: AcknowledgeEscalationInput!) { acknowledgeEscalation(input: $input) { __typename ... on Escalation { ${ladder} } ... on Refused { reasons { code parameters { name value } } } } }`;
  const snooze = `mutation ($input: SnoozeEscalationInput!) { snoozeEscalation(input: $input) { __typename ... on Escalation { ${ladder} } ... on Refused { reasons { code parameters { name value } } } } }`;

  interface Step {
    position: number;
    standing: string;
    targets: string[];
    recipients: string[];
  }
  interface Answer {
    __typename: string;
    status?: string;
    steps?: Step[];
    history?: { kind: string; actor: string | null; reason: string | null }[];
    reasons?: { code: string }[];
  }

  async function send(role: string, text: string, input: object): Promise<Answer> {
    const session = await signIn(app, `${role}@${tenant.slug}.test`);
    const { data, errors } = await session.graphql<Record<string, Answer>>(text, { input }, tenant.slug);
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values(data!)[0]!;
  }

  beforeEach(async () => {
    setClock('2016-10-05T12:00:00Z');
    await sweep();
    await pass();
  });

  test('acknowledges: the next step waits, and comes when the answer times out', async () => {
    const answered = await send('actionOwner', acknowledge, { actionId: plan.actionIds[0] });
    expect(answered).toMatchObject({ __typename: 'Escalation', status: 'ACKNOWLEDGED', response: { kind: 'acknowledged', by: 'Owner' } });
    expect(answered.steps?.map(({ standing }) => standing)).toEqual(['SENT', 'HELD', 'WAITING']);
    setClock('2016-10-18T12:00:00Z');
    await pass();
    expect((await events()).filter((event) => event.includes('notify'))).toHaveLength(1);
    setClock('2016-10-28T12:00:00Z');
    await pass();
    expect((await events()).map((event) => event.split(' ').slice(1, 3).join(' '))).toContain('acknowledgementExpired owner');
    expect((await events()).filter((event) => event.includes('notify manager'))).toHaveLength(1);
  });

  test('snoozes within the limits of the policy, with a reason', async () => {
    const refused = async (input: object) => (await send('planManager', snooze, { actionId: plan.actionIds[0], ...input })).reasons?.[0]?.code;
    expect(await refused({ until: '2016-10-10' })).toBe('reasonMissing');
    expect(await refused({ until: '2017-10-10', reason: 'Waits for the new team' })).toBe('snoozeTooLong');
    expect(await refused({ until: '2016-10-01', reason: 'Waits for the new team' })).toBe('snoozeNotAhead');
    expect(await refused({ until: '2016-10-10', reason: `It is for Jayden Smith, born 3 May 2009` })).toBe('childDataSuspected');
    const done = await send('planManager', snooze, { actionId: plan.actionIds[0], until: '2016-10-10', reason: 'Waits for the new team' });
    expect(done).toMatchObject({ status: 'SNOOZED', response: { kind: 'snoozed', by: 'Manager', reason: 'Waits for the new team' }, snooze: { left: 1, reasonRequired: true } });
    expect(done.history?.[0]).toMatchObject({ kind: 'snoozed', actor: 'Manager', reason: 'Waits for the new team' });
  });

  test('to an action that does not escalate is refused, to one of elsewhere not found', async () => {
    expect((await send('planManager', acknowledge, { actionId: plan.actionIds[1] })).reasons?.[0]?.code).toBe('notOpen');
    expect((await send('planManager', acknowledge, { actionId: 'fffffff0-0000-4000-8000-000000000000' })).__typename).toBe('NotFound');
    expect((await send('planManager', acknowledge, { actionId: 'nonsense' })).__typename).toBe('NotFound');
  });

  test('is seen on the page of the action and in the list', async () => {
    const session = await signIn(app, `boardChair@${tenant.slug}.test`);
    const { data } = await session.graphql<{ action: { escalation: Answer & { round: number; policyNumber: number } }; escalations: unknown }>(`query ($id: ID!) { action(id: $id) { ... on Action { escalation { ${ladder} nextAt round policyNumber } } } escalations { totalCount nodes { id status action { description } } } }`, { id: plan.actionIds[0] }, tenant.slug);
    expect(data?.action.escalation).toMatchObject({ status: 'FIRING', round: 1, policyNumber: 1 });
    expect(data?.action.escalation.steps?.[0]).toMatchObject({ position: 1, standing: 'SENT', targets: ['owner'], recipients: ['Owner'] });
    expect(data?.escalations).toEqual({ totalCount: 1, nodes: [{ id: plan.actionIds[0], status: 'FIRING', action: { description: 'late' } }] });
  });
});
