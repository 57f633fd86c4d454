/**
 * The name of a rating inside a sentence. Welsh sentences put it after `yn`, so it is mutated:
 * "mae’n goch", "adroddwyd ei fod yn wyrdd".
 */
import type { Language, Localised } from './languages.ts';
import { afterYn } from './welsh-mutation.ts';

/** 'Red' → 'red', 'Coch' → 'goch'; a label in capitals (BRAG codes and the like) stays as it is. */
export function ratingInSentence(label: Localised, language: Language): string {
  const word = label[language];
  if (word.length > 1 && word === word.toUpperCase()) return word;
  const lower = word.charAt(0).toLowerCase() + word.slice(1);
  return language === 'cy' ? afterYn(lower) : lower;
}
