/** A change that waits: what differs, what it would change, and its approval by another adviser, its return, or its withdrawal by the author. */
import { formatDate, localDate } from '@waymark/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApproveStageRulesDocument, ReturnStageRulesDocument, TryStageRulesDocument } from '../../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../../graphql/use-api.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import type { FormProblem } from '../../../ui/error-summary.tsx';
import { TextArea } from '../../../ui/fields.tsx';
import { asDocument } from '../../rules/draft/draft.ts';
import { Differences } from './differences.tsx';
import type { StageRulesView, Told } from './stage-rules-page.tsx';
import { useStageRulesWords } from './stage-rules-words.ts';
import { TrialSection, type TrialView } from './trial-section.tsx';
import { useProblemSentences } from './use-problem-sentences.ts';

export interface WaitingChangeProps {
  view: StageRulesView;
  waiting: NonNullable<StageRulesView['waiting']>;
  onSettled: (problems: readonly FormProblem[], done: Told | null) => void;
}

const nothing = { name: { en: '', cy: '' }, catalogueVersion: '', conditions: {}, rating: { rules: [], default: '' }, escalation: [], tests: [] };

export function WaitingChange({ view, waiting, onSettled }: WaitingChangeProps) {
  const t = useStageRulesWords();
  const language = useLanguage();
  const client = useQueryClient();
  const [trial, setTrial] = useState<TrialView | null>(null);
  const [answer, setAnswer] = useState('');
  const trying = useApiMutation(TryStageRulesDocument, { outsideService: true });
  const approving = useApiMutation(ApproveStageRulesDocument, { outsideService: true });
  const returning = useApiMutation(ReturnStageRulesDocument, { outsideService: true });
  const [before, after] = [asDocument(view.document), asDocument(waiting.document)];
  const sentences = useProblemSentences(after ?? nothing, waiting.stages);
  const body = view.body.slug;
  const current = waiting.against === view.inForce;
  const settle = (result: { __typename: string; reasons?: Parameters<typeof sentences>[0] } | null, done: Told) => {
    if (result?.__typename === 'StageRules') {
      void client.invalidateQueries({ queryKey: [null] });
      return onSettled([], done);
    }
    return onSettled(result?.__typename === 'Refused' ? sentences(result.reasons ?? []) : [{ text: t(result ? 'problem.gone' : 'problem.noAnswer') }], null);
  };
  const show = async () => {
    const stages = waiting.stages.map(({ number, name }) => ({ number, en: name.en, cy: name.cy }));
    const result = await trying.mutateAsync({ input: { body, against: waiting.against, stages, document: waiting.document } }).then((data) => data.tryStageRules, () => null);
    if (result?.__typename === 'StageRulesTrial') {
      setTrial(result);
      return onSettled([], null);
    }
    return settle(result, 'published');
  };
  const approve = async () => settle(await approving.mutateAsync({ input: { body, change: waiting.id, contentHash: waiting.contentHash } }).then((data) => data.approveStageRules, () => null), 'published');
  const giveBack = async (reason: string | null) => settle(await returning.mutateAsync({ input: { body, change: waiting.id, reason } }).then((data) => data.returnStageRules, () => null), waiting.own ? 'withdrawn' : 'returned');
  return (
    <section aria-labelledby="waiting">
      <h2 className="wm-heading" id="waiting">
        {t('waiting.heading')}
      </h2>
      <p className="wm-text">{t('waiting.by', { name: waiting.writtenBy, date: formatDate(localDate(waiting.writtenAt), language), reason: waiting.reason })}</p>
      {waiting.own ? <p className="wm-text">{t('waiting.own')}</p> : null}
      {current ? null : <p className="wm-text">{t('waiting.stale', { against: waiting.against })}</p>}
      {before && after ? <Differences before={{ document: before, stages: view.stages }} after={{ document: after, stages: waiting.stages }} /> : null}
      {current ? <TrialSection trial={trial} stale={false} busy={trying.isPending} onTry={() => void show()} /> : null}
      {waiting.own && view.twoPeople ? null : trial ? (
        <Button type="button" busy={approving.isPending} onClick={() => void approve()}>
          {t('waiting.approve', { number: waiting.against + 1 })}
        </Button>
      ) : current ? (
        <p className="wm-text">
          <strong>{t('waiting.first')}</strong>
        </p>
      ) : null}
      {waiting.own ? (
        <p>
          <Button type="button" variant="secondary" busy={returning.isPending} onClick={() => void giveBack(null)}>
            {t('waiting.takeBack')}
          </Button>
        </p>
      ) : (
        <Details summary={t('waiting.return')}>
          <form className="wm-form" noValidate onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (answer.trim() === '') onSettled([{ text: t('problem.textMissing'), field: 'answer' }], null);
            else void giveBack(answer.trim());
          }}>
            <TextArea id="answer" name="answer" label={t('waiting.answer')} hint={t('waiting.answerHint')} rows={3} maxLength={2000} value={answer} onChange={(event) => setAnswer(event.target.value)} />
            <Button variant="secondary" busy={returning.isPending}>{t('waiting.returnButton')}</Button>
          </form>
        </Details>
      )}
    </section>
  );
}
