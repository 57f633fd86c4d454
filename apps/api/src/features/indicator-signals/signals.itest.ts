/** The fact over HTTP: figures that begin to count and links that change decide actions anew, once for all of a service. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { contentHash, defaultRuleSets, type RuleSet } from '@waymark/rules';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';
import { countStatements, type StatementCounter } from '../../testing/statement-counter.ts';
import { actAs } from '../../platform/tenancy/index.ts';
import { SignalsJobs } from './signals.jobs.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let manager: TestSession;
let second: TestSession;
let actionIds: string[];
let counter: StatementCounter;

const delivery = defaultRuleSets['delivery-4'];
/** An action whose indicator worsens is amber, whatever else holds. */
const rules: RuleSet = {
  ...delivery,
  rating: {
    ...delivery.rating,
    rules: [{ name: 'indicator-worsens', priority: 99, conditions: { all: [{ fact: 'linkedIndicatorSignal', operator: 'equal', value: 'worsening' }] }, event: { type: 'rating', params: { rating: 'amber', label: { en: 'What it should move gets worse', cy: 'Mae’r hyn y dylai ei symud yn gwaethygu' } } } }, ...delivery.rating.rules],
  },
};
const KPI = 'kpi-2-education';
const OTHER = 'kpi-1-accommodation';

beforeAll(async () => {
  counter = countStatements();
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW: '2026-10-14T10:00:00Z' });
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
  counter?.stop();
});
beforeEach(async () => {
  tenant = await createTestTenant(database);
  await addTestPerson(database, tenant, 'second', ['planManager']);
  [manager, second] = [await signIn(app, `planManager@${tenant.slug}.test`), await signIn(app, `second@${tenant.slug}.test`)];
  await database.administer('update rule_set_version set document = $2, content_hash = $3 where tenant_id = $1', [tenant.id, JSON.stringify(rules), contentHash(rules)]);
  actionIds = (await writePlan(database, tenant, planOf([[Array.from({ length: 40 }, () => action({ timescale: 'Dec 26', stated: 'green' }))]]), '2026-09-01T10:00:00Z')).actionIds;
});

