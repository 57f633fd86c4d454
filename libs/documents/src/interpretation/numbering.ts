// Where the numbers of a table stand: those of its actions, and those of the objectives beside them.
import type { Column, Header } from './columns.ts';
import type { PlanTable } from './table-kinds.ts';
import { splitLeadingRef } from './wording.ts';

function actionText(source: PlanTable, header: Header, row: number): string {
  const column = header.columns.find((each) => each.field === 'action');
  return column ? (source.grid[row]?.[column.start]?.text ?? '') : '';
}

/**
 * The number column that goes with the objective `own`, in the rows from `from` to before `to`: "Rec no" beside
 * the recommendation, or the numbers that are merged or blank where the objective goes on.
 */
export function refOfObjective(source: PlanTable, header: Header, own: Column, from: number, to: number): Column | null {
  const { grid } = source;
  const numbered = own.field === 'recommendation' ? header.columns.find((column) => column.field === 'linkedRecommendations' && Math.abs(column.start - own.start) === 1) : undefined;
  if (numbered) return numbered;
  const refs = header.columns.filter((column) => column.field === 'ref');
  for (const column of refs) {
    if (column.start > own.start) continue;
    if (refs.length > 1) return column;
    let goesOn = 0;
    for (let row = from; row < to; row += 1) {
      const cell = grid[row]?.[column.start];
      const merged = cell !== undefined && grid[row - 1]?.[column.start] === cell && row > from;
      const objectiveGoesOn = (grid[row]?.[own.start]?.text ?? '') === '' || grid[row - 1]?.[own.start] === grid[row]?.[own.start];
      if (row > from && objectiveGoesOn && (merged || (cell?.text ?? '') === '') && actionText(source, header, row) !== '') goesOn += 1;
      else if (row > from && objectiveGoesOn && !merged && (cell?.text ?? '') !== '') return null;
    }
    if (goesOn > 0) return column;
  }
  return null;
}

/** Whether most actions carry their number at the start of their text. */
export function mostTextsNumbered(source: PlanTable, header: Header, from: number, to: number): boolean {
  let all = 0;
  let numbered = 0;
  for (let row = from; row < Math.min(to, from + 100); row += 1) {
    const text = actionText(source, header, row);
    if (text === '') continue;
    all += 1;
    if (splitLeadingRef(text).ref !== null) numbered += 1;
  }
  return all > 0 && numbered >= Math.max(1, all * 0.6) && (all > 1 || /^\d+\.\d/.test(actionText(source, header, from)));
}
