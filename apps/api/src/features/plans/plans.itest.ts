/** The plan tree over HTTP: what it answers, how few statements it needs, and how its pages go on. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { countStatements, type StatementCounter } from '../../testing/statement-counter.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';

let counter: StatementCounter;
let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let session: TestSession;
let plan: WrittenPlan;

const NOW = '2016-09-30T10:00:00Z';
const stated = ['amber', 'green', 'blue', 'red', null] as const;
const dates = ['Jul 16', 'Sept 16', 'Dec 16', 'Tbc', 'June 2016', 'Ongoing'] as const;
/** 4 sections, 13 objectives of 8 actions: 104. */
const hundred = planOf(
  [4, 3, 3, 3].map((objectives, s) =>
    Array.from({ length: objectives }, (_o, o) =>
      Array.from({ length: 8 }, (_a, a) => action({ description: `Action ${s}.${o}.${a}`, stated: stated[(o + a) % 5] ?? null, timescale: dates[a % 6] ?? '', progress: 'Under way' })),
    ),
  ),
  'A plan of 104 actions',
);

beforeAll(async () => {
  counter = countStatements();
  database = await createTestDatabase();
  tenant = await createTestTenant(database);
  app = await startTestApp(database, { NOW });
  session = await signIn(app, `planManager@${tenant.slug}.test`);
  plan = await writePlan(database, tenant, hundred);
});
afterAll(async () => {
  counter?.stop();
  await app?.close();
  await database?.drop();
});

async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await session.graphql<Data>(query, { id: plan.planId, ...variables }, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}

interface Page {
  nodes: { id: string; description: string; effectiveRating: { code: string; canonical: string }; daysOverdue: number | null; diverges: boolean }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}
const pageFields = 'totalCount pageInfo { hasNextPage endCursor } nodes { id description effectiveRating { code canonical } daysOverdue diverges }';
const actions = async (parameters: string, variables: Record<string, unknown> = {}): Promise<Page> =>
  (await ask<{ plan: { actions: Page } }>(`query ($id: ID!, $after: String) { plan(id: $id) { ... on Plan { actions(after: $after, ${parameters}) { ${pageFields} } } } }`, variables)).plan.actions;

describe('the statements of a plan page', () => {
  const rating = 'code label { en cy } colour shape';
  const tree = `query ($id: ID!) { plan(id: $id) { __typename ... on Plan { id title asAt ratingKey { name ratings { ${rating} } }
    sections { id ref title recommendations { ref text } objectives { id ref title actions { nodes {
      id ref description owners { name accountable } timescale { sourceText current } statedRating { ${rating} } computedRating { ${rating} }
      diverges decision { rule { id label { en cy } } } } } } } } } }`;

  test('104 actions with owners, ratings and rules need at most 8, session and transaction included', async () => {
    interface Tree {
      plan: { sections: { objectives: { actions: { nodes: { owners: unknown[]; decision: { rule: { label: { en: string } } | null } }[] } }[] }[] };
    }
    await ask<Tree>(tree);
    const { result, statements } = await counter.during(() => ask<Tree>(tree));
    const nodes = result.plan.sections.flatMap(({ objectives }) => objectives.flatMap((objective) => objective.actions.nodes));
    expect(nodes).toHaveLength(104);
    expect(nodes.every(({ owners, decision }) => owners.length === 2 && decision.rule !== null)).toBe(true);
    expect(statements.length).toBeLessThanOrEqual(8);
    expect(statements.filter((text) => /from action\b/.test(text))).toHaveLength(1);
  });

  test('a page of 50 actions needs 6', async () => {
    const { statements } = await counter.during(() => ask('query ($id: ID!) { plan(id: $id) { ... on Plan { actions(first: 50) { nodes { id description effectiveRating { code } } } } } }'));
    expect(statements).toHaveLength(6);
  });

  test('a summary reads the actions once, whatever else counts them', async () => {
    const { statements } = await counter.during(() =>
      ask(`query ($id: ID!) { plan(id: $id) { ... on Plan { summary { total divergences { count } bySection { total } } divergences { nodes { id } }
        actions(order: EXCEPTIONS_FIRST, first: 10) { totalCount nodes { id } } sections { id } } } }`),
    );
    expect(statements.filter((text) => /from action a/.test(text))).toHaveLength(1);
    expect(statements.length).toBeLessThanOrEqual(8);
  });

  test('the long texts are read only when they are asked for', async () => {
    const one = (fields: string) => counter.during(() => ask<{ plan: { actions: { nodes: object[] } } }>(`query ($id: ID!) { plan(id: $id) { ... on Plan { actions(first: 1) { nodes { ${fields} } } } } }`));
    expect((await one('id')).statements.some((text) => text.includes('a.progress'))).toBe(false);
    const full = await one('approach progress successMeasure');
    expect(full.statements.some((text) => text.includes('a.progress'))).toBe(true);
    expect(full.result.plan.actions.nodes[0]).toEqual({ approach: 'By asking', progress: 'Under way', successMeasure: 'It is reviewed' });
  });
});

