/** One indicator: what it says in a sentence, the neighbours together and each, the years, what is counted, method and data. */
import { useParams, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useService } from '../../app/use-service.ts';
import { IndicatorPageDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { BOARD_INDICATOR } from '../board-attendance/attendance-words.ts';
import { CountedSection } from '../board-attendance/counted-section.tsx';
import { IndicatorActions } from '../indicator-links/indicator-actions.tsx';
import { OwnSection } from '../observations/own-section.tsx';
import { DefinitionSection } from './definition-section.tsx';
import { FamiliesNav } from './families-nav.tsx';
import { leadSentence, notComparedSentence, type IndicatorView } from './indicator-sentences.ts';
import { KeptCaution, useKeptFamily } from './kept-family.tsx';
import { useIndicatorWords } from './indicator-words.ts';
import { MethodSection } from './method-section.tsx';
import { NeighboursSection } from './neighbours-section.tsx';
import { PublishedYearsSection } from './published-years-section.tsx';
import { TogetherSection } from './together-section.tsx';
import { YearsSection } from './years-section.tsx';
import './indicators.scss';

export function IndicatorPage() {
  const code = useParams()['code'] ?? '';
  const family = useSearchParams()[0].get('family');
  const query = useApiQuery(IndicatorPageDocument, { code, family });
  return <Ready query={query}>{({ indicator }) => (indicator.__typename === 'Indicator' ? <OneIndicator indicator={indicator} /> : <NotFoundPage />)}</Ready>;
}

function OneIndicator({ indicator }: { indicator: IndicatorView }) {
  const t = useIndicatorWords();
  const pick = usePick();
  const { slug, demonstration } = useService().service;
  const kept = useKeptFamily(indicator.method);
  // The lead has said it already.
  const why = indicator.notCompared === 'NOT_PUBLISHED' ? null : notComparedSentence(t, indicator);
  return (
    <Page title={pick(indicator.name)} wideTitle crumbs={[{ text: t('list.title'), to: `/s/${slug}/indicators` }]}>
      <p className="wm-lead">{leadSentence(t, indicator, kept)}</p>
      <KeptCaution method={indicator.method} />
      {why ? (
        <div className="wm-not-compared">
          <p className="wm-text">
            <strong>{t('notCompared.heading')}</strong>
          </p>
          <p className="wm-text">{why}</p>
        </div>
      ) : null}
      {demonstration && indicator.figure ? <p className="wm-small wm-muted">{t('demonstration')}</p> : null}
      {indicator.families.length > 0 ? <FamiliesNav families={indicator.families} /> : null}
      {indicator.comparison && indicator.figure ? <TogetherSection indicator={indicator} figure={indicator.figure} comparison={indicator.comparison} /> : null}
      {indicator.neighbours.length > 0 ? <NeighboursSection indicator={indicator} /> : null}
      {indicator.years.length > 0 ? indicator.notCompared === 'NO_COUNT' ? <PublishedYearsSection indicator={indicator} /> : <YearsSection indicator={indicator} /> : null}
      <OwnSection indicator={indicator} />
      {indicator.code === BOARD_INDICATOR ? <CountedSection indicator={indicator} /> : null}
      <IndicatorActions code={indicator.code} />
      <DefinitionSection indicator={indicator} />
      {indicator.published ? <MethodSection indicator={indicator} /> : null}
    </Page>
  );
}
