import { describe, expect, test } from '@jest/globals';
import { isSameOrigin } from './same-origin.ts';

const origin = 'https://plans.example';

describe('where a request comes from', () => {
  test.each([
    ['our own page', { 'sec-fetch-site': 'same-origin' }, true, true],
    ['the person', { 'sec-fetch-site': 'none' }, true, true],
    ['another site', { 'sec-fetch-site': 'cross-site' }, false, false],
    ['a sibling of our site', { 'sec-fetch-site': 'same-site' }, false, false],
    ['another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin }, false, false],
    ['an older browser on our page', { origin }, true, true],
    ['an older browser on another site', { origin: 'https://evil.example' }, false, false],
    ['a page without an origin', { origin: 'null' }, false, false],
    ['our host on another scheme', { origin: 'http://plans.example' }, false, false],
    ['a name that was made to point here', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, false, false],
    ['this machine, which is not where we are', { 'sec-fetch-site': 'same-origin', origin: 'https://localhost' }, false, false],
    ['our own page, told twice', { 'sec-fetch-site': 'same-origin', origin }, true, true],
    ['our host in capitals', { origin: 'https://PLANS.example' }, false, false],
    ['a program that does not say', {}, false, true],
  ])('%s', (_who, headers, strict, lenient) => {
    expect(isSameOrigin(headers, origin, true)).toBe(strict);
    expect(isSameOrigin(headers, origin, false)).toBe(lenient);
  });
});

test.each([
  ['http://127.0.0.1:3000', true],
  ['http://[::1]:3000', true],
  ['http://localhost:3000', true],
  ['http://localhost:5173', false],
  ['https://localhost:3000', false],
  ['http://localhost.evil.example:3000', false],
  ['http://127.0.0.1:3000/', false],
])('a local start takes %s: %s', (from, expected) => {
  expect(isSameOrigin({ origin: from, 'sec-fetch-site': 'same-origin' }, 'http://localhost:3000', true)).toBe(expected);
});
