// Which truths each atom has for which values, as sets of bits: what a search narrows.
import type { FactSlots, Frame, Slot, Value } from '../engine/fact-slots.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from '../engine/truth.ts';
import { inputOf, type Atom } from './formula.ts';
import { domainOf } from './representative-domain.ts';
import { thresholds } from './thresholds.ts';

/** An input fact with its values; bit i of its words stands for value i. */
export interface Variable {
  readonly slot: Slot;
  readonly values: readonly Value[];
  readonly complete: boolean;
  /** Its words among those of all variables. */
  readonly offset: number;
  readonly words: number;
}

/** For each truth the values that give it. */
export type ByTruth = readonly Uint32Array[];

export interface Table {
  readonly one: Variable;
  readonly byTruth: ByTruth;
  /** An atom over two facts: for each value of the first, the values of the second by truth; byTruth is then empty. */
  readonly two: { readonly variable: Variable; readonly rows: readonly ByTruth[] } | null;
}

/** Values still possible, for all variables one after the other. */
export type Live = Uint32Array;

export class SearchSpace {
  readonly day: number;
  readonly variables = new Map<Slot, Variable>();
  readonly tables: readonly Table[];
  private readonly facts: FactSlots;
  private readonly size: number;

  constructor(atoms: readonly Atom[], facts: FactSlots, day: number) {
    this.day = day;
    this.facts = facts;
    const found = thresholds(atoms, day, facts);
    let offset = 0;
    for (const slot of facts.slots) {
      if (slot.source) continue;
      const { values, complete } = domainOf(slot, found, day, facts);
      const words = Math.ceil(values.length / 32);
      this.variables.set(slot, { slot, values, complete, offset, words });
      offset += words;
    }
    this.size = offset;
    this.tables = atoms.map((atom) => this.table(atom));
  }

  /** Everything possible; with `known` no fact is missing. */
  everything(known: boolean): Live {
    const live = new Uint32Array(this.size);
    for (const { offset, values } of this.variables.values()) {
      const count = known ? values.length - 1 : values.length;
      for (let index = 0; index < count; index += 1) addBit(live, offset, index);
    }
    return live;
  }

  variable(slot: Slot): Variable {
    const variable = this.variables.get(slot);
    if (!variable) throw new RangeError(`'${slot.definition.id}' is not a fact that varies.`);
    return variable;
  }

  private table(atom: Atom): Table {
    const frame: Frame = [];
    frame[this.facts.dayPlace] = this.day;
    const { leaf, evaluate } = atom;
    const [first, second] = atom.inputs.map((slot) => this.variable(slot));
    const one = first as Variable;
    const put = ({ slot }: Variable, value: Value): void => {
      frame[slot.index] = value;
      for (const read of [leaf.slot, leaf.other]) {
        const kind = read?.definition.derive?.kind;
        if (read && kind && read.source && inputOf(read) === slot) frame[read.index] = value === undefined ? undefined : this.facts.derivation(kind, value as number, this.day);
      }
    };
    if (!second) return { one, byTruth: this.truths(one, (value) => (put(one, value), evaluate(frame))), two: null };
    const rows = one.values.map((value) => {
      put(one, value);
      return this.truths(second, (other) => (put(second, other), evaluate(frame)));
    });
    return { one, byTruth: [], two: { variable: second, rows } };
  }

  private truths({ values, words }: Variable, truthOf: (value: Value) => Truth): ByTruth {
    const sets = [FALSE, UNKNOWN, TRUE].map(() => new Uint32Array(words));
    values.forEach((value, index) => addBit(sets[truthOf(value)] as Uint32Array, 0, index));
    return sets;
  }
}

export function addBit(words: Uint32Array, offset: number, index: number): void {
  const at = offset + (index >>> 5);
  words[at] = ((words[at] as number) | (1 << (index & 31))) >>> 0;
}

export const hasBit = (words: Uint32Array, offset: number, index: number): boolean => (((words[offset + (index >>> 5)] as number) >>> (index & 31)) & 1) === 1;

/** The place of the first bit of a variable, -1 when there is none. */
export function firstBit(live: Live, { offset, words }: Variable): number {
  for (let word = 0; word < words; word += 1) {
    const bits = live[offset + word] as number;
    if (bits !== 0) return word * 32 + 31 - Math.clz32(bits & -bits);
  }
  return -1;
}

/** Whether exactly one value is left. */
export function isSettled(live: Live, { offset, words }: Variable): boolean {
  let seen = false;
  for (let word = 0; word < words; word += 1) {
    const bits = live[offset + word] as number;
    if (bits === 0) continue;
    if (seen || (bits & (bits - 1)) !== 0) return false;
    seen = true;
  }
  return seen;
}

export function meets(live: Live, { offset, words }: Variable, set: Uint32Array): boolean {
  for (let word = 0; word < words; word += 1) if (((live[offset + word] as number) & (set[word] as number)) !== 0) return true;
  return false;
}

/** Keeps the values that are in one of the sets. */
export function keep(live: Live, { offset, words }: Variable, sets: readonly Uint32Array[]): 'nothingLeft' | 'asBefore' | 'fewer' {
  let any = 0;
  let lost = 0;
  for (let word = 0; word < words; word += 1) {
    let bits = 0;
    for (const set of sets) bits |= set[word] as number;
    const before = live[offset + word] as number;
    live[offset + word] = (before & bits) >>> 0;
    any |= before & bits;
    lost |= before & ~bits;
  }
  return any === 0 ? 'nothingLeft' : lost === 0 ? 'asBefore' : 'fewer';
}
