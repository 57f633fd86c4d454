// What stands beside a plan and is none: registers of risks, indicators, versions, signatures, dashboards.
import { describe, expect, test } from '@jest/globals';
import { readPlan } from '../read-plan.ts';
import { xlsx } from '../testing/excel.ts';
import { outline } from '../testing/outline.ts';
import { docx, styled, tbl, tc, tr } from '../testing/word.ts';
import { isForeignHeader } from './foreign-headers.ts';

test.each([
  [['Risk', 'Likelihood', 'Impact', 'Mitigation', 'Owner', 'RAG'], true],
  [['Risk description', 'Probability', 'Mitigating actions', 'Lead'], true],
  [['Indicator', 'Target', 'Actual'], true],
  [['Performance measure', 'Baseline', 'Q1', 'Q2', 'RAG'], true],
  [['Version', 'Date', 'Author', 'Changes'], true],
  [['Name', 'Role', 'Signature', 'Date'], true],
  [['Ref', 'Action', 'Lead', 'Risk', 'Impact', 'RAG'], false],
  [['Action', 'Measure', 'Target', 'Lead', 'By when'], false],
  [['Objective', 'Lead', 'Target date', 'Status'], false],
])('%j', (texts, foreign) => {
  expect(isForeignHeader(texts)).toBe(foreign);
});

describe('are not read as actions', () => {
  const header = tr('Ref', 'Action', 'Lead', 'By when', 'Progress', 'RAG');

  test('in tables of their own, even as wide as the plan', () => {
    const plan = readPlan(
      docx(
        styled('Title', 'Improvement Plan 2024') + styled('Heading1', 'Objective 1: Lead well') + tbl(header, tr('1.1', 'Hold a day', 'Chair', 'May 2024', 'Held', tc('', { fill: '00B050' }))) +
          styled('Heading1', 'Risks') + tbl(tr('Risk', 'Likelihood', 'Impact', 'Mitigation', 'Owner', 'RAG'), tr('Loss of experienced staff', 'High', 'High', 'Retention payments agreed', 'HoS', tc('', { fill: 'FF0000' }))) +
          styled('Heading1', 'Performance') + tbl(tr('Indicator', 'Baseline', 'Q1', 'Q2', 'Target', 'RAG'), tr('First time entrants', '210', '198', '190', '180', tc('', { fill: 'FFC000' }))),
      ),
      'plan.docx',
    );
    expect(outline(plan).slice(1)).toEqual(['## 1 | Lead well', '- 1.1 | Hold a day |  | Chair | May 2024 | green/shading |  | Held']);
    expect(plan.findings.filter(({ code }) => code === 'tableSkipped')).toHaveLength(2);
  });

  test('below the plan in the same sheet; the plan may go on after them', () => {
    const rows = [['Improvement Plan 2024'], ['Priority 1: Lead'], ['Ref', 'Action', 'Owner', 'Due date', 'RAG'], ['1.1', 'Hold a day', 'Chair', 'May 2024', 'G'], [], ['Key performance indicators'], ['Indicator', 'Target', 'Actual'], ['Custody rate', '0.1', '0.2'], [], ['Priority 2: Listen'], ['2.1', 'Ask children', 'HoS', 'June 2024', 'A']];
    const plan = readPlan(xlsx([{ name: 'Sheet1', rows }]), 'plan.xlsx');
    expect(outline(plan).slice(1)).toEqual(['## 1 | Lead', '- 1.1 | Hold a day |  | Chair | May 2024 | green/text', '## 2 | Listen', '- 2.1 | Ask children |  | HoS | June 2024 | amber/text']);
    expect(plan.findings.map(({ code }) => code)).toContain('tableSkipped');
  });

  test('a table without a header goes on with the plan only where dates and numbers stand in their places', () => {
    const plan = (row: string) => outline(readPlan(docx(styled('Title', 'Improvement Plan 2024') + tbl(header, tr('1', 'Hold a day', 'Chair', 'May 2024', 'Held', 'G')) + tbl(row)), 'plan.docx')).filter((line) => line.startsWith('-'));
    expect(plan(tr('2', 'Ask children', 'HoS', 'June 2024', '', 'A'))).toHaveLength(2);
    expect(plan(tr('Number of cases', 'All cases in the year', 'Northern', 'forty', 'fifty', 'sixty'))).toHaveLength(1);
  });
});

test('the title is the plan\'s own, not that of a dashboard or the council above it', () => {
  const plan = readPlan(xlsx([{ name: 'Dashboard', rows: [['Improvement Plan Dashboard'], [], ['Status', 'Count'], ['Red', 1]] }, { name: 'Plan', rows: [['Anytown Borough Council'], ['Youth Justice Improvement Plan 2024'], [], ['Ref', 'Action', 'Owner', 'Due date', 'RAG'], ['1', 'Hold a day', 'Chair', 'May 2024', 'G']] }]), 'anytown.xlsx');
  expect(plan.title).toBe('Youth Justice Improvement Plan 2024');
});
