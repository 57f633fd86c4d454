// The values of a number or a date that rules can tell apart: one for every stretch between thresholds, and the thresholds.
import { toEpochDay } from '@waymark/domain';
import type { FactDefinition } from '../catalogue/fact-catalogue.ts';
import type { FactSlots, Slot } from './fact-slots.ts';

export const FIRST_DAY = toEpochDay('0001-01-01');
export const LAST_DAY = toEpochDay('9999-12-31');
/** Units of which there are no parts. */
const COUNTED: ReadonlySet<string | undefined> = new Set(['days', 'workingDays', 'items']);

export function isWhole({ type, unit }: FactDefinition): boolean {
  return type === 'date' || COUNTED.has(unit);
}

/** The points and one value in every stretch between and beside them, in order; whole numbers only for dates and counts. */
export function aroundPoints(points: readonly number[], whole: boolean): number[] {
  const values = new Set<number>();
  points.forEach((point, index) => {
    if (whole) for (const value of [Math.floor(point) - 1, Math.floor(point), Math.ceil(point), Math.ceil(point) + 1]) values.add(value);
    else {
      const step = Number.isInteger(point) ? 1 : 0.01;
      const below = Math.min(step, (point - (points[index - 1] ?? -Infinity)) / 2);
      const above = Math.min(step, ((points[index + 1] ?? Infinity) - point) / 2);
      for (const value of [point - below, point, point + above]) values.add(value);
    }
  });
  return [...values].sort((a, b) => a - b);
}

/** Dates at which a derived fact reaches a value today. */
export function datesAt(derived: Slot, value: number, day: number, facts: FactSlots): number[] {
  const kind = derived.definition.derive?.kind;
  if (kind === 'daysUntil') return [day + value];
  if (kind !== 'workingDaysOverdue') return [day - value];
  if (value < 0 || value > day - FIRST_DAY) return []; // no date is that long ago
  // The earliest dates from which no more than so many working days have passed, for the whole numbers around the value.
  return [Math.floor(value), Math.ceil(value), Math.ceil(value) - 1].map((count) => {
    let tooEarly = day - 2 * Math.abs(count) - 30;
    let late = day;
    while (facts.derivation(kind, tooEarly, day) <= count) tooEarly -= 30;
    while (late - tooEarly > 1) {
      const middle = Math.floor((late + tooEarly) / 2);
      if (facts.derivation(kind, middle, day) <= count) late = middle;
      else tooEarly = middle;
    }
    return late;
  });
}
