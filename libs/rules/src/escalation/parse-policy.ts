// From untrusted JSON to a policy that runs in only one way, or to every fault with the path to its spot.
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { contentHash } from '../format/canonical-json.ts';
import { childPath, type JsonRecord } from '../format/condition-reader.ts';
import { deepFreeze } from '../format/parse-rule-set.ts';
import { MOST_VALUES, plainJson, shown } from '../format/plain-json.ts';
import { localised } from '../format/rule-reader.ts';
import { groupings, type Grouping, type Policy, type PolicyStep, type QuietHours } from './policy.ts';
import type { PolicyIssue } from './policy-issue.ts';
import { PolicyReader } from './policy-reader.ts';
import { readPolicyTests } from './policy-test-reader.ts';

export type ParsedPolicy = { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly issues: readonly PolicyIssue[] };

const KEYS = [
  'name', 'version', 'steps', 'repeat', 'acknowledgement', 'snooze', 'pauseWhen', 'quietHours', 'workingDaysOnly', 'timeZone', 'keepFor', 'inhibitedBy', 'groupBy',
  'stopAfter', 'tests',
];
const STEP_ID = /^[a-z][a-zA-Z0-9-]{0,49}$/;
const VERSION = /^[\w.:-]{1,100}$/;
const MOST_STEPS = 20;

/**
 * Checks `json` (already parsed text) against the format; `pauseWhen` and the facts of its cases against the catalogue of its subject.
 * The policy returned is a frozen copy. Never throws. A policy is known by its `version`; left out, it is taken from the content.
 */
export function parsePolicy(json: unknown, catalogue: Catalogue = actionCatalogue): ParsedPolicy {
  const copied = plainJson(json);
  if (!copied) return { ok: false, issues: [{ path: '', code: 'tooManyNodes', parameters: { maximum: MOST_VALUES } }] };
  const reader = new PolicyReader(catalogue);
  const root = reader.record(copied.json, '', KEYS);
  const content = root && readContent(root, reader);
  const { issues } = reader;
  if (!root || !content || issues.length > 0) return { ok: false, issues };
  const version = typeof root.version === 'string' ? root.version : contentHash(content).slice(0, 16);
  return { ok: true, policy: deepFreeze({ ...content, version, catalogueVersion: catalogue.version }) };
}

function readContent(root: JsonRecord, reader: PolicyReader): Omit<Policy, 'version' | 'catalogueVersion'> {
  if (root.version !== undefined && !(typeof root.version === 'string' && VERSION.test(root.version))) reader.refuse('version', 'versionExpected', { version: shown(root.version) });
  if (root.timeZone !== undefined && root.timeZone !== 'Europe/London') reader.refuse('timeZone', 'timeZoneNotSupported', { timeZone: shown(root.timeZone) });
  const inhibitedBy = reader.list(root.inhibitedBy ?? [], 'inhibitedBy', 20).map((item, index) => reader.text(item, childPath('inhibitedBy', index)));
  const steps = readSteps(root.steps, reader);
  return {
    name: localised(root.name, 'name', reader.conditions) ?? { en: '', cy: '' },
    steps,
    repeat: readRepeat(root.repeat, reader),
    acknowledgementTimeout: readTimeout(root.acknowledgement, reader),
    snooze: readSnooze(root.snooze, reader),
    pauseWhen: root.pauseWhen === undefined || root.pauseWhen === null ? null : reader.conditions.root(root.pauseWhen, 'pauseWhen'),
    quietHours: readQuietHours(root.quietHours, reader),
    workingDaysOnly: reader.truth(root.workingDaysOnly, 'workingDaysOnly', true),
    timeZone: 'Europe/London',
    keepFor: reader.optionalDuration(root.keepFor, 'keepFor'),
    inhibitedBy,
    groupBy: root.groupBy === undefined || root.groupBy === null ? null : readGroupings(root.groupBy, reader),
    stopAfter: reader.optionalDuration(root.stopAfter, 'stopAfter'),
    tests: root.tests === undefined ? [] : readPolicyTests(root.tests, { steps, inhibitedBy }, reader),
  };
}

