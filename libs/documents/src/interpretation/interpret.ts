// From blocks to a plan: what is the title, the key, a heading, a table of actions, and what is left.
import type { ImportedOwner, ImportedPlan, IsoDate, ParsedTimescale, PrintedRating } from '@waymark/domain';
import type { SourceDocument, SourceText } from '../source.ts';
import { findTitle, writtenNear, type DocumentTitle } from './document-title.ts';
import { planHeader } from './columns.ts';
import type { PlanLayout } from '../layout/plan-layout.ts';
import type { PlanField, TableMapping } from './fields.ts';
import { Findings, type Finding } from './findings.ts';
import { isKeyTitle, keyOfText, mergeKey, statusColours } from './key.ts';
import { readAnnotations } from './labelled-lines.ts';
import { boldLevel, makeHeading, Outline, sectionName } from './outline.ts';
import { PlanDraft, type Place } from './plan-draft.ts';
import { readPlanTable, type OpenAction, type TableContext } from './plan-table.ts';
import { finishAction } from './raw-action.ts';
import { reviewPlan } from './review.ts';
import { tableKind, type PlanTable, type TableKind } from './table-kinds.ts';
import { isGeneric, readTitle } from './titles.ts';
import { excerpt, splitLeadingRef, splitListRef } from './wording.ts';
import { readWritten } from './written-document.ts';
import type { RatingWord } from './written-rows.ts';

export interface InterpretOptions {
  /** Columns named by hand, for tables whose headers say too little. */
  mapping?: readonly TableMapping[];
  /** Date near which the plan was written: settles years with two digits or none. */
  asAt?: IsoDate;
  /** The columns and ratings of the plan that the document belongs to, when it is known: what Waymark wrote is known by them. */
  layout?: PlanLayout | null;
  ratings?: readonly RatingWord[];
}

export interface TableColumns {
  headerRow: number;
  /** By grid column; null is a column that is left out. */
  columns: (PlanField | null)[];
}

export interface Interpretation {
  plan: ImportedPlan;
  /** Where each branch of the plan was read, by its path. */
  origins: Record<string, Place>;
  /** How the tables of the plan were read, by block. */
  columns: Record<number, TableColumns>;
  findings: Finding[];
}

/** Finds the plan in a document. Never throws: what it cannot place becomes a finding. */
export function interpret(source: SourceDocument, fileName: string, options: InterpretOptions = {}): Interpretation {
  // Columns named by hand mean that the reading was wrong: it is not repeated.
  const written = (options.mapping ?? []).length === 0 ? readWritten(source, fileName, options) : null;
  if (written) return { ...written, plan: { ...written.plan, findings: written.findings.map(({ where, code, message }) => ({ where, code, message })) } };
  return new Interpreter(source, fileName, options).run();
}

class Interpreter {
  private readonly findings = new Findings();
  private readonly outline = new Outline();
  private readonly key: PrintedRating[] = [];
  private readonly keyBlocks = new Set<number>();
  /** Plain paragraphs that stand as titles above the tables. */
  private readonly captions = new Set<number>();
  private readonly kinds = new Map<number, TableKind>();
  private readonly leftovers: { text: string; place: Place }[] = [];
  private readonly early: { ref: string | null; text: string; place: Place }[] = [];
  private readonly title: DocumentTitle;
  private readonly after: IsoDate | undefined;
  private readonly timescales = new Map<string, ParsedTimescale>();
  private readonly owners = new Map<string, readonly ImportedOwner[]>();
  private readonly draft: PlanDraft;
  private open: OpenAction | null = null;
  private listing = false;

  constructor(
    private readonly source: SourceDocument,
    fileName: string,
    private readonly options: InterpretOptions,
  ) {
    this.title = findTitle(source, fileName);
    this.after = options.asAt ?? writtenNear(source, this.title.text, fileName);
    this.draft = new PlanDraft(this.title.text, this.findings, this.after);
  }