async function ask<Data>(session: TestSession, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await session.graphql<Data>(query, variables, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
const change = async (name: 'linkIndicator' | 'unlinkIndicator', actionId: string, indicator = KPI) =>
  (await ask<Record<string, { computedRating: { code: string } }>>(manager, `mutation ($input: IndicatorLinkInput!) { ${name}(input: $input) { ... on Action { computedRating { code } } } }`, { input: { actionId, indicator } }))[name]!.computedRating.code;

/** Enters and confirms quarters from 2023 on, the first `skipped` of them being there. */
async function counted(numerators: readonly number[], skipped = 0, indicator = KPI): Promise<void> {
  const rows = numerators.map((numerator, at) => `${indicator},gov.uk,quarter,${2023 + Math.floor((at + skipped) / 4)}-${String(((at + skipped) % 4) * 3 + 1).padStart(2, '0')}-01,${numerator},100,Case system,2026-10-14`);
  const csv = ['indicator,definition_version,window,period_start,numerator,denominator,source,as_at', ...rows].join('\n');
  const { importObservations } = await ask<{ importObservations: { nodes: { id: string }[] } }>(manager, 'mutation ($input: ImportObservationsInput!) { importObservations(input: $input) { ... on Observations { nodes { id } } } }', { input: { csv } });
  await ask(second, 'mutation ($input: ConfirmObservationsInput!) { confirmObservations(input: $input) { ... on Observations { nodes { id } } } }', { input: { observationIds: importObservations.nodes.map(({ id }) => id) } });
}
interface Shown {
  facts: Record<string, unknown>;
  computedRating: { code: string };
  decision: { rule: { label: { en: string } } | null; facts: { fact: string; label: { en: string; cy: string }; value: unknown }[]; conditions: { fact: { fact: string; value: unknown } | null; expected: unknown; result: string }[] };
}
const shown = async (id: string) =>
  (await ask<{ action: Shown }>(manager, `{ action(id: "${id}") { ... on Action { facts computedRating { code } decision { rule { label { en } } facts { fact label { en cy } value } conditions { fact { fact value } expected result } } } } }`)).action;
const decisions = (id: string) =>
  database.administer<{ trigger: string; outcome: string; previous: string | null; signal: string | null }>(`select trigger, outcome, previous, facts ->> 'linkedIndicatorSignal' as signal from decision where tenant_id = $1 and action_id = $2 order by decided_at, id`, [tenant.id, id]);

/** One figure, and twelve that are each worse than the one before. */
const [first, ...worse] = [90, 87, 84, 81, 78, 75, 72, 69, 66, 63, 60, 57, 54];

test('the twelfth figure that is worse turns the action, and the explanation says why', async () => {
  const [linked = '', beside = ''] = actionIds;
  const before = (await shown(linked)).computedRating.code;
  expect(before).not.toBe('amber');
  expect(await change('linkIndicator', linked)).toBe(before);
  expect((await shown(linked)).facts).toMatchObject({ linkedIndicatorSignal: 'notEnoughData' });

  await counted([first, ...worse.slice(0, 11)]);
  expect((await shown(linked)).computedRating.code).toBe(before);
  await counted(worse.slice(11), 12);
  const { computedRating, decision } = await shown(linked);
  expect([computedRating.code, decision.rule?.label.en]).toEqual(['amber', 'What it should move gets worse']);
  expect(decision.conditions).toContainEqual({ fact: { fact: 'linkedIndicatorSignal', value: 'worsening' }, expected: 'worsening', result: 'TRUE' });
  expect(decision.facts).toContainEqual({ fact: 'linkedIndicatorSignal', label: { en: 'Signal of the linked indicator', cy: 'Arwydd y dangosydd cysylltiedig' }, value: 'worsening' });
  // The link left its facts, though it changed no rating; the twelfth figure is what changed it.
  expect(await decisions(linked)).toEqual([
    { trigger: 'seed', outcome: before, previous: null, signal: null },
    { trigger: 'indicator', outcome: before, previous: before, signal: 'notEnoughData' },
    { trigger: 'indicator', outcome: 'amber', previous: before, signal: 'worsening' },
  ]);
  expect((await shown(beside)).facts['linkedIndicatorSignal']).toBeNull();
  expect(await decisions(beside)).toHaveLength(1);
});

test('a link made and removed changes the rating at once, and of several links the worst counts', async () => {
  const [linked = ''] = actionIds;
  await counted([first, ...worse]);
  const before = (await shown(linked)).computedRating.code;
  expect(await change('linkIndicator', linked)).toBe('amber');
  expect(await change('linkIndicator', linked, OTHER)).toBe('amber');
  expect(await change('unlinkIndicator', linked)).toBe(before);
  expect((await shown(linked)).facts).toMatchObject({ linkedIndicatorSignal: 'notEnoughData' });
  expect(await change('unlinkIndicator', linked, OTHER)).toBe(before);
  expect((await shown(linked)).facts).toMatchObject({ linkedIndicatorSignal: null });
  expect((await decisions(linked)).map(({ outcome, signal }) => [outcome, signal])).toEqual([[before, null], ['amber', 'worsening'], [before, 'notEnoughData'], [before, null]]);
});

test('published years speak where there are no figures of its own, and a later job puts right what no deed told', async () => {
  await database.administer('update tenant set gss_code = $2 where id = $1', [tenant.id, 'E09000019']);
  const [linked = ''] = actionIds;
  await change('linkIndicator', linked, 'first-time-entrants');
  const trend = (await ask<{ indicator: { trend: { outcome: string } | null } }>(manager, '{ indicator(code: "first-time-entrants") { ... on Indicator { trend { outcome } } } }')).indicator.trend;
  const signal = { BETTER: 'improving', WORSE: 'worsening', SIMILAR: 'noChange' }[trend!.outcome];
  expect((await shown(linked)).facts).toMatchObject({ linkedIndicatorSignal: signal });

  await database.administer('update tenant set gss_code = null where id = $1', [tenant.id]);
  const jobs = app.app.get(SignalsJobs, { strict: false });
  expect(await actAs({ tenantId: tenant.id, accountId: null, roles: [] }, () => jobs.followAll())).toBe(1);
  expect((await shown(linked)).facts).toMatchObject({ linkedIndicatorSignal: 'notEnoughData' });
  expect(await actAs({ tenantId: tenant.id, accountId: null, roles: [] }, () => jobs.followAll())).toBe(0);
});

test('of an archived plan nothing is decided any more, and another service’s figures say nothing here', async () => {
  const [linked = ''] = actionIds;
  await change('linkIndicator', linked);
  const own = tenant;
  tenant = await createTestTenant(database);
  await addTestPerson(database, tenant, 'second', ['planManager']);
  [manager, second] = [await signIn(app, `planManager@${tenant.slug}.test`), await signIn(app, `second@${tenant.slug}.test`)];
  await counted([first, ...worse]);
  tenant = own;
  [manager, second] = [await signIn(app, `planManager@${own.slug}.test`), await signIn(app, `second@${own.slug}.test`)];
  expect((await shown(linked)).facts).toMatchObject({ linkedIndicatorSignal: 'notEnoughData' });
  await database.administer('update plan set archived_at = now() where tenant_id = $1', [own.id]);
  await counted([first, ...worse]);
  expect((await decisions(linked)).map(({ signal }) => signal)).toEqual([null, 'notEnoughData']);
});

test('a link and a figure at the same time: whoever comes second sees both', async () => {
  await counted([first, ...worse.slice(0, 11)]);
  await Promise.all([counted(worse.slice(11), 12), ...actionIds.slice(0, 8).map((id) => change('linkIndicator', id))]);
  const rows = await database.administer<{ signal: string | null; linked: boolean }>(`select distinct indicator_signal as signal, exists (select from action_indicator l where l.tenant_id = a.tenant_id and l.action_id = a.id) as linked from action a where tenant_id = $1 order by 1`, [tenant.id]);
  expect(rows).toEqual([{ signal: 'worsening', linked: true }, { signal: null, linked: false }]);
});

test('a figure that counts asks as many statements for forty actions as for one', async () => {
  const statements: number[] = [];
  for (const [indicator, ids] of [[OTHER, actionIds.slice(0, 1)], [KPI, actionIds]] as const) {
    await counted([first, ...worse.slice(0, 11)], 0, indicator);
    for (const id of ids) await change('linkIndicator', id, indicator);
    statements.push((await counter.during(() => counted(worse.slice(11), 12, indicator))).statements.length);
  }
  const [row] = await database.administer<{ worse: number }>(`select count(*) filter (where indicator_signal = 'worsening')::int as worse from action where tenant_id = $1`, [tenant.id]);
  expect(row?.worse).toBe(40);
  expect(statements[1]).toBe(statements[0]);
});

test('of a day before its signal was kept the fact is unknown, whatever it is today', async () => {
  const [linked = ''] = actionIds;
  await counted([first, ...worse]);
  await change('linkIndicator', linked);
  const asAt = async (date: string) => (await ask<{ decisionAsAt: { unknownFacts: { fact: string }[]; rating: { code: string } } }>(manager, `{ decisionAsAt(actionId: "${linked}", date: "${date}") { ... on Decision { rating { code } unknownFacts { fact } } } }`)).decisionAsAt;
  expect(await asAt('2026-10-14')).toEqual({ rating: { code: 'amber' }, unknownFacts: [] });
  const before = await asAt('2026-09-20');
  expect(before.unknownFacts).toContainEqual({ fact: 'linkedIndicatorSignal' });
  expect(before.rating.code).not.toBe('amber');
});
