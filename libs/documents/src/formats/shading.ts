// From a colour of a cell to the rating colour people see in it.
import type { Shade } from '../source.ts';

/** Red, green, blue: 0 to 255 each. */
export type Rgb = readonly [number, number, number];

/** "FFC000" or "FFFFC000" (alpha first, as Excel writes it) or "#FFC000"; null for anything else. */
export function parseHex(text: string | undefined): Rgb | null {
  const digits = /^#?(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(text ?? '')?.[1];
  if (!digits) return null;
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Hue 0 to 360, saturation and lightness 0 to 1. */
function toHsl([r, g, b]: Rgb): [number, number, number] {
  const max = Math.max(r, g, b) / 255;
  const min = Math.min(r, g, b) / 255;
  const lightness = (max + min) / 2;
  const spread = max - min;
  if (spread === 0) return [0, 0, lightness];
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  const [x, y, z] = [r / 255, g / 255, b / 255];
  const sixth = max === x ? ((y - z) / spread + 6) % 6 : max === y ? (z - x) / spread + 2 : (x - y) / spread + 4;
  return [sixth * 60, saturation, lightness];
}

function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (lightness - (chroma / 2) * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

/** The colour lightened (tint > 0, up to 1) or darkened (tint < 0), as ECMA-376 18.8.19 defines it. */
export function tinted(colour: Rgb, tint: number): Rgb {
  if (tint === 0) return colour;
  const [hue, saturation, lightness] = toHsl(colour);
  const moved = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  return fromHsl(hue, saturation, Math.min(1, Math.max(0, moved)));
}

/** `share` (0 to 1) of one colour over another, as pattern fills mix them. */
export function mixed(over: Rgb, under: Rgb, share: number): Rgb {
  const channel = (i: 0 | 1 | 2): number => Math.round(over[i] * share + under[i] * (1 - share));
  return [channel(0), channel(1), channel(2)];
}

/**
 * Nearest of red, amber, green and blue, by hue: yellow and orange are amber, lime is green, teal is
 * green or blue, pink is red. White, grey, black, purple and near-whites are none of them (null).
 */
export function nearestShade(colour: Rgb | null): Shade | null {
  if (!colour) return null;
  const [hue, saturation, lightness] = toHsl(colour);
  const chroma = Math.max(...colour) - Math.min(...colour);
  if (lightness < 0.08 || lightness > 0.965 || saturation < 0.18 || chroma < 14) return null;
  if (hue < 18 || hue >= 335) return 'red';
  if (hue < 66) return 'amber';
  if (hue < 172) return 'green';
  if (hue < 262) return 'blue';
  return null;
}

/** Word's highlight names and the basic colour names of VML shapes. */
const named: Record<string, Shade | null> = {
  red: 'red',
  darkRed: 'red',
  maroon: 'red',
  yellow: 'amber',
  darkYellow: 'amber',
  orange: 'amber',
  gold: 'amber',
  green: 'green',
  darkGreen: 'green',
  lime: 'green',
  blue: 'blue',
  darkBlue: 'blue',
  cyan: 'blue',
  darkCyan: 'blue',
  aqua: 'blue',
  navy: 'blue',
};

/** Shade of a colour given by name or by hexadecimal digits. */
export function shadeOf(text: string | undefined): Shade | null {
  if (!text) return null;
  return named[text] ?? nearestShade(parseHex(text));
}
