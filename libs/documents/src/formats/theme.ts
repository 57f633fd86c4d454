// The colour scheme of an Office theme: twelve colours that cells refer to by name or number.
import type { OfficePackage } from '../guard/office-package.ts';
import { parseHex, type Rgb } from './shading.ts';
import { readXml } from './xml.ts';

export type Theme = ReadonlyMap<string, Rgb>;

/** Order in which Excel counts theme colours: the light and dark pairs are swapped against the file. */
export const excelThemeOrder = ['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink'] as const;

/** Word's names in `themeFill` and `themeColor` for the scheme's names. */
const wordNames: Record<string, string> = {
  background1: 'lt1',
  light1: 'lt1',
  text1: 'dk1',
  dark1: 'dk1',
  background2: 'lt2',
  light2: 'lt2',
  text2: 'dk2',
  dark2: 'dk2',
  hyperlink: 'hlink',
  followedHyperlink: 'folHlink',
};

/** Reads the theme's part; an absent part gives an empty theme. */
export function readTheme(file: OfficePackage, part: string | undefined): Theme {
  const colours = new Map<string, Rgb>();
  if (!part) return colours;
  let inScheme = false;
  let current: string | null = null;
  readXml(part, (write) => file.read(part, write), {
    open(name, attributes) {
      if (name === 'clrScheme') inScheme = true;
      else if (inScheme && (name === 'srgbClr' || name === 'sysClr')) {
        const colour = parseHex(attributes.lastClr ?? attributes.val);
        if (current && colour) colours.set(current, colour);
      } else if (inScheme) current = name;
    },
    close(name) {
      if (name === 'clrScheme') inScheme = false;
    },
  });
  return colours;
}

export function wordThemeColour(theme: Theme, name: string | undefined): Rgb | null {
  return name === undefined ? null : (theme.get(wordNames[name] ?? name) ?? null);
}
