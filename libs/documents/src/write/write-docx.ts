// Writes a plan as a Word document: headings for sections and objectives, a table of actions below each objective.
import { formatDate } from '@waymark/domain';
import { headingText, lineText } from '../layout/cell-texts.ts';
import type { WrittenColumn } from '../layout/plan-layout.ts';
import { documentWords } from '../layout/words.ts';
import { cell, contentTypes, detailsStyle, documentPart, footerPart, headerPart, pageStyle, pageWidth, paragraph, run, settingsPart, stylesPart, table } from './docx-parts.ts';
import { coreProperties, pack, relationships, relationshipTypes } from './office-parts.ts';
import { cellText, columnsToWrite, fills, pageLine, ratingOfCell, type ObjectiveToWrite, type PlanToWrite, type SectionToWrite, type Writing } from './plan-to-write.ts';

const headerFill = 'E6E6E6';
const shares: Readonly<Record<WrittenColumn['field'], number>> = { ref: 0.6, action: 3, approach: 2.4, owner: 1.5, timescale: 1.1, rating: 0.9, ratingAndProgress: 3, success: 2.4, progress: 2.8 };

/** Bytes of the .docx; the same plan in the same writing gives the same bytes. */
export function writeDocx(plan: PlanToWrite, writing: Writing): Uint8Array {
  const locale = `${writing.language}-GB`;
  const words = documentWords[writing.language];
  const line = pageLine(writing);
  const columns = columnsToWrite(plan, writing);
  const body = [
    paragraph(run(plan.title), 'Title'),
    paragraph(run(line), pageStyle),
    ratingKey(writing),
    ...plan.sections.map((section) => sectionXml(section, columns, writing)),
  ];
  return pack({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships([
      { id: 'rId1', type: `${relationshipTypes}/officeDocument`, target: 'word/document.xml' },
      { id: 'rId2', type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', target: 'docProps/core.xml' },
    ]),
    'docProps/core.xml': coreProperties(plan.title, locale, writing.asAt.date),
    'word/document.xml': documentPart(body.join('')),
    'word/styles.xml': stylesPart(locale),
    'word/settings.xml': settingsPart(locale),
    'word/header1.xml': headerPart(writing.marking),
    'word/footer1.xml': footerPart(line, words.page, words.of),
    'word/_rels/document.xml.rels': relationships([
      { id: 'rIdStyles', type: `${relationshipTypes}/styles`, target: 'styles.xml' },
      { id: 'rIdSettings', type: `${relationshipTypes}/settings`, target: 'settings.xml' },
      { id: 'rIdHeader', type: `${relationshipTypes}/header`, target: 'header1.xml' },
      { id: 'rIdFooter', type: `${relationshipTypes}/footer`, target: 'footer1.xml' },
    ]),
  });
}

/** What each rating means: a key stands on every plan that carries ratings. */
function ratingKey({ ratings, language }: Writing): string {
  if (ratings.length === 0) return '';
  const { ratingKey: name, rating, meaning } = documentWords[language];
  const widths = [1600, pageWidth - 1600];
  const header = cell(rating, { width: widths[0]!, bold: true, fill: headerFill }) + cell(meaning, { width: widths[1]!, bold: true, fill: headerFill });
  const rows = ratings.map((each) => cell(each.label, { width: widths[0]!, bold: true, fill: fills[each.colour] }) + cell(each.meaning, { width: widths[1]! }));
  return paragraph(run(name, '<w:b/>'), pageStyle) + table(name, widths, header, rows) + paragraph('');
}

function sectionXml(section: SectionToWrite, columns: readonly WrittenColumn[], writing: Writing): string {
  const words = documentWords[writing.language];
  return [
    paragraph(run(headingText(section)), 'Heading1'),
    ...section.recommendations.map(({ ref, text }) => details(words.place.recommendation, text, ref)),
    ...section.objectives.map((objective) => objectiveXml(objective, columns, writing)),
  ].join('');
}

function objectiveXml(objective: ObjectiveToWrite, columns: readonly WrittenColumn[], writing: Writing): string {
  const { place, objectiveLabel, actionsOf } = documentWords[writing.language];
  const heading = headingText(objective, objectiveLabel);
  const lines = [
    [place.champion, objective.champion],
    [place.theme, objective.theme],
    [place.targetDate, objective.targetDate === null ? null : formatDate(objective.targetDate, writing.language)],
    [place.linkedRecommendations, objective.linkedRecommendations.join(', ')],
    [place.linkedIndicators, objective.linkedIndicators.join(', ')],
  ] as const;
  return [
    paragraph(run(heading), 'Heading2'),
    ...lines.map(([label, value]) => (value === null || value === '' ? '' : details(label, value))),
    objective.actions.length === 0 ? '' : actionTable(`${actionsOf}: ${heading}`, objective, columns, writing),
  ].join('');
}

function details(label: string, value: string, ref: string | null = null): string {
  return paragraph(run(lineText(label, value, ref)), detailsStyle);
}

/** An empty paragraph ends each table, or Word would join two that follow each other. */
function actionTable(name: string, { actions }: ObjectiveToWrite, columns: readonly WrittenColumn[], writing: Writing): string {
  const whole = columns.reduce((sum, { field }) => sum + shares[field], 0);
  const widths = columns.map(({ field }) => Math.floor((pageWidth * shares[field]) / whole));
  const header = columns.map((column, at) => cell(column.header, { width: widths[at]!, bold: true, fill: headerFill })).join('');
  const rows = actions.map((action) =>
    columns
      .map((column, at) => {
        const rating = ratingOfCell(action, column, writing);
        return cell(cellText(action, column, writing), { width: widths[at]!, ...(rating === null ? {} : { fill: fills[rating.colour] }), bold: column.field === 'rating' });
      })
      .join(''),
  );
  return table(name, widths, header, rows) + paragraph('');
}
