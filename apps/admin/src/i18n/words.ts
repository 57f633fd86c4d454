/**
 * A feature's own words: `export const useWords = words('plans', en, cy)` beside its
 * `plans.en.json` and `plans.cy.json`. Keys are checked by the compiler.
 */
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { withAllPluralForms, type WordTree } from './plural-forms.ts';

type Stem<K extends string> = K extends `${infer S}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? S : K;

/** 'title' | 'filters.apply' …, plural forms folded into one key. */
export type WordKey<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${Stem<K>}` : WordKey<T[K], `${P}${K}.`>;
}[keyof T & string];

/** A number under the name `count` chooses the plural form. */
export type WordValues = Readonly<Record<string, string | number>>;
export type Translate<T> = (key: WordKey<T>, values?: WordValues) => string;

/**
 * Registers both languages and returns the hook that translates.
 * @param namespace unique name of the feature.
 */
export function words<T extends WordTree>(namespace: string, en: T, cy: WordTree): () => Translate<T> {
  let registered = false;
  const register = () => {
    if (registered) return;
    i18next.addResourceBundle('en', namespace, withAllPluralForms(en));
    i18next.addResourceBundle('cy', namespace, withAllPluralForms(cy));
    registered = true;
  };
  return function useWords() {
    register();
    const { t } = useTranslation(namespace);
    // i18next's own key types know no namespaces registered while running; ours check the keys.
    return t as unknown as Translate<T>;
  };
}