  run(): Interpretation {
    this.readNotes();
    this.findKeys();
    this.findCaptions();
    this.source.blocks.forEach((block, at) => {
      if (this.title.blocks.has(at) || this.keyBlocks.has(at)) return;
      // A row cut by a page goes on in the next table only when nothing stands between the two.
      if (block.kind !== 'table' || block.sheet !== undefined || this.kinds.get(at)?.kind !== 'plan') this.closeAction();
      if (block.kind === 'table') this.table(at);
      else this.text(block, at);
    });
    this.closeAction();
    const first = this.draft.sections[0] ?? (this.early.length > 0 ? this.draft.section(null, this.early[0]!.place) : null);
    for (const { ref, text } of this.early) this.draft.recommend(first!, ref, text);
    for (const heading of this.outline.met) if (!heading.used && !heading.sheet) this.leave(heading.text, { block: heading.block, row: heading.row });
    this.reportLeftovers();
    reviewPlan(this.draft, this.key, this.findings);
    const { plan, paths, origins } = this.draft.finish(this.key);
    const findings = this.findings.finish(paths);
    return { plan: { ...plan, findings: findings.map(({ where, code, message }) => ({ where, code, message })) }, origins, columns: this.columns(), findings };
  }

  private readNotes(): void {
    for (const { code, parameters, block } of this.source.notes) this.findings.add(code, { block, row: null }, parameters);
  }

  /** Keys are wanted before any rating is read, wherever they stand. */
  private findKeys(): void {
    let afterTitle = false;
    let previous: PlanTable | null = null;
    this.source.blocks.forEach((block, at) => {
      if (block.kind === 'table') {
        const kind = tableKind(block, this.options.mapping?.find((each) => each.block === at), previous, afterTitle);
        this.kinds.set(at, kind);
        if (kind.kind === 'key') this.addKey(kind.entries, at, 0);
        if (kind.kind === 'plan') {
          previous = kind;
          for (const [row, entries] of kind.legend) this.addKey(entries, at, row);
          this.addKey(kind.beside, at, 0);
        }
        afterTitle = false;
        return;
      }
      if (this.title.blocks.has(at)) return;
      const entries = keyOfText(block.text, afterTitle);
      const titled = isKeyTitle(block.text);
      if (titled || entries.length > 0) this.keyBlocks.add(at);
      this.addKey(entries, at, 0);
      afterTitle = titled || (afterTitle && entries.length > 0);
    });
  }

  /** A plan whose tables have no headings: the paragraph directly above each of them (two at least) is its title. */
  private findCaptions(): void {
    const found: number[] = [];
    let heading = false;
    let line: number | null = null;
    this.source.blocks.forEach((block, at) => {
      if (block.kind !== 'table') {
        if (this.title.blocks.has(at) || readAnnotations(block.text)) return;
        heading ||= this.isHeading(block, readTitle(block.text).kind);
        line = block.text.length <= 200 && !/[.:;,]$/.test(block.text) && !isGeneric(block.text) ? at : null;
        return;
      }
      if (this.kinds.get(at)?.kind === 'plan' && !heading && line !== null) found.push(line);
      heading = false;
      line = null;
    });
    if (found.length >= 2 && found.length * 2 >= this.planTables) for (const at of found) this.captions.add(at);
  }

  private addKey(entries: readonly PrintedRating[], block: number, row: number): void {
    for (const different of mergeKey(this.key, entries)) {
      const first = this.key.find((each) => each.code === different.code)?.meaning ?? '';
      this.findings.add('keyDiffers', { block, row }, { rating: different.code, first: excerpt(first), second: excerpt(different.meaning) });
    }
  }

  private get planTables(): number {
    return [...this.kinds.values()].filter((kind) => kind.kind === 'plan').length;
  }

