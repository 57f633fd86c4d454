import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { generateSync } from 'otplib';
import { Config } from '../config/index.ts';
import { addTestPerson, createTestDatabase, createTestTenant, postSignIn, sessionOf, signIn, startTestApp, stopClock, testPassword, type TestApp, type TestClock, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let api: TestApp;
let clock: TestClock;
let tenant: TestTenant;
let people = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { slug: 'ours', roles: [] });
  // What a service gets that sets nothing: a second factor is required.
  api = await startTestApp(database, { SECOND_FACTOR: 'required' });
  clock = stopClock(api);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});
beforeEach(async () => {
  await database.administer('truncate sign_in_attempt');
});

const me = '{ me { email } }';
const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const isSignedIn = async (cookie: string): Promise<boolean> => (await sessionOf(api.url, cookie).graphql(me)).errors === undefined;
const send = (session: TestSession, path: string, body?: unknown, method = 'POST'): Promise<Response> =>
  session.fetch(path, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
const newEmail = async (): Promise<string> => (await addTestPerson(database, tenant, `person-${(people += 1)}`, ['planManager'])).email;
const password = async (email: string): Promise<TestSession> => sessionOf(api.url, cookieOf(await postSignIn(api.url, email, testPassword)));
const codeOf = (secret: string): string => generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) });

/** Signs in for the first time and sets up an app; moves on to the next time step. */
async function enrol(email: string): Promise<{ session: TestSession; secret: string; codes: string[] }> {
  const waiting = await password(email);
  const { secret } = (await (await send(waiting, '/api/account/totp')).json()) as { secret: string };
  const answer = await send(waiting, '/api/account/totp/confirm', { code: codeOf(secret) });
  const { recoveryCodes } = (await answer.json()) as { recoveryCodes: string[] };
  clock.forward(60);
  return { session: sessionOf(api.url, cookieOf(answer)), secret, codes: recoveryCodes };
}

describe('an account without a second factor', () => {
  test('opens nothing with its password, but may set one up', async () => {
    const answer = await postSignIn(api.url, await newEmail(), testPassword);
    expect([answer.status, await answer.json()]).toEqual([200, { stage: 'enrolment' }]);
    const session = sessionOf(api.url, cookieOf(answer));
    expect(await isSignedIn(session.cookie)).toBe(false);
    expect((await session.fetch('/api/account')).status).toBe(401);
    expect(await (await session.fetch('/api/session')).json()).toMatchObject({ stage: 'enrolment', methods: [], secondFactor: 'required' });
    expect((await send(session, '/api/account/totp')).status).toBe(200);
  });

  test('is signed in by the first code of its app, with a new session id, and is shown ten recovery codes once', async () => {
    const email = await newEmail();
    const waiting = await password(email);
    const { secret, uri } = (await (await send(waiting, '/api/account/totp')).json()) as { secret: string; uri: string };
    expect(uri).toMatch(/^otpauth:\/\/totp\/Waymark/);
    expect((await send(waiting, '/api/account/totp/confirm', { code: '000000' })).status).toBe(422);
    const answer = await send(waiting, '/api/account/totp/confirm', { code: codeOf(secret) });
    const { recoveryCodes } = (await answer.json()) as { recoveryCodes: string[] };
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(cookieOf(answer)).not.toBe(waiting.cookie);
    expect([await isSignedIn(cookieOf(answer)), await isSignedIn(waiting.cookie)]).toEqual([true, false]);
    const kept = await database.administer<{ code_hash: Buffer; secret_sealed: Buffer }>(
      'select r.code_hash, t.secret_sealed from account a join account_recovery_code r on r.account_id = a.id join account_totp t on t.account_id = a.id where a.email = $1', [email]);
    expect(kept).toHaveLength(10);
    for (const row of kept) {
      expect(row.secret_sealed.toString('latin1')).not.toContain(secret);
      expect(recoveryCodes.some((code) => row.code_hash.toString('latin1').includes(code))).toBe(false);
    }
  });

  test('loses the chance to set one up after ten minutes', async () => {
    const waiting = await password(await newEmail());
    clock.forward(601);
    expect((await send(waiting, '/api/account/totp')).status).toBe(401);
  });
});

