// A test case as it is typed in: texts, until they are read as facts, days and ratings.
import { actionCatalogue, type FactValue, type RuleTest } from '@waymark/rules';
import { readDateParts } from '../../actions/date-parts.ts';

export interface TypedFact {
  fact: string;
  value: string;
}

export interface TypedCase {
  name: string;
  /** A date in words or numbers: "2 11 2026". */
  start: string;
  facts: readonly TypedFact[];
  changes: readonly (TypedFact & { day: string })[];
  expect: readonly { day: string; outcome: string }[];
  until: string;
}

export type CaseProblem = 'name' | 'start' | 'value' | 'day' | 'expect';
export type ReadCase = { readonly ok: true; readonly test: RuleTest } | { readonly ok: false; readonly problems: readonly CaseProblem[] };

const longestCase = 3660;

export function readDateText(text: string): string | null {
  const [day = '', month = '', year = ''] = text.trim().split(/[\s/.-]+/);
  const read = readDateParts({ day, month, year });
  return typeof read === 'string' ? null : read.date;
}

/** The value as the fact's type wants it; undefined when it is none. */
export function readFactValue(id: string, text: string): FactValue | undefined {
  const fact = actionCatalogue.facts.find((one) => one.id === id);
  const plain = text.trim();
  if (!fact || plain === '') return undefined;
  if (fact.type === 'number') return /^-?\d{1,9}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
  if (fact.type === 'boolean') return plain === 'true';
  return fact.type === 'date' ? (readDateText(plain) ?? undefined) : plain;
}

const readDay = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) && Number(text) <= longestCase ? Number(text) : null);
const rising = (days: readonly (number | null)[]): boolean => days.every((day, index) => day !== null && (index === 0 || day > (days[index - 1] ?? -1)));

/** Changes of the same day are put together; rows that were left empty are left out. */
export function readCase(typed: TypedCase): ReadCase {
  const problems = new Set<CaseProblem>();
  const start = readDateText(typed.start);
  if (typed.name.trim() === '') problems.add('name');
  if (start === null) problems.add('start');

  const facts: Record<string, FactValue> = {};
  for (const { fact, value } of typed.facts.filter(({ value }) => value.trim() !== '')) {
    const read = readFactValue(fact, value);
    if (read === undefined) problems.add('value');
    else facts[fact] = read;
  }
  const changes = new Map<number, Record<string, FactValue>>();
  for (const { day, fact, value } of typed.changes.filter((change) => change.value.trim() !== '' || change.day.trim() !== '')) {
    const on = readDay(day);
    const read = readFactValue(fact, value);
    if (on === null) problems.add('day');
    if (read === undefined) problems.add('value');
    if (on !== null && read !== undefined) changes.set(on, { ...changes.get(on), [fact]: read });
  }
  const expect = typed.expect.filter(({ day, outcome }) => day.trim() !== '' && outcome !== '').map(({ day, outcome }) => ({ day: readDay(day), outcome }));
  if (expect.length === 0) problems.add('expect');
  if (!rising(expect.map(({ day }) => day))) problems.add('day');
  const last = Math.max(0, ...changes.keys(), ...expect.map(({ day }) => day ?? 0));
  const until = typed.until.trim() === '' ? last : readDay(typed.until);
  if (until === null || until < last) problems.add('day');
  if (problems.size > 0 || start === null || until === null) return { ok: false, problems: [...problems] };
  const test: RuleTest = {
    name: typed.name.trim(),
    start,
    facts,
    changes: [...changes].sort(([a], [b]) => a - b).map(([day, changed]) => ({ day, facts: changed })),
    expect: expect.map(({ day, outcome }) => ({ day: day ?? 0, outcome })),
    escalations: null,
    until,
  };
  return { ok: true, test };
}
