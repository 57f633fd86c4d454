// Cases over time as they are stored with a rule set.
import { describe, expect, it } from '@jest/globals';
import { leaf, rule, ruleSet, smallCatalogue } from '../testing/rule-set-builders.ts';
import { parse } from './parse-rule-set.ts';

const base = { ...ruleSet([rule('late', 'red', { all: [leaf('daysLate', 'greaterThan', 0)] })]), escalation: [{ name: 'tell', conditions: { all: [leaf('daysLate', 'greaterThan', 5)] }, event: { type: 'tellHead' } }] };
const test = { name: 'late after a week', start: '2026-01-05', facts: { due: '2026-01-12', count: null }, expect: [{ day: 0, outcome: 'grey' }, { day: 8, outcome: 'red' }] };

const read = (one: object) => parse(JSON.parse(JSON.stringify({ ...base, tests: [one] })), smallCatalogue);
const issues = (one: object): string[] => {
  const parsed = read(one);
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path.replace('tests/0', '…')} ${code}`);
};

describe('a case over time', () => {
  it('gets its defaults: no changes, escalations not looked at, to the last day named', () => {
    const parsed = read(test);
    expect(parsed.ok && parsed.ruleSet.tests).toEqual([{ ...test, changes: [], escalations: null, until: 8 }]);
  });

  it('keeps changes, escalations (none is a promise, too) and its last day', () => {
    const whole = { ...test, changes: [{ day: 3, facts: { count: 1, tags: ['a', 1] } }], escalations: [{ day: 13, rule: 'tell' }], until: 40 };
    expect(read(whole)).toMatchObject({ ok: true, ruleSet: { tests: [whole] } });
    expect(read({ ...test, escalations: [] })).toMatchObject({ ok: true, ruleSet: { tests: [{ escalations: [] }] } });
  });

  it.each([
    ['no name', { ...test, name: '' }, ['…/name textExpected']],
    ['a start that does not exist', { ...test, start: '2026-02-30' }, ['…/start notADate']],
    ['a fact nobody knows', { ...test, facts: { dued: '2026-01-12' } }, ['…/facts/dued unknownFact']],
    ['a fact of another type', { ...test, facts: { count: '1' } }, ['…/facts/count wrongType']],
    ['an outcome that no rule gives', { ...test, expect: [{ day: 0, outcome: 'pink' }] }, ['…/expect/0/outcome unknownOutcome']],
    ['an escalation that is not there', { ...test, escalations: [{ day: 1, rule: 'shout' }] }, ['…/escalations/0/rule unknownRule']],
    ['days out of order', { ...test, expect: [{ day: 3, outcome: 'grey' }, { day: 1, outcome: 'red' }] }, ['…/expect/1/day daysNotInOrder']],
    ['half a day', { ...test, expect: [{ day: 0.5, outcome: 'grey' }] }, ['…/expect/0/day dayExpected', '… nothingExpected']],
    ['an end before its last day', { ...test, until: 4 }, ['…/until untilBeforeLastDay']],
    ['nothing expected', { ...test, expect: [] }, ['… nothingExpected']],
    ['a key that means nothing', { ...test, then: 'red' }, ['…/then unknownKey']],
  ])('is refused with %s', (_what, one, expected) => expect(issues(one)).toEqual(expected));
});
