// Writes a paper as a workbook: one sheet with its words, one for each of its tables.
import { coreProperties, pack, relationships, relationshipTypes, xmlHead, xmlText } from '../write/office-parts.ts';
import { fills } from '../write/plan-to-write.ts';
import { column, dataCell, looks, sheetPart, stylesPart, type DataCell } from '../write/xlsx-parts.ts';
import { cellWords, type PackCell, type PackDocument, type PackTable } from './pack-document.ts';

/** Excel calls a file damaged whose cells hold more. */
const longestCell = 32_767;
const longestName = 31;
const colours = ['red', 'amber', 'green', 'blue', 'grey'] as const satisfies readonly (keyof typeof fills)[];

interface Sheet {
  name: string;
  rows: DataCell[][];
  widths: number[];
  /** Rows that stay in view. */
  frozen: number;
  /** The last of these is the header of a table. */
  isTable: boolean;
}

/** Bytes of the .xlsx; the same paper gives the same bytes. What is longer than a cell may be ends with "…". */
export function writePackXlsx(paper: PackDocument): Uint8Array {
  const sheets = uniquelyNamed([words(paper), ...paper.blocks.flatMap((block) => (block.kind === 'table' || block.kind === 'chart' ? [tableSheet(paper, block.table)] : []))]);
  const [page, of] = paper.pageWords;
  const part = ({ rows, widths, frozen, isTable }: Sheet): string =>
    sheetPart({ rows, widths, frozen, filter: isTable ? `A${frozen}:${column(widths.length - 1)}${rows.length}` : null, colours: '', header: paper.marking, footer: [paper.line, page, of] });
  return pack({
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relationships([
      { id: 'rId1', type: `${relationshipTypes}/officeDocument`, target: 'xl/workbook.xml' },
      { id: 'rId2', type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', target: 'docProps/core.xml' },
    ]),
    'docProps/core.xml': coreProperties(paper.title, `${paper.language}-GB`, paper.asAt),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, at) => ({ id: `rId${at + 1}`, type: `${relationshipTypes}/worksheet`, target: `worksheets/sheet${at + 1}.xml` })),
      { id: 'rIdStyles', type: `${relationshipTypes}/styles`, target: 'styles.xml' },
    ]),
    'xl/styles.xml': stylesPart(colours.map((colour) => fills[colour])),
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, part(sheet)])),
  });
}

const shortened = (text: string): string => (text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text);
const shown = (item: PackCell): DataCell => dataCell(shortened(cellWords(item)), item.rating ? looks.rating + colours.indexOf(item.rating.colour) : looks.text);

/** Everything that is no table, in reading order, in two columns. */
function words({ title, line, blocks }: PackDocument): Sheet {
  const rows = blocks.flatMap((block): DataCell[][] => {
    switch (block.kind) {
      case 'heading':
        return [[], [dataCell(block.text, looks.bold)]];
      case 'paragraph':
        return [[dataCell(shortened(block.text), looks.text)]];
      case 'entry':
        return [[dataCell(shortened(block.title), looks.bold)], ...block.facts.map(({ label, value }) => [dataCell(label, looks.text), shown(value)])];
      case 'chart':
        return [[dataCell(block.title, looks.bold)], [dataCell(shortened(block.description), looks.text)]];
      case 'table':
        return [];
    }
  });
  return { name: title, rows: [[dataCell(title, looks.title)], [dataCell(line, looks.note)], ...rows], widths: [60, 90], frozen: 2, isTable: false };
}

function tableSheet({ line }: PackDocument, { caption, columns, rows }: PackTable): Sheet {
  const head = columns.map(({ label }) => dataCell(label, looks.header));
  return {
    name: caption, frozen: 3, isTable: true, widths: columns.map(({ share }) => Math.min(80, Math.max(10, Math.round(share * 14)))),
    rows: [[dataCell(caption, looks.title)], [dataCell(line, looks.note)], head, ...rows.map((row) => row.map(shown))],
  };
}

/** Excel wants names of at most 31 letters, without some signs, each once whatever its case. */
function uniquelyNamed(sheets: readonly Sheet[]): Sheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const plain = sheet.name.replace(/[[\]:*?/\\']/g, ' ').trim() || 'Table';
    let name = plain.slice(0, longestName).trim();
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${plain.slice(0, longestName - 4).trim()} ${number}`;
    taken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

function workbook(sheets: readonly Sheet[]): string {
  const list = sheets.map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('');
  const titles = sheets.map(({ name, frozen }, at) => `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${xmlText(name)}'!$1:$${frozen}</definedName>`).join('');
  return `${xmlHead}<workbook ${main}><sheets>${list}</sheets><definedNames>${titles}</definedNames></workbook>`;
}

const override = (name: string, kind: string): string => `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;

function contentTypes(sheets: number): string {
  const list = Array.from({ length: sheets }, (_, at) => override(`worksheets/sheet${at + 1}`, 'worksheet')).join('');
  return `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${list}${override('styles', 'styles')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
}
