// Facts as json-rules-engine sees them: as they were given, null apart from absent, dates as text.
import type { FactDefinition } from '../../catalogue/fact-catalogue.ts';
import type { Facts } from '../../format/rule-set.ts';
import { dayOfText } from '../fact-reader.ts';
import { FactSlots, type Frame, type Slot, type Value } from '../fact-slots.ts';

/** Values are held, not copied: two facts that are one list are equal in json-rules-engine, too. */
export class RawFacts extends FactSlots {
  protected override definitionOf(id: string): FactDefinition | undefined {
    const definition = super.definitionOf(id);
    return definition?.type === 'date' ? { ...definition, type: 'string' } : definition;
  }

  /** A derived fact follows from its date where that is given, else it is what was given. */
  override fill(frame: Frame, facts: Facts, day: number): void {
    for (const slot of this.slots) {
      const date = slot.source === null ? undefined : this.dayIn(frame[slot.source.index]);
      frame[slot.index] = date === undefined ? given(slot, facts) : this.derive(slot, date, day);
    }
    frame[this.dayPlace] = day;
  }

  override dayIn(value: Value): number | undefined {
    return typeof value === 'string' ? dayOfText(value) : undefined;
  }

  /** JavaScript compares a number with what another value converts to, and looks for its digits in a text. */
  override landmarks(value: Value): number[] {
    const items: unknown[] = Array.isArray(value) ? [value, ...(value as readonly unknown[])] : [value];
    return items.flatMap((item) => (typeof item === 'string' ? [numberOf(item), ...numbersIn(item)] : [numberOf(item)])).filter((number) => !Number.isNaN(number));
  }
}

const given = (slot: Slot, facts: Facts): Value => facts[slot.definition.id] as Value;

function numberOf(value: unknown): number {
  try {
    return Number(value);
  } catch {
    return NaN; // an object without a text, on which every comparison fails
  }
}

/** Longest text of a number that a fact can move to; a longer text is searched piece by piece. */
const LONGEST_NUMBER = 24;

function numbersIn(text: string): number[] {
  const found: number[] = [];
  for (let start = 0; start < text.length; start += 1) {
    for (let end = start + 1; end <= Math.min(text.length, start + LONGEST_NUMBER); end += 1) {
      const number = Number(text.slice(start, end));
      if (String(number) === text.slice(start, end)) found.push(number);
    }
  }
  return found;
}
