/**
 * The reader's language: kept in this browser's localStorage (no cookie), shown on `<html lang>`.
 * Features bring their own words with `words()`; this module knows none.
 */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { languages, type Language, type Localised } from './languages.ts';

export type { Language, Localised };

const storageKey = 'waymark.language';

function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** What was chosen before, else the first language of the browser that we have, else English. */
function initialLanguage(): Language {
  try {
    const stored = localStorage.getItem(storageKey);
    if (isLanguage(stored)) return stored;
  } catch {
    // Storage may be switched off: the choice then lasts as long as the page.
  }
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return preferred ?? 'en';
}

/** Call once, before the first render. */
export async function startLanguages(): Promise<void> {
  const language = initialLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: [...languages],
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  document.documentElement.lang = language;
}

export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // As above.
  }
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

/** The current language; the component renders again when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.resolvedLanguage) ? i18n.resolvedLanguage : i18n.language === 'cy' ? 'cy' : 'en';
}

/** Chooses between the two versions of words that came from the API. */
export function usePick(): (words: Localised) => string {
  const language = useLanguage();
  return (words) => words[language];
}
