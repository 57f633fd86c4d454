// Small rule sets, each with exactly what is wrong with it.
import { describe, expect, it } from '@jest/globals';
import { englandAndWales } from '@waymark/domain';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import { defaultRuleSets } from '../defaults/default-rule-sets.ts';
import { parse } from '../format/parse-rule-set.ts';
import { parseRuleFile } from '../format/rule-file.ts';
import type { Condition, Rule, RuleSet } from '../format/rule-set.ts';
import { leaf, rule, ruleSet, smallCatalogue } from '../testing/rule-set-builders.ts';
import type { LintFinding } from './lint-finding.ts';
import { lint } from './lint.ts';

const options = { calendar: englandAndWales, now: '2026-11-27' };
const all = (...conditions: readonly Condition[]): Condition => ({ all: conditions });
const any = (...conditions: readonly Condition[]): Condition => ({ any: conditions });

const open = all(leaf('status', 'equal', 'open'));
const notOpen = all(leaf('status', 'notEqual', 'open'));
const late = all(leaf('daysLate', 'greaterThan', 0));
/** Whatever is known and whatever is not: nothing after it matters. */
const anything = any(leaf('status', 'x:isMissing', true), leaf('status', 'x:isMissing', false));

const told = (findings: readonly LintFinding[]): string[] => findings.map(({ code, severity, rules, path }) => `${severity} ${code} [${rules.join()}] ${path}`);
const toldOf = (rules: readonly Rule[], named: Record<string, Condition> = {}, fallback = 'grey'): string[] => told(lint(ruleSet(rules, named, fallback), smallCatalogue, options));
/** Gaps apart: most small rule sets have one. */
const faults = (rules: readonly Rule[], named: Record<string, Condition> = {}): string[] => toldOf(rules, named).filter((text) => !/ gap/.test(text));

describe('rules that can never be true', () => {
  const impossible: readonly (readonly [string, Condition])[] = [
    ['two statuses at once', all(leaf('status', 'equal', 'open'), leaf('status', 'equal', 'done'))],
    ['an empty stretch of a number', all(leaf('share', 'greaterThan', 50), leaf('share', 'lessThan', 50))],
    ['no whole number between two', all(leaf('count', 'greaterThan', 3), leaf('count', 'lessThan', 4))],
    ['less than the catalogue allows', all(leaf('count', 'lessThan', 0))],
    ['more than the catalogue allows', all(leaf('share', 'greaterThan', 100))],
    ['a value that the catalogue does not have', all(leaf('status', 'notIn', ['new', 'open', 'done']))],
    ['two counts of one date', all(leaf('daysLeft', 'greaterThan', 0), leaf('daysLate', 'greaterThan', 0))],
    ['a date and a count of it', all(leaf('due', 'x:after', '2026-11-27'), leaf('daysLate', 'greaterThan', 0))],
    ['more working days than days, on any day of the week', all(leaf('workingDaysLate', 'greaterThan', { fact: 'daysLate' }))],
    ['something done in the future', all(leaf('daysIdle', 'lessThan', 0))],
    ['a day counted from today and a count', all(leaf('due', 'x:before', { days: -10 }), leaf('daysLate', 'lessThan', 10))],
    ['two facts in a ring', all(leaf('count', 'lessThan', { fact: 'target' }), leaf('target', 'lessThan', { fact: 'count' }))],
    ['an order of three facts that a limit breaks', all(leaf('count', 'lessThan', { fact: 'target' }), leaf('target', 'lessThan', 1))],
    ['missing and compared', all(leaf('count', 'x:isMissing', true), leaf('count', 'equal', 0))],
    ['a tag that is and is not there', all(leaf('tags', 'contains', 'x'), leaf('tags', 'doesNotContain', 'x'))],
    ['every element and some other', all(leaf('tags', 'everyFact:equal', 'x'), leaf('tags', 'someFact:notEqual', 'x'))],
    ['a text that begins in two ways', all(leaf('note', 'x:startsWith', 'ab'), leaf('note', 'x:startsWith', 'ac'))],
    ['through a named condition', all({ condition: 'isOpen' }, leaf('status', 'equal', 'done'))],
  ];
  it.each(impossible)('%s', (_, condition) => {
    expect(faults([rule('never', 'red', condition)], JSON.stringify(condition).includes('isOpen') ? { isOpen: open } : {})).toEqual(['blocking contradictory [never] rating/rules/0/conditions']);
  });

  const possible: readonly (readonly [string, Condition])[] = [
    ['a share between two whole ones', all(leaf('share', 'greaterThan', 3), leaf('share', 'lessThan', 4))],
    ['fewer working days than days, over a weekend', all(leaf('workingDaysLate', 'lessThan', { fact: 'daysLate' }))],
    ['as many working days as days, in the week', all(leaf('workingDaysLate', 'equal', 2), leaf('daysLate', 'equal', 2))],
    ['four days late without a working day, over Christmas', all(leaf('workingDaysLate', 'equal', 1), leaf('daysLate', 'equal', 5))],
    ['past a date that lies ahead', all(leaf('due', 'x:after', '2027-06-01'), leaf('daysLate', 'greaterThan', 30))],
    ['one fact just above another', all(leaf('count', 'greaterThan', { fact: 'target' }), leaf('target', 'greaterThan', 41), leaf('count', 'lessThan', 44))],
    ['a text that begins with another', all(leaf('note', 'x:startsWith', 'ab'), leaf('note', 'notEqual', 'ab'))],
    ['a list with two elements', all(leaf('tags', 'contains', 'x'), leaf('tags', 'contains', 'y'))],
  ];
  it.each(possible)('but not: %s', (_, condition) => {
    expect(faults([rule('sometimes', 'red', condition)])).toEqual([]);
  });

  it('tells a named condition, and a group inside a rule, as advice', () => {
    const never = all(leaf('count', 'lessThan', 0));
    expect(faults([rule('a', 'red', any(open, never, { condition: 'named' }))], { named: all(leaf('target', 'lessThan', 0)) })).toEqual([
      'advice contradictory [a] rating/rules/0/conditions/any/1',
      'advice contradictory [a] conditions/named',
    ]);
  });
});

