/** Messages as people meet them: the inbox, wishes, digests, the calendar, the log of deliveries, webhooks. */
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Abstract } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { newTenantSecret } from '../../platform/auth/index.ts';
import { actAs, Tenancy } from '../../platform/tenancy/index.ts';
import { createTestDatabase, createTestTenant, signIn, startTestApp, stopClock, type TestApp, type TestClock, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';
import { startReceiver, type TestReceiver } from '../../testing/test-webhook-receiver.ts';
import { calendarText } from './calendar.ts';
import { DeliveringService } from './delivering.service.ts';
import { DigestsService } from './digests.service.ts';
import { Messages, type NewMessage } from './index.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let clock: TestClock;
let owner: TestSession;
let administrator: TestSession;
let receiver: TestReceiver;

const get = <T>(type: Abstract<T>): T => app.app.get<T>(type, { strict: false });
const inService = <T>(work: () => Promise<T>): Promise<T> => actAs({ tenantId: tenant.id, accountId: null, roles: [] }, work);
const post = (...changes: Partial<NewMessage>[]): Promise<void> =>
  inService(() => get(Tenancy).transaction(() => get(Messages).post(changes.map((change) => ({
    recipientId: tenant.accounts.actionOwner!.id, kind: 'escalation', subjectKind: 'action', subjectId: newId(), parameters: { ref: '1.2', plan: 'Our plan' }, dedupeKey: newId(), ...change,
  })))));
async function ask<Data>(session: TestSession, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await session.graphql<Data>(query, variables, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}

beforeAll(async () => {
  database = await createTestDatabase();
  receiver = await startReceiver();
  app = await startTestApp(database, { WEBHOOK_ADDRESSES: 'any' });
  tenant = await createTestTenant(database, { roles: ['actionOwner', 'planManager', 'boardChair', 'tenantAdministrator', 'viewer'] });
  await database.administer(`update person set name = 'Head of Service' where tenant_id = $1 and account_id = $2`, [tenant.id, tenant.accounts.actionOwner!.id]);
  await writePlan(database, tenant, planOf([[[
    action({ owners: ['head of service'], timescale: '30 November 2026' }), action({ owners: ['Head of Service'], timescale: '1 October 2026' }), action({ owners: ['Police'], timescale: '28 November 2026' }), action({ owners: ['Head of Service'], timescale: 'Ongoing' }),
  ]]]), '2026-06-01T10:00:00Z');
  [owner, administrator] = [await signIn(app, tenant.accounts.actionOwner!.email), await signIn(app, tenant.accounts.tenantAdministrator!.email)];
  clock = stopClock(app, new Date('2026-11-24T09:00:00Z'));
  [owner, administrator] = [await signIn(app, tenant.accounts.actionOwner!.email), await signIn(app, tenant.accounts.tenantAdministrator!.email)];
});
afterAll(async () => {
  await app?.close();
  receiver?.close();
  await database?.drop();
});

const inbox = '{ myMessages { totalCount nodes { id kind subjectKind title { en cy } readAt } } myUnreadMessages }';
interface Inbox { myMessages: { totalCount: number; nodes: { id: string; kind: string; title: { en: string; cy: string }; readAt: string | null }[] }; myUnreadMessages: number }

describe('the inbox', () => {
  test('shows what its person was told, newest first, until it is read, and nobody else’s', async () => {
    await post({ parameters: { ref: '1.1' } }, { parameters: { ref: '1.2' } });
    await post({ notBefore: '2026-11-25T07:00:00Z' }, { recipientId: tenant.accounts.planManager!.id });
    const before = await ask<Inbox>(owner, inbox);
    expect(before.myMessages.nodes.map(({ title }) => title.en)).toEqual(['Action 1.2 needs attention', 'Action 1.1 needs attention']);
    expect(before.myUnreadMessages).toBe(2);
    const { id } = before.myMessages.nodes[0]!;
    const read = 'mutation ($id: ID!) { markMessageRead(input: { messageId: $id }) { __typename ... on Message { readAt } } }';
    expect(await ask(owner, read, { id })).toEqual({ markMessageRead: { __typename: 'Message', readAt: '2026-11-24T09:00:00.000Z' } });
    expect(await ask(administrator, read, { id })).toEqual({ markMessageRead: { __typename: 'NotFound' } });
    expect((await ask<Inbox>(owner, inbox)).myUnreadMessages).toBe(1);
    expect(await ask(owner, '{ myMessages(unread: true) { totalCount } }')).toEqual({ myMessages: { totalCount: 1 } });
    expect((await ask<Inbox>(administrator, inbox)).myMessages.nodes).toEqual([]);
  });

  test('comes in pages that neither repeat nor leave out', async () => {
    await post(...Array.from({ length: 25 }, () => ({})));
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { myMessages }: { myMessages: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await ask(owner, 'query ($after: String) { myMessages(first: 10, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }', { after });
      seen.push(...myMessages.nodes.map(({ id }) => id));
      if (!myMessages.pageInfo.hasNextPage) break;
      after = myMessages.pageInfo.endCursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([27, 27]);
  });

  test('keeps what one wants by e-mail, and refuses what makes no sense', async () => {
    const change = (kind: string, email: string) => ask(owner, `mutation { changeMessagePreference(input: { kind: ${kind}, email: ${email} }) { __typename ... on MessagePreference { email } ... on Refused { reasons { code } } } }`);
    expect(await change('ESCALATION', 'DIGEST')).toEqual({ changeMessagePreference: { __typename: 'MessagePreference', email: 'DIGEST' } });
    expect(await change('DIGEST', 'DIGEST')).toEqual({ changeMessagePreference: { __typename: 'Refused', reasons: [{ code: 'frequencyNotForKind' }] } });
    expect(await ask(owner, '{ myMessagePreferences { kind email choices } }')).toEqual({ myMessagePreferences: [{ kind: 'ESCALATION', email: 'DIGEST', choices: ['AT_ONCE', 'DIGEST', 'NEVER'] }, { kind: 'DIGEST', email: 'AT_ONCE', choices: ['AT_ONCE', 'NEVER'] }] });
  });
});

describe('the digest', () => {
  const digests = () => database.administer<{ role: string; parameters: Record<string, unknown> }>(
    `select m.role, d.parameters from message d join membership m on m.tenant_id = d.tenant_id and m.account_id = d.recipient_id where d.tenant_id = $1 and d.kind = 'digest' order by m.role collate "C", d.parameters ->> 'from'`, [tenant.id]);

  test('counts for each what is theirs, is written once a week and once a month, and comes once more in the next', async () => {
    for (let time = 0; time < 3; time += 1) await inService(() => get(DigestsService).postDue());
    await Promise.all(Array.from({ length: 5 }, () => inService(() => get(DigestsService).postDue())));
    expect((await digests()).map(({ role, parameters }) => [role, parameters['period'], parameters['due'], parameters['overdue']])).toEqual([
      ['actionOwner', 'week', 0, 1], ['boardChair', 'month', 2, 1], ['planManager', 'week', 1, 1],
    ]);
    clock.forward(7 * 86_400);
    await inService(() => get(DigestsService).postDue());
    expect((await digests()).filter(({ role }) => role === 'actionOwner').map(({ parameters }) => [parameters['from'], parameters['due'], parameters['overdue']])).toEqual([['2026-11-23', 0, 1], ['2026-11-30', 1, 1]]);
    [owner, administrator] = [await signIn(app, tenant.accounts.actionOwner!.email), await signIn(app, tenant.accounts.tenantAdministrator!.email)];
  });
});

describe('the calendar', () => {
  const make = async (session = owner): Promise<string> => new URL((await ask<{ makeCalendarFeed: { address: string } }>(session, 'mutation { makeCalendarFeed { address } }')).makeCalendarFeed.address).pathname;
  const read = (path: string): Promise<Response> => fetch(`${app.url}${path}`);

  test('holds the due dates of one’s own actions, for whoever has the address', async () => {
    const answer = await read(await make());
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-store']);
    const text = await answer.text();
    expect(text).not.toContain('Review the policy');
    const events = new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    expect(events.map(({ startDate, endDate, summary }) => [startDate.toString(), endDate.toString(), summary])).toEqual([['2026-10-01', '2026-10-02', 'Improvement plan'], ['2026-11-30', '2026-12-01', 'Improvement plan']]);
  });

  test('ends with a new address, when it is revoked, and with one’s place in the service; no guess opens it', async () => {
    const first = await make();
    const second = await make();
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    expect((await ask<{ calendarFeed: { address: null } }>(owner, '{ calendarFeed { address } }')).calendarFeed.address).toBeNull();
    expect(await ask(owner, 'mutation { revokeCalendarFeed }')).toEqual({ revokeCalendarFeed: true });
    for (const path of [second, `/api/calendar/${newTenantSecret(tenant.id)}.ics`, '/api/calendar/x.ics', `/api/calendar/${newTenantSecret(newId())}.ics`]) expect((await read(path)).status).toBe(404);
    const third = await make();
    await database.administer(`update membership set role = 'viewer' where tenant_id = $1 and account_id = $2`, [tenant.id, tenant.accounts.actionOwner!.id]);
    expect((await read(third)).status).toBe(404);
    await database.administer(`update membership set role = 'actionOwner' where tenant_id = $1 and account_id = $2`, [tenant.id, tenant.accounts.actionOwner!.id]);
    expect((await read(third)).status).toBe(200);
  });

  test('writes long, strange and Welsh titles so that another program reads them', () => {
    const title = `Ŵyl, "a"; b\\c ${'ŷ'.repeat(100)}\r\nBEGIN:VALARM`;
    const text = calendarText({ name: 'Ours', host: 'w.example', actions: [{ id: 'a', title, due: '2026-12-31', link: 'https://w.example/a', changedAt: new Date('2026-01-02T03:04:05.678Z') }] });
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const [component] = new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent');
    expect(new ICAL.Event(component).summary).toBe(title.replace('\r\n', ' '));
    expect(component!.getAllSubcomponents('valarm')).toEqual([]);
    expect(String(component!.getFirstPropertyValue('dtstamp'))).toBe('2026-01-02T03:04:05Z');
  });
});

describe('the log of deliveries', () => {
  const log = '{ deliveries(state: DEAD) { totalCount nodes { id channel state recipient title { en } lastError attempts } } }';
  interface Log { deliveries: { totalCount: number; nodes: { id: string; channel: string; recipient: string; lastError: string }[] } }

  test('shows what was given up, and an administrator sends it again', async () => {
    await post({ recipientId: tenant.accounts.boardChair!.id });
    await inService(() => get(DeliveringService).deliverDue());
    const { deliveries } = await ask<Log>(administrator, log);
    const dead = deliveries.nodes.find(({ recipient }) => recipient.startsWith('boardChair'));
    expect(dead).toMatchObject({ channel: 'EMAIL', lastError: 'mailNotConfigured' });
    const resend = (id: string) => ask(administrator, 'mutation ($id: ID!) { resendDelivery(input: { deliveryId: $id }) { __typename ... on Delivery { state attempts } ... on Refused { reasons { code } } } }', { id });
    expect(await resend(dead!.id)).toEqual({ resendDelivery: { __typename: 'Delivery', state: 'WAITING', attempts: 0 } });
    expect(await resend(dead!.id)).toEqual({ resendDelivery: { __typename: 'Refused', reasons: [{ code: 'deliveryNotToResend' }] } });
    expect(await resend(newId())).toEqual({ resendDelivery: { __typename: 'NotFound' } });
    await inService(() => get(DeliveringService).deliverDue());
    expect((await ask<Log>(administrator, log)).deliveries.totalCount).toBe(deliveries.totalCount);
  });
});

describe('a webhook', () => {
  const send = (method: string, path: string, body?: object) => administrator.fetch(`/api/webhooks${path}`, { method, service: tenant.slug, headers: { 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
  const json = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>;

  test('is added, tried, given a new secret, turned off and removed', async () => {
    const { id, secret } = await json<{ id: string; secret: string }>(send('POST', '', { url: receiver.url }));
    receiver.secret = secret;
    expect(await json(send('POST', `/${id}/test`))).toEqual({ outcome: 'taken' });
    const fresh = await json<{ secret: string }>(send('POST', `/${id}/secret`));
    expect(fresh.secret).not.toBe(secret);
    // For a day the receiver may know either.
    expect(await json(send('POST', `/${id}/test`))).toEqual({ outcome: 'taken' });
    receiver.secret = fresh.secret;
    expect(await json(send('POST', `/${id}/test`))).toEqual({ outcome: 'taken' });
    receiver.secret = secret;
    clock.forward(86_400 + 1);
    administrator = await signIn(app, tenant.accounts.tenantAdministrator!.email);
    expect(await json(send('POST', `/${id}/test`))).toEqual({ outcome: 'http401' });
    expect((await send('POST', `/${id}/disable`)).status).toBe(204);
    await post({});
    expect(await database.administer('select count(*) as count from delivery where tenant_id = $1 and webhook_id = $2', [tenant.id, id])).toEqual([{ count: 0 }]);
    expect((await send('POST', `/${id}/enable`)).status).toBe(204);
    expect((await send('DELETE', `/${id}`)).status).toBe(204);
    expect((await send('DELETE', `/${id}`)).status).toBe(404);
    expect(await json(send('GET', ''))).toEqual([]);
    expect(await database.administer('select secret_sealed, previous_sealed from webhook where tenant_id = $1', [tenant.id])).toEqual([{ secret_sealed: null, previous_sealed: null }]);
  });

  test('has an address once', async () => {
    const { id } = await json<{ id: string }>(send('POST', '', { url: receiver.url }));
    expect(await json(send('POST', '', { url: receiver.url }))).toMatchObject({ code: 'exists' });
    await send('DELETE', `/${id}`);
  });

  test('is answered for a foreign or strange id as for none', async () => {
    for (const id of [newId(), 'x', tenant.id]) for (const step of ['/test', '/secret', '/enable', '/disable']) expect([id, step, (await send('POST', `/${id}${step}`)).status]).toEqual([id, step, 404]);
  });
});

/** Addresses that lead inside, by name, number, or disguise; and what is no https at all. */
const inside = [
  'https://127.0.0.1/', 'https://localhost/', 'https://localhost.localdomain/', 'https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/', 'https://2130706433/', 'https://0x7f000001/', 'https://0177.0.0.1/', 'https://127.1/', 'https://0/', 'https://0.0.0.0/',
  'https://10.0.0.1/', 'https://172.16.0.1/', 'https://192.168.1.1/', 'https://100.64.0.1/', 'https://169.254.169.254/latest/meta-data/', 'https://[fe80::1]/', 'https://[fd00::1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2002:7f00:1::]/', 'https://[::]/', 'https://224.0.0.1/', 'https://255.255.255.255/',
  'https://①②⑦.⓪.⓪.①/', 'https://127。0。0。1/', 'http://hooks.example/', 'https://user:password@hooks.example/', 'https://hooks.example@127.0.0.1/', 'file:///etc/passwd', 'gopher://127.0.0.1/', 'ftp://hooks.example/', 'javascript:alert(1)', '//127.0.0.1/', '127.0.0.1', 'https://',
];

describe('[41] no webhook leads inside', () => {
  let guarded: TestApp;
  let session: TestSession;
  beforeAll(async () => {
    guarded = await startTestApp(database);
    session = await signIn(guarded, tenant.accounts.tenantAdministrator!.email);
  });
  afterAll(() => guarded?.close());

  test.each(inside)('%s', async (url) => {
    const calls = receiver.calls.length + receiver.forged;
    const port = new URL(receiver.url).port;
    const address = URL.canParse(url) && url.startsWith('https://') ? url.replace(/^(https:\/\/[^/]*)/, `$1:${port}`) : url;
    const answer = await session.fetch('/api/webhooks', { method: 'POST', service: tenant.slug, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ url: address }) });
    const body = (await answer.json()) as { id?: string; code?: string };
    if (answer.ok) {
      // A name is looked up when it is called, every time.
      const tried = await session.fetch(`/api/webhooks/${body.id}/test`, { method: 'POST', service: tenant.slug, headers: { 'content-type': 'application/json' } });
      expect(['notPublic', 'unreachable']).toContain(((await tried.json()) as { outcome: string }).outcome);
      await database.administer(`update webhook set removed_at = now(), secret_sealed = null where tenant_id = $1 and id = $2`, [tenant.id, body.id]);
    } else {
      expect([answer.status, body.code]).toEqual([422, expect.stringMatching(/^not(Https|Public)$/)]);
    }
    expect(receiver.calls.length + receiver.forged).toBe(calls);
  });
});