describe('pages', () => {
  test('in plan order go through every action once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Page = await actions('first: 30', { after });
      expect(page.totalCount).toBe(104);
      seen.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(plan.actionIds);
  });

  test('exceptions first go through every action once, off track and most overdue before', async () => {
    const seen: Page['nodes'] = [];
    let after: string | null = null;
    do {
      const page: Page = await actions('first: 50, order: EXCEPTIONS_FIRST', { after });
      seen.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(104);
    const ranks = seen.map(({ effectiveRating: { canonical } }) => ['OFF_TRACK', 'AT_RISK'].indexOf(canonical)).map((rank) => (rank < 0 ? 2 : rank));
    expect(ranks).toEqual([...ranks].sort());
    const overdue = seen.filter(({ effectiveRating }) => effectiveRating.canonical === 'OFF_TRACK').map(({ daysOverdue }) => daysOverdue ?? 0);
    expect(overdue).toEqual([...overdue].sort((a, b) => b - a));
  });

  test('of an objective go on', async () => {
    interface Objectives {
      plan: { sections: { objectives: { actions: Page }[] }[] };
    }
    const page = (after: string | null) =>
      ask<Objectives>(`query ($id: ID!, $after: String) { plan(id: $id) { ... on Plan { sections { objectives { actions(first: 5, after: $after) { ${pageFields} } } } } } }`, { after });
    const first = (await page(null)).plan.sections[0]?.objectives[0]?.actions;
    expect(first).toMatchObject({ totalCount: 8, pageInfo: { hasNextPage: true } });
    const second = (await page(first?.pageInfo.endCursor ?? null)).plan.sections[0]?.objectives[0]?.actions;
    expect(second).toMatchObject({ totalCount: 8, pageInfo: { hasNextPage: false } });
    expect([...(first?.nodes ?? []), ...(second?.nodes ?? [])].map(({ id }) => id)).toEqual(plan.actionIds.slice(0, 8));
  });
});

describe('filters', () => {
  test.each([
    ['rating: "red"', ({ effectiveRating }: Page['nodes'][number]) => effectiveRating.code === 'red'],
    ['diverges: true', ({ diverges }: Page['nodes'][number]) => diverges],
    ['pastDeadline: true', ({ daysOverdue }: Page['nodes'][number]) => daysOverdue !== null],
  ])('%s', async (filter, keeps) => {
    const all = [...(await actions('first: 100')).nodes, ...(await actions('first: 100', { after: (await actions('first: 100')).pageInfo.endCursor })).nodes];
    const filtered = await actions(`first: 100, filter: { ${filter} }`);
    const expected = all.filter(keeps);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(104);
    expect(filtered.totalCount).toBe(expected.length);
    expect(filtered.nodes).toEqual(expected);
  });
  test.each([['owner: "police"', 104], ['owner: "nobody"', 0], ['sectionId: "x"', 0], ['stated: "purple"', 0]])('%s leaves %d', async (filter, count) => {
    expect((await actions(`filter: { ${filter} }`)).totalCount).toBe(count);
  });
});

