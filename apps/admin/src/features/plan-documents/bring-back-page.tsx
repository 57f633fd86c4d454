/** A document comes back to its plan: which one. What is different is shown when it has been read. */
import { useParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { PlanTitleDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { StartForm } from '../imports/upload/start-form.tsx';
import { usePlanDocumentWords } from './plan-document-words.ts';
import '../imports/imports.scss';

export function BringBackPage() {
  const t = usePlanDocumentWords();
  const { slug } = useService().service;
  const may = useMay();
  const query = useApiQuery(PlanTitleDocument, { id: useParams()['id'] ?? '' });
  if (!may('commitReimport')) return <NotFoundPage />;
  return (
    <Ready query={query}>
      {({ plan }) =>
        plan.__typename === 'Plan' ? (
          <Page title={t('back.title')} caption={plan.title} crumbs={[{ text: plan.title, to: `/s/${slug}/plans/${plan.id}` }]}>
            <p className="wm-lead">{t('back.lead')}</p>
            <p className="wm-text">{t('back.text')}</p>
            <StartForm slug={slug} planId={plan.id} />
          </Page>
        ) : (
          <NotFoundPage />
        )
      }
    </Ready>
  );
}
