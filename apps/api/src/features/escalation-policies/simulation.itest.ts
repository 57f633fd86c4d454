/** Policies on a history worked out by hand: who would have heard what in the third quarter of 2026. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultPolicyDocument } from '@waymark/rules';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let session: TestSession;
let ids: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW: '2026-11-22T09:00:00Z' });
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager', 'boardChair', 'actionOwner'] });
  // A plan names its owners in words: whoever has that name is meant.
  await database.administer(`update person set name = 'Head of Service' where tenant_id = $1 and account_id = $2`, [tenant.id, tenant.accounts.actionOwner!.id]);
  session = await signIn(app, `tenantAdministrator@${tenant.slug}.test`);
  const later = action({ timescale: 'Dec 27', owners: ['Head of Service'] });
  ids = (await writePlan(database, tenant, planOf([[[later, later, later, later, { ...later, owners: [] }]]]), '2026-04-01T09:00:00Z')).actionIds;
  // a stays red; b is red for three days; c was imported red; d is never red; e has no owner.
  await decide(0, '2026-07-06T09:00:00Z', 'red');
  await decide(1, '2026-07-06T11:00:00Z', 'red');
  await decide(1, '2026-07-09T09:00:00Z', 'amber');
  await decide(2, '2026-06-22T09:00:00Z', 'red', 'import');
  await decide(4, '2026-09-28T09:00:00Z', 'red');
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

/** Another decision about an action, as the one before but for these. */
async function decide(index: number, at: string, outcome: string, trigger = 'time'): Promise<void> {
  await database.administer(
    `insert into decision select (jsonb_populate_record(null::decision, to_jsonb(d) || jsonb_build_object('id', gen_random_uuid(), 'decided_at', $3::text, 'outcome', $4::text, 'trigger', $5::text))).*
     from decision d where tenant_id = $1 and action_id = $2 order by decided_at limit 1`,
    [tenant.id, ids[index], at, outcome, trigger],
  );
}

interface Simulated {
  messages: number;
  [field: string]: unknown;
}
interface Answer {
  __typename: string;
  inForce: Simulated;
  tried: Simulated | null;
  [field: string]: unknown;
}

const counts = 'messages notices actions fromImport instead byTarget { name count } byStep { name count } byKind { name count } byWeek { monday messages } samples { actionId ref description kind step targets raisedAt at }';
async function simulate(input: object = {}, by = session): Promise<Answer> {
  const query = `query ($input: SimulateEscalationPolicyInput!) { simulateEscalationPolicy(input: $input) { __typename
    ... on EscalationPolicyComparison { from until historyFrom actions looked known inForce { ${counts} } tried { ${counts} } } ... on Refused { reasons { code } } } }`;
  const { data, errors } = await by.graphql<{ simulateEscalationPolicy: Answer }>(query, { input }, tenant.slug);
  if (errors) throw new Error(JSON.stringify(errors));
  return data!.simulateEscalationPolicy;
}

