// Reads an Excel workbook: a table for every sheet that holds text, in the order of the tabs.
import type { OfficePackage } from '../guard/office-package.ts';
import type { SourceBlock, SourceDocument, SourceNote } from '../source.ts';
import { tidy, unescapedCell } from './text.ts';
import { readTheme } from './theme.ts';
import { readCellStyles } from './xlsx-styles.ts';
import { readSheet, type SheetContext } from './xlsx-sheet.ts';
import { readXml } from './xml.ts';

interface SheetEntry {
  name: string;
  hidden: boolean;
  relation: string;
}

/** Hidden sheets and rows are read as well, and named in the notes. Formulas count by their stored value. */
export function readXlsx(file: OfficePackage): SourceDocument {
  const relations = file.relations(file.main);
  const partOf = (type: string): string | undefined => [...relations.values()].find((relation) => relation.type === type && !relation.external)?.target;
  const { sheets, from1904 } = readWorkbook(file);
  const context: SheetContext = {
    file,
    strings: readStrings(file, partOf('sharedStrings')),
    style: readCellStyles(file, partOf('styles'), readTheme(file, partOf('theme'))),
    from1904,
    counted: { cells: 0 },
  };
  const blocks: SourceBlock[] = [];
  const notes: SourceNote[] = [];
  for (const entry of sheets) {
    const relation = relations.get(entry.relation);
    if (!relation || relation.external || relation.type !== 'worksheet') continue;
    const sheet = readSheet(context, relation.target);
    const parts = [...file.relations(relation.target).values()];
    const block = blocks.length;
    if (parts.some((part) => part.type === 'comments' || part.type === 'threadedComment')) notes.push({ code: 'commentsLeftOut', parameters: { sheet: entry.name }, block: null });
    if (sheet.pictures) notes.push({ code: 'picturesLeftOut', parameters: { sheet: entry.name }, block: null });
    if (sheet.rows.length === 0) continue;
    if (entry.hidden) notes.push({ code: 'hiddenSheet', parameters: { sheet: entry.name }, block });
    if (sheet.hiddenRows > 0) notes.push({ code: 'hiddenRows', parameters: { sheet: entry.name, count: sheet.hiddenRows }, block });
    if (sheet.hiddenColumns > 0) notes.push({ code: 'hiddenColumns', parameters: { sheet: entry.name, count: sheet.hiddenColumns }, block });
    blocks.push({ kind: 'table', sheet: entry.name, ...(entry.hidden ? { hidden: true as const } : {}), rows: sheet.rows });
  }
  return { format: 'xlsx', blocks, notes };
}

function readWorkbook(file: OfficePackage): { sheets: SheetEntry[]; from1904: boolean } {
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  readXml(file.main, (write) => file.read(file.main, write), {
    open(name, attributes) {
      if (name === 'sheet') sheets.push({ name: tidy(attributes.name ?? ''), hidden: (attributes.state ?? 'visible') !== 'visible', relation: attributes.id ?? '' });
      else if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
    },
  });
  return { sheets, from1904 };
}

/** Shared strings; rich text is joined, reading aids (phonetic runs) are left out. */
function readStrings(file: OfficePackage, part: string | undefined): string[] {
  const strings: string[] = [];
  if (part === undefined) return strings;
  let current = '';
  let inText = false;
  let inPhonetic = false;
  readXml(part, (write) => file.read(part, write), {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') strings.push(tidy(unescapedCell(current)));
    },
    text(text) {
      if (inText) current += text;
    },
  });
  return strings;
}
