/** The indicators that the plan should move: what is published, what the service counted, and by which actions. */
import { formatDate } from '@waymark/domain';
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { leadSentence, notComparedSentence, trendSentence } from '../indicators/indicator-sentences.ts';
import { useIndicatorWords } from '../indicators/indicator-words.ts';
import { NeighbourPicture } from '../indicators/neighbours-section.tsx';
import { PublishedYearsTable } from '../indicators/published-years-section.tsx';
import { YearsPicture } from '../indicators/years-section.tsx';
import { ownSeries } from '../observations/own-series.ts';
import { SeriesFigure } from '../observations/series-figure.tsx';
import '../indicators/indicators.scss';
import type { ReviewView } from './attendance-section.tsx';
import { ActionHeading } from './reviewed-action.tsx';
import { useReviewWords } from './review-words.ts';

type ReviewedIndicator = ReviewView['paper']['indicators'][number];

export function IndicatorsSection({ review }: { review: ReviewView }) {
  const t = useReviewWords();
  const { paper, closedAt } = review;
  const shared = useService().me.roles.includes('OVERSIGHT_ADVISER');
  return (
    <section aria-labelledby="indicators">
      <h2 className="wm-heading" id="indicators">
        {t('indicators.heading')}
      </h2>
      <p className="wm-text">{t(paper.indicators.length > 0 ? 'indicators.text' : closedAt ? 'indicators.noneClosed' : 'indicators.none')}{paper.indicators.length > 0 && shared ? ` ${t('indicators.ownClosed')}` : null}</p>
      {paper.indicators.map((indicator) => (
        <OneIndicator key={indicator.code} indicator={indicator} review={review} />
      ))}
    </section>
  );
}

function OneIndicator({ indicator, review: { paper, closedAt } }: { indicator: ReviewedIndicator; review: ReviewView }) {
  const t = useReviewWords();
  const pick = usePick();
  const may = useMay();
  const language = useLanguage();
  const { slug } = useService().service;
  const { code, name, actionIds, observations, windows } = indicator;
  const actions = paper.actions.filter(({ id }) => actionIds.includes(id));
  const newest = observations.at(-1);
  const heading = `indicator-${code}`;
  return (
    <section aria-labelledby={heading}>
      <h3 className="wm-subheading" id={heading}>
        {may('indicator') ? (
          <Link className="govuk-link" to={`/s/${slug}/indicators/${code}`}>
            {pick(name)}
          </Link>
        ) : (
          pick(name)
        )}
      </h3>
      {actions.length > 0 ? (
        <p className="wm-text">
          {t('indicators.movedBy')}{' '}
          {actions.map((action, index) => (
            <span key={action.id}>
              {index > 0 ? '; ' : null}
              <ActionHeading action={action} />
            </span>
          ))}
        </p>
      ) : null}
      <Published indicator={indicator} />
      {ownSeries(observations, indicator).map((series) => (
        <SeriesFigure key={`${series.window} ${series.version}`} series={series} indicator={indicator} level={4} named={pick(name)} />
      ))}
      {newest ? <p className="wm-small wm-muted">{t('indicators.counted', { date: formatDate(newest.asAt, language), source: newest.source })}</p> : null}
      {!newest && windows.length > 0 ? <p className="wm-text">{t(closedAt ? 'indicators.noOwnClosed' : 'indicators.noOwn')}</p> : null}
    </section>
  );
}

/** What is published of the area, or why nothing of it is shown. */
function Published({ indicator }: { indicator: ReviewedIndicator }) {
  const t = useIndicatorWords();
  const review = useReviewWords();
  const language = useLanguage();
  const { code, comparison, notCompared, years, neighbours, trend, period, method } = indicator;
  const lead = leadSentence(t, indicator);
  // A missing area and an unpublished figure are what the lead says already.
  const why = notCompared === 'NOT_PUBLISHED' || notCompared === 'NO_AREA' ? null : notComparedSentence(t, indicator);
  const drawn = years.length > 0 && notCompared !== 'NO_COUNT';
  return (
    <>
      <p className="wm-text">
        {lead} {drawn ? trendSentence(t, { trend }) : null} {comparison ? null : why}
      </p>
      {drawn ? <YearsPicture indicator={indicator} id={`${code}-years`} /> : null}
      {drawn && neighbours.length > 0 ? <NeighbourPicture indicator={indicator} id={`${code}-neighbours`} withTable /> : null}
      {years.length > 0 && !drawn ? <PublishedYearsTable indicator={indicator} /> : null}
      {years.length > 0 && method.copiedOn ? <p className="wm-small wm-muted">{review('indicators.published', { period: period ?? '', date: formatDate(method.copiedOn, language), version: method.definitionVersion })}</p> : null}
    </>
  );
}
