/**
 * Contributions of agencies to the budget of a service in a financial year, as its youth justice plan prints them: agencies down,
 * kinds of contribution across, totals on both sides. What was printed is kept, and its sums are checked. Amounts are whole pounds.
 */

/** Kinds of contribution that the plans' table has, left to right. */
export const budgetColumns = ['staffing', 'inKind', 'other'] as const;
export type BudgetColumn = (typeof budgetColumns)[number];

/** Null is not stated, which is not nought. */
export type Amounts = Readonly<Record<BudgetColumn | 'total', number | null>>;
export type BudgetRow = Amounts & { readonly agency: string };

export interface Budget {
  rows: readonly BudgetRow[];
  /** The last line of the table. */
  totals: Amounts;
}

/**
 * A stated total that its parts do not make.
 * `row`: an agency's total; `column`: the total of a kind; `whole`: the total of all agencies; `across`: the same total, of all kinds.
 */
export interface SumFault {
  code: 'row' | 'column' | 'whole' | 'across';
  /** The agency or the column; empty for the whole. */
  name: string;
  stated: number;
  sum: number;
}

export interface BudgetChange {
  agency: string;
  /** Null: not among that year's agencies. */
  before: number | null;
  after: number | null;
}

const sumOf = (amounts: readonly (number | null)[]): number => amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
const partsOf = (row: Amounts): (number | null)[] => budgetColumns.map((column) => row[column]);
const stated = (amounts: readonly (number | null)[]): boolean => amounts.some((amount) => amount !== null);

/** What an agency gives in all: as stated, else its parts together. */
export function contributionOf(row: Amounts): number {
  return row.total ?? sumOf(partsOf(row));
}

/** The whole budget: as stated, else all contributions together. */
export function budgetTotal({ rows, totals }: Budget): number {
  return totals.total ?? sumOf(rows.map(contributionOf));
}

/** Every stated total that differs from its parts: rows first, then columns, then the whole, down and across. A total without parts is none's sum. */
export function sumFaults({ rows, totals }: Budget): SumFault[] {
  const fault = (code: SumFault['code'], name: string, total: number | null, parts: readonly (number | null)[]): SumFault[] =>
    total === null || !stated(parts) || sumOf(parts) === total ? [] : [{ code, name, stated: total, sum: sumOf(parts) }];
  return [
    ...rows.flatMap((row) => fault('row', row.agency, row.total, partsOf(row))),
    ...budgetColumns.flatMap((column) => fault('column', column, totals[column], rows.map((row) => row[column]))),
    ...fault('whole', '', totals.total, rows.map(contributionOf)),
    // What an agency states in its total alone is in no column.
    ...(rows.every((row) => stated(partsOf(row))) ? fault('across', '', totals.total, partsOf(totals)) : []),
  ];
}

const keyOf = (agency: string): string => agency.trim().toLowerCase();

/** Agencies of either year whose contribution is another, in the order of the later year, those that left last. */
export function budgetChanges(before: Budget, after: Budget): BudgetChange[] {
  const earlier = new Map(before.rows.map((row) => [keyOf(row.agency), row]));
  const later = new Set(after.rows.map(({ agency }) => keyOf(agency)));
  const changes = after.rows.map((row): BudgetChange => {
    const old = earlier.get(keyOf(row.agency));
    return { agency: row.agency, before: old ? contributionOf(old) : null, after: contributionOf(row) };
  });
  const gone = before.rows.filter(({ agency }) => !later.has(keyOf(agency))).map((row): BudgetChange => ({ agency: row.agency, before: contributionOf(row), after: null }));
  return [...changes, ...gone].filter((change) => change.before !== change.after);
}

/** More than a nation spends: a slip of the finger. */
const MOST_POUNDS = 1_000_000_000;

/** '£1,234' is 1234; an empty text is null; anything else, pence and minus signs too, is 'wrong'. */
export function readPounds(text: string): number | null | 'wrong' {
  const bare = text.replace(/[£,\s]/gu, '').replace(/\.0{1,2}$/u, '');
  if (bare === '' || bare === '-' || bare === '–') return null;
  return /^\d{1,10}$/u.test(bare) && Number(bare) <= MOST_POUNDS ? Number(bare) : 'wrong';
}
