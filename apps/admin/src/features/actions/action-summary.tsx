/** What the action is, in the council's own words and in what was understood of them. */
import { formatDate } from '@waymark/domain';
import { useLanguage } from '../../i18n/language.ts';
import { SummaryList, type SummaryRow } from '../../ui/summary-list.tsx';
import type { ActionView } from './action-page.tsx';
import { useActionWords } from './action-words.ts';
import { headlineOf } from './headline.ts';

export function ActionSummary({ action }: { action: ActionView }) {
  const t = useActionWords();
  const language = useLanguage();
  const { objective, section, owners, timescale } = action;
  const accountable = owners.filter((owner) => owner.accountable).map(({ name }) => name ?? t('summary.nameClosed'));
  const contributors = owners.filter((owner) => !owner.accountable).map(({ name }) => name ?? t('summary.nameClosed'));
  const text = (value: string | null | undefined) => (value ? <span className="wm-text--preserved">{value}</span> : null);
  const linked = new Set(objective.linkedRecommendations);
  const recommendations = section.recommendations.filter(({ ref }) => linked.has(ref));
  const unnamed = objective.linkedRecommendations.filter((ref) => !recommendations.some((known) => known.ref === ref));

  const rows: SummaryRow[] = [
    { key: 'full', name: t('summary.full'), value: headlineOf(action.description).shortened ? text(action.description) : null },
    { key: 'accountable', name: t('summary.accountable'), value: accountable.join(', ') || <span className="wm-none">{t('summary.nobody')}</span> },
    { key: 'contributors', name: t('summary.contributors'), value: contributors.join(', ') || null },
    { key: 'ownerText', name: t('summary.ownerText'), value: owners.length > 1 ? text(action.ownerText) : null },
    { key: 'timescale', name: t('summary.timescale'), value: <TimescaleText timescale={timescale} /> },
    { key: 'forecast', name: t('summary.forecast'), value: timescale.forecast ? formatDate(timescale.forecast, language) : null },
    {
      key: 'firstAgreed',
      name: t('summary.firstAgreed'),
      value: timescale.baseline && timescale.baseline !== timescale.current ? formatDate(timescale.baseline, language) : null,
    },
    { key: 'status', name: t('summary.status'), value: t(`status.${action.status}`) },
    { key: 'approach', name: t('summary.approach'), value: text(action.approach) },
    { key: 'success', name: t('summary.success'), value: text(action.successMeasure) ?? <span className="wm-none">{t('summary.none')}</span> },
    { key: 'progress', name: t('summary.progress'), value: text(action.progress) ?? <span className="wm-none">{t('summary.none')}</span> },
    { key: 'section', name: t('summary.section'), value: section.ref ? `${section.ref}. ${section.title}` : section.title },
    {
      key: 'objective',
      name: t('summary.objective'),
      value: (
        <>
          {objective.title}
          {objective.targetDate ? <span className="wm-table__secondary">{t('summary.objectiveTarget', { date: formatDate(objective.targetDate, language) })}</span> : null}
        </>
      ),
    },
    { key: 'champion', name: t('summary.champion'), value: objective.champion ?? null },
    {
      key: 'recommendations',
      name: t('summary.recommendations'),
      value:
        linked.size > 0 ? (
          <ul className="govuk-list govuk-!-margin-bottom-0">
            {recommendations.map((recommendation) => (
              <li key={recommendation.ref}>
                {t('summary.recommendation', { ref: recommendation.ref })}: {recommendation.text}
              </li>
            ))}
            {unnamed.map((ref) => (
              <li key={ref}>{t('summary.recommendation', { ref })}</li>
            ))}
          </ul>
        ) : null,
    },
    { key: 'indicators', name: t('summary.indicators'), value: objective.linkedIndicators.join(', ') || null },
  ];
  return (
    <section aria-labelledby="summary">
      <h2 className="wm-heading" id="summary">
        {t('summary.heading')}
      </h2>
      <SummaryList rows={rows} />
    </section>
  );
}

/** The date that counts, how exact it is, and what the council wrote. */
function TimescaleText({ timescale }: { timescale: ActionView['timescale'] }) {
  const t = useActionWords();
  const language = useLanguage();
  const date = timescale.current ? formatDate(timescale.current, language) : '';
  const dated = date !== '' || ['ONGOING', 'TBC', 'ACHIEVED'].includes(timescale.precision);
  const also = timescale.ongoing && timescale.precision !== 'ONGOING' ? ` ${t('date.andOngoing')}` : '';
  return (
    <>
      {dated ? t(`date.${timescale.precision}`, { date }) + also : t('date.TBC')}
      {timescale.sourceText ? <span className="wm-table__secondary">{t('summary.written', { text: timescale.sourceText })}</span> : null}
    </>
  );
}
