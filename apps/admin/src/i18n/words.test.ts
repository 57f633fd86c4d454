/// <reference types="node" />
/** Both languages of every feature hold the same words: no missing key, no extra one, nothing left in English. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { keyPaths, withAllPluralForms, type WordTree } from './plural-forms.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
const english = (readdirSync(source, { recursive: true }) as string[]).filter((name) => name.endsWith('.en.json')).sort();

/** Words that are the same in both languages, with the reason. */
const sameInBoth: Readonly<Record<string, string>> = {
  'shell.product': 'the name of the product',
  'actions.date.DAY': 'nothing but the date',
  'stage-rules.versions.waymark': 'the name of the product',
  'reviews.pack.pdf': 'the name of the format',
  'reviews.pack.docx': 'the name of the program',
  'reviews.pack.xlsx': 'the name of the program',
};

const read = (name: string) => JSON.parse(readFileSync(join(source, name), 'utf8')) as WordTree;
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

test('there are words to check', () => {
  expect(english.length).toBeGreaterThan(2);
});

describe.each(english)('%s', (name) => {
  const en = keyPaths(read(name));
  const cy = keyPaths(read(name.replace('.en.json', '.cy.json')));

  test('has the same keys in Welsh', () => {
    expect([...cy.keys()].sort()).toEqual([...en.keys()].sort());
  });

  test('fills the same places in Welsh', () => {
    const differing = [...en].filter(([key, text]) => placeholders(text).join() !== placeholders(cy.get(key) ?? '').join());
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('is written in Welsh', () => {
    const feature = name.split('/').at(-1)?.replace('.en.json', '') ?? '';
    const equal = [...en].filter(([key, text]) => cy.get(key) === text && !(`${feature}.${key}` in sameInBoth) && /\p{L}/u.test(text.replace(/\{\{\w+\}\}/g, '')));
    expect(equal.map(([key]) => key)).toEqual([]);
  });

  test('gives every plural its general form', () => {
    for (const tree of [read(name), read(name.replace('.en.json', '.cy.json'))]) {
      const flat = JSON.stringify(tree);
      const stems = new Set([...flat.matchAll(/"(\w+)_(?:zero|one|two|few|many)":/g)].map((match) => match[1]));
      for (const stem of stems) expect(flat).toContain(`"${stem}_other":`);
    }
  });
});

describe('plural forms', () => {
  test('those that are not written are filled from the general one', () => {
    expect(withAllPluralForms({ days_one: '1 diwrnod', days_two: '2 ddiwrnod', days_other: '{{count}} diwrnod', plain: 'x' })).toEqual({
      days_zero: '{{count}} diwrnod',
      days_one: '1 diwrnod',
      days_two: '2 ddiwrnod',
      days_few: '{{count}} diwrnod',
      days_many: '{{count}} diwrnod',
      days_other: '{{count}} diwrnod',
      plain: 'x',
    });
  });

  test('fold into one key', () => {
    expect([...keyPaths({ a: { days_one: '1', days_other: 'n' }, b: 'c' })]).toEqual([
      ['a.days', 'n'],
      ['b', 'c'],
    ]);
  });
});
