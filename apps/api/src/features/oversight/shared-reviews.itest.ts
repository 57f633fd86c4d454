/** Papers of closed meetings before an adviser: whole where the service opens them, without its own counts of children, and notes about them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addMonths } from '@waymark/domain';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { addTestAdviser } from '../../testing/test-adviser.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';
import { catalogue } from '../indicators/index.ts';

const NOW = '2016-11-22T10:00:00Z';
const INDICATOR = 'kpi-1-accommodation';
let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let administrator: TestSession;
let manager: TestSession;
let chair: TestSession;
let second: TestSession;
let adviser: TestSession;
let planId: string;
let shareId: string;
let [closed, open] = ['', ''];

async function step(session: TestSession, name: string, type: string, shown: string, input: object): Promise<Record<string, unknown>> {
  const { data, errors } = await session.graphql<Record<string, Record<string, unknown>>>(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${shown} ... on Refused { reasons { code } } } }`, { input }, tenant.slug);
  if (errors) throw new Error(JSON.stringify(errors));
  return data![name]!;
}
const review = (name: string, type: string, input: object) => step(name === 'closeReview' ? chair : manager, name, type, '... on Review { id version }', input);

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW });
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager', 'boardChair'] });
  [administrator, manager, chair] = [await signIn(app, `tenantAdministrator@${tenant.slug}.test`), await signIn(app, `planManager@${tenant.slug}.test`), await signIn(app, `boardChair@${tenant.slug}.test`)];
  await addTestPerson(database, tenant, 'second', ['planManager']);
  second = await signIn(app, `second@${tenant.slug}.test`);
  const plan = await writePlan(database, tenant, planOf([[[action({ description: 'Find homes', owners: ['Head of service'] }), action()]]]));
  ({ planId } = plan);
  await step(manager, 'linkIndicator', 'IndicatorLinkInput', '... on Action { id }', { actionId: plan.actionIds[0], indicator: INDICATOR });
  const version = catalogue.find(({ code }) => code === INDICATOR)!.versions.at(-1)!.version;
  const rows = [3, 4].map((numerator, at) => `${INDICATOR},${version},quarter,${addMonths('2016-01-01', 3 * at)},${numerator},60,Case system,2016-10-14`);
  const { nodes } = await step(manager, 'importObservations', 'ImportObservationsInput', '... on Observations { nodes { id } }', { csv: ['indicator,definition_version,window,period_start,numerator,denominator,source,as_at', ...rows].join('\n') });
  await step(second, 'confirmObservations', 'ConfirmObservationsInput', '... on Observations { nodes { id } }', { observationIds: (nodes as { id: string }[]).map(({ id }) => id) });

  closed = (await review('openReview', 'OpenReviewInput', { planId, title: 'Board, October', heldOn: '2016-10-20' })).id as string;
  await review('recordAttendance', 'RecordAttendanceInput', { reviewId: closed, entries: [{ agency: 'POLICE', attendance: 'MEMBER' }] });
  await review('closeReview', 'CloseReviewInput', { reviewId: closed, version: 2 });
  open = (await review('openReview', 'OpenReviewInput', { planId, title: 'Board, November', heldOn: '2016-11-22' })).id as string;

  ({ session: adviser } = await addTestAdviser(database, app, 'body-x'));
  shareId = (await step(administrator, 'grantShare', 'GrantShareInput', '... on Share { id }', { body: 'body-x' })).id as string;
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const all = ['ACTIONS', 'EVIDENCE', 'NAMES', 'INDICATORS', 'ESCALATIONS', 'REVIEWS'];
const change = (scopes: readonly string[]) => step(administrator, 'changeShare', 'ChangeShareInput', '... on Share { scopes }', { shareId, scopes });
interface Listed { reviews: { totalCount: number; nodes: { id: string; title: string }[] } }
const list = async (session: TestSession) => (await session.graphql<Listed>('{ reviews { totalCount nodes { id title } } }', {}, tenant.slug)).data!.reviews.nodes.map(({ title }) => title);
interface Read { __typename: string; closedBy?: string; contentHash?: string; paper?: { actions: { description: string; owners: { name: string }[] }[]; indicators: { code: string; observations: object[] }[]; attendance: object[] } }
const read = async (session: TestSession, id: string): Promise<Read> =>
  (await session.graphql<{ review: Read }>(`query ($id: ID!) { review(id: $id) { __typename ... on Review { closedBy contentHash
    paper { actions { description owners { name } } indicators { code observations { numerator } } attendance { agency attendance } } sincePrevious { unchanged } } } }`, { id }, tenant.slug)).data!.review;

test('is opened with all that a paper holds, or not at all', async () => {
  expect(await change(['ACTIONS', 'REVIEWS'])).toEqual({ __typename: 'Refused', reasons: [{ code: 'reviewsNeedAll' }] });
  await change(all.slice(0, -1));
  expect([await list(adviser), (await read(adviser, closed)).__typename]).toEqual([[], 'NotFound']);
  expect(await change(all)).toMatchObject({ __typename: 'Share' });
  await expect(database.administer("update share set scopes = '{actions,reviews}' where id = $1", [shareId])).rejects.toThrow('share_reviews_check');
});

test('the adviser reads what the board saw, but neither an open meeting nor the service’s own counts of children', async () => {
  expect([await list(adviser), (await list(manager)).length]).toEqual([['Board, October'], 2]);
  expect((await read(adviser, open)).__typename).toBe('NotFound');
  const [ours, theirs] = [await read(manager, closed), await read(adviser, closed)];
  expect(ours.paper!.indicators).toEqual([{ code: INDICATOR, observations: [{ numerator: 3 }, { numerator: 4 }] }]);
  expect(theirs.paper!.indicators).toEqual([{ code: INDICATOR, observations: [] }]);
  expect({ ...theirs, paper: { ...theirs.paper, indicators: [] } }).toEqual({ ...ours, paper: { ...ours.paper, indicators: [] } });
  expect(theirs.paper!.actions[0]).toEqual({ description: 'Find homes', owners: [{ name: 'Head of service' }] });
  expect(await database.administer("select 1 from audit_event where tenant_id = $1 and operation = 'adviserRead' and detail ->> 'operation' = 'review'", [tenant.id])).not.toHaveLength(0);
});

const write = async (subject: string, subjectId: string, text = 'Police did not speak.'): Promise<unknown> => {
  const { data, errors } = await adviser.graphql<{ writeAssuranceNote: { __typename: string } }>('mutation ($input: WriteAssuranceNoteInput!) { writeAssuranceNote(input: $input) { __typename } }',
    { input: { service: tenant.slug, subject, subjectId, verdict: 'NOT_ACCEPTED', text } });
  return data?.writeAssuranceNote.__typename ?? errors?.[0]?.extensions['code'];
};
const notes = async (session: TestSession, subject: string, subjectId: string): Promise<string[]> =>
  (await session.graphql<{ assuranceNotes: { text: string }[] }>('query ($subject: AssuranceNoteSubject!, $subjectId: ID!) { assuranceNotes(subject: $subject, subjectId: $subjectId) { text } }', { subject, subjectId }, tenant.slug)).data!.assuranceNotes.map(({ text }) => text);

test('says about the meeting and about the plan what it does not accept yet, each in its own place', async () => {
  expect([await write('REVIEW', closed), await write('PLAN', planId, 'No measure of success.')]).toEqual(['AssuranceNoteWritten', 'AssuranceNoteWritten']);
  expect([await write('REVIEW', open), await write('REVIEW', planId), await write('PLAN', closed)]).toEqual(['NotFound', 'NotFound', 'NotFound']);
  for (const session of [manager, adviser]) expect([await notes(session, 'REVIEW', closed), await notes(session, 'PLAN', planId)]).toEqual([['Police did not speak.'], ['No measure of success.']]);
  const events = await database.administer("select subject_kind as kind, subject_id as id from audit_event where tenant_id = $1 and operation = 'writeAssuranceNote' order by seq", [tenant.id]);
  expect(events).toEqual([{ kind: 'review', id: closed }, { kind: 'plan', id: planId }]);
});

test('what is closed again is as good as none', async () => {
  await change(['ACTIONS']);
  expect([await list(adviser), await read(adviser, closed), await write('REVIEW', closed), await notes(adviser, 'REVIEW', closed)]).toEqual([[], { __typename: 'NotFound' }, 'NotFound', []]);
  expect([await notes(adviser, 'PLAN', planId), await notes(manager, 'REVIEW', closed)]).toEqual([['No measure of success.'], ['Police did not speak.']]);
});
