/** A board's meeting over HTTP: agenda, decisions, closing, what stays frozen, and what changed since. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { onConnection } from '../../platform/database/index.ts';
import { createTestDatabase, createTestTenant, signIn, startTestApp, stopClock, type TestApp, type TestClock, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';
import { contentHashOf, type ReviewContent } from './review-content.ts';

let database: TestDatabase;
let app: TestApp;
let clock: TestClock;
let tenant: TestTenant;
let plan: WrittenPlan;
let manager: TestSession;
let chair: TestSession;
let viewer: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
  clock = stopClock(app, new Date('2016-09-30T10:00:00Z'));
  tenant = await createTestTenant(database, { slug: 'board', roles: ['planManager', 'boardChair', 'viewer'] });
  await everybodySignsIn();
  plan = await writePlan(database, tenant, planOf([[[
    action({ description: 'done', timescale: 'Achieved', stated: 'green', progress: 'Everybody is trained.' }),
    action({ description: 'late', timescale: 'Aug 16' }), action({ description: 'coming', timescale: 'Oct 16' }),
  ]]]), '2016-09-01T10:00:00Z');
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function everybodySignsIn(): Promise<void> {
  [manager, chair, viewer] = [await signIn(app, 'planManager@board.test'), await signIn(app, 'boardChair@board.test'), await signIn(app, 'viewer@board.test')];
}

interface Reason { code: string }
interface Answer { __typename: string; id?: string; version?: number; currentVersion?: number; contentHash?: string; reasons?: Reason[] }

async function step(session: TestSession, name: string, type: string, input: object): Promise<Answer> {
  const { data, errors } = await session.graphql<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Review { id version contentHash } ... on Refused { reasons { code } } ... on Conflict { currentVersion } } }`, { input }, tenant.slug);
  if (errors) throw new Error(JSON.stringify(errors));
  return data![name]!;
}
const decide = (reviewId: string | undefined, action: number | null, kind: string, more: object = {}) =>
  step(chair, 'recordReviewDecision', 'RecordReviewDecisionInput', { reviewId, actionId: action === null ? null : plan.actionIds[action], kind, ...more });
const codes = (answer: Answer): string[] => (answer.reasons ?? []).map(({ code }) => code);

interface Paper {
  asAt: string;
  figures: { total: number; pastDeadline: number; accepted: number };
  toSignOff: { description: string; evidenceCount: number; progress: string | null; assurance: string }[];
  exceptions: { description: string; daysOverdue: number | null; effectiveRating: { code: string } }[];
  decisions: { kind: string; reason: string | null; decidedBy: string }[];
}
interface Changes { unchanged: number; changes: { kind: string; cause: string | null; action: { description: string; effectiveRating: { code: string } }; before: { effectiveRating: { code: string } } | null }[] }
const changesShown = 'unchanged changes { kind cause action { description effectiveRating { code } } before { effectiveRating { code } } }';

async function read(session: TestSession, id: string | undefined): Promise<{ __typename: string; paper: Paper; sincePrevious: Changes | null }> {
  const { data, errors } = await session.graphql<{ review: { __typename: string; paper: Paper; sincePrevious: Changes | null } }>(
    `query ($id: ID!) { review(id: $id) { __typename ... on Review { paper { asAt figures { total pastDeadline accepted } toSignOff { description evidenceCount progress assurance }
       exceptions { description daysOverdue effectiveRating { code } } decisions { kind reason decidedBy } } sincePrevious { ${changesShown} } } } }`, { id }, tenant.slug);
  if (errors) throw new Error(JSON.stringify(errors));
  return data!.review;
}

describe('a board meets, closes and meets again', () => {
  let first: string | undefined;

  test('the agenda is made from the plan', async () => {
    const opened = await step(manager, 'openReview', 'OpenReviewInput', { planId: plan.planId, title: 'Management board, September', heldOn: '2016-09-30' });
    first = opened.id;
    expect((await read(chair, first)).paper).toEqual({
      asAt: '2016-09-30', figures: { total: 3, pastDeadline: 1, accepted: 0 },
      toSignOff: [{ description: 'done', evidenceCount: 0, progress: 'Everybody is trained.', assurance: 'CLAIMED' }],
      exceptions: [{ description: 'late', daysOverdue: 30, effectiveRating: { code: 'red' } }], decisions: [],
    });
    expect(codes(await step(manager, 'openReview', 'OpenReviewInput', { planId: plan.planId, title: ' ', heldOn: '2016-10-01' }))).toEqual(['missing', 'reviewOpen']);
  });

  test('what a document calls complete is claimed by whoever imported it, and its history says so', async () => {
    const { data } = await manager.graphql<{ action: { assurance: object; history: object[] } }>('query ($id: ID!) { action(id: $id) { ... on Action { assurance { state waitingDays } history { kind by changes { field before after } } } } }', { id: plan.actionIds[0] }, tenant.slug);
    expect(data?.action).toEqual({ assurance: { state: 'CLAIMED', waitingDays: 29 }, history: [{ kind: 'import', by: `planManager of ${tenant.slug}`, changes: [{ field: 'assurance', before: null, after: 'claimed' }] }] });
  });

  test('who reads closed reviews alone knows of none yet', async () => {
    expect((await read(viewer, first)).__typename).toBe('NotFound');
    const { data } = await viewer.graphql<{ reviews: { totalCount: number; nodes: unknown[] } }>('query ($id: ID!) { reviews(planId: $id) { totalCount nodes { id } } }', { id: plan.planId }, tenant.slug);
    expect(data?.reviews).toEqual({ totalCount: 0, nodes: [] });
  });

  test('what is decided needs a reason; a completion is accepted when it was claimed and its evidence confirmed', async () => {
    expect(codes(await decide(first, 0, 'ACCEPTED'))).toEqual(['notFromHere']);
    expect(codes(await decide(first, 1, 'ACCEPTED'))).toEqual(['notFromHere']);
    expect(codes(await decide(first, 1, 'RETURNED'))).toEqual(['missing']);
    expect(codes(await decide(first, null, 'RETURNED', { reason: 'All of it' }))).toEqual(['actionMissing']);
    expect(codes(await decide(first, 1, 'RETURNED', { reason: 'Born on 3 March 2009, NHS number 943 476 5919' }))).toContain('childDataSuspected');
    expect((await decide(first, 1, 'RETURNED', { reason: 'Say when it will be done.' })).__typename).toBe('Review');
    const ofAction = (session: TestSession, name: string, type: string, input: object) =>
      session.graphql<Record<string, { __typename: string }>>(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Refused { reasons { code } } } }`, { input }, tenant.slug).then(({ data }) => data?.[name]?.__typename);
    const version = 100;
    const actionId = plan.actionIds[0];
    expect(await ofAction(manager, 'addEvidence', 'AddEvidenceInput', { actionId, title: 'Register of training', datedOn: '2016-09-20' })).toBe('Action');
    const [piece] = await database.administer<{ id: string }>('select id from evidence where tenant_id = $1', [tenant.id]);
    expect(await ofAction(chair, 'verifyEvidence', 'EvidenceStepInput', { evidenceId: piece?.id })).toBe('Action');
    // The document called it complete: that is a claim already.
    expect(await ofAction(manager, 'moveAssurance', 'MoveAssuranceInput', { actionId, version, step: 'CLAIM' })).toBe('Refused');
    expect(await ofAction(chair, 'moveAssurance', 'MoveAssuranceInput', { actionId, version, step: 'CONFIRM_EVIDENCE' })).toBe('Action');
    expect((await decide(first, 0, 'ACCEPTED', { interest: 'The chair of health trains staff herself.' })).__typename).toBe('Review');
    const [accepted] = await database.administer('select assurance from action where id = $1', [actionId]);
    expect(accepted).toEqual({ assurance: 'boardAccepted' });
    await database.administer('update action_owner set person_id = (select id from person where tenant_id = $1 and account_id = $2) where tenant_id = $1 and action_id = $3 and accountable', [tenant.id, tenant.accounts.boardChair!.id, plan.actionIds[2]]);
    expect(codes(await decide(first, 2, 'RETURNED', { reason: 'Mine' }))).toEqual(['ownAction']);
  });

  test('it closes once, when it is known who came, as it was seen', async () => {
    const close = (version: number) => step(chair, 'closeReview', 'CloseReviewInput', { reviewId: first, version });
    expect(codes(await close(3))).toEqual(['attendanceMissing']);
    await step(manager, 'recordAttendance', 'RecordAttendanceInput', { reviewId: first, entries: [{ agency: 'POLICE', attendance: 'MEMBER' }, { agency: 'HEALTH', attendance: 'APOLOGIES' }] });
    await step(manager, 'recordAttendance', 'RecordAttendanceInput', { reviewId: first, entries: [{ agency: 'HEALTH', attendance: 'DEPUTY' }] });
    expect(await close(3)).toMatchObject({ __typename: 'Conflict', currentVersion: 5 });
    const closed = await close(5);
    expect(closed).toMatchObject({ __typename: 'Review', version: 6 });
    expect(codes(await close(6))).toEqual(['reviewClosed']);
    expect(codes(await decide(first, null, 'NOTED', { reason: 'Too late' }))).toEqual(['reviewClosed']);
    const [row] = await database.administer<{ document: ReviewContent }>('select document from review_snapshot where tenant_id = $1 and review_id = $2', [tenant.id, first]);
    expect(row?.document.attendance).toEqual([{ agency: 'police', attendance: 'member' }, { agency: 'health', attendance: 'deputy' }]);
    expect(contentHashOf(row!.document)).toBe(closed.contentHash);
  });

  test('what was before the board stays, whatever becomes of the plan, and scrutiny reads it', async () => {
    clock.forward(40 * 24 * 3600);
    await everybodySignsIn();
    await database.administer(`update action set description = 'reworded' where tenant_id = $1 and id = $2`, [tenant.id, plan.actionIds[1]]);
    const { paper } = await read(viewer, first);
    expect(paper).toMatchObject({ asAt: '2016-09-30', figures: { total: 3, pastDeadline: 1, accepted: 1 }, toSignOff: [], exceptions: [{ description: 'late', daysOverdue: 30 }] });
    expect(paper.decisions.map(({ kind, decidedBy }) => `${kind} ${decidedBy}`)).toEqual([expect.stringMatching(/^RETURNED /), expect.stringMatching(/^ACCEPTED /)]);
  });

  test('the next review tells what changed, and why a rating did', async () => {
    const second = await step(manager, 'openReview', 'OpenReviewInput', { planId: plan.planId, title: 'Management board, November', heldOn: '2016-11-09' });
    const { sincePrevious, paper } = await read(chair, second.id);
    expect(sincePrevious?.changes.map(({ kind, cause, action: { description, effectiveRating }, before }) => [kind, cause, description, before?.effectiveRating.code, effectiveRating.code])).toEqual([
      ['RERATED', 'TIME', 'coming', 'amber', 'red'],
      ['REWORDED', null, 'reworded', 'red', 'red'],
    ]);
    expect(sincePrevious?.unchanged).toBe(1);
    expect(paper.toSignOff).toEqual([]);
    const { data } = await manager.graphql<{ planChanges: Changes & Answer }>(`query ($input: PlanChangesInput!) { planChanges(input: $input) { __typename ... on PlanChanges { ${changesShown} } ... on Refused { reasons { code } } } }`, { input: { fromReviewId: first } }, tenant.slug);
    expect(data?.planChanges.changes).toEqual(sincePrevious?.changes);
    const asViewer = await viewer.graphql<{ planChanges: Answer }>('query ($input: PlanChangesInput!) { planChanges(input: $input) { __typename ... on Refused { reasons { code } } } }', { input: { fromReviewId: first } }, tenant.slug);
    expect(codes(asViewer.data!.planChanges)).toEqual(['closedReviewsOnly']);
  });

  test('any two days are compared, as far back as there is a history, by those who read the working plan', async () => {
    const compare = async (session: TestSession, input: object) => {
      const { data } = await session.graphql<{ planChanges: Changes & Answer }>(`query ($input: PlanChangesInput!) { planChanges(input: $input) { __typename ... on PlanChanges { ${changesShown} } ... on Refused { reasons { code } } } }`, { input }, tenant.slug);
      return data!.planChanges;
    };
    const { planId } = plan;
    const kinds = (answer: Changes) => answer.changes.map(({ kind, cause, action: { description } }) => [kind, cause, description]);
    expect(kinds(await compare(chair, { planId, fromDate: '2016-09-01', toDate: '2016-10-31' }))).toEqual([]);
    expect(kinds(await compare(chair, { planId, fromDate: '2016-10-31', toDate: '2016-11-01' }))).toEqual([['RERATED', 'TIME', 'coming']]);
    expect(codes(await compare(chair, { planId, fromDate: '2016-08-31' }))).toEqual(['historyMissing']);
    expect(codes(await compare(chair, { planId, fromDate: '2017-01-01' }))).toEqual(['dateInFuture']);
    expect(codes(await compare(chair, { planId, fromDate: '2016-10-31', toReviewId: first }))).toEqual(['reviewsInOrder']);
    expect(codes(await compare(chair, { fromDate: '2016-10-31' }))).toEqual(['missing']);
    expect(codes(await compare(viewer, { planId, fromDate: '2016-09-01' }))).toEqual(['closedReviewsOnly']);
  });

  test('the database lets nobody change what is closed, and what is written beside it is not in it', async () => {
    const asApp = (sql: string, ...values: unknown[]) =>
      onConnection(database.appUrl, async (client) => {
        await client.query(`select set_config('app.tenant_id', $1, false)`, [tenant.id]);
        return client.query(sql, values);
      });
    await expect(asApp('update review_snapshot set document = $2 where review_id = $1', first, '{}')).rejects.toThrow(/permission denied/);
    await expect(asApp('delete from review_snapshot where review_id = $1', first)).rejects.toThrow(/permission denied/);
    expect((await asApp('update review set version = 9 where id = $1', first)).rowCount).toBe(0);
    await asApp(`update review_attendance set attendance = 'absent' where review_id = $1`, first);
    const { data } = await viewer.graphql<{ review: { paper: { attendance: unknown[] } } }>('query ($id: ID!) { review(id: $id) { ... on Review { paper { attendance { agency attendance } } } } }', { id: first }, tenant.slug);
    expect(data?.review.paper.attendance).toEqual([{ agency: 'POLICE', attendance: 'MEMBER' }, { agency: 'HEALTH', attendance: 'DEPUTY' }]);
  });
});
