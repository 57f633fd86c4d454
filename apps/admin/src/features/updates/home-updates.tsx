/** On the start page: how many actions need the person now, and the way to them. */
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { MyUpdatesPageDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useUpdateWords } from './update-words.ts';

/** Nothing for whoever has no action of their own. */
export function HomeUpdates() {
  const t = useUpdateWords();
  const { slug } = useService().service;
  const mine = useApiQuery(MyUpdatesPageDocument, {}, { enabled: useMay()('myUpdates') }).data?.myUpdates;
  if (!mine || mine.open === 0) return null;
  return (
    <section aria-labelledby="my-updates">
      <h2 className="wm-heading" id="my-updates">
        {t('home.heading')}
      </h2>
      <p className="wm-text">
        {mine.needed.length > 0 ? (
          <Link className="govuk-link" to={`/s/${slug}/my-updates`}>
            {t('home.link', { count: mine.needed.length })}
          </Link>
        ) : (
          t('home.nothing')
        )}
      </p>
    </section>
  );
}
