/** An import from the upload to the plan, over HTTP, with the real queue, worker and child process. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { createWorker } from '../../worker-app.ts';
import { parseConfig } from '../../platform/config/index.ts';
import { JobWorker } from '../../platform/jobs/index.ts';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';

const NOW = '2016-09-30T10:00:00Z';
let database: TestDatabase;
let app: TestApp;
let worker: INestApplicationContext;
let tenant: TestTenant;
let session: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['planManager', 'actionOwner'] });
  app = await startTestApp(database, { NOW });
  worker = await createWorker(parseConfig({ DATABASE_APP_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl, NOW }));
  await worker.get(JobWorker).start();
  session = await signIn(app, `planManager@${tenant.slug}.test`);
});
afterAll(async () => {
  await worker?.close();
  await app?.close();
  await database?.drop();
});

type Content = { text: string } | { name: string; bytes: Uint8Array };

async function upload(content: Content, as = session, service = tenant.slug): Promise<{ status: number; body: Record<string, unknown> & { id: string } }> {
  const form = new FormData();
  if ('text' in content) form.append('text', content.text);
  else form.append('file', new Blob([Uint8Array.from(content.bytes)]), content.name);
  const answer = await as.fetch('/api/imports', { method: 'POST', service, body: form });
  return { status: answer.status, body: (await answer.json()) as never };
}

interface FindingNode {
  id: string;
  code: string;
  path: string | null;
  needsAnswer: boolean;
  answered: boolean;
}
interface DraftNode {
  path: string;
  description: string;
  statedCode: string | null;
  statedSource: string | null;
  owners: { name: string; accountable: boolean }[];
  timescale: { sourceText: string; precision: string; due: string | null };
  computedRating: { code: string };
  diverges: boolean;
}
interface Import {
  __typename: string;
  id: string;
  version: number;
  state: string;
  fileName: string;
  uploadedBy: string;
  failure: { code: string } | null;
  planId: string | null;
  unansweredCount: number;
  draft: { title: string; openCount: number; contradictingCount: number; sections: { title: string; objectives: { title: string }[] }[]; actions: { totalCount: number; nodes: DraftNode[] } } | null;
  findings: { totalCount: number; nodes: FindingNode[] };
  blocks: { kind: string; columns: { index: number; header: string; field: string | null }[]; rows: { totalCount: number; nodes: { index: number; header: boolean; actionPaths: string[]; cells: { text: string }[] }[] } }[];
}

const parts = `... on PlanImport { id version state fileName uploadedBy failure { code } planId unansweredCount
  draft { title openCount contradictingCount sections { title objectives { title } } actions(first: 100) { totalCount nodes {
    path description statedCode statedSource owners { name accountable } timescale { sourceText precision due } computedRating { code } diverges } } }
  findings { totalCount nodes { id code path needsAnswer answered } }
  blocks { kind columns { index header field } rows(first: 20) { totalCount nodes { index header actionPaths cells { text } } } } }`;
const refusal = '... on Refused { reasons { code parameters { name value } } } ... on Conflict { currentVersion } ... on NotFound { id }';

async function ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await session.graphql<Data>(query, variables, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
const planImport = async (id: string): Promise<Import> => (await ask<{ planImport: Import }>(`query ($id: ID!) { planImport(id: $id) { __typename ${parts} } }`, { id })).planImport;

/** Waits for the worker. */
async function read(content: Content): Promise<Import> {
  const { status, body } = await upload(content);
  if (status !== 202) throw new Error(`The upload was answered with ${status}: ${JSON.stringify(body)}`);
  for (let round = 0; round < 200; round += 1) {
    const found = await planImport(body.id);
    if (found.state !== 'READING') return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The worker did not read the import.');
}

type Outcome = Import & { reasons: { code: string; parameters: { name: string; value: unknown }[] }[]; currentVersion: number };
async function mutate(name: string, input: Record<string, unknown>): Promise<Outcome> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`.replace('MapImportColumnsInput', 'MapColumnsInput').replace('CorrectDraftActionInput', 'CorrectActionInput');
  const own = name === 'commitImport' ? '... on Plan { id }' : parts;
  return (await ask<Record<string, Outcome>>(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${own} ${refusal} } }`, { input }))[name] as Outcome;
}

