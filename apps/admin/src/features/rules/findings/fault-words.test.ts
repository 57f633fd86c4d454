/// <reference types="node" />
/** Every fault that can be found in rules or a rating key has a sentence in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { welsh } from './fault-words.cy.ts';
import { english } from './fault-words.en.ts';
import { faultSentence } from './fault-words.ts';

/** Nobody can make these in the pages: they come of JSON written by hand, and share one sentence. */
const technical = new Set([
  'factsExpected', 'forbiddenKey', 'groupExpectedAtRoot', 'hitPolicyExpected', 'mixedKeys', 'movesExpected', 'objectExpected', 'oneLineExpected', 'notARating', 'notARatingKey', 'plainJsonExpected',
  'pathNotSupported', 'paramsNotSupported', 'unknownKey', 'wholePriorityExpected', 'eventTypeNotForList',
]);

const folder = (path: string) => fileURLToPath(new URL(`../../../../../../libs/${path}`, import.meta.url));
const sources = [
  ...readdirSync(folder('rules/src/format')).filter((name) => !name.includes('test') || name === 'test-reader.ts').filter((name) => name !== 'rule-file.ts' && !name.endsWith('.test.ts')).map((name) => folder(`rules/src/format/${name}`)),
  folder('domain/src/ratings/rating-key.ts'),
];

test('in the sources of the two libraries', () => {
  const codes = new Set<string>();
  for (const source of sources) {
    for (const match of readFileSync(source, 'utf8').replace(/childPath\(.*?'\)/g, 'path').matchAll(/(?:refuse\([^;]*?, |fault\(|code: |add\([^;]*?, )'([a-z][a-zA-Z]+)'/g)) if (match[1]) codes.add(match[1]);
  }
  expect(codes.size).toBeGreaterThan(35);
  const unsaid = [...codes].filter((code) => !(code in english) && !technical.has(code));
  expect(unsaid).toEqual([]);
});

test('Welsh says what English says', () => {
  expect(Object.keys(welsh).sort()).toEqual(Object.keys(english).sort());
});

test.each([
  ['en', '“Due date” needs a date. Enter one.'],
  ['cy', 'Mae angen dyddiad ar “Dyddiad cyflawni”. Rhowch un.'],
] as const)('a fact is called by its label: %s', (language, sentence) => {
  expect(faultSentence({ code: 'wrongType', parameters: { fact: 'due', expected: 'date' } }, language)).toBe(sentence);
});

test('what has no sentence is still said', () => {
  expect(faultSentence({ code: 'mixedKeys', parameters: {} }, 'en')).toContain('(mixedKeys)');
  expect(faultSentence({ code: 'constructor', parameters: {} }, 'en')).toContain('(constructor)');
});
