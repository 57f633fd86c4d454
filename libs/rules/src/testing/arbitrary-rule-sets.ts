// Random rule sets and facts for properties. Constants and values come from the same small sets, so that comparisons meet.
import { fromEpochDay, toEpochDay } from '@waymark/domain';
import fc from 'fast-check';
import type { Condition, ConditionValue, Facts, Operator, Rule } from '../format/rule-set.ts';
import { leaf, rule } from './rule-set-builders.ts';

export const TODAY = '2026-11-22';
const today = toEpochDay(TODAY);

const number = fc.integer({ min: 0, max: 6 });
const dayCount = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constantFrom(0, 1, 2.5));
const date = fc.integer({ min: -40, max: 40 }).map((days) => fromEpochDay(today + days));
const status = fc.constantFrom('new', 'open', 'done');
const note = fc.constantFrom('a', 'b', 'c');
const share = fc.constantFrom(0, 10, 49.5, 50, 50.5, 51, 100);
const tag = fc.constantFrom<string | number>('x', 'y', 1);

const SIZE: readonly Operator[] = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const SAME: readonly Operator[] = ['equal', 'notEqual'];
const MEMBER: readonly Operator[] = ['in', 'notIn'];

interface Choice {
  readonly facts: readonly string[];
  readonly value: fc.Arbitrary<string | number | boolean>;
  readonly ordered: boolean;
  readonly others: readonly string[];
}

const choices: readonly Choice[] = [
  { facts: ['count', 'target'], value: number, ordered: true, others: ['count', 'target', 'daysLate'] },
  { facts: ['share'], value: share, ordered: true, others: ['count'] },
  { facts: ['daysLeft', 'daysLate', 'workingDaysLate', 'daysIdle'], value: dayCount, ordered: true, others: ['count', 'daysLeft', 'daysLate', 'workingDaysLate', 'daysIdle', 'waited', 'remaining'] },
  { facts: ['waited', 'remaining', 'workingDaysWaited'], value: dayCount, ordered: true, others: ['count', 'daysLeft', 'daysLate', 'waited', 'remaining', 'workingDaysWaited'] },
  { facts: ['due', 'touched'], value: date, ordered: true, others: ['due', 'touched'] },
  { facts: ['status'], value: status, ordered: false, others: ['note'] },
  { facts: ['note'], value: note, ordered: false, others: ['status'] },
  { facts: ['urgent'], value: fc.boolean(), ordered: false, others: ['urgent'] },
];

/** Leaves over the small catalogue; `portable`: only what json-rules-engine knows. */
function leaves(portable: boolean): fc.Arbitrary<Condition> {
  const scalar = choices.flatMap(({ facts, value, ordered, others }) => {
    const fact = fc.constantFrom(...facts);
    const operators = fc.constantFrom<Operator>(...SAME, ...(ordered ? SIZE : []));
    const made: fc.Arbitrary<Condition>[] = [
      fc.tuple(fact, operators, value).map(([id, operator, constant]) => leaf(id, operator, constant)),
      fc.tuple(fact, operators, fc.constantFrom(...others)).map(([id, operator, other]) => leaf(id, operator, { fact: other })),
      fc.tuple(fact, fc.constantFrom(...MEMBER), fc.array(value, { minLength: 1, maxLength: 3 })).map(([id, operator, list]) => leaf(id, operator, list)),
    ];
    if (!portable && ordered) made.push(fc.tuple(fact, value, value).map(([id, a, b]) => leaf(id, 'x:between', a <= b ? [a, b] : [b, a])));
    if (!portable) made.push(fc.tuple(fact, fc.boolean()).map(([id, missing]) => leaf(id, 'x:isMissing', missing)));
    return made;
  });
  const list = fc.tuple(fc.constantFrom<Operator>('contains', 'doesNotContain'), fc.oneof(tag, fc.constant<ConditionValue>({ fact: 'note' }))).map(([operator, value]) => leaf('tags', operator, value));
  const listed = fc.oneof(
    fc.tuple(fc.constantFrom<Operator>('someFact:equal', 'everyFact:notEqual', 'not:someFact:equal'), tag).map(([operator, value]) => leaf('tags', operator, value)),
    fc.tuple(fc.constantFrom<Operator>('someFact:in', 'everyFact:in', 'everyFact:notIn'), fc.array(tag, { minLength: 1, maxLength: 2 })).map(([operator, value]) => leaf('tags', operator, value)),
    fc.tuple(fc.constantFrom<Operator>('someValue:lessThan', 'everyValue:greaterThanInclusive', 'not:in'), fc.constantFrom('count', 'daysLate', 'daysLeft'), fc.array(number, { minLength: 1, maxLength: 2 })).map(([operator, id, value]) => leaf(id, operator, value)),
    fc.tuple(fc.constantFrom<Operator>('swap:lessThan', 'swap:greaterThanInclusive', 'not:lessThan', 'not:equal'), fc.constantFrom('count', 'daysLate', 'workingDaysLate'), number).map(([operator, id, value]) => leaf(id, operator, value)),
    fc.tuple(fc.constantFrom<Operator>('swap:contains', 'swap:not:contains'), fc.constantFrom('note')).map(([operator, id]) => leaf(id, operator, { fact: 'tags' })),
  );
  const relative = fc.oneof(fc.integer({ min: -20, max: 20 }).map((days) => ({ days })), fc.integer({ min: -8, max: 8 }).map((workingDays) => ({ workingDays })));
  const counted = fc.tuple(fc.constantFrom('due', 'touched'), fc.constantFrom<Operator>('x:before', 'x:after', 'not:x:before'), relative).map(([id, operator, value]) => leaf(id, operator, value));
  const beginnings = note.map((text) => leaf('note', 'x:startsWith', text));
  const dates = fc.tuple(fc.constantFrom('due', 'touched'), fc.constantFrom<Operator>('x:before', 'x:after'), date).map(([id, operator, value]) => leaf(id, operator, value));
  return fc.oneof(...scalar, list, listed, ...(portable ? [] : [dates, counted, beginnings]));
}

