/** Assurance notes: written by an adviser where the share opens actions, read by both sides, by no other body, and never changed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { addTestAdviser } from '../../testing/test-adviser.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';

const NOW = '2016-11-22T10:00:00Z';
let database: TestDatabase;
let app: TestApp;
let sharing: TestTenant;
let other: TestTenant;
let administrator: TestSession;
let manager: TestSession;
let adviser: TestSession;
let elsewhere: TestSession;
let actionId: string;
let foreignId: string;
const shares: Record<string, string> = {};

/** The body reads the actions of the service that shares. */
async function newAdviser(body: string): Promise<TestSession> {
  const { session } = await addTestAdviser(database, app, body);
  const { data } = await administrator.graphql<{ grantShare: { id: string } }>(`mutation { grantShare(input: { body: "${body}", scopes: [ACTIONS] }) { ... on Share { id } } }`, {}, sharing.slug);
  shares[body] = data!.grantShare.id;
  return session;
}

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW });
  const roles = ['tenantAdministrator', 'planManager', 'boardMember'] as const;
  [sharing, other] = [await createTestTenant(database, { roles }), await createTestTenant(database, { roles })];
  [actionId, foreignId] = [(await writePlan(database, sharing, planOf([[[action()]]]))).actionIds[0]!, (await writePlan(database, other, planOf([[[action()]]]))).actionIds[0]!];
  [administrator, manager] = [await signIn(app, `tenantAdministrator@${sharing.slug}.test`), await signIn(app, `planManager@${sharing.slug}.test`)];
  [adviser, elsewhere] = [await newAdviser('body-x'), await newAdviser('body-y')];
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const write = async (session: TestSession, more: object = {}, header?: string): Promise<unknown> => {
  const input = { service: sharing.slug, subject: 'ACTION', subjectId: actionId, verdict: 'NOTE', text: 'Well evidenced.', ...more };
  const { data, errors } = await session.graphql<{ writeAssuranceNote: { __typename: string; reasons?: { code: string }[] } }>(
    'mutation ($input: WriteAssuranceNoteInput!) { writeAssuranceNote(input: $input) { __typename ... on Refused { reasons { code } } } }', { input }, header);
  return data?.writeAssuranceNote.reasons?.[0]?.code ?? data?.writeAssuranceNote.__typename ?? errors?.[0]?.extensions['code'];
};
const read = async (session: TestSession, about = actionId): Promise<unknown> => {
  const { data, errors } = await session.graphql<{ assuranceNotes: object[] }>('query ($actionId: ID!) { assuranceNotes(subject: ACTION, subjectId: $actionId) { body { en } verdict text at } }', { actionId: about }, sharing.slug);
  return data?.assuranceNotes ?? errors?.[0]?.extensions['code'];
};
const stored = async (): Promise<number> => (await database.administer('select 1 from assurance_note')).length;
const ofX = { body: { en: 'body-x' }, verdict: 'NOT_ACCEPTED', text: 'No audit yet.', at: '2016-11-22T10:00:00.000Z' };
const ofY = { body: { en: 'body-y' }, verdict: 'NOTE', text: 'Well evidenced.', at: '2016-11-22T10:00:00.000Z' };

test('a note is read by the service and by the body that wrote it, and recorded; the action stays as it is', async () => {
  expect([await write(adviser, { verdict: 'NOT_ACCEPTED', text: ' No audit yet. ' }), await write(elsewhere)]).toEqual(['AssuranceNoteWritten', 'AssuranceNoteWritten']);
  expect([await read(manager), await read(adviser), await read(elsewhere)]).toEqual([[ofY, ofX], [ofX], [ofY]]);
  const events = await database.administer("select subject_kind as kind, subject_id as id, detail - 'body' as detail from audit_event where tenant_id = $1 and operation = 'writeAssuranceNote' order by seq", [sharing.id]);
  expect(events).toEqual([{ kind: 'action', id: actionId, detail: { verdict: 'notAccepted' } }, { kind: 'action', id: actionId, detail: { verdict: 'note' } }]);
  expect(await database.administer("select 1 from audit_event where tenant_id = $1 and operation = 'adviserRead' and detail ->> 'operation' = 'assuranceNotes' and subject_id = $2", [sharing.id, actionId])).toHaveLength(2);
  expect(await database.administer('select assurance, status from action where id = $1', [actionId])).toEqual([{ assurance: 'none', status: 'inProgress' }]);
  const rights = await database.administer("select grantee from information_schema.role_table_grants where table_name = 'assurance_note' and grantee in ('waymark_app', 'waymark_platform') and privilege_type <> 'SELECT'");
  expect(rights).toEqual([]);
});

test('text is judged, also about a child, and nothing is kept of what is refused', async () => {
  const before = await stored();
  expect([await write(adviser, { text: ' ' }), await write(adviser, { text: 'x'.repeat(2_001) }), await write(adviser, { text: 'Child born 12/03/2009, NHS number 943 476 5919' })]).toEqual(['textMissing', 'textTooLong', 'childDataSuspected']);
  expect([await write(manager), await write(manager, {}, sharing.slug), await write(adviser, {}, sharing.slug)]).toEqual(['BAD_USER_INPUT', 'FORBIDDEN', 'BAD_USER_INPUT']);
  expect(await stored()).toBe(before);
});

