// docs/security.md is only worth something while it is true: every file that it names is there, and a test
// in it says by its number which promise it shows.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Promises whose tests are still being written; each leaves the list with them. */
const pending: readonly number[] = [];

interface Promised {
  number: number;
  files: string[];
}

const rows = readFileSync(`${root}docs/security.md`, 'utf8').split('\n').flatMap((line): Promised[] => {
  const [, number, files] = /^\| (\d+) \| [^|]+ \| (.+) \|$/.exec(line) ?? [];
  return number === undefined || files === undefined ? [] : [{ number: Number(number), files: files.split(', ').map((file) => file.replaceAll('`', '')) }];
});

/** As a word of a test's name, not as an element of a list. */
function names(file: string, number: number): boolean {
  return new RegExp(`['"\`\\s]\\[${number}\\](?=[\\s'"\`])`).test(readFileSync(`${root}${file}`, 'utf8'));
}

/** Named files that are not there, or show nothing under the number; of a pattern at least one file must. */
function faults({ number, files }: Promised): string[] {
  return files.filter((file) => {
    if (!file.includes('*')) return !existsSync(root + file) || !names(file, number);
    return !matches(file).some((match) => names(match, number));
  });
}

/** The files of a folder whose names begin and end as the pattern does. */
function matches(pattern: string): string[] {
  const [beginning = '', ending = ''] = basename(pattern).split('*');
  const folder = dirname(pattern);
  if (!existsSync(root + folder)) return [];
  return readdirSync(root + folder).filter((name) => name.startsWith(beginning) && name.endsWith(ending)).map((name) => `${folder}/${name}`);
}

describe('docs/security.md', () => {
  it('has a row for every promise', () => {
    const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, place) => from + place);
    expect(rows.map(({ number }) => number)).toEqual([...range(1, 12), ...range(14, 26), ...range(35, 40)]);
  });

  it.each(rows.filter(({ number }) => !pending.includes(number)))('names tests that show promise $number', (row) => {
    expect(faults(row)).toEqual([]);
  });

  it('calls nothing pending that is shown', () => {
    expect(rows.filter((row) => pending.includes(row.number) && faults(row).length === 0).map(({ number }) => number)).toEqual([]);
  });
});