describe('an account with a second factor', () => {
  test('[21] gets a new session id with the second factor; the id before it is dead', async () => {
    const email = await newEmail();
    const { secret } = await enrol(email);
    const waiting = await password(email);
    expect(await isSignedIn(waiting.cookie)).toBe(false);
    const answer = await send(waiting, '/api/session/code', { code: codeOf(secret) });
    expect([answer.status, await isSignedIn(cookieOf(answer)), await isSignedIn(waiting.cookie)]).toEqual([204, true, false]);
    expect((await send(waiting, '/api/session/code', { code: codeOf(secret) })).status).toBe(401);
  });

  test('cannot set up another factor with the password alone', async () => {
    const email = await newEmail();
    await enrol(email);
    const waiting = await password(email);
    for (const path of ['/api/account/totp', '/api/account/passkeys/options']) expect((await send(waiting, path)).status).toBe(401);
    expect((await send(waiting, '/api/account/totp', undefined, 'DELETE')).status).toBe(401);
  });

  test('[24] is signed in once by each code, however many ask at once', async () => {
    const email = await newEmail();
    const { secret } = await enrol(email);
    const waiting = await Promise.all(Array.from({ length: 5 }, () => password(email)));
    const code = codeOf(secret);
    const statuses = await Promise.all(waiting.map(async (session) => (await send(session, '/api/session/code', { code })).status));
    expect(statuses.sort()).toEqual([204, 401, 401, 401, 401]);
    // Nor does an earlier step count once a later one was used.
    const before = generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) - 30 });
    expect((await send(await password(email), '/api/session/code', { code: before })).status).toBe(401);
    clock.forward(30);
    expect((await send(await password(email), '/api/session/code', { code: codeOf(secret) })).status).toBe(204);
  });

  test('refuses a code of two minutes ago and of another account', async () => {
    const [one, other] = [await newEmail(), await newEmail()];
    const [{ secret }, { secret: otherSecret }] = [await enrol(one), await enrol(other)];
    const old = codeOf(secret);
    clock.forward(120);
    const waiting = await password(one);
    for (const code of [old, codeOf(otherSecret), '12345', 'abcdef', "' or 1=1"]) expect((await send(waiting, '/api/session/code', { code })).status).toBe(401);
  });

  test('[24] is signed in once by each recovery code, typed anyhow', async () => {
    const email = await newEmail();
    const { codes } = await enrol(email);
    const code = codes[0]!.toUpperCase().replaceAll('-', ' ');
    const waiting = await Promise.all([password(email), password(email)]);
    const statuses = await Promise.all(waiting.map(async (session) => (await send(session, '/api/session/code', { code })).status));
    expect(statuses.sort()).toEqual([204, 401]);
    const session = sessionOf(api.url, cookieOf(await send(await password(email), '/api/session/code', { code: codes[1] })));
    expect(await (await session.fetch('/api/account')).json()).toMatchObject({ totp: true, recoveryCodesLeft: 8 });
    const renewed = (await (await send(session, '/api/account/recovery-codes')).json()) as { recoveryCodes: string[] };
    expect((await send(await password(email), '/api/session/code', { code: codes[2] })).status).toBe(401);
    expect((await send(await password(email), '/api/session/code', { code: renewed.recoveryCodes[0] })).status).toBe(204);
  });

  test('[22] refuses the 11th guess of a code, and the account is free again after five minutes', async () => {
    const email = await newEmail();
    const { secret } = await enrol(email);
    const waiting = await password(email);
    const statuses: number[] = [];
    for (let round = 0; round < 11; round += 1) statuses.push((await send(waiting, '/api/session/code', { code: '000000' })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
    expect((await send(await password(email), '/api/session/code', { code: codeOf(secret) })).status).toBe(429);
    await database.administer('update sign_in_attempt set expire = expire - 5 * 60 * 1000');
    expect((await send(await password(email), '/api/session/code', { code: codeOf(secret) })).status).toBe(204);
  });

  test('keeps its only factor, and changes none long after signing in', async () => {
    const { session } = await enrol(await newEmail());
    const only = await send(session, '/api/account/totp', undefined, 'DELETE');
    expect([only.status, ((await only.json()) as { code: string }).code]).toEqual([409, 'LAST_FACTOR']);
    clock.forward(16 * 60);
    for (const path of ['/api/account/passkeys/options', '/api/account/recovery-codes']) {
      const answer = await send(session, path);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'SIGN_IN_AGAIN']);
    }
  });

  test('is asked for it also where nobody must have one', async () => {
    const email = await newEmail();
    await enrol(email);
    const demonstration = await startTestApp(database);
    try {
      const answer = await postSignIn(demonstration.url, email, testPassword);
      expect([answer.status, await answer.json()]).toEqual([200, { stage: 'secondFactor' }]);
      expect((await signIn(demonstration, await newEmail())).cookie).not.toBe('');
    } finally {
      await demonstration.close();
    }
  });

  test('is not signed in by a passkey’s answer that was made up', async () => {
    const email = await newEmail();
    await enrol(email);
    const waiting = await password(email);
    await send(waiting, '/api/session/passkey/options');
    for (const response of [{ id: 'AAAA', response: {} }, { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' } }]) {
      expect((await send(waiting, '/api/session/passkey', { response })).status).toBe(401);
    }
    expect((await send(waiting, '/api/session/passkey', { response: 'x' })).status).toBe(400);
  });
});

