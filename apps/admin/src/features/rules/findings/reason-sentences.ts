/** Refusals of the API as sentences, each once. */
import { useLanguage } from '../../../i18n/language.ts';
import type { Parameters } from '../data/rule-types.ts';
import { faultSentence } from './fault-words.ts';

export interface Reason {
  readonly code: string;
  readonly parameters: Parameters;
}

export const parametersIn = (parameters: Parameters): Record<string, unknown> => Object.fromEntries(parameters.map(({ name, value }) => [name, value ?? null]));

export function useReasonSentences(): (reasons: readonly Reason[]) => string[] {
  const language = useLanguage();
  return (reasons) => [...new Set(reasons.map(({ code, parameters }) => faultSentence({ code, parameters: parametersIn(parameters) }, language)))];
}
