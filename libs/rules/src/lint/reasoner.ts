// Asks whether formulas can have certain truths together, on every reference day, and words the answer as facts.
import { fromEpochDay, type Calendar, type IsoDate } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { external, FactSlots, type Slot } from '../engine/fact-slots.ts';
import type { Condition, Facts, FactValue } from '../format/rule-set.ts';
import { FormulaReader, type Formula } from './formula.ts';
import { referenceDays } from './reference-days.ts';
import { IS_TRUE, Search, type Goal } from './search.ts';
import { firstBit, SearchSpace, type Live } from './search-space.ts';

export interface Example {
  readonly facts: Facts;
  /** The day for which the facts are given. */
  readonly on: IsoDate;
}

/** An example, or that there is none, or that the search was too long or the values too many to tell. */
export type Answer = Example | 'impossible' | 'notSettled';

/** Looks that one question may cost, and all questions about a rule set together: counted, so that every machine says the same. */
const MOST_LOOKS = 500_000;
const MOST_LOOKS_IN_ALL = 20_000_000;

interface Day {
  readonly space: SearchSpace;
  readonly search: Search;
  readonly anything: Live;
  readonly everythingKnown: Live;
  /** What a formula being true leaves of everything; null: it cannot be. */
  readonly whenTrue: Map<Formula, Live | null>;
}

export interface Question {
  /** No fact is missing. Default: any may be. */
  readonly known?: boolean;
  /** This fact is missing. */
  readonly missing?: Slot;
  /** Facts to name in the example besides those that the goals read. */
  readonly naming?: Iterable<Slot>;
}

export class Reasoner {
  readonly reader: FormulaReader;
  readonly facts: FactSlots;
  private readonly now: IsoDate;
  private left = MOST_LOOKS_IN_ALL;
  private made: readonly Day[] | null = null;

  constructor(conditions: Readonly<Record<string, Condition>>, catalogue: Catalogue, calendar: Calendar, now: IsoDate) {
    this.facts = new FactSlots(catalogue, calendar);
    this.reader = new FormulaReader(conditions, this.facts);
    this.now = now;
  }

  ask(goals: readonly Goal[], question: Question = {}): Answer {
    let settled = goals.every(({ formula }) => this.isComplete(formula));
    let left = Math.min(MOST_LOOKS, this.left);
    for (const day of this.days) {
      if (left <= 0) return 'notSettled';
      const start = (question.known ? day.everythingKnown : day.anything).slice();
      if (question.missing) this.onlyMissing(day, start, question.missing);
      const before = day.search.looks;
      const found = day.search.solve(start, goals, before + left);
      left -= day.search.looks - before;
      this.left -= day.search.looks - before;
      if (found === 'notSettled') settled = false;
      else if (found) return this.example(day, found, goals, question);
    }
    return settled ? 'impossible' : 'notSettled';
  }

  /** False when they are never true together, by what each alone leaves of the facts: quick, for the many pairs of a long list. */
  mayMeet(one: Formula, two: Formula): boolean {
    if (!this.isComplete(one) || !this.isComplete(two)) return true;
    return this.days.some((day) => {
      const [left, right] = [this.whenTrue(day, one), this.whenTrue(day, two)];
      return left !== null && right !== null && everyVariable(day.space, (word) => (left[word] as number) & (right[word] as number));
    });
  }

  /** Every value of a fact that rules can tell from another, missing left out. */
  valuesOf(slot: Slot, on: IsoDate): FactValue[] {
    const day = this.days.find(({ space }) => fromEpochDay(space.day) === on);
    return (day?.space.variable(slot).values ?? []).slice(0, -1).map((value) => external(slot.definition, value));
  }

  private whenTrue(day: Day, formula: Formula): Live | null {
    let known = day.whenTrue.get(formula);
    if (known === undefined) {
      const live = day.anything.slice();
      known = day.search.narrow(live, [{ formula, wanted: IS_TRUE }]) && live;
      day.whenTrue.set(formula, known);
    }
    return known;
  }

  private isComplete(formula: Formula): boolean {
    const { space } = this.days[0] as Day;
    return [...this.reader.inputsOf(formula)].every((slot) => space.variable(slot).complete);
  }

  /** Made when the first question is asked: every condition has been read by then. */
  private get days(): readonly Day[] {
    return (this.made ??= referenceDays(this.now, this.reader.atoms, this.facts).map((day) => {
      const space = new SearchSpace(this.reader.atoms, this.facts, day);
      return { space, search: new Search(space), anything: space.everything(false), everythingKnown: space.everything(true), whenTrue: new Map() };
    }));
  }

  private onlyMissing(day: Day, live: Live, missing: Slot): void {
    const known = day.everythingKnown;
    const { offset, words } = day.space.variable(missing);
    for (let word = 0; word < live.length; word += 1) {
      const its = word >= offset && word < offset + words;
      live[word] = its ? ((day.anything[word] as number) & ~(known[word] as number)) >>> 0 : (known[word] as number);
    }
  }

  private example({ space }: Day, live: Live, goals: readonly Goal[], { naming = [] }: Question): Example {
    const slots = new Set([...goals.flatMap(({ formula }) => [...this.reader.inputsOf(formula)]), ...naming]);
    const facts: Record<string, FactValue> = {};
    for (const slot of slots) {
      const variable = space.variable(slot);
      facts[slot.definition.id] = external(slot.definition, variable.values[firstBit(live, variable)]);
    }
    return { facts, on: fromEpochDay(space.day) };
  }
}

/** Whether each variable has a word that is not zero. */
function everyVariable({ variables }: SearchSpace, wordAt: (word: number) => number): boolean {
  for (const { offset, words } of variables.values()) {
    let any = 0;
    for (let word = offset; word < offset + words; word += 1) any |= wordAt(word);
    if (any === 0) return false;
  }
  return true;
}
