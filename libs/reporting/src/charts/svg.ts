// Text, scales and marks of SVG, written as strings: the same bytes in a browser, on a page and in a PDF.

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
// Characters that XML cannot hold at all.
// eslint-disable-next-line no-control-regex -- they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const PLAIN = /^[\w .,:%()–-]*$/;

export const escape = (text: string): string => (PLAIN.test(text) ? text : text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character));

/** A coordinate: at most two decimals, so that charts are small and the same everywhere. */
export const at = (value: number): string => String(round(value * 100) / 100 || 0);

// Looked up once: charts have thousands of coordinates.
const { round } = Math;

/** Colours with at least 3:1 against white for shapes and 4.5:1 for text; none of them is the only sign of anything. */
export const COLOURS = {
  text: '#0b0c0c',
  quiet: '#505a5f',
  grid: '#b1b4b6',
  improvement: '#1d70b8',
  concern: '#b2450e',
  neutral: '#4c2c92',
  common: '#505a5f',
} as const;

export type Shape = 'circle' | 'square' | 'triangleUp' | 'triangleDown' | 'diamond' | 'cross' | 'ring';

/** A mark of about `size` pixels around a point. */
export function mark(shape: Shape, x: number, y: number, size: number, colour: string): string {
  const r = size / 2;
  const path = (points: readonly (readonly [number, number])[]): string => `<path d="M${points.map(([dx, dy]) => `${at(x + dx)} ${at(y + dy)}`).join('L')}Z" fill="${colour}"/>`;
  switch (shape) {
    case 'circle':
      return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="${colour}"/>`;
    case 'ring':
      return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="#fff" stroke="${colour}" stroke-width="2"/>`;
    case 'square':
      return path([[-r, -r], [r, -r], [r, r], [-r, r]]);
    case 'triangleUp':
      return path([[0, -r * 1.2], [r * 1.1, r], [-r * 1.1, r]]);
    case 'triangleDown':
      return path([[0, r * 1.2], [r * 1.1, -r], [-r * 1.1, -r]]);
    case 'diamond':
      return path([[0, -r * 1.3], [r * 1.3, 0], [0, r * 1.3], [-r * 1.3, 0]]);
    case 'cross':
      return `<path d="M${at(x - r)} ${at(y - r)}L${at(x + r)} ${at(y + r)}M${at(x - r)} ${at(y + r)}L${at(x + r)} ${at(y - r)}" stroke="${colour}" stroke-width="2"/>`;
  }
}

export interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly colour?: string;
  readonly bold?: boolean;
}

export function text(x: number, y: number, content: string, { anchor = 'start', size = 14, colour = COLOURS.text, bold = false }: TextOptions = {}): string {
  return `<text x="${at(x)}" y="${at(y)}" font-size="${size}" text-anchor="${anchor}" fill="${colour}"${bold ? ' font-weight="bold"' : ''}>${escape(content)}</text>`;
}

export interface LineOptions {
  readonly colour?: string;
  readonly width?: number;
  readonly dash?: string;
}

export function line(x1: number, y1: number, x2: number, y2: number, { colour = COLOURS.quiet, width = 1, dash = '' }: LineOptions = {}): string {
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${colour}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
}

/** Lines through the points of each run; null breaks the line. */
export function polyline(points: readonly ({ readonly x: number; readonly y: number } | null)[], { colour = COLOURS.quiet, width = 1.5, dash = '' }: LineOptions = {}): string {
  let [path, open] = ['', false];
  for (const point of points) {
    if (point) path += `${open ? 'L' : 'M'}${at(point.x)} ${at(point.y)}`;
    open = point !== null;
  }
  return path === '' ? '' : `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
}

export interface Scale {
  (value: number): number;
  readonly ticks: readonly number[];
}

/** A linear scale widened to round numbers, with about `count` ticks. */
export function linearScale({ values, range, count = 5, fromZero = false }: { readonly values: readonly number[]; readonly range: readonly [number, number]; readonly count?: number; readonly fromZero?: boolean }): Scale {
  const known = values.filter(Number.isFinite);
  let [least, most] = [Math.min(...known, ...(fromZero ? [0] : [])), Math.max(...known, ...(fromZero ? [0] : []))];
  if (!(least < most)) [least, most] = Number.isFinite(least) ? [Math.min(0, least), Math.max(1, most, 2 * most)] : [0, 1];
  const rough = (most - least) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((nice) => nice * power >= rough) ?? 10);
  const [first, last] = [Math.floor(least / step + 1e-9), Math.ceil(most / step - 1e-9)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  const [low, high] = [first * step, last * step];
  return Object.assign((value: number) => range[0] + ((value - low) / (high - low)) * (range[1] - range[0]), { ticks });
}
