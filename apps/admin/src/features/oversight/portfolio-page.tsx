/** The services that share with an oversight body, side by side: filtered and ordered by the address, ranked by nobody. */
import { formatDate } from '@waymark/domain';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { PortfolioDocument, type PortfolioQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { Details, EmptyState } from '../../ui/blocks.tsx';
import { useOversightWords } from './oversight-words.ts';
import { PortfolioFilters } from './portfolio-filters.tsx';
import { PortfolioTable } from './portfolio-table.tsx';
import { portfolioSearch, readPortfolioView, shownServices, stagesOf, type PortfolioView } from './portfolio-view.ts';
import './oversight.scss';

export function PortfolioPage() {
  const [search] = useSearchParams();
  const view = readPortfolioView(search);
  const query = useApiQuery(PortfolioDocument, { body: view.body }, { outsideService: true, keepPrevious: true });
  return <Ready query={query}>{(data) => <Portfolio portfolio={data.portfolio} view={view} />}</Ready>;
}

function Portfolio({ portfolio, view }: { portfolio: PortfolioQuery['portfolio']; view: PortfolioView }) {
  const t = useOversightWords();
  const pick = usePick();
  const language = useLanguage();
  const navigate = useNavigate();
  const { body, bodies, services, stages, asAt } = portfolio;
  const shown = shownServices(services, view, language);
  const go = (next: PortfolioView) => void navigate({ search: portfolioSearch(next) }, { replace: true, preventScrollReset: true });
  return (
    <Page title={t('portfolio.title')}>
      <p className="wm-lead">{t('portfolio.lead', { body: pick(body.name), count: services.length, date: formatDate(asAt, language) })}</p>
      <p className="wm-text">{t('portfolio.noted')}</p>
      <p className="wm-text">
        <Link className="govuk-link" to={`/oversight/stage-rules?body=${body.slug}`}>
          {t('stage.rulesLink')}
        </Link>
      </p>
      {services.length === 0 ? (
        <EmptyState title={t('portfolio.none.title')}>
          <p className="wm-text">{t('portfolio.none.text')}</p>
        </EmptyState>
      ) : (
        <>
          <PortfolioFilters view={view} bodies={bodies} onChange={go} />
          <p className="wm-text" role="status">
            {t('portfolio.shown', { shown: shown.length, count: services.length })}
          </p>
          {stagesOf(shown, stages).map(({ stage, rows }) => (
            <section className="wm-portfolio" key={stage?.number ?? 0} aria-labelledby={`stage-${stage?.number ?? 0}`}>
              <h2 className="wm-heading" id={`stage-${stage?.number ?? 0}`}>
                {stage ? pick(stage.name) : t('stage.undecided')}
              </h2>
              <PortfolioTable title={stage ? pick(stage.name) : t('stage.undecided')} body={body.slug} rows={rows} sort={view.sort} onSort={(sort) => go({ ...view, sort })} />
            </section>
          ))}
          <Details summary={t('portfolio.method.summary')}>
            <ul className="govuk-list govuk-list--bullet">
              <li>{t('portfolio.method.status')}</li>
              <li>{t('portfolio.method.overdue')}</li>
              <li>{t('portfolio.method.divergent')}</li>
              <li>{t('portfolio.method.overridden')}</li>
              <li>{t('portfolio.method.evidenced')}</li>
              <li>{t('portfolio.method.signOff')}</li>
              <li>{t('portfolio.method.quality')}</li>
              <li>{t('portfolio.method.entrants')}</li>
              <li>{t('portfolio.method.withheld')}</li>
            </ul>
          </Details>
        </>
      )}
    </Page>
  );
}
