/** What the draft changes today: a sentence that is read out when it changes, and the actions behind it, each with its reason. */
import { formatDate } from '@waymark/domain';
import { actionCatalogue } from '@waymark/rules';
import { memo, useState } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../../i18n/language.ts';
import { ratingInSentence } from '../../../i18n/rating-words.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { RatingTag } from '../../../ui/tag.tsx';
import { headlineOf } from '../../actions/headline.ts';
import { decisionView } from '../../actions/why/decision-view.ts';
import { WhyShort } from '../../actions/why-rating.tsx';
import type { Rating } from '../data/rule-types.ts';
import { useEditorWords } from '../editor-words.ts';
import { useRatingOf } from '../sentences/rule-list.tsx';
import type { Change, Effect } from './effect.ts';
import type { LiveEffect, ShownAction } from './use-live-effect.ts';

const rowsShown = 20;

/** "14 of 50 actions change: 9 from amber to red, 5 from green to amber." */
export function useEffectSentence(ratings: readonly Rating[]): (effect: Effect<unknown>) => string {
  const t = useEditorWords();
  const language = useLanguage();
  const ratingOf = useRatingOf(ratings);
  const name = (code: string) => (language === 'cy' ? ratingOf(code).label.cy.toLowerCase() : ratingInSentence(ratingOf(code).label, language));
  return ({ total, changes, transitions }) => {
    if (total === 0) return t('effect.noActions');
    if (changes.length === 0) return t('effect.none', { count: total });
    const parts = transitions.map(({ from, to, count }) => t('effect.part', { count, from: name(from), to: name(to) }));
    const said = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${t('and')} ${parts.at(-1) ?? ''}`;
    return t('effect.sentence', { count: changes.length, total, parts: said });
  };
}

export interface EffectPanelProps {
  live: LiveEffect;
  ratings: readonly Rating[];
  slug: string;
  now: string;
}

/** Stands still while somebody types: it renders when the effect is there, not at the keystroke. */
export const EffectPanel = memo(function EffectPanel({ live, ratings, slug, now }: EffectPanelProps) {
  const t = useEditorWords();
  const language = useLanguage();
  const sentence = useEffectSentence(ratings);
  const { effect } = live;
  return (
    <section aria-labelledby="effect">
      <h2 className="wm-heading" id="effect">
        {t('effect.heading')}
      </h2>
      <p className="wm-text">
        {effect ? sentence(effect) : t('effect.unknown')} <span className="wm-muted">{t('effect.asAt', { date: formatDate(now, language) })}</span>
      </p>
      {live.stale && effect ? <p className="wm-text">{t('effect.stale')}</p> : null}
      {effect && effect.changes.length > 0 ? <ChangedActions {...{ live, ratings, slug, now }} changes={effect.changes} /> : null}
    </section>
  );
});

function ChangedActions({ changes, live, ratings, slug, now }: EffectPanelProps & { changes: readonly Change<ShownAction>[] }) {
  const t = useEditorWords();
  const ratingOf = useRatingOf(ratings);
  const [whole, setWhole] = useState(false);
  const columns: Column<Change<ShownAction>>[] = [
    {
      key: 'action',
      label: t('effect.action'),
      rowHeader: true,
      cell: ({ action }) => (
        <Link className="govuk-link" to={`/s/${slug}/actions/${action.id}`} target="_blank" rel="noreferrer">
          {action.ref ? <span className="wm-table__ref">{action.ref} </span> : null}
          {headlineOf(action.description).text}
        </Link>
      ),
    },
    { key: 'from', label: t('effect.from'), cell: ({ from }) => <RatingTag rating={ratingOf(from)} /> },
    { key: 'to', label: t('effect.to'), cell: ({ to }) => <RatingTag rating={ratingOf(to)} /> },
    { key: 'why', label: t('effect.why'), cell: (change) => <Why change={change} live={live} ratings={ratings} now={now} /> },
  ];
  return (
    <>
      <DataTable caption={t('effect.caption')} captionHidden columns={columns} rows={whole ? changes : changes.slice(0, rowsShown)} rowKey={({ action }) => action.id} />
      {!whole && changes.length > rowsShown ? (
        <p className="wm-text wm-no-print">
          <button type="button" className="wm-link-button" onClick={() => setWhole(true)}>
            {t('effect.more', { count: changes.length })}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** Explained when somebody opens it: an explanation asks the rules many times. */
function Why({ change, live, ratings, now }: { change: Change<ShownAction> } & Pick<EffectPanelProps, 'live' | 'ratings' | 'now'>) {
  const t = useEditorWords();
  const language = useLanguage();
  const ratingOf = useRatingOf(ratings);
  const [open, setOpen] = useState(false);
  const { compiled } = live;
  const rating = ratingInSentence(ratingOf(change.to).label, language);
  return (
    <details className="govuk-details wm-why-row" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{t('effect.whySummary', { rating })}</span>
      </summary>
      {open && compiled ? (
        <div className="govuk-details__text">
          <WhyShort decision={decisionView(compiled.decide(change.action.facts, { now }), { catalogue: actionCatalogue, rating: ratingOf })} ratings={ratings} />
        </div>
      ) : null}
    </details>
  );
}
