// What a cell's style number means in a workbook: fill, font colour, boldness, number format.
import type { OfficePackage } from '../guard/office-package.ts';
import type { Shade } from '../source.ts';
import { mixed, nearestShade, parseHex, tinted, type Rgb } from './shading.ts';
import { excelThemeOrder, type Theme } from './theme.ts';
import { readXml, type Attributes } from './xml.ts';

export interface CellStyle {
  shade: Shade | null;
  ink: Shade | null;
  bold: boolean;
  numberFormat: string;
}

const plain: CellStyle = { shade: null, ink: null, bold: false, numberFormat: 'General' };

/** Built-in formats that matter here (ECMA-376 18.8.30): dates, times, percentages, fixed decimals. */
const builtIn: Record<number, string> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%',
  14: 'dd/mm/yyyy', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm', 19: 'h:mm:ss', 20: 'h:mm', 21: 'h:mm:ss', 22: 'dd/mm/yyyy h:mm',
  27: 'dd/mm/yyyy', 30: 'dd/mm/yyyy', 31: 'dd/mm/yyyy', 36: 'dd/mm/yyyy', 45: 'mm:ss', 46: 'h:mm:ss', 47: 'mm:ss', 49: '@', 50: 'dd/mm/yyyy', 57: 'dd/mm/yyyy', 58: 'd-mmm',
};

/** The 64 indexed colours of old workbooks (ECMA-376 18.8.27); 0 to 7 repeat as 8 to 15. */
const palette = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 ' +
  '9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF ' +
  '00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 ' +
  '003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ');

interface Fill {
  pattern: string;
  foreground: Rgb | null;
  background: Rgb | null;
}

/** Style by number; unknown numbers give the plain style. */
export function readCellStyles(file: OfficePackage, part: string | undefined, theme: Theme): (style: number) => CellStyle {
  const styles: CellStyle[] = [];
  if (part === undefined) return () => plain;
  const ownPalette: string[] = [];
  const colour = (attributes: Attributes): Rgb | null => {
    let base = parseHex(attributes.rgb);
    if (!base && attributes.theme !== undefined) base = theme.get(excelThemeOrder[Number(attributes.theme)] ?? '') ?? null;
    if (!base && attributes.indexed !== undefined) {
      const index = Number(attributes.indexed);
      base = parseHex(ownPalette[index] ?? palette[index < 8 ? index : index - 8]);
    }
    return base && tinted(base, Number(attributes.tint ?? 0) || 0);
  };
  readXml(part, (write) => file.read(part, write), {
    open(name, attributes) {
      if (name === 'rgbColor') ownPalette.push(attributes.rgb ?? '');
    },
  });
  const formats = new Map<number, string>();
  const fills: Fill[] = [];
  const fonts: { bold: boolean; ink: Shade | null }[] = [];
  let within = '';
  readXml(part, (write) => file.read(part, write), {
    open(name, attributes) {
      if (['fills', 'fonts', 'cellXfs', 'numFmts', 'dxfs', 'cellStyleXfs', 'borders', 'cellStyles'].includes(name)) within = name;
      else if (within === 'numFmts' && name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (within === 'fonts') {
        if (name === 'font') fonts.push({ bold: false, ink: null });
        else if (name === 'b') fonts.at(-1)!.bold = attributes.val !== '0' && attributes.val !== 'false';
        else if (name === 'color') fonts.at(-1)!.ink = nearestShade(colour(attributes));
      } else if (within === 'fills') {
        if (name === 'fill') fills.push({ pattern: 'none', foreground: null, background: null });
        else if (name === 'patternFill') fills.at(-1)!.pattern = attributes.patternType ?? 'none';
        else if (name === 'gradientFill') fills.at(-1)!.pattern = 'solid';
        else if (name === 'fgColor' || name === 'color') fills.at(-1)!.foreground ??= colour(attributes);
        else if (name === 'bgColor') fills.at(-1)!.background = colour(attributes);
      } else if (within === 'cellXfs' && name === 'xf') {
        const format = Number(attributes.numFmtId ?? 0);
        const font = fonts[Number(attributes.fontId ?? 0)];
        styles.push({
          shade: shadeOfFill(fills[Number(attributes.fillId ?? 0)]),
          ink: font?.ink ?? null,
          bold: font?.bold ?? false,
          numberFormat: formats.get(format) ?? builtIn[format] ?? 'General',
        });
      }
    },
  });
  return (style) => styles[style] ?? plain;
}

const patternShare: Record<string, number> = { solid: 1, darkGray: 0.75, mediumGray: 0.5, lightGray: 0.25, gray125: 0.125, gray0625: 0.0625 };

function shadeOfFill(fill: Fill | undefined): Shade | null {
  if (!fill || fill.pattern === 'none') return null;
  const share = patternShare[fill.pattern] ?? 0.5;
  if (share === 1) return nearestShade(fill.foreground);
  return nearestShade(mixed(fill.foreground ?? [0, 0, 0], fill.background ?? [255, 255, 255], share));
}
