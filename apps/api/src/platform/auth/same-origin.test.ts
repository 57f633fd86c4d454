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
    ['a program that does not say', {}, false, true],
  ])('%s', (_who, headers, strict, lenient) => {
    expect(isSameOrigin(headers, origin, true)).toBe(strict);
    expect(isSameOrigin(headers, origin, false)).toBe(lenient);
  });
});
