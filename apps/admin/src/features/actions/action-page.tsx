/** One action: how it is rated and why, what it is, what shows that it was done. */
import { formatDate } from '@waymark/domain';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { ActionPageDocument, type ActionPageQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { ratingInSentence } from '../../i18n/rating-words.ts';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { PaginationArrow } from '../../ui/pagination.tsx';
import { RatingTag } from '../../ui/tag.tsx';
import { AssuranceSection } from '../assurance/assurance-section.tsx';
import { DatesSection } from '../assurance/dates-section.tsx';
import { HistorySection } from '../assurance/history-section.tsx';
import { MeasuresSection } from '../assurance/measures-section.tsx';
import { OverrideSection } from '../assurance/override-section.tsx';
import { LadderSection } from '../escalations/ladder-section.tsx';
import { EvidenceForm } from '../evidence/evidence-form.tsx';
import { EvidenceList } from '../evidence/evidence-list.tsx';
import { useEvidenceWords } from '../evidence/evidence-words.ts';
import { UpdateHistory } from '../updates/update-history.tsx';
import { ActionIndicators } from '../indicator-links/action-indicators.tsx';
import { DocumentChanges } from '../plan-documents/document-changes.tsx';
import { ActionRecommendations } from '../recommendations/action-recommendations.tsx';
import { ActionSummary } from './action-summary.tsx';
import { useActionWords } from './action-words.ts';
import { headlineOf } from './headline.ts';
import { WhyRating } from './why-rating.tsx';

export type ActionView = Extract<ActionPageQuery['action'], { __typename: 'Action' }>;

export function ActionPage() {
  const id = useParams()['id'] ?? '';
  const query = useApiQuery(ActionPageDocument, { id });
  // The key starts each action afresh: a message about one does not stay for the next.
  return <Ready query={query}>{({ action }) => (action.__typename === 'Action' ? <ActionDetails key={action.id} action={action} /> : <NotFoundPage />)}</Ready>;
}

function ActionDetails({ action }: { action: ActionView }) {
  const t = useActionWords();
  const words = useEvidenceWords();
  const { slug } = useService().service;
  const may = useMay();
  // Set by the page of an update that was just saved.
  const arrived = (useLocation().state as { notice?: string } | null)?.notice;
  const [message, setMessage] = useState<string | null>(arrived ?? null);
  const [problems, setProblems] = useState(false);
  const section = { actionId: action.id, onDone: setMessage, onProblems: setProblems };
  const headline = headlineOf(action.description);
  const caption = action.ref ? t('caption', { ref: action.ref }) : t('captionPlain');
  return (
    <Page
      title={headline.text}
      documentTitle={`${caption}: ${shortTitle(headline.text)}`}
      caption={caption}
      wideTitle
      hasProblems={problems}
      crumbs={[
        { text: t('plans'), to: `/s/${slug}` },
        { text: action.plan.title, to: `/s/${slug}/plans/${action.plan.id}` },
      ]}
      footer={{ ratingKey: action.plan.ratingKey, asAt: action.decision.decidedFor }}
    >
      {message ? (
        <NotificationBanner kind="success" key={message}>
          <p className="govuk-notification-banner__heading">{message}</p>
        </NotificationBanner>
      ) : null}
      <Ratings action={action} />
      <WhyRating decision={action.decision} ratings={action.plan.ratingKey.ratings} />
      <OverrideSection {...section} />
      <LadderSection {...section} />
      <ActionSummary action={action} />
      <UpdateHistory actionId={action.id} />
      <DatesSection {...section} />
      <MeasuresSection {...section} />
      <AssuranceSection {...section} />
      <ActionRecommendations actionId={action.id} />
      <ActionIndicators actionId={action.id} onDone={setMessage} />
      <EvidenceList action={action} onDone={setMessage} onProblems={setProblems} />
      {may('addEvidence') ? (
        <section className="wm-no-print" aria-labelledby="add-evidence">
          <h2 className="wm-heading" id="add-evidence">
            {words('add')}
          </h2>
          <EvidenceForm action={action} onDone={setMessage} onProblems={setProblems} />
        </section>
      ) : null}
      <DocumentChanges actionId={action.id} />
      <HistorySection actionId={action.id} />
      <AroundLinks action={action} slug={slug} />
    </Page>
  );
}

/** What a browser's tab and history can show. */
function shortTitle(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60).replace(/\s+\S*$/, '')}…`;
}

/** Reported and computed rating side by side, and in a sentence. */
function Ratings({ action }: { action: ActionView }) {
  const t = useActionWords();
  const language = useLanguage();
  const { statedRating: stated, computedRating: byRules, timescale } = action;
  const computed = ratingInSentence(byRules.label, language);
  const comparison = !stated
    ? t('unreported', { computed })
    : action.diverges
      ? t('differ', { stated: ratingInSentence(stated.label, language), computed })
      : t('agree');
  const late = action.daysOverdue && timescale.current ? t('overdue', { count: action.daysOverdue, date: formatDate(timescale.current, language) }) : null;
  const source = stated ? ({ text: 'stated.text', shading: 'stated.shading', status: 'stated.status' } as const)[action.statedSource ?? ''] : undefined;
  return (
    <>
      <div className="wm-pair">
        <div>
          <span className="wm-pair__label">{t('reported')}</span>
          <RatingTag rating={stated} />
          {source ? <span className="wm-small wm-muted"> {t(source)}</span> : null}
        </div>
        <div>
          <span className="wm-pair__label">{t('byRules')}</span>
          <RatingTag rating={byRules} />
        </div>
        {action.overridden ? (
          <div>
            <span className="wm-pair__label">{t('overridden')}</span>
            <RatingTag rating={action.effectiveRating} />
          </div>
        ) : null}
      </div>
      <p className="wm-lead">
        {comparison} {late}
      </p>
    </>
  );
}

function AroundLinks({ action, slug }: { action: ActionView; slug: string }) {
  const t = useActionWords();
  if (!action.previousId && !action.nextId) return null;
  return (
    <nav className="govuk-pagination govuk-pagination--block wm-around" aria-label={t('around.label')}>
      {action.previousId ? (
        <div className="govuk-pagination__prev">
          <Link className="govuk-link govuk-pagination__link" to={`/s/${slug}/actions/${action.previousId}`} rel="prev">
            <PaginationArrow direction="previous" />
            <span className="govuk-pagination__link-title">{t('around.previous')}</span>
          </Link>
        </div>
      ) : null}
      {action.nextId ? (
        <div className="govuk-pagination__next">
          <Link className="govuk-link govuk-pagination__link" to={`/s/${slug}/actions/${action.nextId}`} rel="next">
            <PaginationArrow direction="next" />
            <span className="govuk-pagination__link-title">{t('around.next')}</span>
          </Link>
        </div>
      ) : null}
    </nav>
  );
}
