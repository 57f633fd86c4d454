/** The indicators of the catalogue, each in a sentence; the worse and worsening ones on demand. */
import { Link, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { IndicatorsPageDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { BOARD_INDICATOR } from '../board-attendance/attendance-words.ts';
import { CountedSummary } from '../board-attendance/counted-summary.tsx';
import { OwnSummary } from '../observations/own-summary.tsx';
import { isWorseAndWorsening, leadSentence, notComparedSentence, trendSentence, type IndicatorSummary } from './indicator-sentences.ts';
import { useIndicatorWords } from './indicator-words.ts';
import { OutcomeMark } from './outcome-mark.tsx';
import './indicators.scss';

export function IndicatorsPage() {
  return <Ready query={useApiQuery(IndicatorsPageDocument, {})}>{({ indicators }) => <Indicators indicators={indicators} />}</Ready>;
}

function Indicators({ indicators }: { indicators: readonly IndicatorSummary[] }) {
  const t = useIndicatorWords();
  const { slug } = useService().service;
  const mayRead = useMay()('neighbourFamilies');
  const worseOnly = useSearchParams()[0].get('show') === 'worse';
  const shown = worseOnly ? indicators.filter(isWorseAndWorsening) : indicators;
  const groups = [
    { key: 'published', held: shown.filter(({ published }) => published) },
    { key: 'NATIONAL', held: shown.filter(({ published, group }) => !published && group === 'NATIONAL') },
    { key: 'KPI', held: shown.filter(({ published, group }) => !published && group === 'KPI') },
  ] as const;
  return (
    <Page title={t('list.title')}>
      <p className="wm-lead">{t('list.lead', { published: indicators.filter(({ published }) => published).length })}</p>
      <Filter worseOnly={worseOnly} />
      {mayRead ? (
        <p className="wm-text wm-no-print">
          <Link className="govuk-link" to={`/s/${slug}/indicators/families`}>
            {t('families.own')}
          </Link>
        </p>
      ) : null}
      {shown.length === 0 ? (
        <EmptyState title={t('list.noneWorse.title')}>
          <p className="wm-text">{t('list.noneWorse.text')}</p>
        </EmptyState>
      ) : null}
      {groups.map(({ key, held }) =>
        held.length === 0 ? null : (
          <section key={key} aria-labelledby={`group-${key}`}>
            <h2 className="wm-heading" id={`group-${key}`}>
              {t(`list.groups.${key}`)}
            </h2>
            <ul className="wm-list">
              {held.map((indicator) => (
                <IndicatorItem key={indicator.code} indicator={indicator} />
              ))}
            </ul>
          </section>
        ),
      )}
    </Page>
  );
}

function Filter({ worseOnly }: { worseOnly: boolean }) {
  const t = useIndicatorWords();
  const choices = [
    { search: '', text: t('list.all'), chosen: !worseOnly },
    { search: '?show=worse', text: t('list.worse'), chosen: worseOnly },
  ];
  return (
    <nav className="wm-text wm-no-print" aria-label={t('list.filter')}>
      {choices.map(({ search, text, chosen }) => (
        <Link key={search} className="govuk-link govuk-!-margin-right-4" to={{ search }} aria-current={chosen ? 'true' : undefined}>
          {chosen ? <strong>{text}</strong> : text}
        </Link>
      ))}
    </nav>
  );
}

function IndicatorItem({ indicator }: { indicator: IndicatorSummary }) {
  const t = useIndicatorWords();
  const pick = usePick();
  const { slug } = useService().service;
  const { comparison, figure, code, name } = indicator;
  return (
    <li>
      <h3 className="wm-list__heading">
        <Link className="govuk-link" to={`/s/${slug}/indicators/${code}`}>
          {pick(name)}
        </Link>
      </h3>
      {/* The heading above says that the others have no published figures. */}
      {indicator.published ? <p className="wm-list__sentence">{leadSentence(t, indicator)}</p> : null}
      {indicator.published ? (
        <p className="wm-list__note">
          <OutcomeMark outcome={comparison?.verdict?.outcome ?? null} /> {notComparedSentence(t, indicator) ?? trendSentence(t, indicator)}
        </p>
      ) : null}
      <OwnSummary indicator={indicator} />
      {code === BOARD_INDICATOR ? <CountedSummary indicator={indicator} /> : null}
      {figure && indicator.notCompared ? <p className="wm-list__note">{trendSentence(t, indicator)}</p> : null}
    </li>
  );
}
