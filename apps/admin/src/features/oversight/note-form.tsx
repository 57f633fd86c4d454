/** An adviser writes to the service about an action, a plan or a closed review: a note, or why it is not accepted yet. */
import { useRef, useState, type FormEvent } from 'react';
import { useService } from '../../app/use-service.ts';
import { WriteAssuranceNoteDocument, type AssuranceNoteSubject, type AssuranceVerdict } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { Radios, TextArea } from '../../ui/fields.tsx';
import { useOversightWords } from './oversight-words.ts';

const refusals = { textMissing: 'note.problem.text', textTooLong: 'note.problem.long', childDataSuspected: 'note.problem.child' } as const;

export interface NoteFormProps {
  about: { subject: AssuranceNoteSubject; subjectId: string };
  onDone: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

export function NoteForm({ about, onDone, onProblems }: NoteFormProps) {
  const t = useOversightWords();
  const { slug } = useService().service;
  const form = useRef<HTMLFormElement>(null);
  const mutation = useApiMutation(WriteAssuranceNoteDocument, { outsideService: true });
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const errorOf = (field: string): string | undefined => problems.find((problem) => problem.field === field)?.text;
  const show = (found: readonly FormProblem[]) => {
    setProblems(found);
    onProblems(found.length > 0);
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (mutation.isPending) return;
    const given = new FormData(event.currentTarget);
    const [verdict, text] = [given.get('verdict') as AssuranceVerdict | null, ((given.get('text') as string | null) ?? '').trim()];
    const found: FormProblem[] = [];
    if (!verdict) found.push({ field: 'note-verdict', text: t('note.problem.verdict') });
    if (text === '') found.push({ field: 'note-text', text: t('note.problem.text') });
    show(found);
    if (!verdict || found.length > 0) return;
    try {
      const { writeAssuranceNote: answer } = await mutation.mutateAsync({ input: { service: slug, ...about, verdict, text } });
      if (answer.__typename === 'AssuranceNoteWritten') {
        form.current?.reset();
        return onDone(t('note.done'));
      }
      const code = answer.__typename === 'Refused' ? (answer.reasons[0]?.code as keyof typeof refusals | undefined) : undefined;
      show([code && refusals[code] ? { field: 'note-text', text: t(refusals[code]) } : { text: t('note.problem.failed') }]);
    } catch {
      show([{ text: t('note.problem.failed') }]);
    }
  };

  return (
    <div className="wm-no-print">
      <Details summary={t('note.write')}>
        <ErrorSummary problems={problems} />
        <form className="wm-form" ref={form} noValidate onSubmit={(event) => void submit(event)}>
          <Radios
            id="note-verdict"
            name="verdict"
            label={t('note.which')}
            error={errorOf('note-verdict')}
            choices={[
              { value: 'NOTE', label: t('note.isNote') },
              { value: 'NOT_ACCEPTED', label: t('note.isNotAccepted'), hint: t('note.isNotAcceptedHint') },
            ]}
          />
          <TextArea id="note-text" name="text" label={t('note.text')} hint={t('note.textHint')} error={errorOf('note-text')} rows={4} maxLength={2000} />
          <Button variant="secondary" busy={mutation.isPending}>
            {t('note.submit')}
          </Button>
        </form>
      </Details>
    </div>
  );
}