  private text(block: SourceText, at: number): void {
    const place = { block: at, row: 0 };
    const notes = readAnnotations(block.text);
    if (notes && block.kind !== 'heading') {
      const heading = this.outline.current;
      if (heading) Object.assign(heading.notes, notes);
      else this.leave(block.text, place);
      return;
    }
    const title = readTitle(block.text);
    // A bare "Appendix 1" says where the document was printed.
    if (/^(?:appendix|annex)$/.test(title.label ?? '') && title.title === block.text && this.source.blocks[at + 1]?.kind !== 'table') return this.leave(block.text, place);
    if (title.kind === 'recommendation' && !this.opensTable(at)) return this.recommendation(title.ref, title.title, place);
    if (this.isHeading(block, title.kind) || this.captions.has(at)) {
      const level = block.level ?? (this.isUpper(at) ? boldLevel : boldLevel + 1);
      this.listing = title.kind === 'recommendationList';
      this.outline.push(makeHeading(block.text, level, at, 0));
      if (this.listing) this.outline.met.at(-1)!.used = true;
      return;
    }
    if (this.listing) {
      const { ref, rest } = splitListRef(block.text);
      if (ref !== null || (block.text.length > 40 && this.outline.met.at(-1)?.title.kind === 'recommendationList')) return this.recommendation(ref, rest, place);
    }
    if (this.outline.completeTitle(block.text, at)) return;
    // "The inspection made these recommendations:" opens a list as a heading does.
    if (/recommend|argymhell/i.test(block.text) && /:$/.test(block.text) && block.text.length < 250) this.listing = true;
    this.leave(block.text, place);
  }

  private recommendation(ref: string | null, text: string, place: Place): void {
    const { section } = this.outline.place(true);
    if (!section) {
      this.early.push({ ref, text, place });
      return;
    }
    this.draft.recommend(this.draft.section(sectionName(section), { block: section.block, row: section.row }), ref, text);
  }

  /** Heading styles, labelled lines, and bold lines that are short enough for a title. */
  private isHeading(block: SourceText, kind: ReturnType<typeof readTitle>['kind']): boolean {
    if (block.kind === 'heading') return true;
    if (block.text.length > 400) return false;
    if (kind === 'recommendationList') return block.text.length < 100;
    if (kind !== 'plain') return true;
    return block.bold === true && block.text.length <= 250 && !/\n.*\n/.test(block.text);
  }

  /** A bold line directly above another one is the higher of the two. */
  private isUpper(at: number): boolean {
    const next = this.source.blocks[at + 1];
    if (!next || next.kind !== 'paragraph' || readAnnotations(next.text)) return false;
    return this.isHeading(next, readTitle(next.text).kind);
  }

  /** Whether a table of actions follows, with at most labelled lines between. */
  private opensTable(at: number): boolean {
    for (let next = at + 1; next < this.source.blocks.length; next += 1) {
      const block = this.source.blocks[next]!;
      if (block.kind === 'table') return this.kinds.get(next)?.kind === 'plan';
      const kind = readTitle(block.text).kind;
      if (kind !== 'plain' || block.kind === 'heading') return false;
    }
    return false;
  }

  private table(at: number): void {
    const block = this.source.blocks[at]!;
    const kind = this.kinds.get(at);
    if (block.kind !== 'table' || !kind || kind.kind === 'key') return;
    this.listing = false;
    if (kind.kind === 'lines') {
      for (const { text, row } of kind.lines) if (this.title.rows.get(at) !== row) this.text({ kind: 'paragraph', text, level: null, ...(readTitle(text).kind === 'plain' ? {} : { bold: true }) }, at);
      return;
    }
    if (kind.kind === 'other') {
      const text = block.rows.flatMap((row) => row.cells.map((cell) => cell.text)).filter((each) => each !== '').join(' · ');
      const plain = block.rows.filter((row) => row.cells.filter((cell) => cell.text !== '').length > 1).length < 2;
      if (block.sheet !== undefined && plain && !block.hidden) for (const [row, { cells }] of block.rows.entries()) this.leaveRow(cells.map((cell) => cell.text), { block: at, row });
      else if (text !== '') this.findings.add('tableSkipped', { block: at, row: 0 }, { rows: block.rows.length, text: excerpt(text) });
      return;
    }
    if (block.sheet !== undefined) this.openSheet(block.sheet, at);
    if (kind.kind === 'recommendations') this.recommendationTable(kind, at);
    else {
      this.open = readPlanTable(kind, this.tableContext(kind, at), this.open);
    }
    this.outline.leaveTable();
  }

