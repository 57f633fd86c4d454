// Ten thousand random tables audited by an elimination of this test's own, small ones by trying every solution, and what suppression must keep.
import { describe, expect, test } from '@jest/globals';
import { seededRandom } from '../random.ts';
import type { Result } from '../result.ts';
import { releaseFigure, roundForRelease } from './marks.ts';
import { revisionRelation, rollingRelations, sumRelation, tableRelations, type Relation } from './relations.ts';
import { suppress, type Cell, type CellState, type Suppression } from './suppress.ts';

function computed<T extends object>(result: Result<T>): T {
  if (result.code === 'notComputed') throw new Error(`Refused: ${result.reason}`);
  return result;
}
const random = seededRandom(99);
const whole = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
/** Counts of a service: many small, a few large. */
const count = (): number => (random() < 0.15 ? 0 : Math.floor(40 * random() ** 3));

interface Example {
  readonly cells: Cell[];
  readonly relations: readonly Relation[];
}
const names = (prefix: string, n: number): string[] => Array.from({ length: n }, (_, index) => `${prefix}${index}`);

function table(rows: number, columns: number, draw = count): Example {
  const [across, down] = [names('r', rows), names('c', columns)];
  const counts = new Map<string, number>();
  for (const row of across) {
    for (const column of down) {
      const drawn = draw();
      for (const [r, c] of [[row, column], [row, 'total'], ['total', column], ['total', 'total']]) counts.set(`${r}/${c}`, (counts.get(`${r}/${c}`) ?? 0) + drawn);
    }
  }
  return { cells: [...counts].map(([id, total]) => ({ id, count: total })), relations: tableRelations({ rows: across, columns: down, cell: (row, column) => `${row}/${column}` }).relations };
}

/** Services in regions in a nation. */
function hierarchy(): Example {
  const regions = names('region', whole(2, 4)).map((region) => ({ region, services: names(`${region}/`, whole(2, 6)).map((id) => ({ id, count: count() })) }));
  const sum = (counts: readonly { count: number }[]): number => counts.reduce((total, item) => total + item.count, 0);
  const totals = regions.map(({ region, services }) => ({ id: region, count: sum(services) }));
  return {
    cells: [...regions.flatMap(({ services }) => services), ...totals, { id: 'nation', count: sum(totals) }],
    relations: [...regions.map(({ region, services }) => sumRelation({ total: region, parts: services.map(({ id }) => id) })), sumRelation({ total: 'nation', parts: totals.map(({ id }) => id) })],
  };
}

/** Rolling years of a service, published every quarter, beside some of the quarters. */
function rolling(): Example {
  const periods = names('q', whole(6, 10)).map((id) => ({ id, count: count(), published: random() < 0.4 }));
  const years = Array.from({ length: periods.length - 3 }, (_, index) => ({ id: `y${index}`, count: periods.slice(index, index + 4).reduce((total, item) => total + item.count, 0) }));
  return { cells: [...periods, ...years], relations: rollingRelations({ rolling: years.map(({ id }) => id), periods: periods.map(({ id }) => id), span: 4 }).relations };
}

const examples = [() => table(whole(2, 5), whole(2, 6)), hierarchy, rolling, () => table(1, whole(2, 12))];
const hiddenIn = ({ states }: Suppression): string[] => [...states].filter(([, state]) => state === 'primary' || state === 'secondary').map(([id]) => id);

/** Rank modulo a prime: integers only, and another way than the library's. */
const PRIME = 46_337;
function rank(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => row.map((entry) => ((entry % PRIME) + PRIME) % PRIME));
  const inverse = (a: number): number => {
    let [result, base] = [1, a];
    for (let power = PRIME - 2; power > 0; power >>= 1, base = (base * base) % PRIME) if (power & 1) result = (result * base) % PRIME;
    return result;
  };
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const at = rows.findIndex((row, index) => index >= found && row[column] !== 0);
    const pivot = rows[at];
    if (!pivot) continue;
    [rows[at], rows[found]] = [rows[found] ?? pivot, pivot];
    const scale = inverse(pivot[column] ?? 1);
    for (let index = found + 1; index < rows.length; index += 1) {
      const row = rows[index] ?? [];
      const times = ((row[column] ?? 0) * scale) % PRIME;
      if (times !== 0) rows[index] = row.map((entry, place) => (entry + (PRIME - times) * (pivot[place] ?? 0)) % PRIME);
    }
    found += 1;
  }
  return found;
}

