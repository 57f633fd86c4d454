/** What is open to do with a policy, and to whom: submit, approve, withdraw, begin again. */
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import {
  ApproveEscalationPolicyDocument, StartEscalationPolicyDraftDocument, SubmitEscalationPolicyDocument, WithdrawEscalationPolicyDocument, type ApproveEscalationPolicyMutation, type TypedDocumentString,
} from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import type { FormProblem } from '../../ui/error-summary.tsx';
import { usePolicyReasons } from './policy-faults.ts';
import type { PolicySummary } from './policy-types.ts';
import { usePolicyWords } from './policy-words.ts';

type Answer = ApproveEscalationPolicyMutation['answer'];
type Policy = Extract<Answer, { __typename: 'EscalationPolicy' }>;

/** After a step: what stands in the way, or what was done. */
export type OnSettled = (problems: readonly FormProblem[], message: string | null) => void;

/** Takes a step and says how it went. The page reads the policy anew after each. */
export function usePolicyStep<V>(document: TypedDocumentString<{ answer: Answer }, V>, onSettled: OnSettled) {
  const t = usePolicyWords();
  const sentences = usePolicyReasons();
  const mutation = useApiMutation(document);
  const take = async (variables: V, message: (policy: Policy) => string | null): Promise<Policy | null> => {
    const answer = await mutation.mutateAsync(variables).then((data) => data.answer, () => null);
    if (answer?.__typename === 'EscalationPolicy') {
      onSettled([], message(answer));
      return answer;
    }
    onSettled(answer?.__typename === 'Refused' ? sentences(answer.reasons).map((text) => ({ text })) : [{ text: t(answer ? 'steps.conflict' : 'steps.noAnswer') }], null);
    return null;
  };
  return { take, busy: mutation.isPending };
}

export interface PolicyStepsProps {
  policy: PolicySummary;
  onSettled: OnSettled;
  /** Saves the draft on the page first; false when it could not. Its answer is the version to submit. */
  beforeSubmit?: () => Promise<number | null>;
}

export function PolicySteps({ policy, onSettled, beforeSubmit }: PolicyStepsProps) {
  const t = usePolicyWords();
  const may = useMay();
  const { me } = useService();
  const own = policy.author?.id === me.id;
  const { state } = policy;
  if (state === 'ACTIVE') return null;
  if (!may('saveEscalationPolicyDraft')) return <p className="wm-text wm-muted">{t('steps.readOnly')}</p>;
  const open = state === 'DRAFT' || state === 'SUBMITTED';
  return (
    <section aria-labelledby="steps" className="wm-no-print">
      <h2 className="wm-heading" id="steps">
        {t('steps.heading')}
      </h2>
      {state === 'DRAFT' && own ? <Submit policy={policy} onSettled={onSettled} beforeSubmit={beforeSubmit} /> : null}
      {state === 'DRAFT' && !own ? <p className="wm-text">{t('steps.notYours', { name: policy.author?.name ?? t('somebody') })}</p> : null}
      {state === 'SUBMITTED' ? own ? <p className="wm-text">{t('steps.ownApproval')}</p> : <Approve policy={policy} onSettled={onSettled} /> : null}
      {open ? <Withdraw policy={policy} onSettled={onSettled} /> : <StartFrom fromId={policy.id} label={t('steps.again')} onSettled={onSettled} />}
    </section>
  );
}

function Submit({ policy, onSettled, beforeSubmit }: { policy: PolicySummary; onSettled: OnSettled; beforeSubmit: PolicyStepsProps['beforeSubmit'] }) {
  const t = usePolicyWords();
  const { take, busy } = usePolicyStep(SubmitEscalationPolicyDocument, onSettled);
  const submit = async () => {
    const version = beforeSubmit ? await beforeSubmit() : policy.version;
    if (version !== null) await take({ input: { id: policy.id, version } }, ({ number }) => t('done.submit', { number }));
  };
  return (
    <>
      <Button type="button" busy={busy} onClick={() => void submit()}>
        {t('steps.submit')}
      </Button>
      <p className="wm-text wm-muted">{t('steps.submitHint')}</p>
    </>
  );
}

function Approve({ policy: { id, version, contentHash }, onSettled }: { policy: PolicySummary; onSettled: OnSettled }) {
  const t = usePolicyWords();
  const { take, busy } = usePolicyStep(ApproveEscalationPolicyDocument, onSettled);
  return (
    <>
      <p className="wm-text">{t('steps.approveText', { hash: contentHash.slice(0, 8) })}</p>
      <Button type="button" busy={busy} onClick={() => void take({ input: { id, version, contentHash } }, ({ number }) => t('done.approve', { number }))}>
        {t('steps.approve')}
      </Button>
    </>
  );
}

function Withdraw({ policy: { id, number }, onSettled }: { policy: PolicySummary; onSettled: OnSettled }) {
  const t = usePolicyWords();
  const { take, busy } = usePolicyStep(WithdrawEscalationPolicyDocument, onSettled);
  return (
    <Details summary={t('steps.withdrawSummary')}>
      <p>{t('steps.withdrawText')}</p>
      <Button type="button" variant="warning" busy={busy} onClick={() => void take({ input: { id } }, () => t('done.withdraw', { number }))}>
        {t('steps.withdraw', { number })}
      </Button>
    </Details>
  );
}

/** Begins a draft and opens it. */
export function StartFrom({ fromId, label, onSettled }: { fromId: string | null; label: string; onSettled: OnSettled }) {
  const t = usePolicyWords();
  const navigate = useNavigate();
  const { slug } = useService().service;
  const { take, busy } = usePolicyStep(StartEscalationPolicyDraftDocument, onSettled);
  const [gone, setGone] = useState(false);
  const start = async () => {
    const policy = await take({ input: fromId === null ? {} : { fromId } }, () => null);
    if (!policy) return;
    setGone(true);
    await navigate(`/s/${slug}/rules/escalation/${policy.id}`);
  };
  return (
    <Button type="button" variant={fromId === null ? 'primary' : 'secondary'} busy={busy || gone} onClick={() => void start()}>
      {busy ? t('change.starting') : label}
    </Button>
  );
}
