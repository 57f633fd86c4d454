/** Assurance, moves, measures and overrides over HTTP: who may, what is kept, what the rules make of it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Clock } from '../../platform/clock/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';
import { RatingsService } from '../ratings/index.ts';

let database: TestDatabase;
let app: TestApp;
let later: TestApp;
let tenant: TestTenant;
let plan: WrittenPlan;
const sessions: Record<string, TestSession> = {};
const roles = ['planManager', 'actionOwner', 'boardMember', 'boardChair'] as const;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles });
  app = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z' });
  later = await startTestApp(database, { NOW: '2016-11-01T10:00:00Z' });
  await addTestPerson(database, tenant, 'second', ['planManager']);
  for (const role of [...roles, 'second']) sessions[role] = await signIn(app, `${role}@${tenant.slug}.test`);
  const owners = ['Head of Service', `actionOwner of ${tenant.slug}`];
  plan = await writePlan(database, tenant, planOf([[[action({ owners, timescale: 'July 16' }), action({ owners, timescale: 'Dec 16' }), action({ owners: [`boardChair of ${tenant.slug}`], timescale: 'Dec 16' }), action({ owners, timescale: 'Tbc' })]]]), '2016-09-01T10:00:00Z');
});
afterAll(async () => {
  await Promise.all([app?.close(), later?.close()]);
  await database?.drop();
});

interface Answer {
  __typename: string;
  reasons?: { code: string }[];
  [field: string]: unknown;
}
const fields = `version status timesMoved overridden timescale { baseline current precision } computedRating { code } effectiveRating { code } facts
  assurance { state steps own signOffLagDays waitingDays } history { revision kind by why changes { field before after } }
  measures { id title targetPercent achieved endedAt endReason readings { numerator denominator percent datedOn note by } }
  override { rating { code } until reason by approvedBy holds ownProposal }`;
async function send(as: string, name: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await sessions[as]!.graphql<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Action { ${fields} } ... on Conflict { currentVersion } ... on Refused { reasons { code } } } }`, { input }, tenant.slug);
  if (errors) throw new Error(JSON.stringify(errors));
  return data![name]!;
}
/** The latest version, as somebody sees who has just looked. */
const latest = async (nth: number) => (await database.administer<{ version: number }>('select version from action where id = $1', [plan.actionIds[nth]]))[0]!.version;
const of = async (nth: number, more: Record<string, unknown> = {}) => ({ actionId: plan.actionIds[nth], version: await latest(nth), ...more });
const step = async (as: string, nth: number, name: string, reason?: string) => send(as, 'moveAssurance', await of(nth, { step: name, reason }));
const codes = ({ reasons }: Answer) => reasons?.map(({ code }) => code);

describe('assurance', () => {
  test('begins with a claim, which completion by an update is', async () => {
    const claimed = await send('actionOwner', 'updateAction', await of(0, { text: 'All are trained.', status: 'COMPLETE' }));
    expect(claimed).toMatchObject({ assurance: { state: 'CLAIMED', steps: ['WITHDRAW'], own: true, waitingDays: 0 }, facts: { assurance: 'claimed' } });
  });

  test('needs evidence that another person verified, and the chair last', async () => {
    expect(codes(await step('boardMember', 0, 'CONFIRM_EVIDENCE'))).toEqual(['evidenceNotVerified']);
    await sessions['actionOwner']!.graphql('mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { __typename } }', { input: { actionId: plan.actionIds[0], title: 'Register', datedOn: '2016-09-20' } }, tenant.slug);
    const [piece] = await database.administer<{ id: string }>('select id from evidence where action_id = $1', [plan.actionIds[0]]);
    await sessions['boardMember']!.graphql('mutation ($input: EvidenceStepInput!) { verifyEvidence(input: $input) { __typename } }', { input: { evidenceId: piece!.id } }, tenant.slug);
    expect(codes(await step('actionOwner', 0, 'CONFIRM_EVIDENCE'))).toEqual(['notYourStep']);
    expect(codes(await step('boardChair', 0, 'ACCEPT_BY_BOARD'))).toEqual(['notFromHere']);
    expect(await step('boardMember', 0, 'CONFIRM_EVIDENCE')).toMatchObject({ assurance: { state: 'EVIDENCED', steps: [] } });
    expect(codes(await step('boardMember', 0, 'ACCEPT_BY_BOARD'))).toEqual(['notYourStep']);
    expect(await step('boardChair', 0, 'ACCEPT_BY_BOARD')).toMatchObject({ assurance: { state: 'BOARD_ACCEPTED', steps: ['RETURN'], signOffLagDays: 0, waitingDays: null }, facts: { assurance: 'boardAccepted' } });
  });

  test('accepted, it is opened by no update; returned with a reason, it is in progress and in its owner’s list', async () => {
    expect(codes(await send('actionOwner', 'updateAction', await of(0, { text: 'Not quite.', status: 'IN_PROGRESS' })))).toEqual(['accepted']);
    expect(codes(await step('boardChair', 0, 'RETURN', ' '))).toEqual(['reasonMissing']);
    const returned = await step('boardChair', 0, 'RETURN', 'The register ends in May.');
    expect(returned).toMatchObject({ status: 'IN_PROGRESS', computedRating: { code: 'amber' }, assurance: { state: 'RETURNED', signOffLagDays: null } });
    expect((returned['history'] as unknown[])[0]).toMatchObject({ kind: 'return', by: `boardChair of ${tenant.slug}`, why: 'The register ends in May.', changes: [{ field: 'status', before: 'complete', after: 'inProgress' }, { field: 'assurance', before: 'boardAccepted', after: 'returned' }] });
    const { data } = await sessions['actionOwner']!.graphql<{ myUpdates: { needed: { needs: { code: string }[] }[] } }>('{ myUpdates { needed { needs { code } } } }', {}, tenant.slug);
    expect(data?.myUpdates.needed.flatMap(({ needs }) => needs.map(({ code }) => code))).toContain('returned');
  });

  test('is never judged by whose own action it is, whatever the role', async () => {
    await send('planManager', 'updateAction', await of(2, { text: 'Done.', status: 'COMPLETE' }));
    expect(codes(await step('boardChair', 2, 'RETURN', 'Mine'))).toEqual(['ownAction']);
    expect(codes(await step('boardChair', 2, 'CONFIRM_EVIDENCE'))).toEqual(['ownAction']);
    expect(await step('planManager', 2, 'WITHDRAW', 'Too early.')).toMatchObject({ status: 'IN_PROGRESS', assurance: { state: 'NONE' } });
  });

  test('of what somebody changed since is a conflict', async () => {
    const seen = await of(2);
    await send('planManager', 'updateAction', await of(2, { text: 'Done.', status: 'COMPLETE' }));
    expect(await send('boardChair', 'moveAssurance', { ...seen, step: 'RETURN', reason: 'x' })).toMatchObject({ __typename: 'Conflict' });
  });
});

