/** A judge that finds no fault proves nothing unless it finds those that are there. */
import { describe, expect, test } from '@jest/globals';
import { parsePolicy, type Policy } from '@waymark/rules';
import { judge, type FoundMessage, type ServiceData, type ToldStep } from './verdict.ts';

const parsed = parsePolicy({
  version: 'v', name: { en: 'Test', cy: 'Prawf' },
  steps: [
    { id: 'owner', after: { amount: 1, unit: 'hour' }, unless: 'resolved', targets: ['owner'] },
    { id: 'manager', after: { amount: 2, unit: 'hour' }, unless: 'resolved', targets: ['planManager'] },
  ],
});
const policy = (parsed as { policy: Policy }).policy;
const at = new Date('2026-11-02T09:00:00Z');
const until = new Date('2026-11-02T10:30:00Z');
const told: ToldStep = { actionId: 'a', step: 'owner', cycle: 1, key: 'v/1/owner/a', dueAt: new Date('2026-11-02T10:00:00Z'), recordedAt: new Date('2026-11-02T10:00:20Z') };
const message: FoundMessage = { dedupeKey: 'escalation v/1/owner/a o', recipientId: 'o', subjectId: 'a', step: 1 };
const data = (changes: Partial<ServiceData> = {}): ServiceData => ({ policy, recipients: { owner: 'o', planManager: 'm' }, causes: [{ actionId: 'a', planId: 'p', decisionId: 'd', at }], told: [told], messages: [message], ...changes });
const well = { escalations: 1, steps: 1, lost: 0, duplicates: 0, messages: 1, messagesLost: 0, messagesDuplicate: 0, wrongDue: 0 };

describe('the judge of a chaos run', () => {
  test('finds no fault where each step and message is there once', () => {
    expect(judge([data(), data()], until)).toEqual({ ...well, escalations: 2, steps: 2, messages: 2 });
  });
  test.each<[string, Partial<ServiceData>, object]>([
    ['a step that was lost', { told: [] }, { lost: 1 }],
    ['a step that was told twice under another key', { told: [told, { ...told, key: 'w/1/owner/a' }] }, { duplicates: 1 }],
    ['a step that was told too early', { told: [told, { ...told, step: 'manager', key: 'v/1/manager/a' }] }, { duplicates: 1 }],
    ['a step in a round that was not', { told: [told, { ...told, cycle: 2, key: 'v/2/owner/a' }] }, { duplicates: 1 }],
    ['a step with another due time', { told: [{ ...told, dueAt: at }] }, { wrongDue: 1 }],
    ['an escalation that nothing caused', { causes: [] }, { escalations: 0, steps: 0, messages: 0, duplicates: 1, messagesDuplicate: 1 }],
    ['a message that was lost', { messages: [] }, { messagesLost: 1 }],
    ['a message that came twice under another key', { messages: [message, { ...message, dedupeKey: 'escalation w/1/owner/a o' }] }, { messagesDuplicate: 1 }],
    ['a message to somebody else', { messages: [{ ...message, recipientId: 'm' }] }, { messagesDuplicate: 1 }],
  ])('finds %s', (_what, changes, fault) => {
    expect(judge([data(changes)], until)).toEqual({ ...well, ...fault });
  });
});
