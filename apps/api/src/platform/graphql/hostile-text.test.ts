/** Text that a database cannot store is found wherever it hides. */
import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { holdsUnstorable, isNestedDeeper, isUnstorable, literalsHoldUnstorable } from './hostile-text.ts';

describe('text', () => {
  test.each(['', 'plain', 'Dŵr', '😀', '\n\t', '\u0001'])('%j can be stored', (text) => expect(isUnstorable(text)).toBe(false));
  test.each(['\0', 'a\0b', '\ud800', 'x\udfff', '😀'.slice(0, 1)])('%j cannot', (text) => expect(isUnstorable(text)).toBe(true));
});

test.each([[{ a: ['x', { b: 'y\0' }] }], [{ 'k\0': 1 }], ['\0'], [['a', '\ud83d']]])('is found in %j', (value) => expect(holdsUnstorable(value)).toBe(true));
test('is found below 50,000 levels', () => expect(holdsUnstorable(JSON.parse('['.repeat(50_000) + '"\\u0000"' + ']'.repeat(50_000)))).toBe(true));
test.each([[null], [1], [true], [undefined], [{ a: [1, 'x', null] }]])('is not found in %j', (value) => expect(holdsUnstorable(value)).toBe(false));
test('is found in a literal', () => {
  expect(literalsHoldUnstorable(parse('{ a(b: "x\\u0000y") }'))).toBe(true);
  expect(literalsHoldUnstorable(parse('{ a(b: "xy") }'))).toBe(false);
});

test.each([[1, 0, false], [{}, 0, true], [{ a: 1 }, 1, false], [{ a: [1] }, 1, true], [{ a: [1] }, 2, false], [[[[]]], 2, true]])('%j is nested deeper than %i levels: %s', (value, levels, deeper) => {
  expect(isNestedDeeper(value, levels)).toBe(deeper);
});
test('50,000 levels are too many', () => expect(isNestedDeeper(JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)), 64)).toBe(true));
