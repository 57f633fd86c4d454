// Reads a document that Waymark wrote (ADR 0045), after whatever people did to it in Word or Excel: its headings, lines
// and columns are known, so nothing is guessed. A document that is not quite of this kind is read as any council's.
import { expandIndicators, parseTimescale, splitReferences, type ImportedOwner, type IsoDate, type ParsedTimescale, type PrintedRating } from '@waymark/domain';
import { readHeadingText, readLineText, restored } from '../layout/cell-texts.ts';
import type { PlanLayout } from '../layout/plan-layout.ts';
import { documentWords, languages, type PlaceField } from '../layout/words.ts';
import { gridOf, type SourceCell, type SourceDocument, type SourceTable, type SourceText } from '../source.ts';
import { findTitle, writtenNear } from './document-title.ts';
import { Findings, type Finding } from './findings.ts';
import { mergeKey, statusColours } from './key.ts';
import { PlanDraft, type DraftObjective, type DraftSection, type Place } from './plan-draft.ts';
import type { ReadingContext } from './raw-action.ts';
import { coloursAtStart } from './ratings.ts';
import { reviewPlan } from './review.ts';
import type { PlanField } from './fields.ts';
import { excerpt } from './wording.ts';
import { writtenColumnsOf, type WrittenColumns } from './written-columns.ts';
import { addWrittenAction, saysAction, type RatingWord } from './written-rows.ts';

export interface WrittenOptions {
  asAt?: IsoDate | undefined;
  layout?: PlanLayout | null | undefined;
  ratings?: readonly RatingWord[] | undefined;
}

export interface WrittenReading {
  plan: ReturnType<PlanDraft['finish']>['plan'];
  origins: Record<string, Place>;
  columns: Record<number, { headerRow: number; columns: (PlanField | null)[] }>;
  findings: Finding[];
}

interface Table {
  kind: 'plan' | 'key';
  headerRow: number;
  columns: WrittenColumns | null;
}

/** Null when the document was not written by Waymark, or was changed in a way that only guessing could read. */
export function readWritten(source: SourceDocument, fileName: string, options: WrittenOptions): WrittenReading | null {
  const tables = source.format === 'docx' ? wordTables(source, options.layout ?? null) : flatTables(source, options.layout ?? null);
  return tables === null ? null : new WrittenReader(source, fileName, tables, options).read();
}

/** Every table of the document must be known: a document with one that is not is for the other reader. */
function wordTables(source: SourceDocument, layout: PlanLayout | null): Map<number, Table> | null {
  if (!source.blocks.some((block) => block.kind !== 'table' && block.written !== undefined)) return null;
  const tables = new Map<number, Table>();
  for (const [at, block] of source.blocks.entries()) {
    if (block.kind !== 'table') continue;
    const headers = headersOf(gridOf(block)[0] ?? []);
    const columns = isKeyHeader(headers) ? null : writtenColumnsOf(headers, false, layout);
    if (columns === null && !isKeyHeader(headers)) return null;
    tables.set(at, { kind: columns === null ? 'key' : 'plan', headerRow: 0, columns });
  }
  return tables;
}

/** One table, its header within the first rows. */
function flatTables(source: SourceDocument, layout: PlanLayout | null): Map<number, Table> | null {
  const plans = source.blocks.flatMap((block, at) => (block.kind === 'table' ? [{ block, at }] : []));
  const [first] = plans;
  if (!first || plans.length > 1) return null;
  const grid = gridOf(first.block);
  for (let row = 0; row < Math.min(grid.length, 8); row += 1) {
    const columns = writtenColumnsOf(headersOf(grid[row] ?? []), true, layout);
    if (columns) return new Map([[first.at, { kind: 'plan', headerRow: row, columns }]]);
  }
  return null;
}

const headersOf = (cells: readonly (SourceCell | undefined)[]): string[] => Array.from(cells, (cell) => restored((cell?.text ?? '').replace(/\s+/g, ' ')));
const isKeyHeader = (headers: readonly string[]): boolean => languages.some((language) => headers[0] === documentWords[language].rating && headers[1] === documentWords[language].meaning);
const isKeyTitle = (text: string): boolean => languages.some((language) => text === documentWords[language].ratingKey);

/** The line above the header of a written sheet. */
function titleOf(source: SourceDocument, tables: ReadonlyMap<number, Table>): ReturnType<typeof findTitle> | null {
  for (const [at, { headerRow }] of tables) {
    const block = source.blocks[at];
    const text = block?.kind === 'table' && headerRow > 0 ? (block.rows[0]?.cells[0]?.text ?? '') : '';
    if (text !== '') return { text, blocks: new Set(), rows: new Map([[at, 0]]) };
  }
  return null;
}