/** Hidden or guarded cells that the shown ones determine: adding "this cell alone" to the equations does not raise their rank. */
function solvable({ cells, relations }: Example, result: Suppression, threshold = 5): string[] {
  const hidden = new Set(hiddenIn(result));
  const unknowns = cells.filter(({ id, published }) => hidden.has(id) || published === false).map(({ id }) => id);
  const matrix = relations.map(({ terms }) => unknowns.map((id) => terms.reduce((sum, term) => sum + (term.cell === id ? term.times : 0), 0)));
  const base = rank(matrix);
  const guarded = cells.filter(({ id, published, count: value }) => hidden.has(id) || (published === false && value !== null && value > 0 && value < threshold));
  return guarded.filter(({ id }) => rank([...matrix, unknowns.map((other) => (other === id ? 1 : 0))]) === base).map(({ id }) => id);
}

test('10,000 random tables: no small count is shown and no hidden one can be solved', () => {
  const total = { tables: 0, cells: 0, primary: 0, secondary: 0, solvable: 0 };
  for (let run = 0; run < 10_000; run += 1) {
    const example = examples[run % examples.length]?.() ?? hierarchy();
    const result = computed(suppress(example));
    for (const { id, count: value, published } of example.cells) if (published !== false && value !== null && value > 0 && value < 5) expect(result.states.get(id)).toBe('primary');
    total.tables += 1;
    total.cells += example.cells.filter(({ published }) => published !== false).length;
    total.primary += result.primary;
    total.secondary += result.secondary;
    total.solvable += solvable(example, result).length;
  }
  console.info(`Suppression (seed 99): ${total.tables} tables, ${total.cells} cells, ${total.primary} small, ${total.secondary} hidden beside them, ${total.solvable} solvable.`);
  expect(total.solvable).toBe(0);
  // Whoever hides everything also passes the audit.
  expect(total.secondary).toBeLessThan(total.primary);
});

test('small tables: every solution tried, each hidden count has at least two values', () => {
  let [tried, single] = [0, 0];
  for (let run = 0; run < 120; run += 1) {
    const example = table(whole(2, 3), 3, () => whole(0, 9));
    const result = computed(suppress(example));
    const counts = new Map(example.cells.map(({ id, count: value }) => [id, value ?? 0]));
    const hidden = hiddenIn(result);
    const inner = hidden.filter((id) => !id.includes('total'));
    const values = new Map(hidden.map((id) => [id, new Set<number>()]));
    // What a reader knows: zeros are shown, so what is hidden is at least 1, unless a zero had to be hidden.
    const least = hidden.some((id) => counts.get(id) === 0) ? 0 : 1;
    const shownTotals = example.relations.flatMap(({ terms }) => (terms[0] && !hidden.includes(terms[0].cell) ? [terms] : []));
    const limit = (id: string): number => Math.min(40, ...shownTotals.filter((terms) => terms.slice(1).some(({ cell }) => cell === id)).map((terms) => counts.get(terms[0]?.cell ?? '') ?? 40));
    // The whole last: it sums totals that may be hidden themselves.
    const inOrder = [...example.relations].sort((a, b) => Number(a.terms[0]?.cell === 'total/total') - Number(b.terms[0]?.cell === 'total/total'));
    let budget = 20_000;
    const go = (index: number): void => {
      if ((budget -= 1) < 0) return;
      const id = inner[index];
      if (id === undefined) {
        const at = (cell: string): number => guess.get(cell) ?? counts.get(cell) ?? 0;
        for (const { terms } of inOrder) {
          const [of, ...parts] = terms;
          if (!of) continue;
          const sum = parts.reduce((all, { cell }) => all + at(cell), 0);
          if (hidden.includes(of.cell)) {
            if (sum < least) return;
            guess.set(of.cell, sum);
          } else if (sum !== counts.get(of.cell)) return;
        }
        for (const cell of hidden) values.get(cell)?.add(at(cell));
        return;
      }
      for (let value = least; value <= limit(id); value += 1) {
        guess.set(id, value);
        // Cut where a shown total is already passed.
        const passed = shownTotals.some((terms) => terms.slice(1).reduce((sum, { cell }) => sum + (hidden.includes(cell) ? (inner.includes(cell) && inner.indexOf(cell) <= index ? (guess.get(cell) ?? 0) : 0) : (counts.get(cell) ?? 0)), 0) > (counts.get(terms[0]?.cell ?? '') ?? 0));
        if (passed) break;
        go(index + 1);
      }
    };
    const guess = new Map<string, number>();
    go(0);
    if (budget < 0) continue;
    tried += 1;
    single += [...values.values()].filter((of) => of.size < 2).length;
  }
  console.info(`Every solution of ${tried} small tables tried: ${single} hidden counts with a single value.`);
  expect(tried).toBeGreaterThan(30);
  expect(single).toBe(0);
});

