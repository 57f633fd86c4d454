// Cases over time: each day counts, what moves by itself moves, escalations are said to the day, and coverage is honest.
import { describe, expect, it } from '@jest/globals';
import { englandAndWales, type RatingKeyPreset } from '@waymark/domain';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import { defaultRuleSets } from '../defaults/default-rule-sets.ts';
import { parseRuleFile } from '../format/rule-file.ts';
import { parse } from '../format/parse-rule-set.ts';
import type { Condition, Rule, RuleSet } from '../format/rule-set.ts';
import { leaf, rule, ruleSet, smallCatalogue } from '../testing/rule-set-builders.ts';
import { runTests, type TestReport } from './run-tests.ts';

const calendar = englandAndWales;
const late = leaf('daysLate', 'greaterThan', 0);
const escalate = (name: string, ...all: Condition[]): Rule => ({ name, conditions: { all }, event: { type: 'escalate', params: {} } });

function report(parts: Partial<RuleSet>, test: object): TestReport {
  const parsed = parse(JSON.parse(JSON.stringify({ ...ruleSet([rule('late', 'red', { all: [late] })]), ...parts, tests: [{ name: 'case', start: '2026-11-02', ...test }] })), smallCatalogue);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return runTests(parsed.ruleSet, smallCatalogue, { calendar });
}

const failures = (...given: Parameters<typeof report>): TestReport['tests'][number]['failures'] => report(...given).tests[0]?.failures ?? [];

