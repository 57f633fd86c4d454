import { expect, test } from '@jest/globals';
import { hashRecoveryCode, newRecoveryCode } from './recovery-codes.ts';

test('a code is four groups of four', () => {
  for (let round = 0; round < 50; round += 1) expect(newRecoveryCode()).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
});

test('however it is typed, it is the same code', () => {
  const hash = hashRecoveryCode('0123-4567-89ab-cdef');
  for (const typed of ['0123456789ABCDEF', ' 0123 4567 89ab cdef ', 'ol23-4567-89ab-cdef']) expect(hashRecoveryCode(typed)).toEqual(hash);
});

test.each(['', '0123-4567-89ab-cde', '0123-4567-89ab-cdefg', '0123-4567-89ab-cdeu', 'é123-4567-89ab-cdef'])('%p is no code', (text) => expect(hashRecoveryCode(text)).toBeNull());
