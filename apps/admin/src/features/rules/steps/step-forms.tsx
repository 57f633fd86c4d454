/** The steps that are open for a version and to this person, each as a button with what it means. */
import { formatDate } from '@waymark/domain';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useMay, useService } from '../../../app/use-service.ts';
import {
  ApproveRuleSetDocument, RollBackRuleSetDocument, ScheduleRuleSetDocument, SendBackRuleSetDocument, SubmitRuleSetDocument, WithdrawRuleSetDocument,
  type ApproveRuleSetMutation, type TypedDocumentString,
} from '../../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../../graphql/use-api.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import type { FormProblem } from '../../../ui/error-summary.tsx';
import { TextArea } from '../../../ui/fields.tsx';
import type { VersionView } from '../data/rule-types.ts';
import { useReasonSentences } from '../findings/reason-sentences.ts';
import { useRuleWords } from '../rules-words.ts';
import { ScheduleForm, type Schedule } from './schedule-form.tsx';

type Answer = ApproveRuleSetMutation['answer'];

export interface StepFormsProps {
  version: VersionView;
  slug: string;
  /** After a step: what stands in the way, or what was done. */
  onSettled: (problems: readonly FormProblem[], message: string | null) => void;
}

/** Takes a step and says how it went. The page reads the version anew after each. */
function useStep<V>(document: TypedDocumentString<{ answer: Answer }, V>, onSettled: StepFormsProps['onSettled']) {
  const t = useRuleWords();
  const sentences = useReasonSentences();
  const mutation = useApiMutation(document);
  const take = async (variables: V, message: (version: Extract<Answer, { __typename: 'RuleSetVersion' }>) => string | null, field?: string): Promise<Answer | null> => {
    const answer = await mutation.mutateAsync(variables).then((data) => data.answer, () => null);
    if (answer?.__typename === 'RuleSetVersion') onSettled([], message(answer));
    else if (answer?.__typename === 'Refused') onSettled(sentences(answer.reasons).map((text) => (field ? { text, field } : { text })), null);
    else onSettled([{ text: answer ? t('steps.conflict') : t('steps.noAnswer') }], null);
    return answer;
  };
  return { take, busy: mutation.isPending };
}

export function StepForms({ version, slug, onSettled }: StepFormsProps) {
  const t = useRuleWords();
  const may = useMay();
  const { me } = useService();
  const own = version.author?.id === me.id;
  if (!may('saveRuleSetDraft')) return <p className="wm-text wm-muted">{t('steps.readOnly')}</p>;
  const forms: Partial<Record<VersionView['state'], ReactNode>> = {
    DRAFT: own ? <DraftSteps version={version} slug={slug} onSettled={onSettled} /> : <p className="wm-text">{t('steps.notYours', { name: version.author?.name ?? t('version.somebody') })}</p>,
    IN_REVIEW: (
      <>
        {own ? <p className="wm-text">{t('steps.ownApproval')}</p> : <Approve version={version} onSettled={onSettled} />}
        <SendBack version={version} onSettled={onSettled} />
      </>
    ),
    APPROVED: <Scheduling version={version} onSettled={onSettled} />,
    SUPERSEDED: <RollBack version={version} slug={slug} onSettled={onSettled} />,
  };
  const withdrawable = version.state === 'APPROVED' || version.state === 'SCHEDULED' || version.state === 'IN_REVIEW' || (version.state === 'DRAFT' && own);
  if (!forms[version.state] && !withdrawable) return null;
  return (
    <section aria-labelledby="steps" className="wm-no-print">
      <h2 className="wm-heading" id="steps">
        {t('steps.heading')}
      </h2>
      {forms[version.state]}
      {withdrawable ? <Withdraw version={version} onSettled={onSettled} /> : null}
    </section>
  );
}

type StepProps = Omit<StepFormsProps, 'slug'>;

