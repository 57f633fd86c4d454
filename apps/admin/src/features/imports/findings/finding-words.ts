// A finding's sentence: from its code and parameters to words in the reader's language. Pure: no clock, no page.
import type { Language } from '../../../i18n/languages.ts';
import { isFindingCode } from './finding-kinds.ts';
import type { FindingDictionary, FindingWords, Parameters } from './finding-parameters.ts';
import { findingWordsCy } from './finding-words.cy.ts';
import { findingWordsEn } from './finding-words.en.ts';

const dictionaries: Readonly<Record<Language, FindingDictionary>> = { en: findingWordsEn, cy: findingWordsCy };

const unknown: Readonly<Record<Language, FindingWords>> = {
  en: { kind: 'Something to check', sentence: () => 'Please compare this with your document.', confirming: 'It stays as it was read.' },
  cy: { kind: 'Rhywbeth i’w wirio', sentence: () => 'Cymharwch hwn â’ch dogfen.', confirming: 'Mae’n aros fel y cafodd ei ddarllen.' },
};

/** A sentence whose parameter is missing has a gap or begins small: both are closed. */
function tidy(sentence: string): string {
  const closed = sentence.replace(/ {2,}/gu, ' ').replace(/ ([.,:])/gu, '$1').trim();
  return closed.charAt(0).toUpperCase() + closed.slice(1);
}

/** Words of a kind; a code of a newer API that has none yet is asked about in general terms. */
export function findingWords(code: string, language: Language): FindingWords {
  const words = isFindingCode(code) ? dictionaries[language][code] : unknown[language];
  return { ...words, sentence: (parameters) => tidy(words.sentence(parameters)) };
}

export function findingSentence(finding: { code: string; parameters: Parameters }, language: Language): string {
  return findingWords(finding.code, language).sentence(finding.parameters);
}
