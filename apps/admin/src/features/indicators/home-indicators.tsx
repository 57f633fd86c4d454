/** What the start page of a service says of its indicators: each in its sentence, leading to its page. */
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { IndicatorsPageDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { leadSentence } from './indicator-sentences.ts';
import { useIndicatorWords } from './indicator-words.ts';

/** Nothing where no figure of the area is held: the page of indicators says why. */
export function HomeIndicators() {
  const t = useIndicatorWords();
  const pick = usePick();
  const { slug } = useService().service;
  const held = useApiQuery(IndicatorsPageDocument, {}, { enabled: useMay()('indicators') }).data?.indicators.filter(({ figure }) => figure !== null) ?? [];
  if (held.length === 0) return null;
  return (
    <section aria-labelledby="indicators">
      <h2 className="wm-heading" id="indicators">
        {t('home.heading')}
      </h2>
      <ul className="wm-list">
        {held.map((indicator) => (
          <li key={indicator.code}>
            <Link className="govuk-link" to={`/s/${slug}/indicators/${indicator.code}`}>
              {pick(indicator.name)}
            </Link>
            <p className="wm-list__sentence">{leadSentence(t, indicator)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
