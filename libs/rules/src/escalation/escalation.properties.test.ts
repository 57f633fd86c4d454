// What must hold for every policy and every history, tried on random ones. WAYMARK_FUZZ multiplies the runs.
import { describe, expect, it } from '@jest/globals';
import { isWorkingDay, localDate } from '@waymark/domain';
import fc from 'fast-check';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import { DAYS, HOUR, randomHistory, randomPolicy, type History } from '../testing/arbitrary-escalations.ts';
import { calendar } from '../testing/policy-builders.ts';
import { next, runTimeline, startEscalation, type Advanced, type Effect, type EscalationEvent, type EscalationState, type Policy } from './index.ts';

const factor = Number(process.env.WAYMARK_FUZZ ?? 1);
const runs = { numRuns: 150 * factor, ...(factor === 1 ? { seed: 20261102 } : {}) };

const iso = (instant: number): string => new Date(instant).toISOString();
const endOf = ({ start }: History): string => iso(Date.parse(start) + 2 * DAYS * 24 * HOUR);

/** Woken exactly when asked for. */
const exact = (policy: Policy, history: History): { state: EscalationState; effects: readonly Effect[] } => {
  const { state, effects } = runTimeline({ subject: 'a/1', events: history.events }, endOf(history), policy, calendar, actionCatalogue);
  return { state: state as EscalationState, effects };
};

/** Woken at moments of our own between the events, which come when they happen. */
function woken(policy: Policy, history: History, wakes: readonly number[], wake: (state: EscalationState, now: number) => Advanced): { state: EscalationState; effects: Effect[] } {
  const effects: Effect[] = [];
  let state: EscalationState | null = null;
  let place = 0;
  const keep = (advanced: Advanced): void => {
    state = advanced.state;
    effects.push(...advanced.effects);
  };
  for (const event of [...history.events, null]) {
    const at = event ? Date.parse(event.at) : Infinity;
    for (; place < wakes.length && (wakes[place] as number) < at; place += 1) if (state) keep(wake(state, wakes[place] as number));
    if (event) keep(state ? next(state, event, policy, calendar) : startEscalation({ subject: 'a/1', id: event.id, at: event.at }, policy, calendar));
  }
  if (!state) throw new Error('A history begins with its cause.');
  keep(next(state, endOf(history), policy, calendar));
  return { state, effects };
}

const everyHour = (history: History): number[] => Array.from({ length: DAYS * 24 }, (_, hour) => Date.parse(history.start) + hour * HOUR);

