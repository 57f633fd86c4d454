// The detector of child-level data: what each pattern is, and how often it misses and cries wolf on the corpus.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withChildData, withoutChildData, type Planted } from './child-data.corpus.ts';
import { findChildData } from './find-child-data.ts';
import { isLearnerNumber, isNhsNumber } from './person-numbers.ts';

const today = '2026-11-22';
const found = (text: string) => findChildData(text, today).map(({ code, certainty, start, end }) => [code, certainty, text.slice(start, end)]);

describe('numbers', () => {
  test.each(['9990000018', '9434765919', '4010232137'])('%s is an NHS number', (digits) => expect(isNhsNumber(digits)).toBe(true));
  test.each(['9990000019', '1111111111', '999000001', 'abcdefghij'])('%s is none', (digits) => expect(isNhsNumber(digits)).toBe(false));
  test.each(['7000000014', '8123456785'])('%s is a learner number', (digits) => expect(isLearnerNumber(digits)).toBe(true));
  test.each(['7000000015', '0123456789', '70000'])('%s is none', (digits) => expect(isLearnerNumber(digits)).toBe(false));
});

test.each<[string, unknown[]]>([
  ['the child with 999 000 0018 was seen', [['nhsNumber', 'certain', '999 000 0018']]],
  ['call 999 000 0019', []],
  ['9990000018', [['nhsNumber', 'possible', '9990000018']]],
  ['ULN: 7000000014', [['learnerNumber', 'certain', 'ULN: 7000000014']]],
  ['DOB 12/03/2010 and DOB 1/2/11', [['dateOfBirth', 'certain', 'DOB 12/03/2010'], ['dateOfBirth', 'certain', 'DOB 1/2/11']]],
  ['Jamie Carter (14/02/2010)', [['nameWithDate', 'possible', 'Jamie Carter (14/02/2010']]],
  ['Jane Evans 14/02/1970', []],
  ['Jane Evans 14/02/2026', []],
  ['child A.B. was seen', [['initials', 'certain', 'child A.B. ']]],
  ['every child is seen', []],
  ['Plentyn o’r enw Siân', [['namedChild', 'certain', 'Plentyn o’r enw Siân']]],
])('%s', (text, expected) => expect(found(text)).toEqual(expected));

test('whatever the text, places lie in it, in order, without overlap', () => {
  const piece = fc.constantFrom('child ', 'A.B.', '999 000 0018', ' DOB ', '1/2/2010', 'Jamie Carter ', 'aged 14', 'SW1A 2AA', '\n', 'é', '(');
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const { start, end } of findChildData(text, today)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('a long text takes no time to speak of', () => {
  const started = performance.now();
  for (const text of ['child '.repeat(20_000), '1 '.repeat(60_000), 'Ab '.repeat(40_000), 'A. '.repeat(40_000), `born ${' '.repeat(100_000)}x`]) findChildData(text, today);
  expect(performance.now() - started).toBeLessThan(20_000);
});

test('its miss rate and false-alarm rate on the synthetic corpus stay at or below what is published', () => {
  const kinds: Planted[] = ['number', 'birth', 'initials', 'age', 'name', 'postcode'];
  const misses = withChildData.filter(([, text]) => findChildData(text, today).length === 0);
  const alarms = withoutChildData.filter((text) => findChildData(text, today).length > 0);
  const refused = withoutChildData.filter((text) => findChildData(text, today).some(({ certainty }) => certainty === 'certain'));
  const line = (name: string, part: number, whole: number): string => `${name} ${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;
  const missed = (kind: Planted): string => line(kind, misses.filter(([of]) => of === kind).length, withChildData.filter(([of]) => of === kind).length);
  console.info(
    [
      `Child-data detector, synthetic corpus: ${line('missed', misses.length, withChildData.length)}; ${line('false alarms', alarms.length, withoutChildData.length)}; ${line('wrongly refused without an answer', refused.length, withoutChildData.length)}.`,
      `Missed by kind: ${kinds.map(missed).join(', ')}.`,
    ].join('\n'),
  );
  // As published in docs/child-data.md: a change that makes it worse must say so there.
  expect({ misses: misses.length, alarms: alarms.length, refused: refused.length }).toEqual({ misses: 16, alarms: 5, refused: 0 });
});
