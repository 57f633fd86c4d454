// What an escalation does, case by case. Times are UTC; November is winter time, so the clock in London shows the same.
import { describe, expect, it } from '@jest/globals';
import { englandAndWales, type Calendar } from '@waymark/domain';
import { begin, calendar, effectsOf, go, hours, ladder, policy, shown, step, workingDays, type Happening } from '../testing/policy-builders.ts';
import { defaultPolicy, next, nextSteps, runPolicyTests, startEscalation, withPolicy } from './index.ts';

const START = '2026-11-02T09:00:00Z'; // a Monday
const raised: Happening = { type: 'raised', at: START };
const day = (count: number, time = '09:00'): string => `${new Date(Date.parse('2026-11-02T00:00:00Z') + count * 86_400_000).toISOString().slice(0, 10)}T${time}:00Z`;
const minute = (count: number, time = '09:00'): string => day(count, time).replace(':00Z', 'Z');

describe('a ladder', () => {
  it('climbs while nothing happens, and stands still at its top', () => {
    expect(effectsOf(policy(), [raised], day(400))).toEqual([`owner ${minute(1)}`, `head ${minute(7)}`, `chair ${minute(30)}`]);
  });

  it('says exactly when to look again', () => {
    const first = begin(policy(), START);
    expect(first).toMatchObject({ effects: [], wakeAt: '2026-11-03T09:00:00.000Z', state: { status: 'pending', cycle: 1 } });
    expect(go(first.state, '2026-11-03T08:59:59.999Z', policy()).state).toBe(first.state);
    const second = go(first.state, '2026-11-03T09:00:00Z', policy());
    expect(second.effects).toMatchObject([{ kind: 'notify', step: 'owner', targets: ['owner'], cycle: 1, calendarVersion: englandAndWales.version }]);
    expect(second.state.status).toBe('firing');
    expect(JSON.parse(JSON.stringify(second.state))).toEqual(second.state);
  });

  it('counts working days to the same time of day, over weekends and bank holidays', () => {
    const tested = policy({ steps: [step('owner', workingDays(1)), step('head', workingDays(3))] });
    // Thursday 24 December: Friday and Monday are holidays, so the next working days are the 29th, 30th and 31st.
    expect(effectsOf(tested, [{ type: 'raised', at: '2026-12-24T15:30:00Z' }], '2027-02-01T00:00:00Z')).toEqual(['owner 2026-12-29T15:30Z', 'head 2026-12-31T15:30Z']);
  });

  it('begins again after the last step, as often as it says, with keys of their own', () => {
    const tested = policy({ steps: [step('owner', hours(24)), step('head', hours(48))], repeat: { every: hours(72), max: 2 } });
    const all = ['owner', 'head', 'owner', 'head', 'owner', 'head'].map((name, index) => `${name} ${minute([1, 2, 6, 7, 11, 12][index] as number)}`);
    expect(effectsOf(tested, [raised], day(400))).toEqual(all);
    const { effects } = go(begin(tested, START).state, day(400), tested);
    expect(effects.map(({ key, cycle }) => [key.split('/')[1], cycle])).toEqual([['1', 1], ['1', 1], ['2', 2], ['2', 2], ['3', 3], ['3', 3]]);
    expect(new Set(effects.map(({ key }) => key)).size).toBe(6);
  });

  it('ends with its cause, and goes on counting cycles when the cause comes back', () => {
    const tested = policy();
    expect(effectsOf(tested, [raised, { type: 'cleared', at: day(3) }, { type: 'raised', at: day(10) }], day(12))).toEqual([`owner ${minute(1)}`, `resolved ${minute(3)}`, `owner ${minute(11)}`]);
    const closed = go(begin(tested, START).state, { type: 'resolve', id: 'r', at: day(2) }, tested);
    expect(closed).toMatchObject({ wakeAt: null, state: { status: 'resolved' } });
    expect(closed.effects.at(-1)).toMatchObject({ kind: 'resolved', targets: ['owner'] });
    expect(go(closed.state, { type: 'raised', id: 'again', at: day(5) }, tested).state).toMatchObject({ status: 'pending', cycle: 2, told: [] });
  });

  it('stops for good, but not before what waited for the morning', () => {
    const tested = policy({ steps: [step('owner', hours(10)), step('head', hours(300))], quietHours: { from: '18:00', to: '08:00' }, stopAfter: hours(14) });
    expect(effectsOf(tested, [raised], day(40))).toEqual([`owner ${minute(1, '08:00')}`, `stopped ${minute(1, '08:00')}`]);
  });
});

