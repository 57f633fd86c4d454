/** The board's paper over HTTP: four formats, two languages, the public version, and who may take it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { createTestDatabase, createTestTenant, signIn, startTestApp, stopClock, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let chair: TestSession;
let viewer: TestSession;
let reviewId: string;

async function step(name: string, type: string, input: object): Promise<{ id: string; version: number }> {
  const { data, errors } = await chair.graphql<Record<string, { id: string; version: number }>>(`mutation ($input: ${type}!) { ${name}(input: $input) { ... on Review { id version } ... on Refused { reasons { code } } } }`, { input }, tenant.slug);
  if (errors || !data?.[name]?.id) throw new Error(JSON.stringify(errors ?? data));
  return data[name];
}

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
  stopClock(app, new Date('2016-09-30T10:00:00Z'));
  tenant = await createTestTenant(database, { slug: 'pack', roles: ['planManager', 'boardChair', 'viewer'] });
  [chair, viewer] = [await signIn(app, 'boardChair@pack.test'), await signIn(app, 'viewer@pack.test')];
  const actions = Array.from({ length: 104 }, (_, at) =>
    action({ description: `Step ${at + 1}: review <policy> ${at + 1} & train`, owners: [`Owner number ${at + 1}`], timescale: ['Aug 16', 'Oct 16', 'Achieved', 'Ongoing'][at % 4]!, stated: at % 5 === 0 ? null : 'amber', progress: at % 3 === 0 ? null : `Written by the owner, ${at + 1}.` }));
  const { planId, actionIds } = await writePlan(database, tenant, planOf([[actions]]), '2016-09-01T10:00:00Z');
  const { id } = await step('openReview', 'OpenReviewInput', { planId, title: 'Management board, September', heldOn: '2016-09-30' });
  reviewId = id;
  await step('recordAttendance', 'RecordAttendanceInput', { reviewId, entries: [{ agency: 'POLICE', attendance: 'DEPUTY' }] });
  const { version } = await step('recordReviewDecision', 'RecordReviewDecisionInput', { reviewId, actionId: actionIds[0], kind: 'RETURNED', reason: 'Say when it will be done.', interest: 'Chairs the trust.' });
  await step('closeReview', 'CloseReviewInput', { reviewId, version });
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const take = (query: string, session = viewer, id = reviewId): Promise<Response> => session.fetch(`/api/reviews/${id}/pack?${query}`, { service: tenant.slug });

describe('the paper of a closed review', () => {
  test('is one HTML file that says all, and what is missing in its place', async () => {
    const answer = await take('');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="management-board-september-2016-09-30.html"');
    const text = await answer.text();
    const said = ['<html lang="en">', 'OFFICIAL', 'ratings as at 30 September 2016', 'Sent a deputy', '26 of 104', 'Step 1: review &lt;policy&gt; 1 &amp; train', 'Owner number 7', 'Written by the owner, 3.', 'Nothing was written', 'None stated', 'No date is set', 'Say when it will be done.', 'Chairs the trust.', 'Rating key'];
    expect(said.filter((words) => !text.includes(words))).toEqual([]);
    expect(text).toMatch(/fingerprint \(SHA-256\) is [0-9a-f]{64}/);
    expect(text.match(/<th scope="row">Step \d+/g)).toHaveLength(104);
  });

  test('names nobody and quotes nobody in its public version, and says so', async () => {
    for (const format of ['html', 'docx', 'xlsx']) {
      const bytes = new Uint8Array(await (await take(`version=public&format=${format}`)).arrayBuffer());
      const text = format === 'html' ? strFromU8(bytes) : Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join('\n');
      expect([text.includes('Public version: names'), /Owner number|Written by the owner|Say when it will be done|Chairs the trust/.exec(text)]).toEqual([true, null]);
    }
  });

  test('is made in Welsh, as a tagged PDF, and as the files of an office', async () => {
    const pdf = Buffer.from(await (await take('format=pdf&language=cy')).arrayBuffer()).toString('latin1');
    expect([pdf.slice(0, 8), pdf.includes('/Lang (cy-GB)'), pdf.includes('/StructTreeRoot')]).toEqual(['%PDF-1.7', true, true]);
    const document = strFromU8(unzipSync(new Uint8Array(await (await take('format=docx&language=cy')).arrayBuffer()))['word/document.xml']!);
    expect(['Pwy ddaeth', 'Anfonodd ddirprwy', 'Camau gweithredu', '◆ '].filter((words) => !document.includes(words))).toEqual([]);
    const workbook = strFromU8(unzipSync(new Uint8Array(await (await take('format=xlsx')).arrayBuffer()))['xl/workbook.xml']!);
    expect(workbook).toContain('name="All actions"');
  });

  test('is the same each time', async () => {
    for (const format of ['html', 'pdf', 'docx', 'xlsx']) {
      const [one, two] = [await (await take(`format=${format}`)).arrayBuffer(), await (await take(`format=${format}`, chair)).arrayBuffer()];
      expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    }
  });
});

test('an unknown format is refused with its names, and nobody learns of a review that is not theirs to see', async () => {
  const refused = await take('format=pptx');
  expect([refused.status, ((await refused.json()) as { message: string }).message]).toEqual([400, 'Name the format as html, pdf, docx or xlsx.']);
  expect((await take('', viewer, '0198f000-0000-7000-8000-000000000000')).status).toBe(404);
  const [{ planId } = { planId: '' }] = await database.administer<{ planId: string }>('select plan_id as "planId" from review where tenant_id = $1', [tenant.id]);
  const open = await step('openReview', 'OpenReviewInput', { planId, title: 'Next', heldOn: '2016-10-30' });
  expect((await take('', viewer, open.id)).status).toBe(404);
  expect(await (await take('', chair, open.id)).text()).toContain('The review is still open');
});
