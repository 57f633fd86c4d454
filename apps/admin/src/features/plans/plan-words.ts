/** Words of the plan pages, and the sentences that are put together from more than one of them. */
import { useLanguage, type Localised } from '../../i18n/language.ts';
import { ratingInSentence } from '../../i18n/rating-words.ts';
import { words } from '../../i18n/words.ts';
import { planState, type StateSource } from './plan-state.ts';
import cy from './plans.cy.json';
import en from './plans.en.json';

export const usePlanWords = words('plans', en, cy);

interface RatingView {
  code: string;
  canonical: string;
  label: Localised;
}

export interface DivergenceView {
  stated: RatingView;
  computed: RatingView;
  count: number;
  pastDeadline: number;
  statedTotal: number;
}

/** "20 of 50 actions are red; 18 of them were reported amber." */
export function useStateSentence(): (source: StateSource<RatingView>) => string {
  const t = usePlanWords();
  const language = useLanguage();
  return (source) => {
    const state = planState(source);
    if (state.kind === 'empty') return t('state.empty');
    if (state.kind === 'allComplete') return t('state.allComplete', { total: state.total });
    if (state.kind === 'calm') return t('state.calm', { total: state.total, complete: state.complete });
    const rated = t('state.rated', { count: state.count, total: state.total, rating: ratingInSentence(state.rating.label, language) });
    if (!state.reported) return `${rated}.`;
    return `${rated}; ${t('state.reported', { count: state.reported.count, rating: ratingInSentence(state.reported.rating.label, language) })}.`;
  };
}

/** "18 of 28 actions reported amber are past their deadline; the rules rate them red." */
export function useDivergenceSentence(): (group: DivergenceView) => string {
  const t = usePlanWords();
  const language = useLanguage();
  return ({ stated, computed, count, pastDeadline, statedTotal }) => {
    const values = { count, total: statedTotal, stated: ratingInSentence(stated.label, language), computed: ratingInSentence(computed.label, language) };
    if (pastDeadline === count) return t('divergence.allPast', values);
    return pastDeadline > 0 ? `${t('divergence.some', values)} ${t('divergence.past', { count: pastDeadline })}` : t('divergence.some', values);
  };
}
