// What Word's styles say about a paragraph: heading level, boldness, size, list.
import type { OfficePackage } from '../guard/office-package.ts';
import { readXml } from './xml.ts';

export interface ParagraphStyle {
  /** 0 title, 1 to 9 heading levels, null for body text. */
  level: number | null;
  bold: boolean;
  size: number | null;
  list: { id: string; level: number } | null;
  /** A line of the table of contents: its text stands in the document already. */
  contents: boolean;
  /** A style of the documents that Waymark writes (write/docx-parts.ts), known by its name: ids change when a program saves. */
  written: 'details' | 'page' | null;
}

interface Raw {
  name: string;
  basedOn: string | null;
  outline: number | null;
  bold: boolean | null;
  size: number | null;
  listId: string | null;
  listLevel: number | null;
}

export interface Styles {
  /** Style of a paragraph; the default paragraph style when the id is absent or unknown. */
  paragraph(id: string | null): ParagraphStyle;
  /** A character or paragraph style sets its text bold. */
  isBold(id: string): boolean;
}

/** "on" unless the value says otherwise, as Word's toggles work. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}

export function readStyles(file: OfficePackage, part: string | undefined): Styles {
  const raw = new Map<string, Raw>();
  let byDefault: string | null = null;
  let style: Raw | null = null;
  let inTableFormat = 0;
  if (part) {
    readXml(part, (write) => file.read(part, write), {
      open(name, attributes) {
        const value = attributes.val;
        if (name === 'style') {
          style = { name: '', basedOn: null, outline: null, bold: null, size: null, listId: null, listLevel: null };
          raw.set(attributes.styleId ?? '', style);
          if (attributes.type === 'paragraph' && attributes.default !== undefined && isOn(attributes.default)) byDefault = attributes.styleId ?? null;
        } else if (name === 'tblStylePr') inTableFormat += 1;
        else if (!style || inTableFormat > 0) return;
        else if (name === 'name') style.name = value ?? '';
        else if (name === 'basedOn') style.basedOn = value ?? null;
        else if (name === 'outlineLvl') style.outline = Number(value);
        else if (name === 'b') style.bold = isOn(value);
        else if (name === 'sz') style.size = Number(value) / 2;
        else if (name === 'numId') style.listId = value ?? null;
        else if (name === 'ilvl') style.listLevel = Number(value);
      },
      close(name) {
        if (name === 'style') style = null;
        else if (name === 'tblStylePr') inTableFormat -= 1;
      },
    });
  }
  const resolved = new Map<string, ParagraphStyle>();
  const plain: ParagraphStyle = { level: null, bold: false, size: null, list: null, contents: false, written: null };
  const resolve = (id: string | null, seen: number): ParagraphStyle => {
    const own = id === null ? undefined : raw.get(id);
    if (id === null || !own || seen > 20) return plain;
    const known = resolved.get(id);
    if (known) return known;
    const parent = resolve(own.basedOn, seen + 1);
    const style: ParagraphStyle = {
      level: own.outline === 9 ? null : (levelOf(own) ?? parent.level),
      bold: own.bold ?? parent.bold,
      size: own.size ?? parent.size,
      list: own.listId === null ? parent.list : own.listId === '0' ? null : { id: own.listId, level: own.listLevel ?? 0 },
      contents: /^(toc \d|toc heading|table of figures)/i.test(own.name) || parent.contents,
      written: /^waymark details$/i.test(own.name) ? 'details' : /^waymark page$/i.test(own.name) ? 'page' : null,
    };
    resolved.set(id, style);
    return style;
  };
  return {
    paragraph: (id) => resolve(id !== null && raw.has(id) ? id : byDefault, 0),
    isBold: (id) => resolve(id, 0).bold,
  };
}

/** Built-in names are English in every language of Word; other styles count by their outline level. */
function levelOf(style: Raw): number | null {
  if (/^title$/i.test(style.name)) return 0;
  const heading = /^heading (\d)/i.exec(style.name);
  if (heading) return Number(heading[1]);
  if (style.outline !== null && style.outline >= 0 && style.outline < 9) return style.outline + 1;
  return null;
}
