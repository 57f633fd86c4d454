// How many messages a policy would have sent to whom.
import { describe, expect, it } from '@jest/globals';
import { hours, named, policy, step, calendar, type Happening } from '../testing/policy-builders.ts';
import { messagesOf, simulatePolicy, startEscalation, next, type Policy, type PolicySimulation, type Timeline } from './index.ts';

const from = '2026-10-01T00:00:00Z';
const until = '2027-01-01T00:00:00Z';
const timeline = (subject: string, plan: string, events: readonly Happening[]): Timeline => ({ subject, plan, events: named(events) });
const raised = (at: string): Happening => ({ type: 'raised', at });

const timelines = [
  timeline('a', 'p1', [raised('2026-11-02T09:00:00Z')]),
  timeline('b', 'p1', [raised('2026-11-02T11:00:00Z'), { type: 'acknowledge', by: 'ann', at: '2026-11-04T09:00:00Z' }, { type: 'snooze', by: 'ann', at: '2026-11-05T09:00:00Z', until: '2026-11-06T09:00:00Z' }]),
  timeline('c', 'p2', [raised('2026-11-02T12:00:00Z'), { type: 'cleared', at: '2026-11-04T09:00:00Z' }]),
  timeline('d', 'p2', [raised('2026-09-15T09:00:00Z')]),
  timeline('e', 'p2', [{ type: 'cleared', at: '2026-11-04T09:00:00Z' }]),
];
const simulated = (tested: Policy, rest: object = {}): PolicySimulation => simulatePolicy({ policy: tested, calendar, timelines, from, until, ...rest });

describe('a simulated quarter', () => {
  it('counts every message by who gets it, and only those of the quarter', () => {
    const result = simulated(policy());
    // a: owner, head, chair. b: owner. c: owner and that it is over. d: its chair only, as the rest was before October.
    expect(result).toMatchObject({
      notices: 7, byTarget: { owner: 4, planManager: 1, boardChair: 2 }, byStep: { owner: 3, head: 1, chair: 2 }, byKind: { notify: 6, resolved: 1 }, subjects: 4,
      refused: [{ subject: 'b', refusal: { code: 'snoozeNotAllowed' } }],
    });
    expect(result.messages).toHaveLength(7);
    expect(result.byRecipient).toEqual({ boardChair: 2, 'owner:a': 1, 'owner:b': 1, 'owner:c': 2, planManager: 1 });
  });

  it('joins what one person would have had in one day, by plan', () => {
    const people = (target: string): string[] => (target === 'owner' ? ['ann'] : [target]);
    const digest = simulated(policy({ groupBy: [] }), { recipients: people });
    expect(digest).toMatchObject({ notices: 7, byRecipient: { ann: 2, boardChair: 2, planManager: 1 } });
    expect(digest.messages[1]).toMatchObject({ recipient: 'ann', on: '2026-11-03', at: '2026-11-03T09:00:00.000Z' });
    expect(digest.messages[1]?.effects.map(({ subject }) => subject)).toEqual(['a', 'b', 'c']);
    expect(simulated(policy({ groupBy: ['plan'] }), { recipients: people }).byRecipient).toEqual({ ann: 3, boardChair: 2, planManager: 1 });
    expect(simulated(policy({ groupBy: ['step'] }), { recipients: people }).byRecipient).toEqual({ ann: 2, boardChair: 2, planManager: 1 });
    expect(simulated(policy(), { recipients: () => [] })).toMatchObject({ notices: 0, messages: [], subjects: 0 });
  });

  it('sends one message to somebody who is meant twice', () => {
    const tested = policy({ steps: [step('owner', hours(1), 'resolved', ['owner', 'champion', 'person:ann'])] });
    const { state } = startEscalation({ subject: 'a', id: '1', at: from }, tested, calendar);
    const { effects } = next(state, '2026-10-02T00:00:00Z', tested, calendar);
    expect(messagesOf(effects, tested, () => ['ann'])).toMatchObject([{ recipient: 'ann', targets: ['owner', 'champion', 'person:ann'] }]);
    expect(messagesOf(effects, tested).map(({ recipient }) => recipient)).toEqual(['owner:a', 'champion:a', 'person:ann']);
  });
});
