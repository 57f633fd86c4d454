/**
 * Writes an .xlsx as Excel lays it out: shared strings, fills (by value, theme and palette), date
 * serials with number formats, merged cells (ECMA-376 part 1, section 18). Only what the samples need.
 */
import { zipSync, strToU8 } from 'fflate';
import { escape, packedAt } from './word-package.mjs';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Fills by name: the same green is written as a value on one sheet and as a theme colour on another. */
const fills = {
  none: '<patternFill patternType="none"/>',
  grey125: '<patternFill patternType="gray125"/>',
  heading: '<patternFill patternType="solid"><fgColor rgb="FF1F3864"/><bgColor indexed="64"/></patternFill>',
  objective: '<patternFill patternType="solid"><fgColor theme="0" tint="-0.14999847407452621"/><bgColor indexed="64"/></patternFill>',
  red: '<patternFill patternType="solid"><fgColor rgb="FFFF0000"/><bgColor indexed="64"/></patternFill>',
  amber: '<patternFill patternType="solid"><fgColor rgb="FFFFC000"/><bgColor indexed="64"/></patternFill>',
  green: '<patternFill patternType="solid"><fgColor rgb="FF00B050"/><bgColor indexed="64"/></patternFill>',
  blue: '<patternFill patternType="solid"><fgColor rgb="FF0070C0"/><bgColor indexed="64"/></patternFill>',
  themeRed: '<patternFill patternType="solid"><fgColor indexed="10"/><bgColor indexed="64"/></patternFill>',
  themeAmber: '<patternFill patternType="solid"><fgColor theme="7"/><bgColor indexed="64"/></patternFill>',
  themeGreen: '<patternFill patternType="solid"><fgColor theme="9"/><bgColor indexed="64"/></patternFill>',
  themeBlue: '<patternFill patternType="solid"><fgColor theme="8" tint="-0.249977111117893"/><bgColor indexed="64"/></patternFill>',
};
const formats = { general: 0, day: 164, month: 165 };
const fillNames = Object.keys(fills);

/** Cell formats: every fill with the general format, then the two date formats without a fill. */
const cellFormats = [...fillNames.map((fill) => [fill, 'general']), ['none', 'day'], ['none', 'month']];
const styleOf = (fill, format) => cellFormats.findIndex(([one, other]) => one === fill && other === format);

const styles =
  `${HEAD}<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="mmm\\-yy"/></numFmts>` +
  `<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font></fonts>` +
  `<fills count="${fillNames.length}">${fillNames.map((name) => `<fill>${fills[name]}</fill>`).join('')}</fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="${cellFormats.length}">${cellFormats
    .map(([fill, format]) => `<xf numFmtId="${formats[format]}" fontId="0" fillId="${fillNames.indexOf(fill)}" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`)
    .join('')}</cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const scheme = { dk1: '000000', lt1: 'FFFFFF', dk2: '44546A', lt2: 'E7E6E6', accent1: '4472C4', accent2: 'ED7D31', accent3: 'A5A5A5', accent4: 'FFC000', accent5: '5B9BD5', accent6: '70AD47', hlink: '0563C1', folHlink: '954F72' };
const font = (kind) => `<a:${kind}Font><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:${kind}Font>`;
const three = (item) => item.repeat(3);
const solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const theme =
  `${HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office Theme"><a:themeElements><a:clrScheme name="Office">` +
  Object.entries(scheme).map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`).join('') +
  `</a:clrScheme><a:fontScheme name="Office">${font('major')}${font('minor')}</a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>${three(solid)}</a:fillStyleLst><a:lnStyleLst>${three(`<a:ln w="6350">${solid}</a:ln>`)}</a:lnStyleLst>` +
  `<a:effectStyleLst>${three('<a:effectStyle><a:effectLst/></a:effectStyle>')}</a:effectStyleLst><a:bgFillStyleLst>${three(solid)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;

const column = (index) => String.fromCharCode(65 + index);

/** Days since 30 December 1899, as Excel counts them. */
const serial = (isoDate) => Date.parse(`${isoDate}T00:00:00Z`) / 86_400_000 + 25_569;

/** Cells: text, {text, fill}, {rich: [runs]}, {number}, {date, format}, {formula, text}, or null. */
function cellXml(value, at, strings) {
  if (value === null || value === undefined) return '';
  const item = typeof value === 'string' ? { text: value } : value;
  const style = styleOf(item.fill ?? 'none', item.format ?? 'general');
  if (item.formula) return `<c r="${at}" s="${style}" t="str"><f>${escape(item.formula)}</f><v>${escape(item.text)}</v></c>`;
  if (item.date) return `<c r="${at}" s="${style}"><v>${serial(item.date)}</v></c>`;
  if (item.number !== undefined) return `<c r="${at}" s="${style}"><v>${item.number}</v></c>`;
  if (item.text === undefined && !item.rich) return `<c r="${at}" s="${style}"/>`;
  const entry = item.rich
    ? item.rich.map((part, index) => `<r>${index % 2 ? '<rPr><b/><sz val="11"/><rFont val="Calibri"/></rPr>' : ''}<t xml:space="preserve">${escape(part)}</t></r>`).join('')
    : `<t xml:space="preserve">${escape(item.text)}</t>`;
  if (!strings.has(entry)) strings.set(entry, strings.size);
  return `<c r="${at}" s="${style}" t="s"><v>${strings.get(entry)}</v></c>`;
}

function sheetXml({ rows, merges = [], widths = [], frozen }, strings) {
  const view = frozen ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>` : '';
  const data = rows
    .map((cells, index) => (cells.length === 0 ? '' : `<row r="${index + 1}">${cells.map((value, at) => cellXml(value, `${column(at)}${index + 1}`, strings)).join('')}</row>`))
    .join('');
  return (
    `${HEAD}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0">${view}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>` +
    (widths.length ? `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>` : '') +
    `<sheetData>${data}</sheetData>` +
    (merges.length ? `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>` : '') +
    '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/></worksheet>'
  );
}

/** Bytes of an .xlsx. `sheets`: {name, hidden?, rows, merges?, widths?, frozen?}. */
export function packWorkbook({ title, sheets }) {
  const strings = new Map();
  const bodies = sheets.map((sheet) => sheetXml(sheet, strings));
  const parts = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('') +
      ['styles', 'sharedStrings'].map((name) => `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`).join('') +
      '<Override PartName="/xl/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(title)}</dc:title><dc:creator>Quality Manager</dc:creator></cp:coreProperties>`,
    'xl/workbook.xml':
      `${HEAD}<workbook ${MAIN}><workbookPr defaultThemeVersion="124226"/><bookViews><workbookView activeTab="0"/></bookViews><sheets>` +
      sheets.map((sheet, index) => `<sheet name="${escape(sheet.name)}" sheetId="${index + 1}"${sheet.hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('') +
      '</sheets><calcPr calcId="191029"/></workbook>',
    'xl/_rels/workbook.xml.rels':
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('') +
      `<Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rIdTheme" Type="${OFFICE}/theme" Target="theme/theme1.xml"/><Relationship Id="rIdStrings" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': styles,
    'xl/theme/theme1.xml': theme,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${strings.size}">${[...strings.keys()].map((entry) => `<si>${entry}</si>`).join('')}</sst>`,
    ...Object.fromEntries(bodies.map((body, index) => [`xl/worksheets/sheet${index + 1}.xml`, body])),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { mtime: packedAt(), level: 9 });
}
