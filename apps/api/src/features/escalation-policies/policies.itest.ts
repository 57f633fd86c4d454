/** Escalation policies over HTTP: from a draft to force by two people, with nothing that was typed lost and no short cut. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultPolicyDocument } from '@waymark/rules';
import { Tenancy, tenantExecute } from '../../platform/tenancy/index.ts';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { EscalationPolicies } from './policies.service.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let author: TestSession;
let approver: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW: '2026-11-22T09:00:00Z' });
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});
beforeEach(async () => {
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager', 'boardChair', 'actionOwner'] });
  await addTestPerson(database, tenant, 'second', ['tenantAdministrator']);
  [author, approver] = await Promise.all([signIn(app, `tenantAdministrator@${tenant.slug}.test`), signIn(app, `second@${tenant.slug}.test`)]);
});

interface Policy {
  __typename: string;
  id: string;
  number: number;
  state: string;
  version: number;
  contentHash: string;
  document: typeof defaultPolicyDocument;
  issues: { path: string; code: string }[];
  cases: { name: string; passed: boolean; failures: { day: number; code: string }[] }[];
  author: { name: string } | null;
  approver: { name: string } | null;
  reasons: { code: string; parameters: { name: string; value: unknown }[] }[];
  currentVersion: number;
}

const parts = `id number state version contentHash document author { name } approver { name } createdAt submittedAt activatedAt endedAt
  issues { path code } cases { name passed failures { day code expected actual } } peopleNamed { name }`;
const answer = `__typename ... on EscalationPolicy { ${parts} } ... on Refused { reasons { code parameters { name value } } } ... on Conflict { currentVersion }`;

async function call(session: TestSession, name: string, type: string, input: Record<string, unknown>): Promise<Policy> {
  const { data, errors } = await session.graphql<Record<string, Policy>>(`mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`, { input }, tenant.slug);
  if (errors) throw new Error(JSON.stringify(errors));
  return data![name]!;
}
const start = (input: object = {}, session = author) => call(session, 'startEscalationPolicyDraft', 'StartEscalationPolicyDraftInput', { ...input });
const save = ({ id, version }: Pick<Policy, 'id' | 'version'>, document: unknown, session = author) => call(session, 'saveEscalationPolicyDraft', 'SaveEscalationPolicyDraftInput', { id, version, document });
const submit = ({ id }: Policy, session = author) => call(session, 'submitEscalationPolicy', 'EscalationPolicyStepInput', { id });
const withdraw = ({ id }: Policy, session = author) => call(session, 'withdrawEscalationPolicy', 'EscalationPolicyStepInput', { id });
const approve = ({ id, contentHash }: Policy, session = approver) => call(session, 'approveEscalationPolicy', 'ApproveEscalationPolicyInput', { id, contentHash });
const codes = ({ reasons }: Policy) => reasons.map(({ code }) => code);

async function all(session = author) {
  const { data, errors } = await session.graphql<{ escalationPolicies: { active: Policy; open: Policy | null; past: Policy[] } }>(`{ escalationPolicies { active { ${parts} } open { ${parts} } past { ${parts} } } }`, {}, tenant.slug);
  if (errors) throw new Error(JSON.stringify(errors));
  return data!.escalationPolicies;
}

/** Nobody hears of it again: one round, and the cases say nothing of a second. */
const once = { ...defaultPolicyDocument, repeat: null };

