/** The next change of a rating whose evidence expires is exact: deciding anew on every day finds the same. */
import { describe, expect, test } from '@jest/globals';
import { addDays, englandAndWales } from '@waymark/domain';
import { actionCatalogue, compile, parse, type Compiled } from '@waymark/rules';
import fc from 'fast-check';
import { factsOf, type FactRow } from './facts.ts';
import { expiredSince, lookAgainOn, nextChangeOf } from './next-change.ts';

const row: FactRow = {
  status: 'inProgress', statedCode: null, timescalePrecision: 'day', timescaleBaseline: null, timescaleCurrent: null, timescaleForecast: null, timesMoved: 0,
  startedOn: null, lastUpdatedOn: null, objectiveTargetDate: null, evidenceCount: 0, verifiedEvidenceCount: 0, evidenceExpiries: null, verifiedEvidenceExpiries: null,
  lastEvidenceOn: null, ownerCount: 1, hasOwner: true,
  assurance: 'none', measureAchieved: null, indicatorSignal: null, overrideCode: null, overrideUntil: null,
};
const fact = (name: string, operator: string, value: number) => ({ fact: name, operator, value });
const rule = (name: string, priority: number, condition: object, rating: string) => ({
  name, priority, conditions: { all: [condition] }, event: { type: 'rating', params: { rating, label: { en: name, cy: name } } },
});
const parsed = parse({
  name: { en: 'Evidence', cy: 'Tystiolaeth' }, catalogueVersion: actionCatalogue.version, conditions: {}, escalation: [], tests: [],
  rating: {
    default: 'amber',
    rules: [
      rule('verified', 30, fact('verifiedEvidenceCount', 'greaterThan', 0), 'green'),
      rule('stale', 20, fact('expiredEvidenceCount', 'greaterThanInclusive', 2), 'red'),
      rule('late', 10, fact('daysOverdue', 'greaterThan', 3), 'red'),
    ],
  },
}, actionCatalogue);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
const compiled: Compiled = compile(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales });
const today = '2016-09-30';
const nextOf = (change: Partial<FactRow>) => {
  const changed = { ...row, ...change };
  return nextChangeOf(compiled, changed, compiled.decide(factsOf(changed, today), { now: today }));
};

describe('the next change', () => {
  test.each<[string, Partial<FactRow>, object | null]>([
    ['never, with evidence that stays good', { evidenceCount: 1, verifiedEvidenceCount: 1 }, null],
    ['the day after verified evidence was good for the last time', { evidenceCount: 1, verifiedEvidenceCount: 1, evidenceExpiries: '2016-10-14', verifiedEvidenceExpiries: '2016-10-14' }, { on: '2016-10-15', outcome: 'amber' }],
    ['not at an expiry that leaves another verified piece', { evidenceCount: 2, verifiedEvidenceCount: 2, evidenceExpiries: '2016-10-14', verifiedEvidenceExpiries: '2016-10-14' }, null],
    ['at the second of two', { evidenceCount: 2, evidenceExpiries: '2016-12-31,2016-10-14' }, { on: '2017-01-01', outcome: 'red' }],
    ['at the deadline, when that comes first', { timescaleCurrent: '2016-10-01', evidenceCount: 2, evidenceExpiries: '2016-12-31,2016-10-14' }, { on: '2016-10-05', outcome: 'red' }],
    ['when evidence expires after the deadline that it hid', { timescaleCurrent: '2016-10-01', evidenceCount: 1, verifiedEvidenceCount: 1, evidenceExpiries: '2016-11-30', verifiedEvidenceExpiries: '2016-11-30' }, { on: '2016-12-01', outcome: 'red' }],
  ])('is %s', (_name, change, expected) => expect(nextOf(change)).toEqual(expected));

  test('is what deciding anew on each day finds', () => {
    const day = fc.integer({ min: -20, max: 60 }).map((days) => addDays(today, days));
    const piece = fc.record({ expires: fc.option(day), verified: fc.boolean() });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), fc.option(day), (pieces, due) => {
        const expiries = (kept: typeof pieces) => kept.flatMap(({ expires }) => expires ?? []).join(',') || null;
        const verified = pieces.filter((one) => one.verified);
        const change = {
          ...row, timescaleCurrent: due, evidenceCount: pieces.length, verifiedEvidenceCount: verified.length,
          evidenceExpiries: expiries(pieces), verifiedEvidenceExpiries: expiries(verified),
        };
        const outcomeOn = (on: string) => compiled.outcome(factsOf(change, on), { now: on });
        const days = Array.from({ length: 90 }, (_, n) => addDays(today, n + 1));
        const on = days.find((later) => outcomeOn(later) !== outcomeOn(today));
        expect(nextOf(change)).toEqual(on === undefined ? null : { on, outcome: outcomeOn(on) });
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

test('an expiry that changes facts alone is looked at as well, and is known to have happened', () => {
  const expiring = { ...row, evidenceCount: 2, evidenceExpiries: '2016-12-31,2016-10-14' };
  expect(lookAgainOn(expiring, today, '2017-01-01')).toBe('2016-10-15');
  expect(lookAgainOn(expiring, today, '2016-10-02')).toBe('2016-10-02');
  expect(lookAgainOn(row, today, null)).toBeNull();
  expect(expiredSince(expiring, today, '2016-10-14')).toBe(false);
  expect(expiredSince(expiring, today, '2016-10-15')).toBe(true);
  expect(expiredSince(expiring, '2016-10-15', '2016-10-20')).toBe(false);
});
