/** Counts by two ratings: rows from, columns to. What stays the same is quiet, what differs stands out, in weight and not in colour. */
import type { Rating } from '../data/rule-types.ts';
import { useUiWords } from '../../../ui/ui-words.ts';
import { RatingTag, type RatingView } from '../../../ui/tag.tsx';
import { useRatingOf } from '../sentences/rule-list.tsx';

export interface Counted {
  /** Null: none. */
  from: string | null;
  to: string;
  count: number;
}

export interface RatingMatrixProps {
  caption: string;
  /** Head of the column with the row names. */
  rowsCalled: string;
  /** What a row of null is called. */
  none: string;
  counts: readonly Counted[];
  ratings: readonly Rating[];
}

export function RatingMatrix({ caption, rowsCalled, none, counts, ratings }: RatingMatrixProps) {
  const ui = useUiWords();
  const ratingOf = useRatingOf(ratings);
  const order = ratings.map(({ code }) => code);
  const used = (codes: readonly string[]) => [...order.filter((code) => codes.includes(code)), ...[...new Set(codes)].filter((code) => !order.includes(code))];
  const rows: (string | null)[] = [...used(counts.flatMap(({ from }) => from ?? [])), ...(counts.some(({ from }) => from === null) ? [null] : [])];
  const columns = used(counts.map(({ to }) => to));
  const countOf = (from: string | null, to: string) => counts.filter((one) => one.from === from && one.to === to).reduce((sum, { count }) => sum + count, 0);
  const tag = (rating: RatingView) => <RatingTag rating={rating} />;
  return (
    <div className="wm-table-region" role="region" aria-label={ui('scrollable')} tabIndex={0}>
      <table className="wm-table wm-matrix">
        <caption className="wm-table__caption wm-matrix__caption">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowsCalled}</th>
            {columns.map((code) => (
              <th key={code} scope="col" className="wm-table__number">
                {tag(ratingOf(code))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row ?? ''}>
              <th scope="row">{row === null ? none : tag(ratingOf(row))}</th>
              {columns.map((code) => {
                const count = countOf(row, code);
                return (
                  <td key={code} className={`wm-table__number${row !== null && row !== code && count > 0 ? ' wm-matrix__differs' : ''}`}>
                    {count === 0 ? <span className="wm-none">0</span> : count}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
