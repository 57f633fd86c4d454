// Values that policies are made of, read from untrusted JSON: durations, times of day, targets, lists.
import type { Parameters } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { childPath, ConditionReader, type JsonRecord } from '../format/condition-reader.ts';
import { shown } from '../format/plain-json.ts';
import type { Facts, FactValue } from '../format/rule-set.ts';
import { suits } from '../format/test-reader.ts';
import { targetRoles, type Duration, type Target } from './policy.ts';
import type { PolicyCode, PolicyIssue } from './policy-issue.ts';

const MOST_ISSUES = 100;
/** About eight years of working days, and as many years of hours: farther ahead nobody means what is written. */
const largest = { workingDay: 2_000, hour: 70_000 } as const;
const NAMED_TARGET = /^(?:person|team):[\w.-]{1,100}$/;

export class PolicyReader {
  readonly conditions: ConditionReader;
  private readonly own: PolicyIssue[] = [];

  constructor(catalogue: Catalogue) {
    this.conditions = new ConditionReader(catalogue, new Set());
  }

  get issues(): PolicyIssue[] {
    return [...this.own, ...this.conditions.issues];
  }

  refuse(path: string, code: PolicyCode, parameters: Parameters = {}): null {
    if (this.own.length < MOST_ISSUES) this.own.push({ path, code, parameters });
    return null;
  }

  /** An object with these keys only. */
  record(value: unknown, path: string, keys: readonly string[]): JsonRecord | null {
    const record = this.conditions.record(value, path);
    if (record) this.conditions.onlyKeys(record, keys, path);
    return record;
  }

  list(value: unknown, path: string, maximum: number): readonly unknown[] {
    if (!Array.isArray(value)) this.conditions.refuse(path, 'listExpected', { operator: path.split('/').at(-1) ?? '' });
    else if (value.length > maximum) this.conditions.refuse(path, 'listTooLong', { maximum });
    else return value;
    return [];
  }

  text(value: unknown, path: string): string {
    return this.conditions.text(value, path) ?? '';
  }

  truth(value: unknown, path: string, absent: boolean): boolean {
    return value === undefined ? absent : typeof value === 'boolean' ? value : (this.refuse(path, 'truthExpected') ?? absent);
  }

  /** A whole number from `minimum` to `maximum`. */
  whole(value: unknown, path: string, minimum: number, maximum: number, code: PolicyCode = 'limitExpected'): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum) return value;
    this.refuse(path, code, { minimum, maximum });
    return minimum;
  }

  duration(value: unknown, path: string, minimum: number): Duration {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(path, 'durationExpected');
      return { amount: minimum, unit: 'hour' };
    }
    const record = this.record(value, path, ['amount', 'unit']);
    const unit = record?.unit;
    if (unit !== 'workingDay' && unit !== 'hour') {
      this.refuse(childPath(path, 'unit'), 'unitExpected', { unit: shown(unit) });
      return { amount: minimum, unit: 'hour' };
    }
    return { amount: this.whole(record?.amount, childPath(path, 'amount'), minimum, largest[unit], 'amountExpected'), unit };
  }

  /** null when it is left out. */
  optionalDuration(value: unknown, path: string): Duration | null {
    return value === undefined || value === null ? null : this.duration(value, path, 1);
  }

  /** '08:30' as minutes after midnight. */
  timeOfDay(value: unknown, path: string): number {
    const [, hours, minutes] = (typeof value === 'string' ? /^([01]\d|2[0-3]):([0-5]\d)$/.exec(value) : null) ?? [];
    if (hours !== undefined) return Number(hours) * 60 + Number(minutes);
    this.refuse(path, 'timeOfDayExpected', { value: shown(value) });
    return 0;
  }

  targets(value: unknown, path: string): Target[] {
    const items = this.list(value, path, 20);
    if (Array.isArray(value) && value.length === 0) this.conditions.refuse(path, 'emptyList', { operator: 'targets' });
    const targets = items.flatMap((item, index): Target[] => {
      const known = typeof item === 'string' && ((targetRoles as readonly string[]).includes(item) || NAMED_TARGET.test(item));
      if (!known) this.refuse(childPath(path, index), 'targetExpected', { target: shown(item) });
      return known ? [item as Target] : [];
    });
    return [...new Set(targets)];
  }

  /** Facts of a case, by the catalogue. */
  facts(value: unknown, path: string): Facts {
    const record = this.conditions.record(value ?? {}, path);
    const facts: Record<string, FactValue> = {};
    for (const [id, given] of Object.entries(record ?? {})) {
      const at = childPath(path, id.slice(0, 100));
      const fact = this.conditions.facts.get(id);
      if (!fact) this.conditions.refuse(at, 'unknownFact', { fact: id.slice(0, 100) });
      else if (given === null) facts[id] = null;
      else if (!suits(given, fact.type)) this.conditions.refuse(at, 'wrongType', { fact: id, expected: fact.type, actual: Array.isArray(given) ? 'list' : typeof given });
      else facts[id] = given as FactValue;
    }
    return facts;
  }
}
