// Finds values for which several formulas have the truths wanted of them, or shows that there are none. Narrowing first: a
// conjunction leaves each fact only the values that its parts allow. What stays open is split at an atom, truth by truth, and
// tried in turn, in the manner of Davis, Putnam, Logemann and Loveland (1962).
import { FALSE, TRUE, UNKNOWN, type Truth } from '../engine/truth.ts';
import type { Formula } from './formula.ts';
import { addBit, firstBit, hasBit, isSettled, keep, meets, type Live, type SearchSpace, type Table } from './search-space.ts';

/** A set of truths: bit t stands for truth t. */
export type Truths = number;
export const IS_FALSE: Truths = 1 << FALSE;
export const IS_UNKNOWN: Truths = 1 << UNKNOWN;
export const IS_TRUE: Truths = 1 << TRUE;
export const NOT_TRUE: Truths = IS_FALSE | IS_UNKNOWN;
export const NOT_FALSE: Truths = IS_TRUE | IS_UNKNOWN;

export interface Goal {
  readonly formula: Formula;
  /** An unbroken stretch of false < unknown < true. */
  readonly wanted: Truths;
}

/** What a value of the first of two facts costs beside a look at one fact; measured. */
const ROW = 5;
const ALL_TRUTHS: readonly Truth[] = [FALSE, UNKNOWN, TRUE];
const mirrored = (truths: Truths): Truths => (truths & IS_UNKNOWN) | (truths & IS_FALSE ? IS_TRUE : 0) | (truths & IS_TRUE ? IS_FALSE : 0);
const lowest = (truths: Truths): Truth => (truths & IS_FALSE ? FALSE : truths & IS_UNKNOWN ? UNKNOWN : TRUE);
const highest = (truths: Truths): Truth => (truths & IS_TRUE ? TRUE : truths & IS_UNKNOWN ? UNKNOWN : FALSE);
const atLeast: readonly Truths[] = [IS_FALSE | IS_UNKNOWN | IS_TRUE, NOT_FALSE, IS_TRUE];
const atMost: readonly Truths[] = [IS_FALSE, NOT_TRUE, IS_FALSE | IS_UNKNOWN | IS_TRUE];


export class Search {
  private readonly space: SearchSpace;
  private changed = false;
  /** Looks at the values of comparisons so far: what a search costs. */
  looks = 0;

  constructor(space: SearchSpace) {
    this.space = space;
  }

  /** Narrows `live` to what the goals leave, in place. Returns the goals that are not yet met, or null when they cannot be. */
  narrow(live: Live, goals: readonly Goal[]): Goal[] | null {
    let open = [...goals];
    do {
      this.changed = false;
      const still: Goal[] = [];
      for (const goal of open) {
        if (!this.force(goal.formula, goal.wanted, live)) return null;
        if ((this.truths(goal.formula, live) & ~goal.wanted) !== 0) still.push(goal);
      }
      open = still;
    } while (this.changed && open.length > 0);
    return open;
  }

  /** Values that meet all goals, whichever are taken of those left; null: there are none; 'notSettled': `looks` has reached `most`. */
  solve(start: Live, goals: readonly Goal[], most: number): Live | null | 'notSettled' {
    const live = start.slice();
    const open = this.narrow(live, goals);
    if (!open) return null;
    if (open.length === 0) return live;
    if (this.looks >= most) return 'notSettled';
    for (const branch of this.branches(this.undecided(open, live), live)) {
      const found = this.solve(branch, open, most);
      if (found !== null) return found;
    }
    return null;
  }

  /** The truths that a formula may have; exact for an atom, and for a formula at most too many. */
  truths(formula: Formula, live: Live): Truths {
    switch (formula.kind) {
      case 'atom':
        return this.atomTruths(this.space.tables[formula.atom.index] as Table, live);
      case 'not':
        return mirrored(this.truths(formula.part, live));
      case 'all': {
        let floor: Truth = TRUE;
        let ceiling: Truth = TRUE;
        let unknown = false;
        for (const part of formula.parts) {
          const can = this.truths(part, live);
          if (can === IS_FALSE) return IS_FALSE;
          unknown ||= (can & IS_UNKNOWN) !== 0;
          floor = Math.min(floor, lowest(can)) as Truth;
          ceiling = Math.min(ceiling, highest(can)) as Truth;
        }
        return (1 << floor) | (1 << ceiling) | (unknown && ceiling >= UNKNOWN ? IS_UNKNOWN : 0);
      }
      case 'any': {
        let floor: Truth = FALSE;
        let ceiling: Truth = FALSE;
        let unknown = false;
        for (const part of formula.parts) {
          const can = this.truths(part, live);
          if (can === IS_TRUE) return IS_TRUE;
          unknown ||= (can & IS_UNKNOWN) !== 0;
          floor = Math.max(floor, lowest(can)) as Truth;
          ceiling = Math.max(ceiling, highest(can)) as Truth;
        }
        return (1 << floor) | (1 << ceiling) | (unknown && floor <= UNKNOWN ? IS_UNKNOWN : 0);
      }
    }
  }

