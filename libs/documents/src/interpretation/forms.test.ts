// Plans laid out as forms, in every way that labels and answers can stand.
import { expect, test } from '@jest/globals';
import { readPlan } from '../read-plan.ts';
import { outline } from '../testing/outline.ts';
import { bold, docx, styled, tbl, tc, tr } from '../testing/word.ts';

const lines = (body: string): string[] => outline(readPlan(docx(bold('Improvement Plan 2024') + body), 'plan.docx')).slice(1);
const wide = (text: string): string => tc(text, { span: 3 });

test('a table for each recommendation, labels beside answers', () => {
  const form = (number: number, title: string, action: string, rag: string): string => tbl(tr(`Recommendation ${number}`, title), tr('Action:', action), tr('Lead:', 'Chair'), tr('Due:', 'May 2024'), tr('RAG:', rag), tr('Update:', 'Done.'));
  expect(lines(form(1, 'Lead well', 'Hold a day', 'Green') + form(2, 'Plan well', 'Write guidance', 'Red'))).toEqual([
    '! 1 | Lead well', '! 2 | Plan well',
    '## 1 | Lead well |  |  | 1', '-  | Hold a day |  | Chair | May 2024 | green/text |  | Done.',
    '## 2 | Plan well |  |  | 2', '-  | Write guidance |  | Chair | May 2024 | red/text |  | Done.',
  ]);
});

test('two labels in a row, several forms in one table, a shaded rating', () => {
  const form = (number: number, title: string, action: string, fill: string): string[] => [tr(`Recommendation ${number}`, wide(title)), tr('Action', wide(action)), tr('Lead', 'Chair', 'Deadline', '31/05/2024'), tr('RAG', tc('', { fill }), 'Success criteria', 'All good')];
  expect(lines(tbl(...form(1, 'Lead well', 'Hold a day', '00B050'), ...form(2, 'Plan well', 'Write guidance', 'FF0000'))).filter((line) => !line.startsWith('!'))).toEqual([
    '## 1 | Lead well |  |  | 1', '-  | Hold a day |  | Chair | 31/05/2024 | green/shading | All good',
    '## 2 | Plan well |  |  | 2', '-  | Write guidance |  | Chair | 31/05/2024 | red/shading | All good',
  ]);
});

test('numbered actions as labels', () => {
  const form = (number: string, action: string): string => tbl(tr(`Action ${number}`, action), tr('Owner', 'Chair'), tr('Due date', 'May 2024'), tr('Status', 'In progress'), tr('Comments', ''));
  expect(lines(styled('Heading1', 'Objective 1: Lead well') + form('1.1', 'Hold a day') + form('1.2', 'Write guidance'))).toEqual(['## 1 | Lead well', '- 1.1 | Hold a day |  | Chair | May 2024 | amber/status', '- 1.2 | Write guidance |  | Chair | May 2024 | amber/status']);
});

test('labels in the same cell as their answers', () => {
  expect(lines(tbl(tr(wide('Objective 1: Lead well')), tr(wide('Action: Hold a day')), tr('Lead: Chair', 'Due: May 2024', 'RAG: Green')))).toEqual(['## 1 | Lead well', '-  | Hold a day |  | Chair | May 2024 | green/text']);
});