  private tableContext(kind: PlanTable, at: number): TableContext {
    return {
      draft: this.draft,
      outline: this.outline,
      findings: this.findings,
      statusColours: statusColours(this.key),
      after: this.after,
      timescales: this.timescales,
      owners: this.owners,
      block: at,
      titleRow: this.title.rows.get(at),
      severalPlans: this.planTables > 1 || kind.headers.length > 1,
      left: (text, place) => this.leave(text, place),
    };
  }

  /** Finishes the last action of a table that nothing can add to any more. */
  private closeAction(): void {
    const { raw } = this.open ?? {};
    this.open = null;
    if (raw) finishAction(raw, { findings: this.findings, statusColours: statusColours(this.key), after: this.after, timescales: this.timescales, owners: this.owners });
  }

  private leaveRow(texts: string[], place: Place): void {
    const text = texts.filter((each) => each !== '').join(': ');
    if (text !== '' && this.title.rows.get(place.block) !== place.row) this.leave(text, place);
  }

  /** A sheet's name is a heading where it says something: "Part B", or what tells several sheets apart. */
  private openSheet(name: string, at: number): void {
    this.outline.clear();
    const title = readTitle(name);
    if (title.kind === 'plain' && (isGeneric(name) || this.planTables < 2)) return;
    this.outline.push(makeHeading(name, 0, at, 0, { sheet: true }));
  }

  private recommendationTable(kind: PlanTable, at: number): void {
    const header = planHeader(kind.headers);
    const column = header.columns.find((each) => each.field === 'recommendation');
    const number = header.columns.find((each) => each.field === 'ref' || each.field === 'linkedRecommendations');
    for (let row = header.last + 1; row < kind.grid.length; row += 1) {
      const cells = kind.grid[row]!;
      const text = column ? (cells[column.start]?.text ?? '') : '';
      if (text === '' || (row > 0 && column && kind.grid[row - 1]![column.start] === cells[column.start])) continue;
      const { ref, rest } = splitLeadingRef(text);
      const own = number ? (cells[number.start]?.text ?? '').replace(/[.)\s]+$/, '') : '';
      this.recommendation(own === '' ? ref : own, rest, { block: at, row });
    }
    const others = header.columns.filter((each) => each !== column && each !== number);
    for (const other of others) {
      const count = kind.grid.slice(header.last + 1).filter((cells) => (cells[other.start]?.text ?? '') !== '').length;
      if (count > 0) this.findings.add('columnIgnored', { block: at, row: header.last, column: other.start }, { header: excerpt(other.header, 40), count });
    }
  }

  private leave(text: string, place: Place): void {
    this.leftovers.push({ text, place });
  }

  /** One finding for each run of neighbouring lines. */
  private reportLeftovers(): void {
    const sorted = this.leftovers.sort((a, b) => a.place.block - b.place.block || a.place.row - b.place.row);
    let run: typeof sorted = [];
    const end = (): void => {
      if (run[0]) this.findings.add('textNotUsed', run[0].place, { count: run.length, text: excerpt(run.map((each) => each.text).join(' '), 120) });
      run = [];
    };
    for (const each of sorted) {
      const last = run.at(-1);
      if (last && each.place.block - last.place.block > 1) end();
      run.push(each);
    }
    end();
    if (this.draft.sections.every((section) => section.objectives.every((objective) => objective.actions.length === 0))) this.findings.add('noActions', { block: null, row: null });
  }

  private columns(): Record<number, TableColumns> {
    const result: Record<number, TableColumns> = {};
    for (const [block, kind] of this.kinds) {
      if (kind.kind !== 'plan' && kind.kind !== 'recommendations') continue;
      const header = planHeader(kind.headers);
      const columns: (PlanField | null)[] = Array.from({ length: kind.width }, () => null);
      for (const column of header.columns) columns[column.start] = column.field;
      result[block] = { headerRow: header.last, columns };
    }
    return result;
  }
}