function DraftSteps({ version, slug, onSettled }: StepFormsProps) {
  const t = useRuleWords();
  const { take, busy } = useStep(SubmitRuleSetDocument, onSettled);
  const submit = () => take({ input: { id: version.id, version: version.version } }, ({ number }) => t('done.submit', { number }));
  return (
    <>
      <div className="govuk-button-group">
        <ButtonLink to={`/s/${slug}/rules/${version.id}/edit`} variant="secondary">
          {t('steps.edit')}
        </ButtonLink>
        <Button type="button" busy={busy} onClick={() => void submit()}>
          {t('steps.submit')}
        </Button>
      </div>
      <p className="wm-text wm-muted">{t('steps.submitHint')}</p>
    </>
  );
}

function Approve({ version, onSettled }: StepProps) {
  const t = useRuleWords();
  const { take, busy } = useStep(ApproveRuleSetDocument, onSettled);
  const { id, contentHash } = version;
  return (
    <>
      <p className="wm-text">{t('steps.approveText', { hash: contentHash.slice(0, 8) })}</p>
      <Button type="button" busy={busy} onClick={() => void take({ input: { id, contentHash, version: version.version } }, ({ number }) => t('done.approve', { number }))}>
        {t('steps.approve')}
      </Button>
    </>
  );
}

function SendBack({ version, onSettled }: StepProps) {
  const t = useRuleWords();
  const { take, busy } = useStep(SendBackRuleSetDocument, onSettled);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = (new FormData(event.currentTarget).get('reason') as string | null) ?? '';
    void take({ input: { id: version.id, version: version.version, reason } }, ({ number }) => t('done.sendBack', { number }), 'send-back-reason');
  };
  return (
    <Details summary={t('steps.sendBackSummary')}>
      <form onSubmit={send} noValidate className="wm-form">
        <TextArea id="send-back-reason" name="reason" label={t('steps.sendBackReason')} hint={t('steps.sendBackReasonHint')} rows={3} />
        <Button variant="secondary" busy={busy}>
          {t('steps.sendBack')}
        </Button>
      </form>
    </Details>
  );
}

function Scheduling({ version, onSettled }: StepProps) {
  const t = useRuleWords();
  const language = useLanguage();
  const { take, busy } = useStep(ScheduleRuleSetDocument, onSettled);
  const schedule = ({ date, notify }: Schedule) =>
    void take(
      { input: { id: version.id, version: version.version, notifyOnFirstEvaluation: notify, ...(date === null ? { now: true } : { effectiveFrom: date }) } },
      ({ number }) => (date === null ? t('done.scheduleNow', { number }) : t('done.schedule', { number, date: formatDate(date, language) })),
      'schedule',
    );
  return <ScheduleForm busy={busy} onSchedule={schedule} onProblems={(problems) => onSettled(problems, null)} />;
}

function Withdraw({ version, onSettled }: StepProps) {
  const t = useRuleWords();
  const { take, busy } = useStep(WithdrawRuleSetDocument, onSettled);
  return (
    <Details summary={t('steps.withdrawSummary')}>
      <p>{t('steps.withdrawText')}</p>
      <Button type="button" variant="warning" busy={busy} onClick={() => void take({ input: { id: version.id, version: version.version } }, ({ number }) => t('done.withdraw', { number }))}>
        {t('steps.withdraw', { number: version.number })}
      </Button>
    </Details>
  );
}

function RollBack({ version, slug, onSettled }: StepFormsProps) {
  const t = useRuleWords();
  const navigate = useNavigate();
  const { take, busy } = useStep(RollBackRuleSetDocument, onSettled);
  const [gone, setGone] = useState(false);
  const rollBack = async () => {
    const answer = await take({ input: { toId: version.id } }, () => null);
    if (answer?.__typename !== 'RuleSetVersion') return;
    setGone(true);
    await navigate(`/s/${slug}/rules/${answer.id}`, { state: { notice: t('done.rollBack', { number: answer.number }) } });
  };
  return (
    <>
      <p className="wm-text">{t('steps.rollBackText')}</p>
      <Button type="button" variant="secondary" busy={busy || gone} onClick={() => void rollBack()}>
        {t('steps.rollBack')}
      </Button>
    </>
  );
}