describe('a date', () => {
  test('moves with a reason, is counted, and leaves the first agreed one', async () => {
    const moved = await send('planManager', 'moveTimescale', await of(1, { current: '2017-03-31', reason: 'The trainer is ill.' }));
    expect(moved).toMatchObject({ timesMoved: 1, timescale: { baseline: '2016-12-31', current: '2017-03-31', precision: 'DAY' }, facts: { timesMoved: 1, due: '2017-03-31', baselineDue: '2016-12-31' } });
    expect((moved['history'] as unknown[])[0]).toMatchObject({ kind: 'timescaleMoved', why: 'The trainer is ill.', changes: [{ field: 'current', before: '2016-12-31', after: '2017-03-31' }] });
    expect(await send('planManager', 'moveTimescale', await of(3, { current: '2017-03-31', reason: 'Now we know.' }))).toMatchObject({ timesMoved: 0, timescale: { current: '2017-03-31' } });
  });
  test.each<[string, Record<string, unknown>, string]>([
    ['without a reason', { reason: ' ' }, 'textMissing'], ['to where it is', { current: '2017-03-31' }, 'sameDate'], ['into the past', { current: '2016-09-29' }, 'dateInPast'],
    ['with data about a child', { reason: 'NHS number 999 000 0018' }, 'childDataSuspected'],
  ])('%s is refused', async (_name, more, code) => {
    expect(codes(await send('planManager', 'moveTimescale', await of(1, { current: '2017-04-30', reason: 'Ill', ...more })))).toEqual([code]);
  });
});

