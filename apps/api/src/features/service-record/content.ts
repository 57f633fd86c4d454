/** What a part of the record holds, and what is wrong with what somebody sends. Pure. */
import type { Amounts, Budget, FeedbackResult } from '@waymark/domain';
import type { FreeText } from '../../platform/free-text/index.ts';
import { reason, type Reason } from '../../platform/graphql/index.ts';

export interface RecordContents {
  budget: Budget;
  priorities: { items: readonly string[] };
  feedback: { results: readonly FeedbackResult[] };
}
export type RecordKind = keyof RecordContents;

/** The operation that records each part. */
export const recordOperations = { budget: 'recordBudget', priorities: 'recordPriorities', feedback: 'recordFeedback' } as const satisfies Record<RecordKind, string>;

const EARLIEST = 2000;
const LONGEST_SOURCE = 300;
const LONGEST_TEXT = 300;
const LONGEST_AGENCY = 100;
/** A thousand million: more is a slip of the finger. */
const MOST_POUNDS = 1_000_000_000;
const MOST = { agencies: 30, priorities: 20, questions: 60 } as const;

/** @param latest the financial year that plans are made for, at most */
export function reasonsAgainstRecord({ year, source }: { year: number; source: string }, latest: number): Reason[] {
  return [
    ...(year < EARLIEST || year > latest ? [reason('yearOutOfRange', { field: 'year', earliest: EARLIEST, latest })] : []),
    ...textReasons('source', source, LONGEST_SOURCE),
  ];
}

export function reasonsAgainstBudget({ rows, totals }: Budget): Reason[] {
  const names = rows.map(({ agency }) => agency.toLowerCase());
  const twice = rows.find(({ agency }, index) => names.indexOf(agency.toLowerCase()) !== index);
  return [
    ...countReasons('contributions', rows.length, MOST.agencies),
    ...rows.flatMap((row, index) => [...textReasons(`contributions.${index}.agency`, row.agency, LONGEST_AGENCY), ...amountReasons(`contributions.${index}`, row)]),
    ...amountReasons('totals', totals),
    ...(twice && twice.agency !== '' ? [reason('agencyTwice', { field: 'contributions', agency: twice.agency })] : []),
  ];
}

export function reasonsAgainstPriorities({ items }: RecordContents['priorities']): Reason[] {
  return [...countReasons('items', items.length, MOST.priorities), ...items.flatMap((item, index) => textReasons(`items.${index}`, item, LONGEST_TEXT))];
}

export function reasonsAgainstFeedback({ results }: RecordContents['feedback']): Reason[] {
  return [
    ...countReasons('results', results.length, MOST.questions),
    ...results.flatMap(({ question, positive, answered }, index) => [
      ...textReasons(`results.${index}.question`, question, LONGEST_TEXT),
      ...(positive < 0 || answered < 1 || positive > answered ? [reason('moreThanAnswered', { field: `results.${index}.positive` })] : []),
    ]),
  ];
}

/** Every text of a part, for the question whether a child is named. */
export function textsOf(content: RecordContents[RecordKind], source: string): FreeText {
  const texts = 'rows' in content ? content.rows.map(({ agency }) => agency) : 'items' in content ? content.items : content.results.map(({ question }) => question);
  return { source, text: texts.join('\n') };
}

function textReasons(field: string, text: string, longest: number): Reason[] {
  if (text === '') return [reason('textMissing', { field })];
  return text.length > longest ? [reason('textTooLong', { field, limit: longest })] : [];
}

const countReasons = (field: string, count: number, limit: number): Reason[] => (count === 0 || count > limit ? [reason('howMany', { field, limit })] : []);

function amountReasons(field: string, amounts: Amounts): Reason[] {
  const given = Object.entries({ staffing: amounts.staffing, inKind: amounts.inKind, other: amounts.other, total: amounts.total });
  return given.flatMap(([name, amount]) => (amount === null || (Number.isInteger(amount) && amount >= 0 && amount <= MOST_POUNDS) ? [] : [reason('notPounds', { field: `${field}.${name}` })]));
}
