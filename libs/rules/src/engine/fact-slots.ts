// Facts as the engine holds them: each at a fixed place of an array, checked and converted once per decision.
// Dates become days since 1970-01-01; undefined means unknown.
import { addWorkingDays, fromEpochDay, parseEpochDay, toEpochDay, workingDayCounter, type Calendar } from '@waymark/domain';
import type { Catalogue, DerivationKind, FactDefinition } from '../catalogue/fact-catalogue.ts';
import type { Facts, FactValue, RelativeDay } from '../format/rule-set.ts';
import { FactReader } from './fact-reader.ts';

export type Value = string | number | boolean | readonly (string | number | boolean)[] | undefined;

/** Values at their slots, then the day they are of, then one place per memoised named condition (undefined until it is evaluated). */
export type Frame = Value[];

export interface Slot {
  readonly index: number;
  readonly definition: FactDefinition;
  /** The slot of the date that a derived fact follows from. */
  readonly source: Slot | null;
}

/** The slots of the facts that a rule set reads, and the arithmetic of derived ones under one calendar. */
export class FactSlots {
  readonly slots: Slot[] = [];
  private readonly derived: Slot[] = [];
  private readonly byId = new Map<string, Slot>();
  private readonly definitions: ReadonlyMap<string, FactDefinition>;
  readonly workingDays: (epochDay: number) => number;
  private readonly calendar: Calendar;
  /** Made when the first facts come, and with them every slot is there. */
  private reader: FactReader | null = null;

  constructor(catalogue: Catalogue, calendar: Calendar) {
    this.calendar = calendar;
    this.definitions = new Map(catalogue.facts.map((fact) => [fact.id, fact]));
    this.workingDays = workingDayCounter(calendar);
  }

  /** The slot of a fact, made at its first use; a derived fact's date gets its slot before it. */
  slot(id: string): Slot {
    const known = this.byId.get(id);
    if (known) return known;
    const definition = this.definitionOf(id);
    if (!definition) throw new RangeError(`The catalogue has no fact '${id}'. Parse the rule set with the catalogue it is compiled with.`);
    if (id in Object.prototype) throw new RangeError(`A fact cannot be called '${id}'.`);
    const source = definition.derive ? this.slot(definition.derive.from) : null;
    const slot: Slot = { index: this.slots.length, definition, source };
    this.slots.push(slot);
    if (source) this.derived.push(slot);
    this.byId.set(id, slot);
    return slot;
  }

  protected definitionOf(id: string): FactDefinition | undefined {
    return this.definitions.get(id);
  }

  /** Whether a date is of something that has been done: days are counted since it. */
  isPast(id: string): boolean {
    for (const { derive } of this.definitions.values()) if (derive?.kind === 'daysSince' && derive.from === id) return true;
    return false;
  }

  /** Where a frame keeps the day that its facts are of. Settled once every slot is made. */
  get dayPlace(): number {
    return this.slots.length;
  }

  /** Writes the facts of `day` into a frame; places after the day are left as they are. */
  fill(frame: Frame, facts: Facts, day: number): void {
    this.reader ??= new FactReader(this.slots);
    this.reader.read(frame, facts);
    const { derived } = this;
    for (let index = 0; index < derived.length; index += 1) {
      const slot = derived[index] as Slot;
      const date = frame[(slot.source as Slot).index];
      if (date !== undefined) frame[slot.index] = this.derive(slot, date as number, day);
    }
    frame[this.slots.length] = day;
  }

  /** Moves a frame to another day: derived facts follow from their dates, numbers that move by themselves go on from where they are. */
  move(frame: Frame, day: number): void {
    const from = frame[this.slots.length] as number;
    for (const slot of this.slots) {
      const date = slot.source === null ? undefined : this.dayIn(frame[slot.source.index]);
      if (date !== undefined) frame[slot.index] = this.derive(slot, date, day);
      else {
        const pace = paceOf(slot.definition);
        const value = frame[slot.index];
        if (pace !== null && typeof value === 'number') frame[slot.index] = this.moved(slot.definition, pace, value, from, day);
      }
    }
    frame[this.slots.length] = day;
  }

  /** The day that a value in a frame stands for, if it is a date. */
  dayIn(value: Value): number | undefined {
    return typeof value === 'number' ? value : undefined;
  }

  /** Numbers that a moving number may reach or pass when it is compared with a value that stands still. */
  landmarks(value: Value): number[] {
    return [value].flat().filter((item) => typeof item === 'number');
  }

  /** A number that was given for one day, as it stands on another. */
  moved(definition: FactDefinition, pace: Pace, value: number, from: number, day: number): number {
    const passed = definition.unit === 'workingDays' ? this.workingDays(day) - this.workingDays(from) : day - from;
    return pace === 'down' ? value - passed : pace === 'upOnceBegun' && value === 0 ? 0 : value + passed;
  }

  /** The day that a rule counts from the day it is decided for. */
  relativeDay(relative: RelativeDay, day: number): number {
    return 'days' in relative ? day + relative.days : toEpochDay(addWorkingDays(fromEpochDay(day), relative.workingDays, this.calendar));
  }

  protected derive(slot: Slot, date: number, day: number): number | undefined {
    const kind = slot.definition.derive?.kind;
    return kind === undefined ? undefined : this.derivation(kind, date, day);
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

/** How a number that is given itself moves with the days: overdue days given as 0 stay 0, as nobody said when they would begin. */
export type Pace = 'up' | 'down' | 'upOnceBegun';

/** null: it stays as it is. */
export function paceOf({ moves, derive }: FactDefinition): Pace | null {
  if (moves) return moves;
  if (!derive) return null;
  return derive.kind === 'daysUntil' ? 'down' : derive.kind === 'daysSince' ? 'up' : 'upOnceBegun';
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
