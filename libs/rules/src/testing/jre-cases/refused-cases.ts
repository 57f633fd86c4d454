// What json-rules-engine accepts and parse refuses in either mode, with what json-rules-engine makes of it.
import { is, of, one, type RefusedCase } from './jre-case.ts';

const yes = is('n', 'equal', 1);
const facts = { n: 1, s: 'do' };

export const refusedCases: readonly RefusedCase[] = [
  ['an empty all', { all: [] }, facts, 'all emptyGroup', true],
  ['an empty any', { any: [] }, facts, 'any emptyGroup', true],
  ['any and all in one: all is ignored', { any: [yes], all: [is('n', 'equal', 2)] }, facts, ' mixedKeys', true],
  ['a comparison with a group: the comparison is ignored', { all: [{ ...is('n', 'equal', 2), any: [yes] }] }, facts, 'all/0 mixedKeys', true],
  ['a comparison at the root', yes, facts, ' groupExpectedAtRoot', 'fails'],
  ['a list below not', { not: [yes] }, facts, 'not objectExpected', 'fails'],
  ['no list below all', { all: yes }, facts, 'all listExpected', 'fails'],
  ['an unknown operator, reached', one('n', 'equals', 1), facts, 'all/0/operator unknownOperator', 'fails'],
  ['an unknown operator, not reached', { any: [is('n', 'equals', 1), { ...yes, priority: 2 }] }, facts, 'any/0/operator unknownOperator', true],
  ['an unknown decorator', one('n', 'never:equal', 1), facts, 'all/0/operator unknownOperator', 'fails'],
  ['an unknown fact', one('x', 'notEqual', 1), facts, 'all/0/fact unknownFact', true],
  ['an unknown fact on the right', one('n', 'notEqual', of('x')), facts, 'all/0/value unknownFact', true],
  ['a text where a list belongs: a part of it', one('s', 'in', 'done'), facts, 'all/0/value listExpected', true],
  ['a number where a list belongs', one('n', 'in', 1), facts, 'all/0/value listExpected', 'fails'],
  ['null as a value', one('n', 'notEqual', null), facts, 'all/0/value nullValue', true],
  ['a value of another type', one('n', 'notEqual', '1'), facts, 'all/0/value wrongType', true],
  ['no value', { all: [{ fact: 'n', operator: 'equal' }] }, facts, 'all/0/value wrongType', 'fails'],
  ['a path', { all: [{ ...yes, path: '$.x' }] }, facts, 'all/0/path pathNotSupported', true],
  ['parameters', { all: [{ ...yes, params: {} }] }, facts, 'all/0/params paramsNotSupported', true],
  ['a priority in words: stored as NaN', { all: [{ ...yes, priority: 'abc' }, yes] }, facts, 'all/0/priority wholePriorityExpected', true],
  ['conditions that cite each other', { condition: 'a' }, facts, 'conditions/b/all/0/condition cyclicConditions', 'fails', { a: { all: [{ condition: 'b' }] }, b: { all: [{ condition: 'a' }] } }],
  ['a condition that nobody wrote', { condition: 'a' }, facts, 'condition unknownCondition', 'fails'],
  ['some of one value', one('n', 'someValue:equal', 1), facts, 'all/0/value listExpected', 'fails'],
  ['an operator that is ours', one('n', 'x:matches', 'a'), facts, 'all/0/operator unknownOperator', 'fails'],
  // Object.assign sets the prototype of a condition.
  ['a key that replaces the prototype', JSON.parse('{ "all": [{ "__proto__": null, "fact": "n", "operator": "equal", "value": 1 }] }'), facts, 'all/0 forbiddenKey', 'fails'],
];
