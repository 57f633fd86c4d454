/**
 * A table that sorts by button, keeps its head in sight, and on a phone becomes a list of cards.
 * ARIA roles are written out because `display: block` (the cards) would otherwise drop them.
 */
import type { ReactNode } from 'react';
import { useUiWords } from './ui-words.ts';

export interface Column<Row> {
  key: string;
  /** In the head; also names the value on a card. */
  label: string;
  /** Shown in the head instead of the label, such as a rating tag. */
  header?: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Right-aligned. */
  numeric?: boolean;
  /** The cell that names the row. */
  rowHeader?: boolean;
  sortable?: boolean;
  /** True: the value is left out of the card. */
  blank?: (row: Row) => boolean;
}

export interface TableSort {
  key: string;
  direction: 'ascending' | 'descending';
}

export interface DataTableProps<Row> {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: TableSort | null;
  onSort?: (sort: TableSort) => void;
  /** A closing row, such as a total. */
  footer?: Row;
  /** False: the table scrolls sideways on a phone instead. */
  cards?: boolean;
  sticky?: boolean;
}

export function DataTable<Row>({ caption, captionHidden, columns, rows, rowKey, sort, onSort, footer, cards = true, sticky }: DataTableProps<Row>) {
  const t = useUiWords();
  const cells = (row: Row) => columns.map((column) => <Cell key={column.key} column={column} row={row} />);
  return (
    <div
      className={`wm-table-region${sticky ? ' wm-table-region--sticky' : ''}`}
      {...(cards ? {} : { role: 'region', 'aria-label': t('scrollable'), tabIndex: 0 })}
    >
      <table className={`wm-table${cards ? ' wm-table--cards' : ''}`} role="table">
        <caption className={`wm-table__caption${captionHidden ? ' wm-table__caption--hidden' : ''}`}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort ?? null} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {cells(row)}
            </tr>
          ))}
        </tbody>
        {footer ? (
          <tfoot role="rowgroup">
            <tr role="row">{cells(footer)}</tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

function Head<Row>({ column, sort, onSort }: { column: Column<Row>; sort: TableSort | null; onSort: ((sort: TableSort) => void) | undefined }) {
  const sortable = column.sortable === true && onSort !== undefined;
  const direction = sort?.key === column.key ? sort.direction : 'none';
  const classes = [column.numeric ? 'wm-table__number' : null, sortable ? 'wm-table__sortable' : null].filter(Boolean).join(' ');
  return (
    <th scope="col" role="columnheader" className={classes || undefined} aria-sort={sortable ? direction : undefined}>
      {sortable ? (
        <button
          type="button"
          className="wm-sort"
          onClick={() => onSort({ key: column.key, direction: direction === 'ascending' ? 'descending' : 'ascending' })}
        >
          {column.header ?? column.label}
          <svg className="wm-sort__arrow" viewBox="0 0 8 12" aria-hidden="true" focusable="false">
            {direction === 'descending' ? null : <path d="M4 0l4 5H0z" />}
            {direction === 'ascending' ? null : <path d="M4 12l4-5H0z" />}
          </svg>
        </button>
      ) : (
        (column.header ?? column.label)
      )}
    </th>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.rowHeader) {
    return (
      <th scope="row" role="rowheader">
        {column.cell(row)}
      </th>
    );
  }
  const classes = [column.numeric ? 'wm-table__number' : null, column.blank?.(row) ? 'wm-table__blank' : null].filter(Boolean).join(' ');
  return (
    <td role="cell" data-label={column.label} className={classes || undefined}>
      <span className="wm-table__value">{column.cell(row)}</span>
    </td>
  );
}
