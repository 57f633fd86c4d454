/** Faults of rules and of rating keys, from the page's own check or from the API, as sentences in the reader's language. */
import { actionCatalogue, serviceCatalogue } from '@waymark/rules';
import type { Language } from '../../../i18n/languages.ts';
import { welsh } from './fault-words.cy.ts';
import { english } from './fault-words.en.ts';

export interface Fault {
  readonly code: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a sentence may ask of a fault's parameters. */
export interface FaultParts {
  /** A parameter as text; '' when it is not there. */
  text: (name: string) => string;
  /** The label of the fact that a parameter names. */
  fact: (name: string) => string;
}

export type FaultDictionary = Readonly<Record<string, (parts: FaultParts) => string>>;

/** Facts that any rules may name. */
const facts = [...actionCatalogue.facts, ...serviceCatalogue.facts];
const dictionaries: Readonly<Record<Language, FaultDictionary>> = { en: english, cy: welsh };

export function faultSentence({ code, parameters }: Fault, language: Language): string {
  const dictionary = dictionaries[language];
  const text = (name: string) => {
    const value = name === 'code' && !(name in parameters) ? code : parameters[name];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  };
  const fact = (name: string) => facts.find(({ id }) => id === text(name))?.label[language] ?? text(name);
  const sentence = Object.hasOwn(dictionary, code) ? dictionary[code] : undefined;
  if (sentence) return sentence({ text, fact });
  return dictionary['other']?.({ text: () => code, fact }) ?? code;
}
