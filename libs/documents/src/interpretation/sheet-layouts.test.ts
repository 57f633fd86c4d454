// Layouts of workbooks, delimited files and pasted text, and how each must be read.
import { describe, expect, test } from '@jest/globals';
import { readPlan } from '../read-plan.ts';
import { xlsx, type SheetContent } from '../testing/excel.ts';
import { codes, outline } from '../testing/outline.ts';
import type { InterpretOptions } from './interpret.ts';

const header = ['No.', 'Action', 'Lead', 'By when', 'RAG', 'Progress'];
const fill = (text: string, rgb: string) => ({ text, fill: `rgb="FF${rgb}"` });
const day = (number: number) => ({ number, format: 'dd/mm/yyyy' });
const month = (number: number) => ({ number, format: 'mmm\\-yy' });
const book = (sheets: SheetContent[], options: Parameters<typeof xlsx>[1] = {}, fileName = 'anytown.xlsx') => {
  const plan = readPlan(xlsx(sheets, options), fileName);
  return { plan, title: plan.title, lines: outline(plan), codes: codes(plan) };
};
const text = (content: string | Uint8Array, fileName: string, options: InterpretOptions = {}) => {
  const plan = readPlan(typeof content === 'string' ? new TextEncoder().encode(content) : content, fileName, options);
  return { title: plan.title, lines: outline(plan), codes: codes(plan) };
};

