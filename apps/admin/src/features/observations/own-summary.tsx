/** What the list of indicators says of a service's own figures: the newest that counts, or that there is none where nothing is published either, and what waits. */
import { newestSentence } from './observation-sentences.ts';
import { useObservationWords, usePeriodText } from './observation-words.ts';
import type { ObservationView, OwnIndicator } from './own-series.ts';

export function OwnSummary({ indicator }: { indicator: OwnIndicator & { published: boolean; newestObservation: ObservationView | null; observationsWaiting: number } }) {
  const t = useObservationWords();
  const period = usePeriodText();
  const { newestObservation: newest, observationsWaiting: waiting } = indicator;
  return (
    <>
      {newest ? (
        <p className="wm-list__note">
          {t('own.heading')}: {newestSentence(t, period(newest), newest, indicator)}
        </p>
      ) : null}
      {!newest && !indicator.published ? <p className="wm-list__note">{t('own.none')}</p> : null}
      {waiting > 0 ? <p className="wm-list__note">{t('own.waiting', { count: waiting })}</p> : null}
    </>
  );
}
