// What the written files hold beside the plan: structure for those who listen, text that runs nothing, the marks of a page.
import { parse } from 'csv-parse/sync';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from '@jest/globals';
import { ratingKeyPresets } from '@waymark/domain';
import { readPlan, writeCsv, writeDocx, writeXlsx, type ActionToWrite, type PlanToWrite, type Writing } from '../index.ts';

const action: ActionToWrite = { ref: '1', action: 'Review the protocol', approach: null, owner: 'Head of Service', timescale: '31/03/2027', rating: 'amber', success: null, progress: '=HYPERLINK("http://example.org","x")' };
const plan: PlanToWrite = {
  title: 'Improvement plan & more',
  sections: [{ ref: 'Part A', title: 'Leadership', recommendations: [{ ref: '2', text: 'Lead well.' }], objectives: [{ ref: '1', title: 'Lead: well', champion: 'Chair', theme: null, targetDate: '2027-04-30', linkedRecommendations: ['2', '5'], linkedIndicators: [], actions: [action, { ...action, ref: '2', progress: '- a point\n- "another"' }] }] }],
};
const writing: Writing = { language: 'en', layout: null, ratings: ratingKeyPresets.brag.ratings.map(({ code, label, meaning, colour }) => ({ code, label: label.en, meaning: meaning.en, colour })), marking: 'OFFICIAL', asAt: { date: '2026-11-27', time: '14:05' } };
const partsOf = (bytes: Uint8Array): ((name: string) => string) => {
  const parts = unzipSync(bytes);
  return (name) => new TextDecoder().decode(parts[name]);
};

test('a Word document has headings, header rows, a language, the key, its marking and numbered pages', () => {
  const part = partsOf(writeDocx(plan, writing));
  const body = part('word/document.xml');
  expect(body).toMatch(/<w:pStyle w:val="Heading1"\/><\/w:pPr><w:r><w:t xml:space="preserve">Part A:\u2003Leadership</);
  expect(body).toMatch(/<w:pStyle w:val="Heading2"\/><\/w:pPr><w:r><w:t xml:space="preserve">Objective 1:\u2003Lead: well</);
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
  expect(body).toContain('<w:tblCaption w:val="Actions: Objective 1');
  expect(body).toContain('w:fill="FFD57E"/></w:tcPr><w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Amber<');
  expect(body).toContain('Off track: the date has passed or will be missed');
  expect(part('word/styles.xml')).toContain('<w:lang w:val="en-GB"');
  expect(part('word/header1.xml')).toContain('OFFICIAL');
  expect(part('word/footer1.xml')).toMatch(/OFFICIAL · Data as at 27 November 2026, 14:05.* PAGE .* NUMPAGES /s);
  expect(part('docProps/core.xml')).toContain('<dc:title>Improvement plan &amp; more</dc:title><dc:language>en-GB</dc:language>');
  expect(partsOf(writeDocx(plan, { ...writing, language: 'cy' }))('word/styles.xml')).toContain('<w:lang w:val="cy-GB"');
});

test('a workbook has one sheet with its header in view, and cells that are text and never formulas', () => {
  const part = partsOf(writeXlsx(plan, writing));
  const sheet = part('xl/worksheets/sheet1.xml');
  expect(part('xl/workbook.xml').match(/<sheet /g)).toHaveLength(1);
  expect(sheet).toContain('<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>');
  expect(sheet).not.toMatch(/<f>|<v>/);
  expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;');
  expect(sheet).toContain('>31/03/2027<');
  expect(part('xl/styles.xml').match(/<xf numFmtId="49"[^>]*quotePrefix="1"/g)).toHaveLength(6 + writing.ratings.length);
  expect(sheet).toContain('OFFICIAL · Data as at 27 November 2026, 14:05');
});

test('a .csv begins with a byte order mark, ends its lines as RFC 4180 says, and begins no cell with a formula', () => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(plan, writing));
  expect(text.startsWith('\ufeffSection no.,Section,Recommendation no.,Recommendation,Objective no.,Objective,Board champion,')).toBe(true);
  expect(text.split('\r\n')).toHaveLength(5);
  expect(text).toContain(`"'=HYPERLINK(""http://example.org"",""x"")"`);
  expect(text).toContain(`"'- a point\n- ""another"""`);
});

test('what people do to a written document is read: a word changed, a row added, columns moved, a heading typed', () => {
  const csv = new TextDecoder().decode(writeCsv(plan, writing)).trimEnd().split('\r\n');
  const added = [...csv, '"","","","","","","","","","3","A new row","","May 2027","","Red",""'].join('\r\n');
  const objective = readPlan(new TextEncoder().encode(added), 'plan.csv').sections[0]!.objectives[0]!;
  expect(objective.actions.map(({ ref, description, statedRating }) => [ref, description, statedRating?.code])).toEqual([['1', 'Review the protocol', 'amber'], ['2', 'Review the protocol', 'amber'], ['3', 'A new row', 'red']]);
  // Section and its number moved behind all other columns.
  const rows: string[][] = parse(csv.join('\r\n'), { bom: true });
  const moved = rows.map((row) => [...row.slice(2), ...row.slice(0, 2)].map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
  expect(readPlan(new TextEncoder().encode(moved.join('\r\n')), 'plan.csv').sections[0]).toMatchObject({ ref: 'Part A', objectives: [{ ref: '1', champion: 'Chair', actions: [{ progress: action.progress }, { ref: '2' }] }] });
  const parts = unzipSync(writeDocx(plan, writing));
  parts['word/document.xml'] = strToU8(strFromU8(parts['word/document.xml']!).replace('>Objective 1:\u2003Lead: well<', '>Objective 7 – Typed since<'));
  expect(readPlan(zipSync(parts), 'plan.docx').sections[0]!.objectives[0]).toMatchObject({ ref: '7', title: 'Typed since', champion: 'Chair' });
  const { findings, sections } = readPlan(writeDocx({ ...plan, sections: plan.sections.map((section) => ({ ...section, objectives: section.objectives.map((each) => ({ ...each, actions: [{ ...action, rating: 'Under way' }] })) })) }, writing), 'plan.docx');
  expect(sections[0]!.objectives[0]!.actions[0]!.statedRating).toBeNull();
  expect(findings.map(({ code }) => code)).toContain('ratingUnclear');
});

test.each(['csv', 'docx', 'xlsx'] as const)('104 long actions come back from .%s, each with its lines and separators', (extension) => {
  const long = 'Report, weekly; to the board | and "partners":\n- what changed\n- since; when, and by whom\t(both)';
  const many: PlanToWrite = { ...plan, sections: plan.sections.map((section) => ({ ...section, objectives: section.objectives.map((each) => ({ ...each, actions: Array.from({ length: 104 }, (_, n) => ({ ...action, ref: String(n + 1), action: `${n} ${long}`, progress: long.repeat(8) })) })) })) };
  const bytes = { csv: writeCsv, docx: writeDocx, xlsx: writeXlsx }[extension](many, writing);
  const actions = readPlan(bytes, `plan.${extension}`).sections[0]!.objectives[0]!.actions;
  expect(actions.map(({ ref, description, progress }) => [ref, description, progress])).toEqual(many.sections[0]!.objectives[0]!.actions.map((each) => [each.ref, each.action, each.progress]));
});
