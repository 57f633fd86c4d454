// The points at which comparisons change, carried over from fact to fact where rules compare two facts.
import type { FactSlots, Slot } from '../engine/fact-slots.ts';
import { datesAt } from '../engine/representative-values.ts';
import { inputOf, type Atom } from './formula.ts';

export interface Thresholds {
  /** Points, named texts and truths for each fact. */
  readonly named: ReadonlyMap<Slot, ReadonlySet<string | number | boolean>>;
  /** How many facts are compared with one another, itself included: so many different values are needed between two points. */
  readonly compared: ReadonlyMap<Slot, number>;
  /** Input facts of which not every point could be found. */
  readonly incomplete: ReadonlySet<Slot>;
}

/** Points wander from fact to fact this often; more is only needed where days and working days are compared in a ring. */
const ROUNDS = 4;
/** Points of one fact after which they are carried no further. */
const MOST_POINTS = 200;
/** Counts beyond it reach no date that a calendar has. */
const FURTHEST_COUNT = 1_000_000;
/** Around today, where two counts of one date cross: longer than any run of days that are not worked. */
const CROSSING_DAYS = 14;

/** Values between two points; five facts in one ring of comparisons are not found in rules. */
const MOST_BETWEEN = 4;

type Named = Map<Slot, Set<string | number | boolean>>;

export function thresholds(atoms: readonly Atom[], day: number, facts: FactSlots): Thresholds {
  const named: Named = new Map(facts.slots.map((slot) => [slot, new Set()]));
  const pairs: [Slot, Slot][] = [];
  const incomplete = new Set<Slot>();
  for (const { leaf } of atoms) {
    const { slot, other, constants, relative, plain } = leaf;
    for (const constant of constants) for (const text of plain === 'x:startsWith' ? beginnings(constant, leaf.operator) : [constant]) pool(named, slot).add(text);
    if (relative) pool(named, slot).add(facts.relativeDay(relative, day));
    if (other && inputOf(slot) !== inputOf(other)) {
      pairs.push([slot, other]);
      for (const side of [slot, other]) for (const value of ownValues(side)) pool(named, side).add(value);
      // Texts that begin with one another without end are not enumerated.
      if (plain === 'x:startsWith') for (const side of [slot, other]) incomplete.add(side);
    } else if (other && inputOf(slot).definition.type === 'date') for (let days = -CROSSING_DAYS; days <= CROSSING_DAYS; days += 1) pool(named, inputOf(slot)).add(day + days);
  }
  const compared = new Set(pairs.flat());
  for (let round = 0; pairs.length > 0 || round === 0; round += 1) {
    const grown = [...exchange(named, pairs), ...follow(named, compared, day, facts)];
    if (grown.length === 0) break;
    if (pairs.length === 0 || (round < ROUNDS && grown.every((slot) => pool(named, slot).size <= MOST_POINTS))) continue;
    for (const slot of grown) incomplete.add(inputOf(slot));
    break;
  }
  return { named, compared: groupSizes(facts.slots, compared, pairs), incomplete };
}

function pool(named: Named, slot: Slot): Set<string | number | boolean> {
  const known = named.get(slot) ?? new Set<string | number | boolean>();
  named.set(slot, known);
  return known;
}

/** What a fact brings to a comparison with another, whatever the rules name. */
function ownValues({ definition }: Slot): readonly (string | number | boolean)[] {
  const { type, values = [], minimum = 0 } = definition;
  return type === 'number' ? [Math.max(0, minimum)] : type === 'boolean' ? [true, false] : values;
}

/** `swap` looks up the fact at the beginning of the constant, so that every beginning of it counts. */
function beginnings(constant: string | number | boolean, operator: string): readonly (string | number | boolean)[] {
  if (typeof constant !== 'string') return [constant];
  return operator.includes('swap') ? Array.from(constant, (_, index) => constant.slice(0, index + 1)) : [constant, `${constant}…`];
}

/** Facts that are compared share their points. Returns those that got new ones. */
function exchange(named: Named, pairs: readonly (readonly [Slot, Slot])[]): Slot[] {
  return pairs.flatMap(([one, two]) => [...addAll(named, one, pool(named, two)), ...addAll(named, two, pool(named, one))]);
}

/** A date gets the days on which a count reaches its points; a count that is compared gets those of its date. */
function follow(named: Named, compared: ReadonlySet<Slot>, day: number, facts: FactSlots): Slot[] {
  const grown: Slot[] = [];
  for (const slot of facts.slots) {
    const { source } = slot;
    const kind = slot.definition.derive?.kind;
    if (!source || !kind) continue;
    const counts = numbers(pool(named, slot)).filter((count) => Math.abs(count) <= FURTHEST_COUNT);
    grown.push(...addAll(named, source, counts.flatMap((count) => datesAt(slot, count, day, facts))));
    if (compared.has(slot)) grown.push(...addAll(named, slot, numbers(pool(named, source)).map((date) => facts.derivation(kind, date, day))));
  }
  return grown;
}

export const numbers = (values: Iterable<string | number | boolean>): number[] => [...values].filter((value) => typeof value === 'number');

function addAll(named: Named, slot: Slot, values: Iterable<string | number | boolean>): Slot[] {
  const known = pool(named, slot);
  const before = known.size;
  for (const value of [...values]) known.add(value);
  return known.size > before ? [slot] : [];
}

/** For every fact the number of facts that it is compared with, directly or through others, itself included. */
function groupSizes(slots: readonly Slot[], compared: ReadonlySet<Slot>, pairs: readonly (readonly [Slot, Slot])[]): Map<Slot, number> {
  const group = new Map(slots.map((slot) => [slot, new Set([slot])]));
  const links = [...pairs, ...[...compared].flatMap((slot): [Slot, Slot][] => (slot.source ? [[slot, slot.source]] : []))];
  for (const [one, two] of links) {
    const [left, right] = [group.get(one), group.get(two)];
    if (!left || !right || left === right) continue;
    for (const slot of right) {
      left.add(slot);
      group.set(slot, left);
    }
  }
  return new Map(slots.map((slot) => [slot, Math.min(MOST_BETWEEN, group.get(slot)?.size ?? 1)]));
}