class WrittenReader {
  private readonly findings = new Findings();
  private readonly key: PrintedRating[] = [];
  private readonly draft: PlanDraft;
  private readonly context: ReadingContext;
  private readonly ratings: RatingWord[];
  private readonly title: ReturnType<typeof findTitle>;
  private section: DraftSection | null = null;
  private objective: DraftObjective | null = null;

  constructor(
    private readonly source: SourceDocument,
    fileName: string,
    private readonly tables: ReadonlyMap<number, Table>,
    options: WrittenOptions,
  ) {
    this.title = titleOf(source, tables) ?? findTitle(source, fileName);
    const page = source.blocks.find((block): block is SourceText => block.kind !== 'table' && block.written === 'page' && /\d{4}/.test(block.text));
    const after = options.asAt ?? (page === undefined ? writtenNear(source, this.title.text, fileName) : writtenNear({ ...source, blocks: [] }, page.text, ''));
    this.draft = new PlanDraft(this.title.text, this.findings, after);
    this.ratings = [...(options.ratings ?? [])];
    this.context = { findings: this.findings, statusColours: statusColours([]), after, timescales: new Map<string, ParsedTimescale>(), owners: new Map<string, readonly ImportedOwner[]>() };
  }

  read(): WrittenReading {
    for (const { code, parameters, block } of this.source.notes) if (code !== 'headerFooterLeftOut') this.findings.add(code, { block, row: null }, parameters);
    for (const [at, table] of this.tables) if (table.kind === 'key') this.readKey(this.source.blocks[at] as SourceTable, 1, at);
    for (const [at, block] of this.source.blocks.entries()) {
      const table = this.tables.get(at);
      if (block.kind === 'table' && table?.columns) this.readTable(block, at, table.headerRow, table.columns);
      else if (block.kind !== 'table' && !this.title.blocks.has(at)) this.readText(block, { block: at, row: 0 });
    }
    if (this.draft.sections.every((section) => section.objectives.every(({ actions }) => actions.length === 0))) this.findings.add('noActions', { block: null, row: null });
    reviewPlan(this.draft, this.key, this.findings);
    const { plan, paths, origins } = this.draft.finish(this.key);
    return { plan, origins, columns: this.columns(), findings: this.findings.finish(paths) };
  }

  private readText(block: SourceText, place: Place): void {
    if (block.written === 'page') return;
    if (block.level === 1) {
      this.section = this.draft.section(readHeadingText(block.text), place);
      this.objective = null;
      return;
    }
    if (block.level !== null && block.level > 1) {
      this.section ??= this.draft.section(null, place);
      this.objective = this.openObjective(this.section, readHeadingText(block.text, languages.map((language) => documentWords[language].objectiveLabel)), place);
      return;
    }
    const line = readLineText(block.text);
    if (line?.field === 'recommendation' && this.section) this.draft.recommend(this.section, line.ref, line.value);
    else if (line && line.field !== 'recommendation' && this.objective) this.describe(this.objective, { [line.field]: line.value });
    else this.findings.add('textNotUsed', place, { count: 1, text: excerpt(block.text, 120) });
  }

  private openObjective(section: DraftSection, name: { ref: string | null; title: string }, place: Place): DraftObjective {
    const known = new Set(section.objectives);
    const objective = this.draft.objective(section, name, place);
    // The date stands in a line of its own: one in the title alone is no target.
    if (!known.has(objective)) objective.targetDate = null;
    return objective;
  }

  private describe(objective: DraftObjective, said: Partial<Record<PlaceField, string>>): void {
    const { champion = '', theme = '', targetDate = '', linkedRecommendations = '', linkedIndicators = '' } = said;
    if (champion !== '') objective.champion = champion;
    if (theme !== '') objective.theme = theme;
    if (targetDate !== '') objective.targetDate = parseTimescale(targetDate, this.context.after === undefined ? {} : { after: this.context.after }).timescale.due;
    for (const [list, read] of [[objective.linkedRecommendations, splitReferences(linkedRecommendations)], [objective.linkedIndicators, expandIndicators(linkedIndicators)]] as const) {
      for (const each of read) if (!list.includes(each)) list.push(each);
    }
  }

