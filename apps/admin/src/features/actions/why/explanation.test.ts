import { describe, expect, test } from '@jest/globals';
import { explain, linesOf } from './explanation.ts';
import type { DecisionView, FactView, TraceView, Truth, Value } from './why-types.ts';
import { whyWords } from './why-words.ts';

const labels: Record<string, FactView['label']> = {
  daysOverdue: { en: 'Days past the due date', cy: 'Diwrnodau ers y dyddiad cyflawni' },
  evidenceCount: { en: 'Pieces of evidence', cy: 'Darnau o dystiolaeth' },
};
const units: Record<string, string> = { daysOverdue: 'days', due: 'date', lastUpdatedOn: 'date', evidenceCount: 'items', daysSinceUpdate: 'days' };
const fact = (id: string, value: Value): FactView => ({ fact: id, label: labels[id] ?? { en: id, cy: id }, unit: units[id] ?? null, value });
const leaf = (id: string, parentId: string | null, reading: FactView, operator: string, expected: Value, result: Truth): TraceView => ({
  id, parentId, kind: 'LEAF', fact: reading, operator, expected, result, decisive: true,
});
const group = (id: string, parentId: string | null, kind: 'ALL' | 'ANY' | 'NOT' | 'NAMED', result: Truth): TraceView => ({ id, parentId, kind, result, decisive: true });

const red = { code: 'red', canonical: 'OFF_TRACK', label: { en: 'Red', cy: 'Coch' } };
const amber = { code: 'amber', canonical: 'AT_RISK', label: { en: 'Amber', cy: 'Ambr' } };
const green = { code: 'green', canonical: 'COMPLETE', label: { en: 'Green', cy: 'Gwyrdd' } };
const key = [red, amber, green];

const overdue: DecisionView = {
  rating: red,
  rule: { id: 'late', label: { en: 'Red when the deadline has passed and no evidence exists', cy: 'Coch pan fydd y dyddiad wedi mynd heibio ac nad oes tystiolaeth' }, rating: red },
  conditions: [
    group('late', null, 'ALL', 'TRUE'),
    leaf('late/0', 'late', fact('daysOverdue', 53), 'greaterThan', 0, 'TRUE'),
    leaf('late/1', 'late', fact('evidenceCount', 0), 'equal', 0, 'TRUE'),
  ],
  facts: [fact('daysOverdue', 53), fact('due', '2026-09-30'), fact('evidenceCount', 0), fact('status', 'inProgress')],
  unknownFacts: [],
  losers: [],
  passedOver: [
    {
      rule: { id: 'done', label: { en: 'Green when the action is complete.', cy: 'Gwyrdd pan fydd wedi’i gwblhau.' }, rating: green },
      result: 'FALSE',
      conditions: [leaf('done', null, fact('status', 'inProgress'), 'equal', 'complete', 'FALSE')],
    },
  ],
  counterfactuals: [
    { fact: fact('status', 'complete'), operator: 'equal', value: 'complete', rating: green },
    { fact: fact('evidenceCount', 1), operator: 'atLeast', value: 1, rating: amber },
  ],
  nextChange: null,
};

