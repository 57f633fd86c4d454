/** What changed in a plan between two closed reviews or days, or since one. All of it is in the address. */
import { formatDate } from '@waymark/domain';
import { useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useService } from '../../app/use-service.ts';
import { CompareReviewsDocument, ReviewsDocument, type PlanChangesPartsFragment } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { ChangesList } from './changes-list.tsx';
import { isDay, MomentsForm } from './moments-form.tsx';
import { useReviewWords } from './review-words.ts';

const refusals = new Set(['reviewsInOrder', 'otherPlan', 'closedReviewsOnly', 'historyMissing', 'dateInFuture'] as const);

export function ComparePage() {
  const t = useReviewWords();
  const { slug } = useService().service;
  const [params] = useSearchParams();
  const [from, to, plan] = ['from', 'to', 'plan'].map((name) => params.get(name));
  return (
    <Ready query={useApiQuery(ReviewsDocument, {})}>
      {({ reviews }) => (
        <Page title={t('changes.title')} crumbs={[{ text: t('title'), to: `/s/${slug}/reviews` }]}>
          <MomentsForm closed={reviews.nodes.filter(({ closedAt }) => closedAt !== null)} />
          {from ? <Changes from={from} to={to ?? null} plan={plan ?? null} /> : null}
        </Page>
      )}
    </Ready>
  );
}

function Changes({ from, to, plan }: { from: string; to: string | null; plan: string | null }) {
  const t = useReviewWords();
  const moment = (value: string | null) => (value !== null && isDay(value) ? { date: value } : { reviewId: value });
  const [older, newer] = [moment(from), moment(to)];
  const input = { planId: plan, fromReviewId: older.reviewId ?? null, fromDate: older.date ?? null, toReviewId: newer.reviewId ?? null, toDate: newer.date ?? null };
  return (
    <Ready query={useApiQuery(CompareReviewsDocument, { input })}>
      {({ planChanges }) => {
        if (planChanges.__typename === 'PlanChanges') return <Compared changes={planChanges} />;
        const code = planChanges.__typename === 'Refused' ? [...refusals].find((one) => one === planChanges.reasons[0]?.code) : undefined;
        return <p className="wm-text">{t(code ? `problem.${code}` : 'problem.gone')}</p>;
      }}
    </Ready>
  );
}

function Compared({ changes }: { changes: PlanChangesPartsFragment }) {
  const t = useReviewWords();
  const language = useLanguage();
  const named = ({ title, asAt }: PlanChangesPartsFragment['from']) => (title ? `${title}, ${formatDate(asAt, language)}` : formatDate(asAt, language));
  return (
    <section aria-labelledby="compared">
      <h2 className="wm-heading" id="compared">
        {t('changes.headingDates', { from: named(changes.from), to: named(changes.to) })}
      </h2>
      <ChangesList changes={changes} />
    </section>
  );
}
