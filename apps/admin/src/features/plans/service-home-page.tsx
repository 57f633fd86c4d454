/** Start page of a service: its plans with their state in a sentence, recent imports, indicators. */
import { formatDate, localDate } from '@waymark/domain';
import { Link } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { RecentImportsDocument, ServiceHomeDocument, type ServiceHomeQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { Details, EmptyState } from '../../ui/blocks.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { HomeIndicators } from '../indicators/home-indicators.tsx';
import { HomeUpdates } from '../updates/home-updates.tsx';
import { SharedFiguresSection } from '../oversight/shared-figures-section.tsx';
import { useOversightWords } from '../oversight/oversight-words.ts';
import { usePlanWords, useStateSentence } from './plan-words.ts';

export function ServiceHomePage() {
  const t = usePlanWords();
  const may = useMay();
  const { slug } = useService().service;
  if (may('plans')) return <Home />;
  return (
    <Page title={t('home.title')}>
      <EmptyState title={t('home.closed.title')}>
        <p className="wm-text">{t('home.closed.text')}</p>
        {may('reviews') ? <ButtonLink to={`/s/${slug}/reviews`}>{t('home.closed.reviews')}</ButtonLink> : null}
      </EmptyState>
    </Page>
  );
}

function Home() {
  return <Ready query={useApiQuery(ServiceHomeDocument, {})}>{(data) => <ServiceHome data={data} />}</Ready>;
}

function ServiceHome({ data }: { data: ServiceHomeQuery }) {
  const t = usePlanWords();
  const pick = usePick();
  const shared = useOversightWords();
  const { service, me } = useService();
  const adviser = me.roles.includes('OVERSIGHT_ADVISER');
  const may = useMay()('uploadImport');
  const plans = data.plans.nodes;
  return (
    <Page title={t('home.title')}>
      <HomeUpdates />
      <SharedFiguresSection />
      {plans.length === 0 && adviser ? (
        <EmptyState title={shared('home.onlyFigures.title')}>
          <p className="wm-text">{shared('home.onlyFigures.text')}</p>
        </EmptyState>
      ) : plans.length === 0 ? (
        <EmptyState title={t('home.none.title')}>
          <p className="wm-text">{t(may ? 'home.none.canImport' : 'home.none.cannotImport')}</p>
        </EmptyState>
      ) : (
        <ul className="wm-list">
          {plans.map((plan) => (
            <PlanItem key={plan.id} plan={plan} slug={service.slug} />
          ))}
        </ul>
      )}
      {may ? <ButtonLink to={`/s/${service.slug}/imports`}>{t('home.import')}</ButtonLink> : null}
      <RecentImports slug={service.slug} enabled={may} />
      <HomeIndicators />
      {service.demonstration && service.provenance ? <Details summary={t('home.provenance')}>{pick(service.provenance)}</Details> : null}
    </Page>
  );
}

function PlanItem({ plan, slug }: { plan: ServiceHomeQuery['plans']['nodes'][number]; slug: string }) {
  const t = usePlanWords();
  const language = useLanguage();
  const sentence = useStateSentence();
  return (
    <li>
      <h2 className="wm-list__heading">
        <Link className="govuk-link" to={`/s/${slug}/plans/${plan.id}`}>
          {plan.title}
        </Link>
      </h2>
      <p className="wm-list__sentence">{sentence(plan.summary)}</p>
      <p className="wm-small wm-muted wm-list__note">
        {t('home.asAt', { date: formatDate(plan.asAt, language) })} {plan.importedFrom ? t('home.importedFrom', { file: plan.importedFrom }) : null}
      </p>
    </li>
  );
}

/** Only for those who may import: others are not shown the work in progress. */
function RecentImports({ slug, enabled }: { slug: string; enabled: boolean }) {
  const t = usePlanWords();
  const language = useLanguage();
  const imports = useApiQuery(RecentImportsDocument, {}, { enabled }).data?.imports;
  if (!imports || imports.nodes.length === 0) return null;
  return (
    <section aria-labelledby="recent-imports">
      <h2 className="wm-heading" id="recent-imports">
        {t('home.recent')}
      </h2>
      <ul className="wm-list">
        {imports.nodes.map((item) => (
          <li key={item.id}>
            <Link className="govuk-link" to={`/s/${slug}/imports/${item.id}`}>
              {item.fileName}
            </Link>{' '}
            <Tag attention={item.state === 'READY' || item.state === 'FAILED'}>{t(`home.state.${item.state}`)}</Tag>
            <p className="wm-small wm-muted wm-list__note">
              {t('home.uploaded', { who: item.uploadedBy, date: formatDate(localDate(item.uploadedAt), language) })}
              {item.state === 'READY' && item.unansweredCount > 0 ? `; ${t('home.unanswered', { count: item.unansweredCount })}` : null}.
            </p>
          </li>
        ))}
      </ul>
      {imports.totalCount > imports.nodes.length ? (
        <p className="wm-text">
          <Link className="govuk-link" to={`/s/${slug}/imports`}>
            {t('home.allImports')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
