// The fixed parts of a written Word document (ECMA-376 part 1, section 17): styles, settings, header and footer.
import { xmlHead, xmlText } from './office-parts.ts';

const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Lines of this style are Waymark's own words: the reader knows a written document by them (formats/docx-styles.ts). */
export const detailsStyle = 'WaymarkDetails';
export const pageStyle = 'WaymarkPage';

/** A run; line feeds become line breaks, tabs become tabs. */
export function run(text: string, properties = ''): string {
  const parts = text.split(/(\n|\t)/).map((part) => (part === '\n' ? '<w:br/>' : part === '\t' ? '<w:tab/>' : part === '' ? '' : `<w:t xml:space="preserve">${xmlText(part)}</w:t>`));
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${parts.join('')}</w:r>`;
}

export function paragraph(content: string, style = ''): string {
  return `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${content}</w:p>`;
}

export interface CellLook {
  width: number;
  bold?: boolean;
  fill?: string;
}

export function cell(text: string, { width, bold = false, fill }: CellLook): string {
  const shading = fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shading}</w:tcPr>${paragraph(text === '' ? '' : run(text, bold ? '<w:b/>' : ''))}</w:tc>`;
}

/** The first row is the header: it is repeated on every page and read out as such. */
export function table(name: string, widths: readonly number[], header: string, rows: readonly string[]): string {
  const properties = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>';
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${header}</w:tr>`;
  return `<w:tbl><w:tblPr>${properties}<w:tblCaption w:val="${xmlText(name)}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${head}${rows.map((cells) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells}</w:tr>`).join('')}</w:tbl>`;
}

/** The part word/document.xml: landscape A4 with narrow margins, as plans with seven columns want it. */
export function documentPart(body: string): string {
  const page = '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="720" w:bottom="964" w:left="720" w:header="567" w:footer="454" w:gutter="0"/></w:sectPr>';
  return `${xmlHead}<w:document ${namespaces}><w:body>${body}${page}</w:body></w:document>`;
}

/** What is left of the page's width between its margins, in twentieths of a point. */
export const pageWidth = 16838 - 2 * 720;

const style = (id: string, name: string, paragraphs: string, letters: string, extra = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>${extra}<w:qFormat/><w:pPr>${paragraphs}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`;
const heading = (level: number, size: number): string =>
  style(`Heading${level}`, `heading ${level}`, `<w:keepNext/><w:keepLines/><w:spacing w:before="${400 - level * 80}" w:after="80"/><w:outlineLvl w:val="${level - 1}"/>`, `<w:b/><w:sz w:val="${size}"/>`, '<w:uiPriority w:val="9"/>');
const edge = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="767676"/>`;

export function stylesPart(locale: string): string {
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="19"/><w:szCs w:val="19"/><w:lang w:val="${locale}" w:eastAsia="${locale}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="20" w:after="40"/></w:pPr></w:pPrDefault></w:docDefaults>`;
  return `${xmlHead}<w:styles ${namespaces}>${defaults}` +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    style('Title', 'Title', '<w:spacing w:before="0" w:after="120"/>', '<w:b/><w:sz w:val="40"/>') + heading(1, 30) + heading(2, 24) +
    style(detailsStyle, 'Waymark details', '<w:keepNext/><w:spacing w:before="0" w:after="60"/>', '') +
    style(pageStyle, 'Waymark page', '<w:spacing w:before="0" w:after="60"/>', '<w:sz w:val="17"/>') +
    `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')}</w:tblBorders></w:tblPr></w:style></w:styles>`;
}

export function settingsPart(locale: string): string {
  return `${xmlHead}<w:settings ${namespaces}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${locale}"/></w:settings>`;
}

export function headerPart(text: string): string {
  return `${xmlHead}<w:hdr ${namespaces}>${paragraph(run(text), pageStyle)}</w:hdr>`;
}

const field = (code: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** "… Page 1 of 12": Word puts the numbers in. */
export function footerPart(text: string, page: string, of: string): string {
  return `${xmlHead}<w:ftr ${namespaces}>${paragraph(`${run(`${text} · ${page} `)}${field('PAGE')}${run(` ${of} `)}${field('NUMPAGES')}`, pageStyle)}</w:ftr>`;
}

const part = (name: string, kind: string): string => `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;

export const contentTypes = `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('document', 'document.main')}${part('styles', 'styles')}${part('settings', 'settings')}${part('header1', 'header')}${part('footer1', 'footer')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
