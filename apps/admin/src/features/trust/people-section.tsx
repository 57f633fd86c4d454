/** Everybody who has a role in the service; for those whom the table allows to see it. */
import { ServicePeopleDocument, type ServicePeopleQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useNames, useTrustWords } from './trust-words.ts';

type Person = ServicePeopleQuery['servicePeople']['nodes'][number];

export function PeopleSection() {
  const t = useTrustWords();
  const names = useNames();
  const people = useApiQuery(ServicePeopleDocument, {}).data?.servicePeople;
  if (!people) return null;
  const columns: Column<Person>[] = [
    { key: 'name', label: t('people.name'), rowHeader: true, cell: ({ name }) => name },
    { key: 'email', label: t('people.email'), cell: ({ email }) => email },
    { key: 'roles', label: t('people.roles'), cell: ({ roles }) => roles.map(names.role).join(', ') },
    { key: 'state', label: t('people.state'), cell: ({ maySignIn }) => (maySignIn ? t('people.may') : <Tag attention>{t('people.mayNot')}</Tag>) },
  ];
  return (
    <section aria-labelledby="people">
      <h2 className="wm-heading" id="people">
        {t('people.heading')}
      </h2>
      <DataTable caption={t('people.caption')} captionHidden columns={columns} rows={people.nodes} rowKey={({ id }) => id} />
      {people.totalCount > people.nodes.length ? <p className="wm-text">{t('people.more', { count: people.totalCount, shown: people.nodes.length })}</p> : null}
    </section>
  );
}
