// The headings above a table: which of them is its section and which its objective.
import { readAnnotations, type Annotations } from './labelled-lines.ts';
import { isGeneric, readTitle, type Title } from './titles.ts';
import { folded } from './wording.ts';

export interface Heading {
  /** Lower is higher in the document: 1 to 9 heading styles, then bold lines, then rows inside a table. */
  level: number;
  title: Title;
  text: string;
  block: number;
  row: number;
  /** A merged or single-cell row inside a table. */
  band: boolean;
  /** The name of a worksheet. */
  sheet: boolean;
  notes: Annotations;
  used: boolean;
}

export const boldLevel = 20;
export const bandLevel = 40;

export function makeHeading(text: string, level: number, block: number, row: number, kind: { band?: boolean; sheet?: boolean } = {}): Heading {
  const { title, notes } = splitNotes(text);
  return { level, title: readTitle(title), text, block, row, band: kind.band ?? false, sheet: kind.sheet ?? false, notes, used: false };
}

/** Parts a title from the lines that councils write into the same cell or paragraph. */
function splitNotes(text: string): { title: string; notes: Annotations } {
  const cut = /\s+(?=(?:linked|related) (?:to )?(?:hmip |inspection |key |performance )*(?:recommendations?|recs?|indicators?|kpis?)\b[^:]{0,20}:)|\n(?=(?:board champion|champion|theme|target date|completion date)\s*[:–-])/i.exec(text);
  if (!cut || cut.index === 0) return { title: text, notes: {} };
  const notes = readAnnotations(text.slice(cut.index).trim());
  return notes ? { title: text.slice(0, cut.index).trim(), notes } : { title: text, notes: {} };
}

/** The name of the section that a heading opens; "Priority 1" above "Objective 1.1" keeps its label. */
export function sectionName(heading: Heading | null): { ref: string | null; title: string } | null {
  if (!heading) return null;
  heading.used = true;
  const { kind, ref, label, title } = heading.title;
  if (kind === 'section' || kind === 'plain' || ref === null || label === null) return { ref, title };
  return { ref: `${label[0]!.toUpperCase()}${label.slice(1)} ${ref}`, title };
}

export class Outline {
  private entries: Heading[] = [];
  /** Every heading met, for what is left unused in the end. */
  readonly met: Heading[] = [];

  clear(): void {
    this.entries = [];
  }

  /** Forgets the rows of a table when it ends. */
  leaveTable(): void {
    this.entries = this.entries.filter((entry) => !entry.band);
  }

  push(heading: Heading): void {
    this.met.push(heading);
    const { kind, label } = heading.title;
    const sheet = this.entries.at(-1);
    // A sheet's name is cut at 31 characters or shortened: the title that repeats it says the same in full.
    if (sheet?.sheet && !heading.sheet && kind === sheet.title.kind && repeatsName(heading, sheet)) {
      Object.assign(sheet, { title: heading.title, text: heading.text, notes: heading.notes });
      this.met.pop();
      return;
    }
    while (this.entries.length > 0) {
      const last = this.entries.at(-1)!;
      const underSection = last.title.kind === 'section' && kind !== 'section' && last.level === heading.level;
      const underObjective = kind !== 'section' && last.title.kind === 'objective' && last.title.label !== label && kind === 'objective' && last.level < heading.level;
      const sameKind = !underObjective && kind !== 'plain' && last.title.kind === kind && (last.title.label === label || kind !== 'section');
      const overtaken = kind === 'section' && (last.title.kind === 'objective' || (last.title.kind === 'plain' && last.level >= boldLevel && !last.sheet));
      if (sameKind || overtaken || (last.level >= heading.level && !underSection)) this.entries.pop();
      else break;
    }
    this.entries.push(heading);
  }

  /** "Recommendation 1" as a heading, what it recommends as the paragraph below: the text becomes the title. */
  completeTitle(text: string, block: number): boolean {
    const heading = this.entries.at(-1);
    const bare = heading !== undefined && heading.block === block - 1 && heading.title.title === heading.text && heading.title.ref !== null;
    if (!bare || text.length > 800 || (heading.title.kind !== 'recommendation' && heading.title.kind !== 'objective')) return false;
    heading.title = { ...heading.title, title: text };
    heading.text = `${heading.text}: ${text}`;
    return true;
  }

  /** The heading that a line such as "Board Champion: …" belongs to. */
  get current(): Heading | null {
    return this.entries.findLast((entry) => entry.title.kind === 'objective') ?? this.entries.at(-1) ?? null;
  }

  get hasObjective(): boolean {
    return this.entries.some((entry) => entry.title.kind === 'objective' || entry.title.kind === 'recommendation');
  }

  /**
   * Section and objective of an action that comes now. With `own` the table names its objectives itself.
   * A single plain heading is a section; below another one, or as a row of the table, it is an objective.
   */
  place(own: boolean): { section: Heading | null; objective: Heading | null; outer: Heading[] } {
    const entries = this.entries.filter((entry) => entry.title.kind !== 'recommendationList' && !(entry.title.kind === 'plain' && isGeneric(entry.title.title)));
    let at = own ? -1 : entries.findLastIndex((entry) => entry.title.kind === 'objective' || entry.title.kind === 'recommendation');
    const last = entries.at(-1);
    if (at < 0 && !own && last?.title.kind === 'plain' && (last.band || entries.length > 1) && !last.sheet) at = entries.length - 1;
    const above = at < 0 ? entries : entries.slice(0, at);
    const section = above.findLast((entry) => entry.title.kind === 'section') ?? above.findLast((entry) => entry.title.kind === 'objective' || entry.title.kind === 'recommendation') ?? above.at(-1) ?? null;
    return { section, objective: at < 0 ? null : entries[at]!, outer: above.filter((entry) => entry !== section && !entry.sheet) };
  }
}

/** "1.2 Staff and workload" below the sheet "1.2 Staff", or "Practice quality and reviews" below "Practice". */
function repeatsName(heading: Heading, sheet: Heading): boolean {
  const sameNumber = heading.title.ref !== null && heading.title.ref === sheet.title.ref;
  return sameNumber || folded(heading.text) === folded(sheet.text) || (sheet.text.length >= 8 && folded(heading.text).startsWith(folded(sheet.text)));
}
