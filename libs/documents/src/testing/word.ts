// Builds Word documents in memory for tests: only what a layout needs, spelled as Word spells it.
import { strToU8, zipSync } from 'fflate';

const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"';
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A run; line feeds become soft line breaks, tabs become tabs. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${text
    .split(/(\n|\t)/)
    .map((part) => (part === '\n' ? '<w:br/>' : part === '\t' ? '<w:tab/>' : part === '' ? '' : `<w:t xml:space="preserve">${escape(part)}</w:t>`))
    .join('')}</w:r>`;

export const p = (content: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`;
export const styled = (style: string, text: string): string => p(run(text), `<w:pStyle w:val="${style}"/>`);
export const bold = (text: string): string => p(run(text, '<w:b/>'));
export const numbered = (text: string, list: number, level = 0): string => p(text === '' ? '<w:r/>' : text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

export interface CellOptions {
  span?: number;
  merge?: 'restart' | 'continue';
  fill?: string;
  /** Raw w:shd element instead of a fill. */
  shd?: string;
}

/** A cell from a text or from paragraphs as XML. */
export function tc(content: string, options: CellOptions = {}): string {
  const properties = [
    options.span === undefined ? '' : `<w:gridSpan w:val="${options.span}"/>`,
    options.merge === undefined ? '' : options.merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>',
    options.shd ?? (options.fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${options.fill}"/>`),
  ].join('');
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<w:') ? content : p(run(content))}</w:tc>`;
}

export const tr = (...cells: string[]): string => `<w:tr>${cells.map((cell) => (cell.startsWith('<w:tc') || cell.startsWith('<w:sdt') || cell.startsWith('<w:trPr') ? cell : tc(cell))).join('')}</w:tr>`;
export const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

export interface DocxParts {
  /** Levels of each list: list n (from 1) has these level texts and formats. */
  lists?: { format: string; text: string }[][];
  footnotes?: string[];
  theme?: Record<string, string>;
  footer?: string;
  extra?: Record<string, Uint8Array>;
  mainType?: string;
}

const styles = `<w:styles ${namespaces}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>${[1, 2, 3].map((n) => `<w:style w:type="paragraph" w:styleId="Heading${n}"><w:name w:val="heading ${n}"/><w:pPr><w:outlineLvl w:val="${n - 1}"/></w:pPr></w:style>`).join('')}</w:styles>`;

/** The bytes of a .docx with this body. */
export function docx(body: string, parts: DocxParts = {}): Uint8Array {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const lists = parts.lists ?? [];
  const numbering = `<w:numbering ${namespaces}>${lists.map((levels, n) => `<w:abstractNum w:abstractNumId="${n}">${levels.map((level, at) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${level.format}"/><w:lvlText w:val="${level.text}"/></w:lvl>`).join('')}</w:abstractNum>`).join('')}${lists.map((_, n) => `<w:num w:numId="${n + 1}"><w:abstractNumId w:val="${n}"/></w:num>`).join('')}</w:numbering>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${parts.mainType ?? `${word}.document.main+xml`}"/></Types>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${['styles', 'numbering', 'footnotes', 'theme', 'footer'].map((name) => `<Relationship Id="r${name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    'word/footnotes.xml': `<w:footnotes ${namespaces}><w:footnote w:type="separator" w:id="-1">${p('')}</w:footnote>${(parts.footnotes ?? []).map((text, n) => `<w:footnote w:id="${n + 1}">${p(text)}</w:footnote>`).join('')}</w:footnotes>`,
    'word/footer.xml': `<w:ftr ${namespaces}>${parts.footer === undefined ? '' : p(parts.footer)}</w:ftr>`,
    'word/theme.xml': `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">${Object.entries(parts.theme ?? {}).map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`).join('')}</a:clrScheme></a:themeElements></a:theme>`,
  };
  return zipSync({ ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), ...parts.extra });
}