describe('the order of rules', () => {
  it('names the rules that hide another, and only those needed for it', () => {
    const hidden = all(leaf('count', 'x:between', [1, 6]));
    const rules = [rule('low', 'green', all(leaf('count', 'lessThan', 4)), 30), rule('other', 'green', open, 25), rule('high', 'green', all(leaf('count', 'greaterThan', 3)), 20), rule('middle', 'red', hidden, 10)];
    const [found] = lint(ruleSet(rules), smallCatalogue, options);
    expect(found).toEqual({ code: 'unreachable', severity: 'blocking', rules: ['middle', 'low', 'high'], path: 'rating/rules/3/conditions', facts: { count: 1 }, parameters: { on: '2026-11-27' } });
  });

  it('follows priorities, not the order in which rules are written', () => {
    const wide = all(leaf('count', 'greaterThan', 0));
    const narrow = all(leaf('count', 'greaterThan', 5));
    expect(faults([rule('narrow', 'red', narrow, 1), rule('wide', 'red', wide, 2)])).toEqual(['blocking unreachable [narrow,wide] rating/rules/0/conditions']);
    expect(faults([rule('narrow', 'red', narrow, 2), rule('wide', 'red', wide, 1)])).toEqual([]);
  });

  it('blocks an overlap that only the order of writing decides', () => {
    const [first, second] = [rule('open', 'red', open), rule('late', 'amber', late)];
    const findings = lint(ruleSet([first, second]), smallCatalogue, options);
    expect(findings[0]).toEqual({ code: 'overlap', severity: 'blocking', rules: ['open', 'late'], path: 'rating/rules/1/conditions', facts: { status: 'open', due: '2026-11-26' }, parameters: { outcomes: 'red, amber', on: '2026-11-27' } });
    expect(faults([{ ...first, priority: 2 }, second])).toEqual(['advice overlap [open,late] rating/rules/1/conditions']);
    expect(faults([first, rule('late', 'red', late)])).toEqual([]);
    expect(faults([first, rule('late', 'amber', all(leaf('status', 'equal', 'done'), leaf('daysLate', 'greaterThan', 0)))])).toEqual([]);
  });

  it('does not count an overlap where a rule before both always decides', () => {
    const rules = [rule('both', 'grey', all(leaf('status', 'equal', 'open'), leaf('daysLate', 'greaterThan', 0)), 5), rule('open', 'red', open), rule('late', 'amber', late)];
    expect(faults(rules)).toEqual(['advice overlap [both,open] rating/rules/1/conditions', 'advice overlap [both,late] rating/rules/2/conditions']);
  });

  it('takes a rule that is always true for a catch-all at the end, and blocks it before others', () => {
    const known = all(leaf('count', 'greaterThanInclusive', 0));
    expect(faults([rule('open', 'red', open, 9), rule('rest', 'green', known, 1)])).toEqual(['advice alwaysTrue [rest] rating/rules/1/conditions']);
    expect(faults([rule('rest', 'green', known, 9), rule('open', 'red', open, 1)])).toEqual(['blocking alwaysTrue [rest,open] rating/rules/0/conditions']);
    expect(faults([rule('rest', 'green', known, 9), rule('unknown', 'red', all(leaf('count', 'x:isMissing', true)), 1)])).toEqual(['advice alwaysTrue [rest] rating/rules/0/conditions']);
    expect(faults([rule('rest', 'green', anything, 9), rule('open', 'red', open, 1)])).toEqual(['blocking alwaysTrue [rest,open] rating/rules/0/conditions', 'blocking unreachable [open,rest] rating/rules/1/conditions']);
  });
});