/** A new passkey's answer to the options of a registration, as an authenticator without attestation gives it. */
function newPasskey({ challenge, rp }: { challenge: string; rp: { id: string } }): { id: string } & Record<string, unknown> {
  const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  const of = (text?: string): Uint8Array => new Uint8Array(Buffer.from(text ?? '', 'base64url'));
  const key = isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, of(x)], [-3, of(y)]]));
  // User present, user verified, a credential is attached; the counter starts at 0 (WebAuthn 6.1).
  const data = Buffer.concat([createHash('sha256').update(rp.id).digest(), Buffer.from([0x45]), Buffer.alloc(4), Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
  const attestation = isoCBOR.encode(new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', new Uint8Array(data)]]) as never);
  const client = JSON.stringify({ type: 'webauthn.create', challenge, origin: api.app.get(Config, { strict: false }).origin });
  const credential = id.toString('base64url');
  return { id: credential, rawId: credential, type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: Buffer.from(client).toString('base64url'), attestationObject: Buffer.from(attestation).toString('base64url') } };
}

test('[36] what changes how one signs in is in the trail of the service, and what was refused is not', async () => {
  const email = await newEmail();
  const { session } = await enrol(email);
  expect((await send(session, '/api/account/totp/confirm', { code: '000000' })).status).toBe(422);
  const options = (await (await send(session, '/api/account/passkeys/options')).json()) as { challenge: string; rp: { id: string } };
  expect((await send(session, '/api/account/passkeys', { name: 'Work laptop', response: newPasskey(options) })).status).toBe(200);
  const { passkeys } = (await (await session.fetch('/api/account')).json()) as { passkeys: { id: string }[] };
  for (const [path, method] of [['totp', 'DELETE'], ['recovery-codes', 'POST']]) expect((await send(session, `/api/account/${path}`, undefined, method)).ok).toBe(true);
  // It is the only factor now.
  expect((await send(session, `/api/account/passkeys/${passkeys[0]!.id}`, undefined, 'DELETE')).status).toBe(409);
  const again = (await (await send(session, '/api/account/passkeys/options')).json()) as typeof options;
  expect((await send(session, '/api/account/passkeys', { name: 'Telephone', response: newPasskey(again) })).status).toBe(200);
  expect((await send(session, `/api/account/passkeys/${passkeys[0]!.id}`, undefined, 'DELETE')).status).toBe(204);
  const events = await database.administer<{ operation: string }>(
    'select e.operation from audit_event e join account a on a.id::text in (e.actor_id::text, e.subject_id::text) where a.email = $1 order by e.seq', [email]);
  expect(events.map(({ operation }) => operation)).toEqual(['addMembership', 'confirmTotp', 'signIn', 'addPasskey', 'removeTotp', 'renewRecoveryCodes', 'addPasskey', 'removePasskey']);
});
