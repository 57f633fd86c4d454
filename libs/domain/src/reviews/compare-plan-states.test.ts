import { describe, expect, test } from '@jest/globals';
import { agendaOf, comparePlanStates, ratingKeyPresets, type ActionState, type PlanState } from '../index.ts';

const action = (id: string, more: Partial<ActionState> = {}): ActionState => ({
  id, objectiveId: 'o', ref: id, description: `Do ${id}`, successMeasure: null, progress: null, owners: [{ name: 'Head of Service', accountable: true }], status: 'inProgress', assurance: 'none',
  timescale: { sourceText: 'Sept 16', precision: 'month', baseline: '2016-09-30', current: '2016-09-30', forecast: null },
  statedCode: 'amber', computedCode: 'amber', effectiveCode: 'amber', daysOverdue: null, facts: { status: 'inProgress', evidenceCount: 0 }, ...more,
});
const plan = (actions: ActionState[], more: Partial<PlanState> = {}): PlanState => ({
  planId: 'p', title: 'Plan', day: '2016-09-01', ratingKey: ratingKeyPresets['delivery-4'], ratingKeyId: 'k', ruleSet: { id: 'r1', number: 1, contentHash: 'one' },
  sections: [{ id: 's', ref: null, title: 'Part A' }], objectives: [{ id: 'o', sectionId: 's', ref: null, title: 'Objective' }], actions, ...more,
});
const never = (): string => 'never asked';
const ids = (list: readonly { after: ActionState }[]): string[] => list.map(({ after }) => after.id);

describe('two moments of a plan', () => {
  test('added, removed, closed, reopened, moved, reassigned, reworded, and the rest unchanged', () => {
    const at = (current: string | null) => ({ timescale: { ...action('x').timescale, current } });
    const before = plan([action('gone'), action('closed'), action('again', { status: 'complete' }), action('later'), action('undated'), action('handed'), action('reworded'), action('same')]);
    const after = plan([
      action('new'), action('closed', { status: 'complete' }), action('again'), action('later', at('2016-10-31')), action('undated', at(null)),
      action('handed', { owners: [{ name: 'Police', accountable: true }] }), action('reworded', { successMeasure: '98 % on time' }), action('same', { progress: 'Meetings were held.' }),
    ]);
    const changes = comparePlanStates({ before, after, underOlderRules: never });
    expect(changes.added.map(({ id }) => id)).toEqual(['new']);
    expect(changes.removed.map(({ id }) => id)).toEqual(['gone']);
    expect([ids(changes.closed), ids(changes.reopened), ids(changes.reassigned), ids(changes.reworded)]).toEqual([['closed'], ['again'], ['handed'], ['reworded']]);
    expect(changes.moved.map(({ after: { id }, days }) => [id, days])).toEqual([['later', 31], ['undated', null]]);
    expect([changes.rerated, changes.unchanged]).toEqual([[], 1]);
  });

  test.each([
    ['new rules', { effectiveCode: 'red', computedCode: 'red' }, 'amber', 'rules'],
    ['new knowledge, and the older rules would say the same', { effectiveCode: 'red', computedCode: 'red', facts: { status: 'notStarted', evidenceCount: 0 } }, 'red', 'data'],
    ['days gone by', { effectiveCode: 'red', computedCode: 'red' }, 'red', 'time'],
    ['evidence that expired', { effectiveCode: 'red', computedCode: 'red', facts: { status: 'inProgress', evidenceCount: 0, expiredEvidenceCount: 0 } }, 'red', 'time'],
    ['an override', { effectiveCode: 'red' }, 'amber', 'override'],
  ] as const)('a rating changed by %s', (_title, now, olderRules, cause) => {
    const after = plan([action('a', now)], { ruleSet: { id: 'r2', number: 2, contentHash: 'two' } });
    const { rerated } = comparePlanStates({ before: plan([action('a')]), after, underOlderRules: () => olderRules });
    expect(rerated.map((item) => item.cause)).toEqual([cause]);
  });

  test('a piece of evidence that counts no more is the same piece', () => {
    const before = plan([action('a', { effectiveCode: 'green', computedCode: 'green', facts: { evidenceCount: 2, verifiedEvidenceCount: 1, expiredEvidenceCount: 0 } })]);
    const after = plan([action('a', { facts: { evidenceCount: 1, verifiedEvidenceCount: 0, expiredEvidenceCount: 1 } })]);
    expect(comparePlanStates({ before, after, underOlderRules: never }).rerated[0]?.cause).toBe('time');
  });

  test('a plan beside itself', () => {
    const same = plan([action('a'), action('b')]);
    const { unchanged, ...lists } = comparePlanStates({ before: same, after: same, underOlderRules: never });
    expect([unchanged, Object.values(lists).flat()]).toEqual([2, []]);
  });
});

test('an agenda: what waits for the board, what is off track, the longest overdue first, and what is escalated', () => {
  const state = plan([
    action('done', { status: 'complete' }), action('accepted', { status: 'complete', assurance: 'boardAccepted' }), action('red', { effectiveCode: 'red', computedCode: 'red' }),
    action('late', { daysOverdue: 40 }), action('later', { daysOverdue: 90, effectiveCode: 'red' }), action('fine'),
  ]);
  const agenda = agendaOf({ state, escalated: new Set(['late']) });
  const refs = (list: readonly ActionState[]) => list.map(({ id }) => id);
  expect([refs(agenda.toSignOff), refs(agenda.exceptions), refs(agenda.escalated)]).toEqual([['done'], ['later', 'late', 'red'], ['late']]);
});
