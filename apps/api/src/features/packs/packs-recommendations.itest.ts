/** Recommendations in the board's paper: what the plan answers and what nothing answers, frozen at closing, and not all of it for everybody. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, signIn, startTestApp, stopClock, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let manager: TestSession;
let chair: TestSession;
let planId: string;
let reviewId: string;

async function step(session: TestSession, name: string, type: string, shown: string, input: object): Promise<Record<string, unknown>> {
  const { data, errors } = await session.graphql<Record<string, Record<string, unknown>>>(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${shown} ... on Refused { reasons { code } } } }`, { input }, tenant.slug);
  if (errors || data![name]!.__typename === 'Refused') throw new Error(JSON.stringify(errors ?? data));
  return data![name]!;
}

/** A review from outside with these recommendations; answers their ids. */
async function recommended(kind: string, title: string, texts: readonly string[]): Promise<string[]> {
  const recommendations = texts.map((text, at) => ({ number: String(at + 1), text }));
  await step(manager, 'addExternalReview', 'AddExternalReviewInput', '... on ExternalReview { id }', { kind, title, publisher: 'Publisher', datedOn: '2016-06-01', recommendations });
  return (await database.administer<{ id: string }>("select n.id from external_recommendation n join external_review r on r.id = n.review_id where r.title = $1 order by n.position", [title])).map(({ id }) => id);
}
const link = (recommendationId: string | undefined, targetId: string | undefined) => step(manager, 'linkRecommendation', 'RecommendationLinkInput', '... on ExternalRecommendation { id }', { recommendationId, kind: 'ACTION', targetId });

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
  stopClock(app, new Date('2016-09-30T10:00:00Z'));
  tenant = await createTestTenant(database, { roles: ['planManager', 'boardChair'] });
  [manager, chair] = [await signIn(app, `planManager@${tenant.slug}.test`), await signIn(app, `boardChair@${tenant.slug}.test`)];
  const plan = await writePlan(database, tenant, planOf([[[action({ description: 'Train everybody', timescale: 'Aug 16' }), action({ description: 'Agree a protocol' })]]]), '2016-09-01T10:00:00Z');
  const elsewhere = await writePlan(database, tenant, planOf([[[action()]]]), '2016-09-01T10:00:00Z');
  ({ planId } = plan);
  const [training, , other] = await recommended('INSPECTION', 'Inspection, June', ['Train those who assess.', 'Ask children what helped.', 'Belongs to another plan.']);
  await link(training, plan.actionIds[0]);
  await link(other, elsewhere.actionIds[0]);
  await recommended('LOCAL_REVIEW', 'Local learning review', ['Words that are not published.']);
  reviewId = (await step(chair, 'openReview', 'OpenReviewInput', '... on Review { id }', { planId, title: 'Board', heldOn: '2016-09-30' })).id as string;
  await step(chair, 'recordAttendance', 'RecordAttendanceInput', '... on Review { id }', { reviewId, entries: [{ agency: 'POLICE', attendance: 'MEMBER' }] });
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

interface Row { number: string; text: string; reviewTitle: string; progress: string; state: string; actionIds: string[] }
const shown = async (): Promise<Row[]> => {
  const { data, errors } = await chair.graphql<{ review: { paper: { recommendations: Row[] } } }>(
    'query ($id: ID!) { review(id: $id) { ... on Review { paper { recommendations { number text reviewTitle progress state actionIds } } } } }', { id: reviewId }, tenant.slug);
  if (errors) throw new Error(JSON.stringify(errors));
  return data!.review.paper.recommendations;
};
const paper = async (query = ''): Promise<string> => (await chair.fetch(`/api/reviews/${reviewId}/pack?${query}`, { service: tenant.slug })).text();

test('the agenda has those that the plan answers and those that nothing answers, but none of another plan', async () => {
  const rows = await shown();
  expect(rows.map(({ text, progress, actionIds }) => [text, progress, actionIds.length]).sort()).toEqual([
    ['Ask children what helped.', 'UNANSWERED', 0], ['Train those who assess.', 'OFF_TRACK', 1], ['Words that are not published.', 'UNANSWERED', 0],
  ]);
});

test('the paper says how many nothing answers; the public one leaves out what its author does not publish', async () => {
  const text = await paper();
  expect(['Recommendations of reviews from outside', '2 of 3 are answered by no action.', 'Train those who assess.', 'Words that are not published.', 'Inspection, June, 1 June 2016', 'Off track'].filter((words) => !text.includes(words))).toEqual([]);
  const [english, welsh] = [await paper('version=public'), await paper('version=public&language=cy')];
  expect([english.includes('Train those who assess.'), english.includes('Words that are not published.'), english.includes('the report is not published by its author')]).toEqual([true, false, true]);
  expect(welsh).toContain('Argymhellion adolygiadau allanol');
});

test('what was closed stays as it was, whatever is answered later', async () => {
  const before = await shown();
  const { version } = await step(chair, 'recordReviewDecision', 'RecordReviewDecisionInput', '... on Review { version }', { reviewId, kind: 'NOTED', reason: 'Seen.' });
  await step(chair, 'closeReview', 'CloseReviewInput', '... on Review { id }', { reviewId, version });
  await database.administer('delete from recommendation_action where tenant_id = $1', [tenant.id]);
  expect(await shown()).toEqual(before);
});
