// The first day on which an outcome changes by itself. Exact: a leaf can only change where the fact it reads reaches or passes what
// it is compared with, and between two such days nothing can change.
import { fromEpochDay, toEpochDay } from '@waymark/domain';
import type { NextChange } from './decision.ts';
import type { RelativeDay } from '../format/rule-set.ts';
import { paceOf, type FactSlots, type Frame, type Slot } from './fact-slots.ts';
import type { LeafInfo } from './leaf-compiler.ts';
import type { Program } from './program.ts';

const LAST_DAY = toEpochDay('9999-12-31');

/** Null when the outcome stays for ever. `frame` holds the facts of `day` and is not changed. */
export function nextChange(program: Program, frame: Frame, day: number): NextChange | null {
  const days = new Set<number>();
  for (const leaf of program.leaves) candidateDays(leaf, frame, day, program.facts, days);
  if (days.size === 0) return null;
  const today = program.outcomeNow(frame);
  const scratch = [...frame];
  for (const candidate of [...days].sort((a, b) => a - b)) {
    const outcome = program.outcomeOn(scratch, candidate);
    if (outcome !== today) return { on: fromEpochDay(candidate), outcome };
  }
  return null;
}

/** Adds the days after `day` on which a leaf may change; some on which it does not are harmless, a missing one would not be. */
function candidateDays(leaf: LeafInfo, frame: Frame, day: number, facts: FactSlots, days: Set<number>): void {
  const add = (candidate: number): void => {
    if (candidate > day && candidate <= LAST_DAY) days.add(candidate);
  };
  const { slot, other } = leaf;
  if (leaf.plain === 'x:isMissing') return; // a fact does not become known by waiting
  if (leaf.relative) {
    for (const date of [frame[slot.index]].flat()) for (const found of overtakings(leaf.relative, facts.dayIn(date), day, facts)) add(found);
    return;
  }
  if (!movesByItself(slot) && (other === null || !movesByItself(other))) return;
  const left = movements(slot, frame, facts);
  const right = other ? movements(other, frame, facts) : facts.landmarks(leaf.constants).map(standing);
  for (const one of left) {
    for (const two of right) {
      const linear = one.linear !== undefined && two.standing !== undefined ? (two.standing - one.linear.at) / one.linear.pace : null;
      if (linear === null) for (const found of signChanges((at) => one.value(at) - two.value(at), day, [...one.kinks, ...two.kinks])) add(found);
      else {
        // The day on which the constant is reached, and the day after which it is passed.
        add(Math.ceil(linear));
        add(Math.floor(linear) + 1);
      }
    }
  }
}

interface Movement {
  readonly value: (day: number) => number;
  /** Days at which its pace changes. */
  readonly kinks: readonly number[];
  /** value = at + pace × day, where it has that form over all days to come or the difference is only ever zero before. */
  readonly linear?: { readonly at: number; readonly pace: 1 | -1 };
  /** It does not move, and this is its value. */
  readonly standing?: number;
}

const movesByItself = ({ definition }: Slot): boolean => definition.derive !== undefined || definition.moves !== undefined;

/** Only numbers are ever reached by waiting. */
const standing = (held: number): Movement => ({ value: () => held, kinks: [], standing: held });

/** How a numeric fact moves with the days; the elements of a list stand still; nothing when it is unknown. */
function movements(slot: Slot, frame: Frame, facts: FactSlots): Movement[] {
  const { definition } = slot;
  const date = slot.source ? facts.dayIn(frame[slot.source.index]) : undefined;
  const kind = definition.derive?.kind;
  if (date !== undefined && kind !== undefined) {
    const linear = kind === 'daysUntil' ? ({ at: date, pace: -1 } as const) : kind === 'workingDaysOverdue' ? undefined : ({ at: -date, pace: 1 } as const);
    return [{ value: (day) => facts.derivation(kind, date, day), kinks: [date], ...(linear ? { linear } : {}) }];
  }
  const held = frame[slot.index];
  const pace = paceOf(definition);
  if (typeof held !== 'number' || pace === null || (pace === 'upOnceBegun' && held === 0)) return facts.landmarks(held).map(standing);
  const from = frame[facts.dayPlace] as number;
  const linear = definition.unit === 'workingDays' ? undefined : pace === 'down' ? ({ at: held + from, pace: -1 } as const) : ({ at: held - from, pace: 1 } as const);
  return [{ value: (day) => facts.moved(definition, pace, held, from, day), kinks: [], ...(linear ? { linear } : {}) }];
}

/** Days on which a day counted from today reaches or passes a date. The counted day never goes back, so halving finds them. */
function overtakings(relative: RelativeDay, date: number | undefined, day: number, facts: FactSlots): number[] {
  if (date === undefined) return [];
  const count = 'days' in relative ? relative.days : relative.workingDays;
  const end = Math.min(Math.max(day, date + 2 * Math.abs(count) + 30), LAST_DAY - 2 * Math.abs(count) - 30);
  return signChanges((at) => facts.relativeDay(relative, at) - date, day, [], end);
}

/**
 * The first days after `start` on which the sign of a difference differs from the day before. Between two kinks every
 * difference of two facts that move is monotone (each moves by 0 or 1 a day, working days no faster than days), so halving finds them.
 */
function signChanges(difference: (day: number) => number, start: number, kinks: readonly number[], end = LAST_DAY): number[] {
  // Between two infinite numbers there is no difference that could change.
  const signOn = (day: number): number => Math.sign(difference(day)) || 0;
  const found: number[] = [];
  const stops = [start, ...[...new Set(kinks)].filter((kink) => kink > start && kink < end).sort((a, b) => a - b), end];
  for (let piece = 0; piece + 1 < stops.length; piece += 1) {
    let from = stops[piece] as number;
    const to = stops[piece + 1] as number;
    if (to <= from) continue;
    const last = signOn(to);
    for (let sign = signOn(from); sign !== last; sign = signOn(from)) {
      let before = from;
      let changed = to;
      while (changed - before > 1) {
        const middle = Math.floor((before + changed) / 2);
        if (signOn(middle) === sign) before = middle;
        else changed = middle;
      }
      found.push(changed);
      from = changed;
    }
  }
  return found;
}