describe('the explanation of a rating', () => {
  test('in English', () => {
    expect(explain(overdue, key, 'en')).toEqual({
      sentence: 'Red when the deadline has passed and no evidence exists.',
      lines: [
        { id: 'late/0', result: 'TRUE', asks: 'The deadline has passed', found: '53 days past the deadline, 30 September 2026', lines: [] },
        { id: 'late/1', result: 'TRUE', asks: 'There is no evidence', found: null, lines: [] },
      ],
      unknown: null,
      better: ['It would be green if it were complete.', 'It would be amber with one piece of evidence.'],
      others: [],
      next: 'It stays red until something about it changes.',
      passedOver: [
        {
          rule: overdue.passedOver[0]?.rule,
          label: 'Green when the action is complete.',
          unknown: null,
          lines: [{ id: 'done', result: 'FALSE', asks: 'The action is complete', found: 'It is in progress', lines: [] }],
        },
      ],
      losers: [],
    });
  });

  test('in Welsh', () => {
    const { sentence, lines, better, next } = explain(overdue, key, 'cy');
    expect({ sentence, lines: lines.map(({ asks, found }) => [asks, found]), better, next }).toEqual({
      sentence: 'Coch pan fydd y dyddiad wedi mynd heibio ac nad oes tystiolaeth.',
      lines: [
        ['Mae’r dyddiad cau wedi mynd heibio', '53 diwrnod ar ôl y dyddiad cau, 30 Medi 2026'],
        ['Nid oes tystiolaeth', null],
      ],
      better: ['Byddai’n wyrdd pe bai wedi’i gwblhau.', 'Byddai’n ambr gydag un darn o dystiolaeth.'],
      next: 'Bydd yn aros yn goch nes bod rhywbeth amdano’n newid.',
    });
  });

  test.each([
    ['en', 'It turns red on 3 December 2026 if nothing changes.'],
    ['cy', 'Bydd yn troi’n goch ar 3 Rhagfyr 2026 os na fydd dim yn newid.'],
  ] as const)('says when it changes by itself: %s', (language, sentence) => {
    expect(explain({ ...overdue, rating: amber, nextChange: { on: '2026-12-03', rating: red } }, key, language).next).toBe(sentence);
  });

  test('says plainly what is not known, and that a rule could not apply for it', () => {
    const passedOver = [{ rule: { id: 'late', label: { en: 'Red when late', cy: 'Coch os hwyr' }, rating: red }, result: 'UNKNOWN' as const, conditions: [leaf('x', null, fact('daysOverdue', null), 'greaterThan', 0, 'UNKNOWN')] }];
    const unsure = { ...overdue, rating: amber, rule: null, conditions: [], unknownFacts: [fact('due', null), fact('daysOverdue', null), fact('lastUpdatedOn', null)], passedOver };
    const english = explain(unsure, key, 'en');
    expect(english.sentence).toBe('No rule applied, so the usual rating, amber, stands.');
    expect(english.unknown).toBe('We do not know when it is due or when it was last updated.');
    expect(english.passedOver[0]?.unknown).toBe('We do not know when it is due, so this rule could not apply.');
    expect(english.passedOver[0]?.lines[0]?.found).toBe('We do not know when it is due');
    const welsh = explain(unsure, key, 'cy');
    expect(welsh.unknown).toBe('Ni wyddom beth yw’r dyddiad cau neu pryd y cafodd ei ddiweddaru ddiwethaf.');
    expect(welsh.passedOver[0]?.unknown).toBe('Ni wyddom beth yw’r dyddiad cau, felly ni allai’r rheol hon fod yn gymwys.');
  });

  test('puts what somebody can do before moving a date, and what would make it worse apart', () => {
    const changes = [
      { fact: fact('due', '2026-11-22'), operator: 'atLeast', value: '2026-11-22', rating: amber },
      { fact: fact('evidenceCount', 1), operator: 'atLeast', value: 1, rating: amber },
      { fact: fact('status', 'notStarted'), operator: 'equal', value: 'notStarted', rating: { ...red, code: 'darkred' } },
    ];
    const { better, others } = explain({ ...overdue, counterfactuals: changes }, key, 'en');
    expect(better).toEqual(['It would be amber with one piece of evidence.', 'It would be amber if its deadline were 22 November 2026 or later.']);
    expect(others).toEqual(['It would be red if it had not started.']);
  });

  test('says the same sentence once', () => {
    const change = { fact: fact('evidenceCount', 1), operator: 'atLeast', value: 1, rating: amber };
    expect(explain({ ...overdue, counterfactuals: [change, change] }, key, 'en').better).toHaveLength(1);
  });
});

describe('the tree of conditions', () => {
  const known = { fact: () => undefined, rating: () => undefined };
  const shape = (nodes: TraceView[]): unknown => linesOf(nodes, whyWords.en, known).map(function brief(line): unknown {
    return line.lines.length > 0 ? [line.asks, line.lines.map(brief)] : line.asks;
  });
  const late = (id: string, parentId: string | null) => leaf(id, parentId, fact('daysOverdue', 1), 'greaterThan', 0, 'TRUE');
  const bare = (id: string, parentId: string | null) => leaf(id, parentId, fact('evidenceCount', 0), 'equal', 0, 'TRUE');

  test.each<[string, TraceView[], unknown]>([
    ['a single condition', [late('a', null)], ['The deadline has passed']],
    ['all, outermost', [group('r', null, 'ALL', 'TRUE'), late('a', 'r'), bare('b', 'r')], ['The deadline has passed', 'There is no evidence']],
    ['any', [group('r', null, 'ANY', 'TRUE'), late('a', 'r'), bare('b', 'r')], [['At least one of these', ['The deadline has passed', 'There is no evidence']]]],
    ['any of one', [group('r', null, 'ANY', 'TRUE'), late('a', 'r')], ['The deadline has passed']],
    ['all within any', [group('r', null, 'ANY', 'TRUE'), group('s', 'r', 'ALL', 'TRUE'), late('a', 's'), bare('b', 's'), bare('c', 'r')], [['At least one of these', [['All of these', ['The deadline has passed', 'There is no evidence']], 'There is no evidence']]]],
    ['not', [group('r', null, 'NOT', 'FALSE'), bare('b', 'r')], ['There is evidence']],
    ['not a named one', [group('r', null, 'NOT', 'TRUE'), group('n', 'r', 'NAMED', 'FALSE'), group('m', 'n', 'ALL', 'FALSE'), late('a', 'm')], ['The deadline has not passed']],
    ['not any of two', [group('r', null, 'NOT', 'TRUE'), group('n', 'r', 'ANY', 'FALSE'), late('a', 'n'), bare('b', 'n')], [['Not this', [['At least one of these', ['The deadline has passed', 'There is no evidence']]]]]],
    ['a named condition', [group('r', null, 'ALL', 'TRUE'), group('n', 'r', 'NAMED', 'TRUE'), group('m', 'n', 'ALL', 'TRUE'), late('a', 'm'), bare('b', 'm')], ['The deadline has passed', 'There is no evidence']],
    ['a part of a tree whose root was left out', [late('a', 'gone')], ['The deadline has passed']],
  ])('%s', (_name, nodes, expected) => {
    expect(shape(nodes)).toEqual(expected);
  });
});
