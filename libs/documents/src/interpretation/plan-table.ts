// Reads the rows of a plan's table: titles, labelled lines, actions, rows that go on, and what is left.
import type { Findings } from './findings.ts';
import type { Column, Header } from './columns.ts';
import { cellsOf, describeColumn, planHeader } from './columns.ts';
import { bandHeading, isBand, isTitleWithNotes } from './bands.ts';
import { namesSection } from './header-words.ts';
import { isKeyTitle } from './key.ts';
import { readAnnotations } from './labelled-lines.ts';
import { mostTextsNumbered, refOfObjective } from './numbering.ts';
import { bandLevel, makeHeading, sectionName, type Outline } from './outline.ts';
import type { DraftObjective, DraftSection, Place, PlanDraft } from './plan-draft.ts';
import { finishAction, joinTexts, type RawAction, type ReadingContext } from './raw-action.ts';
import { rowTexts } from './row-texts.ts';
import { decorativeColumns, readRow, type RowValues, type Value } from './row-values.ts';
import { rowText, type PlanTable } from './table-kinds.ts';
import { isGeneric, readTitle } from './titles.ts';
import { cleanRef, excerpt, folded, looksLikeRef, splitLeadingRef } from './wording.ts';

export interface TableContext extends ReadingContext {
  draft: PlanDraft;
  outline: Outline;
  block: number;
  /** Row that holds the plan's title, if this table does. */
  titleRow: number | undefined;
  /** Several tables hold actions: titles above their headers then tell them apart. */
  severalPlans: boolean;
  left(text: string, place: Place): void;
}

/** The last action of a table, not finished yet: its row may go on at the top of the table that follows. */
export interface OpenAction {
  raw: RawAction;
  fields: string;
}

/** Reads all rows in order into the draft. `open` is the last action of the table directly before. */
export function readPlanTable(source: PlanTable, context: TableContext, open: OpenAction | null = null): OpenAction | null {
  return new TableReader(source, context).read(open);
}

const fieldsOf = (header: Header): string => header.columns.map((column) => column.field ?? '').join();

const metadata = /^(?:updated?|version|date|last|as at|as of|prepared|author|owner|review|status|monitoring|produced|approved|contact|draft|official|confidential|position|page|next|period|quarter|month|report)\b|^\W*\d[\d\s./-]*$/i;

type ActionField = 'action' | 'recommendation' | 'objective' | 'area';

/** The column that says what to do; a table of recommendations or objectives alone says it there. */
function actionFieldOf(columns: readonly Column[]): ActionField {
  const order: readonly ActionField[] = ['action', 'recommendation', 'objective'];
  return order.find((field) => columns.some((column) => column.field === field)) ?? 'area';
}

class TableReader {
  private header: Header;
  private own: Column | null = null;
  private sectionColumn: Column | null = null;
  private objectiveRef: Column | null = null;
  private numbered = false;
  private numberedTexts = false;
  private readonly decorative: Set<number>;
  private current: RawAction | null = null;
  /** The current action began in the table before. */
  private reopened = false;
  private group: { section: DraftSection; objective: DraftObjective } | null = null;
  private groupText = '';
  private sectionText = '';
  /** A table of something else in the same sheet, while its rows are passed over. */
  private foreign: { rows: number; place: Place; text: string } | null = null;
  private readonly ignored = new Map<Column, { rows: number; place: Place }>();

  constructor(
    private readonly source: PlanTable,
    private readonly context: TableContext,
  ) {
    this.header = planHeader(source.headers);
    this.decorative = decorativeColumns(source, this.header.last + 1);
  }

  read(open: OpenAction | null): OpenAction | null {
    const { source } = this;
    this.current = open?.raw ?? null;
    if (open && open.fields !== fieldsOf(this.header)) this.flush();
    this.reopened = this.current !== null;
    let next = 0;
    for (let row = 0; row < source.grid.length; row += 1) {
      const header = source.headers[next];
      if (header && row === header.first) {
        this.enter(header, next);
        next += 1;
        row = header.last;
        continue;
      }
      if (next === 0 && source.headers[0]!.first < 0) {
        this.enter(source.headers[0]!, 0);
        next = 1;
      }
      if (source.legend.has(row) || row === this.context.titleRow) continue;
      if (next === 0) this.above(row);
      else if (this.foreign && !this.opensPlanAgain(row)) this.foreign.rows += 1;
      else this.row(row);
    }
    this.endForeign();
    this.report();
    return this.current && { raw: this.current, fields: fieldsOf(this.header) };
  }

