// A policy while it is written: the stored JSON, with numbers as they are typed. Pure.
import type { PolicyTestFailure } from '@waymark/rules';
import type { Localised } from '../../i18n/languages.ts';

/** A number once it is one; until then what stands in the field, so that nothing typed is lost. */
export type Typed = number | string;

export interface EditedDuration {
  amount: Typed;
  unit: string;
}

export interface EditedStep {
  id: string;
  after: EditedDuration;
  unless?: string;
  targets: string[];
}

export interface EditedCase {
  name: string;
  start: string;
  events?: { day: number; event: string; refused?: boolean }[];
  expect: { day: number; step?: string; kind?: string; time?: string }[];
  until?: number;
}

/** What stands in it beside these is kept as it is. */
export interface EditedPolicy {
  name: Localised;
  steps: EditedStep[];
  repeat?: { every: EditedDuration; max: Typed } | null;
  acknowledgement?: { timeout: EditedDuration } | null;
  snooze?: { longest: EditedDuration; reasonRequired?: boolean; times?: Typed } | null;
  pauseWhen?: unknown;
  quietHours?: { from: string; to: string } | null;
  workingDaysOnly?: boolean;
  keepFor?: EditedDuration | null;
  inhibitedBy?: string[];
  groupBy?: string[] | null;
  stopAfter?: EditedDuration | null;
  tests?: EditedCase[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTyped = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string';
const isDuration = (value: unknown): boolean => isRecord(value) && isTyped(value['amount']) && typeof value['unit'] === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');
const isStep = (value: unknown): boolean => isRecord(value) && typeof value['id'] === 'string' && isDuration(value['after']) && isTexts(value['targets']);
const isCase = (value: unknown): boolean => isRecord(value) && typeof value['name'] === 'string' && Array.isArray(value['expect']) && value['expect'].every(isRecord);

/** What the fields of the page need; each part may also be left out. */
const shapes: Readonly<Record<string, (value: unknown) => boolean>> = {
  repeat: (value) => isRecord(value) && isDuration(value['every']) && isTyped(value['max']),
  acknowledgement: (value) => isRecord(value) && isDuration(value['timeout']),
  snooze: (value) => isRecord(value) && isDuration(value['longest']),
  quietHours: (value) => isRecord(value) && typeof value['from'] === 'string' && typeof value['to'] === 'string',
  workingDaysOnly: (value) => typeof value === 'boolean',
  keepFor: isDuration,
  stopAfter: isDuration,
  inhibitedBy: isTexts,
  groupBy: isTexts,
  tests: (value) => Array.isArray(value) && value.every(isCase),
};

/** The document where the fields of the page can show it; null where a program wrote something else. */
export function asPolicy(document: unknown): EditedPolicy | null {
  if (!isRecord(document) || !Array.isArray(document['steps']) || !document['steps'].every(isStep)) return null;
  if (!isRecord(document['name']) || typeof document['name']['en'] !== 'string' || typeof document['name']['cy'] !== 'string') return null;
  const fits = Object.entries(shapes).every(([key, fitsIn]) => document[key] === undefined || document[key] === null || fitsIn(document[key]));
  return fits ? (document as unknown as EditedPolicy) : null;
}

/** What is typed into a field for a whole number. */
export function typed(text: string): Typed {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : text;
}

export function withStep(policy: EditedPolicy, index: number, change: Partial<EditedStep>): EditedPolicy {
  return { ...policy, steps: policy.steps.map((step, place) => (place === index ? { ...step, ...change } : step)) };
}

/** The steps change places and the times stay on their rungs: a ladder is in the order of its times. */
export function moveStep(policy: EditedPolicy, index: number, by: -1 | 1): EditedPolicy {
  const [step, other] = [policy.steps[index], policy.steps[index + by]];
  if (!step || !other) return policy;
  const steps = [...policy.steps];
  steps[index] = { ...other, after: step.after };
  steps[index + by] = { ...step, after: other.after };
  return { ...policy, steps };
}

/** A step above the last: the same time again later, to the plan manager, until somebody sees to it. */
export function addStep(policy: EditedPolicy): EditedPolicy {
  const last = policy.steps.at(-1);
  const taken = new Set(policy.steps.map(({ id }) => id));
  let number = policy.steps.length + 1;
  while (taken.has(`step-${number}`)) number += 1;
  const after = last ? { ...last.after, amount: typeof last.after.amount === 'number' ? last.after.amount + 5 : 5 } : { amount: 1, unit: 'workingDay' };
  return { ...policy, steps: [...policy.steps, { id: `step-${number}`, after, unless: 'acknowledged', targets: ['planManager'] }] };
}

/** Without a step, and without what the cases expect of it. */
export function removeStep(policy: EditedPolicy, index: number): EditedPolicy {
  const gone = policy.steps[index]?.id;
  const steps = policy.steps.filter((_, place) => place !== index);
  return { ...policy, steps, ...(policy.tests ? { tests: policy.tests.map((test) => ({ ...test, expect: test.expect.filter(({ step }) => step === undefined || step !== gone) })) } : {}) };
}

/** A case that expects what the policy does now, where the two parted. */
export function expectWhatHappens(test: EditedCase, failures: readonly PolicyTestFailure[], steps: readonly { id: string }[]): EditedCase {
  const isStepId = (name: string): boolean => steps.some(({ id }) => id === name);
  let expect = [...test.expect];
  const events = test.events?.map((event) => {
    const failure = failures.find(({ day, code, expected }) => day === event.day && expected === event.event && (code === 'eventRefused' || code === 'eventNotRefused'));
    return failure ? { ...event, refused: failure.code === 'eventRefused' } : event;
  });
  for (const { day, code, expected, actual } of failures) {
    if (code === 'effectMissing') {
      const gone = expect.findIndex((one) => one.day === day && (one.step ?? one.kind) === expected);
      expect = expect.filter((_, place) => place !== gone);
    } else if (code === 'effectNotExpected' && actual !== null) expect = [...expect, { day, ...(isStepId(actual) ? { step: actual } : { kind: actual }) }];
    else if (code === 'otherTime' && actual !== null) expect = expect.map((one) => (one.day === day && one.time === expected ? { ...one, time: actual } : one));
  }
  return { ...test, ...(events ? { events } : {}), expect: expect.sort((a, b) => a.day - b.day) };
}
