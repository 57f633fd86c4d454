/** Which list of neighbours the page compares by, the service’s own families among them. The choice is in the address. */
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { usePick } from '../../i18n/language.ts';
import type { IndicatorView } from './indicator-sentences.ts';
import { useIndicatorWords } from './indicator-words.ts';

export function FamiliesNav({ families }: Pick<IndicatorView, 'families'>) {
  const t = useIndicatorWords();
  const pick = usePick();
  const { slug } = useService().service;
  const mayRead = useMay()('neighbourFamilies');
  return (
    <nav className="wm-text wm-no-print" aria-label={t('families.label')}>
      <p className="wm-text">
        <strong>{t('families.label')}:</strong> {t('families.text')}
      </p>
      <ul className="govuk-list">
        {families.map(({ code, name, chosen, kept }) => (
          <li key={code}>
            <Link className="govuk-link" to={{ search: `?family=${code}` }} aria-current={chosen ? 'true' : undefined}>
              {chosen ? <strong>{pick(name)}</strong> : pick(name)}
            </Link>
            {kept ? ` (${t('families.kept', { version: kept.version })})` : null}
          </li>
        ))}
      </ul>
      {mayRead ? (
        <p className="wm-text">
          <Link className="govuk-link" to={`/s/${slug}/indicators/families`}>
            {t('families.own')}
          </Link>
        </p>
      ) : null}
    </nav>
  );
}
