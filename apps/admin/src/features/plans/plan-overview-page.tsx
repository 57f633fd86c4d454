/** A plan at a glance: its state in one sentence, where reports and rules differ, sections × ratings, the actions. */
import { formatDate } from '@waymark/domain';
import { useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useService } from '../../app/use-service.ts';
import { PlanOverviewDocument, type PlanOverviewQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { ChampionsLink } from '../champions/champions-link.tsx';
import { AssuranceNotes } from '../oversight/assurance-notes.tsx';
import { OwnersPrompt } from '../owners/owners-prompt.tsx';
import { BroughtBack } from '../plan-documents/brought-back.tsx';
import { TakePlan } from '../plan-documents/take-plan.tsx';
import { UpdateRate } from '../updates/update-rate.tsx';
import { DivergenceList } from './divergence-list.tsx';
import { PlanActions } from './plan-actions.tsx';
import { usePlanWords, useStateSentence } from './plan-words.ts';
import { SectionTable } from './section-table.tsx';

export type PlanView = Extract<PlanOverviewQuery['plan'], { __typename: 'Plan' }>;

export function PlanOverviewPage() {
  const id = useParams()['id'] ?? '';
  const query = useApiQuery(PlanOverviewDocument, { id });
  return <Ready query={query}>{({ plan }) => (plan.__typename === 'Plan' ? <PlanOverview plan={plan} /> : <NotFoundPage />)}</Ready>;
}

function PlanOverview({ plan }: { plan: PlanView }) {
  const t = usePlanWords();
  const language = useLanguage();
  const sentence = useStateSentence();
  const { slug } = useService().service;
  // Set by the import review (features/imports) when it has just made this plan.
  const arrival = useLocation().state as { notice?: string; name?: string } | null;
  const [said, setSaid] = useState('');
  const [hasProblems, setHasProblems] = useState(false);
  const arrived = arrival?.notice === 'importCommitted';
  return (
    <Page
      title={plan.title}
      wideTitle
      crumbs={[{ text: t('home.plans'), to: `/s/${slug}` }]}
      footer={{ ratingKey: plan.ratingKey, asAt: plan.asAt }}
      hasProblems={hasProblems}
    >
      {said ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{said}</p>
        </NotificationBanner>
      ) : null}
      {arrived ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{t('overview.saved', { count: plan.summary.total })}</p>
        </NotificationBanner>
      ) : null}
      {arrival?.notice === 'reimported' ? <BroughtBack name={arrival.name ?? ''} /> : null}
      <p className="wm-lead">{sentence(plan.summary)}</p>
      <p className="wm-text wm-muted">
        {t('overview.asAt', { date: formatDate(plan.asAt, language) })} {plan.importedFrom ? t('overview.importedFrom', { file: plan.importedFrom }) : null}
      </p>
      {plan.summary.total === 0 ? (
        <EmptyState title={t('overview.empty.title')}>
          <p className="wm-text">{t('overview.empty.text')}</p>
        </EmptyState>
      ) : (
        <>
          <DivergenceList summary={plan.summary} />
          {plan.summary.overridden > 0 ? <p className="wm-text">{t('overview.overridden', { count: plan.summary.overridden, total: plan.summary.total, percent: Math.round((100 * plan.summary.overridden) / plan.summary.total) })}</p> : null}
          <UpdateRate planId={plan.id} />
          <OwnersPrompt />
          <SectionTable plan={plan} />
          <ChampionsLink planId={plan.id} />
          <TakePlan planId={plan.id} />
          <PlanActions plan={plan} />
        </>
      )}
      <AssuranceNotes about={{ subject: 'PLAN', subjectId: plan.id }} level={2} onDone={setSaid} onProblems={setHasProblems} />
    </Page>
  );
}
