/** A test case as it is typed, and what is said about one that cannot be read. */
import { describe, expect, test } from '@jest/globals';
import { englandAndWales } from '@waymark/domain';
import { actionCatalogue, defaultRuleSets, parse, runTests } from '@waymark/rules';
import { readCase, type TypedCase } from './case-draft.ts';

const typed: TypedCase = {
  name: 'Evidence turns red to amber',
  start: '2 November 2026',
  facts: [{ fact: 'due', value: '12 11 2026' }, { fact: 'evidenceCount', value: '0' }, { fact: 'status', value: 'inProgress' }, { fact: 'progressPercent', value: '' }],
  changes: [{ day: '20', fact: 'evidenceCount', value: '1' }, { day: '', fact: 'status', value: '' }],
  expect: [{ day: '11', outcome: 'red' }, { day: '20', outcome: 'amber' }],
  until: '30',
};

test('is read, and is what the rules do', () => {
  const read = readCase(typed);
  if (!read.ok) throw new Error(read.problems.join());
  expect(read.test).toEqual({
    name: 'Evidence turns red to amber',
    start: '2026-11-02',
    facts: { due: '2026-11-12', evidenceCount: 0, status: 'inProgress' },
    changes: [{ day: 20, facts: { evidenceCount: 1 } }],
    expect: [{ day: 11, outcome: 'red' }, { day: 20, outcome: 'amber' }],
    escalations: null,
    until: 30,
  });
  const parsed = parse({ ...defaultRuleSets.brag, tests: [read.test] }, actionCatalogue);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  expect(runTests(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales }).passed).toBe(true);
});

describe('says what is missing or wrong', () => {
  test.each<[string, Partial<TypedCase>, string[]]>([
    ['no name', { name: ' ' }, ['name']],
    ['no date', { start: 'soon' }, ['start']],
    ['a text for a number', { facts: [{ fact: 'evidenceCount', value: 'some' }] }, ['value']],
    ['a change without a day', { changes: [{ day: '', fact: 'evidenceCount', value: '1' }] }, ['day']],
    ['nothing expected', { expect: [{ day: '3', outcome: '' }] }, ['expect']],
    ['expectations in disorder', { expect: [{ day: '5', outcome: 'red' }, { day: '5', outcome: 'amber' }] }, ['day']],
    ['an end before its last day', { until: '10' }, ['day']],
  ])('%s', (_name, change, problems) => {
    const read = readCase({ ...typed, ...change });
    expect(read.ok ? [] : read.problems).toEqual(problems);
  });
});
