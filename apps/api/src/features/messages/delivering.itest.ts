/** The outbox: written with what it tells of, carried out once, whoever dies on the way. Real mail server, real receiver. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Abstract } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { actAs, Tenancy } from '../../platform/tenancy/index.ts';
import { addTestPerson, createTestDatabase, createTestTenant, startTestApp, stopClock, type TestApp, type TestClock, type TestDatabase, type TestTenant } from '../../testing/index.ts';
import { saysNo, startMailServer, type TestMailServer } from '../../testing/test-mail-server.ts';
import { startReceiver, type TestReceiver } from '../../testing/test-webhook-receiver.ts';
import { DeliveringService, leaseSeconds } from './delivering.service.ts';
import { Messages, type NewMessage } from './index.ts';
import { retryMinutes } from './retry.ts';
import { WebhookCaller } from './webhook-caller.ts';
import { newWebhookSecret } from './webhook-signature.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let clock: TestClock;
let mailServer: TestMailServer;
let receiver: TestReceiver;
let webhookId: string;
let recipientId: string;
const secret = newWebhookSecret();

const inService = <T>(work: () => Promise<T>): Promise<T> => actAs({ tenantId: tenant.id, accountId: null, roles: [] }, work);
const get = <T>(type: Abstract<T>): T => app.app.get<T>(type, { strict: false });
const transaction = <T>(work: () => Promise<T>): Promise<T> => inService(() => get(Tenancy).transaction(work));
const deliver = (): Promise<number> => inService(() => get(DeliveringService).deliverDue());
const post = (...changes: Partial<NewMessage>[]): Promise<void> =>
  transaction(() => get(Messages).post(changes.map((change) => ({ recipientId, kind: 'escalation', subjectKind: 'action', subjectId: newId(), parameters: { ref: '1.2', step: 1 }, dedupeKey: newId(), ...change }))));
const deliveries = (channel: string) =>
  database.administer<{ state: string; attempts: number; last_error: string | null }>('select state, attempts, last_error from delivery where tenant_id = $1 and channel = $2 order by created_at, id', [tenant.id, channel]);

async function addWebhook(url: string): Promise<string> {
  const id = newId();
  const sealed = await inService(() => Promise.resolve(get(WebhookCaller).seal(id, secret)));
  await database.administer('insert into webhook (tenant_id, id, url, secret_sealed, secret_set_at, created_at, created_by) values ($1, $2, $3, $4, $5, $5, $6)', [tenant.id, id, url, sealed, clock.now(), recipientId]);
  return id;
}

beforeAll(async () => {
  database = await createTestDatabase();
  [mailServer, receiver] = [await startMailServer(), await startReceiver()];
  receiver.secret = secret;
  app = await startTestApp(database, { WEBHOOK_ADDRESSES: 'any', SMTP_URL: mailServer.url, MAIL_FROM: 'plans@waymark.test' });
  clock = stopClock(app);
  tenant = await createTestTenant(database);
  recipientId = tenant.accounts.planManager!.id;
});
afterAll(async () => {
  await app?.close();
  receiver?.close();
  await mailServer?.close();
  await database?.drop();
});
beforeEach(async () => {
  for (const table of ['delivery', 'message', 'webhook', 'message_preference']) await database.administer(`delete from ${table} where tenant_id = $1`, [tenant.id]);
  mailServer.mails.length = 0;
  mailServer.decide = () => null;
  receiver.calls.length = 0;
  receiver.forged = 0;
  receiver.answer = (response) => void response.writeHead(204).end();
  webhookId = await addWebhook(receiver.url);
});

describe('a message', () => {
  test('goes into the inbox, by mail, and to every receiver, each once', async () => {
    await post({ subjectId: '018f0000-0000-7000-8000-000000000001' });
    expect(await deliver()).toBe(2);
    expect(await deliver()).toBe(0);
    expect(mailServer.mails).toHaveLength(1);
    expect(mailServer.mails[0]?.to).toEqual([tenant.accounts.planManager!.email]);
    expect(receiver.forged).toBe(0);
    expect(receiver.calls).toEqual([expect.objectContaining({
      type: 'message.escalation',
      data: expect.objectContaining({ subjectKind: 'action', recipientId, title: expect.objectContaining({ en: 'Action 1.2 needs attention: step 1 of its escalation' }), link: `http://waymark.test/s/${tenant.slug}/actions/018f0000-0000-7000-8000-000000000001` }),
    })]);
    for (const channel of ['inbox', 'email', 'webhook']) expect(await deliveries(channel)).toMatchObject([{ state: 'sent' }]);
  });

  test('posted a hundred times at once under one key is one', async () => {
    await Promise.all(Array.from({ length: 100 }, () => post({ dedupeKey: 'the same' })));
    await post({ dedupeKey: 'the same' }, { dedupeKey: 'the same' });
    await deliver();
    expect([mailServer.mails.length, receiver.calls.length]).toEqual([1, 1]);
    expect(await database.administer('select count(*) as count from message where tenant_id = $1', [tenant.id])).toEqual([{ count: 1 }]);
  });

  test('is not told when what it tells of is rolled back', async () => {
    await expect(transaction(async () => {
      await get(Messages).post([{ recipientId, kind: 'escalation', subjectKind: 'action', subjectId: newId(), parameters: {}, dedupeKey: 'undone' }]);
      throw new Error('undone');
    })).rejects.toThrow('undone');
    expect(await deliver()).toBe(0);
    expect(await database.administer('select count(*) as count from message where tenant_id = $1', [tenant.id])).toEqual([{ count: 0 }]);
  });

  test('waits for the end of quiet hours', async () => {
    await post({ notBefore: new Date(clock.now().getTime() + 3_600_000).toISOString() });
    expect(await deliver()).toBe(0);
    clock.forward(3_600);
    expect(await deliver()).toBe(2);
  });

  test.each(['digest', 'never'])('is not mailed by itself to who wants that %s', async (email) => {
    await database.administer(`insert into message_preference (tenant_id, account_id, kind, email, changed_at) values ($1, $2, 'escalation', $3, now())`, [tenant.id, recipientId, email]);
    await post({});
    await deliver();
    expect(mailServer.mails).toEqual([]);
    expect(await deliveries('inbox')).toHaveLength(1);
  });

  test('to who has left the service is not mailed any more', async () => {
    const left = await addTestPerson(database, tenant, `left-${newId()}`, ['viewer']);
    await post({ recipientId: left.id });
    await database.administer('delete from membership where tenant_id = $1 and account_id = $2', [tenant.id, left.id]);
    await deliver();
    expect(mailServer.mails).toEqual([]);
    expect(await deliveries('email')).toEqual([{ state: 'dead', attempts: 1, last_error: 'recipientGone' }]);
  });
});

describe('a delivery that fails', () => {
  test('is tried again under the same ids until it is taken', async () => {
    let times = 0;
    receiver.answer = (response) => void response.writeHead((times += 1) < 3 ? 503 : 204).end();
    mailServer.decide = () => (times < 3 ? saysNo(451) : null);
    await post({});
    for (const minutes of [0, ...retryMinutes.slice(0, 3)]) {
      clock.forward(minutes * 60);
      await deliver();
    }
    expect(new Set(receiver.calls.map(({ id }) => id)).size).toBe(1);
    expect(await deliveries('webhook')).toEqual([{ state: 'sent', attempts: 3, last_error: null }]);
    expect(await deliveries('email')).toMatchObject([{ state: 'sent', last_error: null }]);
    expect(mailServer.mails).toHaveLength(1);
  });

  test('is given up after the last attempt, and no earlier', async () => {
    receiver.answer = (response) => void response.writeHead(500).end();
    await post({});
    for (const minutes of [0, ...retryMinutes]) {
      clock.forward(minutes * 60);
      await deliver();
    }
    expect(await deliveries('webhook')).toEqual([{ state: 'dead', attempts: retryMinutes.length + 1, last_error: 'http500' }]);
    clock.forward(30 * 86_400);
    expect(await deliver()).toBe(0);
  });

  test('at a receiver that is gone turns it off (410)', async () => {
    receiver.answer = (response) => void response.writeHead(410).end();
    await post({});
    await deliver();
    expect(await deliveries('webhook')).toEqual([{ state: 'dead', attempts: 1, last_error: 'http410' }]);
    await post({});
    expect(await deliveries('webhook')).toHaveLength(1);
    expect(await database.administer('select disabled_at is not null as off from webhook where tenant_id = $1 and id = $2', [tenant.id, webhookId])).toEqual([{ off: true }]);
  });

  test('at one receiver keeps nothing from another', async () => {
    await addWebhook('http://127.0.0.1:1/');
    await post({}, {}, {});
    await deliver();
    expect(receiver.calls).toHaveLength(3);
    expect((await deliveries('webhook')).filter(({ last_error }) => last_error === 'unreachable')).toHaveLength(3);
  });

  test('follows no redirect', async () => {
    receiver.answer = (response) => void response.writeHead(307, { location: receiver.url }).end();
    await post({});
    await deliver();
    expect(receiver.calls).toHaveLength(1);
    expect(await deliveries('webhook')).toMatchObject([{ state: 'failed', last_error: 'redirect' }]);
  });
});

test('ten workers at once send each of 60 deliveries once', async () => {
  await post(...Array.from({ length: 30 }, () => ({})));
  await Promise.all(Array.from({ length: 10 }, deliver));
  expect([receiver.calls.length, new Set(receiver.calls.map(({ id }) => id)).size, mailServer.mails.length]).toEqual([30, 30, 30]);
});

describe('[29] a worker killed five times on one delivery', () => {
  /** A process of its own that takes what is due; its clock stands at `now`. */
  function worker(now: Date): ChildProcess {
    const module = (path: string): string => JSON.stringify(new URL(`file://${join(import.meta.dirname, '../../../dist', path)}`).href);
    const program = `
      import { loadConfig } from ${module('platform/config/index.js')};
      import { createWorker } from ${module('worker-app.js')};
      import { actAs } from ${module('platform/tenancy/index.js')};
      import { DeliveringService } from ${module('features/messages/delivering.service.js')};
      const worker = await createWorker(loadConfig());
      await actAs({ tenantId: ${JSON.stringify(tenant.id)}, accountId: null, roles: [] }, () => worker.get(DeliveringService, { strict: false }).deliverDue());
      await worker.close();`;
    return spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH, NOW: now.toISOString(), ORIGIN: 'http://waymark.test', SECOND_FACTOR: 'off', DATABASE_APP_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl,
        WEBHOOK_ADDRESSES: 'any', SMTP_URL: mailServer.url, MAIL_FROM: 'plans@waymark.test',
      },
    });
  }
  const ended = (child: ChildProcess): Promise<unknown> => new Promise((end) => child.once('exit', (code, signal) => end(signal ?? code)));

  test('still delivers it once, and nobody else while its lease runs', async () => {
    await post({});
    // Whoever asks is left waiting, in the middle of both channels, until it is killed.
    receiver.answer = () => undefined;
    mailServer.decide = () => new Promise(() => undefined);
    for (let time = 0; time < 5; time += 1) {
      const [called, mailed] = [receiver.nextCall(), mailServer.nextMail()];
      const child = worker(clock.now());
      const end = ended(child);
      await Promise.all([called, mailed]);
      child.kill('SIGKILL');
      expect(await end).toBe('SIGKILL');
      expect(await deliver()).toBe(0);
      clock.forward(leaseSeconds + 1);
    }
    const asked = receiver.calls.splice(0);
    receiver.answer = (response) => void response.writeHead(204).end();
    mailServer.decide = () => null;
    expect(await ended(worker(clock.now()))).toBe(0);
    expect(mailServer.mails).toHaveLength(1);
    expect(receiver.calls).toHaveLength(1);
    expect(new Set([...asked, ...receiver.calls].map(({ id }) => id)).size).toBe(1);
    expect(await deliveries('webhook')).toMatchObject([{ state: 'sent' }]);
    clock.forward(86_400);
    expect(await deliver()).toBe(0);
  });
});