  private at(row: number): Place {
    return { block: this.context.block, row: this.source.rowOf(row) };
  }

  /** Takes a header's columns over; a header typed again changes nothing. */
  private enter(header: Header, index: number): void {
    if (!this.reopened || index > 0) this.flush();
    this.endForeign();
    if (header.foreign) {
      const text = cellsOf(this.source.grid, header.first).map((cell) => cell.text).join(' · ');
      this.foreign = { rows: 0, place: this.at(header.first), text };
      return;
    }
    this.header = header;
    const { columns } = header;
    const end = this.source.headers[index + 1]?.first ?? this.source.grid.length;
    const of = (field: Column['field']): Column[] => columns.filter((column) => column.field === field);
    const named = of('objective')[0];
    const area = of('area').find((column) => !namesSection(column.header));
    const hasAction = of('action').length > 0;
    const field = hasAction ? 'action' : actionFieldOf(columns);
    const sections = of('area').filter((column) => (column !== area || named !== undefined || !hasAction) && field !== 'area');
    const own = hasAction ? (named ?? area ?? of('recommendation')[0] ?? null) : null;
    this.own = own?.field !== 'objective' && this.context.outline.hasObjective && own?.field === 'recommendation' ? null : own;
    this.sectionColumn = sections[0] ?? null;
    const refs = of('ref');
    this.objectiveRef = this.own ? refOfObjective(this.source, header, this.own, header.last + 1, end) : null;
    this.numbered = refs.some((column) => column !== this.objectiveRef);
    this.numberedTexts = !this.numbered && mostTextsNumbered(this.source, header, header.last + 1, end);
    if (this.source.assumed) this.context.findings.add('headerAssumed', { block: this.context.block, row: null });
    for (const column of columns) if (column.guessed) this.context.findings.add('columnGuessed', { ...this.at(Math.max(0, header.last)), column: column.start }, { header: describeColumn(column) });
  }

  /** A numbered title below a table of something else: the plan goes on with the columns it had. */
  private opensPlanAgain(row: number): boolean {
    const texts = cellsOf(this.source.grid, row).filter((cell) => cell.text !== '');
    if (texts.length !== 1 || readTitle(texts[0]!.text).kind === 'plain' || this.header.foreign) return false;
    this.endForeign();
    return true;
  }

  private endForeign(): void {
    if (this.foreign) this.context.findings.add('tableSkipped', this.foreign.place, { rows: this.foreign.rows + 1, text: excerpt(this.foreign.text) });
    this.foreign = null;
  }

  /** Rows above the header: titles and labelled lines. */
  private above(row: number): void {
    const texts = cellsOf(this.source.grid, row).filter((cell) => cell.text !== '');
    if (texts.length === 0) return;
    const text = rowText(texts.map((cell) => cell.text));
    const band = texts.map((cell) => cell.text);
    if (this.lines(band, row)) return;
    if (isTitleWithNotes(band)) return this.band(band, row);
    const title = readTitle(text);
    const single = texts.length === 1;
    if (title.kind !== 'plain' && title.kind !== 'recommendationList' && texts.length <= 3) return this.band(band, row);
    const own = planHeader(this.source.headers).columns.some((column) => column.field === 'objective' || (column.field === 'area' && !namesSection(column.header)) || column.field === 'recommendation');
    const lastLine = this.nextTextRow(row) >= this.source.headers[0]!.first;
    const distinguishes = !own || this.context.severalPlans;
    if (single && lastLine && distinguishes && text.length <= 250 && text.length > 2 && !isGeneric(text) && !metadata.test(text) && folded(text) !== folded(this.context.draft.title)) return this.band(band, row);
    this.context.left(text, this.at(row));
  }

