/** Attendance over HTTP: closed reviews give the indicator its counts without an entry, beside confirmed figures and never mixed with them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let manager: TestSession;
let second: TestSession;
let chair: TestSession;
let viewer: TestSession;
let planIds: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW: '2026-10-14T10:00:00Z' });
  tenant = await createTestTenant(database, { roles: ['planManager', 'boardChair', 'viewer'] });
  await addTestPerson(database, tenant, 'second', ['planManager']);
  [manager, second] = [await signIn(app, `planManager@${tenant.slug}.test`), await signIn(app, `second@${tenant.slug}.test`)];
  [chair, viewer] = [await signIn(app, `boardChair@${tenant.slug}.test`), await signIn(app, `viewer@${tenant.slug}.test`)];
  planIds = [];
  for (const title of ['Improvement plan', 'Second plan']) planIds.push((await writePlan(database, tenant, planOf([[[action()]]], title), '2026-01-10T10:00:00Z')).planId);
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function ask<Data>(session: TestSession, query: string, variables: Record<string, unknown> = {}, slug = tenant.slug): Promise<Data> {
  const { data, errors } = await session.graphql<Data>(query, variables, slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
const step = async (session: TestSession, name: string, type: string, input: object) =>
  (await ask<Record<string, { id: string; version: number }>>(session, `mutation ($input: ${type}!) { ${name}(input: $input) { ... on Review { id version } } }`, { input }))[name]!;

/** @returns the id of the review */
async function meeting(heldOn: string, came: Readonly<Record<string, string>>, { plan = 0, close = true } = {}): Promise<string> {
  const { id } = await step(chair, 'openReview', 'OpenReviewInput', { planId: planIds[plan], title: `Board of ${heldOn}`, heldOn });
  const { version } = await step(chair, 'recordAttendance', 'RecordAttendanceInput', { reviewId: id, entries: Object.entries(came).map(([agency, attendance]) => ({ agency, attendance })) });
  if (close) await step(chair, 'closeReview', 'CloseReviewInput', { reviewId: id, version });
  return id;
}
const meetings = 'periodStart over meetings numerator denominator deputies';
const quarter = `${meetings} confirmed { numerator denominator }`;
interface Read {
  boardAttendance: { definitionVersion: string; quarters: object[]; year: { from: string; to: string; meetings: number; agencies: object[] } | null } | null;
  observations: { numerator: number; denominator: number }[];
}
const read = async (session = manager, code = 'kpi-8-board') =>
  (await ask<{ indicator: Read }>(session, `{ indicator(code: "${code}") { ... on Indicator { boardAttendance { definitionVersion quarters { ${quarter} } year { from to meetings agencies { agency attended deputies of } } } observations { numerator denominator } } } }`)).indicator;
const ofReview = async (id: string, session = chair) => (await ask<{ review: { boardAttendance: object | null } }>(session, `{ review(id: "${id}") { ... on Review { boardAttendance { ${meetings} } } } }`)).review.boardAttendance;

const held = { periodStart: '2026-07-01', over: true, meetings: 2, numerator: 4, denominator: 6, deputies: 1 };
const july = { ...held, confirmed: null };

test('closed reviews alone are counted, by quarter and by agency, without anybody entering a figure', async () => {
  expect(await read()).toEqual({ boardAttendance: { definitionVersion: '2023', quarters: [], year: null }, observations: [] });
  await meeting('2026-07-06', { COUNCIL: 'MEMBER', POLICE: 'DEPUTY', HEALTH: 'MEMBER' });
  const closed = await meeting('2026-09-28', { COUNCIL: 'MEMBER', POLICE: 'MEMBER', HEALTH: 'ABSENT' });
  const open = await meeting('2026-10-12', { COUNCIL: 'MEMBER', HEALTH: 'APOLOGIES' }, { close: false });
  expect(await read()).toEqual({
    boardAttendance: {
      definitionVersion: '2023', quarters: [july],
      year: { from: '2025-10-01', to: '2026-09-30', meetings: 2, agencies: [{ agency: 'COUNCIL', attended: 2, deputies: 0, of: 2 }, { agency: 'POLICE', attended: 1, deputies: 1, of: 2 }, { agency: 'HEALTH', attended: 1, deputies: 0, of: 2 }] },
    },
    // What was counted is no figure of two people.
    observations: [],
  });
  expect(await ofReview(closed)).toEqual(held);
  // Who reads closed reviews alone reads this of them.
  expect(await ofReview(closed, viewer)).toEqual(held);
  expect(await ofReview(open)).toBeNull();
  const { version } = (await ask<{ review: { version: number } }>(chair, `{ review(id: "${open}") { ... on Review { version } } }`)).review;
  await step(chair, 'closeReview', 'CloseReviewInput', { reviewId: open, version });
  expect(await ofReview(open)).toEqual({ periodStart: '2026-10-01', over: false, meetings: 1, numerator: 1, denominator: 2, deputies: 0 });
});

test('another plan reviewed on the same day is the same meeting', async () => {
  await meeting('2026-09-28', { COUNCIL: 'ABSENT', HEALTH: 'DEPUTY', EDUCATION: 'MEMBER' }, { plan: 1 });
  expect((await read()).boardAttendance?.quarters[0]).toEqual({ ...july, numerator: 5, denominator: 7, deputies: 2 });
});

test('a confirmed figure of a quarter stands beside what was counted, and is not mixed with it', async () => {
  const input = { indicator: 'kpi-8-board', definitionVersion: '2023', window: 'QUARTER', periodStart: '2026-07-01', numerator: 9, denominator: 12, source: 'Minutes', asAt: '2026-10-14' };
  const { enterObservation } = await ask<{ enterObservation: { id: string } }>(manager, 'mutation ($input: EnterObservationInput!) { enterObservation(input: $input) { ... on Observation { id } } }', { input });
  // It counts once another person has confirmed it.
  expect((await read()).boardAttendance?.quarters[0]).toMatchObject({ numerator: 5, denominator: 7, confirmed: null });
  await ask(second, 'mutation ($input: ConfirmObservationsInput!) { confirmObservations(input: $input) { __typename } }', { input: { observationIds: [enterObservation.id] } });
  const { boardAttendance, observations } = await read();
  expect(boardAttendance?.quarters[0]).toMatchObject({ numerator: 5, denominator: 7, confirmed: { numerator: 9, denominator: 12 } });
  expect(observations).toEqual([{ numerator: 9, denominator: 12 }]);
});

test('no other indicator has one, and another service counts its own meetings', async () => {
  expect((await read(manager, 'kpi-1-accommodation')).boardAttendance).toBeNull();
  const other = await createTestTenant(database);
  const stranger = await signIn(app, `planManager@${other.slug}.test`);
  const { indicator } = await ask<{ indicator: Read }>(stranger, '{ indicator(code: "kpi-8-board") { ... on Indicator { boardAttendance { quarters { numerator } } } } }', {}, other.slug);
  expect(indicator.boardAttendance?.quarters).toEqual([]);
});
