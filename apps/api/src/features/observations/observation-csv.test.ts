/** What is wrong in which row, and that a file with one fault keeps nothing. */
import { describe, expect, test } from '@jest/globals';
import { columns, readCsv } from './observation-csv.ts';
import { reasonsAgainst } from './new-observation.ts';

const TODAY = '2026-11-27';
const head = columns.join(',');
const good = 'kpi-1-accommodation,2023,quarter,2026-04-01,9,12,Case system,2026-07-14,,,no';
const read = (...lines: string[]) => readCsv([head, ...lines].join('\n'), TODAY);
const faultsOf = (...lines: string[]) => {
  const found = read(...lines);
  return found.kind === 'faults' ? found.faults.map(({ line, reasons }) => [line, ...reasons.map(({ code, parameters }) => `${code} ${String(parameters.find(({ name }) => name === 'field')?.value ?? '')}`.trim())]) : found;
};

test('rows are read in any order of columns, with dates and numbers as spreadsheets write them', () => {
  expect(read(good)).toEqual({ kind: 'rows', rows: [{ indicator: 'kpi-1-accommodation', definitionVersion: '2023', window: 'quarter', periodStart: '2026-04-01', numerator: 9, denominator: 12, offered: null, attended: null, source: 'Case system', asAt: '2026-07-14', estimated: false }] });
  const other = readCsv('\uFEFFSource;As at;Indicator;Definition version;Window;Period start;Numerator;Denominator\r\n"Stats; own";14/07/2026;custody-rate;2015;rolling12;01/04/2025;3;27,779\r\n', TODAY);
  expect(other).toMatchObject({ kind: 'rows', rows: [{ indicator: 'custody-rate', periodStart: '2025-04-01', asAt: '2026-07-14', denominator: 27_779, source: 'Stats; own' }] });
});

test('each row says what is wrong with it, by its line', () => {
  expect(faultsOf(
    good,
    'kpi-99,2023,quarter,2026-04-01,9,12,Case system,2026-07-14,,,',
    'kpi-2-education,2023,quarter,2026-05-01,13,12,Case system,2026-07-14,,,',
    'kpi-3-additional-needs,1999,year,2026-01-01,x,12,,2027-01-01,,,perhaps',
    good,
    'kpi-4-mental-health,2023,quarter,2026-04-01,9,12,Case system,2026-07-14,10,2,',
    'kpi-4-mental-health,2023,quarter,2026-07-01,9,12,Case system,2026-07-14,5,6,',
  )).toEqual([
    [3, 'unknownIndicator indicator'],
    [4, 'notAPeriodStart periodStart', 'aboveDenominator numerator'],
    [5, 'notYesOrNo estimated', 'notACount numerator'],
    [6, 'sameAsLine'],
    [7, 'offeredAboveNeed offered'],
    [8, 'periodNotOver asAt', 'attendedAboveOffered attended'],
  ]);
});

test('a file that is none is refused as a whole', () => {
  const codeOf = (text: string) => {
    const found = readCsv(text, TODAY);
    return found.kind === 'refused' ? found.reason.code : found.kind;
  };
  expect([codeOf(''), codeOf('a,b\n1,2'), codeOf(head), codeOf(`${head}\n"open`), codeOf(`${head}\n${`${good}\n`.repeat(501)}`), codeOf('x'.repeat(60_001))]).toEqual(['columnsMissing', 'columnsMissing', 'noRows', 'unreadable', 'tooManyRows', 'fileTooLarge']);
});

describe('what can be a figure', () => {
  const content = { indicator: 'reoffending-frequency', definitionVersion: '2017', window: 'quarter', periodStart: '2025-01-01', numerator: 30, denominator: 12, offered: null, attended: null, source: 'Case system', asAt: '2026-10-01', estimated: false } as const;
  const codes = (change: object) => reasonsAgainst({ ...content, ...change }, TODAY).map(({ code }) => code);
  test.each([
    [{}, []],
    [{ indicator: 'custody-rate', definitionVersion: '2015', window: 'year', denominator: 0, numerator: 0 }, []],
    [{ denominator: 0 }, ['aboveDenominator']],
    [{ indicator: 'reoffending-10-14', definitionVersion: '2024' }, ['windowNotUsed', 'aboveDenominator']],
    [{ offered: 3, attended: 1 }, ['stepsNotUsed']],
    [{ offered: 3 }, ['oneStepMissing']],
    [{ source: '' }, ['textMissing']],
    [{ asAt: '2026-11-28' }, ['dateInFuture']],
    [{ periodStart: '1999-10-01' }, ['notAPeriodStart']],
    [{ numerator: -1 }, ['notACount']],
  ])('%j', (change, expected) => expect(codes(change)).toEqual(expected));
});
