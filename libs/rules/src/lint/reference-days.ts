// The days on which a question is asked. Counts of working days and of days stand differently to each other on different days of the
// week and around long closures, and a fixed date that lies ahead today will be past one day: what is impossible on this Monday may
// happen on a Thursday, or next year.
import { toEpochDay, type IsoDate } from '@waymark/domain';
import type { FactSlots } from '../engine/fact-slots.ts';
import type { Atom } from './formula.ts';

const WEEK = 7;
/** Long enough to meet every closure of a year. */
const YEAR = 366;
/** Longer than a weekend with a bank holiday beside it. */
const LONG_CLOSURE = 4;
/** Fixed dates after which is looked, the next ones: rules name few. */
const MOST_FIXED = 5;
/** Counts beyond it are no days that anybody waits for. */
const LONGEST_WAIT = 3_660;

/** Days since 1970-01-01, `now` first; only that one where rules neither count working days nor name dates that lie ahead. */
export function referenceDays(now: IsoDate, atoms: readonly Atom[], facts: FactSlots): number[] {
  const today = toEpochDay(now);
  const days = new Set([today]);
  if (atoms.some(countsWorkingDays)) {
    for (let day = today + 1; day < today + WEEK; day += 1) days.add(day);
    for (let day = today + WEEK; day < today + YEAR; day += 1) if (endsLongClosure(day, facts)) days.add(day);
  }
  const wait = Math.max(0, ...atoms.flatMap(waits).filter((count) => count <= LONGEST_WAIT));
  const ahead = [...new Set(atoms.flatMap(fixedDates))].filter((date) => date >= today).sort((a, b) => a - b);
  for (const date of ahead.slice(0, MOST_FIXED)) for (const day of [date + 1, date + wait + 1]) days.add(day);
  return [...days];
}

function countsWorkingDays({ leaf: { slot, other, relative } }: Atom): boolean {
  return (relative !== null && 'workingDays' in relative) || [slot, other].some((side) => side?.definition.derive?.kind === 'workingDaysOverdue');
}

function endsLongClosure(day: number, { workingDays }: FactSlots): boolean {
  return workingDays(day) > workingDays(day - 1) && workingDays(day - 1) === workingDays(day - 1 - LONG_CLOSURE);
}

function fixedDates({ leaf: { slot, constants } }: Atom): number[] {
  return slot.definition.type === 'date' ? constants.filter((constant) => typeof constant === 'number') : [];
}

/** Days, or twice as many for working days, that a comparison counts from today. */
function waits({ leaf: { slot, constants, relative } }: Atom): number[] {
  if (relative) return [2 * Math.abs('days' in relative ? relative.days : relative.workingDays)];
  return slot.source ? constants.flatMap((constant) => (typeof constant === 'number' ? [2 * Math.abs(Math.ceil(constant))] : [])) : [];
}
