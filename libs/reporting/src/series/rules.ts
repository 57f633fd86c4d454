// The four rules of NHS Making Data Count, each as a mark on every point: 1 high or rising, −1 low or falling, 0 none.
// A gap (null) ends every run. What to do with a value that repeats, or lies on the mean, is the tie rule.

export type Mark = -1 | 0 | 1;
/** `strict`: a tie breaks the run, as in NHSRplotthedots. `skip`: it neither adds nor cancels, as NHS guidance words it. */
export type TieRule = 'strict' | 'skip';

interface Marks {
  readonly marks: readonly Mark[];
}

/** The last point of every run of at least `length` that `step` counts as going one way. */
function runEnds(steps: readonly (Mark | null)[], length: number, tieRule: TieRule): { ends: Mark[]; members: number[][] } {
  let [direction, members]: [Mark, number[]] = [0, []];
  const all: number[][] = [];
  const ends = steps.map((step, index): Mark => {
    if (step === 0 && tieRule === 'skip') {
      all.push([]);
      return 0;
    }
    if (step === null || step === 0) [direction, members] = [0, []];
    else if (step === direction) members = [...members, index];
    else [direction, members] = [step, [index]];
    const reached = members.length >= length;
    all.push(reached ? members : []);
    return reached ? direction : 0;
  });
  return { ends, members: all };
}

/** Marks every member of each run whose end is marked. */
function fill(ends: readonly Mark[], members: readonly (readonly number[])[]): Mark[] {
  const marks = ends.map((): Mark => 0);
  for (const [index, run] of members.entries()) for (const member of run) marks[member] = ends[index] ?? 0;
  return marks;
}

/** Ends of runs of `length` points strictly on one side of the mean. */
export function shiftEnds({ sides, length = 7, tieRule = 'strict' }: { readonly sides: readonly (Mark | null)[]; readonly length?: number; readonly tieRule?: TieRule }): Marks {
  return { marks: runEnds(sides, length, tieRule).ends };
}

/** All points of such runs. */
export function shift({ sides, length = 7, tieRule = 'strict' }: { readonly sides: readonly (Mark | null)[]; readonly length?: number; readonly tieRule?: TieRule }): Marks {
  const { ends, members } = runEnds(sides, length, tieRule);
  return { marks: fill(ends, members) };
}

const steps = (values: readonly (number | null)[]): (Mark | null)[] =>
  values.map((value, index) => {
    const before = index === 0 ? null : (values[index - 1] ?? null);
    return value === null || before === null ? null : (Math.sign(value - before) as Mark);
  });

/** Ends of runs of `length` points, each beyond the one before: `length` − 1 strictly monotone steps. */
export function trendEnds({ values, length = 7, tieRule = 'strict' }: { readonly values: readonly (number | null)[]; readonly length?: number; readonly tieRule?: TieRule }): Marks {
  return { marks: runEnds(steps(values), length - 1, tieRule).ends };
}

/** All points of such runs, the one before the first step included. */
export function trend({ values, length = 7, tieRule = 'strict' }: { readonly values: readonly (number | null)[]; readonly length?: number; readonly tieRule?: TieRule }): Marks {
  const { ends, members } = runEnds(steps(values), length - 1, tieRule);
  return { marks: fill(ends, members.map((run) => (run[0] === undefined ? run : [run[0] - 1, ...run]))) };
}

interface NearLimits {
  /** 1 or −1 beyond the two-sigma limit but within the three-sigma one, else 0. */
  readonly near: readonly (Mark | null)[];
  readonly sides: readonly (Mark | null)[];
}

/** Points of every three in a row, all on one side of the mean, of which two or more are near the limit. */
export function twoOfThree({ near, sides }: NearLimits): Marks {
  const marks = near.map((): Mark => 0);
  for (let last = 2; last < near.length; last += 1) {
    const three = [last - 2, last - 1, last];
    const side = sides[last] ?? 0;
    if (side === 0 || three.some((index) => sides[index] !== side)) continue;
    if (three.filter((index) => (near[index] ?? 0) !== 0).length >= 2) for (const index of three) marks[index] = side;
  }
  return { marks };
}

/** Of those, the points near the limit: the third need not be unusual itself. */
export function twoOfThreeNear({ near, sides }: NearLimits): Marks {
  return { marks: twoOfThree({ near, sides }).marks.map((mark, index) => ((near[index] ?? 0) === 0 ? 0 : mark)) };
}
