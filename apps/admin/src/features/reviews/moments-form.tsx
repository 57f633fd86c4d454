/** Which two moments are compared: a closed review or any day, and now. */
import { formatDate } from '@waymark/domain';
import { useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../../app/use-service.ts';
import { PlansToReviewDocument, type ReviewsQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { DateInput, Select } from '../../ui/fields.tsx';
import { readDateParts } from '../actions/date-parts.ts';
import { useReviewWords } from './review-words.ts';

type Closed = ReviewsQuery['reviews']['nodes'][number];

const DAY = 'day';
const sides = ['from', 'to'] as const;

export const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value);

/** Who reads closed reviews alone chooses among these; everybody else may name days, and so compares before there is any review. */
export function MomentsForm({ closed }: { closed: readonly Closed[] }) {
  const t = useReviewWords();
  const language = useLanguage();
  const working = useMay()('plan');
  const [params, setParams] = useSearchParams();
  const plans = useApiQuery(PlansToReviewDocument, {}, { enabled: working }).data?.plans.nodes ?? [];
  const chosen = (side: (typeof sides)[number], otherwise: string): string => {
    const value = params.get(side);
    return value === null ? otherwise : isDay(value) ? DAY : value;
  };
  const [moments, setMoments] = useState({ from: chosen('from', closed.at(-1)?.id ?? DAY), to: chosen('to', '') });
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  if (closed.length === 0 && !working) return <EmptyState title={t('changes.few')} />;

  const reviews = closed.map(({ id, title, heldOn }) => ({ value: id, label: `${title}, ${formatDate(heldOn, language)}` }));
  const days = working ? [{ value: DAY, label: t('changes.day') }] : [];
  const choices = { from: [...reviews, ...days], to: [...(working ? [{ value: '', label: t('changes.today') }] : []), ...reviews, ...days] };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const part = (name: string) => ((data.get(name) as string | null) ?? '').trim();
    const read = sides.map((side) => {
      if (moments[side] !== DAY) return { side, value: moments[side] };
      const date = readDateParts({ day: part(`${side}Day-day`), month: part(`${side}Day-month`), year: part(`${side}Day-year`) });
      return { side, value: typeof date === 'string' ? null : date.date };
    });
    const found = read.flatMap(({ side, value }) => (value === null ? [{ field: `compare-${side}-day`, text: t('problem.day') }] : []));
    setProblems(found);
    const plan = part('plan') || plans[0]?.id;
    if (found.length === 0) setParams({ ...Object.fromEntries(read.flatMap(({ side, value }) => (value ? [[side, value]] : []))), ...(moments.from === DAY && plan ? { plan } : {}) });
  };
  return (
    <form className="wm-form wm-form--narrow wm-no-print" noValidate onSubmit={submit}>
      <ErrorSummary problems={problems} />
      {sides.map((side) => (
        <div key={side}>
          <Select id={`compare-${side}`} name={side} label={t(`changes.${side}`)} value={moments[side]} onChange={(event) => setMoments({ ...moments, [side]: event.currentTarget.value })} choices={choices[side]} />
          {moments[side] === DAY ? <DateInput id={`compare-${side}-day`} name={`${side}Day`} label={t(`changes.${side}Day`)} hint={t('open.heldHint')} error={problems.find(({ field }) => field === `compare-${side}-day`)?.text} /> : null}
        </div>
      ))}
      {moments.from === DAY && plans.length > 1 ? <Select id="compare-plan" name="plan" label={t('open.plan')} defaultValue={params.get('plan') ?? plans[0]?.id} choices={plans.map(({ id, title }) => ({ value: id, label: title }))} /> : null}
      <Button variant="secondary">{t('changes.show')}</Button>
    </form>
  );
}
