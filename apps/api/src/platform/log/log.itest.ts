// The log of API and worker as they run in production: lines of JSON, one number from request to job, nothing that somebody wrote.
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, postSignIn, signIn, testPassword, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';
import { startTestProgram, type TestProgram } from '../../testing/test-program.ts';

const canary = 'Canaryprose';
let database: TestDatabase;
let tenant: TestTenant;
let api: TestProgram;
let worker: TestProgram;
let manager: TestSession;
let actionId: string;

interface Line {
  time: string;
  level: string;
  context: string;
  message: string;
  correlationId?: string;
  operation?: string;
  [name: string]: unknown;
}

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['planManager'] });
  const plan = await writePlan(database, tenant, planOf([[[action({ description: `${canary} of the plan`, owners: [`${canary} Owner`] })]]]));
  actionId = plan.actionIds[0] ?? '';
  const settings = { LOG_FORMAT: 'json' };
  [api, worker] = [await startTestProgram('main', database, settings), await startTestProgram('worker', database, settings)];
  manager = await signIn(api, `planManager@${tenant.slug}.test`);
});
afterAll(async () => {
  for (const program of [api, worker]) program?.child.kill('SIGKILL');
  await database?.drop();
});

function lines(program: TestProgram): Line[] {
  return program.output().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
}

async function lineOf(program: TestProgram, wanted: (line: Line) => boolean): Promise<Line | undefined> {
  for (let round = 0; round < 400 && !lines(program).some(wanted); round += 1) await wait(25);
  return lines(program).find(wanted);
}

const add = 'mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { __typename } }';

async function upload(text: string, id: string): Promise<Response> {
  const form = new FormData();
  form.append('file', new Blob([`Action,Owner,When,RAG\n${text},${canary} Person ${canary}@example.test,Sept 2026,Amber\n`]), `${canary}.csv`);
  return manager.fetch('/api/imports', { method: 'POST', service: tenant.slug, headers: { 'x-request-id': id }, body: form });
}

describe('a request', () => {
  test('is one line: its number, which came with it and goes out with the answer, what it did, how long it took', async () => {
    const id = 'from-the-proxy-0001';
    const answer = await manager.fetch('/graphql', { method: 'POST', service: tenant.slug, headers: { 'content-type': 'application/json', 'x-request-id': id }, body: JSON.stringify({ query: add, variables: { input: { actionId, title: canary, datedOn: '2016-09-01' } } }) });
    expect(answer.headers.get('x-request-id')).toBe(id);
    const line = await lineOf(api, ({ correlationId }) => correlationId === id);
    expect(line).toMatchObject({ level: 'log', context: 'Request', message: 'request', method: 'POST', route: '/graphql', status: 200, operation: 'addEvidence', milliseconds: expect.any(Number) });
    expect(Date.parse(line?.time ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(lines(api).filter(({ correlationId }) => correlationId === id)).toHaveLength(1);
  });

  test('with something else for a number gets one of ours', async () => {
    const answer = await fetch(`${api.url}/api/session`, { headers: { 'x-request-id': `${canary} <b>` } });
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });

  test('carries its number into the job that it wished for', async () => {
    const id = 'upload-of-a-plan-01';
    const answer = await upload(`${canary} one`, id);
    expect(answer.status).toBeLessThan(300);
    const line = await lineOf(worker, ({ correlationId, message }) => correlationId === id && message === 'job');
    expect(line).toMatchObject({ context: 'Worker', operation: 'imports.read', outcome: 'done', attempt: 1 });
  });
});

describe('nothing that somebody wrote', () => {
  test('is in either log, whatever breaks', async () => {
    await postSignIn(api.url, `${canary}@example.test`, `${canary}-password`);
    await postSignIn(api.url, `planManager@${tenant.slug}.test`, `${canary}-password`);
    await fetch(`${api.url}/api/${canary}/${canary}@example.test?token=${canary}`);
    await fetch(`${api.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }, body: `{"email": ${canary}` });
    await manager.graphql(`query ${canary} { ${canary} }`, { [canary]: canary }, tenant.slug);
    await manager.graphql(add, { input: { actionId, title: canary, description: canary, datedOn: canary } }, tenant.slug);
    // A constraint that names a value, a function that raises a sentence, and a table that is gone.
    await database.administer(`alter table evidence add constraint planted check (title not like '${canary} broken%') not valid`);
    await manager.graphql(add, { input: { actionId, title: `${canary} broken`, datedOn: '2016-09-01' } }, tenant.slug);
    await database.administer('alter table account_session rename to elsewhere');
    await manager.graphql('{ me { id } }');
    await database.administer('alter table elsewhere rename to account_session');
    // And a job that breaks on what a constraint does not let it write.
    await database.administer("alter table plan_import add constraint planted check (state = 'reading') not valid");
    await upload(`${canary} two`, 'breaks-in-the-job-1');
    expect(await lineOf(worker, ({ correlationId, level }) => correlationId === 'breaks-in-the-job-1' && level === 'error')).toMatchObject({ operation: 'imports.read', message: expect.stringContaining('PostgreSQL 23514') });
    for (const program of [api, worker]) {
      expect(lines(program).length).toBeGreaterThan(3);
      expect(program.output()).not.toMatch(new RegExp(canary, 'i'));
      expect(program.output()).not.toContain(testPassword);
      expect(program.output()).not.toContain(manager.cookie.split('=')[1]);
      // Nor any address, known or not, nor what the programs themselves sign in with.
      expect(program.output()).not.toMatch(/[\w.]+@[\w-]+\.test/);
      expect(program.output()).not.toContain(new URL(database.appUrl).password);
    }
    // The faults above were told, under a number.
    const faults = lines(api).filter(({ level }) => level === 'error');
    expect(faults.map(({ message }) => message).join('\n')).toMatch(/PostgreSQL 23514/);
    expect(faults.length).toBeGreaterThanOrEqual(2);
    expect(faults.every(({ correlationId }) => typeof correlationId === 'string')).toBe(true);
  });
});
