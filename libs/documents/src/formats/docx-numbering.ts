// Numbers that Word prints before paragraphs of a list ("1.", "1.3.12", "(b)"): they are counted
// while reading, since the document stores only which list a paragraph belongs to.
import type { OfficePackage } from '../guard/office-package.ts';
import { readXml } from './xml.ts';

interface Level {
  start: number;
  format: string;
  /** "%1.%2)" with one-based level numbers. */
  pattern: string;
}

interface ListDefinition {
  levels: Map<number, Level>;
  /** The list borrows its levels from the list that defines this style. */
  styleLink?: string;
}

interface List {
  definition: string;
  starts: Map<number, number>;
}

export interface Numbering {
  /** The printed number of the next paragraph in this list and level; null for bullets and no list. */
  next(listId: string, level: number): string | null;
}

export function readNumbering(file: OfficePackage, part: string | undefined): Numbering {
  const definitions = new Map<string, ListDefinition>();
  const lists = new Map<string, List>();
  const styleDefinitions = new Map<string, string>();
  if (part) {
    let definition: ListDefinition | null = null;
    let definitionId = '';
    let list: List | null = null;
    let level: Level | null = null;
    let overridden = 0;
    readXml(part, (write) => file.read(part, write), {
      open(name, { val, ...attributes }) {
        if (name === 'abstractNum') {
          definitionId = attributes.abstractNumId ?? '';
          definition = { levels: new Map() };
          definitions.set(definitionId, definition);
        } else if (name === 'num') {
          list = { definition: '', starts: new Map() };
          lists.set(attributes.numId ?? '', list);
        } else if (name === 'abstractNumId' && list) list.definition = val ?? '';
        else if (name === 'lvlOverride') overridden = Number(attributes.ilvl ?? 0);
        else if (name === 'startOverride' && list) list.starts.set(overridden, Number(val));
        else if (name === 'lvl' && definition) {
          level = { start: 1, format: 'decimal', pattern: '' };
          definition.levels.set(Number(attributes.ilvl ?? 0), level);
        } else if (name === 'start' && level) level.start = Number(val ?? 1);
        else if (name === 'numFmt' && level) level.format = val ?? 'decimal';
        else if (name === 'lvlText' && level) level.pattern = val ?? '';
        else if (name === 'numStyleLink' && definition) definition.styleLink = val ?? '';
        else if (name === 'styleLink') styleDefinitions.set(val ?? '', definitionId);
      },
      close(name) {
        if (name === 'abstractNum') definition = null;
        else if (name === 'num') list = null;
        else if (name === 'lvl') level = null;
      },
    });
  }
  return counter(definitions, lists, styleDefinitions);
}

function counter(definitions: Map<string, ListDefinition>, lists: Map<string, List>, styles: Map<string, string>): Numbering {
  /** Lists made from one definition go on counting together, unless they restart. */
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    next(listId, at) {
      const list = lists.get(listId);
      if (!list) return null;
      const own = definitions.get(list.definition);
      const definition = own?.styleLink === undefined ? own : (definitions.get(styles.get(own.styleLink) ?? '') ?? own);
      const level = definition?.levels.get(at);
      if (!definition || !level) return null;
      const count = counts.get(list.definition) ?? [];
      counts.set(list.definition, count);
      if (!begun.has(listId)) {
        begun.add(listId);
        for (const [restarted, start] of list.starts) count[restarted] = start - 1;
      }
      for (let above = 0; above < at; above += 1) count[above] ??= definition.levels.get(above)?.start ?? 1;
      count[at] = (count[at] ?? level.start - 1) + 1;
      count.length = at + 1;
      if (level.format === 'bullet' || level.format === 'none') return null;
      return level.pattern.replace(/%(\d)/g, (_, n: string) => {
        const which = Number(n) - 1;
        return printed(count[which] ?? 1, definition.levels.get(which)?.format ?? 'decimal');
      });
    },
  };
}

function printed(value: number, format: string): string {
  if (format === 'lowerLetter') return letters(value).toLowerCase();
  if (format === 'upperLetter') return letters(value);
  if (format === 'lowerRoman') return roman(value).toLowerCase();
  if (format === 'upperRoman') return roman(value);
  if (format === 'decimalZero') return String(value).padStart(2, '0');
  return String(value);
}

/** A, B … Z, AA, BB …: Word repeats the letter. */
function letters(value: number): string {
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

function roman(value: number): string {
  const steps: [number, string][] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let rest = value;
  let text = '';
  for (const [size, sign] of steps) {
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  }
  return text;
}
