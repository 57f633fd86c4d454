// Plans laid out as forms: labels beside their answers, one form for each action or recommendation.
// A form is turned into a table with the labels as its header, and read as any other.
import type { SourceCell, SourceTable } from '../source.ts';
import { cellsOf, withGrid, type GridTable } from './columns.ts';
import type { PlanField } from './fields.ts';
import { fieldOfHeader } from './header-words.ts';
import { readTitle } from './titles.ts';
import { folded } from './wording.ts';

/** A turned form, with the row of the document for each of its rows. */
export interface TurnedForm {
  source: GridTable;
  rows: number[];
}

interface Answer {
  label: string;
  field: PlanField | null;
  text: string;
  cell: SourceCell | null;
  row: number;
}

/** "Action | …", "Lead | …", "By when | …" below or beside each other, turned into rows; null for anything else. */
export function turnForm(table: SourceTable): TurnedForm | null {
  const source = withGrid(table);
  return turnColumns(source) ?? turnAnswers(source);
}

function fieldOfLabel(label: string): PlanField | null {
  return label.length <= 60 ? fieldOfHeader(label.replace(/[:\s]+$/, '')) : null;
}

/** Labels in the first column only, answers in one or more columns beside: each column of answers is a row. */
function turnColumns(source: GridTable): TurnedForm | null {
  const labels = source.grid.map((row) => row[0]?.text ?? '');
  const fields = labels.map(fieldOfLabel);
  const distinct = new Set(fields.filter((field) => field !== null));
  const answered = source.grid.filter((row) => row.length > 1).length;
  if (!distinct.has('action') || distinct.size < 3 || answered < 3) return null;
  if (labels.some((label) => titleLabel(label) !== null || numberedAction(label) !== null) || cellsLabelled(source)) return null;
  if (fields.filter((field) => field !== null).length < labels.filter((label) => label !== '').length * 0.6) return null;
  // A label that comes again begins the next form.
  const headers: string[] = [];
  const forms: number[][] = [];
  let seen = new Set<string>();
  labels.forEach((label, row) => {
    if (label === '') return;
    const key = folded(label);
    if (forms.length === 0 || (seen.has(key) && fields[row] !== null)) {
      forms.push([]);
      seen = new Set();
    }
    seen.add(key);
    forms.at(-1)!.push(row);
    if (!headers.some((header) => folded(header) === key)) headers.push(label);
  });
  const rows: number[] = [0];
  const turned = [rowOf(headers.map((header) => header.replace(/[:\s]+$/, '')))];
  const width = Math.max(...source.grid.map((row) => row.length));
  for (const form of forms) {
    for (let column = 1; column < width; column += 1) {
      const answers = headers.map((header) => form.find((row) => folded(labels[row]!) === folded(header))).map((row) => (row === undefined ? undefined : source.grid[row]?.[column]));
      const repeated = column > 1 && form.every((row) => source.grid[row]?.[column] === source.grid[row]?.[column - 1]);
      if (repeated || answers.every((cell) => (cell?.text ?? '') === '')) continue;
      turned.push(rowOf(answers.map((cell) => cell?.text ?? ''), answers));
      rows.push(form[0]!);
    }
  }
  return turned.length > 1 ? { source: withGrid({ kind: 'table', rows: turned }), rows } : null;
}

/** Whether labels stand in other columns than the first: "Lead | … | Deadline | …". */
function cellsLabelled(source: GridTable): boolean {
  return source.grid.some((_, row) => {
    const cells = cellsOf(source.grid, row);
    return cells.length === 4 && fieldOfLabel(cells[0]!.text) !== null && cells[2]!.text !== '' && fieldOfLabel(cells[2]!.text) !== null;
  });
}

