/** Figures that wait for another person: who entered them, and for that other person to confirm or reject. */
import { formatNumber } from '@waymark/reporting';
import { useState, type FormEvent } from 'react';
import { useMay } from '../../app/use-service.ts';
import { ConfirmObservationsDocument, RejectObservationDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { ChildCheck } from '../evidence/child-check.tsx';
import { problemsOf } from './observation-problems.ts';
import { newestSentence } from './observation-sentences.ts';
import { useObservationWords, usePeriodText } from './observation-words.ts';
import type { ObservationView, OwnIndicator } from './own-series.ts';

interface WaitingProps {
  waiting: readonly ObservationView[];
  indicator: OwnIndicator;
  onDone: (message: string) => void;
}

export function WaitingList({ waiting, indicator, onDone }: WaitingProps) {
  const t = useObservationWords();
  const period = usePeriodText();
  const may = useMay();
  const confirmation = useApiMutation(ConfirmObservationsDocument);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const mine = waiting.filter(({ mayJudge }) => mayJudge && may('confirmObservations'));
  const confirm = async (ids: readonly string[]) => {
    try {
      const { confirmObservations } = await confirmation.mutateAsync({ input: { observationIds: [...ids] } });
      if (confirmObservations.__typename === 'Refused') return setProblems(problemsOf(t, 'waiting', confirmObservations.reasons));
      if (confirmObservations.__typename === 'NotFound') return setProblems([{ text: t('problem.failed') }]);
      setProblems([]);
      onDone(t('done.confirmed', { count: ids.length }));
    } catch {
      setProblems([{ text: t('problem.failed') }]);
    }
  };
  return (
    <section aria-labelledby="waiting">
      <h3 className="wm-subheading" id="waiting">
        {t('waiting.heading')}
      </h3>
      <p className="wm-text">{t('waiting.text')}</p>
      <ErrorSummary problems={problems} />
      <ul className="wm-list">
        {waiting.map((observation) => (
          <li key={observation.id}>
            <p className="wm-list__sentence">{newestSentence(t, period(observation), observation, indicator)}</p>
            {observation.offered !== null && observation.attended !== null ? <p className="wm-list__note">{t('waiting.steps', { offered: formatNumber(observation.offered, 0), attended: formatNumber(observation.attended, 0) })}</p> : null}
            <p className="wm-list__note">{t('waiting.by', { name: observation.enteredBy, source: observation.source, version: observation.definitionVersion })}</p>
            {mine.includes(observation) ? (
              <div className="wm-no-print">
                <Button type="button" variant="secondary" busy={confirmation.isPending} onClick={() => void confirm([observation.id])}>
                  {t('waiting.confirm')}
                  <span className="govuk-visually-hidden">: {period(observation)}</span>
                </Button>
                <Details summary={`${t('waiting.reject')}: ${period(observation)}`}>
                  <RejectForm id={observation.id} onDone={onDone} />
                </Details>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {mine.length > 1 ? (
        <Button type="button" busy={confirmation.isPending} onClick={() => void confirm(mine.map(({ id }) => id))}>
          {t('waiting.confirmAll', { count: mine.length })}
        </Button>
      ) : null}
    </section>
  );
}

function RejectForm({ id, onDone }: { id: string; onDone: (message: string) => void }) {
  const t = useObservationWords();
  const mutation = useApiMutation(RejectObservationDocument);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const prefix = `reject-${id}`;
  const problemOf = (field: string) => problems.find((problem) => problem.field === `${prefix}-${field}`)?.text;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    try {
      const { rejectObservation } = await mutation.mutateAsync({ input: { observationId: id, reason: ((data.get('reason') as string | null) ?? '').trim(), noChildNamed: data.get('noChildNamed') === 'yes' } });
      if (rejectObservation.__typename === 'Refused') return setProblems(problemsOf(t, prefix, rejectObservation.reasons));
      if (rejectObservation.__typename === 'NotFound') return setProblems([{ text: t('problem.failed') }]);
      onDone(t('done.rejected'));
    } catch {
      setProblems([{ text: t('problem.failed') }]);
    }
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <form className="wm-form" noValidate onSubmit={(event) => void submit(event)}>
        <TextArea id={`${prefix}-reason`} name="reason" rows={2} label={t('waiting.why')} error={problemOf('reason')} />
        {problemOf('checked') ? <ChildCheck id={`${prefix}-checked`} error={problemOf('checked')} /> : null}
        <Button variant="secondary" busy={mutation.isPending}>
          {t('waiting.reject')}
        </Button>
      </form>
    </>
  );
}
