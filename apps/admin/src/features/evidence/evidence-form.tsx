/** Adds a piece of evidence, or a new version of one; the answer is the action with its new rating. */
import { useRef, useState, type FormEvent } from 'react';
import { useDraft } from '../../app/use-draft.ts';
import { useService } from '../../app/use-service.ts';
import { AddEvidenceDocument, ReplaceEvidenceDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useServiceSlug } from '../../graphql/use-api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { DateInput, Radios, Select, TextInput } from '../../ui/fields.tsx';
import { FileUpload } from '../../ui/file-upload.tsx';
import { readDateParts } from '../actions/date-parts.ts';
import { ChildCheck, suspectedIn } from './child-check.tsx';
import { fieldsOf, problemOfChildData, problemOfFile } from './evidence-problems.ts';
import { useEvidenceWords } from './evidence-words.ts';
import { faultOf, sendFile, takenEndings } from './send-file.ts';
import { useEvidenceAnswer, type EvidenceOf, type EvidenceView } from './use-evidence-answer.ts';

export interface EvidenceFormProps {
  action: EvidenceOf;
  /** The version that the new one replaces; without it a piece is added. */
  replaces?: EvidenceView;
  /** What to tell when it is done: how the rating stands now. */
  onDone: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

const months = ['', '1', '3', '6', '12', '24'] as const;

export function EvidenceForm({ action, replaces, onDone, onProblems }: EvidenceFormProps) {
  const t = useEvidenceWords();
  const service = useServiceSlug() ?? '';
  const field = fieldsOf(replaces ? `replace-${replaces.id}` : 'evidence');
  const [add, replace] = [useApiMutation(AddEvidenceDocument), useApiMutation(ReplaceEvidenceDocument)];
  const form = useRef<HTMLFormElement>(null);
  const forgetDraft = useDraft(form, useService().me.id, `evidence.${replaces?.id ?? action.id}`);
  const file = useRef<File | null>(null);
  /** A file that is up already: what else is wrong with the form does not send it again. */
  const sent = useRef<{ file: File; id: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  // A file cannot be taken out of the browser's own control: a new one is put in its place.
  const [round, setRound] = useState(0);
  const answered = useEvidenceAnswer(action, field, t);
  const problemOf = (id: string) => problems.find((problem) => problem.field === id)?.text;
  const show = (found: readonly FormProblem[]) => {
    if (found.some((problem) => problem.field === field.checked)) setAsked(true);
    setProblems(found);
    onProblems(found.length > 0);
  };

  const send = async (data: FormData): Promise<readonly FormProblem[]> => {
    const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
    const [title, url, chosen] = [text('title'), text('url'), file.current];
    const date = readDateParts({ day: text('date-day'), month: text('date-month'), year: text('date-year') });
    const found: FormProblem[] = [];
    if (title === '') found.push({ field: field.title, text: t('problem.title') });
    const fault = chosen ? faultOf(chosen) : null;
    if (fault) found.push(problemOfFile(fault, {}, field, t));
    if (chosen && url !== '') found.push({ field: field.url, text: t('problem.linkAndFile') });
    else if (url !== '' && !/^https?:\/\/[^\s/]+/i.test(url)) found.push({ field: field.url, text: t('problem.url') });
    if (date === 'missing') found.push({ field: field.date, text: t('problem.dateMissing') });
    if (date === 'wrong') found.push({ field: field.date, text: t('problem.date') });
    const noChildNamed = data.get('noChildNamed') === 'yes';
    if (!noChildNamed) found.push(...suspectedIn({ title, fileName: chosen?.name ?? '' }).map(({ where, kind }) => problemOfChildData(where, kind, field, t)));
    if (found.length > 0 || typeof date === 'string') return found;

    if (chosen && sent.current?.file !== chosen) {
      const answer = await sendFile(service, chosen, noChildNamed);
      if (answer.kind === 'refused') return [problemOfFile(answer.code, answer.parameters, field, t)];
      if (answer.kind === 'failed') return [answered.failure(answer.id)];
      sent.current = { file: chosen, id: answer.id };
    }
    const content = {
      title, url: url || null, fileId: chosen ? (sent.current?.id ?? null) : null, datedOn: date.date, goodForMonths: Number(text('months')) || null,
      marking: text('marking') === 'OFFICIAL_SENSITIVE' ? ('OFFICIAL_SENSITIVE' as const) : ('OFFICIAL' as const), noChildNamed,
    };
    return answered.of(async () =>
      replaces ? (await replace.mutateAsync({ input: { evidenceId: replaces.id, ...content } })).replaceEvidence : (await add.mutateAsync({ input: { actionId: action.id, ...content } })).addEvidence,
      (rating) => {
        form.current?.reset();
        forgetDraft();
        file.current = sent.current = null;
        setAsked(false);
        setRound(round + 1);
        onDone(`${t(replaces ? 'done.replaced' : 'done.added')} ${rating}`);
      });
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    show(await send(new FormData(event.currentTarget)));
    setBusy(false);
  };

  return (
    <>
      <ErrorSummary problems={problems} />
      <form className="wm-form" ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <TextInput id={field.title} name="title" label={t('form.title')} hint={t('form.titleHint')} error={problemOf(field.title)} autoComplete="off" defaultValue={replaces?.title} />
        <FileUpload key={round} id={field.file} name="file" label={t('form.file')} hint={t('form.fileHint')} error={problemOf(field.file)} accept={takenEndings.join(',')} onChoose={(chosen) => (file.current = chosen)} />
        <TextInput id={field.url} name="url" type="url" label={t('form.url')} hint={t('form.urlHint')} error={problemOf(field.url)} autoComplete="off" defaultValue={replaces?.url ?? undefined} />
        <DateInput id={field.date} name="date" label={t('form.date')} hint={t('form.dateHint')} error={problemOf(field.date)} />
        <Select id={field.months} name="months" label={t('form.months')} hint={t('form.monthsHint')} choices={months.map((count) => ({ value: count, label: count === '' ? t('form.noEnd') : t('form.monthCount', { count: Number(count) }) }))} />
        <Radios id={field.marking} name="marking" label={t('form.marking')} hint={t('form.markingHint')} small defaultValue={replaces?.marking ?? 'OFFICIAL'} choices={[{ value: 'OFFICIAL', label: 'OFFICIAL' }, { value: 'OFFICIAL_SENSITIVE', label: 'OFFICIAL-SENSITIVE' }]} />
        {asked ? <ChildCheck id={field.checked} error={problemOf(field.checked)} /> : null}
        <Button busy={busy}>{t(replaces ? 'form.replace' : 'form.add')}</Button>
      </form>
    </>
  );
}
