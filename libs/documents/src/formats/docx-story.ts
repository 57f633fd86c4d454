// Reads one story of a Word document (body, notes, header or footer) event by event: what is seen on
// the page is kept, what is tracked as deleted or hidden behind fields is not.
import type { OfficePackage } from '../guard/office-package.ts';
import type { Numbering } from './docx-numbering.ts';
import { isOn, type Styles } from './docx-styles.ts';
import { symbol } from './docx-symbols.ts';
import { tableBlocks, type DocxCell, type DocxRow, type Part } from './docx-table.ts';
import { mixed, nearestShade, parseHex, shadeOf, tinted } from './shading.ts';
import { wordThemeColour, type Theme } from './theme.ts';
import type { Shade } from '../source.ts';
import { readXml, type Attributes, type XmlHandler } from './xml.ts';

export interface StoryContext {
  file: OfficePackage;
  styles: Styles;
  numbering: Numbering;
  theme: Theme;
}

export interface Story {
  parts: Part[];
  deletions: number;
  pictures: number;
  comments: number;
  /** Ids of footnotes and endnotes in the order they are referred to. */
  notes: { kind: 'footnote' | 'endnote'; id: string }[];
}

interface Run {
  bold: boolean | null;
  ink: Shade | null;
  shade: Shade | null;
  hidden: boolean;
}

interface Paragraph {
  text: string;
  style: string | null;
  outline: number | null;
  list: { id: string | null; level: number | null };
  run: Run;
  size: number | null;
  shade: Shade | null;
  /** One entry per run with visible text. */
  runs: { bold: boolean | null; ink: Shade | null }[];
  boxes: Part[];
}

/** Elements whose content is not on the page: earlier formatting, deleted text, field codes, the second drawing of a shape. */
const unseen = new Set(['del', 'moveFrom', 'Fallback', 'pPrChange', 'rPrChange', 'tblPrChange', 'tcPrChange', 'trPrChange', 'sectPrChange', 'tblGridChange', 'instrText', 'delText', 'delInstrText', 'sectPr', 'rt', 'smartTagPr', 'customXmlPr', 'docPartBody']);
const properties = new Set(['pPr', 'rPr', 'tcPr', 'trPr', 'tblPr', 'tblPrEx']);
const plainRun: Run = { bold: null, ink: null, shade: null, hidden: false };

/** Reads the story in `part`; with `only`, just the note of that id. */
export function readStory(context: StoryContext, part: string, only?: string): Story {
  const reader = new StoryReader(context, only);
  readXml(part, (write) => context.file.read(part, write), reader);
  return reader.story;
}

class StoryReader implements XmlHandler {
  readonly story: Story = { parts: [], deletions: 0, pictures: 0, comments: 0, notes: [] };
  private readonly sinks: Part[][] = [this.story.parts];
  private readonly tables: DocxRow[][] = [];
  private readonly rows: DocxRow[] = [];
  private readonly cells: DocxCell[] = [];
  private readonly paragraphs: Paragraph[] = [];
  private readonly inside: string[] = [];
  private readonly placeholders: boolean[] = [];
  private skip = 0;
  private skipped = '';
  private muted = 0;
  private inText = false;
  private inControl = false;
  private choices: { entries: string[]; selected: number } | null = null;
  private fillOfShape = 0;

  constructor(
    private readonly context: StoryContext,
    private readonly only: string | undefined,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (this.skip > 0) {
      this.skip += 1;
      if (name === 'delText' && this.skipped !== 'Fallback') this.story.deletions += 1;
      return;
    }
    const property = this.inside.at(-1);
    const marksProperty = (name === 'del' || name === 'moveFrom') && property !== undefined;
    const otherNote = (name === 'footnote' || name === 'endnote') && attributes.id !== this.only;
    if ((unseen.has(name) && !marksProperty) || otherNote) {
      this.skip = 1;
      this.skipped = name;
      return;
    }
    if (this.inControl) {
      if (name === 'showingPlcHdr' && isOn(attributes.val)) this.placeholders[this.placeholders.length - 1] = true;
      return;
    }
    if (properties.has(name)) this.inside.push(name);
    else if (property !== undefined) this.property(property, name, attributes);
    else this.content(name, attributes);
  }

