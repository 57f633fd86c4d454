/** The services that a person may enter. With one there is nothing to choose: it opens. */
import { Link, Navigate } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { ServicesDocument, type ServicesQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { words } from '../../i18n/words.ts';
import { Tag } from '../../ui/tag.tsx';
import cy from './services.cy.json';
import en from './services.en.json';

const useServicesWords = words('services', en, cy);

export function ServiceChooserPage() {
  const query = useApiQuery(ServicesDocument, {});
  return (
    <Ready query={query}>
      {(data) => {
        const [only, ...others] = data.services.nodes;
        return only && others.length === 0 && !data.me.operations.includes('portfolio') ? <Navigate to={`/s/${only.slug}`} replace /> : <ServiceList data={data} />;
      }}
    </Ready>
  );
}

function ServiceList({ data }: { data: ServicesQuery }) {
  const t = useServicesWords();
  const pick = usePick();
  const { nodes, totalCount } = data.services;
  const adviser = data.me.operations.includes('portfolio');
  if (nodes.length === 0 && !adviser) {
    return (
      <Page title={t('none.title')}>
        <p className="wm-text">{t('none.text', { email: data.me.email })}</p>
      </Page>
    );
  }
  return (
    <Page title={t('title')}>
      <p className="wm-lead">{t('lead', { count: totalCount })}</p>
      {adviser ? (
        <p className="wm-text">
          <Link className="govuk-link" to="/portfolio">
            {t('portfolio')}
          </Link>
        </p>
      ) : null}
      <ul className="wm-list">
        {nodes.map((service) => (
          <li key={service.id}>
            <Link className="govuk-link wm-list__title" to={`/s/${service.slug}`}>
              {pick(service.name)}
            </Link>{' '}
            {service.demonstration ? <Tag>{t('demonstration')}</Tag> : null}
          </li>
        ))}
      </ul>
    </Page>
  );
}