describe('the last full quarter', () => {
  test('counts what the policy in force would have sent, by hand', async () => {
    const answer = await simulate();
    expect(answer).toMatchObject({ from: '2026-07-01', until: '2026-09-30', historyFrom: '2026-04-01', actions: 5, looked: 5, known: 5, tried: null });
    // a: owner 7 July (with b) and 2 September, manager 13 July and 8 September, chair 3 August and 29 September (31 August is a bank holiday).
    // b: with a on 7 July, and on 10 July that it is over. c: chair 20 July, owner 18 August, manager 24 August, chair 15 September.
    // e: its owner's on 29 September, to the plan manager instead.
    expect(answer.inForce).toMatchObject({
      messages: 12, notices: 13, actions: 4, fromImport: 4, instead: 1,
      byTarget: [{ name: 'boardChair', count: 4 }, { name: 'owner', count: 5 }, { name: 'planManager', count: 3 }],
      byStep: [{ name: 'owner', count: 5 }, { name: 'manager', count: 3 }, { name: 'chair', count: 4 }],
    });
    expect(answer.inForce['byKind']).toEqual(expect.arrayContaining([{ name: 'notify', count: 12 }, { name: 'resolved', count: 1 }]));
    const weeks = answer.inForce['byWeek'] as { monday: string; messages: number }[];
    expect(weeks).toHaveLength(14);
    expect(weeks.filter(({ messages }) => messages > 0)).toEqual([
      { monday: '2026-07-06', messages: 2 }, { monday: '2026-07-13', messages: 1 }, { monday: '2026-07-20', messages: 1 }, { monday: '2026-08-03', messages: 1 }, { monday: '2026-08-17', messages: 1 },
      { monday: '2026-08-24', messages: 1 }, { monday: '2026-08-31', messages: 1 }, { monday: '2026-09-07', messages: 1 }, { monday: '2026-09-14', messages: 1 }, { monday: '2026-09-28', messages: 2 },
    ]);
    expect((answer.inForce['samples'] as unknown[])[0]).toEqual({
      actionId: ids[0], ref: null, description: 'Review the policy', kind: 'notify', step: 'owner', targets: ['owner'], raisedAt: '2026-07-06T09:00:00.000Z', at: '2026-07-07T09:00:00.000Z',
    });
  });

  test('shows another policy beside it', async () => {
    const answer = await simulate({ document: { ...defaultPolicyDocument, repeat: null, tests: [] } });
    expect(answer.inForce.messages).toBe(12);
    expect(answer.tried).toMatchObject({ messages: 6, notices: 7, byStep: [{ name: 'owner', count: 3 }, { name: 'manager', count: 1 }, { name: 'chair', count: 2 }] });
  });

  test('shows a pause: nothing is said of what is done', async () => {
    const paused = { ...defaultPolicyDocument, tests: [], pauseWhen: { all: [{ fact: 'status', operator: 'equal', value: 'inProgress' }] } };
    expect((await simulate({ document: paused })).tried?.messages).toBe(0);
  });
});

test('this quarter goes up to today, and four quarters back', async () => {
  // a: owner 28 October, manager 3 November, in the last round; the clocks have changed. c: owner 14 and manager 20 October, chair 10 November.
  // e: manager 5 and chair 26 October.
  expect(await simulate({ period: 'THIS_QUARTER' })).toMatchObject({ from: '2026-10-01', until: '2026-11-22', inForce: { byStep: [{ name: 'owner', count: 2 }, { name: 'manager', count: 3 }, { name: 'chair', count: 2 }] } });
  expect(await simulate({ period: 'LAST_FOUR_QUARTERS' })).toMatchObject({ from: '2025-10-01', until: '2026-09-30', known: 0, inForce: { messages: 14 } });
});

test('another period: before it there is no history, and that is said', async () => {
  const answer = await simulate({ from: '2026-01-01', until: '2026-06-30' });
  expect(answer).toMatchObject({ historyFrom: '2026-04-01', known: 0, inForce: { messages: 2, byStep: [{ name: 'owner', count: 1 }, { name: 'manager', count: 1 }, { name: 'chair', count: 0 }] } });
});

test.each<[string, object, string]>([
  ['the future', { from: '2026-11-01', until: '2026-12-31' }, 'dateInFuture'],
  ['a period that goes back', { from: '2026-06-30', until: '2026-06-01' }, 'periodReversed'],
  ['more than two years', { from: '2020-01-01', until: '2026-06-01' }, 'periodTooLong'],
  ['a document that is none', { document: { steps: [] } }, 'stepsExpected'],
])('%s is refused', async (_what, input, code) => {
  expect(await simulate(input)).toMatchObject({ __typename: 'Refused', reasons: expect.arrayContaining([{ code }]) });
});

test('of another service nothing is simulated', async () => {
  const stranger = await createTestTenant(database, { roles: ['tenantAdministrator'] });
  const other = await signIn(app, `tenantAdministrator@${stranger.slug}.test`);
  const { data } = await other.graphql<{ escalationPolicies: { active: { id: string } } }>('{ escalationPolicies { active { id } } }', {}, stranger.slug);
  expect(await simulate({ id: data!.escalationPolicies.active.id })).toMatchObject({ __typename: 'NotFound' });
});

test('archived plans are left out', async () => {
  await database.administer('update plan set archived_at = $2 where tenant_id = $1', [tenant.id, '2026-10-01T00:00:00Z']);
  expect(await simulate()).toMatchObject({ actions: 0, historyFrom: null, inForce: { messages: 0 } });
});