const csv = [
  'Objective,Action,By whom,By when,RAG,Progress',
  '"1. Better plans","Train all staff","Head of Service/ Trainer","Sept 16","Amber","Two of three courses held"',
  '"1. Better plans","Review the policy","Head of Service","Aug 16","Green","Done"',
  '"2. Better data","Agree the data set","Analyst and Police","July 16/ Dec 16","Amber","Under way"',
  '"2. Better data","Publish the report","Analyst","Spring","Amber",""',
].join('\n');

describe('a CSV', () => {
  let item: Import;
  beforeAll(async () => {
    item = await read({ name: 'Improvement plan.csv', bytes: Buffer.from(csv) });
  });

  test('is read by the worker', () => {
    expect(item).toMatchObject({ state: 'READY', version: 2, fileName: 'Improvement plan.csv', uploadedBy: `planManager of ${tenant.slug}`, failure: null, planId: null });
    expect(item.draft?.actions.totalCount).toBe(4);
    expect(item.draft?.actions.nodes.map(({ description, statedCode, timescale }) => [description, statedCode, timescale.due])).toEqual([
      ['Train all staff', 'amber', '2016-09-30'], ['Review the policy', 'green', '2016-08-31'], ['Agree the data set', 'amber', '2016-12-31'], ['Publish the report', 'amber', null],
    ]);
  });

  test('shows the document beside the draft', () => {
    const [table] = item.blocks.filter(({ kind }) => kind === 'TABLE');
    expect(table?.columns.map(({ header, field }) => [header, field])).toEqual([
      ['Objective', 'OBJECTIVE'], ['Action', 'ACTION'], ['By whom', 'OWNER'], ['By when', 'TIMESCALE'], ['RAG', 'RATING'], ['Progress', 'PROGRESS'],
    ]);
    expect(table?.rows.totalCount).toBe(5);
    expect(table?.rows.nodes[0]).toMatchObject({ header: true, actionPaths: [] });
    const paths = table?.rows.nodes.flatMap(({ actionPaths }) => actionPaths);
    expect(paths).toEqual(item.draft?.actions.nodes.map(({ path }) => path));
  });

  test("shows what the service's rules would say, before anything is saved", () => {
    expect(item.draft?.actions.nodes.map(({ computedRating: { code }, diverges }) => [code, diverges])).toEqual([['amber', false], ['green', false], ['amber', false], ['amber', false]]);
    expect(item.draft).toMatchObject({ openCount: 3, contradictingCount: 0 });
  });

  test('lists its oddities, and is not committed before they are answered', async () => {
    const open = item.findings.nodes.filter(({ needsAnswer, answered }) => needsAnswer && !answered);
    expect(open.map(({ code }) => code)).toEqual(expect.arrayContaining(['severalOwners', 'twoDates']));
    expect(item.unansweredCount).toBe(open.length);
    const refused = await mutate('commitImport', { importId: item.id, version: item.version });
    expect(refused).toMatchObject({ __typename: 'Refused', reasons: [{ code: 'findingsOpen', parameters: [{ name: 'count', value: open.length }] }] });
    expect(await database.administer('select 1 from plan where tenant_id = $1', [tenant.id])).toEqual([]);
  });

  test('takes a correction, which settles the finding about it', async () => {
    const path = item.draft?.actions.nodes[2]?.path;
    const before = item.unansweredCount;
    item = await mutate('correctDraftAction', { importId: item.id, version: item.version, path, timescaleText: 'August 2016', accountableOwner: 'Police' });
    expect(item).toMatchObject({ __typename: 'PlanImport', version: 3 });
    expect(item.draft?.actions.nodes[2]).toMatchObject({ timescale: { sourceText: 'August 2016', precision: 'MONTH', due: '2016-08-31' }, computedRating: { code: 'red' }, diverges: true });
    expect(item.draft?.actions.nodes[2]?.owners).toEqual(expect.arrayContaining([{ name: 'Police', accountable: true }]));
    expect(item.draft?.actions.nodes[2]?.owners.filter(({ accountable }) => accountable)).toHaveLength(1);
    expect(item.draft).toMatchObject({ openCount: 3, contradictingCount: 1 });
    expect(item.findings.nodes.filter((finding) => finding.path === path && finding.needsAnswer && !finding.answered)).toEqual([]);
    expect(item.unansweredCount).toBeLessThan(before);
  });

  test('refuses a correction that makes no sense, and says why', async () => {
    const path = item.draft?.actions.nodes[0]?.path;
    const reasons = async (change: Record<string, unknown>) => (await mutate('correctDraftAction', { importId: item.id, version: item.version, path, ...change })).reasons.map(({ code }) => code);
    expect(await reasons({ description: '  ' })).toEqual(['textMissing']);
    expect(await reasons({ description: 'x'.repeat(10_001) })).toEqual(['textTooLong']);
    expect(await reasons({ statedCode: 'purple' })).toEqual(['statedNotInKey']);
    expect(await reasons({ path: 'sections/9/objectives/0/actions/0', leaveOut: true })).toEqual(['noSuchAction']);
    expect(await reasons({ path: '__proto__', leaveOut: true })).toEqual(['noSuchAction']);
  });

  test('answers Conflict to a change of an older version', async () => {
    for (const [name, more] of [['confirmFindings', { findingIds: [] }], ['correctDraftAction', { path: 'sections/0/objectives/0/actions/0' }], ['discardImport', {}], ['commitImport', {}], ['mapImportColumns', { block: 0, columns: [] }]] as const) {
      expect(await mutate(name, { importId: item.id, version: item.version - 1, ...more })).toMatchObject({ __typename: 'Conflict', currentVersion: item.version });
    }
  });

  test('takes a stated code from hand, and leaves an action out and takes it back', async () => {
    const path = item.draft?.actions.nodes[3]?.path;
    item = await mutate('correctDraftAction', { importId: item.id, version: item.version, path, statedCode: 'blue' });
    expect(item.draft?.actions.nodes[3]).toMatchObject({ statedCode: 'blue', statedSource: 'person', computedRating: { code: 'blue' } });
    item = await mutate('correctDraftAction', { importId: item.id, version: item.version, path, leaveOut: true });
    expect(item.draft?.actions.totalCount).toBe(3);
    item = await mutate('correctDraftAction', { importId: item.id, version: item.version, path, leaveOut: false });
    expect(item.draft?.actions.totalCount).toBe(4);
  });

  test('refuses to confirm what is no finding', async () => {
    expect(await mutate('confirmFindings', { importId: item.id, version: item.version, findingIds: ['nonsense'] })).toMatchObject({ reasons: [{ code: 'noSuchFinding' }] });
  });

  test('is confirmed, one finding or all', async () => {
    const [first] = item.findings.nodes.filter(({ needsAnswer, answered }) => needsAnswer && !answered);
    const before = item.unansweredCount;
    item = await mutate('confirmFindings', { importId: item.id, version: item.version, findingIds: [first?.id] });
    expect(item.unansweredCount).toBe(before - 1);
    item = await mutate('confirmFindings', { importId: item.id, version: item.version, findingIds: [] });
    expect(item.unansweredCount).toBe(0);
  });

  test('committed by two people at once makes one plan', async () => {
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => mutate('commitImport', { importId: item.id, version: item.version, title: ' Our plan ' })));
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['Conflict', 'Conflict', 'Conflict', 'Plan']);
    const plans = await database.administer<{ id: string; title: string; imported_from: string }>('select id, title, imported_from from plan where tenant_id = $1', [tenant.id]);
    expect(plans).toEqual([{ id: outcomes.find(({ __typename }) => __typename === 'Plan')?.id, title: 'Our plan', imported_from: 'Improvement plan.csv' }]);
    expect(await planImport(item.id)).toMatchObject({ state: 'COMMITTED', planId: plans[0]?.id, version: item.version + 1 });
    const counts = await database.administer(
      `select (select count(*) from section where tenant_id = $1) as sections, (select count(*) from objective where tenant_id = $1) as objectives,
        (select count(*) from action where tenant_id = $1) as actions, (select count(*) from action_owner where tenant_id = $1 and accountable) as accountable,
        (select count(*) from action_revision where tenant_id = $1 and number = 1 and reason = 'import') as revisions,
        (select count(*) from decision d join action a on a.tenant_id = d.tenant_id and a.decision_id = d.id and a.computed_code = d.outcome where d.tenant_id = $1 and d.trigger = 'import') as decisions,
        (select count(*) from audit_event where tenant_id = $1 and operation = 'commitImport') as audits`,
      [tenant.id],
    );
    expect(counts).toEqual([{ sections: 1, objectives: 2, actions: 4, accountable: 4, revisions: 4, decisions: 4, audits: 1 }]);
  });

  test('as a plan carries what was confirmed', async () => {
    const { planId } = await planImport(item.id);
    const { plan } = await ask<{ plan: object }>(
      `query ($id: ID!) { plan(id: $id) { ... on Plan { title importedFrom asAt summary { total pastDeadline divergences { stated { code } computed { code } count } }
        actions { nodes { description statedRating { code } statedSource effectiveRating { code } owners { name accountable } timescale { sourceText baseline current } } } } } }`,
      { id: planId },
    );
    expect(plan).toMatchObject({
      title: 'Our plan', importedFrom: 'Improvement plan.csv', asAt: '2016-09-30', summary: { total: 4, pastDeadline: 1, divergences: [{ stated: { code: 'amber' }, computed: { code: 'red' }, count: 1 }] },
    });
    expect(plan).toMatchObject({ actions: { nodes: item.draft?.actions.nodes.map(({ description, statedSource, owners, timescale, computedRating }) => ({ description, statedSource, owners, effectiveRating: computedRating, timescale: { sourceText: timescale.sourceText, baseline: timescale.due, current: timescale.due } })) } });
  });

  test('once committed takes no more', async () => {
    const { version } = await planImport(item.id);
    for (const [name, more] of [['confirmFindings', { findingIds: [] }], ['discardImport', {}], ['commitImport', {}]] as const) {
      expect(await mutate(name, { importId: item.id, version, ...more })).toMatchObject({ __typename: 'Refused', reasons: [{ code: 'importNotReady', parameters: [{ name: 'state', value: 'committed' }] }] });
    }
  });
});

