// The first day on which an outcome changes by itself. Exact: a leaf can only change where the fact it reads reaches or passes what
// it is compared with, and between two such days nothing can change.
import { fromEpochDay, toEpochDay } from '@waymark/domain';
import type { NextChange } from './decision.ts';
import type { FactSlots, Frame, Slot } from './fact-slots.ts';
import type { LeafInfo } from './leaf-compiler.ts';
import type { Program } from './program.ts';

const LAST_DAY = toEpochDay('9999-12-31');

/** Null when the outcome stays for ever. `frame` holds the facts of `day` and is not changed. */
export function nextChange(program: Program, frame: Frame, day: number): NextChange | null {
  const days = new Set<number>();
  for (const leaf of program.leaves) candidateDays(leaf, frame, day, program.facts, days);
  if (days.size === 0) return null;
  const today = program.outcomeOf(program.winner(frame));
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
  if (slot.source === null && other?.source == null) return;
  if (leaf.operator === 'x:isMissing') return; // a fact does not become known by waiting
  if (other) {
    const left = movement(slot, frame, facts);
    const right = movement(other, frame, facts);
    if (left && right) for (const found of signChanges((at) => left.value(at) - right.value(at), day, [...left.kinks, ...right.kinks])) add(found);
    return;
  }
  const date = slot.source && frame[slot.source.index];
  const kind = slot.definition.derive?.kind;
  if (typeof date !== 'number' || kind === undefined) return;
  for (const constant of leaf.constants as readonly number[]) {
    if (kind === 'workingDaysOverdue') {
      for (const found of signChanges((at) => facts.derivation(kind, date, at) - constant, day, [date])) add(found);
      continue;
    }
    // Linear in the day: the day on which the constant is reached, and the day after which it is passed.
    const reached = kind === 'daysUntil' ? date - constant : date + constant;
    add(Math.ceil(reached));
    add(Math.floor(reached) + 1);
  }
}

interface Movement {
  readonly value: (day: number) => number;
  /** Days at which its pace changes. */
  readonly kinks: readonly number[];
}

/** How a numeric fact moves with the days, or null when it is unknown or no number. */
function movement(slot: Slot, frame: Frame, facts: FactSlots): Movement | null {
  const kind = slot.definition.derive?.kind;
  const held = frame[slot.source?.index ?? slot.index];
  if (typeof held !== 'number') return null;
  return kind === undefined ? { value: () => held, kinks: [] } : { value: (day) => facts.derivation(kind, held, day), kinks: [held] };
}

/**
 * The first days after `start` on which the sign of a difference differs from the day before. Between two kinks every
 * difference of two facts that move is monotone (each moves by 0 or 1 a day, working days no faster than days), so halving finds them.
 */
function signChanges(difference: (day: number) => number, start: number, kinks: readonly number[]): number[] {
  const found: number[] = [];
  const stops = [start, ...[...new Set(kinks)].filter((kink) => kink > start && kink < LAST_DAY).sort((a, b) => a - b), LAST_DAY];
  for (let piece = 0; piece + 1 < stops.length; piece += 1) {
    let from = stops[piece] as number;
    const to = stops[piece + 1] as number;
    const last = Math.sign(difference(to));
    for (let sign = Math.sign(difference(from)); sign !== last; sign = Math.sign(difference(from))) {
      let before = from;
      let changed = to;
      while (changed - before > 1) {
        const middle = Math.floor((before + changed) / 2);
        if (Math.sign(difference(middle)) === sign) before = middle;
        else changed = middle;
      }
      found.push(changed);
      from = changed;
    }
  }
  return found;
}
