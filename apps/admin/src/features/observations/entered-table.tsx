/** Everything that was entered, the newest period first: also what was rejected or superseded. */
import { formatDate, localDate } from '@waymark/domain';
import { formatNumber } from '@waymark/reporting';
import { useLanguage } from '../../i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useObservationWords, usePeriodText } from './observation-words.ts';
import type { ObservationView } from './own-series.ts';

export function EnteredTable({ observations }: { observations: readonly ObservationView[] }) {
  const t = useObservationWords();
  const language = useLanguage();
  const period = usePeriodText();
  const day = (at: string): string => formatDate(localDate(at), language);
  const columns: Column<ObservationView>[] = [
    { key: 'period', label: t('table.period'), rowHeader: true, cell: period },
    { key: 'counts', label: t('entered.counts'), cell: ({ numerator, denominator, estimated }) => `${t('entered.of', { numerator: formatNumber(numerator, 0), denominator: formatNumber(denominator, 0) })}${estimated ? ` (${t('table.estimated')})` : ''}` },
    { key: 'version', label: t('form.version'), cell: ({ definitionVersion }) => definitionVersion },
    { key: 'source', label: t('form.source'), cell: ({ source, asAt }) => t('entered.source', { source, date: formatDate(asAt, language) }) },
    { key: 'state', label: t('entered.state'), cell: ({ state }) => t(`state.${state}`) },
    { key: 'by', label: t('entered.by'), cell: ({ enteredBy, enteredAt }) => t('entered.who', { name: enteredBy, date: day(enteredAt) }) },
    {
      key: 'judged', label: t('entered.judged'), blank: ({ judgement }) => judgement === null,
      cell: ({ judgement }) => (judgement ? `${t('entered.who', { name: judgement.by, date: day(judgement.at) })}${judgement.reason ? `: ${judgement.reason}` : ''}` : '–'),
    },
  ];
  return <DataTable caption={t('entered.summary')} captionHidden columns={columns} rows={observations} rowKey={({ id }) => id} />;
}
