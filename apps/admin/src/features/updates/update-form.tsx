/** The three questions, kept as a draft while they are answered, with their consequence in sight. */
import { formatDate, localDate } from '@waymark/domain';
import { useRef, useState, type FormEvent } from 'react';
import { UpdateActionDocument, type UpdateActionMutation } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { ratingInSentence } from '../../i18n/rating-words.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { DateInput, Radios, TextArea, TextInput } from '../../ui/fields.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { useActionWords } from '../actions/action-words.ts';
import { ChildCheck, suspectedIn } from '../evidence/child-check.tsx';
import { EvidenceForm } from '../evidence/evidence-form.tsx';
import { useEvidenceWords } from '../evidence/evidence-words.ts';
import { ConflictPanel, type Choice } from './conflict-panel.tsx';
import { ConsequencePanel } from './consequence-panel.tsx';
import { DraftLine } from './draft-line.tsx';
import type { UpdatePageAction } from './update-page.tsx';
import { fields, problemOfRefusal } from './update-problems.ts';
import { forecastOf, needsReason, readValues, statusNames, valuesOf, withDraft, type StatusName, type UpdateValues } from './update-values.ts';
import { useUpdateWords } from './update-words.ts';
import { useAutosave } from './use-autosave.ts';
import './updates.scss';

export interface UpdateFormProps {
  action: UpdatePageAction;
  /** The rules in force. */
  document: unknown;
  today: string;
  /** Saved, or discarded with an empty message. */
  onSaved: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

type Answer = UpdateActionMutation['updateAction'];
const formId = 'update';

export function UpdateForm({ action, document, today, onSaved, onProblems }: UpdateFormProps) {
  const t = useUpdateWords();
  const child = useEvidenceWords();
  const actions = useActionWords();
  const language = useLanguage();
  const draft = action.myUpdateDraft;
  // What the page learns meanwhile must not pass for what the person has seen: their version stays the one they began with.
  const [began] = useState(() => ({ version: draft?.actionVersion ?? action.version, values: withDraft(valuesOf({ status: action.status, forecast: action.timescale.forecast }), draft?.content) }));
  const [values, setValues] = useState<UpdateValues>(began.values);
  const form = useRef<HTMLFormElement>(null);
  const update = useApiMutation(UpdateActionDocument);
  const autosave = useAutosave(action.id, began.version);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [asked, setAsked] = useState(false);
  const [conflict, setConflict] = useState<number | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const problemOf = (id: string) => problems.find((problem) => problem.field === id)?.text;
  const show = (found: readonly FormProblem[]) => {
    if (found.some(({ field }) => field === fields.checked)) setAsked(true);
    setProblems(found);
    onProblems(found.length > 0);
  };

  const take = (answer: Answer) => {
    if (answer.__typename === 'Conflict') setConflict(answer.currentVersion);
    else if (answer.__typename === 'Refused') show(answer.reasons.map((reason) => problemOfRefusal(reason, t, child)));
    else if (answer.__typename === 'NotFound') show([{ text: t('problem.gone') }]);
    else {
      autosave.stop();
      const [before, after] = [action.effectiveRating, answer.effectiveRating].map(({ label }) => ratingInSentence(label, language));
      onSaved(`${t('saved.update')} ${action.effectiveRating.code === answer.effectiveRating.code ? t('saved.unchanged', { after: after ?? '' }) : t('saved.changed', { before: before ?? '', after: after ?? '' })}`);
    }
  };

  /** @param over what of another's update stands instead of one's own */
  const send = async (written: UpdateValues, version: number, over: { status?: StatusName; forecast?: string | null } = {}) => {
    const forecast = forecastOf(written);
    const [text, forecastReason] = [written.text.trim(), written.forecastReason.trim()];
    const found: FormProblem[] = [];
    if (text === '') found.push({ field: fields.text, text: t('problem.text') });
    if (forecast === 'wrong') found.push({ field: fields.forecast, text: t('problem.date') });
    else if (!('forecast' in over) && needsReason({ forecast: action.timescale.forecast, due: action.timescale.current }, forecast.date) && forecastReason === '') found.push({ field: fields.reason, text: t('problem.reason') });
    const noChildNamed = written.noChildNamed === 'yes';
    if (!noChildNamed) found.push(...suspectedIn({ text, reason: forecastReason }).map(({ kind }) => ({ field: fields.checked, text: t('problem.child', { kind: child(`child.kind.${kind}`) }) })));
    if (found.length > 0 || forecast === 'wrong') return show(found);
    const input = { actionId: action.id, version, text, status: written.status as StatusName, forecast: forecast.date, forecastReason: forecastReason || null, noChildNamed, ...over };
    try {
      show([]);
      take((await update.mutateAsync({ input })).updateAction);
    } catch {
      show([{ text: t('problem.failed') }]);
    }
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!update.isPending) void send(readValues(event.currentTarget), began.version);
  };
  const changed = () => {
    if (!form.current) return;
    const written = readValues(form.current);
    setValues(written);
    autosave.keep(written);
  };
  const discard = async () => {
    await autosave.discard();
    onSaved('');
  };
  const choose = ({ kind, version, theirs }: Choice) => {
    setConflict(null);
    if (kind === 'theirs') void discard();
    else void send(values, version, kind === 'merge' ? theirs : {});
  };

