/** A person decides about a stage: which, since when, why, and the date of the letter. */
import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { DecideStageDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { DateInput, Radios, TextArea } from '../../ui/fields.tsx';
import { readDateParts } from '../actions/date-parts.ts';
import { useOversightWords } from './oversight-words.ts';
import type { StageView } from './stage-page.tsx';

const refusals = { textMissing: 'stage.problem.reason', dateInFuture: 'stage.problem.future', childDataSuspected: 'stage.problem.child' } as const;
const places = { textMissing: 'stage-reason', dateInFuture: 'stage-on', childDataSuspected: 'stage-reason' } as const;

interface StageFormProps {
  view: StageView;
  service: string;
  onTry: () => void;
  onDone: () => void;
}

export function StageForm({ view, service, onTry, onDone }: StageFormProps) {
  const t = useOversightWords();
  const pick = usePick();
  const client = useQueryClient();
  const mutation = useApiMutation(DecideStageDocument);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const errorOf = (field: string): string | undefined => problems.find((problem) => problem.field === field)?.text;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onTry();
    const given = new FormData(event.currentTarget);
    const text = (name: string): string => ((given.get(name) as string | null) ?? '').trim();
    const date = (name: string) => readDateParts({ day: text(`${name}-day`), month: text(`${name}-month`), year: text(`${name}-year`) });
    const [stage, on, letter, reason] = [Number(text('stage')), date('on'), date('letter'), text('reason')];
    const found: FormProblem[] = [];
    if (!stage) found.push({ field: 'stage-number', text: t('stage.problem.stage') });
    if (typeof on === 'string') found.push({ field: 'stage-on', text: t('stage.problem.date') });
    if (letter === 'wrong') found.push({ field: 'stage-letter', text: t('stage.problem.letter') });
    if (reason === '') found.push({ field: 'stage-reason', text: t('stage.problem.reason') });
    setProblems(found);
    if (found.length > 0 || typeof on === 'string' || letter === 'wrong') return;
    try {
      const { decideStage } = await mutation.mutateAsync({ input: { service, body: view.body.slug, stage, decidedOn: on.date, letterOn: letter === 'missing' ? null : letter.date, reason } });
      if (decideStage.__typename === 'ServiceStage') {
        await client.invalidateQueries({ queryKey: [null] });
        return onDone();
      }
      const code = decideStage.__typename === 'Refused' ? (decideStage.reasons[0]?.code as keyof typeof refusals | undefined) : undefined;
      setProblems([code && refusals[code] ? { field: places[code], text: t(refusals[code]) } : { text: t('stage.problem.failed') }]);
    } catch {
      setProblems([{ text: t('stage.problem.failed') }]);
    }
  };

  return (
    <form className="wm-form" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problems} />
      <Radios
        id="stage-number"
        name="stage"
        label={t('stage.which')}
        error={errorOf('stage-number')}
        choices={view.stages.map(({ number, name }) => ({ value: String(number), label: pick(name), ...(number === view.proposal.stage.number ? { hint: t('stage.isProposed') } : {}) }))}
      />
      <DateInput id="stage-on" name="on" label={t('stage.decidedOn')} hint={t('stage.dateHint')} error={errorOf('stage-on')} />
      <DateInput id="stage-letter" name="letter" label={t('stage.letterOnLabel')} hint={t('stage.dateHint')} error={errorOf('stage-letter')} />
      <TextArea id="stage-reason" name="reason" label={t('stage.reasonLabel')} hint={t('stage.reasonHint')} error={errorOf('stage-reason')} rows={4} maxLength={2000} />
      <Button busy={mutation.isPending}>{t('stage.submit')}</Button>
    </form>
  );
}
