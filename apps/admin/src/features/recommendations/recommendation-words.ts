/** Words of recommendations, and refusals as sentences. */
import { formatDate, isIsoDate, type Language } from '@waymark/domain';
import { words, type Translate } from '../../i18n/words.ts';
import type { FormProblem } from '../../ui/error-summary.tsx';
import cy from './recommendations.cy.json';
import en from './recommendations.en.json';

export const useRecommendationWords = words('recommendations', en, cy);
export type RecommendationWords = Translate<typeof en>;

export interface Refusal {
  code: string;
  parameters: readonly { name: string; value: unknown }[];
}

type ProblemCode = keyof typeof en.problem;
const isKnown = (code: string): code is ProblemCode => Object.hasOwn(en.problem, code);

function valueOf({ parameters }: Refusal, name: string): string {
  const value = parameters.find((one) => one.name === name)?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export const fieldOf = (refusal: Refusal): string => valueOf(refusal, 'field');

export function problemText(t: RecommendationWords, refusal: Refusal, language: Language): string {
  if (!isKnown(refusal.code)) return t('problem.failed');
  const of = (name: string): string => {
    const value = valueOf(refusal, name);
    return isIsoDate(value) ? formatDate(value, language) : value;
  };
  return t(`problem.${refusal.code}`, {
    limit: of('limit'), earliest: of('earliest'), known: of('known'), standard: of('standard'), from: of('from'), sum: of('sum'), score: of('score'), byRule: of(language === 'cy' ? 'byRuleWelsh' : 'byRule'),
    title: of('title'), number: of('number'), line: of('line'), reviews: of('reviews'), recommendations: of('recommendations'), columns: of('columns'), count: of('count'),
  });
}

/** @param prefix of the ids of the form's fields */
export function problemsOf(t: RecommendationWords, prefix: string, reasons: readonly Refusal[], language: Language): FormProblem[] {
  return reasons.map((refusal) => {
    const field = refusal.code === 'childDataSuspected' ? 'checked' : (fieldOf(refusal).split('/')[0] ?? '');
    return { text: problemText(t, refusal, language), ...(field ? { field: `${prefix}-${field}` } : {}) };
  });
}
