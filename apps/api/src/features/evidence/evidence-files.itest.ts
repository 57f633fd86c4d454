/** Files of evidence over HTTP: up in a stream, looked into, kept, down as an attachment, and nobody else's. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { rm, utimes } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { FilesJobs } from '../../platform/files/index.ts';
import { actAs } from '../../platform/tenancy/index.ts';
import { createTestDatabase, createTestTenant, ownSite, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { eicar, startFakeClamd, type FakeClamd } from '../../testing/fake-clamd.ts';
import { refusedFiles, takenFiles } from '../../testing/sample-files.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let other: TestTenant;
let plan: WrittenPlan;
let theirPlan: WrittenPlan;
let session: TestSession;
let manager: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  const roles = ['planManager', 'actionOwner', 'boardMember', 'viewer'] as const;
  [tenant, other] = [await createTestTenant(database, { roles }), await createTestTenant(database, { roles })];
  app = await startTestApp(database, { FILES_QUOTA_MEGABYTES: '60' });
  session = await signIn(app, `actionOwner@${tenant.slug}.test`);
  manager = await signIn(app, `planManager@${tenant.slug}.test`);
  [plan, theirPlan] = [await writePlan(database, tenant, planOf([[[action()]]])), await writePlan(database, other, planOf([[[action()]]]))];
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

interface Uploaded {
  id: string;
  name: string;
  sha256: string;
  mediaType: string;
  scan: string;
  code?: string;
  message?: string;
}
const upload = async (name: string, bytes: Buffer, { as = session, of = tenant, headers = {} }: { as?: TestSession; of?: TestTenant; headers?: Record<string, string> } = {}): Promise<[number, Uploaded]> => {
  const answer = await as.fetch('/api/evidence-files', { method: 'POST', service: of.slug, headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), ...headers }, body: Uint8Array.from(bytes) });
  return [answer.status, (await answer.json()) as Uploaded];
};
const mutate = async (name: string, type: string, input: Record<string, unknown>, as = session, of = tenant) =>
  (await as.graphql<Record<string, { __typename: string; reasons?: { code: string }[]; evidence?: { nodes: { id: string; file: { name: string; sha256: string } | null }[] } }>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on NotFound { id } ... on Refused { reasons { code parameters { name value } } } ... on Action { evidence { nodes { id title file { name bytes mediaType sha256 scan missing } } } } } }`,
    { input }, of.slug,
  )).data![name]!;
const attach = async (fileId: string, title: string, as = session, of = tenant, actionId = plan.actionIds[0]) => {
  const answer = await mutate('addEvidence', 'AddEvidenceInput', { actionId, title, fileId, datedOn: '2026-01-05' }, as, of);
  return { answer, id: answer.evidence?.nodes.find((node) => (node as unknown as { title: string }).title === title)?.id ?? '' };
};
const download = (id: string, as = session, of = tenant) => as.fetch(`/api/services/${of.slug}/evidence/${id}/file`);
const held = (): string[] => readdirSync(app.filesFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
const rows = (sql: string, values: unknown[] = []) => database.administer(sql, values);

describe('a file that is taken', () => {
  test.each(takenFiles)('%s comes back byte for byte', async (name, bytes, mediaType) => {
    const [status, file] = await upload(name, bytes);
    expect([status, file]).toEqual([201, { id: expect.any(String), name, bytes: bytes.length, mediaType, sha256: createHash('sha256').update(bytes).digest('hex'), scan: 'notScanned' }]);
    const { answer, id } = await attach(file.id, `Evidence in ${name}`);
    expect(answer.__typename).toBe('Action');
    const down = await download(id);
    expect(Buffer.from(await down.arrayBuffer()).equals(bytes)).toBe(true);
    expect(down.status).toBe(200);
    expect(down.headers.get('content-disposition')).toMatch(/^attachment; filename=/);
    expect(down.headers.get('content-type')).toBe(mediaType);
  });

  test('[39] is answered as an attachment in a sandbox, by nobody cached, whatever it is called', async () => {
    const hostile = '../../a"\r\nx-evil: 1<script>alert(1)</script>‮.pdf';
    const [, file] = await upload(hostile, takenFiles[0]![1]);
    const { id } = await attach(file.id, 'Hostile name');
    const { headers } = await download(id);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('x-evil')).toBeNull();
    expect(headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(file.name).toBe('script>.pdf');
    expect(held().every((path) => /\/kept\/tenants\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/.test(path))).toBe(true);
  });

  test('[36] leaves a trace of who uploaded and who took it', async () => {
    const [, file] = await upload('trace.pdf', takenFiles[0]![1]);
    const { id } = await attach(file.id, 'Traced');
    await download(id, manager);
    const [up] = await rows("select actor_id, detail from audit_event where operation = 'uploadEvidenceFile' and subject_id = $1", [file.id]);
    expect(up).toMatchObject({ actor_id: tenant.accounts.actionOwner?.id, detail: { sha256: file.sha256, scan: 'notScanned' } });
    const [down] = await rows("select actor_id, detail from audit_event where operation = 'downloadEvidenceFile' and detail ->> 'evidence' = $1", [id]);
    expect(down).toMatchObject({ actor_id: tenant.accounts.planManager?.id, detail: { file: file.id } });
  });

  test('belongs to one piece, added by who uploaded it', async () => {
    const [, file] = await upload('once.pdf', takenFiles[0]![1]);
    expect((await attach(file.id, 'Of another', manager)).answer).toMatchObject({ reasons: [{ code: 'fileMissing' }] });
    expect((await attach(file.id, 'Once')).answer.__typename).toBe('Action');
    expect((await attach(file.id, 'Twice')).answer).toMatchObject({ reasons: [{ code: 'fileMissing' }] });
  });

  test('of an earlier version can still be had; of withdrawn evidence no more', async () => {
    const [, first] = await upload('v1.pdf', takenFiles[0]![1]);
    const [, second] = await upload('v2.txt', takenFiles[7]![1]);
    const { id } = await attach(first.id, 'Versions');
    const replaced = await mutate('replaceEvidence', 'ReplaceEvidenceInput', { evidenceId: id, title: 'Versions, second', fileId: second.id, datedOn: '2026-01-06' });
    expect(replaced).toMatchObject({ evidence: { nodes: expect.arrayContaining([expect.objectContaining({ file: expect.objectContaining({ name: 'v2.txt', scan: 'NOT_SCANNED', missing: false }) })]) } });
    const next = replaced.evidence!.nodes.find(({ file }) => file?.name === 'v2.txt')!.id;
    expect([(await download(id)).status, (await download(next)).status]).toEqual([200, 200]);
    await mutate('withdrawEvidence', 'EvidenceReasonInput', { evidenceId: next, reason: 'Names a child' });
    expect([(await download(id)).status, (await download(next)).status]).toEqual([404, 404]);
  });
});

describe('a file that is refused', () => {
  test.each(refusedFiles)('[37] %s, in one sentence, and nothing of it is kept', async (_what, name, bytes, code) => {
    const before = [held(), await rows("select count(*) from stored_file")];
    const started = performance.now();
    const [status, answer] = await upload(name, bytes);
    expect(answer).toMatchObject({ code, message: expect.stringMatching(/^[A-Z].*: .*\.$/) });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    // On a shared machine a child process takes its time to start; alone each takes less than one second.
    expect(performance.now() - started).toBeLessThan(60_000);
    expect([held(), await rows('select count(*) from stored_file')]).toEqual(before);
  });

  test('too large: at once, by what the request says of itself', async () => {
    const [status, answer] = await upload('large.pdf', Buffer.alloc(25 * 1024 * 1024 + 1, 32));
    expect([status, answer.code]).toEqual([413, 'tooLarge']);
  });

  test('without its length, without a name', async () => {
    const answer = await session.fetch('/api/evidence-files', { method: 'POST', service: tenant.slug, headers: { 'x-file-name': 'a.pdf' }, body: new Blob(['x']).stream(), duplex: 'half' } as RequestInit);
    expect([answer.status, ((await answer.json()) as Uploaded).code]).toEqual([411, 'lengthMissing']);
    expect((await upload('', takenFiles[0]![1]))[1].code).toBe('nameMissing');
    expect((await upload('a.pdf', takenFiles[0]![1], { headers: { 'x-file-name': '%E0%A4%A' } }))[1].code).toBe('nameMissing');
  });

  test('with a name that looks like data about a child, until somebody has looked', async () => {
    const [status, answer] = await upload('NHS 999 000 0018.pdf', takenFiles[0]![1]);
    expect([status, answer.code, (answer as unknown as { parameters: object }).parameters]).toEqual([422, 'childDataSuspected', { field: 'fileName', kind: 'nhsNumber' }]);
    expect(answer.message).not.toContain('999');
    expect((await upload('NHS 999 000 0018.pdf', takenFiles[0]![1], { headers: { 'x-no-child-named': 'true' } }))[0]).toBe(201);
  });

  test('by an action or a version that is not there stays to be attached, or to be swept away', async () => {
    const [, file] = await upload('early.pdf', takenFiles[0]![1]);
    const [, second] = await upload('late.pdf', takenFiles[0]![1]);
    expect((await attach(file.id, 'Nowhere', session, tenant, randomUUID())).answer.__typename).toBe('NotFound');
    const { id } = await attach(second.id, 'Withdrawn');
    await mutate('withdrawEvidence', 'EvidenceReasonInput', { evidenceId: id, reason: 'Added twice.' });
    expect(await mutate('replaceEvidence', 'ReplaceEvidenceInput', { evidenceId: id, title: 'Too late', fileId: file.id, datedOn: '2026-01-05' })).toMatchObject({ reasons: [{ code: 'evidenceEnded' }] });
    expect(await rows('select state from stored_file where id = $1', [file.id])).toEqual([{ state: 'arrived' }]);
    expect((await attach(file.id, 'Somewhere')).answer.__typename).toBe('Action');
  });

  test('by role, without a session, and from another site', async () => {
    const member = await signIn(app, `boardMember@${tenant.slug}.test`);
    expect((await upload('a.pdf', takenFiles[0]![1], { as: member }))[0]).toBe(403);
    expect((await fetch(`${app.url}/api/evidence-files`, { method: 'POST', headers: { ...ownSite, 'x-waymark-service': tenant.slug, 'x-file-name': 'a.pdf' }, body: 'x' })).status).toBe(401);
    expect((await upload('a.pdf', takenFiles[0]![1], { headers: { 'sec-fetch-site': 'cross-site' } }))[0]).toBe(403);
    const viewer = await signIn(app, `viewer@${tenant.slug}.test`);
    expect((await download(randomUUID(), viewer)).status).toBe(403);
  });

  test('is audited as refused, without its name', async () => {
    const events = await rows("select detail from audit_event where operation = 'uploadEvidenceFile' and detail ? 'refused'");
    expect(events.length).toBeGreaterThanOrEqual(refusedFiles.length);
    expect(events.every(({ detail }) => Object.keys(detail as object).join() === 'refused')).toBe(true);
  });

  test('that stops in the middle leaves nothing', async () => {
    const before = held();
    const broken = request(`${app.url}/api/evidence-files`, { method: 'POST', headers: { ...ownSite, cookie: session.cookie, 'x-waymark-service': tenant.slug, 'x-file-name': 'a.pdf', 'content-length': 5_000_000 } });
    broken.on('error', () => undefined);
    broken.write(Buffer.alloc(200_000, 32));
    await new Promise((later) => setTimeout(later, 300));
    broken.destroy();
    for (let waited = 0; waited < 50 && (await rows("select 1 from stored_file where state = 'arriving'")).length > 0; waited += 1) await new Promise((later) => setTimeout(later, 100));
    expect([held(), await rows("select 1 from stored_file where state = 'arriving'")]).toEqual([before, []]);
  });
});

describe('the quota', () => {
  test('is kept by several uploads at once, and says how much room there is', async () => {
    const them = await signIn(app, `actionOwner@${other.slug}.test`);
    const large = Buffer.concat([takenFiles[0]![1], Buffer.alloc(20 * 1024 * 1024, 32)]);
    const answers = await Promise.all([1, 2, 3, 4].map((n) => upload(`large-${n}.pdf`, large, { as: them, of: other })));
    expect(answers.map(([status]) => status).sort()).toEqual([201, 201, 413, 413]);
    expect(answers.find(([status]) => status === 413)?.[1]).toMatchObject({ code: 'quotaFull', parameters: { limitMegabytes: 60 } });
    expect((await upload('ours.pdf', takenFiles[0]![1]))[0]).toBe(201);
  });
});

describe("[6] another service's file", () => {
  test('is answered as a random one, up and down, and nobody learns that it is there', async () => {
    const them = await signIn(app, `actionOwner@${other.slug}.test`);
    const [, kept] = await upload('theirs.pdf', takenFiles[0]![1], { as: them, of: other });
    const { id } = await attach(kept.id, 'Theirs', them, other, theirPlan.actionIds[0]);
    const [, loose] = await upload('loose.pdf', takenFiles[0]![1], { as: them, of: other });
    const down = async (what: string) => {
      const answer = await download(what);
      const headers = Object.fromEntries([...answer.headers].filter(([name]) => !['x-request-id', 'date'].includes(name)));
      return JSON.stringify([answer.status, headers, await answer.text()]).replaceAll(what, '(the id)');
    };
    for (const foreign of [id, kept.id, loose.id]) expect(await down(foreign)).toBe(await down(randomUUID()));
    const up = async (what: string) => JSON.stringify((await attach(what, 'Taken')).answer).replaceAll(what, '(the id)');
    for (const foreign of [kept.id, loose.id]) expect(await up(foreign)).toBe(await up(randomUUID()));
    // With their service in the address, who is not theirs finds no such service.
    expect((await download(id, session, other)).status).toBe(404);
    expect((await download(id, them, other)).status).toBe(200);
  });
});

describe('the sweep', () => {
  test('removes what belongs to nothing and what has no row, keeps the rest, and reports what is lost', async () => {
    const [, loose] = await upload('forgotten.pdf', takenFiles[0]![1]);
    const [, lost] = await upload('lost.pdf', takenFiles[0]![1]);
    const { id } = await attach(lost.id, 'Lost');
    const folder = join(app.filesFolder, 'kept', 'tenants', tenant.id);
    await rm(join(folder, lost.id));
    const orphan = join(folder, randomUUID());
    writeFileSync(orphan, 'x');
    await utimes(orphan, new Date(0), new Date(0));
    await rows("update stored_file set arrived_at = '2020-01-01' where id = $1", [loose.id]);
    const sweep = () => actAs({ tenantId: tenant.id, accountId: null, roles: [] }, () => app.app.get(FilesJobs, { strict: false }).sweep());
    expect(await sweep()).toEqual({ forgotten: 1, orphaned: 1, missing: 1 });
    expect(held().some((path) => path.includes(loose.id) || path === orphan)).toBe(false);
    expect(await rows('select id from stored_file where id = $1', [loose.id])).toEqual([]);
    expect(await sweep()).toEqual({ forgotten: 0, orphaned: 0, missing: 1 });
    expect((await download(id)).status).toBe(404);
    const kept = await rows("select id from stored_file where tenant_id = $1 and state = 'kept' and missing_since is null", [tenant.id]);
    expect(kept.every(({ id: one }) => held().some((path) => path.endsWith(String(one))))).toBe(true);
  });
});

describe('with a virus scanner', () => {
  let clamd: FakeClamd;
  let guarded: TestApp;
  let owner: TestSession;

  beforeAll(async () => {
    clamd = await startFakeClamd();
    guarded = await startTestApp(database, { CLAMD: clamd.address });
    owner = await signIn(guarded, `actionOwner@${tenant.slug}.test`);
  });
  afterAll(async () => {
    await guarded?.close();
    await clamd?.close();
  });

  test('[38] what it calls clean is kept as such', async () => {
    expect((await upload('clean.pdf', takenFiles[0]![1], { as: owner }))[1]).toMatchObject({ scan: 'clean' });
  });

  test('[38] the EICAR test file is refused and never kept', async () => {
    const [status, answer] = await upload('eicar.txt', Buffer.from(eicar), { as: owner });
    expect([status, answer.code]).toEqual([422, 'infected']);
    expect(readdirSync(join(guarded.filesFolder, 'arriving'))).toEqual([]);
    expect(await rows("select 1 from stored_file where name = 'eicar.txt'")).toEqual([]);
  });

  test('[38] when it is away nothing is taken', async () => {
    clamd.mood = 'hangsUp';
    const [status, answer] = await upload('away.pdf', takenFiles[0]![1], { as: owner });
    expect([status, answer.code]).toEqual([503, 'scannerAway']);
    expect(await rows("select 1 from stored_file where name = 'away.pdf'")).toEqual([]);
    clamd.mood = 'awake';
  });
});

test('an upload of 25 MB takes a few megabytes of memory', async () => {
  mkdirSync(app.filesFolder, { recursive: true });
  const path = join(app.filesFolder, '..', `large-${randomUUID()}.csv`);
  writeFileSync(path, 'a,b,c\n'.repeat((25 * 1024 * 1024) / 6));
  const send = () =>
    new Promise<number>((accept, reject) => {
      const sending = request(`${app.url}/api/evidence-files`, { method: 'POST', headers: { ...ownSite, cookie: session.cookie, 'x-waymark-service': tenant.slug, 'x-file-name': 'large.csv', 'content-length': 6 * Math.floor((25 * 1024 * 1024) / 6) } }, (answer) => {
        answer.resume().on('end', () => accept(answer.statusCode ?? 0));
      });
      sending.on('error', reject);
      createReadStream(path).pipe(sending);
    });
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
  expect(await send()).toBe(201);
  clearInterval(watch);
  await rm(path);
  const growth = (most - before) / 1024 / 1024;
  console.info(`A streamed upload of 25 MB: the process of API and client together grew by ${growth.toFixed(1)} MB.`);
  expect(growth).toBeLessThan(40);
});
