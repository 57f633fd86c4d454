/** "Saving this makes it red, because …": while somebody writes, read out when it changes. */
import { actionCatalogue, type Facts } from '@waymark/rules';
import { useDeferredValue, useMemo } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { ratingInSentence } from '../../i18n/rating-words.ts';
import { RatingTag } from '../../ui/tag.tsx';
import { decisionView } from '../actions/why/decision-view.ts';
import { WhyShort } from '../actions/why-rating.tsx';
import { bestFirst } from '../rules/effect/use-live-effect.ts';
import { useRatingOf } from '../rules/sentences/rule-list.tsx';
import { compileRules, consequenceOf } from './consequence.ts';
import type { UpdatePageAction } from './update-page.tsx';
import type { UpdateValues } from './update-values.ts';
import { useUpdateWords } from './update-words.ts';

export interface ConsequencePanelProps {
  action: UpdatePageAction;
  values: UpdateValues;
  document: unknown;
  today: string;
}

export function ConsequencePanel({ action, values, document, today }: ConsequencePanelProps) {
  const t = useUpdateWords();
  const language = useLanguage();
  const { ratings } = action.plan.ratingKey;
  const ratingOf = useRatingOf(ratings);
  const compiled = useMemo(() => compileRules(document, bestFirst(ratings)), [document, ratings]);
  const written = useDeferredValue(values);
  const decision = useMemo(() => compiled && consequenceOf(compiled, action.facts as Facts, written, today), [compiled, action.facts, written, today]);
  if (!decision) return <p className="wm-text">{t('effect.unknown')}</p>;
  const before = action.computedRating;
  const after = ratingOf(decision.outcome);
  const name = (rating: typeof after) => ratingInSentence(rating.label, language);
  return (
    <section className="wm-why" aria-labelledby="effect" aria-live="polite">
      <h2 className="wm-why__title" id="effect">
        {t('effect.heading')}
      </h2>
      <p className="wm-why__sentence">
        <RatingTag rating={after} /> {after.code === before.code ? t('effect.stays', { after: name(after) }) : t('effect.changes', { before: name(before), after: name(after) })}
      </p>
      <WhyShort decision={decisionView(decision, { catalogue: actionCatalogue, rating: ratingOf })} ratings={ratings} />
    </section>
  );
}