describe('answers', () => {
  const tested = policy({ acknowledgement: { timeout: hours(10 * 24) }, snooze: { longest: hours(72), reasonRequired: true, times: 1 } });

  it('stop the clock until their time-out, and then the chain goes on where it was', () => {
    const events: Happening[] = [raised, { type: 'acknowledge', by: 'ann', at: day(3) }];
    // Four of the head's seven days were left when the owner answered.
    expect(effectsOf(tested, events, day(60))).toEqual([`owner ${minute(1)}`, `acknowledgementExpired ${minute(13)}`, `head ${minute(17)}`, `chair ${minute(40)}`]);
    expect(effectsOf(policy(), events, day(400))).toEqual([`owner ${minute(1)}`]);
  });

  it('tell those who heard last when they run out', () => {
    const acknowledged = go(begin(tested, START).state, { type: 'acknowledge', by: 'ann', id: 'a', at: day(3) }, tested);
    expect(acknowledged.state).toMatchObject({ status: 'acknowledged', response: { by: 'ann', until: '2026-11-15T09:00:00.000Z' } });
    const expired = go(acknowledged.state, day(13), tested);
    expect(expired.effects).toMatchObject([{ kind: 'acknowledgementExpired', step: 'owner', targets: ['owner'] }]);
    expect(expired.state).toMatchObject({ status: 'firing', response: null });
  });

  it('do not hold what only the end of the cause does', () => {
    const strict = policy({ steps: [step('owner', hours(24)), step('head', hours(48)), step('chair', hours(96), 'resolved')] });
    expect(effectsOf(strict, [raised, { type: 'acknowledge', by: 'ann', at: day(1, '10:00') }], day(60))).toEqual([`owner ${minute(1)}`, `chair ${minute(4)}`]);
  });

  it('may be to snooze, within limits', () => {
    const { state } = go(begin(tested, START).state, day(1), tested);
    const snooze = (until: string, reason?: string, id = 's'): ReturnType<typeof go> => go(state, { type: 'snooze', by: 'ann', id, at: day(2), until, ...(reason === undefined ? {} : { reason }) }, tested);
    expect(snooze(day(4)).refused?.code).toBe('reasonMissing');
    expect(snooze(day(4), '  ').refused?.code).toBe('reasonMissing');
    expect(snooze(day(6), 'leave').refused).toMatchObject({ code: 'snoozeTooLong', parameters: { latest: '2026-11-07T09:00:00.000Z' } });
    expect(snooze(day(2), 'leave').refused?.code).toBe('snoozeNotAhead');
    const snoozed = snooze(day(5), 'leave');
    expect(snoozed).toMatchObject({ refused: null, wakeAt: '2026-11-07T09:00:00.000Z', state: { status: 'snoozed', response: { reason: 'leave' } } });
    const over = go(snoozed.state, day(5), tested);
    expect(over.effects.map(shown)).toEqual([`acknowledgementExpired ${minute(5)}`]);
    expect(go(over.state, { type: 'snooze', by: 'ann', id: 't', at: day(6), until: day(7), reason: 'leave' }, tested).refused?.code).toBe('snoozeTooOften');
    expect(go(begin(policy(), START).state, { type: 'snooze', by: 'ann', id: 's', at: day(0), until: day(1) }, policy()).refused?.code).toBe('snoozeNotAllowed');
    const closed = go(over.state, { type: 'resolve', id: 'r', at: day(6) }, tested);
    expect(go(closed.state, { type: 'acknowledge', by: 'ann', id: 'late', at: day(7) }, tested).refused?.code).toBe('notOpen');
  });
});

