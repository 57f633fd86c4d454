import { expect, test } from '@jest/globals';
import { Config, parseConfig } from '../config/index.ts';
import { hashSessionToken, newSessionToken } from './session-token.ts';
import { readSessionCookie, sessionCookie } from './session-cookie.ts';

const databases = { DATABASE_APP_URL: 'postgres://a@localhost/w', DATABASE_PLATFORM_URL: 'postgres://p:secret@localhost/w' };
const secure: Config = parseConfig({ ...databases, ORIGIN: 'https://plans.example' });
const plain: Config = parseConfig(databases);

test('a session id has 256 random bits', () => {
  const tokens = new Set(Array.from({ length: 100 }, newSessionToken));
  expect(tokens.size).toBe(100);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

test('what is stored is not what is sent', () => {
  const token = newSessionToken();
  expect(hashSessionToken(token)).toHaveLength(32);
  expect(hashSessionToken(token)?.equals(Buffer.from(token, 'base64url'))).toBe(false);
});

test.each([undefined, '', 'short', 'x'.repeat(44), "' or 1=1 --".padEnd(43, 'x')])('%p is no session id', (text) => {
  expect(hashSessionToken(text)).toBeNull();
});

test('over https the cookie is bound to the host; on plain http its name says nothing it cannot keep', () => {
  expect(sessionCookie(secure, 'abc')).toBe('__Host-waymark=abc; Path=/; HttpOnly; Secure; SameSite=Lax');
  expect(sessionCookie(plain, 'abc')).toBe('waymark_session=abc; Path=/; HttpOnly; SameSite=Lax');
});

test('signing out takes the cookie away', () => {
  expect(sessionCookie(plain, null)).toBe('waymark_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax');
});

test('only the cookie of this origin is read', () => {
  const header = 'other=1; waymark_session=plain; __Host-waymark=secure';
  expect(readSessionCookie(secure, header)).toBe('secure');
  expect(readSessionCookie(plain, header)).toBe('plain');
  expect(readSessionCookie(plain, undefined)).toBeUndefined();
});