describe('an action', () => {
  interface Answer {
    action: { previousId: string | null; nextId: string | null; plan: { id: string }; section: { title: string }; objective: { linkedIndicators: string[] } };
  }
  const one = (id: string | undefined) => ask<Answer>('query ($id: ID!) { action(id: $id) { ... on Action { previousId nextId plan { id } section { title } objective { linkedIndicators } } } }', { id });

  test('knows its neighbours and where it belongs', async () => {
    const [first, second] = plan.actionIds;
    expect((await one(first)).action).toEqual({ previousId: null, nextId: second, plan: { id: plan.planId }, section: { title: 'Section 1' }, objective: { linkedIndicators: ['A1', 'A2'] } });
    expect((await one(plan.actionIds.at(-1))).action).toMatchObject({ previousId: plan.actionIds.at(-2), nextId: null, section: { title: 'Section 4' } });
  });

  test('explains its rating', async () => {
    const reading = 'fact label { en cy } unit value';
    const { action: found } = await ask<{ action: { decision: Record<string, unknown> & { conditions: { fact: { fact: string } | null }[] } } }>(
      `query ($id: ID!) { action(id: $id) { ... on Action { decision { rating { code } rule { id label { en cy } rating { code } } ruleSetName { en } ruleSetVersion contentHash decidedFor calendarVersion
        conditions { id parentId kind fact { ${reading} } operator expected expectedFact { ${reading} } result decisive } facts { ${reading} } unknownFacts { fact }
        losers { id rating { code } } passedOver { rule { id rating { code } } result conditions { fact { ${reading} } result } }
        counterfactuals { fact { ${reading} } operator value rating { code } } nextChange { on rating { code } } } } } }`,
      { id: plan.actionIds[0] },
    );
    // Amber, due in July 2016, without evidence: red by the rules on 30 September 2016.
    expect(found.decision).toMatchObject({
      rating: { code: 'red' }, rule: { rating: { code: 'red' } }, ruleSetVersion: 1, decidedFor: '2016-09-30', nextChange: null,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      facts: expect.arrayContaining([expect.objectContaining({ fact: 'evidenceCount', value: 0, unit: 'items' })]),
      counterfactuals: expect.arrayContaining([expect.objectContaining({ rating: { code: 'amber' } })]),
    });
    expect(found.decision.conditions.some(({ fact }) => fact?.fact === 'evidenceCount')).toBe(true);
  });
});

test.each(['00000000-0000-7000-8000-000000000000', 'not-an-id', '', "'; drop table plan; --", '__proto__', 'x'.repeat(5_000)])('nothing is found at the id %j', async (id) => {
  const { data } = await session.graphql(`query ($id: ID!) { plan(id: $id) { ... on NotFound { id } __typename } action(id: $id) { ... on NotFound { id } __typename } }`, { id }, tenant.slug);
  expect(data).toEqual({ plan: { id, __typename: 'NotFound' }, action: { id, __typename: 'NotFound' } });
});

test('the list of plans is newest first, in pages', async () => {
  const later = await writePlan(database, tenant, planOf([[[action()]]], 'Later'), '2016-10-02T10:00:00Z');
  interface Plans {
    plans: { totalCount: number; nodes: { id: string; title: string; summary: { total: number } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  }
  const list = (after: string | null) => ask<Plans>('query ($after: String) { plans(first: 1, after: $after) { totalCount nodes { id title summary { total } } pageInfo { hasNextPage endCursor } } }', { after });
  const { plans: first } = await list(null);
  expect(first).toMatchObject({ totalCount: 2, nodes: [{ id: later.planId, title: 'Later', summary: { total: 1 } }], pageInfo: { hasNextPage: true } });
  const { plans: second } = await list(first.pageInfo.endCursor);
  expect(second).toMatchObject({ nodes: [{ id: plan.planId, summary: { total: 104 } }], pageInfo: { hasNextPage: false } });
});
