// Writes a paper as a Word document: real headings, tables with header rows, charts as their tables and what they say.
import { cell, contentTypes, detailsStyle, documentPart, footerPart, headerPart, pageStyle, pageWidth, paragraph, run, settingsPart, stylesPart, table } from '../write/docx-parts.ts';
import { coreProperties, pack, relationships, relationshipTypes } from '../write/office-parts.ts';
import { fills } from '../write/plan-to-write.ts';
import { cellWords, type PackBlock, type PackDocument, type PackTable } from './pack-document.ts';

const headerFill = 'E6E6E6';

/** Bytes of the .docx; the same paper gives the same bytes. */
export function writePackDocx(paper: PackDocument): Uint8Array {
  const locale = `${paper.language}-GB`;
  const [page, of] = paper.pageWords;
  const body = [paragraph(run(paper.title), 'Title'), paragraph(run(paper.line), pageStyle), ...paper.blocks.map(block)];
  return pack({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships([
      { id: 'rId1', type: `${relationshipTypes}/officeDocument`, target: 'word/document.xml' },
      { id: 'rId2', type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', target: 'docProps/core.xml' },
    ]),
    'docProps/core.xml': coreProperties(paper.title, locale, paper.asAt),
    'word/document.xml': documentPart(body.join('')),
    'word/styles.xml': stylesPart(locale),
    'word/settings.xml': settingsPart(locale),
    'word/header1.xml': headerPart(paper.marking),
    'word/footer1.xml': footerPart(paper.line, page, of),
    'word/_rels/document.xml.rels': relationships([
      { id: 'rIdStyles', type: `${relationshipTypes}/styles`, target: 'styles.xml' },
      { id: 'rIdSettings', type: `${relationshipTypes}/settings`, target: 'settings.xml' },
      { id: 'rIdHeader', type: `${relationshipTypes}/header`, target: 'header1.xml' },
      { id: 'rIdFooter', type: `${relationshipTypes}/footer`, target: 'footer1.xml' },
    ]),
  });
}

function block(item: PackBlock): string {
  switch (item.kind) {
    case 'heading':
      return paragraph(run(item.text), `Heading${item.level}`);
    case 'paragraph':
      return paragraph(run(item.text));
    case 'entry':
      return paragraph(run(item.title, '<w:b/>'), detailsStyle) + item.facts.map(({ label, value }) => paragraph(run(`${label}: `, '<w:b/>') + run(cellWords(value)))).join('');
    case 'table':
      return tableXml(item.table);
    // A picture that Word cannot read aloud would add nothing to the figures.
    case 'chart':
      return paragraph(run(item.title, '<w:b/>'), detailsStyle) + paragraph(run(item.description)) + tableXml(item.table);
  }
}

/** An empty paragraph ends each table, or Word would join two that follow each other. */
function tableXml({ caption, columns, rows }: PackTable): string {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((pageWidth * share) / whole));
  const header = columns.map(({ label }, at) => cell(label, { width: widths[at]!, bold: true, fill: headerFill })).join('');
  const body = rows.map((row) =>
    row.map((item, at) => cell(cellWords(item), { width: widths[at]!, bold: item.rating !== undefined, ...(item.rating ? { fill: fills[item.rating.colour] } : {}) })).join(''),
  );
  return paragraph(run(caption, '<w:b/>'), detailsStyle) + table(caption, widths, header, body) + paragraph('');
}