describe('gaps', () => {
  it('block where there is no default, with facts that a person recognises', () => {
    const rules = [rule('late', 'red', late), rule('soon', 'amber', all(leaf('daysLeft', 'x:between', [0, 14])), 1)];
    expect(lint(ruleSet(rules, {}, ''), smallCatalogue, options)).toEqual([
      { code: 'gap', severity: 'blocking', rules: [], path: 'rating/rules', facts: { due: '2026-12-12' }, parameters: { outcome: null, on: '2026-11-27' } },
      { code: 'gapUnknown', severity: 'advice', rules: [], path: 'rating/rules', facts: { due: null }, parameters: { outcome: null, facts: 'due', on: '2026-11-27' } },
    ]);
    expect(toldOf(rules)).toEqual(['advice gap [] rating/rules', 'advice gapUnknown [] rating/rules']);
  });

  it('names the missing facts that leave it to the default', () => {
    const rules = [rule('open', 'red', all(leaf('status', 'equal', 'open'), leaf('urgent', 'equal', true))), rule('calm', 'amber', all(leaf('status', 'equal', 'open'), leaf('urgent', 'equal', false))), rule('else', 'green', notOpen)];
    const findings = lint(ruleSet(rules), smallCatalogue, options);
    expect(told(findings)).toEqual(['advice gapUnknown [] rating/rules']);
    expect(findings[0]?.parameters.facts).toBe('status, urgent');
    expect(toldOf([...rules, rule('missing', 'grey', any(leaf('status', 'x:isMissing', true), leaf('urgent', 'x:isMissing', true)), 9)])).toEqual([
      'advice overlap [missing,else] rating/rules/2/conditions',
    ]);
  });
});

describe('conditions that add nothing', () => {
  it('are told where they stand', () => {
    expect(faults([rule('a', 'red', all(leaf('count', 'greaterThan', 5), leaf('count', 'greaterThan', 3)))])).toEqual(['advice redundantCondition [a] rating/rules/0/conditions/all/1']);
    expect(faults([rule('a', 'red', any(leaf('count', 'equal', 5), leaf('count', 'greaterThan', 3)))])).toEqual(['advice redundantCondition [a] rating/rules/0/conditions/any/0']);
    expect(faults([rule('a', 'red', all(leaf('status', 'equal', 'open'), leaf('status', 'equal', 'open')))])).toEqual(['advice redundantCondition [a] rating/rules/0/conditions/all/1']);
    expect(faults([rule('a', 'red', all(leaf('count', 'greaterThanInclusive', 0), leaf('status', 'equal', 'open')))])).toEqual([]); // it asks whether the count is known
  });

  it('are named conditions that nothing cites', () => {
    expect(faults([rule('a', 'red', all({ condition: 'used' }))], { used: all({ condition: 'inner' }), inner: open, spare: late })).toEqual(['advice unusedCondition [] conditions/spare']);
  });
});

it('looks among escalation rules only for those that can never be true or always are', () => {
  const escalation = [rule('never', 'x', all(leaf('count', 'lessThan', 0))), rule('open', 'x', open), rule('late', 'y', open), rule('always', 'x', anything)].map((one) => ({ ...one, event: { type: 'escalate', params: {} } }));
  expect(told(lint({ ...ruleSet([]), escalation }, smallCatalogue, options))).toEqual(['blocking contradictory [never] escalation/0/conditions', 'advice alwaysTrue [always] escalation/3/conditions']);
});

