// Runs the cases over time that are stored with a policy: "day 0 the cause begins; the owner on day 1, the head on day 7, the chair on day 30".
import { formatInstant, fromEpochDay, londonInstant, londonTime, parseInstant, toEpochDay, type Calendar, type IsoDate } from '@waymark/domain';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import type { Policy, PolicyTest, PolicyTestEvent } from './policy.ts';
import type { Effect, EscalationEvent, Instant } from './state.ts';
import { runTimeline } from './timeline.ts';

export interface PolicyTestFailure {
  /** Counted from the case's start, which is day 0. */
  readonly day: number;
  readonly on: IsoDate;
  readonly code: 'effectMissing' | 'effectNotExpected' | 'otherTime' | 'eventRefused' | 'eventNotRefused';
  /** A step, the kind of another effect, a time of day ('08:00') or an event; null where none was expected or happened. */
  readonly expected: string | null;
  readonly actual: string | null;
}

export interface PolicyTestResult {
  readonly name: string;
  readonly passed: boolean;
  readonly failures: readonly PolicyTestFailure[];
}

export interface PolicyTestReport {
  /** No case failed; also true when there is none. */
  readonly passed: boolean;
  readonly tests: readonly PolicyTestResult[];
  /** Steps that no case has sent. */
  readonly neverSent: readonly string[];
}

const MINUTE = 60_000;

/** Runs all cases of a policy that `parsePolicy` accepted. An effect counts for the day in London on which its message may go out. */
export function runPolicyTests(policy: Policy, { calendar, catalogue = actionCatalogue }: { readonly calendar: Calendar; readonly catalogue?: Catalogue }): PolicyTestReport {
  const sent = new Set<string | null>();
  const tests = policy.tests.map((test) => {
    const failures = runTest(test, policy, calendar, catalogue, sent).sort((a, b) => a.day - b.day);
    return { name: test.name, passed: failures.length === 0, failures };
  });
  return { passed: tests.every(({ passed }) => passed), tests, neverSent: policy.steps.map(({ id }) => id).filter((id) => !sent.has(id)) };
}

function runTest(test: PolicyTest, policy: Policy, calendar: Calendar, catalogue: Catalogue, sent: Set<string | null>): PolicyTestFailure[] {
  const start = toEpochDay(test.start);
  const instant = (day: number, minutes: number): Instant => formatInstant(londonInstant({ day: start + day, time: minutes * MINUTE }));
  const events: EscalationEvent[] = [{ id: 'start', at: instant(0, test.time), type: 'raised', facts: test.facts }];
  // In the order of their time; those at one moment as they are written.
  const written = test.events.map((event, index) => ({ event, id: String(index), at: instant(event.day, event.time) }));
  for (const { event, id, at } of [...written].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) events.push(eventOf(event, id, at, instant(event.day + event.days, event.time)));
  const { effects, refused } = runTimeline({ subject: test.name, events }, formatInstant(londonInstant({ day: start + test.until + 1, time: 0 }) - 1), policy, calendar, catalogue);
  const failures: PolicyTestFailure[] = [];
  const fail = (day: number, code: PolicyTestFailure['code'], expected: string | null, actual: string | null): void => void failures.push({ day, on: fromEpochDay(start + day), code, expected, actual });

  for (const { event, id } of written) {
    const refusal = refused.find((one) => one.event.id === id)?.refusal.code ?? null;
    if (refusal !== null && !event.refused) fail(event.day, 'eventRefused', event.event, refusal);
    if (refusal === null && event.refused) fail(event.day, 'eventNotRefused', event.event, null);
  }
  const left = new Set(effects);
  for (const expected of test.expect) {
    const name = expected.step ?? expected.kind;
    const effect = [...left].find((one) => nameOf(one) === name && dayOf(one) - start === expected.day);
    if (!effect) {
      fail(expected.day, 'effectMissing', name, null);
      continue;
    }
    left.delete(effect);
    if (effect.kind === 'notify') sent.add(effect.step);
    if (expected.time !== null && expected.time !== minutesOf(effect)) fail(expected.day, 'otherTime', clock(expected.time), clock(minutesOf(effect)));
  }
  for (const effect of left) if (dayOf(effect) - start <= test.until) fail(dayOf(effect) - start, 'effectNotExpected', null, nameOf(effect));
  return failures;
}

const nameOf = ({ kind, step }: Effect): string => (kind === 'notify' && step !== null ? step : kind);
const dayOf = ({ at }: Effect): number => londonTime(parseInstant(at)).day;
const minutesOf = ({ at }: Effect): number => Math.floor(londonTime(parseInstant(at)).time / MINUTE);
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function eventOf({ event, facts, reason, by }: PolicyTestEvent, id: string, at: Instant, until: Instant): EscalationEvent {
  switch (event) {
    case 'raised':
      // Facts named with it, or those known already.
      return { id, at, type: event, ...(Object.keys(facts).length > 0 ? { facts } : {}) };
    case 'facts':
      return { id, at, type: event, facts };
    case 'acknowledge':
      return { id, at, type: event, by: 'somebody' };
    case 'snooze':
      return { id, at, type: event, by: 'somebody', until, reason };
    case 'inhibited':
    case 'released':
      return { id, at, type: 'inhibition', by, active: event === 'inhibited' };
    default:
      return { id, at, type: event };
  }
}
