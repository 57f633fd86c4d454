/** What this person may do with a piece of evidence; what is not theirs to do is not offered. */
import { useState, type FormEvent } from 'react';
import { useMay } from '../../app/use-service.ts';
import { RejectEvidenceDocument, VerifyEvidenceDocument, WithdrawEvidenceDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { ChildCheck, suspectedIn } from './child-check.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { fieldsOf, problemOfChildData } from './evidence-problems.ts';
import { useEvidenceWords } from './evidence-words.ts';
import { useEvidenceAnswer, type EvidenceOf, type EvidenceView } from './use-evidence-answer.ts';

interface StepsProps {
  action: EvidenceOf;
  item: EvidenceView;
  onDone: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

export function EvidenceSteps({ action, item, onDone, onProblems }: StepsProps) {
  const t = useEvidenceWords();
  const may = useMay();
  if (item.state === 'WITHDRAWN') return null;
  const judging = item.mayJudge && may('verifyEvidence');
  const [verifiable, rejectable] = [judging && !item.verification, judging && !item.rejection && may('rejectEvidence')];
  const withdrawable = may('withdrawEvidence') && (item.ownAddition || may('uploadImport'));
  const replaceable = may('replaceEvidence');
  if (!verifiable && !rejectable && !withdrawable && !replaceable) return null;
  const of = { action, item, onDone, onProblems };
  return (
    <div className="wm-no-print wm-evidence__steps">
      {verifiable ? <Verify {...of} /> : null}
      {rejectable ? (
        <Folded name={t('step.reject')} title={item.title}>
          <ReasonForm {...of} step="reject" />
        </Folded>
      ) : null}
      {replaceable ? (
        <Folded name={t('step.replace')} title={item.title}>
          <EvidenceForm action={action} replaces={item} onDone={onDone} onProblems={onProblems} />
        </Folded>
      ) : null}
      {withdrawable ? (
        <Folded name={t('step.withdraw')} title={item.title}>
          <ReasonForm {...of} step="withdraw" />
        </Folded>
      ) : null}
    </div>
  );
}

/** Its content is made when it is opened: a page of twenty pieces has not sixty forms. */
function Folded({ name, title, children }: { name: string; title: string; children: React.ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="govuk-details wm-evidence__more" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          {name}
          <span className="govuk-visually-hidden">: {title}</span>
        </span>
      </summary>
      {opened ? <div className="govuk-details__text">{children}</div> : null}
    </details>
  );
}

function Verify({ action, item, onDone, onProblems }: StepsProps) {
  const t = useEvidenceWords();
  const mutation = useApiMutation(VerifyEvidenceDocument);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const answered = useEvidenceAnswer(action, fieldsOf(item.id), t);
  const verify = async () => {
    const found = await answered.of(async () => (await mutation.mutateAsync({ input: { evidenceId: item.id } })).verifyEvidence, (rating) => onDone(`${t('done.verified')} ${rating}`));
    setProblems(found);
    onProblems(found.length > 0);
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <Button type="button" variant="secondary" busy={mutation.isPending} onClick={() => void verify()}>
        {t('step.verify')}
        <span className="govuk-visually-hidden">: {item.title}</span>
      </Button>
    </>
  );
}

function ReasonForm({ action, item, step, onDone, onProblems }: StepsProps & { step: 'reject' | 'withdraw' }) {
  const t = useEvidenceWords();
  const [reject, withdraw] = [useApiMutation(RejectEvidenceDocument), useApiMutation(WithdrawEvidenceDocument)];
  const field = fieldsOf(`${step}-${item.id}`);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [asked, setAsked] = useState(false);
  const answered = useEvidenceAnswer(action, field, t);
  const problemOf = (id: string) => problems.find((problem) => problem.field === id)?.text;
  const show = (found: readonly FormProblem[]) => {
    if (found.some((problem) => problem.field === field.checked)) setAsked(true);
    setProblems(found);
    onProblems(found.length > 0);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const reason = ((data.get('reason') as string | null) ?? '').trim();
    const noChildNamed = data.get('noChildNamed') === 'yes';
    if (reason === '') return show([{ field: field.reason, text: t('problem.reason') }]);
    const [suspected] = noChildNamed ? [] : suspectedIn({ reason });
    if (suspected) return show([problemOfChildData('reason', suspected.kind, field, t)]);
    const input = { evidenceId: item.id, reason, noChildNamed };
    show(await answered.of(
      async () => (step === 'reject' ? (await reject.mutateAsync({ input })).rejectEvidence : (await withdraw.mutateAsync({ input })).withdrawEvidence),
      (rating) => onDone(`${t(step === 'reject' ? 'done.rejected' : 'done.withdrawn')} ${rating}`),
    ));
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextArea id={field.reason} name="reason" rows={3} label={t(`reason.${step}`)} hint={t('reason.hint')} error={problemOf(field.reason)} />
        {asked ? <ChildCheck id={field.checked} error={problemOf(field.checked)} /> : null}
        <Button variant={step === 'withdraw' ? 'warning' : 'secondary'} busy={reject.isPending || withdraw.isPending}>
          {t(`step.${step}`)}
        </Button>
      </form>
    </>
  );
}
