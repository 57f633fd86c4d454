// What a policy may say, and where each fault is found.
import { describe, expect, it } from '@jest/globals';
import { englandAndWales } from '@waymark/domain';
import { hours, ladder, policy, step, workingDays } from '../testing/policy-builders.ts';
import { defaultPolicy, parsePolicy, runPolicyTests, type PolicyTestFailure } from './index.ts';

const name = { en: 'Test', cy: 'Prawf' };
const faults = (rest: object): string[] => {
  const parsed = parsePolicy({ name, steps: ladder, ...rest });
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path} ${code}`);
};

describe('a policy', () => {
  it('is a frozen copy with its defaults, known by its content', () => {
    const parsed = policy({ workingDaysOnly: undefined });
    expect(parsed).toMatchObject({ workingDaysOnly: true, timeZone: 'Europe/London', repeat: null, snooze: null, keepFor: null, groupBy: null, inhibitedBy: [], tests: [], catalogueVersion: 'action.1' });
    expect(Object.isFrozen(parsed.steps[0])).toBe(true);
    expect(parsed.version).toMatch(/^[0-9a-f]{16}$/);
    expect(policy({ workingDaysOnly: undefined }).version).toBe(parsed.version);
    expect(policy({ workingDaysOnly: undefined, keepFor: hours(1) }).version).not.toBe(parsed.version);
    expect(policy({ version: 'overdue.7' }).version).toBe('overdue.7');
  });

  it.each<[string, object, string]>([
    ['no step', { steps: [] }, 'steps stepsExpected'],
    ['steps that are no list', { steps: {} }, 'steps listExpected'],
    ['an id that keys cannot hold', { steps: [step('a/b', hours(1))] }, 'steps/0/id stepIdExpected'],
    ['an id twice', { steps: [step('a', hours(1)), step('a', hours(2))] }, 'steps/1/id repeatedName'],
    ['a step before the one before it', { steps: [step('a', workingDays(2)), step('b', hours(1)), step('c', workingDays(1))] }, 'steps/2/after stepsNotInOrder'],
    ['half an hour', { steps: [step('a', hours(0.5))] }, 'steps/0/after/amount amountExpected'],
    ['a step before the beginning', { steps: [step('a', hours(-1))] }, 'steps/0/after/amount amountExpected'],
    ['a unit without meaning', { steps: [step('a', { amount: 1, unit: 'week' })] }, 'steps/0/after/unit unitExpected'],
    ['a duration as a text', { keepFor: '1 day' }, 'keepFor durationExpected'],
    ['a condition without meaning', { steps: [step('a', hours(1), 'seen')] }, 'steps/0/unless unlessExpected'],
    ['nobody', { steps: [step('a', hours(1), 'resolved', [])] }, 'steps/0/targets emptyList'],
    ['somebody unknown', { steps: [step('a', hours(1), 'resolved', ['owner', 'mayor'])] }, 'steps/0/targets/1 targetExpected'],
    ['a person without an id', { steps: [step('a', hours(1), 'resolved', ['person:'])] }, 'steps/0/targets/0 targetExpected'],
    ['a repeat without end', { repeat: { every: hours(1) } }, 'repeat/max limitExpected'],
    ['a repeat at once', { repeat: { every: hours(0), max: 2 } }, 'repeat/every/amount amountExpected'],
    ['an acknowledgement without a time-out', { acknowledgement: {} }, 'acknowledgement/timeout durationExpected'],
    ['a snooze without a limit', { snooze: { times: 0 } }, 'snooze/longest durationExpected'],
    ['no snooze at all, by number', { snooze: { longest: hours(1), times: 0 } }, 'snooze/times limitExpected'],
    ['an unknown fact', { pauseWhen: { all: [{ fact: 'mood', operator: 'equal', value: 'bad' }] } }, 'pauseWhen/all/0/fact unknownFact'],
    ['a bare comparison', { pauseWhen: { fact: 'status', operator: 'equal', value: 'complete' } }, 'pauseWhen groupExpectedAtRoot'],
    ['a named condition, which it cannot have', { pauseWhen: { condition: 'late' } }, 'pauseWhen/condition unknownCondition'],
    ['25 o’clock', { quietHours: { from: '25:00', to: '08:00' } }, 'quietHours/from timeOfDayExpected'],
    ['quiet all day', { quietHours: { from: '08:00', to: '08:00' } }, 'quietHours quietAllDay'],
    ['another time zone', { timeZone: 'Europe/Paris' }, 'timeZone timeZoneNotSupported'],
    ['a maybe', { workingDaysOnly: 'yes' }, 'workingDaysOnly truthExpected'],
    ['grouping by what is none', { groupBy: ['mood'] }, 'groupBy/0 groupingExpected'],
    ['a version that keys cannot hold', { version: 'a/b' }, 'version versionExpected'],
    ['a key without meaning', { color: 'red' }, 'color unknownKey'],
    ['a prototype', JSON.parse('{"snooze":{"__proto__":{}}}') as object, 'snooze forbiddenKey'],
    ['a case of an unknown step', { tests: [{ name: 'a', start: '2026-11-02', expect: [{ day: 1, step: 'mayor' }] }] }, 'tests/0/expect/0/step unknownStep'],
    ['a case without a date', { tests: [{ name: 'a', start: 'Monday', expect: [] }] }, 'tests/0/start notADate'],
    ['a case that expects nothing in particular', { tests: [{ name: 'a', start: '2026-11-02', expect: [{ day: 1 }] }] }, 'tests/0/expect/0 expectationExpected'],
    ['a case that goes back', { tests: [{ name: 'a', start: '2026-11-02', expect: [{ day: 2, step: 'owner' }, { day: 1, step: 'head' }] }] }, 'tests/0/expect/1 daysNotInOrder'],
    ['an event without meaning', { tests: [{ name: 'a', start: '2026-11-02', events: [{ day: 1, event: 'shout' }], expect: [] }] }, 'tests/0/events/0/event eventExpected'],
    ['a silencer that the policy does not name', { tests: [{ name: 'a', start: '2026-11-02', events: [{ day: 1, event: 'inhibited', by: 'plan' }], expect: [] }] }, 'tests/0/events/0/by unknownValue'],
  ])('is refused with %s', (_what, rest, fault) => expect(faults(rest)).toContain(fault));

  it('is refused whatever is handed in, without throwing', () => {
    for (const json of [null, undefined, 1, 'policy', [], { steps: null }, { steps: [null, 1, []] }, new Date(0), { get name(): string { throw new Error('no'); } }]) expect(parsePolicy(json).ok).toBe(false);
    expect(parsePolicy({ name, steps: Array.from({ length: 40_000 }, () => 1) })).toMatchObject({ ok: false, issues: [{ code: 'tooManyNodes' }] });
  });
});

describe('cases over time', () => {
  const failures = (test: object, rest: object = {}): readonly PolicyTestFailure[] => runPolicyTests(policy({ ...rest, tests: [{ name: 'case', start: '2026-11-02', ...test }] }), { calendar: englandAndWales }).tests[0]?.failures ?? [];
  const climbs = [{ day: 1, step: 'owner' }, { day: 7, step: 'head' }, { day: 30, step: 'chair' }];

  it('pass when all of it happens on its day, and nothing else', () => {
    expect(failures({ expect: climbs, until: 40 })).toEqual([]);
    expect(failures({ expect: climbs.slice(0, 2), until: 29 })).toEqual([]);
  });

  it('say what is missing, what is too much, and when', () => {
    expect(failures({ expect: [{ day: 1, step: 'owner' }, { day: 8, step: 'head' }], until: 40 })).toEqual([
      { day: 7, on: '2026-11-09', code: 'effectNotExpected', expected: null, actual: 'head' },
      { day: 8, on: '2026-11-10', code: 'effectMissing', expected: 'head', actual: null },
      { day: 30, on: '2026-12-02', code: 'effectNotExpected', expected: null, actual: 'chair' },
    ]);
    expect(failures({ expect: [{ day: 1, step: 'owner', time: '08:00' }] }, { quietHours: { from: '18:00', to: '07:30' } })).toMatchObject([{ code: 'otherTime', expected: '08:00', actual: '07:30' }]);
  });

  it('let people answer, and know what they may not', () => {
    const events = [{ day: 2, event: 'acknowledge' }, { day: 3, event: 'snooze', days: 3, reason: 'leave' }, { day: 4, event: 'facts', facts: { status: 'complete' } }, { day: 5, event: 'cleared' }, { day: 6, event: 'raised' }];
    expect(failures({ events, expect: [{ day: 1, step: 'owner' }, { day: 5, kind: 'resolved', time: '10:00' }] })).toEqual([{ day: 3, on: '2026-11-05', code: 'eventRefused', expected: 'snooze', actual: 'snoozeNotAllowed' }]);
    expect(failures({ events: [{ day: 1, event: 'snooze', days: 1, refused: true }], expect: [{ day: 1, step: 'owner' }] })).toEqual([]);
    expect(failures({ events: [{ day: 1, event: 'acknowledge', refused: true }], expect: [{ day: 1, step: 'owner' }] })).toMatchObject([{ code: 'eventNotRefused' }]);
  });

  it('name the steps that none of them sends', () => {
    expect(runPolicyTests(policy({ tests: [{ name: 'case', start: '2026-11-02', expect: climbs.slice(0, 1) }] }), { calendar: englandAndWales })).toMatchObject({ passed: true, neverSent: ['head', 'chair'] });
    const changed = { ...defaultPolicy, steps: defaultPolicy.steps.slice(0, 2) };
    expect(runPolicyTests(changed, { calendar: englandAndWales }).passed).toBe(false);
  });
});