describe('runTests', () => {
  it('passes a case whose every day is as expected, to the day', () => {
    const facts = { due: '2026-11-12' };
    expect(report({}, { facts, expect: [{ day: 0, outcome: 'grey' }, { day: 11, outcome: 'red' }], until: 400 })).toMatchObject({ passed: true, tests: [{ name: 'case', passed: true, failures: [] }] });
    expect(failures({}, { facts, expect: [{ day: 0, outcome: 'grey' }, { day: 12, outcome: 'red' }] })).toEqual([{ day: 11, on: '2026-11-13', code: 'otherOutcome', expected: 'grey', actual: 'red' }]);
    expect(failures({}, { facts, expect: [{ day: 3, outcome: 'grey' }, { day: 10, outcome: 'red' }], until: 30 })).toEqual([{ day: 10, on: '2026-11-12', code: 'otherOutcome', expected: 'red', actual: 'grey' }]);
  });

  it('walks to `until`, and names each wrong stretch once', () => {
    const facts = { due: '2026-11-12' };
    expect(failures({}, { facts, expect: [{ day: 0, outcome: 'grey' }], until: 10 })).toEqual([]);
    const changes = [{ day: 20, facts: { due: '2026-11-30' } }];
    expect(failures({}, { facts, changes, expect: [{ day: 0, outcome: 'grey' }], until: 60 }).map(({ day }) => day)).toEqual([11, 29]);
  });

  it('lets what moves by itself move on through changes of other facts', () => {
    const rules = [rule('waited', 'red', { all: [leaf('waited', 'greaterThanInclusive', 10)] })];
    const moving = { ...ruleSet(rules), name: { en: 'a', cy: 'b' } };
    const test = { facts: { waited: 4 }, changes: [{ day: 3, facts: { count: 1 } }], expect: [{ day: 0, outcome: 'grey' }, { day: 6, outcome: 'red' }], until: 9 };
    expect(failures(moving, test)).toEqual([]);
    const restarted = { ...test, changes: [{ day: 3, facts: { waited: 0 } }], expect: [{ day: 0, outcome: 'grey' }, { day: 13, outcome: 'red' }], until: 20 };
    expect(failures(moving, restarted)).toEqual([]);
  });

  it('holds escalations to the day: missing, unexpected, and again only after an end', () => {
    const escalation = [escalate('tell-manager', leaf('daysLate', 'greaterThan', 2)), escalate('tell-board', leaf('daysLate', 'greaterThan', 5))];
    const facts = { due: '2026-11-02' };
    expect(failures({ escalation }, { facts, escalations: [{ day: 3, rule: 'tell-manager' }, { day: 6, rule: 'tell-board' }], until: 30 })).toEqual([]);
    expect(failures({ escalation }, { facts, escalations: [{ day: 4, rule: 'tell-manager' }], until: 7 })).toEqual([
      { day: 3, on: '2026-11-05', code: 'escalationNotExpected', expected: null, actual: 'tell-manager' },
      { day: 4, on: '2026-11-06', code: 'escalationMissing', expected: 'tell-manager', actual: null },
      { day: 6, on: '2026-11-08', code: 'escalationNotExpected', expected: null, actual: 'tell-board' },
    ]);
    const changes = [{ day: 4, facts: { due: '2026-12-01' } }, { day: 5, facts: { due: '2026-11-01' } }];
    expect(failures({ escalation: escalation.slice(0, 1) }, { facts, changes, escalations: [{ day: 3, rule: 'tell-manager' }, { day: 5, rule: 'tell-manager' }], until: 7 })).toEqual([]);
    expect(failures({ escalation: escalation.slice(0, 1) }, { facts: { due: '2026-10-01' }, escalations: [{ day: 0, rule: 'tell-manager' }], until: 7 })).toEqual([]);
  });

  it('covers each leaf once, by its path, with the rules that read it', () => {
    const conditions = { late: { all: [late] } };
    const rules = [rule('first', 'red', { all: [{ condition: 'late' }, leaf('count', 'equal', 0)] }), rule('second', 'amber', { any: [{ condition: 'late' }, { not: leaf('note', 'x:isMissing', true) }] })];
    const { coverage } = report({ conditions, rating: { rules, default: 'grey' } }, { facts: { due: '2026-11-04', count: 0 }, expect: [{ day: 0, outcome: 'grey' }, { day: 3, outcome: 'red' }] });
    const all = ['true', 'false', 'unknown'];
    expect(coverage.leaves).toEqual([
      { path: 'conditions/late/all/0', rules: ['first', 'second'], seen: ['true', 'false'], possible: all },
      { path: 'rating/rules/0/conditions/all/1', rules: ['first'], seen: ['true'], possible: all },
      { path: 'rating/rules/1/conditions/any/1/not', rules: ['second'], seen: ['true'], possible: ['true', 'false'] },
    ]);
    expect(coverage.share).toBeCloseTo(4 / 8);
  });

  it('does not call a leaf seen on days, or in lists of rules, at which no case looks', () => {
    const escalation = [escalate('tell', leaf('count', 'equal', 0))];
    const { coverage } = report({ escalation }, { facts: { due: '2026-11-04', count: 0 }, expect: [{ day: 5, outcome: 'red' }] });
    expect(coverage.leaves.map(({ path, seen }) => [path, seen])).toEqual([['rating/rules/0/conditions/all/0', ['true']], ['escalation/0/conditions/all/0', []]]);
  });

  it('names leaves as the file that was read does', () => {
    const file = parseRuleFile({ subject: 'x', facts: { n: { type: 'number' } }, rules: [{ id: 'r', conditions: { all: [{ fact: 'n', operator: 'equal', value: 1 }] }, event: { type: 'red' } }], default: 'green', tests: [] });
    if (!file.ok) throw new Error(JSON.stringify(file.issues));
    const paths = { rating: 'rules', escalation: 'rules' };
    expect(runTests(file.ruleSet, file.catalogue, { calendar, paths }).coverage.leaves.map(({ path }) => path)).toEqual(['rules/0/conditions/all/0']);
  });
});

describe('the default rule sets', () => {
  it.each(Object.keys(defaultRuleSets) as RatingKeyPreset[])('%s: its own cases pass and show every condition true, false and unknown', (preset) => {
    const { passed, tests, coverage } = runTests(defaultRuleSets[preset], actionCatalogue, { calendar });
    expect(tests.filter((test) => !test.passed)).toEqual([]);
    expect(passed).toBe(true);
    expect(tests.length).toBeGreaterThanOrEqual(3);
    expect(coverage.leaves.filter(({ seen, possible }) => seen.length < possible.length)).toEqual([]);
    expect(coverage.share).toBe(1);
  });

  it.each(Object.keys(defaultRuleSets) as RatingKeyPreset[])('%s: the cases notice when any rule is lost', (preset) => {
    const set = defaultRuleSets[preset];
    for (const lost of set.rating.rules) {
      const without = { ...set, rating: { ...set.rating, rules: set.rating.rules.filter((one) => one !== lost) } };
      // In Delivery-4 a rule that says amber is only told from the default by its sentence.
      const tellable = lost.event.params.rating !== set.rating.default || preset !== 'delivery-4';
      expect({ lost: lost.name, passed: runTests(without, actionCatalogue, { calendar }).passed }).toEqual({ lost: lost.name, passed: !tellable });
    }
  });
});