describe('what holds everything', () => {
  it('is a condition over the facts, also one that begins and ends by itself', () => {
    const tested = policy({ pauseWhen: { all: [{ fact: 'daysUntilDue', operator: 'x:between', value: [0, 3] }] } });
    // Due on 8 November: paused from the 5th to the 8th, four days.
    expect(effectsOf(tested, [{ ...raised, facts: { due: '2026-11-08' } }], day(400))).toEqual([`owner ${minute(1)}`, `head ${minute(11)}`, `chair ${minute(34)}`]);
    const status = policy({ pauseWhen: { all: [{ fact: 'status', operator: 'equal', value: 'complete' }] } });
    const events: Happening[] = [raised, { type: 'facts', at: day(2), facts: { status: 'complete', evidenceCount: 3 } }, { type: 'facts', at: day(12), facts: { status: 'inProgress' } }];
    expect(effectsOf(status, events, day(20))).toEqual([`owner ${minute(1)}`, `head ${minute(17)}`]);
    expect(effectsOf(status, events.slice(0, 2), day(400))).toEqual([`owner ${minute(1)}`]);
  });

  it('is an escalation above', () => {
    const tested = policy({ inhibitedBy: ['plan'] });
    const inhibition = (active: boolean, at: string, by = 'plan'): Happening => ({ type: 'inhibition', by, active, at });
    expect(effectsOf(tested, [raised, inhibition(true, day(0, '10:00')), inhibition(true, day(1, '10:00'), 'another'), inhibition(false, day(4, '10:00'))], day(6))).toEqual([`owner ${minute(5)}`]);
  });

  it('is a cause that has gone and may come back', () => {
    const tested = policy({ keepFor: hours(24) });
    const flapping: Happening[] = [raised, { type: 'cleared', at: day(1, '12:00') }, { type: 'raised', at: day(2, '10:00') }, { type: 'cleared', at: day(8, '12:00') }];
    // 22 hours without the cause do not count: nobody hears of it a second time.
    expect(effectsOf(tested, flapping, day(30))).toEqual([`owner ${minute(1)}`, `head ${minute(8, '07:00')}`, `resolved ${minute(9, '12:00')}`]);
  });

  it('keeps working days for which it lasts, not nights and weekends', () => {
    const tested = policy({ steps: [step('owner', workingDays(2))], inhibitedBy: ['plan'] });
    const weekend: Happening[] = [{ type: 'raised', at: day(4) }, { type: 'inhibition', by: 'plan', active: true, at: day(5) }, { type: 'inhibition', by: 'plan', active: false, at: day(6) }];
    expect(effectsOf(tested, weekend, day(30))).toEqual([`owner ${minute(8)}`]);
  });

  it('sends what had fallen due before it', () => {
    const tested = policy({ steps: [step('owner', hours(10))], quietHours: { from: '18:00', to: '08:00' }, inhibitedBy: ['plan'] });
    const night: Happening[] = [raised, { type: 'inhibition', by: 'plan', active: true, at: day(0, '20:00') }, { type: 'inhibition', by: 'plan', active: false, at: day(2, '20:00') }];
    expect(effectsOf(tested, night, day(30))).toEqual([`owner ${minute(3, '08:00')}`]);
  });
});

describe('quiet hours and days without work', () => {
  const tested = policy({ steps: [step('owner', hours(10)), step('head', hours(34))], quietHours: { from: '18:00', to: '08:00' }, workingDaysOnly: true });

  it('defer a step, and it keeps the time at which it fell due', () => {
    const { effects } = go(begin(tested, '2026-11-06T09:00:00Z').state, '2026-12-01T00:00:00Z', tested);
    expect(effects).toMatchObject([
      { step: 'owner', dueAt: '2026-11-06T19:00:00.000Z', at: '2026-11-09T08:00:00.000Z' },
      { step: 'head', dueAt: '2026-11-07T19:00:00.000Z', at: '2026-11-09T08:00:00.000Z' },
    ]);
  });

  it('end by the clock of London when it goes forward and when it goes back', () => {
    const night = policy({ steps: [step('owner', hours(1))], quietHours: { from: '22:00', to: '07:00' } });
    expect(effectsOf(night, [{ type: 'raised', at: '2026-03-28T23:00:00Z' }], '2026-04-01T00:00:00Z')).toEqual(['owner 2026-03-29T06:00Z']);
    expect(effectsOf(night, [{ type: 'raised', at: '2026-10-24T22:00:00Z' }], '2026-11-01T00:00:00Z')).toEqual(['owner 2026-10-25T07:00Z']);
    // Quiet until 01:30, which the clock shows twice: what falls due in the second hour waits for the second half past one.
    const twice = policy({ steps: [step('owner', hours(1))], quietHours: { from: '22:00', to: '01:30' } });
    expect(effectsOf(twice, [{ type: 'raised', at: '2026-10-25T00:10:00Z' }], '2026-11-01T00:00:00Z')).toEqual(['owner 2026-10-25T01:30Z']);
  });

  it('leave working days at the same time on the clock', () => {
    const weekday = policy({ steps: [step('owner', workingDays(1))] });
    expect(effectsOf(weekday, [{ type: 'raised', at: '2026-03-27T09:00:00Z' }], '2026-05-01T00:00:00Z')).toEqual(['owner 2026-03-30T08:00Z']);
    expect(effectsOf(weekday, [{ type: 'raised', at: '2026-10-23T08:00:00Z' }], '2026-11-01T00:00:00Z')).toEqual(['owner 2026-10-26T09:00Z']);
  });
});