test('columns that are not known are mapped by hand, and the document is read anew', async () => {
  const strange = 'Ymddygiad\tPwy\tErbyn\nTrain all staff\tHead of Service\tSept 16\nReview the policy\tAnalyst\tAug 16';
  const item = await read({ text: strange });
  expect(item).toMatchObject({ state: 'READY', fileName: '' });
  const block = item.blocks.findIndex(({ kind }) => kind === 'TABLE');
  expect(item.blocks[block]?.columns.map(({ header }) => header)).toEqual(['Ymddygiad', 'Pwy', 'Erbyn']);
  const mapped = await mutate('mapImportColumns', {
    importId: item.id, version: item.version, block, headerRow: 0, columns: [{ column: 0, field: 'ACTION' }, { column: 1, field: 'OWNER' }, { column: 2, field: 'TIMESCALE' }],
  });
  expect(mapped.draft?.actions.nodes.map(({ description, owners, timescale }) => [description, owners[0]?.name, timescale.due])).toEqual([
    ['Train all staff', 'Head of Service', '2016-09-30'], ['Review the policy', 'Analyst', '2016-08-31'],
  ]);
  expect(await mutate('mapImportColumns', { importId: item.id, version: mapped.version, block: 99, columns: [] })).toMatchObject({ reasons: [{ code: 'notATable' }] });
  expect(await mutate('mapImportColumns', { importId: item.id, version: mapped.version, block, columns: [{ column: 7, field: 'ACTION' }] })).toMatchObject({ reasons: [{ code: 'noSuchColumn' }] });
  expect(await mutate('discardImport', { importId: item.id, version: mapped.version })).toMatchObject({ state: 'DISCARDED' });
});