const assure = async (session: TestSession, more: object = {}): Promise<unknown> => {
  const [{ version } = { version: 0 }] = await database.administer<{ version: number }>('select version from action where id = $1', [actionId]);
  const input = { service: sharing.slug, actionId, version, step: 'ACCEPT_EXTERNALLY', ...more };
  const { data, errors } = await session.graphql<{ assureExternally: { __typename: string; state?: string; reasons?: { code: string }[] } }>(
    'mutation ($input: AssureExternallyInput!) { assureExternally(input: $input) { __typename ... on ExternallyAssured { state } ... on Refused { reasons { code } } } }', { input });
  return data?.assureExternally.reasons?.[0]?.code ?? data?.assureExternally.state ?? data?.assureExternally.__typename ?? errors?.[0]?.extensions['code'];
};
const put = (assurance: string) => database.administer("update action set assurance = $2, status = 'complete' where id = $1", [actionId, assurance]);
const now = async () => (await database.administer('select assurance, status from action where id = $1', [actionId]))[0];

describe('acceptance from outside', () => {
  test('waits for the board, whose table of steps it goes through', async () => {
    expect([await assure(adviser), await assure(adviser, { step: 'DECLINE_EXTERNALLY', reason: 'No audit.' })]).toEqual(['notFromHere', 'notFromHere']);
    await put('boardAccepted');
    expect([await assure(adviser, { step: 'DECLINE_EXTERNALLY' }), await assure(adviser, { version: -1 }), await assure(adviser, { step: 'DECLINE_EXTERNALLY', reason: 'Child born 12/03/2009, NHS number 943 476 5919' })]).toEqual(['reasonMissing', 'Conflict', 'childDataSuspected']);
    expect(await now()).toEqual({ assurance: 'boardAccepted', status: 'complete' });
  });

  test('is the action’s own step: its state moves, its history says which body, its trail who and why', async () => {
    expect(await assure(adviser, { step: 'DECLINE_EXTERNALLY', reason: 'No audit yet.' })).toBe('RETURNED');
    expect(await now()).toEqual({ assurance: 'returned', status: 'inProgress' });
    await put('boardAccepted');
    expect(await assure(adviser)).toBe('EXTERNALLY_ACCEPTED');
    const { data } = await manager.graphql<{ action: object }>('query ($id: ID!) { action(id: $id) { ... on Action { assurance { state } history { kind by body { en } why changes { field before after } } } } }', { id: actionId }, sharing.slug);
    const body = { en: 'body-x' };
    expect(data?.action).toMatchObject({
      assurance: { state: 'EXTERNALLY_ACCEPTED' },
      history: [
        { kind: 'acceptExternally', by: null, body, why: null, changes: [{ field: 'assurance', before: 'boardAccepted', after: 'externallyAccepted' }] },
        { kind: 'declineExternally', by: null, body, why: 'No audit yet.', changes: expect.arrayContaining([{ field: 'assurance', before: 'boardAccepted', after: 'returned' }]) },
        expect.objectContaining({ kind: 'import', body: null }),
      ],
    });
    const events = await database.administer("select detail - 'body' - 'version' as detail, detail ? 'body' as named from audit_event where tenant_id = $1 and operation = 'moveAssurance' and subject_id = $2 order by seq", [sharing.id, actionId]);
    expect(events).toEqual([{ detail: { step: 'declineExternally', from: 'boardAccepted', to: 'returned' }, named: true }, { detail: { step: 'acceptExternally', from: 'boardAccepted', to: 'externallyAccepted' }, named: true }]);
  });

  test('is for an adviser to whom the action is opened, and never one’s own', async () => {
    await put('boardAccepted');
    const none = await assure(adviser, { actionId: newId() });
    expect([none, await assure(adviser, { actionId: foreignId }), await assure(adviser, { service: other.slug, actionId: foreignId }), await assure(adviser, { service: 'nobody' }), await assure(manager)]).toEqual(['NotFound', 'NotFound', 'NotFound', 'NotFound', 'BAD_USER_INPUT']);
    // Who left the service may still be named as the owner there.
    await database.administer(`with me as (insert into person (tenant_id, id, account_id, name, created_at) select $1, gen_random_uuid(), id, name, now() from account where email = 'adviser@body-x.test' returning name)
      update action_owner set name = (select name from me) where tenant_id = $1 and action_id = $2`, [sharing.id, actionId]);
    expect(await assure(adviser)).toBe('ownAction');
    expect(await now()).toEqual({ assurance: 'boardAccepted', status: 'complete' });
  });
});

test('what is not opened, not shared any more or of another service is as good as none', async () => {
  const before = await stored();
  const none = await write(adviser, { subjectId: newId() });
  expect([none, await write(adviser, { subjectId: 'x' }), await write(adviser, { subjectId: foreignId }), await write(adviser, { service: other.slug, subjectId: foreignId }), await write(adviser, { service: 'nobody' })]).toEqual(Array.from({ length: 5 }, () => 'NotFound'));
  expect([await read(adviser, newId()), await read(adviser, foreignId), await read(manager, foreignId)]).toEqual([[], [], []]);

  await administrator.graphql(`mutation { changeShare(input: { shareId: "${shares['body-x']}", scopes: [INDICATORS] }) { __typename } }`, {}, sharing.slug);
  expect([await write(adviser), await read(adviser), await assure(adviser)]).toEqual([none, [], none]);
  await administrator.graphql(`mutation { revokeShare(input: { shareId: "${shares['body-x']}", reason: "Over" }) { __typename } }`, {}, sharing.slug);
  expect([await write(adviser), await read(adviser), await assure(adviser)]).toEqual([none, 'NOT_FOUND', none]);
  expect([await read(manager), await stored()]).toEqual([[ofY, ofX], before]);
});