it('points into a rule file', () => {
  const file = parseRuleFile({ subject: 'parcel', facts: { weight: { type: 'number' } }, rules: [{ id: 'never', conditions: { all: [{ fact: 'weight', operator: 'lessThan', value: 1 }, { fact: 'weight', operator: 'greaterThan', value: 2 }] }, event: { type: 'heavy' } }] });
  if (!file.ok) throw new Error(JSON.stringify(file.issues));
  const findings = lint(file.ruleSet, file.catalogue, { ...options, paths: { rating: 'rules', escalation: 'rules' } });
  expect(told(findings)).toEqual(['blocking contradictory [never] rules/0/conditions', 'blocking gap [] rules']);
});

it('claims nothing where there is too much to search', () => {
  const many = Array.from({ length: 40 }, (_, index) => leaf('tags', index % 2 === 0 ? 'contains' : 'doesNotContain', `tag ${index - (index % 2)}`));
  expect(faults([rule('a', 'red', all(...many))])).toContain('advice notSettled [a] rating/rules/0/conditions');
});

it('ends, and claims nothing, on rules that compare facts with each other at every turn', () => {
  const rules = Array.from({ length: 60 }, (_, index) => rule(`rule-${index}`, index % 2 === 0 ? 'red' : 'green', any(leaf('workingDaysLate', 'lessThan', { fact: 'count' }), leaf('daysIdle', 'equal', index * 7), leaf('daysIdle', 'greaterThan', { fact: 'workingDaysLate' }))));
  const findings = lint(ruleSet(rules), smallCatalogue, options);
  expect(findings.filter(({ code }) => code === 'contradictory' || code === 'alwaysTrue')).toEqual([]);
  expect(findings.some(({ code }) => code === 'notSettled')).toBe(true);
});

it('lists a hundred overlaps of a long list, and says that there may be more', () => {
  const rules = Array.from({ length: 160 }, (_, index) => rule(`rule-${index}`, index % 2 === 0 ? 'red' : 'green', all(leaf('count', 'greaterThan', 200 - index), leaf('share', 'lessThan', index + 1)), 500 - index));
  const findings = lint(ruleSet(rules), smallCatalogue, options);
  expect(findings.filter(({ code }) => code === 'overlap')).toHaveLength(100);
  expect(findings.filter(({ code }) => code === 'moreOverlaps')).toEqual([{ code: 'moreOverlaps', severity: 'advice', rules: [], path: '', facts: null, parameters: { listed: 100 } }]);
});

describe('the rule sets that services start from', () => {
  const expected: Readonly<Record<string, readonly string[]>> = {
    'delivery-4': [
      'complete,overdue-without-evidence', 'complete,overdue-with-evidence', 'cancelled,overdue-without-evidence', 'cancelled,overdue-with-evidence',
      'overdue-without-evidence,in-progress', 'overdue-without-evidence,not-started', 'overdue-with-evidence,not-started',
    ],
    brag: [
      'complete,overdue-without-evidence', 'complete,overdue-with-evidence', 'complete,deadline-near-without-evidence', 'complete,within-deadline',
      'cancelled,overdue-without-evidence', 'cancelled,overdue-with-evidence', 'cancelled,deadline-near-without-evidence',
      'overdue-without-evidence,underway-without-end-date', 'overdue-with-evidence,underway-without-end-date',
      'deadline-near-without-evidence,underway-without-end-date', 'deadline-near-without-evidence,within-deadline',
    ],
    'risk-3': [
      'complete,overdue-without-evidence', 'complete,overdue-with-evidence', 'complete,deadline-near-without-evidence',
      'cancelled,overdue-without-evidence', 'cancelled,overdue-with-evidence', 'cancelled,deadline-near-without-evidence',
      'overdue-without-evidence,underway-without-end-date', 'overdue-with-evidence,underway-without-end-date',
      'deadline-near-without-evidence,underway-without-end-date', 'deadline-near-without-evidence,within-deadline',
    ],
  };
  it.each(Object.entries(defaultRuleSets))('%s has nothing that blocks', (name, stored: RuleSet) => {
    const parsed = parse(JSON.parse(JSON.stringify(stored)), actionCatalogue);
    if (!parsed.ok) throw new Error('It does not parse.');
    const findings = lint(parsed.ruleSet, actionCatalogue, options);
    expect(findings.map(({ code, severity, rules }) => `${severity} ${code} ${rules.join()}`)).toEqual([...(expected[name] ?? []).map((pair) => `advice overlap ${pair}`), 'advice gapUnknown ']);
    expect(findings.at(-1)?.parameters.facts).toBe(name === 'delivery-4' ? 'status' : 'due, evidenceCount');
  });
});