  close(name: string): void {
    if (this.skip > 0) {
      this.skip -= 1;
      return;
    }
    if (name === 'sdtPr') this.inControl = false;
    if (this.inControl) return;
    if (properties.has(name)) {
      this.inside.pop();
      return;
    }
    if (this.inside.length > 0) return;
    if (name === 't') this.inText = false;
    else if (name === 'p') this.endParagraph();
    else if (name === 'tc') this.endCell();
    else if (name === 'tr') this.endRow();
    else if (name === 'tbl') this.sink().push(...tableBlocks(this.tables.pop() ?? []));
    else if (name === 'txbxContent') {
      const box = this.sinks.pop() ?? [];
      const around = this.paragraphs.at(-1);
      if (around) around.boxes.push(...box);
      else this.sink().push(...box);
    } else if (name === 'sdtContent') {
      if (this.placeholders.at(-1)) this.muted -= 1;
    } else if (name === 'sdt') this.placeholders.pop();
    else if (name === 'ddList' && this.choices) {
      this.write(this.choices.entries[this.choices.selected] ?? '');
      this.choices = null;
    } else if (name === 'spPr') this.fillOfShape = 0;
  }

  text(text: string): void {
    if (this.inText && this.skip === 0) this.write(text);
  }

  private sink(): Part[] {
    return this.sinks.at(-1) ?? this.story.parts;
  }

