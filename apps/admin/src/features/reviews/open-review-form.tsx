/** Opens a review: which plan, what the meeting is called, when it is. */
import { useState, type FormEvent } from 'react';
import { OpenReviewDocument, PlansToReviewDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { DateInput, Select, TextInput } from '../../ui/fields.tsx';
import { readDateParts } from '../actions/date-parts.ts';
import { useReviewStep } from './use-review-step.ts';
import { useReviewWords } from './review-words.ts';

const fields = { plan: 'review-plan', title: 'review-title', held: 'review-held' };

export function OpenReviewForm({ onOpened, onProblems }: { onOpened: (reviewId: string) => void; onProblems: (problems: boolean) => void }) {
  const t = useReviewWords();
  const plans = useApiQuery(PlansToReviewDocument, {}).data?.plans.nodes ?? [];
  const mutation = useApiMutation(OpenReviewDocument);
  const step = useReviewStep({ title: fields.title });
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const problemOf = (id: string) => problems.find(({ field }) => field === id)?.text;
  if (plans.length === 0) return null;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
    const held = readDateParts({ day: text('held-day'), month: text('held-month'), year: text('held-year') });
    const [planId, title] = [text('plan') || (plans.length === 1 ? plans[0]!.id : ''), text('title')];
    const found: FormProblem[] = [
      ...(planId === '' ? [{ field: fields.plan, text: t('problem.planMissing') }] : []),
      ...(title === '' ? [{ field: fields.title, text: t('problem.titleMissing') }] : []),
      ...(typeof held === 'string' ? [{ field: fields.held, text: t('problem.date') }] : []),
    ];
    const answer = found.length > 0 || typeof held === 'string' ? { problems: found, reviewId: null } : await step(async () => (await mutation.mutateAsync({ input: { planId, title, heldOn: held.date } })).openReview);
    setProblems(answer.problems);
    onProblems(answer.problems.length > 0);
    if (answer.reviewId) onOpened(answer.reviewId);
  };
  return (
    <section className="wm-no-print" aria-labelledby="open-review">
      <h2 className="wm-heading" id="open-review">
        {t('open.heading')}
      </h2>
      <ErrorSummary problems={problems} />
      <form className="wm-form wm-form--narrow" noValidate onSubmit={(event) => void submit(event)}>
        {plans.length > 1 ? <Select id={fields.plan} name="plan" label={t('open.plan')} error={problemOf(fields.plan)} choices={[{ value: '', label: '' }, ...plans.map(({ id, title }) => ({ value: id, label: title }))]} /> : null}
        <TextInput id={fields.title} name="title" label={t('open.name')} hint={t('open.nameHint')} maxLength={200} autoComplete="off" error={problemOf(fields.title)} />
        <DateInput id={fields.held} name="held" label={t('open.held')} hint={t('open.heldHint')} error={problemOf(fields.held)} />
        <Button busy={mutation.isPending}>{t('open.submit')}</Button>
      </form>
    </section>
  );
}
