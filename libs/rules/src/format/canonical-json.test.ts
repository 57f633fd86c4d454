// The hash that approvals bind to: published vectors, the platform's own SHA-256, and the canonical form of RFC 8785.
import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson, contentHash, sha256 } from './canonical-json.ts';

describe('SHA-256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
  ])('of %j is the published one (FIPS 180-4)', (text, digest) => expect(sha256(text)).toBe(digest));

  it('equals the platform’s for any text and length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
      { numRuns: 300, seed: 8785 },
    );
    for (let length = 50; length < 70; length += 1) expect(sha256('x'.repeat(length))).toBe(createHash('sha256').update('x'.repeat(length)).digest('hex'));
  });
});

describe('canonical JSON', () => {
  it('sorts members by code unit and writes numbers as ECMAScript does (RFC 8785, section 3.2)', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '1': 3, '\u0080': 4, 'ö': 5, '\ud83d\ude00': 6 })).toBe('{"\\r":2,"1":3,"\u0080":4,"ö":5,"€":1,"😀":6}');
    expect(canonicalJson([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0])).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
    expect(canonicalJson({ b: [null, true, 'a"b'], a: {} })).toBe('{"a":{},"b":[null,true,"a\\"b"]}');
  });

  // RFC 8785, section 3.2.3: the order of names; and section 3.2.2 for the values.
  it('orders names by UTF-16 code units, as in the RFC', () => {
    const given = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' };
    const values = [...canonicalJson(given).matchAll(/:"([^"]+)"/g)].map((match) => match[1]);
    expect(values).toEqual(['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh']);
  });

  it('writes numbers, texts and literals as in the RFC', () => {
    const given = { numbers: [JSON.parse('333333333.33333329') as number, 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: '\u20ac$\u000f\nA\'B"\\\\"/', literals: [null, true, false] };
    expect(canonicalJson(given)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  });

  it('does not depend on the order in which members were written', () => {
    const shuffled = (value: unknown): unknown =>
      Array.isArray(value) ? value.map(shuffled)
      : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, shuffled(inner)]))
      : value;
    fc.assert(fc.property(fc.jsonValue(), (value) => contentHash(value) === contentHash(shuffled(value))), { seed: 3 });
  });

  it('reads back as the same value, and tells different ones apart', () => {
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: '1' }));
    expect(contentHash({ a: undefined, b: 1 })).toBe(contentHash({ b: 1 }));
    expect(() => canonicalJson({ a: NaN })).toThrow(TypeError);
    expect(() => canonicalJson(() => 1)).toThrow(TypeError);
  });
});