  const { current: due } = action.timescale;
  const forecast = forecastOf(values);
  const moved = forecast !== 'wrong' && needsReason({ forecast: action.timescale.forecast, due }, forecast.date);
  return (
    <>
      <ErrorSummary problems={problems} />
      {done ? (
        <NotificationBanner kind="success" key={done}>
          <p className="govuk-notification-banner__heading">{done}</p>
        </NotificationBanner>
      ) : null}
      {conflict === null ? null : <ConflictPanel action={action} since={began.version} version={conflict} values={values} onChoose={choose} />}
      {draft ? <p className="govuk-inset-text">{t('draft.restored', { date: formatDate(localDate(draft.savedAt), language) })}</p> : null}
      <form className="wm-form" id={formId} ref={form} noValidate onInput={changed} onSubmit={submit}>
        <h2 className="wm-heading">{t('form.what')}</h2>
        <TextArea id={fields.text} name="text" rows={4} label={t('form.text')} hint={t('form.textHint')} error={problemOf(fields.text)} defaultValue={began.values.text} />
        <Radios id={fields.status} name="status" small inline label={t('form.status')} hint={t('form.statusHint')} error={problemOf(fields.status)} defaultValue={began.values.status} choices={statusNames.map((value) => ({ value, label: actions(`status.${value}`) }))} />
        <h2 className="wm-heading">{t('form.when')}</h2>
        <p className="wm-text">{due ? t('page.due', { date: formatDate(due, language) }) : t('page.noDue')}</p>
        <DateInput id={fields.forecast} name="forecast" label={t('form.forecast')} hint={t('form.forecastHint')} error={problemOf(fields.forecast)} defaultValue={{ day: began.values['forecast-day'], month: began.values['forecast-month'], year: began.values['forecast-year'] }} />
        <div hidden={!moved && values.forecastReason === '' && !problemOf(fields.reason)}>
          <TextInput id={fields.reason} name="forecastReason" label={t('form.reason')} hint={t('form.reasonHint')} error={problemOf(fields.reason)} autoComplete="off" defaultValue={began.values.forecastReason} />
        </div>
        {asked ? <ChildCheck id={fields.checked} error={problemOf(fields.checked)} /> : null}
        <DraftLine state={autosave.state} />
      </form>
      <h2 className="wm-heading">{t('form.evidence')}</h2>
      <p className="wm-text">{t('form.evidenceHint', { count: action.evidence.totalCount })}</p>
      <Details summary={t('form.addEvidence')}>
        <EvidenceForm action={action} onDone={setDone} onProblems={onProblems} />
      </Details>
      <ConsequencePanel action={action} values={values} document={document} today={today} />
      <ButtonGroup>
        <Button form={formId} busy={update.isPending}>
          {t('form.save')}
        </Button>
        <Button type="button" variant="secondary" onClick={() => void discard()}>
          {t('form.discard')}
        </Button>
      </ButtonGroup>
    </>
  );
}