/** Labels anywhere: beside their answer, before it in the same cell, or a numbered title over the form. */
function turnAnswers(source: GridTable): TurnedForm | null {
  const answers: Answer[] = [];
  let unknown = 0;
  for (let row = 0; row < source.grid.length; row += 1) {
    const cells = cellsOf(source.grid, row).filter((cell) => source.grid[row - 1]?.[cell.column] !== cell);
    for (let n = 0; n < cells.length; n += 1) {
      const cell = cells[n]!;
      if (cell.text === '') continue;
      const next = cells[n + 1];
      const title = titleLabel(cell.text);
      const inline = /^([^:\n]{2,40}):\s*(\S[\s\S]*)$/.exec(cell.text);
      if (title !== null) {
        const bare = readTitle(cell.text).title === cell.text;
        const text = bare && next ? `${cell.text.replace(/[:\s]+$/, '')}: ${next.text}` : cell.text;
        answers.push({ label: title, field: fieldOfHeader(title), text, cell: null, row });
        if (bare && next) n += 1;
      } else if (inline && fieldOfLabel(inline[1]!) !== null) answers.push({ label: inline[1]!, field: fieldOfLabel(inline[1]!), text: inline[2]!, cell, row });
      else if (next) {
        const numbered = numberedAction(cell.text);
        if (numbered) answers.push({ label: 'Ref', field: 'ref', text: numbered, cell: null, row });
        const label = numbered ? 'Action' : cell.text.replace(/[:\s]+$/, '');
        const field = numbered ? 'action' : fieldOfLabel(label);
        if (field === null) unknown += 1;
        answers.push({ label, field, text: next.text, cell: next, row });
        n += 1;
      } else unknown += 2;
    }
  }
  const fields = new Set(answers.map((answer) => answer.field));
  fields.delete(null);
  if (!fields.has('action') || fields.size < 3 || unknown > answers.length * 0.4) return null;
  return rowsOf(answers);
}

/** "Recommendation 1" and "Objective 2: …" head a form; other titles do not. */
function titleLabel(text: string): 'Recommendation' | 'Objective' | null {
  const { kind, ref } = readTitle(text);
  if (ref === null || text.length > 600) return null;
  return kind === 'recommendation' ? 'Recommendation' : kind === 'objective' ? 'Objective' : null;
}

/** "Action 1.2" as a label is the action's number. */
function numberedAction(label: string): string | null {
  return /^(?:key |improvement )?action\s+(?:no\.?\s*)?(\d{1,3}(?:\.\d{1,3})*[a-z]?)[\s:.)]*$/i.exec(label)?.[1] ?? null;
}

/** One row for each form. A label that comes again begins the next one; number and title go before their action. */
function rowsOf(answers: readonly Answer[]): TurnedForm | null {
  const headers: string[] = [];
  const forms: Answer[][] = [];
  let seen = new Set<string>();
  for (const answer of answers) {
    const key = folded(answer.label);
    if (forms.length === 0 || seen.has(key) || (seen.has('action') && (answer.label === 'Recommendation' || answer.label === 'Objective'))) {
      forms.push([]);
      seen = new Set();
    }
    seen.add(key);
    forms.at(-1)!.push(answer);
    if (!headers.some((header) => folded(header) === key)) headers.push(answer.label);
  }
  const turned = [rowOf(headers)];
  const rows = [0];
  for (const form of forms) {
    const ordered = headers.map((header) => form.find((answer) => folded(answer.label) === folded(header)));
    turned.push(rowOf(ordered.map((answer) => answer?.text ?? ''), ordered.map((answer) => answer?.cell ?? undefined)));
    rows.push(form[0]!.row);
  }
  return turned.length > 1 ? { source: withGrid({ kind: 'table', rows: turned }), rows } : null;
}

function rowOf(texts: string[], answers: (SourceCell | undefined)[] = []): SourceTable['rows'][number] {
  return { cells: texts.map((text, column) => ({ text, shade: answers[column]?.shade ?? null, column, columnSpan: 1, rowSpan: 1 })) };
}
