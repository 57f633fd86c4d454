/** Indicators over HTTP: of the service's own area, the same figures for everybody, from few statements. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let app: TestApp;
let english: TestTenant;
let welsh: TestTenant;
let nowhere: TestTenant;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW: '2026-11-27T10:00:00Z' });
  [english, welsh, nowhere] = [await createTestTenant(database), await createTestTenant(database), await createTestTenant(database)];
  for (const [{ id }, gss] of [[english, 'E08000018'], [welsh, 'W06000015']] as const) await database.administer('update tenant set gss_code = $2 where id = $1', [id, gss]);
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const figure = 'value lower95 upper95 lower998 upper998 count denominator estimated';
const fields = `code name { en cy } per polarity period area { name country authorities } figure { ${figure} } notCompared trend { from to direction outcome }
  comparison { unweightedMean reported of missing pooled { ${figure} } reference { outcome level } ratio { value lower upper confidence direction } verdict { outcome level } }
  neighbours { code name nearness closeness figure { ${figure} } verdict { outcome level } } years { period figure { ${figure} } withoutCount neighbourMean neighboursReported }
  method { definitionVersion source { en } neighbourVersion licence copiedOn }`;

async function ask<Data>(session: TestSession, tenant: TestTenant, query: string): Promise<Data> {
  const { data, errors } = await session.graphql<Data>(query, {}, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
const managerOf = (tenant: TestTenant) => signIn(app, `planManager@${tenant.slug}.test`);
const one = async (tenant: TestTenant) => (await ask<{ indicator: Record<string, unknown> }>(await managerOf(tenant), tenant, `{ indicator(code: "first-time-entrants") { __typename ... on Indicator { ${fields} } } }`)).indicator;

test('an English service has its figure, its neighbours, its years and how they came about', async () => {
  const rotherham = await one(english);
  expect(rotherham['neighbours']).toHaveLength(10);
  expect(rotherham['years']).toHaveLength(9);
  expect(rotherham).toMatchObject({
    __typename: 'Indicator', per: 100_000, polarity: 'LOW', period: '2024', notCompared: null, area: { name: 'Rotherham', country: 'ENGLAND', authorities: 1 },
    figure: { value: 142, denominator: 27_779, estimated: true },
    comparison: { reported: 9, of: 10, missing: ['Telford and Wrekin'], verdict: { outcome: 'SIMILAR', level: null }, ratio: { confidence: 0.97, direction: 'SIMILAR' } },
    method: { neighbourVersion: '2025', licence: 'Open Government Licence v3.0', copiedOn: '2026-11-27' },
  });
});

test('the list of neighbours can be chosen, is stamped on the answer, and an unknown one is not found', async () => {
  const session = await managerOf(english);
  const by = (family: string) => ask<{ indicator: unknown }>(session, english, `{ indicator(code: "first-time-entrants", family: "${family}") { __typename ... on Indicator { families { code chosen } method { neighbourVersion neighbourSource { en } } comparison { of unweightedMean } } } }`);
  expect(await by('dfe-2021')).toMatchObject({
    indicator: {
      families: [{ code: 'dfe-2025', chosen: false }, { code: 'dfe-2021', chosen: true }, { code: 'ons-2026', chosen: false }, { code: 'computed-2025', chosen: false }],
      method: { neighbourVersion: '2021', neighbourSource: { en: 'Department for Education, statistical neighbours, April 2021' } },
    },
  });
  expect(await by('dfe-2019')).toEqual({ indicator: { __typename: 'NotFound' } });
});

test('the definitions come with their versions and what is not verified', async () => {
  const { indicator } = await ask<{ indicator: unknown }>(await managerOf(english), english, `{ indicator(code: "kpi-4-mental-health") { ... on Indicator { group measure polarity windows lagMonths published notCompared versions { version effectiveFrom verified steps wording { en cy } } } } }`);
  expect(indicator).toMatchObject({ group: 'KPI', measure: 'PROPORTION', polarity: 'NEUTRAL', windows: ['QUARTER'], lagMonths: 2, published: false, notCompared: 'NOT_PUBLISHED', versions: [{ version: '2023', effectiveFrom: '2023-04-01', steps: true }, { version: 'gov.uk', effectiveFrom: null, verified: true }] });
});

test('a Welsh service and one without an area are told why nobody is beside them', async () => {
  expect(await one(welsh)).toMatchObject({ notCompared: 'WALES', area: { name: 'Cardiff', country: 'WALES' }, figure: null, comparison: null, neighbours: [], years: [] });
  expect(await one(nowhere)).toMatchObject({ notCompared: 'NO_AREA', area: null, method: { neighbourVersion: null } });
});

test('the list holds the same, an unknown code is not found, and viewers see none', async () => {
  const session = await managerOf(english);
  const { indicators } = await ask<{ indicators: Record<string, unknown>[] }>(session, english, `{ indicators { ${fields} } }`);
  expect(indicators).toHaveLength(17);
  expect(indicators[0]).toEqual(await one(english).then(({ __typename: _, ...rest }) => rest));
  expect(indicators.filter(({ figure: held }) => held !== null)).toHaveLength(1);
  expect(await ask(session, english, '{ indicator(code: "none") { __typename ... on NotFound { id } } }')).toEqual({ indicator: { __typename: 'NotFound', id: 'none' } });
  await addTestPerson(database, english, 'scrutiny', ['viewer']);
  const viewer = await signIn(app, `scrutiny@${english.slug}.test`);
  expect((await viewer.graphql('{ indicators { code } }', {}, english.slug)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});
