/** One version of a family: since when, by whom, and whom it names. */
import { formatDate, localDate } from '@waymark/domain';
import type { NeighbourFamilyPartsFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { closenessText } from '../indicators/indicator-sentences.ts';
import { useIndicatorWords } from '../indicators/indicator-words.ts';
import { useFamilyWords } from './family-words.ts';

type Version = NeighbourFamilyPartsFragment['versions'][number];
type Row = Version['members'][number] & { place: number };

export function FamilyVersion({ version: { version, name, level, effectiveFrom, members, recordedBy, recordedAt } }: { version: Version }) {
  const t = useFamilyWords();
  const indicatorWords = useIndicatorWords();
  const pick = usePick();
  const language = useLanguage();
  const rows = members.map((member, index): Row => ({ ...member, place: index + 1 }));
  const columns: Column<Row>[] = [
    { key: 'area', label: t('family.area'), rowHeader: true, cell: (row) => row.name },
    { key: 'place', label: t('family.place'), cell: ({ place }) => place },
    ...(level === 'AUTHORITY' ? [{ key: 'code', label: t('family.code'), cell: ({ area }: Row) => area }] : []),
    ...(members.some(({ closeness }) => closeness !== '') ? [{ key: 'closeness', label: t('family.closeness'), cell: ({ closeness }: Row) => closenessText(indicatorWords, closeness) || '–', blank: ({ closeness }: Row) => closeness === '' }] : []),
  ];
  return (
    <>
      <p className="wm-text">
        <strong>{t('family.version', { version })}.</strong> {t(`family.level.${level}`, { count: members.length, date: formatDate(effectiveFrom, language) })}{' '}
        {t('family.saved', { who: recordedBy, date: formatDate(localDate(recordedAt), language) })}
      </p>
      <DataTable caption={t('family.table', { name: pick(name), version })} captionHidden columns={columns} rows={rows} rowKey={({ area }) => area} />
    </>
  );
}
