// Reads the cases over time that are stored with a policy.
import { isIsoDate } from '@waymark/domain';
import { childPath } from '../format/condition-reader.ts';
import { shown } from '../format/plain-json.ts';
import type { Policy, PolicyTest, PolicyTestEvent, PolicyTestExpectation } from './policy.ts';
import type { PolicyReader } from './policy-reader.ts';

const MOST_TESTS = 200;
const MOST_ENTRIES = 100;
/** About ten years. */
const LONGEST_CASE = 3_660;
/** When nobody says otherwise, what people do in a case they do in the morning. */
const MORNING = '10:00';
const EVENTS: readonly PolicyTestEvent['event'][] = ['raised', 'cleared', 'acknowledge', 'snooze', 'resolve', 'facts', 'inhibited', 'released'];
const KINDS: readonly NonNullable<PolicyTestExpectation['kind']>[] = ['acknowledgementExpired', 'resolved', 'stopped'];

type Ladder = Pick<Policy, 'steps' | 'inhibitedBy'>;

export function readPolicyTests(value: unknown, policy: Ladder, reader: PolicyReader): PolicyTest[] {
  return reader.list(value, 'tests', MOST_TESTS).flatMap((item, index) => readTest(item, childPath('tests', index), policy, reader) ?? []);
}

function readTest(value: unknown, path: string, policy: Ladder, reader: PolicyReader): PolicyTest | null {
  const record = reader.record(value, path, ['name', 'start', 'time', 'facts', 'events', 'expect', 'until']);
  if (!record) return null;
  const start = typeof record.start === 'string' && isIsoDate(record.start) ? record.start : reader.conditions.refuse(childPath(path, 'start'), 'notADate', { value: shown(record.start) });
  const events = entries(record.events ?? [], childPath(path, 'events'), reader, (item, at) => readEvent(item, at, policy, reader));
  const expect = entries(record.expect, childPath(path, 'expect'), reader, (item, at) => readExpectation(item, at, policy, reader));
  const last = Math.max(0, ...[...events, ...expect].map(({ day }) => day));
  const until = record.until === undefined ? last : day(record.until, childPath(path, 'until'), reader);
  if (until < last) reader.conditions.refuse(childPath(path, 'until'), 'untilBeforeLastDay', { last });
  const name = reader.text(record.name, childPath(path, 'name'));
  const facts = reader.facts(record.facts, childPath(path, 'facts'));
  return start === null ? null : { name, start, time: reader.timeOfDay(record.time ?? '00:00', childPath(path, 'time')), facts, events, expect, until };
}

/** Entries in the order of their days. */
function entries<T extends { readonly day: number; readonly time: number | null }>(value: unknown, path: string, reader: PolicyReader, read: (item: unknown, at: string) => T | null): T[] {
  const found = reader.list(value, path, MOST_ENTRIES).flatMap((item, index) => read(item, childPath(path, index)) ?? []);
  found.forEach(({ day }, index) => {
    if (day < (found[index - 1]?.day ?? 0)) reader.conditions.refuse(childPath(path, index), 'daysNotInOrder');
  });
  return found;
}

function readEvent(value: unknown, path: string, policy: Ladder, reader: PolicyReader): PolicyTestEvent | null {
  const record = reader.record(value, path, ['day', 'time', 'event', 'facts', 'days', 'reason', 'by', 'refused']);
  if (!record) return null;
  const event = EVENTS.find((known) => known === record.event);
  if (!event) return reader.refuse(childPath(path, 'event'), 'eventExpected', { event: shown(record.event), events: EVENTS.join(', ') });
  const inhibits = event === 'inhibited' || event === 'released';
  const by = inhibits ? reader.text(record.by, childPath(path, 'by')) : '';
  if (inhibits && !policy.inhibitedBy.includes(by)) reader.conditions.refuse(childPath(path, 'by'), 'unknownValue', { value: by.slice(0, 100), fact: 'inhibitedBy' });
  return {
    day: day(record.day, childPath(path, 'day'), reader),
    time: reader.timeOfDay(record.time ?? MORNING, childPath(path, 'time')),
    event,
    facts: reader.facts(record.facts, childPath(path, 'facts')),
    days: event === 'snooze' ? reader.whole(record.days, childPath(path, 'days'), 1, LONGEST_CASE) : 0,
    reason: record.reason === undefined || record.reason === null ? null : reader.text(record.reason, childPath(path, 'reason')),
    by,
    refused: reader.truth(record.refused, childPath(path, 'refused'), false),
  };
}

function readExpectation(value: unknown, path: string, policy: Ladder, reader: PolicyReader): PolicyTestExpectation | null {
  const record = reader.record(value, path, ['day', 'step', 'kind', 'time']);
  if (!record) return null;
  const step = policy.steps.find(({ id }) => id === record.step)?.id ?? null;
  const kind = KINDS.find((known) => known === record.kind) ?? null;
  if (record.step !== undefined && step === null) return reader.refuse(childPath(path, 'step'), 'unknownStep', { step: shown(record.step) });
  if ((step === null) === (kind === null)) return reader.refuse(path, 'expectationExpected', { kinds: KINDS.join(', ') });
  const time = record.time === undefined ? null : reader.timeOfDay(record.time, childPath(path, 'time'));
  return { day: day(record.day, childPath(path, 'day'), reader), step, kind, time };
}

function day(value: unknown, path: string, reader: PolicyReader): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST_CASE) return value;
  reader.conditions.refuse(path, 'dayExpected', { maximum: LONGEST_CASE });
  return 0;
}
