/** My updates, drafts and the rate of updates, over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { factsAfterUpdate, type Facts } from '@waymark/rules';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let owner: TestSession;
let manager: TestSession;
let plan: WrittenPlan;

const own = { owners: ['Head of Service'] };

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['planManager', 'actionOwner', 'boardMember'] });
  app = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z' });
  [owner, manager] = [await signIn(app, `actionOwner@${tenant.slug}.test`), await signIn(app, `planManager@${tenant.slug}.test`)];
  plan = await writePlan(database, tenant, planOf([[[
    action({ ...own, description: 'Late', timescale: 'July 16' }), action({ ...own, description: 'Near', timescale: '7 October 2016' }), action({ ...own, description: 'Far', timescale: 'Dec 16', stated: 'blue' }),
    action({ ...own, description: 'Done', timescale: 'July 16', stated: 'green' }), action({ owners: ['Somebody else'], description: 'Theirs' }),
  ]]]), '2016-07-20T10:00:00Z');
  // The name is that of a role: who has it is said once, for all actions.
  await database.administer("update action_owner o set person_id = p.id from person p where p.tenant_id = $1 and p.account_id = $2 and o.tenant_id = $1 and o.name = 'Head of Service'", [tenant.id, tenant.accounts.actionOwner?.id]);
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function ask<Data>(query: string, variables: Record<string, unknown> = {}, as = owner): Promise<Data> {
  const { data, errors } = await as.graphql<Data>(query, variables, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
interface Mine {
  open: number;
  updated: number;
  needed: { action: { description: string }; needs: { code: string }[]; draftSavedAt: string | null }[];
}
const mine = async (as = owner) => (await ask<{ myUpdates: Mine }>('{ myUpdates { open updated needed { action { description } needs { code parameters { name value } } draftSavedAt } } }', {}, as)).myUpdates;
const needed = async (as = owner) => (await mine(as)).needed.map(({ action: { description }, needs }) => [description, ...needs.map(({ code }) => code)]);
const confirm = (nth: number, version = 1) => ask<{ confirmNoChange: { __typename: string } }>('mutation ($input: ConfirmNoChangeInput!) { confirmNoChange(input: $input) { __typename } }', { input: { actionId: plan.actionIds[nth], version } });
const draft = async (nth: number, content: unknown, as = owner) =>
  (await ask<{ saveUpdateDraft: { __typename: string; reasons?: { code: string }[] } }>('mutation ($input: SaveUpdateDraftInput!) { saveUpdateDraft(input: $input) { __typename ... on Refused { reasons { code } } } }', { input: { actionId: plan.actionIds[nth], version: 1, content } }, as)).saveUpdateDraft;
const kept = async (nth: number, as = owner) => (await ask<{ action: { myUpdateDraft: { content: unknown; actionVersion: number } | null } }>('query ($id: ID!) { action(id: $id) { ... on Action { myUpdateDraft { content actionVersion } } } }', { id: plan.actionIds[nth] }, as)).action.myUpdateDraft;

describe('my updates', () => {
  test('are the open actions of the person, each with why', async () => {
    expect(await needed()).toEqual([['Late', 'overdue', 'notUpdated'], ['Near', 'dueSoon', 'notUpdated'], ['Far', 'notUpdated']]);
    expect(await mine(manager)).toMatchObject({ open: 0, needed: [] });
  });

  test('lose what got its update, and count it', async () => {
    await confirm(0);
    expect(await needed()).toEqual([['Near', 'dueSoon', 'notUpdated'], ['Far', 'notUpdated']]);
    expect(await mine()).toMatchObject({ open: 3, updated: 1 });
  });

  test('say what came late, and are none of a board member’s business', async () => {
    await expect(mine(await signIn(app, `boardMember@${tenant.slug}.test`))).rejects.toThrow('FORBIDDEN');
  });
});

describe('a draft', () => {
  test('is kept for its author alone, and is in the list', async () => {
    expect(await draft(2, { text: 'Begun', status: 'IN_PROGRESS' })).toMatchObject({ __typename: 'UpdateDraft' });
    expect(await draft(2, { text: 'Begun to write', status: 'IN_PROGRESS' })).toMatchObject({ __typename: 'UpdateDraft' });
    expect(await kept(2)).toEqual({ content: { text: 'Begun to write', status: 'IN_PROGRESS' }, actionVersion: 1 });
    expect(await kept(2, manager)).toBeNull();
    expect((await mine()).needed.map(({ draftSavedAt }) => draftSavedAt !== null)).toEqual([false, true]);
  });

  test.each<[string, unknown, string]>([
    ['that is no form', ['x'], 'contentInvalid'],
    ['with more than text', { text: { a: 1 } }, 'contentInvalid'],
    ['longer than an update may be', { text: 'x'.repeat(4_001) }, 'contentInvalid'],
    ['with data about a child', { text: 'NHS number 999 000 0018' }, 'childDataSuspected'],
  ])('%s is refused', async (_name, content, code) => {
    expect(await draft(2, content)).toMatchObject({ __typename: 'Refused', reasons: [{ code }] });
    expect(await kept(2)).toMatchObject({ content: { text: 'Begun to write' } });
  });

  test('of an action of others is not kept', async () => {
    expect(await draft(4, { text: 'x' })).toEqual({ __typename: 'NotFound' });
  });

  test('leaves no event, and is gone when the update is saved or it is discarded', async () => {
    await draft(1, { text: 'x' });
    await ask('mutation ($id: ID!) { discardUpdateDraft(input: { actionId: $id }) }', { id: plan.actionIds[1] });
    expect(await kept(1)).toBeNull();
    await ask('mutation ($input: UpdateActionInput!) { updateAction(input: $input) { __typename } }', { input: { actionId: plan.actionIds[2], version: 1, text: 'Saved.', status: 'IN_PROGRESS' } });
    expect(await kept(2)).toBeNull();
    expect(await database.administer("select distinct operation from audit_event where operation in ('saveUpdateDraft', 'discardUpdateDraft', 'notDone')")).toEqual([]);
  });
});

test('the page and the service agree on what an update makes of the facts', async () => {
  const facts = async () => (await ask<{ action: { facts: Facts } }>('query ($id: ID!) { action(id: $id) { ... on Action { facts } } }', { id: plan.actionIds[4] }, manager)).action.facts;
  const before = await facts();
  await ask('mutation ($input: UpdateActionInput!) { updateAction(input: $input) { __typename } }', { input: { actionId: plan.actionIds[4], version: 1, text: 'Moved.', status: 'COMPLETE', forecast: '2016-10-20', forecastReason: 'Ill' } }, manager);
  expect(await facts()).toEqual(factsAfterUpdate(before, { status: 'complete', forecast: '2016-10-20' }, '2016-09-30'));
});

test('the rate counts, of each period, the actions that were open in it and those that got an update', async () => {
  const rates = async () => (await ask<{ updateRates: unknown[] }>('query ($id: ID!) { updateRates(planId: $id) { periodFrom periodTo due updated } }', { id: plan.planId }, manager)).updateRates;
  // Late, Near, Far and Theirs were open when September began; Theirs is complete since. The plan came on 20 July.
  expect(await rates()).toEqual([
    { periodFrom: '2016-09-01', periodTo: '2016-09-30', due: 4, updated: 3 },
    { periodFrom: '2016-08-01', periodTo: '2016-08-31', due: 4, updated: 0 },
    { periodFrom: '2016-07-01', periodTo: '2016-07-31', due: 4, updated: 0 },
  ]);
  const other = await addTestPerson(database, tenant, 'nobody', ['viewer']);
  await expect(ask('query ($id: ID!) { updateRates(planId: $id) { due } }', { id: plan.planId }, await signIn(app, other.email))).rejects.toThrow('FORBIDDEN');
  expect(await ask('query { updateRates(planId: "018f0000-0000-7000-8000-00000000ffff") { due } }', {}, manager)).toEqual({ updateRates: [] });
});

test('a delegate sees and updates what is the owner’s, recorded as themselves, until it is ended', async () => {
  const other = await addTestPerson(database, tenant, 'delegate', ['actionOwner']);
  const delegate = await signIn(app, other.email);
  expect((await mine(delegate)).open).toBe(0);
  const list = 'query { delegations { open { id owner delegate mine } candidates { id name } } }';
  interface Lists { delegations: { open: { id: string; owner: string; delegate: string; mine: boolean }[]; candidates: { id: string; name: string }[] } }
  const { candidates } = (await ask<Lists>(list)).delegations;
  const chosen = candidates.find(({ name }) => name.startsWith('delegate'))!;
  expect(candidates.map(({ name }) => name)).not.toContain(`actionOwner of ${tenant.slug}`);
  const name = (personId: string, as = owner) => ask<{ nameDelegate: { __typename: string } }>('mutation ($input: NameDelegateInput!) { nameDelegate(input: $input) { __typename } }', { input: { personId } }, as);
  expect((await name(chosen.id)).nameDelegate.__typename).toBe('Delegation');
  // Named once: a candidate no more.
  expect((await name(chosen.id)).nameDelegate.__typename).toBe('NotFound');
  expect((await mine(delegate)).open).toBe(3);
  const update = () => ask<{ updateAction: { __typename: string; updates?: { nodes: { author: string }[] } } }>('mutation ($input: UpdateActionInput!) { updateAction(input: $input) { __typename ... on Action { updates { nodes { author } } } } }', { input: { actionId: plan.actionIds[1], version: 1_000, text: 'For the owner.', status: 'IN_PROGRESS' } }, delegate);
  expect((await update()).updateAction).toMatchObject({ __typename: 'Action', updates: { nodes: [{ author: `delegate of ${tenant.slug}` }] } });
  const [open] = (await ask<Lists>(list, {}, delegate)).delegations.open;
  expect(open).toMatchObject({ owner: `actionOwner of ${tenant.slug}`, delegate: `delegate of ${tenant.slug}`, mine: false });
  const end = (as: TestSession) => ask<{ endDelegation: { __typename: string } }>('mutation ($input: EndDelegationInput!) { endDelegation(input: $input) { __typename } }', { input: { delegationId: open!.id } }, as);
  expect((await end(manager)).endDelegation.__typename).toBe('NotFound');
  expect((await end(owner)).endDelegation.__typename).toBe('Delegation');
  expect((await update()).updateAction.__typename).toBe('Refused');
  expect(await database.administer("select operation from audit_event where subject_kind = 'delegation' order by seq")).toEqual([{ operation: 'nameDelegate' }, { operation: 'endDelegation' }]);
});
