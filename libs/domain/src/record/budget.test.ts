import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { budgetChanges, budgetColumns, budgetTotal, contributionOf, readPounds, sumFaults, type Budget, type BudgetRow } from './budget.ts';

const none = { staffing: null, inKind: null, other: null, total: null };
const row = (agency: string, staffing: number | null, inKind: number | null, other: number | null, total: number | null): BudgetRow => ({ agency, staffing, inKind, other, total });

describe('sums of a budget', () => {
  test('what adds up has no fault', () => {
    const budget: Budget = { rows: [row('Council', 500, 20, 80, 600), row('Police', 90, null, 10, 100)], totals: { staffing: 590, inKind: 20, other: 90, total: 700 } };
    expect(sumFaults(budget)).toEqual([]);
    expect(budgetTotal(budget)).toBe(700);
  });

  test('each total that its parts do not make is named with both figures', () => {
    const budget: Budget = { rows: [row('Council', 500, 20, 80, 610), row('Police', 90, null, 10, 100)], totals: { staffing: 590, inKind: 25, other: 90, total: 700 } };
    expect(sumFaults(budget)).toEqual([
      { code: 'row', name: 'Council', stated: 610, sum: 600 },
      { code: 'column', name: 'inKind', stated: 25, sum: 20 },
      { code: 'whole', name: '', stated: 700, sum: 710 },
      { code: 'across', name: '', stated: 700, sum: 705 },
    ]);
  });

  test('totals alone: what no column holds is no fault across', () => {
    expect(sumFaults({ rows: [row('Grant', null, null, null, 300), row('Council', 100, null, null, 100)], totals: { ...none, staffing: 100, total: 400 } })).toEqual([]);
  });

  test('a total alone is no sum, and what is not stated is worked out', () => {
    const budget: Budget = { rows: [row('Grant', null, null, null, 300), row('Health', 40, 2, null, null)], totals: none };
    expect(sumFaults(budget)).toEqual([]);
    expect(budget.rows.map(contributionOf)).toEqual([300, 42]);
    expect(budgetTotal(budget)).toBe(342);
  });

  const amount = fc.option(fc.nat(1_000_000), { nil: null });
  const rows = fc.array(fc.record({ agency: fc.string(), staffing: amount, inKind: amount, other: amount, total: fc.constant(null) }), { maxLength: 12 });
  test('totals worked out from the parts never have a fault, and a slip in one of them always has', () => {
    fc.assert(fc.property(rows, fc.integer({ min: 1, max: 99 }), (parts, slip) => {
      const whole = parts.map((one) => ({ ...one, total: contributionOf(one) }));
      const column = (name: (typeof budgetColumns)[number]) => whole.reduce((sum, one) => sum + (one[name] ?? 0), 0);
      const totals = { staffing: column('staffing'), inKind: column('inKind'), other: column('other'), total: whole.reduce((sum, { total }) => sum + total, 0) };
      expect(sumFaults({ rows: whole, totals })).toEqual([]);
      if (whole.length > 0) expect(sumFaults({ rows: whole, totals: { ...totals, total: totals.total + slip } })).toEqual(['whole', 'across'].flatMap((code) => (code === 'whole' || whole.every((one) => budgetColumns.some((name) => one[name] !== null)) ? [{ code, name: '', stated: totals.total + slip, sum: totals.total }] : [])));
    }));
  });
});

test('changes name agencies that gave more or less, came or left, however they are spelt', () => {
  const before: Budget = { rows: [row('Council', null, null, null, 600), row('Police', null, null, null, 100), row('Probation', null, null, null, 30)], totals: none };
  const after: Budget = { rows: [row('council ', 620, null, null, null), row('Police', 90, 10, null, null), row('Health', null, 40, null, null)], totals: none };
  expect(budgetChanges(before, after)).toEqual([
    { agency: 'council ', before: 600, after: 620 }, { agency: 'Health', before: null, after: 40 }, { agency: 'Probation', before: 30, after: null },
  ]);
});

test.each([['£1,234', 1234], ['1 234.00', 1234], ['', null], ['–', null], ['0', 0], ['12.50', 'wrong'], ['-5', 'wrong'], ['ten', 'wrong'], ['99999999999', 'wrong']] as const)('%j is read as %j', (text, amount) => {
  expect(readPounds(text)).toBe(amount);
});
