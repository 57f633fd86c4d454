/** Recommendations from a spreadsheet, one a row with the review that it is of: all rows, or none with what is wrong in each. Pure. */
import { externalReviewKinds, type ExternalReviewKind, type IsoDate } from '@waymark/domain';
import { readCsvDate, readCsvTable, type CsvRow, type RowFaults } from '../../platform/csv/index.ts';
import { reason, type Reason } from '../../platform/graphql/index.ts';
import { reasonsAgainstRecommendation, reasonsAgainstReview, type NewRecommendation, type NewReview } from './new-review.ts';

/** The head of the file, in any order. */
export const columns = ['review', 'kind', 'publisher', 'dated_on', 'number', 'recommendation', 'addressed_to', 'priority', 'due_on', 'policy_implications', 'resource_implications'] as const;
type ColumnName = (typeof columns)[number];
const optional: readonly ColumnName[] = ['addressed_to', 'priority', 'due_on', 'policy_implications', 'resource_implications'];

export const MOST_ROWS = 300;

/** As a file writes a kind: `peer review`, `serious case review`. */
const kinds: Readonly<Record<string, ExternalReviewKind>> = Object.fromEntries(externalReviewKinds.map((kind) => [kind.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`), kind]));

export interface ReviewInFile {
  readonly review: NewReview;
  readonly recommendations: readonly NewRecommendation[];
}

export type ReadRecommendations =
  | { readonly kind: 'reviews'; readonly reviews: readonly ReviewInFile[] }
  | { readonly kind: 'refused'; readonly reason: Reason }
  | { readonly kind: 'faults'; readonly faults: readonly RowFaults[] };

/** Rows of one review are those with the same title, kind and day. */
export const reviewKey = ({ title, kind, datedOn }: Pick<NewReview, 'title' | 'kind' | 'datedOn'>): string => [title.toLowerCase(), kind, datedOn].join('\n');

export function readRecommendations(text: string, today: IsoDate, noChildNamed?: boolean | null): ReadRecommendations {
  const table = readCsvTable(text, { columns, optional, mostRows: MOST_ROWS });
  if (table.kind === 'refused') return table;
  const reviews = new Map<string, { review: NewReview; recommendations: NewRecommendation[]; lines: Map<string, number> }>();
  const faults: RowFaults[] = [];
  for (const row of table.rows) {
    const { review, recommendation, reasons } = readRow(row);
    if (reasons.length === 0) reasons.push(...reasonsAgainstReview(review, today, noChildNamed), ...reasonsAgainstRecommendation(recommendation, review.kind, noChildNamed));
    if (reasons.length === 0) {
      const held = reviews.get(reviewKey(review)) ?? { review, recommendations: [], lines: new Map<string, number>() };
      const earlier = held.lines.get(recommendation.number);
      if (earlier !== undefined) reasons.push(reason('sameAsLine', { line: earlier, field: 'number' }));
      held.recommendations.push(recommendation);
      reviews.set(reviewKey(review), { ...held, lines: held.lines.set(recommendation.number, earlier ?? row.line) });
    }
    if (reasons.length > 0) faults.push({ line: row.line, reasons });
  }
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'reviews', reviews: [...reviews.values()].map(({ review, recommendations }) => ({ review, recommendations })) };
}

function readRow({ cell }: CsvRow<ColumnName>): { review: NewReview; recommendation: NewRecommendation; reasons: Reason[] } {
  const reasons: Reason[] = [];
  const date = (name: ColumnName, field: string): string => {
    const iso = readCsvDate(cell(name));
    if (iso === null) reasons.push(reason('notADate', { field }));
    return iso ?? '';
  };
  const kind = kinds[cell('kind').toLowerCase().replaceAll('_', ' ')];
  if (!kind) reasons.push(reason('unknownKind', { field: 'kind', known: Object.keys(kinds).join(', ') }));
  const optionalText = (name: ColumnName): string | null => cell(name) || null;
  return {
    reasons,
    review: { kind: kind ?? 'localReview', title: cell('review'), publisher: cell('publisher'), datedOn: date('dated_on', 'datedOn'), ratings: null, asPrinted: false },
    recommendation: {
      number: cell('number'), text: cell('recommendation'), addressedTo: optionalText('addressed_to'), priority: optionalText('priority'), dueOn: cell('due_on') === '' ? null : date('due_on', 'dueOn'),
      policyImplications: optionalText('policy_implications'), resourceImplications: optionalText('resource_implications'),
    },
  };
}
