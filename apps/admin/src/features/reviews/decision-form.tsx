/** What the board decides about one action, or notes about the plan. */
import { useState, type FormEvent } from 'react';
import { RecordReviewDecisionDocument, type RecordReviewDecisionInput } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { Radios, TextArea, TextInput } from '../../ui/fields.tsx';
import { ChildCheck, suspectedIn } from '../evidence/child-check.tsx';
import { useEvidenceWords } from '../evidence/evidence-words.ts';
import { useReviewStep } from './use-review-step.ts';
import { useReviewWords } from './review-words.ts';

type Kind = RecordReviewDecisionInput['kind'];

export interface DecisionFormProps {
  reviewId: string;
  /** Null: about the plan as a whole, of which things are noted. */
  actionId: string | null;
  /** Names what is decided about. */
  about: string;
  onDone: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

export function DecisionForm({ reviewId, actionId, about, onDone, onProblems }: DecisionFormProps) {
  const t = useReviewWords();
  const child = useEvidenceWords();
  const key = actionId ?? 'plan';
  const fields = { kind: `kind-${key}`, reason: `reason-${key}`, interest: `interest-${key}`, checked: `checked-${key}` };
  const mutation = useApiMutation(RecordReviewDecisionDocument);
  const step = useReviewStep(fields);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [asked, setAsked] = useState(false);
  const problemOf = (id: string) => problems.find(({ field }) => field === id)?.text;
  const kinds: readonly Kind[] = actionId === null ? ['NOTED'] : ['ACCEPTED', 'RETURNED', 'EXTERNAL_ASSURANCE', 'NOTED'];

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
    const kind = actionId === null ? 'NOTED' : kinds.find((one) => one === data.get('kind'));
    const [reason, interest, noChildNamed] = [text('reason'), text('interest'), data.get('noChildNamed') === 'yes'];
    const [suspected] = noChildNamed ? [] : suspectedIn({ reason, interest });
    const found: FormProblem[] = [
      ...(kind === undefined ? [{ field: fields.kind, text: t('problem.kindMissing') }] : []),
      ...(reason === '' && kind !== 'ACCEPTED' && kind !== undefined ? [{ field: fields.reason, text: t('problem.reasonMissing') }] : []),
      ...(suspected ? [{ field: fields.checked, text: t('problem.childDataSuspected', { kind: child(`child.kind.${suspected.kind}`) }) }] : []),
    ];
    const input = { reviewId, actionId, reason: reason || null, interest: interest || null, noChildNamed };
    const answer = found.length > 0 || kind === undefined ? { problems: found } : await step(async () => (await mutation.mutateAsync({ input: { ...input, kind } })).recordReviewDecision);
    setProblems(answer.problems);
    onProblems(answer.problems.length > 0);
    if (answer.problems.some(({ field }) => field === fields.checked)) setAsked(true);
    if (answer.problems.length === 0) onDone(t('decision.done'));
  };
  return (
    <div className="wm-no-print">
      <Details summary={<Summary about={actionId === null ? null : about} />}>
        <form noValidate onSubmit={(event) => void submit(event)}>
          <ErrorSummary problems={problems} />
          {actionId === null ? null : <Radios id={fields.kind} name="kind" small label={t('decision.kind')} error={problemOf(fields.kind)} choices={kinds.map((kind) => ({ value: kind, label: t(`decision.choice.${kind}`) }))} />}
          <TextArea id={fields.reason} name="reason" rows={3} maxLength={2000} label={t('decision.reason')} hint={t('decision.reasonHint')} error={problemOf(fields.reason)} />
          <TextInput id={fields.interest} name="interest" maxLength={500} label={t('decision.interest')} hint={t('decision.interestHint')} autoComplete="off" error={problemOf(fields.interest)} />
          {asked ? <ChildCheck id={fields.checked} error={problemOf(fields.checked)} /> : null}
          <Button variant="secondary" busy={mutation.isPending}>
            {t('decision.submit')}
          </Button>
        </form>
      </Details>
    </div>
  );
}

/** Which action, for those who do not see where the form stands. */
function Summary({ about }: { about: string | null }) {
  const t = useReviewWords();
  if (about === null) return t('decision.recordPlan');
  return (
    <>
      {t('decision.record')} <span className="govuk-visually-hidden">{t('decision.recordFor', { action: about })}</span>
    </>
  );
}
