// Columns whose meaning shows only beside the others or from what stands below them.
import { expect, test } from '@jest/globals';
import { readPlan } from '../read-plan.ts';
import { xlsx } from '../testing/excel.ts';
import { outline } from '../testing/outline.ts';
import { bold, docx, p, styled, tbl, tc, tr } from '../testing/word.ts';

const read = (body: string): string[] => outline(readPlan(docx(styled('Title', 'Improvement Plan 2024') + body), 'plan.docx')).slice(1);
const restart = (text: string): string => tc(text, { merge: 'restart' });
const below = tc('', { merge: 'continue' });

test.each<[string, string[], string[], string]>([
  ['a start date beside the end date', ['Ref', 'Action', 'Lead', 'Start date', 'End date', 'RAG'], ['1', 'Hold a day', 'Chair', 'Jan 2024', 'May 2024', 'G'], '- 1 | Hold a day |  | Chair | May 2024 | green/text'],
  ['the rating of the last month', ['Ref', 'Action', 'Lead', 'By when', 'BRAG', 'Last month BRAG'], ['1', 'Hold a day', 'Chair', 'May 2024', 'Blue', 'Red'], '- 1 | Hold a day |  | Chair | May 2024 | blue/text |  | Last month BRAG: Red'],
  ['a status update beside a rating', ['Ref', 'Action', 'Lead', 'By when', 'RAG rating', 'Status update'], ['1', 'Hold a day', 'Chair', 'May 2024', 'Amber', 'Two of three held'], '- 1 | Hold a day |  | Chair | May 2024 | amber/text |  | Two of three held'],
  ['a status update that is only a status', ['Ref', 'Action', 'Lead', 'By when', 'Status update'], ['1', 'Hold a day', 'Chair', 'May 2024', 'On track'], '- 1 | Hold a day |  | Chair | May 2024 | green/status'],
  ['"Priority" that numbers the actions', ['Priority', 'Action', 'Lead', 'By when', 'RAG'], ['1', 'Hold a day', 'Chair', 'May 2024', 'G'], '- 1 | Hold a day |  | Chair | May 2024 | green/text'],
  ['"Target" above dates', ['Ref', 'Action', 'Lead', 'Target', 'RAG'], ['1', 'Hold a day', 'Chair', '31/05/2024', 'G'], '- 1 | Hold a day |  | Chair | 31/05/2024 | green/text'],
  ['"By" after "Who"', ['Ref', 'Action', 'Who', 'By', 'RAG'], ['1', 'Hold a day', 'Chair', 'May 2024', 'G'], '- 1 | Hold a day |  | Chair | May 2024 | green/text'],
  ['two languages', ['Cyf / Ref', 'Cam Gweithredu / Action', 'Pwy / Who', 'Erbyn / By when', 'CAG / RAG'], ['1', 'Hold a day', 'Chair', 'Mai 2024', 'Gwyrdd'], '- 1 | Hold a day |  | Chair | Mai 2024 | green/text'],
  ['guidance below the headers', ['No', `Action\n${'Say what will be done, by verb. '.repeat(5)}`, 'Lead\n(name of post)', 'By when', 'RAG'], ['1', 'Hold a day', 'Chair', 'May 2024', 'G'], '- 1 | Hold a day |  | Chair | May 2024 | green/text'],
  ['coloured signs', ['No', 'Action', 'Lead', 'By when', 'RAG'], ['1', 'Hold a day', 'Chair', 'May 2024', '🔴 Off track'], '- 1 | Hold a day |  | Chair | May 2024 | red/text'],
])('%s', (_, header, row, line) => {
  const second = row.map((text, n) => (n === 0 ? '2' : text));
  expect(read(tbl(tr(...header), tr(...row), tr(...second))).filter((each) => each.startsWith('- 1'))).toEqual([line]);
});

test('an outcome merged over several actions is their objective; one for each stays their measure', () => {
  const header = tr('Outcome', 'Actions', 'Lead', 'By when', 'RAG');
  expect(read(tbl(header, tr(restart('1. Fewer children enter'), 'Do a', 'HoS', 'May 2024', 'G'), tr(below, 'Do b', 'HoS', 'May 2024', 'G'), tr('2. Fewer reoffend', 'Do c', 'HoS', 'May 2024', 'G'))).filter((line) => line.startsWith('##'))).toEqual(['## 1 | Fewer children enter', '## 2 | Fewer reoffend']);
  expect(read(tbl(header, tr('Better', 'Do a', 'HoS', 'May 2024', 'G'), tr('Safer', 'Do b', 'HoS', 'May 2024', 'G'))).at(-1)).toBe('-  | Do b |  | HoS | May 2024 | green/text | Safer');
});

test('the number of a recommendation beside it is the objective\'s', () => {
  const rows = [tr('Rec no', 'Recommendation', 'Action', 'Lead', 'By when'), tr(restart('1'), restart('Assess every child'), 'Do a', 'HoS', 'May 2024'), tr(below, below, 'Do b', 'HoS', 'May 2024')];
  expect(read(tbl(...rows)).filter((line) => line.startsWith('##'))).toEqual(['## 1 | Assess every child |  |  | 1']);
});

