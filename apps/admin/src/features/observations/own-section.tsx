/** A service's own figures on the page of an indicator: each series, what waits, how to enter one, and everything that was entered. */
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { Details } from '../../ui/blocks.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { EnteredTable } from './entered-table.tsx';
import { ObservationForm, type EnterableIndicator } from './observation-form.tsx';
import { newestSentence } from './observation-sentences.ts';
import { useObservationWords, usePeriodText } from './observation-words.ts';
import { ownSeries, type ObservationView, type OwnIndicator } from './own-series.ts';
import { ProvisionSteps } from './provision-steps.tsx';
import { SeriesFigure } from './series-figure.tsx';
import { WaitingList } from './waiting-list.tsx';

export function OwnSection({ indicator }: { indicator: OwnIndicator & EnterableIndicator & { observations: readonly ObservationView[] } }) {
  const t = useObservationWords();
  const may = useMay();
  const period = usePeriodText();
  const { slug, demonstration } = useService().service;
  const [done, setDone] = useState<string | null>(null);
  const { observations } = indicator;
  const newest = observations.find(({ state }) => state === 'CONFIRMED');
  const waiting = observations.filter(({ state }) => state === 'ENTERED');
  if (indicator.windows.length === 0) return null;
  return (
    <section aria-labelledby="own">
      <h2 className="wm-heading" id="own">
        {t('own.heading')}
      </h2>
      {done ? <NotificationBanner kind="success">{<p className="govuk-notification-banner__heading">{done}</p>}</NotificationBanner> : null}
      <p className="wm-text">{newest ? newestSentence(t, period(newest), newest, indicator) : t('own.none')}</p>
      {demonstration && newest ? <p className="wm-small wm-muted">{t('own.demonstration')}</p> : null}
      {ownSeries(observations.filter(({ state }) => state === 'CONFIRMED'), indicator).map((series) => (
        <SeriesFigure key={`${series.window} ${series.version}`} series={series} indicator={indicator} />
      ))}
      {newest?.offered != null && newest.attended !== null ? <ProvisionSteps observation={newest} offered={newest.offered} attended={newest.attended} /> : null}
      {waiting.length > 0 ? <WaitingList waiting={waiting} indicator={indicator} onDone={setDone} /> : null}
      {may('enterObservation') ? (
        <div className="wm-no-print">
          <Details summary={t('form.summary')}>
            <ObservationForm indicator={indicator} onDone={setDone} />
          </Details>
          <p className="wm-text">
            <Link className="govuk-link" to={`/s/${slug}/indicators/import`}>
              {t('file.link')}
            </Link>
          </p>
        </div>
      ) : null}
      {observations.length > 0 ? (
        <Details summary={t('entered.summary')}>
          <EnteredTable observations={observations} />
        </Details>
      ) : null}
    </section>
  );
}
