/** A policy while it is written: nothing typed is lost, the ladder stays in order, cases follow what was meant. */
import { describe, expect, test } from '@jest/globals';
import { englandAndWales } from '@waymark/domain';
import { defaultPolicyDocument, parsePolicy, runPolicyTests } from '@waymark/rules';
import { addStep, asPolicy, expectWhatHappens, moveStep, removeStep, typed, withStep, type EditedPolicy } from './policy-document.ts';

const policy = asPolicy(defaultPolicyDocument)!;
const ladder = ({ steps }: EditedPolicy) => steps.map(({ id, after }) => `${id} ${after.amount}`);
const reportOf = (edited: EditedPolicy) => {
  const parsed = parsePolicy(edited);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return runPolicyTests(parsed.policy, { calendar: englandAndWales });
};

describe('a document', () => {
  test('of the usual shape is edited as it is, whatever stands beside', () => {
    expect(policy).toBe(defaultPolicyDocument);
    expect(asPolicy({ ...policy, note: 1, repeat: null, tests: undefined })).not.toBeNull();
  });

  test.each([[null], ['x'], [{}], [{ steps: [1], name: policy.name }], [{ ...policy, name: 'x' }], [{ ...policy, repeat: 3 }], [{ ...policy, quietHours: {} }], [{ ...policy, groupBy: [1] }], [{ ...policy, tests: [{ name: 'x' }] }]])('of another shape is not: %j', (document) => {
    expect(asPolicy(document)).toBeNull();
  });

  test('keeps what is typed until it is a number', () => {
    expect([typed('12'), typed(' 7 '), typed(''), typed('1.5'), typed('soon'), typed('9999999')]).toEqual([12, 7, '', '1.5', 'soon', '9999999']);
  });
});

describe('the ladder', () => {
  test('moves steps, and leaves the times on their rungs', () => {
    expect(ladder(moveStep(policy, 2, -1))).toEqual(['owner 1', 'chair 5', 'manager 20']);
    expect(moveStep(policy, 0, -1)).toBe(policy);
    expect(parsePolicy({ ...moveStep(policy, 0, 1), tests: [] }).ok).toBe(true);
  });

  test('grows at the top, with an id of its own', () => {
    const longer = addStep(addStep(policy));
    expect(ladder(longer)).toEqual(['owner 1', 'manager 5', 'chair 20', 'step-4 25', 'step-5 30']);
    expect(ladder(addStep({ ...policy, steps: longer.steps.slice(3) })).at(-1)).toBe('step-3 35');
    expect(ladder(addStep({ ...policy, steps: [] }))).toEqual(['step-1 1']);
  });

  test('loses a step with what the cases expect of it', () => {
    const shorter = removeStep(policy, 1);
    expect(ladder(shorter)).toEqual(['owner 1', 'chair 20']);
    expect(JSON.stringify(shorter.tests)).not.toContain('manager');
    expect(reportOf(shorter).passed).toBe(true);
  });
});

describe('a case that fails', () => {
  const accepted = (changed: EditedPolicy): EditedPolicy => {
    const report = reportOf(changed);
    expect(report.passed).toBe(false);
    return { ...changed, tests: changed.tests!.map((test, index) => expectWhatHappens(test, report.tests[index]!.failures, changed.steps)) };
  };

  test.each<[string, EditedPolicy]>([
    ['another day', withStep(policy, 1, { after: { amount: 9, unit: 'workingDay' } })],
    ['another time', { ...policy, quietHours: { from: '18:00', to: '09:00' } }],
    ['another answer', { ...policy, acknowledgement: null }],
    ['a step more', addStep(policy)],
    ['no end of the cause', { ...policy, keepFor: { amount: 30, unit: 'workingDay' } }],
  ])('expects what happens when that is meant: %s', (_what, changed) => {
    expect(reportOf(accepted(changed)).passed).toBe(true);
  });

  test('expects a refusal, too', () => {
    const snoozing = asPolicy({ ...policy, snooze: null, tests: [{ name: 'snooze', start: '2026-11-02', until: 3, events: [{ day: 2, event: 'snooze', days: 1, reason: 'leave' }], expect: [{ day: 1, step: 'owner' }] }] })!;
    expect(accepted(snoozing).tests?.[0]?.events?.[0]).toMatchObject({ refused: true });
    expect(reportOf(accepted(snoozing)).passed).toBe(true);
  });
});
