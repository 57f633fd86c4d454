/** A form that changes an action: its problems, the question about children, and what is told when it is done. */
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { AssureExternallyMutation, MoveAssuranceMutation } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { readDateParts } from '../actions/date-parts.ts';
import { ChildCheck, suspectedIn } from '../evidence/child-check.tsx';
import { useEvidenceWords } from '../evidence/evidence-words.ts';
import { useAssuranceWords } from './assurance-words.ts';
import { problemOf } from './edit-problems.ts';

export type EditAnswer = MoveAssuranceMutation['moveAssurance'] | AssureExternallyMutation['assureExternally'];

export interface SectionProps {
  actionId: string;
  onDone: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

/** What stands in the form. */
export interface Entered {
  text: (name: string) => string;
  /** Null where no date can be read: the form then says so by itself. */
  date: string | null;
  noChildNamed: boolean;
}

export interface EditFormProps extends Pick<SectionProps, 'onDone' | 'onProblems'> {
  /** Unique on the page; the ids of fields begin with it. */
  prefix: string;
  submit: string;
  done: string;
  /** The name of its date input, when it has one. */
  dated?: boolean;
  variant?: 'primary' | 'secondary' | 'warning';
  ask: (entered: Entered) => Promise<EditAnswer>;
  children?: (problemAt: (field: string) => string | undefined) => ReactNode;
}

export function EditForm({ prefix, submit, done, dated = false, variant = 'secondary', ask, children, onDone, onProblems }: EditFormProps) {
  const t = useAssuranceWords();
  const child = useEvidenceWords();
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const problemAt = (field: string) => problems.find((problem) => problem.field === `${prefix}-${field}`)?.text;
  const show = (found: readonly FormProblem[]) => {
    if (found.some(({ field }) => field === `${prefix}-checked`)) setAsked(true);
    setProblems(found);
    onProblems(found.length > 0);
  };

  const send = async (data: FormData): Promise<readonly FormProblem[]> => {
    const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
    const date = dated ? readDateParts({ day: text('date-day'), month: text('date-month'), year: text('date-year') }) : null;
    if (typeof date === 'string') return [{ field: `${prefix}-date`, text: t('problem.date') }];
    const noChildNamed = data.get('noChildNamed') === 'yes';
    const [suspected] = noChildNamed ? [] : suspectedIn({ reason: text('reason'), title: text('title'), note: text('note') });
    if (suspected) return [{ field: `${prefix}-checked`, text: t('problem.child', { kind: child(`child.kind.${suspected.kind}`) }) }];
    try {
      const answer = await ask({ text, date: date?.date ?? null, noChildNamed });
      if (answer.__typename === 'Refused') return answer.reasons.map((reason) => problemOf(reason, prefix, t, child, language));
      if (answer.__typename === 'NotFound') return [{ text: t('problem.gone') }];
      if (answer.__typename === 'Conflict') return [{ text: t('problem.conflict') }];
      form.current?.reset();
      setAsked(false);
      onDone(done);
      return [];
    } catch {
      return [{ text: t('problem.failed') }];
    }
  };
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    show(await send(new FormData(event.currentTarget)));
    setBusy(false);
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <form className="wm-form" ref={form} noValidate onSubmit={(event) => void onSubmit(event)}>
        {children?.(problemAt)}
        {asked ? <ChildCheck id={`${prefix}-checked`} error={problemAt('checked')} /> : null}
        <Button variant={variant} busy={busy}>
          {submit}
        </Button>
      </form>
    </>
  );
}
