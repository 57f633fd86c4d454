// The README's example is run, and its table names what the library exports.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as library from './index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the quick start runs and gives what it says', () => {
  const [, example = ''] = /^```ts\n([^]*?)^```/m.exec(readme) ?? [];
  const loader = new URL('../../rules/src/testing/typescript-loader.mjs', import.meta.url).href;
  const program = `${example}\nprocess.stdout.write(JSON.stringify({ lower, mean, verdict, refused, states }));`;
  const shown: unknown = JSON.parse(execFileSync(process.execPath, ['--conditions=@waymark/source', '--import', loader, '--input-type=module', '-'], { input: program, encoding: 'utf8' }));
  expect(shown).toEqual({ lower: '33.2', mean: 218.5, verdict: 'similar', refused: 'overlappingWindows', states: { a: 'primary', b: 'secondary', c: 'shown', all: 'shown' } });
  for (const value of ["'33.2'", '218.5', "'similar'", "'overlappingWindows'"]) expect(example).toContain(`// ${value}`);
});

test('its table names every function', () => {
  const left = Object.entries(library).filter(([name, value]) => typeof value === 'function' && !readme.includes(`\`${name}\``)).map(([name]) => name);
  // The rules of a series are "the four rules"; isComputed and formatNumber serve the others.
  expect(left.sort()).toEqual(['assurance', 'formatNumber', 'isComputed', 'shift', 'shiftEnds', 'trend', 'trendEnds', 'twoOfThree', 'twoOfThreeNear']);
});
