// The parts of a written workbook (ECMA-376 part 1, section 18). Every cell is text: what looks like a date, a number
// or a formula stays what it was typed as.
import { xmlHead, xmlText } from './office-parts.ts';
import type { RatingToWrite } from './plan-to-write.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Indexes of cell formats in the part of styles; `rating` and those after it are the ratings of the key. */
export const looks = { plain: 0, text: 1, header: 2, title: 3, note: 4, bold: 5, rating: 6 } as const;

export interface DataCell {
  text: string;
  look: number;
}

export function dataCell(text: string, look: number): DataCell {
  return { text, look };
}

/** 0 is A, 26 is AA. */
export function column(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${column(Math.floor(index / 26) - 1)}${column(index % 26)}`;
}

/** "_x0041_" in a text would be read as "A" (ECMA-376 part 1, 22.9.2.19): its first line is itself escaped. */
function escaped(text: string): string {
  return xmlText(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
}

export interface SheetParts {
  rows: readonly (readonly DataCell[])[];
  widths: readonly number[];
  /** Rows that stay in view. */
  frozen: number;
  /** Cells of the table that can be filtered, its header included; null on a sheet that is no table. */
  filter: string | null;
  colours: string;
  header: string;
  /** A text, and the words around the number of the page: "Page", "of". */
  footer: readonly [text: string, page: string, of: string];
}

export function sheetPart({ rows, widths, frozen, filter, colours, header, footer }: SheetParts): string {
  const cells = (row: readonly DataCell[], at: number): string =>
    row.map(({ text, look }, n) => (text === '' ? `<c r="${column(n)}${at + 1}" s="${look}"/>` : `<c r="${column(n)}${at + 1}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`)).join('');
  const view = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const columns = `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`;
  const page = (text: string): string => xmlText(text.slice(0, 100).replaceAll('&', '&&'));
  const [note, word, of] = footer;
  return `${xmlHead}<worksheet ${main}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${view}<sheetFormatPr defaultRowHeight="15"/>${columns}<sheetData>${rows.map((row, at) => `<row r="${at + 1}">${cells(row, at)}</row>`).join('')}</sheetData>` +
    `${filter === null ? '' : `<autoFilter ref="${filter}"/>`}${colours}<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddHeader>&amp;L${page(header)}</oddHeader><oddFooter>&amp;L${page(note)} · ${page(word)} &amp;P ${page(of)} &amp;N</oddFooter></headerFooter></worksheet>`;
}

/**
 * The colour of a rating follows its word, so that whoever types another word sees another colour; the words of the
 * key are offered as a list, and others may be typed all the same.
 */
export function ratingFills(range: string | null, ratings: readonly RatingToWrite[]): string {
  if (range === null || ratings.length === 0) return '';
  const first = range.split(':')[0]!;
  const quoted = (text: string): string => xmlText(`"${text.replaceAll('"', '""')}"`);
  const rules = ratings.map(({ label }, at) => `<cfRule type="expression" dxfId="${at}" priority="${at + 1}"><formula>EXACT(${first},${quoted(label)})</formula></cfRule>`).join('');
  const list = ratings.map(({ label }) => label).join(',');
  const offered = list.length > 250 || ratings.some(({ label }) => label.includes(',')) ? '' : `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${range}"><formula1>${quoted(list)}</formula1></dataValidation></dataValidations>`;
  return `<conditionalFormatting sqref="${range}">${rules}</conditionalFormatting>${offered}`;
}

/** One sheet, its rows above the data repeated on every printed page. */
export function workbookPart(frozen: number): string {
  return `${xmlHead}<workbook ${main}><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">Plan!$1:$${frozen}</definedName></definedNames></workbook>`;
}

/** Text format (49) with the mark that Excel keeps for an apostrophe: editing a cell does not turn it into a formula. */
export function stylesPart(ratingColours: readonly string[]): string {
  const solid = (colour: string): string => `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
  const format = (font: number, fill: number, border: number, wrap: boolean): string =>
    `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${wrap ? ' wrapText="1"' : ''}/></xf>`;
  const formats = [format(0, 0, 0, false), format(0, 0, 1, true), format(1, 2, 1, true), format(2, 0, 0, false), format(0, 0, 0, false), format(1, 0, 0, false), ...ratingColours.map((_, at) => format(1, 3 + at, 1, false))];
  const font = (size: number, bold: boolean): string => `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="Arial"/><family val="2"/></font>`;
  const side = (name: string): string => `<${name} style="thin"><color rgb="FF767676"/></${name}>`;
  return `${xmlHead}<styleSheet ${main}><fonts count="3">${font(10, false)}${font(10, true)}${font(16, true)}</fonts>` +
    `<fills count="${3 + ratingColours.length}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('E6E6E6')}${ratingColours.map(solid).join('')}</fills>` +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>` +
    `<dxfs count="${ratingColours.length}">${ratingColours.map((colour) => `<dxf><fill><patternFill patternType="solid"><bgColor rgb="FF${colour}"/></patternFill></fill></dxf>`).join('')}</dxfs></styleSheet>`;
}

const part = (name: string, kind: string): string => `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;

export const contentTypes = `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('worksheets/sheet1', 'worksheet')}${part('styles', 'styles')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