  private nextTextRow(row: number): number {
    for (let next = row + 1; next < this.source.grid.length; next += 1) {
      const texts = cellsOf(this.source.grid, next).filter((cell) => cell.text !== '');
      if (texts.length > 0 && readAnnotations(rowText(texts.map((cell) => cell.text))) === null) return next;
    }
    return this.source.grid.length;
  }

  /** Labelled lines: one in each cell, or a label and its value in two. */
  private lines(texts: readonly string[], row: number): boolean {
    if (texts.length > 1 && texts.every((text) => readAnnotations(text) !== null)) return texts.map((text) => this.line(text, row)).some(Boolean);
    return this.line(rowText(texts), row);
  }

  /** A labelled line belongs to the heading above it. */
  private line(text: string, row: number): boolean {
    const notes = readAnnotations(text);
    if (!notes) return false;
    this.flush();
    const { outline, draft } = this.context;
    const objective = this.own ? this.group?.objective : undefined;
    const rest = objective ? draft.annotate(objective, notes, this.at(row)) : [];
    if (!objective && outline.current) Object.assign(outline.current.notes, notes);
    else if (!objective) rest.push(text);
    for (const each of rest) this.context.left(each, this.at(row));
    return true;
  }

  private band(texts: readonly string[], row: number): void {
    this.flush();
    const next = this.source.grid[row + 1] ? cellsOf(this.source.grid, row + 1).filter((cell) => cell.text !== '') : [];
    const upper = next.length === 1 && isBand(this.source, this.header, this.own, row + 1) && readAnnotations(next[0]!.text) === null && readTitle(next[0]!.text).kind === 'plain';
    this.context.outline.push(bandHeading(texts, upper ? bandLevel : bandLevel + 1, this.at(row)));
    this.group = null;
    this.groupText = '';
  }

  private row(row: number): void {
    const values = readRow(this.source, this.header, row);
    if (values.fresh.every((cell) => values.values.some((value) => value.cell === cell && value.column.legend))) return;
    const line = rowText(values.fresh.map((cell) => cell.text));
    const texts = values.fresh.map((cell) => cell.text);
    if (values.fresh.length <= 4 && this.lines(texts, row)) return;
    if (values.fresh.length <= 4 && isTitleWithNotes(texts)) return this.band(texts, row);
    if (isBand(this.source, this.header, this.own, row)) return isKeyTitle(line) ? undefined : this.band(texts, row);
    if (/^(?:grand |sub-?)?totals?\b/i.test(values.fresh[0]!.text) && values.fresh.slice(1).every((cell) => /^[\d.,%\s]*$/.test(cell.text))) return this.context.left(line, this.at(row));
    this.noteIgnored(values, row);
    this.openGroup(values, row);
    const refs = values.of('ref').filter((value) => value.column !== this.objectiveRef);
    const ref = refs.filter((value) => !value.inherited).map((value) => value.text).join('\n');
    const field = this.actionField();
    const action = values.of(field).filter((value) => !value.inherited).map((value) => value.text).join('\n');
    const merged = values.of(field).some((value) => value.inherited && value.text !== '');
    const others = values.values.filter((value) => !value.inherited && value.text !== '' && value.column.field !== null && value.column !== this.own && value.column !== this.sectionColumn && value.column !== this.objectiveRef);
    if (others.length === 0) return;
    if (this.current && this.goesOn(ref, action, merged, others)) return this.join(values, row, merged);
    if (action === '' && !merged && others.every((value) => value.column.field === 'ref')) {
      this.context.findings.add('emptyRow', this.at(row), { ref: cleanRef(ref) });
      return;
    }
    this.flush();
    this.begin(values, row, ref, merged ? values.of(field).map((value) => value.text).join('\n') : action);
  }

  private actionField(): ActionField {
    return actionFieldOf(this.header.columns);
  }