describe('a draft', () => {
  test('begins as a copy of what is in force, and passes its own cases', async () => {
    const draft = await start();
    expect(draft).toMatchObject({ number: 2, state: 'DRAFT', version: 1, author: { name: `tenantAdministrator of ${tenant.slug}` }, issues: [] });
    expect(draft.document).toEqual(defaultPolicyDocument);
    expect(draft.cases.map(({ passed }) => passed)).toEqual([true, true, true]);
    expect(await all()).toMatchObject({ active: { number: 1, state: 'ACTIVE', author: null }, open: { id: draft.id }, past: [] });
  });

  test('is one at a time, also when two begin at once', async () => {
    const answers = await Promise.all([start(), start({}, approver)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['EscalationPolicy', 'Refused']);
    expect(codes(answers.find(({ __typename }) => __typename === 'Refused')!)).toEqual(['escalationPolicyOpen']);
  });

  test('is kept with its faults, each with its spot', async () => {
    const draft = await start();
    const [first, ...rest] = defaultPolicyDocument.steps;
    const faulty = await save(draft, { ...defaultPolicyDocument, steps: [{ ...first, after: { amount: -1, unit: 'workingDay' } }, ...rest], note: 'still to do' });
    expect(faulty).toMatchObject({ version: 2, cases: [], document: { note: 'still to do' } });
    expect(faulty.issues).toEqual([{ path: 'steps/0/after/amount', code: 'amountExpected' }, { path: 'note', code: 'unknownKey' }]);
    expect(codes(await submit(faulty))).toEqual(['amountExpected', 'unknownKey']);
    expect((await all()).open).toMatchObject({ state: 'DRAFT', version: 2 });
  });

  test('is not saved over what somebody saved meanwhile', async () => {
    const draft = await start();
    await save(draft, once);
    expect(await save(draft, defaultPolicyDocument)).toEqual({ __typename: 'Conflict', currentVersion: 2 });
    expect((await all()).open?.document).toEqual(once);
  });

  test('is written by its author alone', async () => {
    expect(codes(await save(await start(), once, approver))).toEqual(['escalationPolicyOfAnother']);
  });

  test.each<[string, unknown, string]>([
    ['a text', 'policy', 'documentExpected'],
    ['a list', [], 'documentExpected'],
    ['nothing', null, 'documentExpected'],
    ['more than anybody writes', { name: 'x'.repeat(60_001) }, 'textTooLong'],
  ])('is not %s', async (_what, document, code) => {
    const draft = await start();
    const { data, errors } = await author.graphql<Record<string, Policy>>(`mutation ($input: SaveEscalationPolicyDraftInput!) { saveEscalationPolicyDraft(input: $input) { ${answer} } }`, { input: { id: draft.id, version: 1, document } }, tenant.slug);
    // What is no document at all is refused before the service looks at it.
    if (document === null) expect(errors).toBeDefined();
    else expect(codes(data!['saveEscalationPolicyDraft']!)).toEqual([code]);
  });

  test('carries no version of its own: it is known by its row', async () => {
    const draft = await start();
    const saved = await save(draft, { ...once, version: 'mine.1' });
    expect(saved.document).not.toHaveProperty('version');
    expect(saved.contentHash).toBe((await save(saved, once)).contentHash);
  });

  test('may name people of the service, not of another, nor teams', async () => {
    const naming = (target: string) => ({ ...once, steps: once.steps.map((step, index) => (index === 1 ? { ...step, targets: ['planManager', target] } : step)) });
    const draft = await save(await start(), naming(`person:${tenant.accounts.boardChair!.id}`));
    expect(draft).toMatchObject({ issues: [], peopleNamed: [{ name: `boardChair of ${tenant.slug}` }] });
    const stranger = await createTestTenant(database, { roles: ['boardChair'] });
    const next = await save(draft, naming(`person:${stranger.accounts.boardChair!.id}`));
    expect(next).toMatchObject({ issues: [{ path: 'steps/1/targets/1', code: 'targetExpected' }], peopleNamed: [] });
    expect(codes(await submit(next))).toEqual(['targetExpected']);
    expect((await save(next, naming('team:police'))).issues).toEqual([{ path: 'steps/1/targets/1', code: 'targetExpected' }]);
  });
});

describe('approval', () => {
  const submitted = async () => submit(await save(await start(), once));

  test('by another person brings it into force, ends the one before, and is in the trail', async () => {
    const waiting = await submitted();
    expect(waiting).toMatchObject({ state: 'SUBMITTED', version: 3 });
    const approved = await approve(waiting);
    expect(approved).toMatchObject({ state: 'ACTIVE', approver: { name: `second of ${tenant.slug}` }, activatedAt: '2026-11-22T09:00:00.000Z' });
    expect(await all()).toMatchObject({ active: { id: approved.id }, open: null, past: [{ number: 1, state: 'SUPERSEDED', endedAt: '2026-11-22T09:00:00.000Z' }] });
    const identity = { tenantId: tenant.id, accountId: null, roles: [] };
    const { policy } = await app.app.get(Tenancy, { strict: false }).withTenant(identity, () => app.app.get(EscalationPolicies, { strict: false }).inForce());
    expect(policy.repeat).toBeNull();
    const trail = await database.administer<{ operation: string }>("select operation from audit_event where tenant_id = $1 and subject_kind = 'escalationPolicy' and subject_id = $2 order by seq", [tenant.id, approved.id]);
    expect(trail.map(({ operation }) => operation)).toEqual(['startEscalationPolicyDraft', 'saveEscalationPolicyDraft', 'submitEscalationPolicy', 'approveEscalationPolicy']);
  });

  test('is not the author’s, neither here nor in the database', async () => {
    const waiting = await submitted();
    expect(codes(await approve(waiting, author))).toEqual(['approverIsAuthor']);
    const identity = { tenantId: tenant.id, accountId: tenant.accounts.tenantAdministrator!.id, roles: [] };
    const bySql = app.app.get(Tenancy, { strict: false }).withTenant(identity, async () => {
      await tenantExecute(`update escalation_policy set state = 'superseded', ended_at = now() where tenant_id = $1 and state = 'active'`, [tenant.id]);
      await tenantExecute(`update escalation_policy set state = 'active', activated_at = now(), approved_by = author_id where tenant_id = $1 and id = $2`, [tenant.id, waiting.id]);
    });
    await expect(bySql).rejects.toThrow('two_people');
    expect((await all()).active.number).toBe(1);
  });

  test('binds to what was read, and comes once', async () => {
    const waiting = await submitted();
    expect(codes(await approve({ ...waiting, contentHash: 'another' }))).toEqual(['otherPolicyThanApproved']);
    const answers = await Promise.all([approve(waiting), approve(waiting)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['EscalationPolicy', 'Refused']);
    expect(codes(await withdraw(waiting))).toEqual(['escalationPolicyNotInState']);
  });

  test('waits for cases that hold', async () => {
    const slower = { ...once, steps: once.steps.map((step) => (step.id === 'manager' ? { ...step, after: { amount: 7, unit: 'workingDay' } } : step)) };
    const draft = await save(await start(), slower);
    expect(draft.cases.map(({ passed }) => passed)).toEqual([false, false, true]);
    expect(draft.cases[0]?.failures).toMatchObject([{ day: 7, code: 'effectMissing' }, { day: 9, code: 'effectNotExpected' }]);
    const refused = await submit(draft);
    expect(codes(refused)).toEqual(['policyTestFailed', 'policyTestFailed']);
    expect(refused.reasons[0]?.parameters).toEqual([{ name: 'name', value: 'nobody does anything' }]);
  });

  test('of a draft does not exist, nor is a submitted one written on', async () => {
    const draft = await start();
    expect(codes(await approve(draft))).toEqual(['escalationPolicyNotInState']);
    const waiting = await submit(draft);
    expect(codes(await save(waiting, once))).toEqual(['escalationPolicyNotInState']);
  });
});

test('what was withdrawn, or was in force before, may be begun from again', async () => {
  const withdrawn = await withdraw(await submit(await save(await start(), once)), approver);
  expect(withdrawn).toMatchObject({ state: 'WITHDRAWN' });
  const again = await start({ fromId: withdrawn.id });
  expect(again).toMatchObject({ number: 3, state: 'DRAFT', document: once });
  await approve(await submit(again));
  const [superseded] = (await all()).past.filter(({ state }) => state === 'SUPERSEDED');
  expect((await start({ fromId: superseded!.id })).document).toEqual(defaultPolicyDocument);
});

test('plan manager and board chair read; they write nothing', async () => {
  const draft = await start();
  for (const role of ['planManager', 'boardChair']) {
    const session = await signIn(app, `${role}@${tenant.slug}.test`);
    expect((await all(session)).open?.id).toBe(draft.id);
    await expect(submit(draft, session)).rejects.toThrow('FORBIDDEN');
  }
  await expect(all(await signIn(app, `actionOwner@${tenant.slug}.test`))).rejects.toThrow('FORBIDDEN');
});
