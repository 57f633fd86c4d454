/**
 * Writes a .docx as Word lays it out: package parts, styles, numbering and the table mark-up of
 * ECMA-376 part 1, section 17. Only what the sample documents need.
 */
import { zipSync, strToU8 } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A fixed local time, so that the bytes are the same on every machine and in every time zone. */
export const packedAt = () => new Date(2025, 10, 3, 9, 0, 0);

export const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A run; a line feed in the text becomes a line break. */
export const run = (text, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}${text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escape(line)}</w:t>`)
    .join('<w:br/>')}</w:r>`;

/** Word cuts a run wherever somebody typed later or the spelling checker stopped. */
export const cutRun = (text, at) =>
  `<w:r w:rsidR="00A21C3B">${`<w:t xml:space="preserve">${escape(text.slice(0, at))}</w:t>`}</w:r><w:proofErr w:type="spellStart"/>` +
  `<w:r w:rsidR="00F07D52"><w:t xml:space="preserve">${escape(text.slice(at))}</w:t></w:r><w:proofErr w:type="spellEnd"/>`;

const tracked = 'w:author="Business Support" w:date="2025-10-06T10:00:00Z"';
export const deleted = (text) => `<w:del w:id="901" ${tracked}><w:r><w:delText xml:space="preserve">${escape(text)}</w:delText></w:r></w:del>`;
export const inserted = (text) => `<w:ins w:id="902" ${tracked}>${run(text)}</w:ins>`;
export const link = (text) => `<w:hyperlink r:id="rIdLink" w:history="1">${run(text, '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>`;
/** The date picker of a form: the text lies inside a content control. */
export const picked = (text) => `<w:sdt><w:sdtPr><w:date><w:dateFormat w:val="MMM yy"/><w:lid w:val="en-GB"/></w:date></w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;

/** A paragraph of runs (XML) with a style and, for a numbered list, the id of its numbering. */
export const paragraph = (content, { style, numbering, centred } = {}) => {
  const properties = [
    style ? `<w:pStyle w:val="${style}"/>` : '',
    numbering ? `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${numbering}"/></w:numPr>` : '',
    centred ? '<w:jc w:val="center"/>' : '',
  ].join('');
  return `<w:p w:rsidR="00A21C3B" w:rsidRDefault="00A21C3B">${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content}</w:p>`;
};
export const words = (text, options) => paragraph(text === '' ? '' : run(text), options);

/**
 * A table cell. `content`: text (a line feed starts a paragraph) or ready paragraphs in `xml`;
 * `merge`: 'restart' opens a vertical merge, 'continue' belongs to the one above.
 */
export const cell = (content, { width = 1800, fill, themeFill, span, merge, bold, xml, boxed } = {}) => {
  const body = xml ?? (content ?? '').split('\n').map((line) => paragraph(line === '' ? '' : run(line, bold ? '<w:b/>' : ''))).join('');
  const properties =
    `<w:tcW w:w="${width}" w:type="dxa"/>` +
    (span ? `<w:gridSpan w:val="${span}"/>` : '') +
    (merge ? (merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : '') +
    (fill ? `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"${themeFill ? ` w:themeFill="${themeFill}"` : ''}/>` : '');
  const xmlCell = `<w:tc><w:tcPr>${properties}</w:tcPr>${body}</w:tc>`;
  return boxed ? `<w:sdt><w:sdtPr><w:alias w:val="Owner"/></w:sdtPr><w:sdtContent>${xmlCell}</w:sdtContent></w:sdt>` : xmlCell;
};

export const row = (cells, { header } = {}) => `<w:tr w:rsidR="00A21C3B">${header ? '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>' : ''}${cells.join('')}</w:tr>`;

export const table = (widths, rows) =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>` +
  `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;

const headingStyle = (level, size) =>
  `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/>` +
  `<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:color w:val="1F3864"/><w:sz w:val="${size}"/></w:rPr></w:style>`;

const edge = (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
const styles =
  `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>` +
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
  `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
  `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
  `<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:rPr><w:sz w:val="44"/></w:rPr></w:style>` +
  headingStyle(1, 32) + headingStyle(2, 26) + headingStyle(3, 22) +
  `<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:ind w:left="360"/></w:pPr></w:style>` +
  `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>` +
  `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')}</w:tblBorders></w:tblPr></w:style></w:styles>`;

/** Two decimal lists, "1." onwards, the second restarting: the number is nowhere in the text. */
const level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>';
const numbering =
  `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>${level}</w:abstractNum>` +
  `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
  `<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`;

const relationship = (id, kind, target, external) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
const relationships = (...items) => `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
const part = (name, kind) => `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;

/** Bytes of a .docx, landscape A4, with `body` as its document. */
export function packDocument({ title, body }) {
  const section = '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="850" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
  const parts = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      part('/word/document.xml', 'document.main') + part('/word/styles.xml', 'styles') + part('/word/numbering.xml', 'numbering') + part('/word/settings.xml', 'settings') + part('/word/header1.xml', 'header') +
      '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    '_rels/.rels':
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationship('rId1', 'officeDocument', 'word/document.xml')}` +
      '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
    'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escape(title)}</dc:title><dc:creator>Quality Manager</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2025-11-03T09:00:00Z</dcterms:created></cp:coreProperties>`,
    'word/document.xml': `${HEAD}<w:document ${W}><w:body>${body}${section}</w:body></w:document>`,
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    'word/settings.xml': `${HEAD}<w:settings ${W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/></w:settings>`,
    'word/header1.xml': `${HEAD}<w:hdr ${W}>${words('OFFICIAL: invented example, no real service or person')}</w:hdr>`,
    'word/_rels/document.xml.rels': relationships(
      relationship('rIdStyles', 'styles', 'styles.xml'),
      relationship('rIdNumbering', 'numbering', 'numbering.xml'),
      relationship('rIdSettings', 'settings', 'settings.xml'),
      relationship('rIdHeader', 'header', 'header1.xml'),
      relationship('rIdLink', 'hyperlink', 'https://example.org/board-report', true),
    ),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { mtime: packedAt(), level: 9 });
}
