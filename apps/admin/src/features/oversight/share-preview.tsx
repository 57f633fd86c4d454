/** What an adviser would see with the scopes that are ticked: the adviser's own query, run as one (ADR 0041). */
import { formatDate } from '@waymark/domain';
import { SharedViewDocument, type SharedViewQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { RatingTag } from '../../ui/tag.tsx';
import { headlineOf } from '../actions/headline.ts';
import { FiguresList } from './figures-list.tsx';
import { headerOf, useOversightWords } from './oversight-words.ts';
import './oversight.scss';

type PlanOfView = SharedViewQuery['plans']['nodes'][number];
type ActionOfView = PlanOfView['actions']['nodes'][number];

export function SharePreview({ scopes }: { scopes: readonly string[] }) {
  const t = useOversightWords();
  const query = useApiQuery(SharedViewDocument, {}, { preview: headerOf(scopes), keepPrevious: true });
  return (
    <section className="wm-preview" aria-label={t('view.heading')} aria-busy={query.isFetching}>
      <h3 className="wm-heading">{t('view.heading')}</h3>
      <p className="wm-text">{t('view.intro')}</p>
      {query.isError ? <p className="wm-text">{t('view.failed')}</p> : null}
      {query.data ? <View data={query.data} scopes={scopes} /> : null}
    </section>
  );
}

function View({ data, scopes }: { data: SharedViewQuery; scopes: readonly string[] }) {
  const t = useOversightWords();
  const pick = usePick();
  const { sharedFigures, plans, reviews, indicators } = data;
  const language = useLanguage();
  return (
    <>
      <h4 className="wm-subheading">{t('figures.heading')}</h4>
      {sharedFigures ? <FiguresList figures={sharedFigures} /> : null}
      {plans.nodes.length === 0 ? <p className="wm-text">{t('view.noPlans')}</p> : plans.nodes.map((plan) => <PlanTable key={plan.id} plan={plan} names={scopes.includes('NAMES')} />)}
      <h4 className="wm-subheading">{t('view.reviews')}</h4>
      {reviews.nodes.length === 0 ? (
        <p className="wm-text">{t('view.noReviews')}</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet wm-text">
          {reviews.nodes.map(({ id, title, heldOn }) => (
            <li key={id}>
              {title}, {formatDate(heldOn, language)}
            </li>
          ))}
        </ul>
      )}
      <h4 className="wm-subheading">{t('view.indicators')}</h4>
      {indicators.length === 0 ? (
        <p className="wm-text">{t('view.noIndicators')}</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet wm-text">
          {indicators.map(({ code, name, period }) => (
            <li key={code}>
              {pick(name)}, {period}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function PlanTable({ plan, names }: { plan: PlanOfView; names: boolean }) {
  const t = useOversightWords();
  const { nodes, totalCount } = plan.actions;
  const columns: Column<ActionOfView>[] = [
    { key: 'action', label: t('view.action'), rowHeader: true, cell: ({ ref, description }) => `${ref ? `${ref} ` : ''}${headlineOf(description).text}` },
    { key: 'owner', label: t('view.owner'), cell: ({ owners }) => (names ? owners.map(({ name }) => name).join(', ') || t('view.nobody') : t('view.ownerClosed')) },
    { key: 'rating', label: t('view.rating'), cell: ({ effectiveRating }) => <RatingTag rating={effectiveRating} /> },
    { key: 'evidence', label: t('view.evidence'), cell: ({ evidence }) => evidence.nodes.map(({ title, addedBy }) => (addedBy ? `${title} (${addedBy})` : title)).join('; ') || t('view.evidenceNone') },
    { key: 'escalation', label: t('view.escalation'), cell: ({ escalation }) => t(escalation ? 'view.open' : 'view.none') },
  ];
  return <DataTable caption={t('view.firstActions', { title: plan.title, shown: nodes.length, total: totalCount })} columns={columns} rows={nodes} rowKey={({ id }) => id} />;
}