  private readTable(table: SourceTable, at: number, headerRow: number, columns: WrittenColumns): void {
    const grid = gridOf(table);
    const flat = columns.place.size > 0;
    const headers = headersOf(grid[headerRow] ?? []).join('\n');
    const left = new Map<number, number>();
    const textOf = (cell: SourceCell | undefined): string => (this.source.format === 'delimited' || this.source.format === 'text' ? restored(cell?.text ?? '') : (cell?.text ?? ''));
    for (let row = headerRow + 1; row < grid.length; row += 1) {
      const cells = grid[row] ?? [];
      const place = { block: at, row };
      if (isKeyTitle(cells[0]?.text ?? '') && table.rows[row]!.cells.filter((cell) => cell.text !== '').length === 1) return this.readKey(table, row + 1, at);
      if (headersOf(cells).join('\n') === headers) continue;
      for (const { column } of columns.others) if ((cells[column]?.text ?? '') !== '') left.set(column, (left.get(column) ?? 0) + 1);
      const objective = flat ? this.objectiveOfRow((field) => textOf(cells[columns.place.get(field) ?? -1]), saysAction(cells, columns), place) : this.objectiveAbove(place);
      if (objective && saysAction(cells, columns)) addWrittenAction(cells, columns, objective, place, this.ratings, this.context, textOf);
    }
    for (const { column, header } of columns.others) if (left.has(column)) this.findings.add('columnIgnored', { block: at, row: headerRow, column }, { header: excerpt(header, 40), count: left.get(column)! });
  }

  private objectiveAbove(place: Place): DraftObjective {
    this.section ??= this.draft.section(null, place);
    return (this.objective ??= this.openObjective(this.section, { ref: null, title: this.section.title }, place));
  }

  /** A row without a place of its own, typed below others, belongs where the row above does. */
  private objectiveOfRow(text: (field: PlaceField) => string, action: boolean, place: Place): DraftObjective | null {
    const named = text('section') !== '' || text('sectionRef') !== '';
    const section = named || this.section === null ? this.draft.section(named ? { ref: text('sectionRef') || null, title: text('section') } : null, place) : this.section;
    if (section !== this.section) this.objective = null;
    this.section = section;
    if (text('recommendation') !== '') this.draft.recommend(section, text('recommendationRef') || null, text('recommendation'));
    const objective = text('objective') !== '' || text('objectiveRef') !== '';
    if (!objective) return action ? this.objectiveAbove(place) : null;
    this.objective = this.openObjective(section, { ref: text('objectiveRef') || null, title: text('objective') }, place);
    const said: Partial<Record<PlaceField, string>> = {};
    for (const field of ['champion', 'theme', 'targetDate', 'linkedRecommendations', 'linkedIndicators'] as const) said[field] = text(field);
    this.describe(this.objective, said);
    return this.objective;
  }

  /** "Red | Off track": the printed key, and from it the words that stand for ratings in this document. */
  private readKey(table: SourceTable, from: number, at: number): void {
    for (let row = from; row < table.rows.length; row += 1) {
      const [first, second] = table.rows[row]!.cells.filter((cell) => cell.text !== '');
      if (!first || !second || isKeyHeader([first.text, second.text])) continue;
      const code = this.ratings.find(({ label }) => label === first.text)?.code ?? coloursAtStart(first.text)[0] ?? first.shade;
      if (code === null) continue;
      if (!this.ratings.some(({ label }) => label === first.text)) this.ratings.push({ code, label: first.text });
      for (const other of mergeKey(this.key, [{ code, meaning: second.text }])) this.findings.add('keyDiffers', { block: at, row }, { rating: other.code, first: '', second: excerpt(other.meaning) });
    }
  }

  private columns(): WrittenReading['columns'] {
    const columns: WrittenReading['columns'] = {};
    for (const [at, table] of this.tables) {
      if (!table.columns) continue;
      const fields: (PlanField | null)[] = [];
      for (const [field, column] of table.columns.action) fields[column] = field;
      for (const [field, column] of table.columns.place) fields[column] = placeAsField[field] ?? null;
      columns[at] = { headerRow: table.headerRow, columns: Array.from(fields, (field) => field ?? null) };
    }
    return columns;
  }
}

/** What the columns of a place are in the words of the reader of council's documents. */
const placeAsField: Partial<Record<PlaceField, PlanField>> = { section: 'area', objective: 'objective', recommendation: 'recommendation', theme: 'theme', linkedRecommendations: 'linkedRecommendations', linkedIndicators: 'linkedIndicators' };
