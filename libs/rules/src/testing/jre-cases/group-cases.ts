// Groups, named conditions, and what each makes of absent facts.
import { is, of, type GroupCase, type RulesCase } from './jre-case.ts';

const yes = is('n', 'equal', 1);
const no = is('n', 'equal', 2);

export const groupCases: readonly GroupCase[] = [
  ['all: every one true', { all: [yes, is('s', 'equal', 'a')] }, { n: 1, s: 'a' }, true],
  ['all: one false', { all: [yes, no] }, { n: 1 }, false],
  ['any: one true', { any: [no, yes] }, { n: 1 }, true],
  ['any: none true', { any: [no, is('s', 'equal', 'a')] }, { n: 1 }, false],
  ['any of one', { any: [yes] }, { n: 1 }, true],
  ['not: of a comparison', { not: no }, { n: 1 }, true],
  ['not: of an absent fact that is less than something', { not: is('n', 'lessThan', 5) }, {}, true],
  ['not: of a group', { not: { all: [yes, no] } }, { n: 1 }, true],
  ['not: twice', { not: { not: yes } }, { n: 1 }, true],
  ['groups in groups', { all: [{ any: [no, yes] }, { not: { any: [no] } }] }, { n: 1 }, true],
  ['all: nothing given, everything differs', { all: [is('n', 'notEqual', 1), is('s', 'notIn', ['a']), { not: is('d', 'lessThan', '2026-01-01') }] }, {}, true],
  ['a fact compared with itself', { all: [is('n', 'lessThanInclusive', of('n'))] }, { n: 3 }, true],
  ['an absent fact equals another absent one', { all: [is('n', 'equal', of('m'))] }, {}, true],
  ['null does not equal an absent fact', { all: [is('n', 'equal', of('m'))] }, { n: null }, false],
  ['null equals null', { all: [is('n', 'equal', of('m'))] }, { n: null, m: null }, true],
  ['two lists are not one', { all: [is('s', 'equal', of('t'))] }, { s: ['a'], t: ['a'] }, false],
  ['facts given as undefined are absent', { all: [is('n', 'equal', of('m'))] }, { n: undefined }, true],
  ['names and descriptions change nothing', { all: [{ ...yes, name: 'one', description: 'A one.' }], name: 'x' }, { n: 1 }, true],
];

export const namedCases: readonly RulesCase[] = [
  { what: 'a named condition at the root', rules: [{ name: 'r', conditions: { condition: 'a' } }], named: { a: { all: [yes] } }, facts: { n: 1 }, fired: ['r'] },
  { what: 'one that cites another', rules: [{ name: 'r', conditions: { any: [{ condition: 'a' }] } }], named: { a: { all: [{ condition: 'b' }] }, b: { not: no } }, facts: { n: 1 }, fired: ['r'] },
  { what: 'one that is nothing but a citation', rules: [{ name: 'r', conditions: { condition: 'a' } }], named: { a: { condition: 'b' }, b: { any: [yes] } }, facts: { n: 1 }, fired: ['r'] },
  { what: 'its opposite', rules: [{ name: 'r', conditions: { not: { condition: 'a' } } }], named: { a: { all: [yes] } }, facts: {}, fired: ['r'] },
  { what: 'one condition in two rules', rules: [{ name: 'q', conditions: { condition: 'a' } }, { name: 'r', conditions: { all: [{ condition: 'a' }, no] } }], named: { a: { all: [yes] } }, facts: { n: 1 }, fired: ['q'] },
  { what: 'one condition twice in a group', rules: [{ name: 'r', conditions: { all: [{ condition: 'a', priority: 2 }, { condition: 'a' }] } }], named: { a: { all: [yes] } }, facts: { n: 1 }, fired: ['r'] },
];