describe('a success measure', () => {
  let measureId = '';
  test('is read in counts: 45 of 53 is 84.9 %, and 86.6 % of its target', async () => {
    const added = await send('planManager', 'addSuccessMeasure', { actionId: plan.actionIds[1], title: 'Assessments on time', targetPercent: 98 });
    const [measure] = added['measures'] as { id: string; achieved: null }[];
    measureId = measure!.id;
    expect(measure?.achieved).toBeNull();
    const read = await send('actionOwner', 'addMeasureReading', { measureId, numerator: 45, denominator: 53, datedOn: '2016-07-31', note: '6 of the 8 followed missed appointments.' });
    expect(read).toMatchObject({ measures: [{ achieved: 86.6, readings: [{ numerator: 45, denominator: 53, percent: 84.9, datedOn: '2016-07-31' }] }], facts: { measureAchieved: 86.6 } });
  });
  test('counts by its newest reading, and the one furthest from its target counts for the action', async () => {
    await send('actionOwner', 'addMeasureReading', { measureId, numerator: 52, denominator: 53, datedOn: '2016-09-15' });
    expect(await send('actionOwner', 'addMeasureReading', { measureId, numerator: 1, denominator: 53, datedOn: '2016-08-15' })).toMatchObject({ facts: { measureAchieved: 100.1 } });
    await send('planManager', 'addSuccessMeasure', { actionId: plan.actionIds[1], title: 'Dip sample: good or better', targetPercent: 100 });
    const [dip] = await database.administer<{ id: string }>("select id from success_measure where title ~ '^Dip'");
    expect(await send('planManager', 'addMeasureReading', { measureId: dip!.id, numerator: 15, denominator: 25, datedOn: '2016-09-20' })).toMatchObject({ facts: { measureAchieved: 60 } });
    expect(await send('planManager', 'endSuccessMeasure', { measureId: dip!.id, reason: 'One sample was too small.' })).toMatchObject({ facts: { measureAchieved: 100.1 } });
    expect(codes(await send('planManager', 'addMeasureReading', { measureId: dip!.id, numerator: 1, denominator: 2, datedOn: '2016-09-20' }))).toEqual(['measureEnded']);
  });
  test('takes no reading that cannot be, nor from a stranger', async () => {
    expect(codes(await send('actionOwner', 'addMeasureReading', { measureId, numerator: 54, denominator: 53, datedOn: '2016-10-01' }))).toEqual(['moreThanCounted', 'dateInFuture']);
    const stranger = await addTestPerson(database, tenant, 'stranger', ['actionOwner']);
    sessions['stranger'] = await signIn(app, stranger.email);
    expect(codes(await send('stranger', 'addMeasureReading', { measureId, numerator: 1, denominator: 2, datedOn: '2016-09-01' }))).toEqual(['notYourAction']);
  });
});

describe('an override', () => {
  const counts = async (session: TestSession) => (await session.graphql<{ plan: { summary: { overridden: number; byRating: { rating: { code: string }; count: number }[] } } }>('query ($id: ID!) { plan(id: $id) { ... on Plan { summary { overridden byRating { rating { code } count } } } } }', { id: plan.planId }, tenant.slug)).data?.plan.summary;
  const greens = async (session: TestSession) => (await counts(session))?.byRating.find(({ rating }) => rating.code === 'green')?.count;

  test('counts only when another person has approved it', async () => {
    const before = await greens(sessions['planManager']!);
    const asked = await send('planManager', 'proposeOverride', await of(1, { rating: 'green', until: '2016-10-31', reason: 'The board has seen it.' }));
    expect(asked).toMatchObject({ overridden: false, effectiveRating: { code: 'amber' }, override: { rating: { code: 'green' }, holds: false, ownProposal: true } });
    expect(codes(await send('planManager', 'approveOverride', await of(1)))).toEqual(['ownProposal']);
    await expect(database.administer('update action set override_approved_by = override_by, override_approved_at = now() where id = $1', [plan.actionIds[1]])).rejects.toThrow(/action_override_two_people/);
    expect(codes(await send('second', 'proposeOverride', await of(1, { rating: 'green', until: '2016-10-31', reason: 'x' })))).toEqual(['overrideThere']);
    expect(await send('second', 'approveOverride', await of(1))).toMatchObject({ overridden: true, computedRating: { code: 'amber' }, effectiveRating: { code: 'green' }, override: { holds: true, approvedBy: `second of ${tenant.slug}` } });
    expect([await greens(sessions['planManager']!), (await counts(sessions['planManager']!))?.overridden]).toEqual([(before ?? 0) + 1, 1]);
  });

  test('ends by itself after its last day, and the sweep leaves it alone', async () => {
    const tenancy = await Tenancy.open({ url: database.appUrl, size: 2 });
    try {
      await tenancy.withTenant({ tenantId: tenant.id, accountId: null, roles: [] }, () => new RatingsService(new Clock('2016-10-31T12:00:00Z')).sweep(500));
    } finally {
      await tenancy.close();
    }
    const after = await signIn(later, `planManager@${tenant.slug}.test`);
    const { data } = await after.graphql<{ action: Record<string, unknown> }>('query ($id: ID!) { action(id: $id) { ... on Action { overridden effectiveRating { code } override { until } } } }', { id: plan.actionIds[1] }, tenant.slug);
    expect(data?.action).toEqual({ overridden: false, effectiveRating: { code: 'amber' }, override: null });
    expect((await counts(after))?.overridden).toBe(0);
  });

  test('is ended with a reason, which the history keeps', async () => {
    expect(codes(await send('boardChair', 'endOverride', await of(1, { reason: '' })))).toEqual(['textMissing']);
    const ended = await send('boardChair', 'endOverride', await of(1, { reason: 'It has slipped.' }));
    expect(ended).toMatchObject({ overridden: false, override: null });
    expect((ended['history'] as { kind: string }[]).slice(0, 3).map(({ kind }) => kind)).toEqual(['overrideEnded', 'overrideApproved', 'overrideProposed']);
    expect(codes(await send('boardChair', 'endOverride', await of(1, { reason: 'Again' })))).toEqual(['noOverride']);
  });
});
