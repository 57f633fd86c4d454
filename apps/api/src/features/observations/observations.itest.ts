/** Own figures over HTTP: two people, nothing overwritten, a file whole or not at all, and the guards of the database itself. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let manager: TestSession;
let second: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW: '2026-11-27T10:00:00Z' });
  tenant = await createTestTenant(database);
  await addTestPerson(database, tenant, 'second', ['planManager']);
  [manager, second] = [await signIn(app, `planManager@${tenant.slug}.test`), await signIn(app, `second@${tenant.slug}.test`)];
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

type Answer = Record<string, unknown> & { __typename: string; id: string };
const parts = '... on Observation { id state numerator mayJudge judgement { by reason } } ... on Refused { reasons { code } }';
const many = '... on Observations { nodes { id state numerator } } ... on Refused { reasons { code } }';

async function ask<Data>(session: TestSession, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await session.graphql<Data>(query, variables, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
const content = { indicator: 'kpi-1-accommodation', definitionVersion: 'gov.uk', window: 'QUARTER', periodStart: '2026-07-01', numerator: 9, denominator: 12, source: 'Case system', asAt: '2026-10-14' };
const enter = async (change: object = {}, session = manager) => (await ask<{ enterObservation: Answer }>(session, `mutation ($input: EnterObservationInput!) { enterObservation(input: $input) { __typename ${parts} } }`, { input: { ...content, ...change } })).enterObservation;
const confirm = async (session: TestSession, ...observationIds: string[]) => (await ask<{ confirmObservations: Answer }>(session, `mutation ($input: ConfirmObservationsInput!) { confirmObservations(input: $input) { __typename ${many} } }`, { input: { observationIds } })).confirmObservations;
const reject = async (session: TestSession, observationId: string, reason: string) => (await ask<{ rejectObservation: Answer }>(session, `mutation ($input: RejectObservationInput!) { rejectObservation(input: $input) { __typename ${parts} } }`, { input: { observationId, reason } })).rejectObservation;
const load = async (csv: string) => (await ask<{ importObservations: Answer }>(manager, `mutation ($input: ImportObservationsInput!) { importObservations(input: $input) { __typename ... on Observations { nodes { state indicator } } ... on ObservationFileRefused { count rows { line reasons { code parameters { name value } } } } } }`, { input: { csv } })).importObservations;
const held = async (code = content.indicator) => (await ask<{ indicator: { observations: { numerator: number; state: string }[]; newestObservation: { numerator: number } | null; observationsWaiting: number } }>(manager, `{ indicator(code: "${code}") { ... on Indicator { observations { numerator state } newestObservation { numerator } observationsWaiting } } }`)).indicator;

test('a figure waits for another person, counts once confirmed, and is superseded by the next one', async () => {
  const first = await enter();
  expect(first).toMatchObject({ __typename: 'Observation', state: 'ENTERED', mayJudge: false });
  expect(await confirm(manager, first.id)).toEqual({ __typename: 'Refused', reasons: [{ code: 'ownEntry' }] });
  expect(await held()).toEqual({ observations: [{ numerator: 9, state: 'ENTERED' }], newestObservation: null, observationsWaiting: 1 });
  expect(await confirm(second, first.id)).toMatchObject({ __typename: 'Observations', nodes: [{ state: 'CONFIRMED' }] });

  const corrected = await enter({ numerator: 8 });
  // Until it is confirmed the old one counts.
  expect(await held()).toMatchObject({ newestObservation: { numerator: 9 }, observationsWaiting: 1 });
  expect(await confirm(second, corrected.id)).toMatchObject({ __typename: 'Observations' });
  expect(await held()).toEqual({ observations: [{ numerator: 8, state: 'CONFIRMED' }, { numerator: 9, state: 'SUPERSEDED' }], newestObservation: { numerator: 8 }, observationsWaiting: 0 });
  expect(await confirm(second, corrected.id)).toEqual({ __typename: 'Refused', reasons: [{ code: 'observationJudged' }] });
});

test('what waits is superseded by the next entry and cannot be judged any more; a rejection needs a reason and counts for nothing', async () => {
  const [first, next] = [await enter({ periodStart: '2026-04-01' }), await enter({ periodStart: '2026-04-01', numerator: 7 })];
  expect(await confirm(second, first.id)).toEqual({ __typename: 'Refused', reasons: [{ code: 'observationEnded' }] });
  expect(await reject(second, next.id, ' ')).toEqual({ __typename: 'Refused', reasons: [{ code: 'textMissing' }] });
  expect(await reject(manager, next.id, 'Mine')).toEqual({ __typename: 'Refused', reasons: [{ code: 'ownEntry' }] });
  expect(await reject(second, next.id, 'Two children counted twice')).toMatchObject({ state: 'REJECTED', judgement: { reason: 'Two children counted twice' } });
  expect(await held()).toMatchObject({ newestObservation: { numerator: 8 }, observationsWaiting: 0 });
});

test('confirming several is done for all or for none', async () => {
  const [mine, other] = [await enter({ periodStart: '2026-01-01' }), await enter({ periodStart: '2025-10-01' }, second)];
  expect(await confirm(second, mine.id, other.id)).toEqual({ __typename: 'Refused', reasons: [{ code: 'ownEntry' }] });
  expect((await held()).observationsWaiting).toBe(2);
});

test('of two who confirm or reject the same figures at once, one is told that the other was first, and nothing is half done', async () => {
  await addTestPerson(database, tenant, 'third', ['planManager']);
  const third = await signIn(app, `third@${tenant.slug}.test`);
  for (let round = 0; round < 6; round += 1) {
    const figures = await Promise.all(Array.from({ length: 8 }, (_, at) => enter({ indicator: 'kpi-10-victims', definitionVersion: '2023', periodStart: `${2010 + at}-${['01', '04', '07', '10'][round % 4]}-01` })));
    const ids = figures.map(({ id }) => id);
    const answers = await Promise.all(round % 2 === 0 ? [confirm(second, ...ids), confirm(third, ...[...ids].reverse())] : [confirm(second, ...ids), reject(third, ids[7]!, 'Counted twice')]);
    const won = answers.filter(({ __typename }) => __typename !== 'Refused');
    expect(won).toHaveLength(1);
    expect(answers).toContainEqual({ __typename: 'Refused', reasons: [{ code: 'observationJudged' }] });
    const states = (await held('kpi-10-victims')).observations.filter(({ state }) => state === 'ENTERED').length;
    expect(states).toBe(won[0]?.__typename === 'Observation' ? 7 : 0);
    if (states > 0) expect(await confirm(third, ...ids.slice(0, 7))).toMatchObject({ __typename: 'Observations' });
  }
});

test('a file is kept whole, or not at all with what is wrong in each row', async () => {
  const head = 'indicator,definition_version,window,period_start,numerator,denominator,source,as_at';
  const row = (start: string, numerator: number) => `kpi-2-education,gov.uk,quarter,${start},${numerator},20,Case system,2026-10-14`;
  expect(await load([head, row('2026-01-01', 11), row('2026-04-01', 21)].join('\n'))).toEqual({
    __typename: 'ObservationFileRefused', count: 1, rows: [{ line: 3, reasons: [{ code: 'aboveDenominator', parameters: [{ name: 'field', value: 'numerator' }] }] }],
  });
  expect((await held('kpi-2-education')).observations).toEqual([]);
  const loaded = await load([head, row('2026-01-01', 11), row('2026-04-01', 12)].join('\n'));
  expect(loaded['nodes']).toEqual([{ state: 'ENTERED', indicator: 'kpi-2-education' }, { state: 'ENTERED', indicator: 'kpi-2-education' }]);
});

test('bad input is refused by name, an unknown indicator is not found, and who only reads may not enter', async () => {
  expect(await enter({ numerator: 13, asAt: '2026-08-01' })).toEqual({ __typename: 'Refused', reasons: [{ code: 'periodNotOver' }, { code: 'aboveDenominator' }] });
  expect(await enter({ indicator: 'none' })).toEqual({ __typename: 'NotFound' });
  expect(await confirm(second, 'none')).toEqual({ __typename: 'NotFound' });
  await addTestPerson(database, tenant, 'member', ['boardMember']);
  const member = await signIn(app, `member@${tenant.slug}.test`);
  const { errors } = await member.graphql('mutation ($input: EnterObservationInput!) { enterObservation(input: $input) { __typename } }', { input: content }, tenant.slug);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('the database itself refuses one person for two, a second figure that counts, and a change of what is kept', async () => {
  const [row] = await database.administer<{ id: string; by: string }>(`select id, entered_by as by from observation where tenant_id = $1 and state = 'confirmed' and superseded_at is null limit 1`, [tenant.id]);
  await expect(database.administer('update observation set judged_by = entered_by where tenant_id = $1 and id = $2', [tenant.id, row!.id])).rejects.toThrow('observation_two_people');
  await expect(database.administer(`insert into observation select (jsonb_populate_record(null::observation, to_jsonb(o) || jsonb_build_object('id', gen_random_uuid()))).* from observation o where tenant_id = $1 and id = $2`, [tenant.id, row!.id])).rejects.toThrow('observation_counting');
  const [grants] = await database.administer<{ columns: string }>(`select string_agg(column_name, ',' order by column_name) as columns from information_schema.column_privileges where grantee = 'waymark_app' and table_name = 'observation' and privilege_type = 'UPDATE'`);
  expect(grants?.columns).toBe('superseded_at');
});
