/** Adds a piece of evidence; the answer is the action with its new rating. */
import { useRef, useState, type FormEvent } from 'react';
import { AddEvidenceDocument, type AddEvidenceMutation } from '../../graphql/generated/graphql.ts';
import { ApiError } from '../../graphql/api-error.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { ratingInSentence } from '../../i18n/rating-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { DateInput, TextInput } from '../../ui/fields.tsx';
import type { ActionView } from './action-page.tsx';
import { useActionWords } from './action-words.ts';
import { readDateParts } from './date-parts.ts';

export interface AddEvidenceProps {
  action: ActionView;
  /** What to tell when it is done: how the rating stands now. */
  onAdded: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

type Refusal = Extract<AddEvidenceMutation['addEvidence'], { __typename: 'Refused' }>['reasons'][number];

const field = { title: 'evidence-title', url: 'evidence-url', date: 'evidence-date' } as const;

export function AddEvidence({ action, onAdded, onProblems }: AddEvidenceProps) {
  const t = useActionWords();
  const language = useLanguage();
  const mutation = useApiMutation(AddEvidenceDocument);
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const problemOf = (id: string) => problems.find((problem) => problem.field === id)?.text;
  const show = (found: readonly FormProblem[]) => {
    setProblems(found);
    onProblems(found.length > 0);
  };

  const ofReason = ({ code, parameters }: Refusal): FormProblem => {
    const limit = parameters.find(({ name }) => name === 'limit')?.value;
    switch (code) {
      case 'textMissing':
        return { field: field.title, text: t('problem.title') };
      case 'textTooLong':
        return { field: field.title, text: t('problem.titleLong', { limit: Number(limit) }) };
      case 'notAWebAddress':
        return { field: field.url, text: t('problem.url') };
      case 'dateInFuture':
        return { field: field.date, text: t('problem.dateFuture') };
      default:
        return { text: t('problem.failed') };
    }
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (mutation.isPending) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
    const date = readDateParts({ day: text('date-day'), month: text('date-month'), year: text('date-year') });
    const found: FormProblem[] = [];
    if (text('title') === '') found.push({ field: field.title, text: t('problem.title') });
    if (text('url') !== '' && !/^https?:\/\/[^\s/]+/i.test(text('url'))) found.push({ field: field.url, text: t('problem.url') });
    if (date === 'missing') found.push({ field: field.date, text: t('problem.dateMissing') });
    if (date === 'wrong') found.push({ field: field.date, text: t('problem.date') });
    show(found);
    if (found.length > 0 || typeof date === 'string') return;

    try {
      const before = action.effectiveRating;
      const { addEvidence: answer } = await mutation.mutateAsync({ input: { actionId: action.id, title: text('title'), url: text('url') || null, datedOn: date.date } });
      if (answer.__typename === 'Refused') return show(answer.reasons.map(ofReason));
      if (answer.__typename === 'NotFound') return show([{ text: t('problem.gone') }]);
      form.current?.reset();
      const after = ratingInSentence(answer.effectiveRating.label, language);
      const rating = answer.effectiveRating.code === before.code ? t('evidence.unchanged', { after }) : t('evidence.changed', { before: ratingInSentence(before.label, language), after });
      onAdded(`${t('evidence.added')} ${rating}`);
    } catch (error) {
      const id = error instanceof ApiError ? error.correlationId : null;
      show([{ text: id ? `${t('problem.failed')} ${t('problem.reference', { id })}` : t('problem.failed') }]);
    }
  };

  return (
    <section className="wm-no-print" aria-labelledby="add-evidence">
      <h2 className="wm-heading" id="add-evidence">
        {t('evidence.add')}
      </h2>
      <ErrorSummary problems={problems} />
      <form className="wm-form" ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <TextInput id={field.title} name="title" label={t('evidence.title')} hint={t('evidence.titleHint')} error={problemOf(field.title)} autoComplete="off" />
        <TextInput id={field.url} name="url" type="url" label={t('evidence.url')} hint={t('evidence.urlHint')} error={problemOf(field.url)} autoComplete="off" />
        <DateInput id={field.date} name="date" label={t('evidence.date')} hint={t('evidence.dateHint')} error={problemOf(field.date)} />
        <Button busy={mutation.isPending}>{t('evidence.submit')}</Button>
      </form>
    </section>
  );
}
