/** Text that a database cannot store is found wherever it hides. */
import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { holdsUnstorable, isUnstorable, literalsHoldUnstorable } from './hostile-text.ts';

describe('text', () => {
  test.each(['', 'plain', 'Dŵr', '😀', '\n\t', '\u0001'])('%j can be stored', (text) => expect(isUnstorable(text)).toBe(false));
  test.each(['\0', 'a\0b', '\ud800', 'x\udfff', '😀'.slice(0, 1)])('%j cannot', (text) => expect(isUnstorable(text)).toBe(true));
});

test.each([[{ a: ['x', { b: 'y\0' }] }], [{ 'k\0': 1 }], ['\0'], [['a', '\ud83d']]])('is found in %j', (value) => expect(holdsUnstorable(value)).toBe(true));
test.each([[null], [1], [true], [undefined], [{ a: [1, 'x', null] }]])('is not found in %j', (value) => expect(holdsUnstorable(value)).toBe(false));
test('is found in a literal', () => {
  expect(literalsHoldUnstorable(parse('{ a(b: "x\\u0000y") }'))).toBe(true);
  expect(literalsHoldUnstorable(parse('{ a(b: "xy") }'))).toBe(false);
});