  private write(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph || this.muted > 0 || paragraph.run.hidden) return;
    paragraph.text += text;
    if (text.trim() !== '') {
      paragraph.runs.push({ bold: paragraph.run.bold, ink: paragraph.run.ink });
      paragraph.shade ??= paragraph.run.shade;
    }
  }

  private content(name: string, attributes: Attributes): void {
    switch (name) {
      case 'p':
        this.paragraphs.push({ text: '', style: null, outline: null, list: { id: null, level: null }, run: plainRun, size: null, shade: null, runs: [], boxes: [] });
        return;
      case 'r':
        if (this.paragraphs.length > 0) this.paragraphs.at(-1)!.run = { ...plainRun };
        return;
      case 't':
        this.inText = true;
        return;
      case 'tab':
      case 'ptab':
        return this.write('\t');
      case 'br':
      case 'cr':
        return this.write('\n');
      case 'noBreakHyphen':
        return this.write('-');
      case 'sym':
        return this.write(symbol(attributes.font, attributes.char));
      case 'tbl':
        this.tables.push([]);
        return;
      case 'tr':
        this.rows.push({ cells: [], before: 0, deleted: false });
        return;
      case 'tc':
        this.cells.push({ parts: [], fill: null, span: 1, merge: null, deleted: false });
        this.sinks.push(this.cells.at(-1)!.parts);
        return;
      case 'txbxContent':
        this.sinks.push([]);
        return;
      case 'sdt':
        this.placeholders.push(false);
        return;
      case 'sdtPr':
        this.inControl = true;
        return;
      case 'sdtContent':
        if (this.placeholders.at(-1)) this.muted += 1;
        return;
      default:
        this.object(name, attributes);
    }
  }

  /** Notes, pictures, form fields and shapes. */
  private object(name: string, attributes: Attributes): void {
    const paragraph = this.paragraphs.at(-1);
    if (name === 'footnoteReference' || name === 'endnoteReference') {
      this.story.notes.push({ kind: name === 'footnoteReference' ? 'footnote' : 'endnote', id: attributes.id ?? '' });
    } else if (name === 'commentReference') this.story.comments += 1;
    else if (name === 'blip' || name === 'imagedata') this.story.pictures += 1;
    else if (name === 'ddList') this.choices = { entries: [], selected: 0 };
    else if (name === 'result' && this.choices) this.choices.selected = Number(attributes.val ?? 0);
    else if (name === 'listEntry' && this.choices) this.choices.entries.push(attributes.val ?? '');
    else if (name === 'spPr') this.fillOfShape = 1;
    else if (name === 'ln') this.fillOfShape = 0;
    else if (name === 'srgbClr' && this.fillOfShape === 1 && paragraph) paragraph.shade ??= shadeOf(attributes.val);
    else if ((name === 'shape' || name === 'oval' || name === 'rect' || name === 'roundrect') && paragraph) {
      paragraph.shade ??= shadeOf(attributes.fillcolor?.split(' ')[0]);
    }
  }

  private property(owner: string, name: string, attributes: Attributes): void {
    const paragraph = this.paragraphs.at(-1);
    const row = this.rows.at(-1);
    const cell = this.cells.at(-1);
    if (owner === 'tcPr' && cell) {
      if (name === 'gridSpan') cell.span = Math.min(200, Math.max(1, Number(attributes.val) || 1));
      else if (name === 'vMerge') cell.merge = attributes.val === 'restart' ? 'restart' : 'continue';
      else if (name === 'shd') cell.fill = this.shading(attributes);
      else if (name === 'cellDel') cell.deleted = true;
    } else if (owner === 'trPr' && row) {
      if (name === 'gridBefore') row.before = Math.min(200, Number(attributes.val) || 0);
      else if (name === 'del') {
        row.deleted = true;
        this.story.deletions += 1;
      }
    } else if (owner === 'pPr' && paragraph) {
      if (name === 'pStyle') paragraph.style = attributes.val ?? null;
      else if (name === 'outlineLvl') paragraph.outline = Number(attributes.val);
      else if (name === 'numId') paragraph.list.id = attributes.val ?? null;
      else if (name === 'ilvl') paragraph.list.level = Number(attributes.val);
      else if (name === 'shd') paragraph.shade ??= this.shading(attributes);
    } else if (owner === 'rPr' && paragraph && this.inside.at(-2) !== 'pPr') this.runProperty(paragraph, name, attributes);
  }

  private runProperty(paragraph: Paragraph, name: string, attributes: Attributes): void {
    const run = paragraph.run;
    if (name === 'b') run.bold = isOn(attributes.val);
    else if (name === 'u') run.bold ??= attributes.val === 'single' ? true : null;
    else if (name === 'rStyle') run.bold ??= this.context.styles.isBold(attributes.val ?? '') ? true : null;
    else if (name === 'sz') paragraph.size = Math.max(paragraph.size ?? 0, Number(attributes.val) / 2);
    else if (name === 'color') run.ink = shadeOf(attributes.val) ?? (attributes.val === 'auto' ? null : nearestShade(wordThemeColour(this.context.theme, attributes.themeColor)));
    else if (name === 'highlight') run.shade = shadeOf(attributes.val);
    else if (name === 'shd') run.shade ??= this.shading(attributes);
    else if (name === 'vanish') run.hidden = isOn(attributes.val);
  }

  /** w:shd: a fill, or a pattern of a colour over it; theme colours when no plain fill is given. */
  private shading(attributes: Attributes): Shade | null {
    let fill = parseHex(attributes.fill);
    if (!fill) {
      const theme = wordThemeColour(this.context.theme, attributes.themeFill);
      const tint = attributes.themeFillTint ? 1 - Number.parseInt(attributes.themeFillTint, 16) / 255 : 0;
      const shade = attributes.themeFillShade ? Number.parseInt(attributes.themeFillShade, 16) / 255 - 1 : 0;
      fill = theme && tinted(tinted(theme, tint || 0), shade || 0);
    }
    const pattern = attributes.val ?? 'clear';
    const share = pattern === 'solid' ? 1 : Number(/^pct(\d+)$/.exec(pattern)?.[1] ?? 0) / 100;
    if (share === 0) return nearestShade(fill);
    const colour = parseHex(attributes.color) ?? wordThemeColour(this.context.theme, attributes.themeColor) ?? [0, 0, 0];
    return nearestShade(mixed(colour, fill ?? [255, 255, 255], share));
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    const style = this.context.styles.paragraph(paragraph.style);
    const list = paragraph.list.id === null ? style.list : paragraph.list.id === '0' ? null : { id: paragraph.list.id, level: paragraph.list.level ?? style.list?.level ?? 0 };
    const label = list && this.muted === 0 ? this.context.numbering.next(list.id, paragraph.list.level ?? list.level) : null;
    const ink = paragraph.runs[0]?.ink ?? null;
    const outline = paragraph.outline === null ? style.level : paragraph.outline < 9 ? paragraph.outline + 1 : null;
    if (!style.contents) {
      this.sink().push({
        kind: 'paragraph',
        text: paragraph.text,
        label,
        level: outline,
        bold: paragraph.runs.length > 0 && paragraph.runs.every((run) => run.bold ?? style.bold),
        size: paragraph.size ?? style.size,
        shade: paragraph.shade,
        ink: ink !== null && paragraph.runs.every((run) => run.ink === ink) ? ink : null,
        ...(style.written === null ? {} : { written: style.written }),
      });
    }
    this.sink().push(...paragraph.boxes);
  }

  private endCell(): void {
    this.sinks.pop();
    const cell = this.cells.pop();
    if (cell) this.rows.at(-1)?.cells.push(cell);
  }

  private endRow(): void {
    const row = this.rows.pop();
    if (row) this.tables.at(-1)?.push(row);
  }
}
