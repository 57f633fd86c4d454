/** Where people report one rating and the rules give another: a sentence for each group, leading to its actions. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { filterSearch } from './plan-filters.ts';
import type { PlanView } from './plan-overview-page.tsx';
import { useDivergenceSentence, usePlanWords } from './plan-words.ts';

export function DivergenceList({ summary }: { summary: PlanView['summary'] }) {
  const t = usePlanWords();
  const sentence = useDivergenceSentence();
  const { divergences, pastDeadline, withoutStated, total } = summary;
  const agreement = withoutStated === total ? t('divergence.nothingReported') : t('divergence.none');
  const withoutReport = withoutStated > 0 && withoutStated < total;
  return (
    <section aria-labelledby="divergences">
      <h2 className="wm-heading" id="divergences">
        {t('divergence.heading')}
      </h2>
      {divergences.length === 0 ? <p className="wm-text">{agreement}</p> : null}
      <ul className="wm-list wm-list--plain">
        {divergences.map((group) => (
          <li key={`${group.stated.code} ${group.computed.code}`}>
            <ListLink search={filterSearch({ stated: group.stated.code, rating: group.computed.code, diverges: true })}>{sentence(group)}</ListLink>
          </li>
        ))}
        {pastDeadline > 0 ? (
          <li>
            <ListLink search={filterSearch({ pastDeadline: true })}>{t('divergence.pastDeadline', { count: pastDeadline })}</ListLink>
          </li>
        ) : null}
        {withoutReport ? <li>{t('divergence.withoutStated', { count: withoutStated })}</li> : null}
      </ul>
    </section>
  );
}

/** To the list of actions further down this page, filtered. */
export function ListLink({ search, children, label }: { search: string; children: ReactNode; label?: string }) {
  return (
    <Link className="govuk-link govuk-link--no-visited-state" to={{ search, hash: '#actions' }} aria-label={label}>
      {children}
    </Link>
  );
}