  private atomTruths({ one, byTruth, two }: Table, live: Live): Truths {
    let truths = 0;
    this.looks += 1;
    if (!two) {
      for (const truth of ALL_TRUTHS) if (meets(live, one, byTruth[truth] as Uint32Array)) truths |= 1 << truth;
      return truths;
    }
    for (let index = 0; index < one.values.length && truths !== 7; index += 1) {
      if (!hasBit(live, one.offset, index)) continue;
      this.looks += ROW;
      for (const truth of ALL_TRUTHS) if (meets(live, two.variable, two.rows[index]?.[truth] as Uint32Array)) truths |= 1 << truth;
    }
    return truths;
  }

  private force(formula: Formula, wanted: Truths, live: Live): boolean {
    const can = this.truths(formula, live);
    if ((can & wanted) === 0) return false;
    if ((can & ~wanted) === 0) return true;
    switch (formula.kind) {
      case 'atom':
        return this.filter(this.space.tables[formula.atom.index] as Table, wanted, live);
      case 'not':
        return this.force(formula.part, mirrored(wanted), live);
      default: {
        // In `all` every part is at least the lowest truth wanted, and one of them at most the highest; in `any` the other way round.
        const both = formula.kind === 'all';
        const every = both ? atLeast[lowest(wanted)] as Truths : atMost[highest(wanted)] as Truths;
        const some = both ? atMost[highest(wanted)] as Truths : atLeast[lowest(wanted)] as Truths;
        if (every !== 7) for (const part of formula.parts) if (!this.force(part, every, live)) return false;
        if (some === 7) return true;
        const able = formula.parts.filter((part) => (this.truths(part, live) & some) !== 0);
        return able.length > 1 || (able.length === 1 && this.force(able[0] as Formula, some, live));
      }
    }
  }

  private filter({ one, byTruth, two }: Table, wanted: Truths, live: Live): boolean {
    const sets = ALL_TRUTHS.filter((truth) => wanted & (1 << truth));
    if (!two) return this.kept(keep(live, one, sets.map((truth) => byTruth[truth] as Uint32Array)));
    const rows = new Uint32Array(one.words);
    const columns = new Uint32Array(two.variable.words);
    two.rows.forEach((row, index) => {
      if (!hasBit(live, one.offset, index)) return;
      const fitting = sets.map((truth) => row[truth] as Uint32Array).filter((set) => meets(live, two.variable, set));
      if (fitting.length > 0) addBit(rows, 0, index);
      for (const set of fitting) for (let word = 0; word < columns.length; word += 1) columns[word] = ((columns[word] as number) | (set[word] as number)) >>> 0;
    });
    return this.kept(keep(live, one, [rows])) && this.kept(keep(live, two.variable, [columns]));
  }

  private kept(result: ReturnType<typeof keep>): boolean {
    this.changed ||= result === 'fewer';
    return result !== 'nothingLeft';
  }

  /** An undecided atom of the goal that leaves the fewest ways. */
  private undecided(open: readonly Goal[], live: Live): Table {
    let fewest = Infinity;
    let chosen: Table | null = null;
    for (const { formula } of open) {
      const tables = this.openAtoms(formula, live);
      if (tables.length > 0 && tables.length < fewest) {
        fewest = tables.length;
        chosen = tables[0] as Table;
      }
    }
    if (!chosen) throw new RangeError('A goal is open though every atom is decided.');
    return chosen;
  }

  private openAtoms(formula: Formula, live: Live): Table[] {
    const can = this.truths(formula, live);
    if ((can & (can - 1)) === 0) return [];
    if (formula.kind === 'atom') return [this.space.tables[formula.atom.index] as Table];
    return formula.kind === 'not' ? this.openAtoms(formula.part, live) : formula.parts.flatMap((part) => this.openAtoms(part, live));
  }

  /** The ways an atom can turn out, that of the most recognisable value first. */
  private branches({ one, byTruth, two }: Table, live: Live): Live[] {
    const variable = two && isSettled(live, one) ? two.variable : one;
    const first = firstBit(live, variable);
    if (!two) {
      const order = ALL_TRUTHS.filter((truth) => meets(live, one, byTruth[truth] as Uint32Array));
      order.sort((a, b) => Number(hasBit(byTruth[b] as Uint32Array, 0, first)) - Number(hasBit(byTruth[a] as Uint32Array, 0, first)));
      return order.map((truth) => {
        const branch = live.slice();
        keep(branch, one, [byTruth[truth] as Uint32Array]);
        return branch;
      });
    }
    const value = new Uint32Array(variable.words);
    addBit(value, 0, first);
    const [taken, others] = [live.slice(), live.slice()];
    keep(taken, variable, [value]);
    keep(others, variable, [value.map((word) => ~word)]);
    return [taken, others];
  }
}
