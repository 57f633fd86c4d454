// Writes a plan as a workbook of one sheet: title, marking, a frozen header row, a row for each action, the key.
import { documentWords } from '../layout/words.ts';
import { flatTable, type FlatTable } from './flat-rows.ts';
import { coreProperties, pack, relationships, relationshipTypes } from './office-parts.ts';
import { fills, pageLine, type PlanToWrite, type Writing } from './plan-to-write.ts';
import { column, contentTypes, dataCell, looks, ratingFills, sheetPart, stylesPart, workbookPart } from './xlsx-parts.ts';

/** Excel calls a file damaged whose cells hold more. */
const longestCell = 32_767;

/** Whether no text is longer than a cell of Excel may be. */
export function fitsExcel(plan: PlanToWrite, writing: Writing): boolean {
  return flatTable(plan, writing).rows.every(({ texts }) => texts.every((text) => text.length <= longestCell));
}

/** Rows above the table: its title, and what every page says. */
const above = 2;

/** Bytes of the .xlsx. Throws RangeError for a plan that does not fit, see `fitsExcel`. */
export function writeXlsx(plan: PlanToWrite, writing: Writing): Uint8Array {
  const flat = flatTable(plan, writing);
  if (flat.rows.some(({ texts }) => texts.some((text) => text.length > longestCell))) throw new RangeError(`A cell of Excel holds ${longestCell} characters at most.`);
  const words = documentWords[writing.language];
  const locale = `${writing.language}-GB`;
  const rows = [
    [dataCell(plan.title, looks.title)],
    [dataCell(pageLine(writing), looks.note)],
    flat.headers.map((text) => dataCell(text, looks.header)),
    ...flat.rows.map(({ texts }) => texts.map((text) => dataCell(text, looks.text))),
    ...keyRows(writing),
  ];
  const last = above + 1 + flat.rows.length;
  return pack({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships([
      { id: 'rId1', type: `${relationshipTypes}/officeDocument`, target: 'xl/workbook.xml' },
      { id: 'rId2', type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', target: 'docProps/core.xml' },
    ]),
    'docProps/core.xml': coreProperties(plan.title, locale, writing.asAt.date),
    'xl/workbook.xml': workbookPart(above + 1),
    'xl/_rels/workbook.xml.rels': relationships([
      { id: 'rId1', type: `${relationshipTypes}/worksheet`, target: 'worksheets/sheet1.xml' },
      { id: 'rId2', type: `${relationshipTypes}/styles`, target: 'styles.xml' },
    ]),
    'xl/styles.xml': stylesPart(writing.ratings.map(({ colour }) => fills[colour])),
    'xl/worksheets/sheet1.xml': sheetPart({
      rows,
      widths: flat.fields.map((field) => widthOf(field)),
      frozen: above + 1,
      filter: `A${above + 1}:${column(flat.headers.length - 1)}${last}`,
      colours: ratingFills(ratingRange(flat, last), writing.ratings),
      header: writing.marking,
      footer: [pageLine(writing), words.page, words.of],
    }),
  });
}

function keyRows({ ratings, language }: Writing) {
  if (ratings.length === 0) return [];
  const { ratingKey, rating, meaning } = documentWords[language];
  return [
    [],
    [dataCell(ratingKey, looks.bold)],
    [dataCell(rating, looks.header), dataCell(meaning, looks.header)],
    ...ratings.map((each, at) => [dataCell(each.label, looks.rating + at), dataCell(each.meaning, looks.plain)]),
  ];
}

/** The cells that hold ratings, as "J4:J107"; null when no column does alone. */
function ratingRange({ ratingColumns }: FlatTable, last: number): string | null {
  const [first] = ratingColumns;
  return first === undefined || last < above + 2 ? null : `${column(first)}${above + 2}:${column(first)}${last}`;
}

function widthOf(field: FlatTable['fields'][number]): number {
  if (field === 'ref' || field === 'rating' || field.endsWith('Ref')) return 10;
  if (field === 'action' || field === 'progress' || field === 'success' || field === 'approach' || field === 'ratingAndProgress') return 48;
  return field === 'timescale' || field === 'targetDate' ? 16 : 26;
}