describe('for every policy and every history', () => {
  it('waking only at wakeAt equals waking every hour, and nothing changes before it', () => {
    fc.assert(
      fc.property(randomPolicy(), randomHistory(), (policy, history) => {
        const hourly = woken(policy, history, everyHour(history), (state, now) => {
          // Made to look, though it says that it need not.
          const looked = next({ ...state, wakeAt: iso(0) }, iso(now), policy, calendar);
          // Compared as text: a matcher for each of a million looks would take minutes.
          const changed = looked.effects.length > 0 || JSON.stringify(looked.state) !== JSON.stringify(state);
          if (changed !== (state.wakeAt !== null && iso(now) >= state.wakeAt)) expect(`${iso(now)}, to be woken at ${state.wakeAt}`).toBe(changed ? 'unchanged' : 'changed');
          return looked;
        });
        expect(hourly).toEqual(exact(policy, history));
      }),
      { ...runs, numRuns: 50 * factor }, // each is a thousand looks
    );
  });

  it('outages, and clocks that fall back, lose and double nothing', () => {
    const wakes = fc.array(fc.tuple(fc.integer({ min: 0, max: DAYS * 24 }), fc.integer({ min: 0, max: 24 })), { maxLength: 30 });
    fc.assert(
      fc.property(randomPolicy(), randomHistory(), wakes, (policy, history, written) => {
        const moments = written.map(([hour, behind]) => [hour, hour - behind] as const).sort(([a], [b]) => a - b);
        const start = Date.parse(history.start);
        const told = new Map(moments.map(([hour, shown]) => [start + hour * HOUR, start + shown * HOUR]));
        const outage = woken(policy, history, [...told.keys()], (state, now) => next(state, iso(told.get(now) as number), policy, calendar));
        expect(outage).toEqual(exact(policy, history));
      }),
      runs,
    );
  });

  it('clocks that jump a day ahead and back lose and double nothing', () => {
    fc.assert(
      fc.property(randomPolicy(), randomHistory(0), fc.array(fc.integer({ min: -24, max: 24 }), { minLength: 5, maxLength: 60 }), (policy, history, jumps) => {
        const start = Date.parse(history.start);
        const shown = jumps.map((jump, index) => [start + (index * DAYS * 24 * HOUR) / jumps.length, jump * HOUR] as const);
        const told = new Map(shown);
        const jumping = woken(policy, history, [...told.keys()], (state, now) => next(state, iso(now + (told.get(now) as number)), policy, calendar));
        expect(jumping).toEqual(exact(policy, history));
      }),
      runs,
    );
  });

  it('a clock a day ahead while things happen doubles nothing, and loses nothing while nobody answers', () => {
    const quiet = (event: EscalationEvent): boolean => event.type === 'inhibition' || event.type === 'facts' || event.id === 'start';
    fc.assert(
      fc.property(randomPolicy(), randomHistory(), fc.array(fc.integer({ min: -24, max: 24 }), { minLength: 5, maxLength: 60 }), (policy, history, jumps) => {
        const start = Date.parse(history.start);
        const told = new Map(jumps.map((jump, index) => [start + (index * DAYS * 24 * HOUR) / jumps.length, jump * HOUR]));
        const { effects, state } = woken(policy, history, [...told.keys()], (before, now) => next(before, iso(now + (told.get(now) as number)), policy, calendar));
        expect(new Set(effects.map(({ key }) => key)).size).toBe(effects.length);
        if (!history.events.every(quiet) || policy.stopAfter || state.inhibitors.length > 0 || state.paused || policy.repeat) return;
        const years = next(state, iso(start + 400 * 24 * HOUR), policy, calendar);
        expect(new Set([...effects, ...years.effects].map(({ step }) => step))).toEqual(new Set(policy.steps.map(({ id }) => id)));
      }),
      runs,
    );
  });

  it('an event that comes twice changes nothing, and every key is its own', () => {
    fc.assert(
      fc.property(randomPolicy(), randomHistory(), fc.integer({ min: 1, max: 10 }), (policy, history, distance) => {
        // Each again at once, and again when others have come.
        const again = history.events.flatMap((event, index) => [event, event, ...history.events.slice(Math.max(0, index - distance), index)]);
        const once = runTimeline({ subject: 'a/1', events: history.events }, endOf(history), policy, calendar, actionCatalogue);
        const refused = new Set(once.refused.map(({ event }) => event.id));
        const twice = runTimeline({ subject: 'a/1', events: again.filter((event) => !refused.has(event.id)) }, endOf(history), policy, calendar, actionCatalogue);
        expect(twice.effects).toEqual(once.effects);
        expect(twice.state).toEqual(once.state);
        expect(new Set(once.effects.map(({ key }) => key)).size).toBe(once.effects.length);
      }),
      runs,
    );
  });

  it('a refused event changes nothing but what time does', () => {
    fc.assert(
      fc.property(randomPolicy(), randomHistory(), (policy, history) => {
        const all = runTimeline({ subject: 'a/1', events: history.events }, endOf(history), policy, calendar, actionCatalogue);
        const refused = new Set(all.refused.map(({ event }) => event.id));
        const rest = runTimeline({ subject: 'a/1', events: history.events.filter(({ id }) => !refused.has(id)) }, endOf(history), policy, calendar, actionCatalogue);
        expect(all.state).toEqual(rest.state);
        expect(all.effects).toEqual(rest.effects);
      }),
      runs,
    );
  });

  it('a deferred step is sent in open hours, never before it is due, in order and never skipped', () => {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    fc.assert(
      fc.property(randomPolicy(), randomHistory(), (policy, history) => {
        const { effects } = exact(policy, history);
        let before = '';
        for (const { at, dueAt, kind } of effects) {
          expect(at >= dueAt).toBe(true);
          if (kind === 'notify') {
            expect(at >= before).toBe(true);
            before = at;
          }
          const parts = Object.fromEntries(format.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]));
          const minutes = Number(parts.hour) * 60 + Number(parts.minute);
          if (policy.workingDaysOnly) expect(isWorkingDay(localDate(at), calendar)).toBe(true);
          const quiet = policy.quietHours;
          if (quiet) expect(quiet.from < quiet.to ? minutes >= quiet.from && minutes < quiet.to : minutes >= quiet.from || minutes < quiet.to).toBe(false);
        }
        const [cause] = history.events;
        if (!cause || policy.stopAfter) return;
        const alone = exact(policy, { start: history.start, events: [cause] }).effects.filter(({ cycle }) => cycle === 1);
        expect(alone.map(({ step }) => step).sort()).toEqual(policy.steps.map(({ id }) => id).sort());
      }),
      runs,
    );
  });

  it('an answer stops the chain until its time-out', () => {
    fc.assert(
      fc.property(randomPolicy(fc.constant('acknowledged')), randomHistory(), (policy, history) => {
        let state: EscalationState | null = null;
        const look = (advanced: Advanced): void => {
          let answered = state?.response != null;
          for (const { kind } of advanced.effects) {
            if (kind === 'notify') expect(answered).toBe(false);
            else answered = false;
          }
          state = advanced.state;
        };
        for (const event of history.events) {
          if (state) look(next(state, event.at, policy, calendar)); // first what fell due before it
          look(state ? next(state, event, policy, calendar) : startEscalation({ subject: 'a/1', id: event.id, at: event.at }, policy, calendar));
        }
        const last = state as EscalationState | null;
        if (last) look(next(last, endOf(history), policy, calendar));
      }),
      runs,
    );
  });
});
