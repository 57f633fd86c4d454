/** Of how many actions of a plan an update was due, and of how many it came. */
import { formatDate } from '@waymark/domain';
import { useMay } from '../../app/use-service.ts';
import { UpdateRatesDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useUpdateWords } from './update-words.ts';

const percentOf = (updated: number, due: number): string => `${Math.round((100 * updated) / due)} %`;

export function UpdateRate({ planId }: { planId: string }) {
  const t = useUpdateWords();
  const language = useLanguage();
  const may = useMay()('updateRates');
  const [now, ...before] = useApiQuery(UpdateRatesDocument, { planId }, { enabled: may }).data?.updateRates ?? [];
  if (!now) return null;
  const day = (date: string) => formatDate(date, language);
  const earlier = before.filter(({ due }) => due > 0).map(({ updated, due, periodFrom, periodTo }) => t('rate.period', { updated, due, percent: percentOf(updated, due), from: day(periodFrom), to: day(periodTo) }));
  return (
    <section aria-labelledby="update-rate">
      <h2 className="wm-heading" id="update-rate">
        {t('rate.heading')}
      </h2>
      <p className="wm-text">
        {now.due === 0 ? t('rate.none') : t('rate.sentence', { updated: now.updated, due: now.due, percent: percentOf(now.updated, now.due) })}{' '}
        {earlier.length > 0 ? <span className="wm-muted">{t('rate.before', { list: earlier.join('; ') })}</span> : null}
      </p>
    </section>
  );
}
