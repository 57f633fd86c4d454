/** Faults of a policy as sentences in the reader's language; what rules may have wrong, too, is said as there. */
import type { Language } from '../../i18n/languages.ts';
import { useLanguage } from '../../i18n/language.ts';
import { faultSentence, type Fault, type FaultDictionary } from '../rules/findings/fault-words.ts';
import { parametersIn, type Reason } from '../rules/findings/reason-sentences.ts';
import { welsh } from './policy-faults.cy.ts';
import { english } from './policy-faults.en.ts';

const dictionaries: Readonly<Record<Language, FaultDictionary>> = { en: english, cy: welsh };

export function policyFault({ code, parameters }: Fault, language: Language): string {
  const sentence = Object.hasOwn(dictionaries[language], code) ? dictionaries[language][code] : undefined;
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  };
  return sentence ? sentence({ text, fact: text }) : faultSentence({ code, parameters }, language);
}

/** Refusals of the API, each sentence once. */
export function usePolicyReasons(): (reasons: readonly Reason[]) => string[] {
  const language = useLanguage();
  return (reasons) => [...new Set(reasons.map(({ code, parameters }) => policyFault({ code, parameters: parametersIn(parameters) }, language)))];
}
