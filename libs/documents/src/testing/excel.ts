// Builds workbooks in memory for tests.
import { strToU8, zipSync } from 'fflate';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const letters = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`);

export interface CellContent {
  text?: string;
  number?: number;
  /** Cached value of a formula. */
  formula?: string;
  fill?: string;
  bold?: boolean;
  format?: string;
}
export type Cell = string | number | null | CellContent;

export interface SheetContent {
  name: string;
  rows: Cell[][];
  merges?: string[];
  state?: 'hidden' | 'veryHidden';
  hiddenRows?: number[];
}

/** The bytes of an .xlsx; fills are raw attributes of fgColor such as `rgb="FF00B050"` or `theme="9" tint="0.4"`. */
export function xlsx(sheets: SheetContent[], options: { date1904?: boolean; theme?: Record<string, string>; extra?: Record<string, Uint8Array>; mainType?: string } = {}): Uint8Array {
  const fills = ['', ''];
  const formats: string[] = [];
  const looks: string[] = ['<xf numFmtId="0" fontId="0" fillId="0"/>'];
  const strings: string[] = [];
  const styleOf = (cell: CellContent): number => {
    let fill = 0;
    if (cell.fill !== undefined) {
      fill = fills.indexOf(cell.fill, 2);
      if (fill < 0) fill = fills.push(cell.fill) - 1;
    }
    let format = 0;
    if (cell.format !== undefined) {
      const at = formats.indexOf(cell.format);
      format = 164 + (at < 0 ? formats.push(cell.format) - 1 : at);
    }
    const look = `<xf numFmtId="${format}" fontId="${cell.bold ? 1 : 0}" fillId="${fill}"/>`;
    const known = looks.indexOf(look);
    return known < 0 ? looks.push(look) - 1 : known;
  };
  const cellXml = (cell: Cell, row: number, column: number): string => {
    if (cell === null) return '';
    const content = typeof cell === 'string' ? { text: cell } : typeof cell === 'number' ? { number: cell } : cell;
    const at = `r="${letters(column)}${row + 1}" s="${styleOf(content)}"`;
    if (content.formula !== undefined) return `<c ${at} t="str"><f>${escape(content.formula)}</f><v>${escape(content.text ?? '')}</v></c>`;
    if (content.number !== undefined) return `<c ${at}><v>${content.number}</v></c>`;
    if (content.text === undefined) return `<c ${at}/>`;
    return `<c ${at} t="s"><v>${strings.push(content.text) - 1}</v></c>`;
  };
  const bodies = sheets.map(
    (sheet) =>
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet.rows.map((row, r) => `<row r="${r + 1}"${sheet.hiddenRows?.includes(r) ? ' hidden="1"' : ''}>${row.map((cell, c) => cellXml(cell, r, c)).join('')}</row>`).join('')}</sheetData>${sheet.merges ? `<mergeCells>${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''}</worksheet>`,
  );
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${options.mainType ?? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'}"/></Types>`,
    'xl/workbook.xml': `<workbook xmlns:r="${relation}"><workbookPr${options.date1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map((sheet, n) => `<sheet name="${escape(sheet.name)}" sheetId="${n + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="s${n}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, n) => `<Relationship Id="s${n}" Type="${relation}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="st" Type="${relation}/styles" Target="styles.xml"/><Relationship Id="ss" Type="${relation}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="th" Type="${relation}/theme" Target="theme.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats.map((code, n) => `<numFmt numFmtId="${164 + n}" formatCode="${escape(code)}"/>`).join('')}</numFmts><fonts><font/><font><b/></font></fonts><fills>${fills.map((fill) => (fill === '' ? '<fill><patternFill patternType="none"/></fill>' : `<fill><patternFill patternType="solid"><fgColor ${fill}/></patternFill></fill>`)).join('')}</fills><cellXfs>${looks.join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
    'xl/theme.xml': `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:clrScheme>${Object.entries(options.theme ?? {}).map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`).join('')}</a:clrScheme></a:theme>`,
    ...Object.fromEntries(bodies.map((body, n) => [`xl/worksheets/sheet${n}.xml`, body])),
  };
  return zipSync({ ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), ...options.extra });
}
