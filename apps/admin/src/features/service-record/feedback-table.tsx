/** Questions with their counts of answers, and a percentage with its interval where enough people answered. */
import type { ServiceRecordPartsFragment } from '../../graphql/generated/graphql.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useRecordWords } from './record-words.ts';

type Result = NonNullable<ServiceRecordPartsFragment['feedback']>['results'][number];

export function FeedbackTable({ results }: { results: readonly Result[] }) {
  const t = useRecordWords();
  const columns: Column<Result>[] = [
    { key: 'question', label: t('feedback.question'), rowHeader: true, cell: ({ question }) => question },
    { key: 'group', label: t('feedback.group'), cell: ({ group }) => t(`feedback.from.${group}`) },
    { key: 'count', label: t('feedback.positive'), cell: ({ positive, answered }) => t('feedback.of', { positive, answered }) },
    { key: 'share', label: t('feedback.share'), cell: ({ percent, lower, upper }) => (percent === null ? <span className="wm-muted">{t('feedback.few')}</span> : t('feedback.percent', { percent, lower: lower ?? '', upper: upper ?? '' })) },
  ];
  return <DataTable caption={t('feedback.table')} captionHidden columns={columns} rows={results} rowKey={({ group, question }) => `${group} ${question}`} />;
}