test('a stated rating that the key lacks is asked about', async () => {
  const three = await createTestTenant(database, { ratingKeyPreset: 'risk-3' });
  const manager = await signIn(app, `planManager@${three.slug}.test`);
  const before = [session, tenant] as const;
  [session, tenant] = [manager, three];
  try {
    let item = await read({ text: 'Action\tBy whom\tBy when\tRAG\nTrain all staff\tHead of Service\tDec 16\tBlue' });
    const found = item.findings.nodes.find(({ code }) => code === 'statedNotInKey');
    expect(found).toMatchObject({ needsAnswer: true, answered: false, path: item.draft?.actions.nodes[0]?.path });
    item = await mutate('correctDraftAction', { importId: item.id, version: item.version, path: found?.path, statedCode: 'green' });
    expect(item.findings.nodes.some(({ code }) => code === 'statedNotInKey')).toBe(false);
  } finally {
    [session, tenant] = before;
  }
});

describe('an upload', () => {
  test.each<[string, Content, number, string]>([
    ['of nothing', { text: '' }, 400, 'empty'],
    ['of an empty file', { name: 'plan.csv', bytes: new Uint8Array() }, 400, 'empty'],
    ['of a PDF', { name: 'plan.docx', bytes: Buffer.from('%PDF-1.7 and so on') }, 415, 'wrongType'],
  ])('%s is refused at once with one sentence', async (_name, content, status, code) => {
    const answer = await upload(content);
    expect(answer).toMatchObject({ status, body: { code, message: expect.stringMatching(/^[A-Z].+\.$/) } });
  });

  test('of what is not what it says fails with the reason', async () => {
    const item = await read({ name: 'plan.docx', bytes: Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(2000, 7)]) });
    expect(item).toMatchObject({ state: 'FAILED', draft: null, unansweredCount: 0, failure: { code: expect.stringMatching(/damaged|notWhatItSays/) } });
    expect(await mutate('discardImport', { importId: item.id, version: item.version })).toMatchObject({ state: 'DISCARDED', failure: null });
  });

  test('of more than 25 MB is refused', async () => {
    expect((await upload({ name: 'plan.csv', bytes: Buffer.alloc(26 * 1024 * 1024, 'a') })).status).toBe(413);
  });

  test('by who may not is refused', async () => {
    const owner = await signIn(app, `actionOwner@${tenant.slug}.test`);
    expect((await upload({ text: csv }, owner)).status).toBe(403);
    const stranger = await createTestTenant(database);
    expect((await upload({ text: csv }, session, stranger.slug)).status).toBe(404);
  });

  test('from another site is refused', async () => {
    const form = new FormData();
    form.append('text', csv);
    const answer = await session.fetch('/api/imports', { method: 'POST', service: tenant.slug, body: form, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(answer.status).toBe(403);
  });
});