describe('suppression keeps', () => {
  const shuffled = <T>(items: readonly T[]): T[] => items.map((item) => [random(), item] as const).sort(([a], [b]) => a - b).map(([, item]) => item);

  test('its outcome, whatever the order of cells, relations and terms', () => {
    for (let run = 0; run < 300; run += 1) {
      const example = examples[run % examples.length]?.() ?? hierarchy();
      const first = computed(suppress(example));
      const second = computed(suppress({ cells: shuffled(example.cells), relations: shuffled(example.relations).map(({ terms }) => ({ terms: shuffled(terms) })) }));
      expect(new Map([...second.states].sort())).toEqual(new Map([...first.states].sort()));
    }
  });

  test('and what was hidden before: a second run hides nothing more', () => {
    for (let run = 0; run < 300; run += 1) {
      const example = examples[run % examples.length]?.() ?? hierarchy();
      const first = computed(suppress(example));
      const again = computed(suppress({ ...example, cells: example.cells.map((cell) => ({ ...cell, hidden: hiddenIn(first).includes(cell.id) })) }));
      expect(again.states).toEqual(first.states);
    }
  });
});

describe('one case each', () => {
  const states = (cells: readonly Cell[], relations: readonly Relation[] = [], options: { threshold?: number; zeros?: 'show' | 'hide' } = {}): Record<string, CellState> => Object.fromEntries(computed(suppress({ cells, relations, ...options })).states);
  const cell = (id: string, value: number | null, more: Partial<Cell> = {}): Cell => ({ id, count: value, ...more });

  test('a small count takes the next smallest with it, and all ties of that', () => {
    expect(states([cell('a', 3), cell('b', 9), cell('c', 9), cell('d', 50), cell('t', 71)], [sumRelation({ total: 't', parts: ['a', 'b', 'c', 'd'] })])).toEqual({ a: 'primary', b: 'secondary', c: 'secondary', d: 'shown', t: 'shown' });
  });

  test('two small counts whose sum is small hide a third', () => {
    expect(states([cell('a', 1), cell('b', 2), cell('c', 30), cell('d', 40), cell('t', 73)], [sumRelation({ total: 't', parts: ['a', 'b', 'c', 'd'] })])).toMatchObject({ c: 'secondary', d: 'shown' });
  });

  test('zeros are shown or hidden, and the rest of a proportion may be small too', () => {
    expect(states([cell('a', 0), cell('b', 4)])).toEqual({ a: 'shown', b: 'primary' });
    expect(states([cell('a', 0), cell('b', 5)], [], { zeros: 'hide' })).toEqual({ a: 'primary', b: 'shown' });
    expect(states([cell('a', 58, { denominator: 60 }), cell('b', 40, { denominator: 60 })])).toEqual({ a: 'primary', b: 'shown' });
    expect(states([cell('a', 60, { denominator: 60 })], [], { zeros: 'hide' })).toEqual({ a: 'primary' });
    expect(states([cell('a', 7)], [], { threshold: 8 })).toEqual({ a: 'primary' });
  });

  test('a change of one child between two versions hides one of them', () => {
    const found = states([cell('before', 40), cell('after', 41), cell('change', 1, { published: false, signed: true })], [revisionRelation({ before: 'before', after: 'after', change: 'change' })]);
    expect([found.before, found.after].filter((state) => state === 'secondary')).toHaveLength(1);
    expect(states([cell('before', 40), cell('after', 52), cell('change', 12, { published: false, signed: true })], [revisionRelation({ before: 'before', after: 'after', change: 'change' })])).toMatchObject({ before: 'shown', after: 'shown' });
  });

  test('a quarter that two rolling years would give away is protected', () => {
    // Quarters 1 to 4 are published, quarter 5 is not: year 2 less year 1 plus quarter 1 would tell it.
    const quarters = [9, 8, 7, 12, 2].map((value, index) => cell(`q${index}`, value, { published: index < 4 }));
    const relations = rollingRelations({ rolling: ['y0', 'y1'], periods: quarters.map(({ id }) => id), span: 4 }).relations;
    const found = states([...quarters, cell('y0', 36), cell('y1', 29)], relations);
    expect(Object.values(found).filter((state) => state === 'secondary').length).toBeGreaterThan(0);
  });

  test('what nobody knows is not available, and its sums tell nothing', () => {
    expect(states([cell('a', 3), cell('b', null), cell('t', 20)], [sumRelation({ total: 't', parts: ['a', 'b'] })])).toEqual({ a: 'primary', b: 'unavailable', t: 'shown' });
  });

  test('faulty requests are refused by name', () => {
    expect(suppress({ cells: [cell('a', 3), cell('t', 4)], relations: [sumRelation({ total: 't', parts: ['a'] })] })).toEqual({ code: 'notComputed', reason: 'relationDoesNotHold', detail: { cell: 't' } });
    expect(suppress({ cells: [cell('a', 3)], relations: [sumRelation({ total: 't', parts: ['a'] })] })).toMatchObject({ reason: 'unknownCell', detail: { cell: 't' } });
    expect(suppress({ cells: [cell('a', 3), cell('a', 3)], relations: [] })).toMatchObject({ reason: 'duplicateCell' });
    expect(suppress({ cells: [cell('a', -3)], relations: [] })).toMatchObject({ reason: 'countNegative' });
    expect(suppress({ cells: [cell('a', 3)], relations: [], threshold: 1 })).toMatchObject({ reason: 'parameterNotPositive' });
    expect(suppress({ cells: [cell('a', 2)], relations: [{ terms: [{ cell: 'a', times: 1 }, { cell: 'a', times: -1 }] }] })).toMatchObject({ states: new Map([['a', 'primary']]) });
  });
});

test('a hidden figure loses all its parts: a rate would give the count back', () => {
  const figure = { value: 20, lower95: 5.4, upper95: 51, lower998: 2, upper998: 80, count: 4, denominator: 20_000, estimated: false };
  expect(releaseFigure({ state: 'primary', figure })).toEqual({ mark: 'c', count: null, denominator: 20_000, value: null, lower95: null, upper95: null, lower998: null, upper998: null });
  expect(releaseFigure({ state: 'shown', figure })).toMatchObject({ mark: null, value: 20, lower998: 2 });
  expect(releaseFigure({ state: 'shown', figure: { ...figure, value: 0.04 } })).toMatchObject({ mark: 'low', value: 0.04 });
  expect(releaseFigure({ state: 'unavailable', figure: null })).toMatchObject({ mark: 'x' });
  expect(releaseFigure({ state: 'shown', figure, applicable: false })).toMatchObject({ mark: 'z', value: null });
  expect(roundForRelease({ counts: [0, 3, 12] })).toEqual({ values: [0, 0, 10], marks: [null, 'low', null] });
});