test('title rows: a number in its own cell, labelled lines beside or in two cells', () => {
  const header = tr('Ref', 'Action', 'Lead', 'By when', 'RAG');
  const action = (ref: string): string => tr(ref, 'Do a', 'HoS', 'May 2024', 'G');
  expect(read(tbl(header, tr('1', tc('Share information', { span: 4 })), action('1.1'))).at(0)).toBe('## 1 | Share information');
  expect(read(tbl(tr(tc('Key area 1 – Assessment', { span: 3 }), tc('Board lead: Chief Nurse', { span: 2 })), header, action('1'))).at(0)).toBe('## 1 | Assessment |  | Chief Nurse');
  expect(read(tbl(tr(tc('Objective 1: Lead', { span: 5 })), tr(tc('Lead: HoS', { span: 2 }), tc('Target date: Sept 2024', { span: 3 })), header, action('1'))).at(0)).toBe('## 1 | Lead | 2024-09-30');
});

test('a row cut by a page goes on in the table that follows directly, not in one after a heading', () => {
  const header = tr('No', 'Action', 'Lead', 'By when', 'Progress');
  const first = tbl(header, tr('1', 'Agree a joint', 'HoS', 'May 2024', 'Two meetings'));
  const second = tbl(header, tr('', 'protocol with health', '', '', 'held so far'), tr('2', 'Do b', 'HoS', 'May 2024', ''));
  expect(read(first + second).slice(1)).toEqual(['- 1 | Agree a joint protocol with health |  | HoS | May 2024 |  |  | Two meetings held so far', '- 2 | Do b |  | HoS | May 2024']);
  expect(read(first + styled('Heading1', 'Objective 2: Listen') + second).filter((line) => line.startsWith('-'))).toHaveLength(3);
});

test('steps below a merged action: what is merged is said once, and steps rated differently rate nothing', () => {
  const header = tr('Ref', 'Action', 'Steps', 'Lead', 'By when', 'RAG');
  const steps = (second: string): string => tbl(header, tr(restart('1'), restart('Do a'), 'List', restart('HoS'), restart('May 2024'), 'Green'), tr(below, below, 'Write', below, below, second));
  expect(read(steps('Green')).at(-1)).toBe('- 1 | Do a | List⏎Write | HoS | May 2024 | green/text');
  expect(read(steps('Red')).at(-1)).toBe('- 1 | Do a | List⏎Write | HoS | May 2024');
});

test('"Appendix 1" above the title is no section; a title may begin with it', () => {
  const table = tbl(tr('No', 'Action', 'Lead', 'By when', 'RAG'), tr('1', 'Do a', 'HoS', 'May 2024', 'G'));
  const bare = readPlan(docx(bold('Appendix 1') + bold('Anytown Improvement Plan') + table), 'plan.docx');
  expect([bare.title, bare.sections.map((section) => section.ref)]).toEqual(['Anytown Improvement Plan', [null]]);
  expect(readPlan(docx(styled('Heading1', 'Appendix A: Anytown Improvement Plan') + table), 'plan.docx').title).toBe('Appendix A: Anytown Improvement Plan');
});

test('a sheet\'s short name and the full title in it are one section', () => {
  const rows = (title: string): string[][] => [[title], [], ['Action', 'Lead', 'By when', 'RAG'], ['Do a', 'HoS', 'May 2024', 'G']];
  const plan = readPlan(xlsx([{ name: '1.1 Governance', rows: rows('1.1 Governance and leadership') }, { name: '1.2 Staff', rows: rows('1.2 Staff and workload') }]), 'plan.xlsx');
  expect(outline(plan).filter((line) => line.startsWith('# '))).toEqual(['# 1.1 | Governance and leadership', '# 1.2 | Staff and workload']);
});

test('a key in the header of the ratings, and one beside the title of a sheet', () => {
  const inHeader = readPlan(docx(styled('Title', 'Improvement Plan 2024') + p('Text.') + tbl(tr('Ref', 'Action', 'Lead', 'By when', 'RAG\nR = not started\nA = in progress\nG = complete'), tr('1', 'Do a', 'HoS', 'May 2024', 'A'))), 'plan.docx');
  expect(inHeader.ratingKey).toEqual([{ code: 'red', meaning: 'not started' }, { code: 'amber', meaning: 'in progress' }, { code: 'green', meaning: 'complete' }]);
  const fill = (text: string, rgb: string) => ({ text, fill: `rgb="FF${rgb}"` });
  const rows = [['Improvement Plan 2024', null, null, null, null, 'Key'], [null, null, null, null, null, fill('Late', 'FF0000')], [null, null, null, null, null, fill('Done', '00B050')], [], ['Ref', 'Action', 'Lead', 'By when', 'RAG'], ['1', 'Do a', 'HoS', 'May 2024', fill('', '00B050')]];
  const beside = readPlan(xlsx([{ name: 'Sheet1', rows, merges: ['A1:E1'] }]), 'plan.xlsx');
  expect(beside.title).toBe('Improvement Plan 2024');
  expect(beside.ratingKey.map(({ code, meaning }) => `${code}: ${meaning}`)).toEqual(['red: Late', 'green: Done']);
});
