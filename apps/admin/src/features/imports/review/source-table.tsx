// A table of the council's document. Shading is shown as words and a pattern besides its colour;
// each row that became an action leads to it.
import { useMemo } from 'react';
import type { SourceBlock, SourceRow } from '../data/import-types.ts';
import { useImportWords } from '../import-words.ts';
import { elementId, useReview } from './review-context.tsx';
import { placeCells } from './source-pages.ts';

interface SourceTableProps {
  block: SourceBlock;
  caption: string;
  /** All rows of the table that are here, from its first. */
  rows: readonly SourceRow[];
  from: number;
  to: number;
  /** The number of the action at a path, to name it. */
  refOf: (path: string) => string;
}

const shades = ['red', 'amber', 'green', 'blue'] as const;

function shadeOf(value: string | null): (typeof shades)[number] | null {
  return shades.find((shade) => shade === value) ?? null;
}

export function SourceTable({ block, caption, rows, from, to, refOf }: SourceTableProps) {
  const t = useImportWords();
  const { selection, select } = useReview();
  const placed = useMemo(() => placeCells(rows, from, to), [rows, from, to]);
  return (
    <div className="wm-source__table-region" tabIndex={0} role="region" aria-label={caption}>
      <table className="wm-source__table">
        <caption className="govuk-visually-hidden">{caption}</caption>
        <tbody>
          {rows.slice(from, to).map((row, at) => {
            const selected = selection !== null && row.actionPaths.includes(selection.path);
            const first = row.actionPaths[0];
            return (
            // The button in the row's first cell does the same for those without a mouse.
            <tr
              key={row.index}
              className={row.header ? 'wm-source__header' : selected ? 'wm-source__row--selected' : undefined}
              onClick={first === undefined ? undefined : () => select({ path: first, by: 'source' })}
            >
              <RowLink row={row} refOf={refOf} />
              {(placed[at] ?? []).map(({ cell, column, rowSpan, continued }) => {
                const shade = shadeOf(cell.shade);
                const Cell = row.header && !continued ? 'th' : 'td';
                return (
                  <Cell key={column} scope={Cell === 'th' ? 'col' : undefined} colSpan={cell.columnSpan} rowSpan={rowSpan}>
                    {continued ? <span className="wm-muted">{cell.text ? `${cell.text} ` : ''}({t('source.continued')})</span> : cell.text}
                    {row.header && !continued ? <ColumnMeaning block={block} column={column} /> : null}
                    {shade ? <span className={`wm-shade wm-shade--${shade}`}>{t(`source.shade.${shade}`)}</span> : null}
                  </Cell>
                );
              })}
            </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** How a column was understood, below its heading. */
function ColumnMeaning({ block, column }: { block: SourceBlock; column: number }) {
  const t = useImportWords();
  const known = block.columns.find((other) => other.index === column);
  if (!known) return null;
  return <span className="wm-source__field">{known.field ? t('source.readAs', { field: t(`field.${known.field}`) }) : t('source.leftOut')}</span>;
}

/** First cell of a row: the way to the action that was read from it. */
function RowLink({ row, refOf }: { row: SourceRow; refOf: (path: string) => string }) {
  const t = useImportWords();
  const { selection, select, goToAction } = useReview();
  const path = row.actionPaths[0];
  if (row.header) return <th scope="col" className="wm-source__mark">{t('source.inPlan')}</th>;
  if (path === undefined) return <td className="wm-source__mark" />;
  return (
    <td className="wm-source__mark">
      {row.actionPaths.map((own) => (
        <button
          key={own}
          type="button"
          id={elementId.source(own)}
          className="wm-link-button"
          aria-label={t('source.go', { ref: refOf(own) })}
          aria-current={selection?.path === own ? true : undefined}
          onFocus={() => select({ path: own, by: 'source' })}
          onClick={() => goToAction(own)}
        >
          {refOf(own)}
        </button>
      ))}
    </td>
  );
}
