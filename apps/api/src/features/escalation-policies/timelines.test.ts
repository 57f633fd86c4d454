/** What a ladder sees of decisions, and that leaving out what is long over changes nothing. */
import { describe, expect, test } from '@jest/globals';
import { englandAndWales, ratingKeyPresets } from '@waymark/domain';
import { defaultPolicyDocument, parsePolicy, simulatePolicy, type Policy } from '@waymark/rules';
import { periodOf } from './quarter.ts';
import type { PastAction, PastDecision } from './timelines.store.ts';
import { factsRead, since, timelinesOf } from './timelines.ts';

const key = ratingKeyPresets['delivery-4'];
const action = (id: string): PastAction => ({ id, planId: 'p', ref: null, description: id });
const decision = (at: string, outcome: string, more: Partial<PastDecision> = {}): PastDecision => ({ actionId: 'a', at: `2026-${at}T09:00:00.000Z`, outcome, facts: {}, quiet: false, imported: false, ...more });
const policyOf = (more: object = {}): Policy => {
  const parsed = parsePolicy({ ...defaultPolicyDocument, tests: [], ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.policy;
};

describe('a timeline', () => {
  test('begins a cause with "off track", ends it with anything else, and tells of facts between', () => {
    const decisions = [decision('03-01', 'amber'), decision('03-02', 'red', { facts: { status: 'inProgress' } }), decision('03-03', 'red', { facts: { status: 'complete' } }), decision('03-04', 'green'), decision('03-05', 'gone'), decision('03-06', 'red', { imported: true })];
    const [timeline] = timelinesOf([action('a'), action('unknown')], decisions, key);
    expect(timeline?.events.map(({ type, at }) => `${type} ${at.slice(5, 10)}`)).toEqual(['raised 03-02', 'facts 03-03', 'cleared 03-04', 'raised 03-06']);
    expect(timeline).toMatchObject({ subject: 'a', plan: 'p', knownFrom: '2026-03-01T09:00:00.000Z', importStarts: ['2026-03-06T09:00:00.000Z'] });
  });

  test('begins none with a quiet decision, but with the next that says the same; a quiet one ends it', () => {
    const decisions = [decision('03-01', 'amber'), decision('03-02', 'red', { quiet: true }), decision('03-05', 'red'), decision('03-09', 'green', { quiet: true })];
    expect(timelinesOf([action('a')], decisions, key)[0]?.events.map(({ type, at }) => `${type} ${at.slice(5, 10)}`)).toEqual(['raised 03-05', 'cleared 03-09']);
  });

  test('asks for the stored facts that a pause reads, also those that a derived one comes from', () => {
    expect(factsRead([policyOf(), policyOf({ pauseWhen: { any: [{ fact: 'daysUntilDue', operator: 'greaterThan', value: 3 }] } }), policyOf({ pauseWhen: null })]).sort()).toEqual(['daysUntilDue', 'due', 'status']);
  });

  test.each([[{}], [{ keepFor: null }], [{ keepFor: { amount: 10, unit: 'workingDay' } }], [{ keepFor: { amount: 100, unit: 'hour' } }]])('gives the same messages without what is long over: %j', (more) => {
    const policy = policyOf(more);
    const actions = Array.from({ length: 40 }, (_, index) => action(`a${index}`));
    // Off and on again after 1 to 40 days, differently for each.
    const decisions = actions.flatMap(({ id }, index) => Array.from({ length: 30 }, (_, n) => {
      const day = Array.from({ length: n }, (_, m) => 1 + ((index * 7 + m * m * 5) % 40)).reduce((sum, days) => sum + days, 0);
      return decision('01-01', n % 2 === 0 ? 'red' : 'amber', { actionId: id, at: new Date(Date.UTC(2025, 0, 6 + day, 9)).toISOString() });
    }));
    const timelines = timelinesOf(actions, decisions, key);
    const from = '2026-04-01T00:00:00.000Z';
    const told = (which: typeof timelines) => simulatePolicy({ policy, calendar: englandAndWales, timelines: which, from, until: '2026-07-01T00:00:00.000Z' }).messages.flatMap(({ recipient, at, effects }) => effects.map(({ kind, step }) => `${recipient} ${at} ${kind} ${step ?? ''}`)).sort();
    const trimmed = since(timelines, from, policy);
    expect(trimmed.reduce((sum, { events }) => sum + events.length, 0)).toBeLessThan(timelines.reduce((sum, { events }) => sum + events.length, 0));
    expect(told(trimmed)).toEqual(told(timelines));
    expect(told(trimmed).length).toBeGreaterThan(20);
  });
});

test.each<[string, object, string, object]>([
  ['in the first month of a quarter', {}, '2026-10-01', { from: '2026-07-01', until: '2026-09-30' }],
  ['over the turn of the year', {}, '2027-02-11', { from: '2026-10-01', until: '2026-12-31' }],
  ['this quarter', { period: 'thisQuarter' }, '2026-12-31', { from: '2026-10-01', until: '2026-12-31' }],
  ['four quarters', { period: 'lastFourQuarters' }, '2026-05-31', { from: '2025-04-01', until: '2026-03-31' }],
  ['from a day on', { from: '2026-05-05' }, '2026-05-31', { from: '2026-05-05', until: '2026-05-31' }],
])('the period %s', (_what, asked, today, expected) => {
  expect(periodOf(asked, today)).toEqual(expected);
});
