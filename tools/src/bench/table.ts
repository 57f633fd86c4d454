/** The tables that `npm run bench` and `npm run bench:rules` print: what was measured, the figure, and the bar it has to meet. */

export interface Row {
  what: string;
  figure: string;
  /** Further figures beside the one that counts. */
  detail?: string;
  /** Empty where no bar is set. */
  bar?: string;
  met?: boolean;
}

/** A heading with its rows, in aligned columns. */
export function section(title: string, rows: readonly Row[]): string {
  const cells = rows.map(({ what, figure, detail, bar, met }) => [what, figure, detail ?? '', bar ?? '', met === undefined ? '' : met ? 'met' : 'MISSED']);
  const used = [0, 1, 2, 3, 4].filter((column) => cells.some((row) => row[column] !== ''));
  const widths = used.map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  const lines = cells.map((row) => `  ${used.map((column, place) => row[column]!.padEnd(widths[place] ?? 0)).join('  ')}`.trimEnd());
  return ['', title, ...lines].join('\n');
}

export const milliseconds = (value: number): string => `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;
export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en-GB')} /s`;
export const megabytes = (value: number): string => `${value.toFixed(0)} MB`;
export const kilobytes = (value: number): string => `${(value / 1024).toFixed(2)} KB`;
export const times = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} x`;
