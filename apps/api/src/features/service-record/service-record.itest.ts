/** The service's record over HTTP: sums said and kept, versions added, few answers without a percentage, and what is refused. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let manager: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z' });
  tenant = await createTestTenant(database);
  manager = await signIn(app, `planManager@${tenant.slug}.test`);
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const shown = `__typename ... on ServiceRecord {
    year years
    budget { version { number source recordedBy } contributions { agency total contribution } total faults { code name stated sum } changes { agency before after } }
    priorities { version { number } items }
    feedback { version { number } results { group question positive answered percent lower upper } }
  }`;
async function ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await manager.graphql<Data>(query, variables, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
type Kind = 'Budget' | 'Priorities' | 'Feedback';
const record = async (kind: Kind, input: Record<string, unknown>) =>
  (await ask<Record<string, { __typename: string } & Record<string, unknown>>>(
    `mutation ($input: Record${kind}Input!) { record${kind}(input: $input) { ${shown} ... on Refused { reasons { code parameters { name value } } } ... on Conflict { currentVersion } } }`,
    { input: { source: 'Youth justice plan', seen: 0, ...input } },
  ))[`record${kind}`]!;
const ofYear = async (year: number | null) => (await ask<{ serviceRecord: Record<string, unknown> }>(`query ($year: Int) { serviceRecord(year: $year) { ${shown} } }`, { year })).serviceRecord;
const codes = (answer: Record<string, unknown>) => (answer['reasons'] as { code: string }[]).map(({ code }) => code);

test('before anything is recorded the present financial year is shown, with nothing in it', async () => {
  expect(await ofYear(null)).toEqual({ __typename: 'ServiceRecord', year: 2016, years: [], budget: null, priorities: null, feedback: null });
});

test('a budget is kept as it was printed: its wrong sums are said, its change on the year before worked out', async () => {
  await record('Budget', { year: 2015, contributions: [{ agency: 'Council', total: 600 }, { agency: 'Probation', total: 30 }], totals: { total: 630 } });
  const answer = await record('Budget', { year: 2016, contributions: [{ agency: 'Council', staffing: 500, other: 80, total: 590 }, { agency: 'Police ', inKind: 100 }], totals: { total: 700 } });
  expect(answer).toMatchObject({
    year: 2016, years: [2016, 2015],
    budget: {
      version: { number: 1, source: 'Youth justice plan' }, total: 700,
      contributions: [{ agency: 'Council', total: 590, contribution: 590 }, { agency: 'Police', total: null, contribution: 100 }],
      faults: [{ code: 'ROW', name: 'Council', stated: 590, sum: 580 }, { code: 'WHOLE', name: '', stated: 700, sum: 690 }],
      changes: [{ agency: 'Council', before: 600, after: 590 }, { agency: 'Police', before: null, after: 100 }, { agency: 'Probation', before: 30, after: null }],
    },
  });
  expect(await ofYear(2015)).toMatchObject({ budget: { faults: [], changes: null } });
});

test('a correction is the next version; who saw an older one learns so and loses nothing', async () => {
  expect(await record('Priorities', { year: 2016, items: ['Prevention', ' Victims '] })).toMatchObject({ priorities: { version: { number: 1 }, items: ['Prevention', 'Victims'] } });
  expect(await record('Priorities', { year: 2016, seen: 1, items: ['Victims', 'Prevention'] })).toMatchObject({ priorities: { version: { number: 2 }, items: ['Victims', 'Prevention'] } });
  expect(await record('Priorities', { year: 2016, seen: 1, items: ['Late'] })).toEqual({ __typename: 'Conflict', currentVersion: 2 });
  const [both] = await database.administer<{ count: number }>(`select count(*) as count from service_record where tenant_id = $1 and kind = 'priorities'`, [tenant.id]);
  expect(both?.count).toBe(2);
  const racing = await Promise.all(['One', 'Two', 'Three'].map((item) => record('Priorities', { year: 2016, seen: 2, items: [item] })));
  expect(racing.map(({ __typename }) => __typename).sort()).toEqual(['Conflict', 'Conflict', 'ServiceRecord']);
});

test('answers are counts with an interval; of few there is no percentage', async () => {
  const answer = await record('Feedback', { year: 2016, results: [
    { group: 'CHILDREN', question: 'Did somebody listen to you?', positive: 45, answered: 53 }, { group: 'PARENTS', question: 'Was it clear what would happen?', positive: 6, answered: 9 },
  ] });
  // Wilson 95 %: computed by hand from its formula.
  expect(answer).toMatchObject({ feedback: { results: [{ percent: 84.9, lower: 72.9, upper: 92.1 }, { positive: 6, answered: 9, percent: null, lower: null, upper: null }] } });
});

test('what cannot be is refused, whole, with its reason', async () => {
  expect(codes(await record('Budget', { year: 2018, contributions: [], totals: {} }))).toEqual(['yearOutOfRange', 'howMany']);
  expect(codes(await record('Budget', { year: 2014, contributions: [{ agency: '', total: -1 }, { agency: 'Council', staffing: 1.5 }, { agency: 'council' }], totals: { total: 1e10 } }))).toEqual(['textMissing', 'notPounds', 'notPounds', 'notPounds', 'agencyTwice']);
  expect(codes(await record('Feedback', { year: 2014, results: [{ group: 'STAFF', question: 'x'.repeat(301), positive: 3, answered: 2 }] }))).toEqual(['textTooLong', 'moreThanAnswered']);
  expect(codes(await record('Priorities', { year: 2014, source: ' ', items: ['Help the child with NHS number 943 476 5919'] }))).toEqual(['textMissing', 'childDataSuspected']);
  expect(await ofYear(2014)).toMatchObject({ budget: null, priorities: null, feedback: null });
});
