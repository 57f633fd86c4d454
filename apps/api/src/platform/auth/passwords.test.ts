import { expect, test } from '@jest/globals';
import { hashPassword, matchesPassword } from './passwords.ts';

test('a hash is argon2id with at least OWASP’s parameters', async () => {
  const [, algorithm, , parameters] = (await hashPassword('tŷ bach twt')).split('$');
  const numbers = Object.fromEntries((parameters ?? '').split(',').map((part) => part.split('=')).map(([name, value]) => [name, Number(value)])) as { m: number; t: number; p: number };
  expect(algorithm).toBe('argon2id');
  expect(numbers.m).toBeGreaterThanOrEqual(19_456);
  expect(numbers.t).toBeGreaterThanOrEqual(2);
  expect(numbers.p).toBeGreaterThanOrEqual(1);
});

test('no password matches where there is none', async () => {
  expect(await matchesPassword('anything', null)).toBe(false);
});
