/** What the supplied rules and harder conditions read like, in both languages. */
import { describe, expect, test } from '@jest/globals';
import { ratingKeyPresets } from '@waymark/domain';
import { actionCatalogue, defaultRuleSets, type Condition, type Leaf } from '@waymark/rules';
import { clauseOf } from './rule-clauses.ts';
import { conditionLines, flatLines, type SentenceWorld } from './condition-lines.ts';
import { thresholdsOf } from './thresholds.ts';

const world = (language: 'en' | 'cy'): SentenceWorld => ({ catalogue: actionCatalogue, ratings: ratingKeyPresets.brag.ratings, language });
const read = (condition: Condition, language: 'en' | 'cy' = 'en', named: Record<string, Condition> = {}) =>
  flatLines(conditionLines(condition, ['x'], named, world(language))).map((line) => line.asks);

describe('the supplied rules', () => {
  const { rating, conditions } = defaultRuleSets.brag;
  const near = rating.rules[4];

  test('are read as they are asked', () => {
    expect(rating.rules.map((rule) => read(rule.conditions, 'en', conditions))).toEqual([
      ['The action is complete'],
      ['The action is cancelled'],
      ['The deadline has passed', 'There is no evidence'],
      ['The deadline has passed', 'There is evidence'],
      ['The deadline is at most 14 days away', 'There is no evidence'],
      ['Its timescale is ongoing', 'The action is in progress'],
      ['The deadline has not passed'],
    ]);
    expect(near && read(near.conditions, 'cy', conditions)).toEqual(['Mae 14 diwrnod ar y mwyaf tan y dyddiad cau', 'Nid oes tystiolaeth']);
  });

  test('each line says where it stands, through named conditions', () => {
    if (!near) throw new Error('The rule set has changed.');
    expect(conditionLines(near.conditions, ['rating', 'rules', 4, 'conditions'], conditions, world('en')).map((line) => line.path)).toEqual([
      ['conditions', 'deadlineNear', 'all', 0],
      ['conditions', 'noEvidence', 'all', 0],
    ]);
  });
});

describe('harder conditions', () => {
  test.each<[string, Condition, string[]]>([
    ['a day counted from today', { fact: 'forecast', operator: 'x:after', value: { workingDays: 5 } }, ['Forecast completion date: after 5 working days from today']],
    ['a day in the past', { fact: 'due', operator: 'x:before', value: { days: -1 } }, ['Due date: before 1 day ago']],
    ['today', { fact: 'due', operator: 'x:before', value: { days: 0 } }, ['Due date: before today']],
    ['another fact', { fact: 'forecast', operator: 'greaterThan', value: { fact: 'due' } }, ['Forecast completion date: after “Due date”']],
    ['a negated operator', { fact: 'progressPercent', operator: 'not:lessThan', value: 50 }, ['Progress: at least 50%']],
    ['a swapped operator', { fact: 'progressPercent', operator: 'swap:lessThan', value: 50 }, ['Progress: more than 50%']],
    ['any of several values', { fact: 'evidenceCount', operator: 'someValue:lessThan', value: [3, 5] }, ['Pieces of evidence (any of the values): less than 3, 5']],
    ['a beginning', { fact: 'statedRating', operator: 'x:startsWith', value: 'am' }, ['Stated rating: begins with “am”']],
    ['a name that is not there', { all: [{ condition: 'gone' }] }, ['“gone”']],
    ['a group in a group', { any: [{ fact: 'status', operator: 'equal', value: 'complete' }, { all: [{ fact: 'evidenceCount', operator: 'greaterThan', value: 2 }, { fact: 'due', operator: 'x:isMissing', value: true }] }] },
      ['At least one of these', 'The action is complete', 'All of these', 'There are more than 2 pieces of evidence', 'It has no date']],
  ])('%s', (_name, condition, lines) => expect(read(condition)).toEqual(lines));

  test('a condition that cites itself ends', () => {
    expect(read({ condition: 'a' }, 'en', { a: { all: [{ condition: 'a' }] } })).toEqual(['“a”']);
  });
});

describe('thresholds', () => {
  const values = (leaf: Leaf) => thresholdsOf(leaf, ['x'], actionCatalogue).map(({ path, value, unit, role }) => [path.join('/'), value, unit, role]);
  test.each<[Leaf, unknown[]]>([
    [{ fact: 'daysUntilDue', operator: 'x:between', value: [0, 14] }, [['x/value/0', 0, 'days', 'from'], ['x/value/1', 14, 'days', 'to']]],
    [{ fact: 'due', operator: 'x:before', value: { days: -7 } }, [['x/value/days', -7, 'days', 'relative']]],
    [{ fact: 'due', operator: 'x:before', value: '2026-12-31' }, [['x/value', '2026-12-31', null, 'only']]],
    [{ fact: 'status', operator: 'equal', value: 'complete' }, []],
    [{ fact: 'forecast', operator: 'greaterThan', value: { fact: 'due' } }, []],
    [{ fact: 'due', operator: 'x:isMissing', value: true }, []],
  ])('%j', (leaf, expected) => expect(values(leaf)).toEqual(expected));
});

test('a label starts small inside a sentence, an abbreviation stays', () => {
  expect(clauseOf('en').inSentence('The deadline has passed')).toBe('the deadline has passed');
  expect(clauseOf('en').inSentence('KPI is missed')).toBe('KPI is missed');
  expect(clauseOf('en').inSentence('A date was moved')).toBe('a date was moved');
});
