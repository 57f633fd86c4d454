/** Links to pages of the service about the same things, where this app has them. */
import { useContext } from 'react';
import { Link, UNSAFE_DataRouterContext as DataRouter, matchRoutes } from 'react-router';
import { useService } from '../../app/use-service.ts';
import { useTrustWords } from './trust-words.ts';

const pages = ['audit', 'sharing', 'people', 'security', 'deliveries'] as const;

export function LinkedPages() {
  const t = useTrustWords();
  const { service } = useService();
  const routes = useContext(DataRouter)?.router.routes ?? [];
  const there = pages.filter((page) => matchRoutes(routes, `/s/${service.slug}/${page}`)?.at(-1)?.route.path === page);
  if (there.length === 0) return null;
  return (
    <section aria-labelledby="linked">
      <h2 className="wm-heading" id="linked">
        {t('linked.heading')}
      </h2>
      <ul className="govuk-list">
        {there.map((page) => (
          <li key={page}>
            <Link className="govuk-link" to={`/s/${service.slug}/${page}`}>
              {t(`linked.${page}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
