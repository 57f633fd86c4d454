/** Rules to read: in the order in which they are asked, each in a sentence with its conditions below, the usual rating last. */
import { actionCatalogue, type Catalogue, type RuleSet } from '@waymark/rules';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { RatingTag, type RatingView } from '../../../ui/tag.tsx';
import type { Rating } from '../data/rule-types.ts';
import { useRuleWords } from '../rules-words.ts';
import { conditionLines, type AskedLine, type SentenceWorld } from './condition-lines.ts';
import { clauseOf } from './rule-clauses.ts';

/** What sentences about rules look up, in the reader's language. */
export function useSentenceWorld(ratings: readonly Rating[], catalogue: Catalogue = actionCatalogue): SentenceWorld {
  return { catalogue, ratings, language: useLanguage() };
}

/** The rating of a code; a code that the key lacks is shown as such, grey. */
export function useRatingOf(ratings: readonly Rating[]): (code: string) => RatingView & { canonical: string } {
  const t = useRuleWords();
  return (code) => {
    const found = ratings.find((rating) => rating.code === code);
    const name = t('unknownRating', { code });
    return found ?? { code, label: { en: name, cy: name }, colour: 'grey', shape: 'dash', canonical: '' };
  };
}

export function RuleList({ document, ratings, catalogue }: { document: RuleSet; ratings: readonly Rating[]; catalogue?: Catalogue }) {
  const t = useRuleWords();
  const world = useSentenceWorld(ratings, catalogue);
  const ratingOf = useRatingOf(ratings);
  return (
    <ol className="wm-rules" aria-label={t('list')}>
      {document.rating.rules.map((rule, index) => (
        <li key={rule.name} className="wm-rule">
          <RuleSentence rule={rule} rating={ratingOf(rule.event.params.rating ?? '')} number={index + 1} />
          <AskedLines lines={conditionLines(rule.conditions, ['rating', 'rules', index, 'conditions'], document.conditions, world)} />
        </li>
      ))}
      <li className="wm-rule wm-rule--default">
        <p className="wm-rule__sentence">
          <span className="wm-rule__number">{t('otherwiseLabel')}</span> <RatingTag rating={ratingOf(document.rating.default)} /> {t('otherwise')}
        </p>
      </li>
    </ol>
  );
}

export function RuleSentence({ rule, rating, number, id }: { rule: RuleSet['rating']['rules'][number]; rating: RatingView; number: number; id?: string }) {
  const t = useRuleWords();
  const pick = usePick();
  const language = useLanguage();
  const label = rule.event.params.label ? pick(rule.event.params.label) : rule.name;
  return (
    <h3 className="wm-rule__sentence" id={id} tabIndex={id ? -1 : undefined}>
      <span className="wm-rule__number">
        <span className="govuk-visually-hidden">{t('ruleNumber', { number })}: </span>
        <span aria-hidden="true">{number}</span>
      </span>{' '}
      <RatingTag rating={rating} /> {t('when', { label: clauseOf(language).inSentence(label) })}
    </h3>
  );
}

export function AskedLines({ lines }: { lines: readonly AskedLine[] }) {
  return (
    <ul className="wm-asked">
      {lines.map((line) => (
        <li key={line.path.join('/')}>
          {line.asks}
          {line.lines.length > 0 ? <AskedLines lines={line.lines} /> : null}
        </li>
      ))}
    </ul>
  );
}
