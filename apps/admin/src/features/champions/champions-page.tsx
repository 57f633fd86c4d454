/** Which board member stands up for which objectives of a plan, and which objectives have nobody. */
import { useParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useService } from '../../app/use-service.ts';
import { PlanChampionsDocument, type PlanChampionsQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { byChampion, type Champion, type ChampionedObjective } from './by-champion.ts';
import { useChampionWords } from './champion-words.ts';

type PlanView = Extract<PlanChampionsQuery['plan'], { __typename: 'Plan' }>;

export function ChampionsPage() {
  const id = useParams()['id'] ?? '';
  const query = useApiQuery(PlanChampionsDocument, { id });
  return <Ready query={query}>{({ plan }) => (plan.__typename === 'Plan' ? <Champions plan={plan} /> : <NotFoundPage />)}</Ready>;
}

function Champions({ plan }: { plan: PlanView }) {
  const t = useChampionWords();
  const { slug } = useService().service;
  const objectives = plan.sections.flatMap((section) => section.objectives.map((one) => ({ ...one, section: section.title })));
  const { champions, without } = byChampion(objectives);
  const columns: Column<Champion>[] = [
    { key: 'champion', label: t('column.champion'), rowHeader: true, cell: ({ name }) => name },
    {
      key: 'objectives', label: t('column.objectives'),
      cell: ({ objectives: theirs }) => (
        <ul className="govuk-list">
          {theirs.map((one) => (
            <li key={one.id}>{named(one)}</li>
          ))}
        </ul>
      ),
    },
  ];
  const open: Column<ChampionedObjective>[] = [
    { key: 'objective', label: t('objective'), rowHeader: true, cell: named },
    { key: 'section', label: t('column.section'), cell: ({ section }) => section },
  ];
  return (
    <Page title={t('title')} crumbs={[{ text: t('plans'), to: `/s/${slug}` }, { text: plan.title, to: `/s/${slug}/plans/${plan.id}` }]}>
      {objectives.length === 0 ? (
        <EmptyState title={t('none.title')}>
          <p className="wm-text">{t('none.text')}</p>
        </EmptyState>
      ) : (
        <>
          <p className="wm-lead">{t('lead', { count: objectives.length - without.length, total: objectives.length })}</p>
          <p className="wm-text">{t('why')}</p>
          {champions.length > 0 ? <DataTable caption={t('table')} captionHidden columns={columns} rows={champions} rowKey={({ name }) => name} /> : null}
          {without.length > 0 ? (
            <section aria-labelledby="without">
              <h2 className="wm-heading" id="without">
                {t('without')}
              </h2>
              <DataTable caption={t('withoutTable')} captionHidden columns={open} rows={without} rowKey={({ id }) => id} />
            </section>
          ) : null}
        </>
      )}
    </Page>
  );
}

const named = ({ ref, title }: { ref: string | null; title: string }): string => (ref ? `${ref}. ${title}` : title);