describe('clocks and calendars that change', () => {
  it('lose and double nothing when the clock jumps a day either way', () => {
    const tested = policy();
    const first = go(begin(tested, START).state, day(2, '08:00'), tested); // a clock a day ahead
    expect(first.effects.map(shown)).toEqual([`owner ${minute(1)}`]);
    const back = go(first.state, day(1, '08:00'), tested);
    expect(back.state).toBe(first.state);
    const answered = go(back.state, { type: 'acknowledge', by: 'ann', id: 'a', at: day(0, '23:00') }, tested);
    expect(answered.state.status).toBe('acknowledged');
    expect(go(first.state, day(40), tested).effects.map(shown)).toEqual([`head ${minute(7)}`, `chair ${minute(30)}`]);
  });

  it('work out again what has not been sent when a holiday is announced, and record the calendar', () => {
    const tested = policy({ steps: [step('owner', workingDays(1)), step('head', workingDays(2))] });
    const { state } = go(begin(tested, START).state, day(1), tested);
    const announced: Calendar = { version: 'with a day of mourning', holidays: new Set([...englandAndWales.holidays, '2026-11-04']) };
    const after = next(state, day(1, '12:00'), tested, announced);
    expect(after).toMatchObject({ effects: [], wakeAt: '2026-11-05T09:00:00.000Z', state: { calendarVersion: 'with a day of mourning' } });
    expect(next(after.state, day(3), tested, announced).effects).toMatchObject([{ step: 'head', calendarVersion: 'with a day of mourning' }]);
  });

  it('keep an open escalation to its policy, and let the next one have a newer', () => {
    const older = policy({ version: 'v1' });
    const newer = policy({ version: 'v2' });
    const { state } = startEscalation({ subject: 'a', id: '1', at: START, cycle: 7 }, older, calendar);
    expect(state.cycle).toBe(7);
    expect(() => next(state, day(1), newer, calendar)).toThrow(RangeError);
    expect(() => withPolicy(state, newer)).toThrow(RangeError);
    const closed = next(state, { type: 'cleared', id: '2', at: day(1) }, older, calendar).state;
    expect(next(withPolicy(closed, newer), { type: 'raised', id: '3', at: day(2) }, newer, calendar).state).toMatchObject({ policyVersion: 'v2', cycle: 8 });
  });

  it('need instants', () => {
    expect(() => begin(policy(), '2026-11-02')).toThrow(RangeError);
    expect(() => go(begin(policy(), START).state, '2026-11-03T09:00:00', policy())).toThrow(RangeError);
  });
});

describe('where it stands', () => {
  it('is shown step by step', () => {
    const tested = policy({ steps: [...ladder.slice(0, 2), step('chair', hours(30 * 24), 'resolved')] });
    const { state } = go(begin(tested, START).state, { type: 'acknowledge', by: 'ann', id: 'a', at: day(1, '10:00') }, tested);
    expect(nextSteps(state, tested, calendar)).toMatchObject([
      { step: 'owner', standing: 'sent', at: null },
      { step: 'head', standing: 'held', dueAt: '2026-11-09T09:00:00.000Z', at: null },
      { step: 'chair', standing: 'waiting', at: '2026-12-02T09:00:00.000Z' },
    ]);
  });
});

it('the default policy passes its own cases, which send every step', () => {
  expect(runPolicyTests(defaultPolicy, { calendar })).toMatchObject({ passed: true, neverSent: [] });
});
