/** Self-assessments over HTTP: one draft that is written whole, closed for good, compared with the last time, and read by the board. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let manager: TestSession;
let member: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW: '2026-11-27T10:00:00Z' });
  tenant = await createTestTenant(database);
  await addTestPerson(database, tenant, 'member', ['boardMember']);
  [manager, member] = [await signIn(app, `planManager@${tenant.slug}.test`), await signIn(app, `member@${tenant.slug}.test`)];
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

interface Assessment {
  __typename: string;
  id: string;
  version: number;
  closedAt: string | null;
  currentVersion: number;
  reasons: { code: string }[];
  standards: { standard: string; leftOut: boolean; casesNeeded: number | null; sample: string | null; operationalChange: { move: string; before: string; beforeOn: string } | null }[];
}
const fields = 'id version closedAt standards { standard leftOut casesNeeded sample operationalChange { move before beforeOn } }';
const answer = `__typename ... on SelfAssessment { ${fields} } ... on Refused { reasons { code } } ... on Conflict { currentVersion } ... on NotFound { id }`;
async function ask<Data>(query: string, variables: Record<string, unknown> = {}, session = manager): Promise<Data> {
  const { data, errors } = await session.graphql<Data>(query, variables, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
const all = async () => (await ask<{ selfAssessments: Assessment[] }>(`{ selfAssessments { ${fields} } }`, {}, member)).selfAssessments;
const atCourt = { standard: 'atCourt', strategic: 'GOOD', operational: 'INADEQUATE', cases: 105, casesLookedAt: 20, evidence: 'Reports for court, read by two people.' };
const record = async (version: number | null, assessedOn: string, ...standards: object[]) =>
  (await ask<{ recordSelfAssessment: Assessment }>(`mutation ($input: RecordSelfAssessmentInput!) { recordSelfAssessment(input: $input) { ${answer} } }`, { input: { version, assessedOn, standards } })).recordSelfAssessment;
const close = async (selfAssessmentId: string, version: number) =>
  (await ask<{ closeSelfAssessment: Assessment }>(`mutation ($input: CloseSelfAssessmentInput!) { closeSelfAssessment(input: $input) { ${answer} } }`, { input: { selfAssessmentId, version } })).closeSelfAssessment;

test('the draft is replaced whole, says that its sample is short, and is closed once nothing of a standard is missing', async () => {
  const begun = await record(null, '2026-03-31', { standard: 'atCourt', strategic: 'GOOD' });
  expect(begun).toMatchObject({ __typename: 'SelfAssessment', version: 1, closedAt: null });
  expect((await close(begun.id, 1)).reasons.map(({ code }) => code)).toEqual(['missing', 'missing', 'missing', 'missing']);
  // There is a draft: whoever did not see it does not replace it.
  expect(await record(null, '2026-03-31', atCourt)).toEqual({ __typename: 'Conflict', currentVersion: 1 });
  const written = await record(1, '2026-03-31', atCourt);
  expect(written).toMatchObject({ id: begun.id, version: 2 });
  expect(written.standards.map(({ standard, leftOut, casesNeeded, sample }) => [standard, leftOut, casesNeeded, sample])).toEqual([
    ['outOfCourt', true, null, null], ['atCourt', false, 21, 'SHORT'], ['inCommunity', true, null, null], ['inSecureSettings', true, null, null], ['onTransition', true, null, null],
  ]);
  expect(await close(begun.id, 1)).toEqual({ __typename: 'Conflict', currentVersion: 2 });
  expect(await close(begun.id, 2)).toMatchObject({ __typename: 'SelfAssessment', closedAt: '2026-11-27T10:00:00.000Z' });
  expect(await close(begun.id, 3)).toMatchObject({ __typename: 'Refused', reasons: [{ code: 'assessmentClosed' }] });
  // The database, too, keeps what is closed.
  await database.administer(`begin; set local role waymark_app; select set_config('app.tenant_id', '${tenant.id}', true); update self_assessment set assessed_on = '2020-01-01'; commit`);
  expect(await database.administer('select assessed_on as day from self_assessment where tenant_id = $1', [tenant.id])).toEqual([{ day: '2026-03-31' }]);
});

test('the next one says what moved since, and the board reads both, the newest first', async () => {
  const next = await record(null, '2026-11-27', { ...atCourt, operational: 'GOOD', casesLookedAt: 105 }, { standard: 'inSecureSettings', strategic: 'OUTSTANDING', cases: 0, casesLookedAt: 0, evidence: 'No child was in custody.' });
  expect(await close(next.id, 1)).toMatchObject({ __typename: 'SelfAssessment' });
  const [newest, first] = await all();
  expect(newest!.standards[1]).toEqual({ standard: 'atCourt', leftOut: false, casesNeeded: 21, sample: 'ALL', operationalChange: { move: 'UP', before: 'INADEQUATE', beforeOn: '2026-03-31' } });
  expect(newest!.standards[3]).toMatchObject({ sample: 'NO_CASES', operationalChange: null });
  expect(first!.standards[1]!.operationalChange).toBeNull();
  const one = await ask<{ selfAssessment: Assessment }>(`query ($id: ID!) { selfAssessment(id: $id) { ${answer.replace('... on Refused { reasons { code } } ... on Conflict { currentVersion } ', '')} } }`, { id: newest!.id }, member);
  expect(one.selfAssessment.standards).toEqual(newest!.standards);
});

test('what cannot be is refused with its field, no other service’s is found, and the board does not write', async () => {
  expect(await record(null, '2026-11-28', atCourt)).toMatchObject({ reasons: [{ code: 'dateInFuture' }] });
  expect(await record(null, '2026-11-27', { ...atCourt, evidence: 'NHS number 943 476 5919' })).toMatchObject({ reasons: [{ code: 'childDataSuspected' }] });
  expect(await close('not an id', 1)).toEqual({ __typename: 'NotFound', id: 'not an id' });
  const other = await createTestTenant(database);
  const stranger = await signIn(app, `planManager@${other.slug}.test`);
  const { data } = await stranger.graphql<{ selfAssessment: unknown }>('query ($id: ID!) { selfAssessment(id: $id) { __typename } }', { id: (await all())[0]!.id }, other.slug);
  expect(data).toEqual({ selfAssessment: { __typename: 'NotFound' } });
  const { errors } = await member.graphql('mutation ($input: CloseSelfAssessmentInput!) { closeSelfAssessment(input: $input) { __typename } }', { input: { selfAssessmentId: (await all())[0]!.id, version: 1 } }, tenant.slug);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  const trail = await database.administer<{ operation: string; detail: unknown }>(`select operation, detail from audit_event where tenant_id = $1 and operation like '%SelfAssessment' order by seq`, [tenant.id]);
  expect(trail.map(({ operation }) => operation)).toEqual(['recordSelfAssessment', 'recordSelfAssessment', 'closeSelfAssessment', 'recordSelfAssessment', 'closeSelfAssessment']);
  expect(trail.at(-1)).toEqual({ operation: 'closeSelfAssessment', detail: { standardsVersion: '2019', assessedOn: '2026-11-27', standards: 2 } });
});
