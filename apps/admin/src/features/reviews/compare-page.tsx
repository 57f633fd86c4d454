/** What changed between two closed reviews, or since one of them. Both are in the address. */
import { formatDate } from '@waymark/domain';
import { useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { CompareReviewsDocument, ReviewsDocument, type PlanChangesPartsFragment, type ReviewsQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/fields.tsx';
import { ChangesList } from './changes-list.tsx';
import { useReviewWords } from './review-words.ts';

type Closed = ReviewsQuery['reviews']['nodes'][number];
const refusals = new Set(['reviewsInOrder', 'otherPlan', 'closedReviewsOnly'] as const);

export function ComparePage() {
  const t = useReviewWords();
  const { slug } = useService().service;
  const [params] = useSearchParams();
  const from = params.get('from');
  return (
    <Ready query={useApiQuery(ReviewsDocument, {})}>
      {({ reviews }) => {
        const closed = reviews.nodes.filter(({ closedAt }) => closedAt !== null);
        return (
          <Page title={t('changes.title')} crumbs={[{ text: t('title'), to: `/s/${slug}/reviews` }]}>
            {closed.length === 0 ? <EmptyState title={t('changes.few')} /> : <Choice closed={closed} />}
            {from ? <Changes from={from} to={params.get('to')} /> : null}
          </Page>
        );
      }}
    </Ready>
  );
}

function Choice({ closed }: { closed: readonly Closed[] }) {
  const t = useReviewWords();
  const language = useLanguage();
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const choices = closed.map(({ id, title, heldOn }) => ({ value: id, label: `${title}, ${formatDate(heldOn, language)}` }));
  return (
    <form
      className="wm-form wm-form--narrow wm-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const to = data.get('to') as string;
        setParams({ from: data.get('from') as string, ...(to ? { to } : {}) });
      }}
    >
      <Select id="compare-from" name="from" label={t('changes.from')} defaultValue={params.get('from') ?? choices.at(-1)?.value} choices={choices} />
      <Select id="compare-to" name="to" label={t('changes.to')} defaultValue={params.get('to') ?? ''} choices={[...(may('plan') ? [{ value: '', label: t('changes.today') }] : []), ...choices]} />
      <Button variant="secondary">{t('changes.show')}</Button>
    </form>
  );
}

function Changes({ from, to }: { from: string; to: string | null }) {
  const t = useReviewWords();
  return (
    <Ready query={useApiQuery(CompareReviewsDocument, { input: { fromReviewId: from, toReviewId: to } })}>
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
  const named = ({ title, asAt }: PlanChangesPartsFragment['from']) => `${title ?? t('changes.today')}, ${formatDate(asAt, language)}`;
  return (
    <section aria-labelledby="compared">
      <h2 className="wm-heading" id="compared">
        {t('changes.headingDates', { from: named(changes.from), to: named(changes.to) })}
      </h2>
      <ChangesList changes={changes} />
    </section>
  );
}