describe('workbooks', () => {
  test('sheets are sections, their shared first words the title, dates as they are shown', () => {
    const { title, lines, plan } = book(
      [
        { name: 'Governance', rows: [['Improvement plan: Governance'], [], header, [1, 'Do a', 'HoS', day(42643), fill('', 'FFC000'), 'x'], [1.1, 'Do b', 'HoS', month(42614), { text: '', fill: 'indexed="10"' }, 'y']] },
        { name: 'Casework', rows: [['Improvement plan: Casework'], [], header, [1, 'Do c', 'HoS', 'Ongoing', { text: '', fill: 'theme="9" tint="0.39"' }, 'x']] },
        { name: 'RAG key', rows: [[fill('', 'FF0000'), 'Overdue'], [fill('', 'FFC000'), 'In progress'], [fill('', '00B050'), 'Complete']] },
      ],
      { theme: { accent6: '70AD47' } },
    );
    expect(title).toBe('Improvement plan');
    expect(lines).toEqual(['#  | Governance', '##  | Governance', '- 1 | Do a |  | HoS | 30/09/2016 | amber/shading |  | x', '- 1.1 | Do b |  | HoS | Sep-16 | red/shading |  | y', '#  | Casework', '##  | Casework', '- 1 | Do c |  | HoS | Ongoing | green/shading |  | x']);
    expect(plan.sections[0]!.objectives[0]!.actions[1]!.timescale).toMatchObject({ precision: 'month', due: '2016-09-30' });
    expect(plan.ratingKey.map(({ code }) => code)).toEqual(['red', 'amber', 'green']);
  });

  test('objectives in label cells, sections by the names of sheets', () => {
    const { lines } = book([
      { name: 'Part A', rows: [[{ text: 'Objective 1', bold: true }, 'Lead well'], ['Board Champion:', 'Chief Nurse'], ['Linked recommendations:', '1-3'], header, [1, 'Do a', 'HoS', 'May 16', 'Amber', '']] },
      { name: 'Part B', rows: [[{ text: 'Objective 1', bold: true }, 'Write well'], header, [1, 'Do a', 'HoS', 'May 16', 'Amber', ''], [], [{ text: 'Objective 2', bold: true }, 'Listen'], header, [1, 'Do b', 'HoS', 'May 16', 'Amber', '']] },
    ]);
    expect(lines.filter((line) => line.startsWith('#'))).toEqual(['# Part A | Part A', '## 1 | Lead well |  | Chief Nurse | 1,2,3', '# Part B | Part B', '## 1 | Write well', '## 2 | Listen']);
  });

  test('merged or blank objective cells, formulas, hidden rows and sheets', () => {
    const merged = book([
      { name: 'Action Plan', rows: [['Anytown YOS Action Plan'], ['Updated: Sept 2016'], ['Objective', 'Ref', 'Action', 'Owner', 'Target date', 'Status', 'Comments'], ['Lead well', '1.1', 'Do a', 'HoS', day(42643), 'Completed', { formula: 'A1', text: 'cached' }], [null, '1.2', 'Do b', 'HoS', day(42643), 'Not started', ''], ['Staff well', '2.1', 'Do c', 'HoS', '', 'Delayed', '']], merges: ['A4:A5'], hiddenRows: [4] },
      { name: 'Lists', state: 'hidden', rows: [['Red'], ['Green']] },
    ]);
    expect(merged.lines).toEqual(['#  | Anytown YOS Action Plan', '##  | Lead well', '- 1.1 | Do a |  | HoS | 30/09/2016 | green/status |  | cached', '- 1.2 | Do b |  | HoS | 30/09/2016 | blue/status', '##  | Staff well', '- 2.1 | Do c |  | HoS |  | red/status']);
    expect(merged.codes).toEqual(expect.arrayContaining(['hiddenRows', 'hiddenRow', 'hiddenSheet', 'textNotUsed']));
    const blank = book([{ name: 'Sheet1', rows: [['Priority', 'Action', 'Owner', 'Deadline', 'RAG'], ['1. Lead well', 'Do a', 'HoS', 'May 16', 'Amber'], ['', 'Do b', 'HoS', 'May 16', 'Amber'], ['2. Staff', 'Do c', 'HoS', 'May 16', 'Amber']] }]);
    expect(blank.lines.filter((line) => line.startsWith('##'))).toEqual(['## 1 | Lead well', '## 2 | Staff']);
  });

  test('a key below or beside the plan is no action', () => {
    const below = book([{ name: 'Sheet1', rows: [header, [1, 'Do a', 'HoS', 'June 16', 'G', 'x'], ['Total', 1], [], ['Key'], ['Green', 'Complete'], ['Amber', 'On track']] }]);
    expect(below.lines).toHaveLength(3);
    expect(below.plan.ratingKey).toEqual([{ code: 'green', meaning: 'Complete' }, { code: 'amber', meaning: 'On track' }]);
    const beside = book([{ name: 'Sheet1', rows: [[...header, null, 'Key', null], [1, 'Do a', 'HoS', 'May 16', 'Amber', 'p', null, fill('Red', 'FF0000'), 'Late'], [2, 'Do b', 'HoS', 'May 16', 'Amber', 'p', null, fill('Green', '00FF00'), 'Done']] }]);
    expect(beside.plan.ratingKey.map(({ meaning }) => meaning)).toEqual(['Late', 'Done']);
    expect(beside.codes).toEqual(['keyWithout']);
  });

  test('ratings in ticked columns, in several reports, and by the colour of whole rows', () => {
    const ticked = book([{ name: 'Sheet1', rows: [['Action', 'Lead', 'By when', 'R', 'A', 'G'], ['Do a', 'HoS', 'May 16', '', 'x', ''], ['Do b', 'HoS', 'May 16', '', '', '✓']] }]);
    expect(ticked.lines.slice(2)).toEqual(['-  | Do a |  | HoS | May 16 | amber/text', '-  | Do b |  | HoS | May 16 | green/text']);
    const reports = book([{ name: 'Sheet1', rows: [['Action', 'Lead', 'By when', 'RAG June 16', 'Progress June 16', 'RAG Sept 16', 'Progress Sept 16', 'Cost'], ['Do a', 'HoS', 'May 16', 'Red', 'none', 'Green', 'done', '£5']] }]);
    expect(reports.lines.at(-1)).toBe('-  | Do a |  | HoS | May 16 | green/text |  | RAG June 16: Red⏎Progress June 16: none⏎Progress Sept 16: done');
    expect(reports.codes).toEqual(['columnIgnored']);
    const row = (rgb: string, ...texts: string[]) => texts.map((each) => fill(each, rgb));
    const rows = book([{ name: 'Sheet1', rows: [['Action', 'Lead', 'By when', 'Notes'], row('92D050', 'Do a', 'HoS', 'May 16', 'ok'), row('FF0000', 'Do b', 'HoS', 'May 16', 'ok'), ['Do c', 'HoS', 'May 16', 'z']] }]);
    expect(rows.lines.slice(2).map((line) => line.split(' | ')[5])).toEqual(['green/shading', 'red/shading', '']);
  });

  test('a column of sections beside one of objectives; dates that count from 1904', () => {
    const { lines } = book([{ name: 'Sheet1', rows: [['Domain', 'Objective', 'Action', 'Owner', 'Due', 'RAG'], ['1', '1.1 Lead', 'Do a', 'HoS', day(41181), 'A'], ['1', '1.2 Staff', 'Do b', 'HoS', 'May 16', 'A'], ['2', '2.1 Assess', 'Do c', 'HoS', 'May 16', 'A']] }], { date1904: true });
    expect(lines.filter((line) => line.startsWith('#'))).toEqual(['# Domain 1 | Domain 1', '## 1.1 | Lead', '## 1.2 | Staff', '# Domain 2 | Domain 2', '## 2.1 | Assess']);
    expect(lines[2]).toBe('-  | Do a |  | HoS | 30/09/2016 | amber/text');
  });
});

