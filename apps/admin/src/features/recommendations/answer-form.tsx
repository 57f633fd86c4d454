/** A form of this feature: its problems by field, the question about children, and what is told when it is done. */
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { readDateParts } from '../actions/date-parts.ts';
import { ChildCheck } from '../evidence/child-check.tsx';
import { problemsOf, useRecommendationWords, type Refusal } from './recommendation-words.ts';

/** What stands in the form. */
export interface Entered {
  data: FormData;
  text: (name: string) => string;
  /** Null where nothing was typed. */
  date: (name: string) => string | null;
  noChildNamed: boolean;
}

export type FormAnswer = { __typename: 'NotFound' } | { __typename: 'Refused'; reasons: readonly Refusal[] } | { __typename: string };

export interface AnswerFormProps {
  /** Unique on the page; the ids of fields begin with it. */
  prefix: string;
  submit: string;
  /** Names of date inputs; true where a date is needed. */
  dates?: Readonly<Record<string, boolean>>;
  variant?: 'primary' | 'secondary' | 'warning';
  ask: (entered: Entered) => Promise<FormAnswer>;
  onDone: () => void;
  onProblems: (problems: readonly FormProblem[]) => void;
  children: (problemAt: (field: string) => string | undefined) => ReactNode;
}

export function AnswerForm({ prefix, submit, dates = {}, variant = 'primary', ask, onDone, onProblems, children }: AnswerFormProps) {
  const t = useRecommendationWords();
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [suspected, setSuspected] = useState(false);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const problemAt = (field: string) => problems.find((problem) => problem.field === `${prefix}-${field}`)?.text;

  const send = async (data: FormData): Promise<readonly FormProblem[]> => {
    const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
    const read = Object.entries(dates).map(([name, needed]) => ({ name, needed, found: readDateParts({ day: text(`${name}-day`), month: text(`${name}-month`), year: text(`${name}-year`) }) }));
    const wrong = read.filter(({ needed, found }) => found === 'wrong' || (needed && found === 'missing'));
    if (wrong.length > 0) return wrong.map(({ name }) => ({ field: `${prefix}-${name}`, text: t('problem.notADate') }));
    const days = new Map(read.map(({ name, found }) => [name, typeof found === 'string' ? null : found.date]));
    try {
      const answer = await ask({ data, text, date: (name) => days.get(name) ?? null, noChildNamed: data.get('noChildNamed') === 'yes' });
      if (answer.__typename === 'Refused' && 'reasons' in answer) return problemsOf(t, prefix, answer.reasons, language);
      if (answer.__typename === 'NotFound') return [{ text: t('problem.gone') }];
      form.current?.reset();
      onDone();
      return [];
    } catch {
      return [{ text: t('problem.failed') }];
    }
  };
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const found = await send(new FormData(event.currentTarget));
    setBusy(false);
    setSuspected(found.some(({ field }) => field === `${prefix}-checked`));
    setProblems(found);
    onProblems(found);
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <form className="wm-form" ref={form} noValidate onSubmit={(event) => void onSubmit(event)}>
        {children(problemAt)}
        {suspected ? <ChildCheck id={`${prefix}-checked`} error={problemAt('checked')} /> : null}
        <Button variant={variant} busy={busy}>
          {submit}
        </Button>
      </form>
    </>
  );
}
