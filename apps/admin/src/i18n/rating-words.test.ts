import { expect, test } from '@jest/globals';
import { ratingInSentence } from './rating-words.ts';
import { afterYn } from './welsh-mutation.ts';

test.each([
  ['coch', 'goch'],
  ['gwyrdd', 'wyrdd'],
  ['glas', 'las'],
  ['ambr', 'ambr'],
  ['melyn', 'felyn'],
  ['da', 'dda'],
  ['llwyd', 'llwyd'],
  ['rhagorol', 'rhagorol'],
  ['chwith', 'chwith'],
  ['piws', 'biws'],
  ['tywyll', 'dywyll'],
  ['brown', 'frown'],
])('yn + %s is yn %s', (word, mutated) => {
  expect(afterYn(word)).toBe(mutated);
});

test.each([
  ['en', 'red'],
  ['cy', 'goch'],
] as const)('a rating in a sentence: %s', (language, word) => {
  expect(ratingInSentence({ en: 'Red', cy: 'Coch' }, language)).toBe(word);
});

test('a label that is an abbreviation keeps its capitals', () => {
  expect(ratingInSentence({ en: 'TBC', cy: 'IW' }, 'en')).toBe('TBC');
});