describe('delimited files and pasted text', () => {
  test('semicolons, Windows-1252, quoted separators', () => {
    const bytes = Uint8Array.from('Ref;Action;By whom;By when;RAG\n1;Caf\xe9 \x96 visit;"Head; of\nService";June 16;Green\n', (sign) => sign.charCodeAt(0));
    expect(text(bytes, 'anytown.csv').lines.at(-1)).toBe('- 1 | Café – visit |  | Head; of⏎Service | June 16 | green/text');
  });

  test('references of every kind, and numbers in front of the text', () => {
    const refs = text('Ref,Action,Lead,By when,RAG\n"1.1 & 1.2",Do a,X,June 16,Green\n(2b),Do b,X,June 16,Green\nYOS 1,Do c,X,June 16,Green\n1.3.12,Do d,X,June 16,Green\n,Do e,X,June 16,Green\n7,,,,\n', 'x.csv');
    expect(refs.lines.slice(2).map((line) => line.split(' | ')[0])).toEqual(['- 1.1, 1.2', '- 2b', '- YOS 1', '- 1.3.12', '- ']);
    expect(refs.codes).toEqual(['severalRefs', 'emptyRow']);
    const fronts = text('What,How,Who,Timescale,Outcome,RAG\n1. Lead well,Meet,A/ B/ C,July 23/ Ongoing,Better,\n2. Write well,Read,A,Ongoing (completed),Better,\n', 'x.csv');
    expect(fronts.lines.slice(2)).toEqual(['- 1 | Lead well | Meet | A/ B/ C | July 23/ Ongoing |  | Better', '- 2 | Write well | Read | A | Ongoing (completed) | green/status | Better']);
    expect(fronts.codes).toEqual(['ongoingWithDate', 'ongoingAchieved']);
  });

  test('recommendations that are the actions', () => {
    expect(text('Recommendation,Lead,By when,RAG,Progress\n1. The board should lead,HoS,June 16,Green,ok\n', 'x.csv').lines).toEqual(['#  | X', '! 1 | The board should lead', '##  | X |  |  | 1', '- 1 | The board should lead |  | HoS | June 16 | green/text |  | ok']);
  });

  test('an unknown layout is told, and read when its columns are named by hand', () => {
    const content = 'Thing,Bod,Moment\nDo it,Someone,June 16\n';
    expect(text(content, 'x.csv')).toMatchObject({ lines: [], codes: ['tableSkipped', 'noActions'] });
    expect(text(content, 'x.csv', { mapping: [{ block: 0, headerRow: 0, columns: ['action', 'owner', 'timescale'] }] }).lines.at(-1)).toBe('-  | Do it |  | Someone | June 16');
  });

  test('tables pasted from Word and as pipes', () => {
    expect(text('Objective 1: Lead well\nNo.\tAction\tBy whom\tBy when\tRAG\n1.\tReview:\n• one\n• two\tHead of Service\tJune 16\tGreen\n2.\tSecond\tX\tJune 16\tAmber\n', '').lines).toEqual(['#  | Improvement plan', '## 1 | Lead well', '- 1 | Review:⏎• one⏎• two |  | Head of Service | June 16 | green/text', '- 2 | Second |  | X | June 16 | amber/text']);
    expect(text('# My improvement plan\n\n## Objective 1: Lead\n\n| No | Action | Lead | By when | RAG |\n|---|---|---|---|---|\n| 1 | Do a | HoS | June 16 | Green |\n', '')).toMatchObject({ title: 'My improvement plan', lines: ['#  | My improvement plan', '## 1 | Lead', '- 1 | Do a |  | HoS | June 16 | green/text'] });
  });
});
