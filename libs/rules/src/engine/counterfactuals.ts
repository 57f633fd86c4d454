// "It would be amber with one piece of evidence": for each fact, the smallest change of it alone that gives another outcome.
// Every proposal has been tried, and atLeast or atMost is said only when every value on that side was shown to give the same.
import type { FactValue } from '../format/rule-set.ts';
import type { Counterfactual } from './decision.ts';
import { external, type Frame, type Slot, type Value } from './fact-slots.ts';
import type { Program } from './program.ts';
import { aroundPoints, datesAt, FIRST_DAY, isWhole, LAST_DAY } from './representative-values.ts';

/** Proposals for all facts that the rules read, best outcome first, then in reading order. `frame` is not changed. */
export function counterfactuals(program: Program, frame: Frame, day: number, rank: (outcome: string) => number): Counterfactual[] {
  const today = program.outcomeNow([...frame]);
  const inputs = new Set(program.rules.flatMap((rule) => rule.reads).filter((slot) => slot.source === null));
  const found: Counterfactual[] = [];
  for (const slot of inputs) {
    const scratch = [...frame];
    const outcomeWith = (value: Value): string => {
      scratch[slot.index] = value;
      return program.outcomeOn(scratch, day);
    };
    const { type } = slot.definition;
    if (type === 'number' || type === 'date') found.push(...onScale(program, slot, frame, day, today, outcomeWith));
    else found.push(...amongChoices(program, slot, frame, today, outcomeWith));
  }
  return found.map((item, order) => ({ item, order })).sort((a, b) => rank(a.item.outcome) - rank(b.item.outcome) || a.order - b.order).map(({ item }) => item);
}

/** Strings, booleans and lists: every value that a rule could tell from another. */
function amongChoices(program: Program, slot: Slot, frame: Frame, today: string, outcomeWith: (value: Value) => string): Counterfactual[] {
  const current = frame[slot.index];
  const named = new Set<string | number | boolean>();
  for (const leaf of program.leaves) {
    if (leaf.slot === slot) for (const constant of leaf.constants) named.add(constant);
    const compared = leaf.slot === slot ? leaf.other : leaf.other === slot ? leaf.slot : null;
    const value = compared ? frame[compared.index] : undefined;
    if (Array.isArray(value)) for (const item of value as readonly (string | number | boolean)[]) named.add(item);
    else if (value !== undefined) named.add(value as string | number | boolean);
  }
  const { type } = slot.definition;
  const values = slot.definition.offered ?? slot.definition.values;
  let choices: Value[];
  if (type === 'boolean') choices = [true, false];
  else if (type === 'list') {
    const list = Array.isArray(current) ? (current as readonly (string | number | boolean)[]) : [];
    choices = [...named].map((item) => (list.includes(item) ? list.filter((kept) => kept !== item) : [...list, item]));
  } else choices = values ? [...values] : [...named].filter((item) => typeof item === type); // a list compared with may hold other types
  const proposed = new Map<string, Counterfactual>();
  for (const choice of choices) {
    if (choice === current) continue;
    const outcome = outcomeWith(choice);
    // The first choice for each outcome, in the catalogue's order, is enough: nobody needs every way to another rating.
    if (outcome !== today && !proposed.has(outcome)) proposed.set(outcome, { fact: slot.definition.id, operator: 'equal', value: external(slot.definition, choice), outcome });
  }
  return [...proposed.values()];
}

/** Numbers and dates: the nearest value on either side that gives each other outcome. */
function onScale(program: Program, slot: Slot, frame: Frame, day: number, today: string, outcomeWith: (value: Value) => string): Counterfactual[] {
  const { values, tangled } = thresholds(program, slot, frame, day);
  if (values.length === 0) return [];
  const outcomes = values.map(outcomeWith);
  const current = frame[slot.index] as number | undefined;
  const proposed: Counterfactual[] = [];
  for (const outcome of new Set(outcomes)) {
    if (outcome === today) continue;
    const up = values.findIndex((value, index) => outcomes[index] === outcome && (current === undefined || value > current));
    const down = current === undefined ? -1 : values.findLastIndex((value, index) => outcomes[index] === outcome && value < current);
    const upIsNearer = down < 0 || (up >= 0 && Math.abs((values[up] as number) - (current as number)) <= Math.abs((values[down] as number) - (current as number)));
    const chosen = up >= 0 && upIsNearer ? up : down;
    if (chosen < 0) continue;
    const holdsAbove = outcomes.slice(chosen).every((other) => other === outcome);
    const holdsBelow = outcomes.slice(0, chosen + 1).every((other) => other === outcome);
    let operator: Counterfactual['operator'] = 'equal';
    let at = chosen;
    if (tangled) operator = 'equal';
    else if (chosen === up && holdsAbove) operator = 'atLeast';
    else if (chosen === down && holdsBelow) operator = 'atMost';
    else if (current === undefined && holdsBelow) {
      // Nothing is known and the low values give it: the largest of them says the most.
      while (outcomes[at + 1] === outcome) at += 1;
      operator = 'atMost';
    }
    const value: FactValue = external(slot.definition, values[at]);
    proposed.push({ fact: slot.definition.id, operator, value, outcome });
  }
  return proposed;
}

/**
 * Values around every point at which a leaf on this fact, or on a fact derived from it, may change: one in each stretch between
 * points, and the points. `tangled`: a rule compares two facts that both follow from this one, so stretches cannot be told.
 */
function thresholds(program: Program, slot: Slot, frame: Frame, day: number): { values: number[]; tangled: boolean } {
  const { definition } = slot;
  const points = new Set<number>();
  let tangled = false;
  let pastOnly = false;
  for (const { slot: left, other, constants, relative } of program.leaves) {
    if (relative && left === slot) points.add(program.facts.relativeDay(relative, day));
    for (const [side, opposite] of [[left, other], [other, left]] as const) {
      if (!side || (side !== slot && side.source !== slot)) continue;
      if (opposite && (opposite === slot || opposite.source === slot)) tangled = true;
      const compared = side === left && !other ? constants : [frame[opposite?.index ?? -1]].flat();
      pastOnly ||= side.definition.derive?.kind === 'daysSince';
      for (const constant of compared) {
        if (typeof constant !== 'number') continue;
        for (const point of side === slot ? [constant] : datesAt(side, constant, day, program.facts)) points.add(point);
      }
    }
  }
  const lowest = definition.type === 'date' ? FIRST_DAY : (definition.minimum ?? -Infinity);
  // What has been done (an update, a start) cannot be dated after today.
  const highest = definition.type === 'date' ? (pastOnly ? day : LAST_DAY) : (definition.maximum ?? Infinity);
  const values = aroundPoints([...points].sort((a, b) => a - b), isWhole(definition)).filter((value) => value >= lowest && value <= highest);
  return { values, tangled };
}
