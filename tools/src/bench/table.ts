/** The table that `npm run bench` prints: what was measured, the figure, and the bar it has to meet. */

export interface Row {
  what: string;
  figure: string;
  /** Empty where no bar is set. */
  bar?: string;
  met?: boolean;
}

/** A heading with its rows, in aligned columns. */
export function section(title: string, rows: readonly Row[]): string {
  const cells = rows.map(({ what, figure, bar, met }) => [what, figure, bar ?? '', met === undefined ? '' : met ? 'met' : 'MISSED']);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  const lines = cells.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
  return ['', title, ...lines].join('\n');
}

export const milliseconds = (value: number): string => `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;
export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en-GB')} /s`;
export const megabytes = (value: number): string => `${value.toFixed(0)} MB`;
export const times = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} x`;
