/** Acknowledging, and snoozing until a day, within what the policy allows. */
import { formatDate, type ChildDataCode } from '@waymark/domain';
import { useState, type FormEvent } from 'react';
import { AcknowledgeEscalationDocument, SnoozeEscalationDocument, type AcknowledgeEscalationMutation, type LadderPartsFragment } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { DateInput, TextArea } from '../../ui/fields.tsx';
import { readDateParts } from '../actions/date-parts.ts';
import { ChildCheck, suspectedIn } from '../evidence/child-check.tsx';
import { useEvidenceWords } from '../evidence/evidence-words.ts';
import { useEscalationWords } from './escalation-words.ts';

interface AnswerProps {
  escalation: LadderPartsFragment;
  onDone: (message: string) => void;
  onProblems: (problems: boolean) => void;
}
type Answer = AcknowledgeEscalationMutation['acknowledgeEscalation'];

const fields = { until: 'snooze-until', reason: 'snooze-reason', checked: 'snooze-checked' };

/** Sends an answer; what was refused becomes problems of the form. */
function useAnswer() {
  const t = useEscalationWords();
  const child = useEvidenceWords();
  const language = useLanguage();
  const problemOf = ({ code, parameters }: Extract<Answer, { __typename: 'Refused' }>['reasons'][number]): FormProblem => {
    const value = (name: string) => String(parameters.find((one) => one.name === name)?.value ?? '');
    switch (code) {
      case 'reasonMissing':
        return { field: fields.reason, text: t('problem.reasonMissing') };
      case 'reasonTooLong':
        return { field: fields.reason, text: t('problem.reasonTooLong', { maximum: value('maximum') }) };
      case 'snoozeNotAhead':
        return { field: fields.until, text: t('problem.snoozeNotAhead') };
      case 'snoozeTooLong':
        return { field: fields.until, text: t('problem.snoozeTooLong', { date: formatDate(value('latest').slice(0, 10), language) }) };
      case 'childDataSuspected':
        return { field: fields.checked, text: t('problem.childDataSuspected', { kind: child(`child.kind.${value('kind') as ChildDataCode}`) }) };
      case 'snoozeTooOften':
      case 'snoozeNotAllowed':
      case 'notOpen':
        return { text: t(`problem.${code}`) };
      default:
        return { text: t('problem.failed') };
    }
  };
  return async (ask: () => Promise<Answer>): Promise<readonly FormProblem[]> => {
    try {
      const answer = await ask();
      if (answer.__typename === 'Refused') return answer.reasons.map(problemOf);
      return answer.__typename === 'NotFound' ? [{ text: t('problem.gone') }] : [];
    } catch {
      return [{ text: t('problem.failed') }];
    }
  };
}

export function AnswerForms({ escalation, onDone, onProblems }: AnswerProps) {
  const t = useEscalationWords();
  const acknowledge = useApiMutation(AcknowledgeEscalationDocument);
  const answer = useAnswer();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const show = (found: readonly FormProblem[], done: string) => {
    setProblems(found);
    onProblems(found.length > 0);
    if (found.length === 0) onDone(done);
  };
  const submit = async () =>
    show(await answer(async () => (await acknowledge.mutateAsync({ input: { actionId: escalation.id } })).acknowledgeEscalation), t('answer.acknowledged'));
  return (
    <div className="wm-no-print">
      <ErrorSummary problems={problems} />
      {escalation.status === 'ACKNOWLEDGED' ? null : (
        <>
          <p className="wm-text" id="acknowledge-hint">
            {t('answer.acknowledgeHint')}
          </p>
          <Button type="button" variant="secondary" busy={acknowledge.isPending} aria-describedby="acknowledge-hint" onClick={() => void submit()}>
            {t('answer.acknowledge')}
          </Button>
        </>
      )}
      {escalation.snooze ? (
        <Details summary={t('answer.snooze')}>
          <SnoozeForm escalation={escalation} snooze={escalation.snooze} problems={problems} onAnswer={show} />
        </Details>
      ) : null}
    </div>
  );
}

interface SnoozeProps {
  escalation: LadderPartsFragment;
  snooze: NonNullable<LadderPartsFragment['snooze']>;
  problems: readonly FormProblem[];
  onAnswer: (problems: readonly FormProblem[], done: string) => void;
}

function SnoozeForm({ escalation, snooze, problems, onAnswer }: SnoozeProps) {
  const t = useEscalationWords();
  const child = useEvidenceWords();
  const language = useLanguage();
  const mutation = useApiMutation(SnoozeEscalationDocument);
  const answer = useAnswer();
  const problemOf = (id: string) => problems.find((problem) => problem.field === id)?.text;
  // Once asked, the question stays: the answer to it goes with the form.
  const [asked, setAsked] = useState(false);

  const check = (data: FormData): { until: string; reason: string; noChildNamed: boolean } | FormProblem => {
    const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
    const date = readDateParts({ day: text('until-day'), month: text('until-month'), year: text('until-year') });
    if (typeof date === 'string') return { field: fields.until, text: t(date === 'missing' ? 'problem.dateMissing' : 'problem.date') };
    const [reason, noChildNamed] = [text('reason'), data.get('noChildNamed') === 'yes'];
    if (snooze.reasonRequired && reason === '') return { field: fields.reason, text: t('problem.reasonMissing') };
    const [suspected] = noChildNamed ? [] : suspectedIn({ reason });
    if (suspected) return { field: fields.checked, text: t('problem.childDataSuspected', { kind: child(`child.kind.${suspected.kind}`) }) };
    return { until: date.date, reason, noChildNamed };
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = check(new FormData(event.currentTarget));
    const found = 'text' in read ? [read] : await answer(async () => (await mutation.mutateAsync({ input: { actionId: escalation.id, ...read, reason: read.reason || null } })).snoozeEscalation);
    if (found.some(({ field }) => field === fields.checked)) setAsked(true);
    onAnswer(found, 'text' in read ? '' : t('answer.snoozed', { date: formatDate(read.until, language) }));
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <p className="wm-text">{t('answer.left', { count: snooze.left })}</p>
      <DateInput id={fields.until} name="until" label={t('answer.until')} hint={t('answer.untilHint', { date: formatDate(snooze.latest, language) })} error={problemOf(fields.until)} />
      <TextArea id={fields.reason} name="reason" rows={3} label={t('answer.reason')} hint={t('answer.reasonHint')} error={problemOf(fields.reason)} />
      {asked ? <ChildCheck id={fields.checked} error={problemOf(fields.checked)} /> : null}
      <Button variant="secondary" busy={mutation.isPending}>
        {t('answer.submit')}
      </Button>
    </form>
  );
}
