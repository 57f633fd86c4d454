// Facts as the engine holds them: each at a fixed place of an array, checked and converted once per decision.
// Dates become days since 1970-01-01; undefined means unknown.
import { fromEpochDay, localDate, parseEpochDay, workingDayCounter, type Calendar } from '@waymark/domain';
import type { Catalogue, DerivationKind, FactDefinition } from '../catalogue/fact-catalogue.ts';
import type { Facts, FactValue } from '../format/rule-set.ts';

export type Value = string | number | boolean | readonly (string | number | boolean)[] | undefined;

/** Values at their slots, then one place per memoised named condition (undefined until it is evaluated). */
export type Frame = Value[];

export interface Slot {
  readonly index: number;
  readonly definition: FactDefinition;
  /** The slot of the date that a derived fact follows from. */
  readonly source: Slot | null;
}

/** Facts of the wrong type, NaN and dates that do not exist count as unknown: a rule never fires on nonsense. */
function convert(definition: FactDefinition, value: FactValue | undefined): Value {
  if (value === undefined || value === null) return undefined;
  switch (definition.type) {
    case 'number':
      return typeof value === 'number' && !Number.isNaN(value) ? value : undefined;
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'date':
      return typeof value === 'string' ? dayOfText(value) : undefined;
    case 'list':
      return Array.isArray(value) ? [...(value as readonly (string | number | boolean)[])] : undefined;
  }
}

function dayOfText(text: string): number | undefined {
  const day = parseEpochDay(text);
  if (!Number.isNaN(day)) return day;
  if (text.length <= 10) return undefined;
  try {
    return parseEpochDay(localDate(text));
  } catch {
    return undefined; // neither a date nor an instant
  }
}

/** The slots of the facts that a rule set reads, and the arithmetic of derived ones under one calendar. */
export class FactSlots {
  readonly slots: Slot[] = [];
  private readonly byId = new Map<string, Slot>();
  private readonly definitions: ReadonlyMap<string, FactDefinition>;
  readonly workingDays: (epochDay: number) => number;

  constructor(catalogue: Catalogue, calendar: Calendar) {
    this.definitions = new Map(catalogue.facts.map((fact) => [fact.id, fact]));
    this.workingDays = workingDayCounter(calendar);
  }

  /** The slot of a fact, made at its first use; a derived fact's date gets its slot before it. */
  slot(id: string): Slot {
    const known = this.byId.get(id);
    if (known) return known;
    const definition = this.definitions.get(id);
    if (!definition) throw new RangeError(`The catalogue has no fact '${id}'. Parse the rule set with the catalogue it is compiled with.`);
    if (id in Object.prototype) throw new RangeError(`A fact cannot be called '${id}'.`);
    const source = definition.derive ? this.slot(definition.derive.from) : null;
    const slot: Slot = { index: this.slots.length, definition, source };
    this.slots.push(slot);
    this.byId.set(id, slot);
    return slot;
  }

  /** Writes the facts of `day` into a frame; places after the slots are left as they are. */
  fill(frame: Frame, facts: Facts, day: number): void {
    const { slots } = this;
    for (let index = 0; index < slots.length; index += 1) {
      const slot = slots[index] as Slot;
      frame[index] = slot.source === null ? convert(slot.definition, facts[slot.definition.id]) : this.derive(slot, frame[slot.source.index], day);
    }
  }

  /** Works out the derived facts of another day, the dates staying as they are. */
  move(frame: Frame, day: number): void {
    for (const slot of this.slots) if (slot.source !== null) frame[slot.index] = this.derive(slot, frame[slot.source.index], day);
  }

  private derive(slot: Slot, date: Value, day: number): number | undefined {
    const kind = slot.definition.derive?.kind;
    return kind === undefined || date === undefined ? undefined : this.derivation(kind, date as number, day);
  }

  /** The value of a derived fact whose date and today are days since 1970-01-01. */
  derivation(kind: DerivationKind, date: number, day: number): number {
    switch (kind) {
      case 'daysUntil':
        return date - day;
      case 'daysSince':
        return day - date;
      case 'daysOverdue':
        return day > date ? day - date : 0;
      case 'workingDaysOverdue':
        return day > date ? this.workingDays(day) - this.workingDays(date) : 0;
    }
  }
}

/** A value as the outside world writes it: dates as ISO text, unknown as null. */
export function external(definition: FactDefinition, value: Value): FactValue {
  if (value === undefined) return null;
  return definition.type === 'date' ? fromEpochDay(value as number) : value;
}

/** A constant of a rule as the engine compares it. The rule set has been parsed, so it has the fact's type. */
export function internal(definition: FactDefinition, value: string | number | boolean): string | number | boolean {
  return definition.type === 'date' ? parseEpochDay(value as string) : value;
}