function readSteps(value: unknown, reader: PolicyReader): PolicyStep[] {
  const items = reader.list(value, 'steps', MOST_STEPS);
  if (Array.isArray(value) && value.length === 0) reader.refuse('steps', 'stepsExpected');
  const steps = items.flatMap((item, index) => readStep(item, childPath('steps', index), reader) ?? []);
  const ids = new Set<string>();
  const last = { workingDay: 0, hour: 0 };
  steps.forEach(({ id, after }, index) => {
    if (ids.has(id)) reader.conditions.refuse(`steps/${index}/id`, 'repeatedName', { name: id });
    ids.add(id);
    // Of working days and hours nobody can say in general which come first.
    if (after.amount < last[after.unit]) reader.refuse(`steps/${index}/after`, 'stepsNotInOrder', { amount: after.amount, before: last[after.unit] });
    last[after.unit] = after.amount;
  });
  return steps;
}

function readStep(value: unknown, path: string, reader: PolicyReader): PolicyStep | null {
  const record = reader.record(value, path, ['id', 'after', 'unless', 'targets']);
  if (!record) return null;
  const id = typeof record.id === 'string' && STEP_ID.test(record.id) ? record.id : reader.refuse(childPath(path, 'id'), 'stepIdExpected', { id: shown(record.id) });
  const after = reader.duration(record.after, childPath(path, 'after'), 0);
  const { unless = 'acknowledged' } = record;
  if (unless !== 'acknowledged' && unless !== 'resolved') reader.refuse(childPath(path, 'unless'), 'unlessExpected', { unless: shown(unless) });
  const targets = reader.targets(record.targets, childPath(path, 'targets'));
  return id === null ? null : { id, after, unless: unless === 'resolved' ? unless : 'acknowledged', targets };
}

function readRepeat(value: unknown, reader: PolicyReader): Policy['repeat'] {
  const record = value === undefined || value === null ? null : reader.record(value, 'repeat', ['every', 'max']);
  return record && { every: reader.duration(record.every, 'repeat/every', 1), max: reader.whole(record.max, 'repeat/max', 1, 100) };
}

function readTimeout(value: unknown, reader: PolicyReader): Policy['acknowledgementTimeout'] {
  const record = value === undefined || value === null ? null : reader.record(value, 'acknowledgement', ['timeout']);
  return record && reader.duration(record.timeout, 'acknowledgement/timeout', 1);
}

function readSnooze(value: unknown, reader: PolicyReader): Policy['snooze'] {
  const record = value === undefined || value === null ? null : reader.record(value, 'snooze', ['longest', 'reasonRequired', 'times']);
  if (!record) return null;
  return {
    longest: reader.duration(record.longest, 'snooze/longest', 1),
    reasonRequired: reader.truth(record.reasonRequired, 'snooze/reasonRequired', true),
    times: reader.whole(record.times ?? 1, 'snooze/times', 1, 100),
  };
}

function readQuietHours(value: unknown, reader: PolicyReader): QuietHours | null {
  const record = value === undefined || value === null ? null : reader.record(value, 'quietHours', ['from', 'to']);
  if (!record) return null;
  const hours = { from: reader.timeOfDay(record.from, 'quietHours/from'), to: reader.timeOfDay(record.to, 'quietHours/to') };
  // From a time to the same one might mean never or always.
  if (hours.from === hours.to && reader.issues.length === 0) reader.refuse('quietHours', 'quietAllDay');
  return hours;
}

function readGroupings(value: unknown, reader: PolicyReader): Grouping[] {
  return reader.list(value, 'groupBy', groupings.length).flatMap((item, index) => {
    const grouping = groupings.find((known) => known === item);
    return grouping ?? reader.refuse(childPath('groupBy', index), 'groupingExpected', { grouping: shown(item) }) ?? [];
  });
}
