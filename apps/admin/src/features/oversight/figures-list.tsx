/** The figures of one service in words: what every share shows. */
import { formatDate } from '@waymark/domain';
import { useLanguage } from '../../i18n/language.ts';
import { SummaryList, type SummaryRow } from '../../ui/summary-list.tsx';
import { OutcomeMark } from '../indicators/outcome-mark.tsx';
import { lagText, rateText, shareText, useOversightWords, type Figures } from './oversight-words.ts';

export const statuses = ['offTrack', 'atRisk', 'onTrack', 'notDue', 'complete'] as const;

export function FiguresList({ figures }: { figures: Figures }) {
  const t = useOversightWords();
  const language = useLanguage();
  const { byStatus, firstTimeEntrants, openEscalations, lastUpdate } = figures;
  const rows: SummaryRow[] = [
    { key: 'plans', name: t('figures.plans'), value: figures.plans },
    { key: 'actions', name: t('figures.actions'), value: figures.actions ?? `[c] ${t('mark.actions')}` },
    {
      key: 'status',
      name: t('figures.status'),
      value: byStatus ? (
        <ul className="govuk-list govuk-!-margin-bottom-0">
          {statuses.map((status) => (
            <li key={status}>
              {t(`status.${status}`)}: {byStatus[status]}
            </li>
          ))}
        </ul>
      ) : null,
    },
    { key: 'overdue', name: t('figures.overdue'), value: shareText(t, figures.overdue) },
    { key: 'divergent', name: t('figures.divergent'), value: shareText(t, figures.divergent) },
    { key: 'rosier', name: t('figures.rosier'), value: shareText(t, figures.rosier) },
    { key: 'overridden', name: t('figures.overridden'), value: shareText(t, figures.overridden) },
    { key: 'quality', name: t('figures.quality'), value: t(`quality.${figures.quality}`) },
    {
      key: 'evidenced',
      name: t('figures.evidenced'),
      value: (
        <>
          {shareText(t, figures.evidenced)}
          <span className="wm-table__secondary">{t('figures.evidencedHint')}</span>
        </>
      ),
    },
    { key: 'signOff', name: t('figures.signOff'), value: lagText(t, figures.signOff) },
    { key: 'escalations', name: t('figures.escalations'), value: openEscalations },
    { key: 'lastUpdate', name: t('figures.lastUpdate'), value: lastUpdate ? formatDate(lastUpdate, language) : t('figures.unknown') },
    {
      key: 'firstTimeEntrants',
      name: t('figures.firstTimeEntrants'),
      value: firstTimeEntrants ? (
        <>
          {rateText(t, firstTimeEntrants)} <OutcomeMark outcome={firstTimeEntrants.verdict} />
        </>
      ) : null,
    },
  ];
  return (
    <>
      <p className="wm-text">{t('figures.asAt', { date: formatDate(figures.asAt, language) })}</p>
      <SummaryList rows={rows} />
    </>
  );
}