function conditions(portable: boolean, named: readonly string[]): fc.Arbitrary<Condition> {
  const tree = fc.letrec<{ node: Condition; group: Condition }>((tie) => {
    const children = fc.array(tie('node'), { minLength: 1, maxLength: 3 });
    const groups: fc.Arbitrary<Condition>[] = [
      children.map((all) => ({ all })),
      children.map((any) => ({ any })),
      tie('node').map((not) => ({ not })),
    ];
    if (named.length > 0) groups.push(fc.constantFrom(...named).map((condition) => ({ condition })));
    return { group: fc.oneof({ maxDepth: 2 }, leaves(portable).map((only) => ({ all: [only] })), ...groups), node: fc.oneof({ maxDepth: 2 }, leaves(portable), tie('group')) };
  });
  return tree.group;
}

export interface RandomRules {
  readonly rules: readonly Rule[];
  readonly named: Record<string, Condition>;
}

/** One to five rules over two named conditions, the second of which may cite the first. */
export function randomRules(portable = false): fc.Arbitrary<RandomRules> {
  const rating = fc.constantFrom('red', 'amber', 'green', 'blue');
  const priority = fc.constantFrom(undefined, 1, 2, 3);
  return fc
    .record({
      first: conditions(portable, []),
      second: conditions(portable, ['first']),
      rules: fc.array(fc.tuple(rating, conditions(portable, ['first', 'second']), priority), { minLength: 1, maxLength: 5 }),
    })
    .map(({ first, second, rules }) => ({
      named: { first, second },
      rules: rules.map(([code, condition, rank], index) => rule(`rule-${index}`, code, condition, rank)),
    }));
}

const inputs: Record<string, fc.Arbitrary<string | number | boolean | (string | number)[]>> = {
  status, note, urgent: fc.boolean(), count: number, target: number, share, tags: fc.array(tag, { maxLength: 3 }), due: date,
  waited: number, remaining: number, workingDaysWaited: number,
  // What has been done lies in the past.
  touched: fc.integer({ min: -40, max: 0 }).map((days) => fromEpochDay(today + days)),
};
export const inputFacts: readonly string[] = Object.keys(inputs);

/** Facts as given from outside; `known`: none is missing. */
export function randomFacts(known = false): fc.Arbitrary<Facts> {
  return fc.record(Object.fromEntries(Object.entries(inputs).map(([id, value]) => [id, known ? value : fc.option(value, { freq: 4 })])));
}

/** A value of one fact, unknown now and then. */
export function randomValue(fact: string): fc.Arbitrary<Facts[string]> {
  return fc.option(inputs[fact] ?? fc.constant(null), { freq: 4 });
}
