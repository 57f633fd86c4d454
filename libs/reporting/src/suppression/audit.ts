// What a reader can work out: by elimination which hidden counts the published ones determine, and how closely others are bounded.

/** Σ coefficients[i] · unknown[variables[i]] = constant. */
export interface Equation {
  readonly variables: readonly number[];
  readonly coefficients: readonly number[];
  readonly constant: number;
}

const ZERO = 1e-9;

/** Variables that have one value in every solution: rows of the reduced echelon form with a single entry. */
export function determined(equations: readonly Equation[]): Set<number> {
  const found = new Set<number>();
  for (const component of components(equations)) for (const variable of determinedIn(component)) found.add(variable);
  return found;
}

function determinedIn(equations: readonly Equation[]): number[] {
  if (equations.length === 1) return equations[0]?.variables.length === 1 ? [...equations[0].variables] : [];
  const columns = [...new Set(equations.flatMap(({ variables }) => variables))];
  const place = new Map(columns.map((variable, column) => [variable, column]));
  const rows = equations.map(({ variables, coefficients }) => {
    const row = new Float64Array(columns.length);
    variables.forEach((variable, index) => {
      const column = place.get(variable) ?? 0;
      row[column] = (row[column] ?? 0) + (coefficients[index] ?? 0);
    });
    return row;
  });
  reduce(rows, columns.length);
  return rows.flatMap((row) => {
    const entries = columns.filter((_, column) => Math.abs(row[column] ?? 0) > ZERO);
    return entries.length === 1 ? entries : [];
  });
}

/** Gauss and Jordan, with the largest pivot of each column. */
function reduce(rows: Float64Array[], width: number): void {
  let rank = 0;
  for (let column = 0; column < width && rank < rows.length; column += 1) {
    let best = rank;
    for (let row = rank + 1; row < rows.length; row += 1) if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    const pivot = rows[best];
    if (!pivot || Math.abs(pivot[column] ?? 0) <= ZERO) continue;
    [rows[best], rows[rank]] = [rows[rank] ?? pivot, pivot];
    const scale = pivot[column] ?? 1;
    for (let at = column; at < width; at += 1) pivot[at] = (pivot[at] ?? 0) / scale;
    for (const [index, row] of rows.entries()) {
      const times = row[column] ?? 0;
      if (index === rank || times === 0) continue;
      for (let at = column; at < width; at += 1) row[at] = (row[at] ?? 0) - times * (pivot[at] ?? 0);
    }
    rank += 1;
  }
}

/** Equations that share unknowns, directly or through others. */
export function components(equations: readonly Equation[]): Equation[][] {
  const owner = new Map<number, Equation[]>();
  let groups = new Set<Equation[]>();
  for (const equation of equations) {
    const met = new Set(equation.variables.flatMap((variable) => owner.get(variable) ?? []).length === 0 ? [] : equation.variables.map((variable) => owner.get(variable)).filter((group) => group !== undefined));
    const merged = [...[...met].flat(), equation];
    groups = new Set([...groups].filter((group) => !met.has(group)).concat([merged]));
    for (const { variables } of merged) for (const variable of variables) owner.set(variable, merged);
  }
  return [...groups];
}

export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

const MAXIMUM_ROUNDS = 100;

/** Bounds of each variable that follow from one equation after the other, given what is known of each at the start. */
export function propagate(equations: readonly Equation[], start: (variable: number) => Bounds): Map<number, Bounds> {
  const bounds = new Map(equations.flatMap(({ variables }) => variables).map((variable) => [variable, start(variable)]));
  for (let round = 0, changed = true; changed && round < MAXIMUM_ROUNDS; round += 1) {
    changed = false;
    for (const equation of equations) changed = tighten(equation, bounds) || changed;
  }
  return bounds;
}

function tighten({ variables, coefficients, constant }: Equation, bounds: Map<number, Bounds>): boolean {
  // Least and greatest sum of all terms, with the unbounded ones counted apart.
  const terms = variables.map((variable, index) => {
    const times = coefficients[index] ?? 0;
    const { lower, upper } = bounds.get(variable) ?? { lower: -Infinity, upper: Infinity };
    return { variable, times, least: times > 0 ? times * lower : times * upper, most: times > 0 ? times * upper : times * lower };
  });
  const finite = (values: readonly number[]): { sum: number; infinite: number } => ({ sum: values.filter(Number.isFinite).reduce((sum, value) => sum + value, 0), infinite: values.filter((value) => !Number.isFinite(value)).length });
  const [all, allMost] = [finite(terms.map(({ least }) => least)), finite(terms.map(({ most }) => most))];
  let changed = false;
  for (const { variable, times, least, most } of terms) {
    const others = all.infinite - (Number.isFinite(least) ? 0 : 1) > 0 ? -Infinity : all.sum - (Number.isFinite(least) ? least : 0);
    const othersMost = allMost.infinite - (Number.isFinite(most) ? 0 : 1) > 0 ? Infinity : allMost.sum - (Number.isFinite(most) ? most : 0);
    const [a, b] = [(constant - othersMost) / times, (constant - others) / times];
    const before = bounds.get(variable) ?? { lower: -Infinity, upper: Infinity };
    const after = { lower: Math.max(before.lower, Math.ceil(Math.min(a, b) - ZERO)), upper: Math.min(before.upper, Math.floor(Math.max(a, b) + ZERO)) };
    if (after.lower > before.lower || after.upper < before.upper) {
      bounds.set(variable, after);
      changed = true;
    }
  }
  return changed;
}
