/** Who has which second factor, with the counts first. */
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { factorKinds, type SecondFactors } from './security-requests.ts';
import { useSecurityWords } from './security-words.ts';

type Person = SecondFactors['people'][number];

export function SecondFactorsSection({ factors: { people, counts } }: { factors: SecondFactors }) {
  const t = useSecurityWords();
  const columns: Column<Person>[] = [
    { key: 'name', label: t('factors.name'), rowHeader: true, cell: ({ name }) => name },
    { key: 'factors', label: t('factors.which'), cell: ({ factors }) => (factors.length === 0 ? <Tag attention>{t('factors.none')}</Tag> : factors.map((kind) => t(`factors.${kind}`)).join(', ')) },
  ];
  return (
    <section aria-labelledby="factors">
      <h2 className="wm-heading" id="factors">
        {t('factors.heading')}
      </h2>
      <dl className="wm-counts">
        {(['none', ...factorKinds] as const).map((kind) => (
          <div key={kind}>
            <dt>{t(`factors.${kind}`)}</dt>
            <dd>{t('factors.of', { count: counts[kind], people: counts.people })}</dd>
          </div>
        ))}
      </dl>
      <DataTable caption={t('factors.caption')} captionHidden columns={columns} rows={people} rowKey={({ id }) => id} />
    </section>
  );
}