const given = join(import.meta.dirname, '../../../../../../shared/plans');
(existsSync(given) ? describe : describe.skip)("Islington's plan of 2016", () => {
  test('as at 30 September 2016: 18 green, 20 red of which 18 stated Amber, 12 not red', async () => {
    let item = await read({ name: 'islington-2016.docx', bytes: readFileSync(join(given, 'islington-2016.docx')) });
    expect(item.state).toBe('READY');
    item = await mutate('confirmFindings', { importId: item.id, version: item.version, findingIds: [] });
    const { id, __typename } = await mutate('commitImport', { importId: item.id, version: item.version });
    expect(__typename).toBe('Plan');
    interface Summary {
      plan: { summary: { total: number; byRating: { rating: { code: string }; count: number }[]; byStated: { rating: { code: string }; count: number }[]; divergences: { stated: { code: string }; computed: { code: string }; count: number; pastDeadline: number; statedTotal: number }[] } };
    }
    const { plan } = await ask<Summary>(
      `query ($id: ID!) { plan(id: $id) { ... on Plan { summary { total byRating { rating { code } count } byStated { rating { code } count }
        divergences { stated { code } computed { code } count pastDeadline statedTotal } } } } }`,
      { id },
    );
    const count = (code: string): number => plan.summary.byRating.find(({ rating }) => rating.code === code)?.count ?? 0;
    expect([plan.summary.total, count('green'), count('red'), count('amber') + count('blue')]).toEqual([50, 18, 20, 12]);
    expect(plan.summary.divergences.find(({ stated, computed }) => stated.code === 'amber' && computed.code === 'red')).toMatchObject({ count: 18, pastDeadline: 18 });
  });

  test("and Portsmouth's Part A is read and committed too", async () => {
    let item = await read({ name: 'portsmouth-2015-part-a.xlsx', bytes: readFileSync(join(given, 'portsmouth-2015-part-a.xlsx')) });
    expect(item.state).toBe('READY');
    item = await mutate('confirmFindings', { importId: item.id, version: item.version, findingIds: [] });
    expect((await mutate('commitImport', { importId: item.id, version: item.version })).__typename).toBe('Plan');
  });
});
