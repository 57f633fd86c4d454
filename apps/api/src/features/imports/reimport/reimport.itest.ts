/** A plan taken away and brought back, over HTTP: nothing changes that nobody accepted, nothing goes that nobody archived. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../../testing/index.ts';
import { action, planOf, writePlan } from '../../../testing/test-plan.ts';
import { actAs } from '../../../platform/tenancy/index.ts';
import { ReadingService } from '../reading.service.ts';

const NOW = '2016-09-30T10:00:00Z';
let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let other: TestTenant;
let session: TestSession;
let planId: string;
let actionIds: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['planManager'] });
  other = await createTestTenant(database, { roles: ['planManager'] });
  app = await startTestApp(database, { NOW });
  session = await signIn(app, `planManager@${tenant.slug}.test`);
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});
beforeEach(async () => {
  const written = (ref: string, description: string) => ({ ...action({ description, owners: ['Head of Service'], progress: `Begun\n=${ref}` }), ref });
  ({ planId, actionIds } = await writePlan(database, tenant, planOf([[[written('1', 'Review the joint protocol with the police'), written('2', 'Train every case manager')], [written('3', 'Report the figures to the board')]]])));
});

interface Change {
  id: string;
  kind: string;
  ref: string | null;
  field: string | null;
  before: string | null;
  after: string | null;
  pairedBy: string | null;
  objective: { title: string };
}
interface Answer {
  __typename: string;
  id: string;
  importId: string;
  version: number;
  basis: string;
  unchanged: number;
  changes: Change[];
  reasons: { code: string; parameters: { name: string; value: unknown }[] }[];
}
const parts = `__typename ... on PlanComparison { importId version basis unchanged changes { id kind ref field before after pairedBy objective { title } } }
  ... on Refused { reasons { code parameters { name value } } } ... on NotFound { id }`;
const asked = async (query: string, variables: object): Promise<Answer> => {
  const { data, errors } = await session.graphql<{ answer: Answer }>(query, { ...variables }, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data.answer;
};
const take = async (format: string): Promise<Uint8Array> => new Uint8Array(await (await session.fetch(`/api/plans/${planId}/document?format=${format}`, { service: tenant.slug })).arrayBuffer());
const csv = async (): Promise<string> => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await take('csv'));

async function send(name: string, content: Uint8Array | string, plan = planId): Promise<Response> {
  const form = new FormData();
  form.append('planId', plan);
  form.append('file', new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]), name);
  return session.fetch('/api/imports', { method: 'POST', service: tenant.slug, body: form });
}
async function compare(name: string, content: Uint8Array | string): Promise<Answer> {
  const { id } = (await (await send(name, content)).json()) as { id: string };
  await actAs({ tenantId: tenant.id, accountId: null, roles: [] }, () => app.app.get(ReadingService, { strict: false }).read(id));
  return asked(`query ($id: ID!) { answer: planComparison(importId: $id) { ${parts} } }`, { id });
}
const commit = ({ importId, version, basis }: Answer, choices: { change: string; accept: boolean; reason?: string }[], more: object = {}): Promise<Answer> =>
  asked(`mutation ($input: CommitReimportInput!) { answer: commitReimport(input: $input) { ${parts} ... on Plan { id } ... on Conflict { currentVersion } } }`, { input: { importId, version, basis, choices, ...more } });
const all = (accept: boolean, { changes }: Answer, reason?: string) => changes.map(({ id }) => ({ change: id, accept, ...(reason === undefined ? {} : { reason }) }));
const actionRow = async (id: string) => (await database.administer<Record<string, unknown>>('select * from action where id = $1', [id]))[0]!;
const revisions = (id: string) => database.administer<{ number: number; reason: string; actor_id: string; before: unknown; after: Record<string, unknown> }>('select number, reason, actor_id, before, after from action_revision where action_id = $1 and number > 1 order by number', [id]);
const decisions = async (id: string): Promise<number> => Number((await database.administer<{ count: string }>('select count(*) from decision where action_id = $1', [id]))[0]!.count);

test.each(['docx', 'xlsx', 'csv'])('a .%s that nobody touched has no difference', async (format) => {
  const compared = await compare(`plan.${format}`, await take(format));
  expect(compared).toMatchObject({ __typename: 'PlanComparison', unchanged: 3, changes: [] });
  expect(await commit(compared, [])).toEqual({ __typename: 'Plan', id: planId });
  expect(await revisions(actionIds[0]!)).toEqual([]);
});

describe('a document that was worked on', () => {
  test('each change is taken or refused by itself, with a revision, a decision and its record', async () => {
    const compared = await compare('plan.csv', (await csv()).replace('Review the joint protocol with the police,', 'Review the joint protocol with the police by May,').replace('"Begun\n=2"', '"All are trained"').replace('Amber,"Begun\n=3"', 'Green,"Begun\n=3"'));
    expect(compared.changes.map(({ ref, kind, field, before, after, pairedBy }) => [ref, kind, field, before, after, pairedBy])).toEqual([
      ['1', 'CHANGED', 'DESCRIPTION', 'Review the joint protocol with the police', 'Review the joint protocol with the police by May', 'REF'],
      ['2', 'CHANGED', 'PROGRESS', 'Begun\n=2', 'All are trained', 'REF'],
      ['3', 'CHANGED', 'STATED', 'amber', 'green', 'REF'],
    ]);
    const [first, second, third] = compared.changes;
    expect(await commit(compared, [{ change: first!.id, accept: true }, { change: second!.id, accept: false }])).toMatchObject({ __typename: 'Refused', reasons: [{ code: 'choicesMissing', parameters: [{ name: 'count', value: 1 }] }] });
    expect(await commit(compared, [{ change: first!.id, accept: true }, { change: second!.id, accept: false }, { change: third!.id, accept: true }])).toMatchObject({ __typename: 'Plan' });
    expect(await actionRow(actionIds[0]!)).toMatchObject({ description: 'Review the joint protocol with the police by May', version: 2 });
    expect(await actionRow(actionIds[1]!)).toMatchObject({ progress: 'Begun\n=2', version: 1 });
    expect(await actionRow(actionIds[2]!)).toMatchObject({ stated_code: 'green', stated_source: 'text', status: 'complete' });
    expect(await revisions(actionIds[0]!)).toEqual([{
      number: 2, reason: 'reimport', actor_id: tenant.accounts.planManager!.id, before: { description: 'Review the joint protocol with the police' },
      after: { description: 'Review the joint protocol with the police by May', import: compared.importId, why: null },
    }]);
    expect([await decisions(actionIds[0]!), await decisions(actionIds[1]!)]).toEqual([2, 1]);
    const { data } = await session.graphql<{ action: { documentChanges: object[] } }>('query ($id: ID!) { action(id: $id) { ... on Action { documentChanges { revision kind by why moved changes { field before after } } } } }', { id: actionIds[2] }, tenant.slug);
    expect(data!.action.documentChanges).toEqual([{ revision: 2, kind: 'CHANGED', by: expect.any(String), why: null, moved: false, changes: [{ field: 'STATED', before: 'amber', after: 'green' }] }]);
    const [event] = await database.administer<{ detail: object }>("select detail from audit_event where operation = 'commitReimport' and subject_id = $1", [planId]);
    expect(event!.detail).toMatchObject({ changed: 2, added: 0, archived: 0, refused: 1 });
    // Once, and of no other plan.
    expect(await commit(compared, all(true, compared))).toMatchObject({ __typename: 'Conflict' });
  });

  test('a timescale moves with a reason alone; the first date stays', async () => {
    const compared = await compare('plan.csv', (await csv()).replace('Sept 16,It is reviewed', 'Dec 16,It is reviewed'));
    expect(compared.changes).toMatchObject([{ field: 'TIMESCALE', before: 'Sept 16', after: 'Dec 16' }]);
    expect(await commit(compared, all(true, compared))).toMatchObject({ reasons: [{ code: 'reasonMissing' }] });
    await commit(compared, all(true, compared), { reason: 'The board agreed in September.' });
    const moved = (await Promise.all(actionIds.map(actionRow))).find((row) => row['times_moved'] === 1)!;
    expect([moved['timescale_source_text'], String(moved['timescale_baseline']), moved['timescale_current']]).toEqual(['Dec 16', expect.stringContaining('2016-09-30'), '2016-12-31']);
    expect((await revisions(String(moved['id'])))[0]!.after).toMatchObject({ why: 'The board agreed in September.', timesMoved: 1 });
  });

  test('an action that the document lacks is asked about: kept, or archived with a reason and its history', async () => {
    const without = (await csv()).split('\r\n').filter((line) => !line.includes('Train every')).join('\r\n');
    const compared = await compare('plan.csv', without);
    expect(compared).toMatchObject({ unchanged: 2, changes: [{ kind: 'MISSING', ref: '2' }] });
    expect(await commit(compared, [])).toMatchObject({ reasons: [{ code: 'choicesMissing' }] });
    expect(await commit(compared, all(true, compared))).toMatchObject({ reasons: [{ code: 'reasonMissing' }] });
    await commit(compared, all(false, compared));
    expect(await actionRow(actionIds[1]!)).toMatchObject({ status: 'inProgress', version: 1 });
    const again = await compare('plan.csv', without);
    await commit(again, all(true, again, 'It became part of action 1.'));
    expect(await actionRow(actionIds[1]!)).toMatchObject({ status: 'cancelled', version: 2, description: 'Train every case manager' });
    expect(await revisions(actionIds[1]!)).toMatchObject([{ reason: 'archived', before: { status: 'inProgress' }, after: { status: 'cancelled', why: 'It became part of action 1.' } }]);
    expect(await compare('plan.csv', without)).toMatchObject({ unchanged: 2, changes: [] });
  });

  test('new actions come where the document has them, with the headings that the plan lacks', async () => {
    const lines = (await csv()).trimEnd().split('\r\n');
    const row = (section: string, title: string, number: string, objective: string, ref: string, text: string) => {
      const cells = new Array<string>(lines[0]!.split(',').length).fill('');
      const at = (header: string) => lines[0]!.replace('\ufeff', '').split(',').indexOf(header);
      for (const [header, value] of [['Section no.', section], ['Section', title], ['Objective no.', number], ['Objective', objective], ['Ref', ref], ['Action', text], ['Owner', 'Analyst'], ['By when', 'Dec 16'], ['RAG', 'Red']] as const) cells[at(header)] = value;
      return cells.join(',');
    };
    const compared = await compare('plan.csv', [...lines, row('Part 1', 'Section 1', '1.1', 'Objective 1', '2a', 'Ask the court'), row('Part 9', 'Section 9', '9.1', 'A new aim', '9', 'Begin anew')].join('\r\n'));
    expect(compared.changes.map(({ kind, ref, objective }) => [kind, ref, objective.title])).toEqual([['ADDED', '2a', 'Objective 1'], ['ADDED', '9', 'A new aim']]);
    await commit(compared, all(true, compared));
    const rows = await database.administer<Record<string, unknown>>(`select a.ref, o.title, a.position, a.computed_code is not null as decided, r.reason from action a join objective o on o.tenant_id = a.tenant_id and o.id = a.objective_id
      join action_revision r on r.tenant_id = a.tenant_id and r.action_id = a.id and r.number = 1 where a.plan_id = $1 order by a.position`, [planId]);
    expect(rows.map(({ ref, title, position, reason }) => [ref, title, position, reason])).toEqual([
      ['1', 'Objective 1', 0, 'import'], ['2', 'Objective 1', 1, 'import'], ['2a', 'Objective 1', 2, 'reimport'], ['3', 'Objective 2', 3, 'import'], ['9', 'A new aim', 4, 'reimport'],
    ]);
    expect(rows.every(({ decided }) => decided === true)).toBe(true);
  });

  test('a plan that changed meanwhile is compared again, and nothing is written', async () => {
    const compared = await compare('plan.csv', (await csv()).replace('"Begun\n=2"', '"All are trained"'));
    await database.administer(`update action set progress = 'Half are trained' where id = $1`, [actionIds[1]]);
    const again = await commit(compared, all(true, compared));
    expect(again).toMatchObject({ __typename: 'PlanComparison', changes: [{ before: 'Half are trained', after: 'All are trained' }] });
    expect(again.basis).not.toBe(compared.basis);
    expect(await actionRow(actionIds[1]!)).toMatchObject({ progress: 'Half are trained', version: 1 });
    expect(await commit(again, all(true, again))).toMatchObject({ __typename: 'Plan' });
  });

  test('texts that look like data about a child are not taken', async () => {
    const compared = await compare('plan.csv', (await csv()).replace('"Begun\n=2"', '"Begun with NHS number 943 476 5919"'));
    expect(await commit(compared, all(true, compared))).toMatchObject({ __typename: 'Refused', reasons: [{ code: 'childDataSuspected' }] });
    expect(await commit(compared, all(false, compared))).toMatchObject({ __typename: 'Plan' });
  });

  test('columns that a document lacks say nothing, and headings are taken or left', async () => {
    const rows = (await csv()).trimEnd().split('\r\n');
    const document = ['Section no.,Section,Objective no.,Objective,Ref,Action', ...rows.slice(1).filter((line) => /,(?:Review|Train|Report) /.test(line)).map((line) => /(Part 1,Section 1),.*?(1\.\d),(Objective \d),.*,(\d),((?:Review|Train|Report)[^,]*),/.exec(line)!.slice(1).join(','))].join('\r\n').replaceAll('Objective 2', 'Objective 2: reworded');
    const compared = await compare('plan.csv', document);
    const [objective] = await database.administer<{ id: string }>("select id from objective where tenant_id = $1 and plan_id = $2 and title = 'Objective 2'", [tenant.id, planId]);
    const title = async () => (await database.administer<{ title: string }>('select title from objective where id = $1', [objective!.id]))[0]?.title;
    const heading = { id: `heading/${objective!.id}`, kind: 'HEADING', before: 'Objective 2', after: 'Objective 2: reworded' };
    expect(compared).toMatchObject({ unchanged: 3, changes: [heading] });
    expect(await commit(compared, all(false, compared))).toMatchObject({ __typename: 'Plan' });
    expect(await title()).toBe('Objective 2');
    const again = await compare('plan.csv', document);
    expect(await commit(again, all(true, again))).toMatchObject({ __typename: 'Plan' });
    expect(await title()).toBe('Objective 2: reworded');
    expect(await compare('plan.csv', document)).toMatchObject({ unchanged: 3, changes: [] });
  });
});

test('a document goes to a plan of one’s own service, and becomes no plan of its own', async () => {
  const elsewhere = await writePlan(database, other, planOf([[[action()]]]));
  expect((await send('plan.csv', await csv(), elsewhere.planId)).status).toBe(404);
  expect((await send('plan.csv', await csv(), 'x')).status).toBe(404);
  const { importId, version } = await compare('plan.csv', await csv());
  expect(await asked(`mutation ($input: CommitImportInput!) { answer: commitImport(input: $input) { ${parts.replace(/\.\.\. on PlanComparison \{.*?\} \}\n/s, '')} } }`, { input: { importId, version } })).toMatchObject({ reasons: [{ code: 'importOfPlan' }] });
});