  /** Whether a row goes on with the action above: a row cut by a page, or sub-rows of a merged action. */
  private goesOn(ref: string, action: string, merged: boolean, others: Value[]): boolean {
    if (ref !== '') return false;
    if (action === '') return true;
    if (merged || !this.numbered || this.current?.ref === null) return false;
    const alone = others.every((value) => ['action', 'approach', 'success', 'progress', 'ratingAndProgress'].includes(value.column.field ?? ''));
    const wrapped = others.every((value) => !['timescale', 'rating', 'status'].includes(value.column.field ?? ''));
    if (/^[\p{Ll}(•▪–-]/u.test(action)) return wrapped;
    return alone && /(?:[,;:–-]|\b(?:and|or|to|the|of|for|with|in|a|by))$/i.test(this.current?.description ?? '');
  }

  private join(values: RowValues, row: number, merged: boolean): void {
    const raw = this.current!;
    // Cells merged from above have been said with the row that they began in.
    const own = values.values.filter((value) => !value.inherited);
    const more = rowTexts(this.source, this.header, { ...values, values: own, of: (field) => own.filter((value) => value.column.field === field) }, row, this.decorative);
    raw.description = joinTexts(raw.description, merged ? '' : more.description);
    raw.approach = joinTexts(raw.approach, more.approach);
    raw.owner = joinTexts(raw.owner, more.owner);
    raw.timescale = joinTexts(raw.timescale, more.timescale);
    raw.success = joinTexts(raw.success, more.success);
    raw.progress = joinTexts(raw.progress, more.progress);
    raw.status = joinTexts(raw.status, more.status);
    const rated = (texts: typeof more): string => (texts.ratingText === '' ? (texts.shade ?? '') : texts.ratingText);
    if (rated(raw) !== '' && rated(more) !== '' && folded(rated(raw)) !== folded(rated(more))) (raw.otherRatings ??= []).push(rated(more));
    if (raw.ratingText === '') raw.ratingText = more.ratingText;
    raw.shade ??= more.shade;
    this.link(values, raw.objective, row);
    if (!merged) this.context.findings.add('continuationJoined', this.at(row), { text: excerpt(values.fresh.map((cell) => cell.text).join(' ')) }, raw);
  }

  private begin(values: RowValues, row: number, refText: string, action: string): void {
    const target = this.target(row);
    const texts = rowTexts(this.source, this.header, values, row, this.decorative);
    const split = this.numberedTexts && refText === '' ? splitLeadingRef(action) : { ref: null, rest: action };
    const field = this.actionField();
    const label = values.of(field)[0]?.cell.label ?? values.of('ref')[0]?.cell.label ?? '';
    const own = field === 'action' ? { ref: null, rest: split.rest } : splitLeadingRef(split.rest);
    const ref = cleanRef(refText) ?? split.ref ?? cleanRef(label) ?? own.ref;
    this.current = { ...texts, description: own.rest, ref, place: this.at(row), objective: target.objective };
    if (field === 'recommendation') {
      this.context.draft.recommend(target.section, ref, own.rest);
      if (ref !== null) this.context.draft.linkRecommendations(target.objective, ref);
    }
    this.link(values, target.objective, row);
    if (this.source.table.rows[row]?.hidden) this.context.findings.add('hiddenRow', this.at(row), {}, this.current);
  }

  /** Opens section and objective that the row's own columns name. */
  private openGroup(values: RowValues, row: number): void {
    const { draft, outline } = this.context;
    const section = this.sectionColumn && values.values.find((value) => value.column === this.sectionColumn);
    if (section && section.text !== '' && folded(section.text) !== folded(this.sectionText)) {
      this.sectionText = section.text;
      this.group = null;
      this.groupText = '';
    }
    const own = this.own && values.values.find((value) => value.column === this.own);
    if (!own || own.text === '' || (this.group && folded(own.text) === this.groupText)) return;
    this.flush();
    const heading = makeHeading(own.text, bandLevel, this.context.block, row);
    const split = heading.title.kind === 'plain' ? splitLeadingRef(heading.title.title) : { ref: null, rest: heading.title.title };
    const refCell = this.objectiveRef && values.values.find((value) => value.column === this.objectiveRef);
    const ref = (refCell && cleanRef(refCell.text)) ?? heading.title.ref ?? split.ref ?? cleanRef(own.cell.label ?? '');
    const place = this.at(row);
    const placed = outline.place(true);
    const target = this.sectionColumn && this.sectionText !== '' && section ? this.columnSection(section.text, place) : draft.section(sectionName(placed.section), place);
    const objective = draft.objective(target, { ref, title: split.rest }, place);
    if (heading.title.champion !== null) objective.champion ??= heading.title.champion;
    for (const rest of draft.annotate(objective, heading.notes, place)) this.context.left(rest, place);
    if (this.own?.field === 'recommendation' || heading.title.kind === 'recommendation') {
      draft.recommend(target, ref, split.rest);
      if (ref !== null) draft.linkRecommendations(objective, ref);
    }
    this.group = { section: target, objective };
    this.groupText = folded(own.text);
  }

  private columnSection(text: string, place: Place): DraftSection {
    const title = readTitle(text);
    const header = this.sectionColumn!.header.trim();
    // A bare "1" or "A" below "Domain" is "Domain 1".
    if (looksLikeRef(text) && text.length <= 4 && namesSection(header)) return this.context.draft.section({ ref: `${header} ${cleanRef(text)}`, title: `${header} ${cleanRef(text)}` }, place);
    const split = title.kind === 'plain' ? splitLeadingRef(text) : { ref: null, rest: title.title };
    return this.context.draft.section({ ref: title.ref ?? split.ref, title: split.rest }, place);
  }

  /** Section and objective of the action in `row`. */
  private target(row: number): { section: DraftSection; objective: DraftObjective } {
    if (this.own && this.group) return this.group;
    const { draft, outline, findings } = this.context;
    const place = this.at(row);
    const placed = outline.place(false);
    const section = this.sectionColumn && this.sectionText !== '' ? this.columnSection(this.sectionText, place) : draft.section(sectionName(placed.section), place);
    for (const outer of placed.outer) {
      if (!outer.used) findings.add('sectionNested', { block: outer.block, row: outer.row }, { outer: excerpt(outer.text), inner: excerpt(section.title) }, section);
      outer.used = true;
    }
    const heading = placed.objective;
    const objective = draft.objective(section, heading ? { ref: heading.title.ref, title: heading.title.title } : { ref: null, title: section.title }, place);
    if (heading) {
      heading.used = true;
      if (heading.title.champion !== null) objective.champion ??= heading.title.champion;
      if (heading.title.kind === 'recommendation') {
        draft.recommend(section, heading.title.ref, heading.title.title);
        if (heading.title.ref !== null) draft.linkRecommendations(objective, heading.title.ref);
      }
    }
    const notes = (heading ?? placed.section)?.notes ?? {};
    for (const rest of draft.annotate(objective, notes, place)) this.context.left(rest, place);
    if (heading) heading.notes = {};
    return { section, objective };
  }

  private link(values: RowValues, objective: DraftObjective, row: number): void {
    const { draft } = this.context;
    const texts = (field: Column['field']): string[] => (field === null ? [] : values.of(field).map((value) => value.text).filter((text) => text !== ''));
    for (const text of texts('linkedRecommendations')) draft.linkRecommendations(objective, text);
    for (const text of texts('linkedIndicators')) draft.linkIndicators(objective, text, this.at(row));
    for (const text of texts('theme')) {
      objective.theme ??= text;
      if (objective.theme !== text) this.context.left(text, this.at(row));
    }
    if (this.own?.field !== 'recommendation' && this.actionField() !== 'recommendation') {
      for (const text of texts('recommendation')) {
        const split = splitLeadingRef(text);
        draft.recommend(draft.sectionOf(objective), split.ref, split.rest);
        if (split.ref !== null) draft.linkRecommendations(objective, split.ref);
      }
    }
  }

  private flush(): void {
    if (this.current) finishAction(this.current, this.context);
    this.current = null;
  }

  private noteIgnored(values: RowValues, row: number): void {
    for (const value of values.values) {
      if (value.column.field !== null || value.column.legend || value.inherited || value.text === '') continue;
      const known = this.ignored.get(value.column);
      if (known) known.rows += 1;
      else this.ignored.set(value.column, { rows: 1, place: this.at(row) });
    }
  }

  private report(): void {
    const { findings } = this.context;
    for (const [column, { rows, place }] of this.ignored) {
      const code: Parameters<Findings['add']>[0] = this.source.mapped ? 'columnIgnored' : column.header === '' ? 'columnUnknown' : 'columnIgnored';
      findings.add(code, { ...place, column: column.start }, { header: describeColumn(column), count: rows });
    }
  }
}
