/** Blocks of a paper in few words. */
import type { PackBlock, PackCell, PackColumn, PackTable } from '@waymark/documents';
import type { Chart } from '@waymark/reporting';

export const heading = (text: string, level: 1 | 2 = 1): PackBlock => ({ kind: 'heading', level, text });
export const paragraph = (text: string): PackBlock => ({ kind: 'paragraph', text });

export function table(caption: string, columns: readonly (readonly [label: string, share: number])[], rows: PackCell[][]): PackBlock {
  return { kind: 'table', table: { caption, columns: columns.map(([label, share]): PackColumn => ({ label, share })), rows } };
}

/** A chart with its figures: the first column names a row and has more room. */
export function chartBlock(title: string, description: string, chart: Chart): PackBlock {
  const columns = chart.table.columns.map((label, index): PackColumn => ({ label, share: index === 0 ? 2 : 1.3, numeric: index > 0 && index < 5 }));
  const figures: PackTable = { caption: title, columns, rows: chart.table.rows.map((row) => row.map((text) => ({ text }))) };
  return { kind: 'chart', title, description, svg: chart.svg, table: figures };
}
