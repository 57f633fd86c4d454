// The finite list of values that stands for everything a fact can be, those that a person recognises first.
import type { FactSlots, Slot, Value } from '../engine/fact-slots.ts';
import { aroundPoints, FIRST_DAY, isWhole, LAST_DAY } from '../engine/representative-values.ts';
import { numbers, type Thresholds } from './thresholds.ts';

type Item = string | number | boolean;

export interface Domain {
  /** In the order in which they are preferred; the last one is undefined: missing. */
  readonly values: readonly Value[];
  /** Every truth that rules can tell apart is among them. */
  readonly complete: boolean;
}

/** Values of a fact that is compared with another: every pair of values is tried. The nearest to today, or to 0, are kept. */
const MOST_COMPARED = 150;
/** With more elements than this not every list is tried. */
const MOST_ELEMENTS = 7;
const MOST_PAIRED = 24;
/** With more numbers than this only the numbers themselves are elements, and nothing between them. */
const MOST_SURROUNDED = 2;

export function domainOf(slot: Slot, found: Thresholds, day: number, facts: FactSlots): Domain {
  const named = [...(found.named.get(slot) ?? [])];
  const spread = found.compared.get(slot) ?? 1;
  const known = !found.incomplete.has(slot);
  switch (slot.definition.type) {
    case 'boolean':
      return { values: [true, false, undefined], complete: known };
    case 'string':
      return { values: [...texts(slot, named, spread), undefined], complete: known };
    case 'list': {
      const lists = listsOf(elements(named));
      return { values: [...lists.values, undefined], complete: known && lists.complete && numbers(named).length <= MOST_SURROUNDED };
    }
    case 'number':
    case 'date': {
      const values = scale(slot, numbers(named), spread, day, facts);
      const most = spread > 1 ? MOST_COMPARED : Infinity;
      return { values: [...values.slice(0, most), undefined], complete: known && values.length <= most };
    }
  }
}

/** Fixed values as the catalogue orders them, those worth proposing first; otherwise the named ones and so many others. */
function texts({ definition }: Slot, named: readonly Item[], others: number): string[] {
  const { values, offered = [] } = definition;
  if (values) return [...offered, ...values.filter((value) => !offered.includes(value))];
  const given = named.filter((value) => typeof value === 'string');
  return [...given, ...otherTexts(given, others)];
}

/** Texts that begin as no named one does. */
function otherTexts(named: readonly string[], count: number): string[] {
  const taken = new Set(named.map((text) => text.charAt(0)));
  let stem = ['other', 'something else', 'else'].find((text) => !taken.has(text.charAt(0)));
  for (let code = 0x61; stem === undefined; code += 1) if (!taken.has(String.fromCharCode(code))) stem = String.fromCharCode(code);
  return Array.from({ length: count }, (_, index) => (index === 0 ? String(stem) : `${stem} ${index + 1}`));
}

function scale({ definition }: Slot, named: readonly number[], spread: number, day: number, facts: FactSlots): number[] {
  const isDate = definition.type === 'date';
  const lowest = isDate ? FIRST_DAY : (definition.minimum ?? -Infinity);
  // What has been done (an update, a start) cannot be dated after today.
  const highest = isDate ? (facts.isPast(definition.id) ? day : LAST_DAY) : (definition.maximum ?? Infinity);
  const home = isDate ? day : Math.min(Math.max(0, lowest), highest);
  const points = [...new Set([home, ...named])].sort((a, b) => a - b);
  const whole = isWhole(definition);
  const values = new Set(aroundPoints(points, whole));
  if (spread > 1) {
    for (const [index, point] of points.entries()) {
      const room = ((points[index + 1] ?? Infinity) - point) / (spread + 1);
      for (let step = 1; step <= spread; step += 1) {
        for (const value of whole ? [Math.floor(point) - step, Math.ceil(point) + step] : [point - step, point + Math.min(1, room) * step]) values.add(value);
      }
    }
  }
  return [...values].filter((value) => value >= lowest && value <= highest).sort((a, b) => Math.abs(a - home) - Math.abs(b - home) || b - a);
}

/** What lists may hold: everything named, numbers around every point, a truth only where one is named, and something else. */
function elements(named: readonly Item[]): Item[] {
  const points = numbers(named).sort((a, b) => a - b);
  const given = named.filter((item) => typeof item !== 'number');
  const around = points.length <= MOST_SURROUNDED ? aroundPoints(points, points.every(Number.isInteger)) : points;
  return [...given, ...around, ...otherTexts(given.filter((item) => typeof item === 'string'), 1)];
}

/** All lists over a few elements; of many, those with at most two and those that lack at most one. */
function listsOf(items: readonly Item[]): { values: readonly (readonly Item[])[]; complete: boolean } {
  if (items.length <= MOST_ELEMENTS) {
    const all = Array.from({ length: 2 ** items.length }, (_, chosen) => items.filter((_item, index) => (chosen >> index) & 1));
    return { values: all.sort((a, b) => a.length - b.length), complete: true };
  }
  const pairs = items.slice(0, MOST_PAIRED).flatMap((one, index) => items.slice(index + 1, MOST_PAIRED).map((two) => [one, two]));
  return { values: [[], ...items.map((item) => [item]), ...pairs, ...items.map((item) => items.filter((other) => other !== item)), [...items]], complete: false };
}
