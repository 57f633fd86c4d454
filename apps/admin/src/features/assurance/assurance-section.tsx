/** Complete is not accepted: where the action stands between the two, and the steps that this person may take. */
import { useMay, useService } from '../../app/use-service.ts';
import { AssureExternallyDocument, MoveAssuranceDocument, type ExternalStep } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { Details } from '../../ui/blocks.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { AssuranceNotes } from '../oversight/assurance-notes.tsx';
import { useAssuranceWords } from './assurance-words.ts';
import { EditForm, type SectionProps } from './edit-form.tsx';
import { useBoard, type Board } from './use-board.ts';

type Step = Board['assurance']['steps'][number];
const withReason: readonly Step[] = ['RETURN', 'WITHDRAW', 'DECLINE_EXTERNALLY'];

/** Taken by an adviser, who is no member of the service. */
const isExternal = (step: Step): step is ExternalStep => step === 'ACCEPT_EXTERNALLY' || step === 'DECLINE_EXTERNALLY';

export function AssuranceSection(props: SectionProps) {
  const t = useAssuranceWords();
  const may = useMay();
  const board = useBoard(props.actionId);
  if (!board) return null;
  const { state, steps, own, waitingDays, signOffLagDays } = board.assurance;
  const judged = own && (state === 'CLAIMED' || state === 'EVIDENCED');
  return (
    <section aria-labelledby="assurance">
      <h2 className="wm-heading" id="assurance">
        {t('assurance.heading')}
      </h2>
      <p className="wm-text">
        <strong>{t(`assurance.state.${state}`)}</strong> {waitingDays == null ? null : t('assurance.waiting', { count: waitingDays })} {signOffLagDays == null ? null : t('assurance.lag', { count: signOffLagDays })}{' '}
        {judged ? t('assurance.own') : null}
      </p>
      <p className="wm-small wm-muted">{t('assurance.intro')}</p>
      {may('moveAssurance') || may('assureExternally') ? (
        <div className="wm-no-print">
          {steps.map((step) => (
            <StepForm key={step} step={step} board={board} {...props} />
          ))}
        </div>
      ) : null}
      <AssuranceNotes about={{ subject: 'ACTION', subjectId: props.actionId }} level={3} onDone={props.onDone} onProblems={props.onProblems} />
    </section>
  );
}

function StepForm({ step, board, onDone, onProblems }: { step: Step; board: Board } & SectionProps) {
  const t = useAssuranceWords();
  const { slug } = useService().service;
  const move = useApiMutation(MoveAssuranceDocument);
  const assure = useApiMutation(AssureExternallyDocument, { outsideService: true });
  const prefix = `assure-${step.toLowerCase()}`;
  const reasoned = withReason.includes(step);
  const form = (
    <EditForm
      prefix={prefix}
      submit={t(`assurance.step.${step}`)}
      done={t(`assurance.done.${step}`)}
      onDone={onDone}
      onProblems={onProblems}
      ask={async ({ text, noChildNamed }) => {
        const given = { actionId: board.id, version: board.version, reason: text('reason') || null, noChildNamed };
        return isExternal(step) ? (await assure.mutateAsync({ input: { ...given, service: slug, step } })).assureExternally : (await move.mutateAsync({ input: { ...given, step } })).moveAssurance;
      }}
    >
      {(problemAt) => (reasoned ? <TextArea id={`${prefix}-reason`} name="reason" rows={3} label={t('form.reason')} hint={t('form.reasonHint')} error={problemAt('reason')} /> : null)}
    </EditForm>
  );
  return reasoned ? <Details summary={t(`assurance.step.${step}`)}>{form}</Details> : form;
}
