/** A plan taken as a file over HTTP: in the council's own columns, by whom, and what the trail says of it. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { interpret, readPlan, readSource } from '@waymark/documents';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { writePlan } from '../../testing/test-plan.ts';

const NOW = '2016-09-30T10:00:00Z';
const sample = new Uint8Array(readFileSync(new URL('../../../../../libs/documents/testing/samples/headings-and-tables.docx', import.meta.url)));
const source = readSource(sample, 'sample.docx');
const interpretation = interpret(source, 'sample.docx', { asAt: '2016-09-30' });
let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let manager: TestSession;
let planId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['planManager', 'boardMember', 'viewer'] });
  app = await startTestApp(database, { NOW });
  manager = await signIn(app, `planManager@${tenant.slug}.test`);
  ({ planId } = await writePlan(database, tenant, interpretation.plan));
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const take = (query: string, as = manager, id = planId): Promise<Response> => as.fetch(`/api/plans/${id}/document?${query}`, { service: tenant.slug });
const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());
const said = ({ sections }: ReturnType<typeof readPlan>) => sections.map((section) => ({ ...section, objectives: section.objectives.map((objective) => ({ ...objective, actions: objective.actions.map(({ timescale, statedRating, ...rest }) => ({ ...rest, timescale: timescale.sourceText, stated: statedRating?.code ?? null })) })) }));

test.each(['docx', 'xlsx', 'csv'])('the plan comes as .%s, named after it and the day, without a difference, and is recorded', async (format) => {
  const answer = await take(`format=${format}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="[a-z0-9-]+-2016-09-30\\.${format}"$`));
  const plan = readPlan(await bytesOf(answer), `plan.${format}`, { asAt: '2016-09-30' });
  expect(said(plan)).toEqual(said(interpretation.plan));
  const events = await database.administer<{ detail: object }>("select detail from audit_event where tenant_id = $1 and operation = 'downloadPlanDocument' and detail ->> 'format' = $2", [tenant.id, format]);
  expect(events).toHaveLength(1);
});

test('an imported plan is written in the columns of its document, or in those of Waymark, in English or Welsh', async () => {
  await database.administer(
    `insert into plan_import (tenant_id, id, state, file_name, file_bytes, file_hash, source, interpretation, plan_id, uploaded_by, uploaded_at, updated_at)
     values ($1, gen_random_uuid(), 'committed', 'sample.docx', '', repeat('0', 64), $2, $3, $4, $5, $6, $6)`,
    [tenant.id, JSON.stringify(source), JSON.stringify(interpretation), planId, tenant.accounts.planManager!.id, NOW],
  );
  const headers = async (query: string): Promise<string> => new TextDecoder().decode(await bytesOf(await take(`format=csv&${query}`))).split('\r\n')[0]!;
  const table = source.blocks.find((block) => block.kind === 'table' && block.rows[0]!.cells.length > 3);
  const own = table?.kind === 'table' ? table.rows[0]!.cells.map(({ text }) => text) : [];
  const written = await headers('columns=own');
  for (const header of own) expect(written).toContain(header);
  expect(await headers('columns=waymark')).toContain('Ref,Action');
  expect(await headers('columns=waymark&language=cy')).toContain('Cyf,Cam gweithredu');
});

test('nobody takes what they may not read, and nothing is made of what is not there', async () => {
  expect((await take('format=docx', await signIn(app, `viewer@${tenant.slug}.test`))).status).toBe(403);
  expect((await take('format=docx', await signIn(app, `boardMember@${tenant.slug}.test`))).status).toBe(200);
  expect((await take('format=pdf')).status).toBe(400);
  expect((await take('format=docx', manager, '01890000-0000-7000-8000-000000000000')).status).toBe(404);
  expect((await take('format=docx', manager, 'x')).status).toBe(404);
});
