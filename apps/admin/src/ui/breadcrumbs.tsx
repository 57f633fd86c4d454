/** The way back up; the page itself is not in it. */
import { Link } from 'react-router';
import { useUiWords } from './ui-words.ts';

export interface Crumb {
  text: string;
  to: string;
}

export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useUiWords();
  if (crumbs.length === 0) return null;
  return (
    <nav className="govuk-breadcrumbs" aria-label={t('breadcrumbs')}>
      <ol className="govuk-breadcrumbs__list">
        {crumbs.map((crumb) => (
          <li key={crumb.to} className="govuk-breadcrumbs__list-item">
            <Link className="govuk-breadcrumbs__link" to={crumb.to}>
              {crumb.text}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
