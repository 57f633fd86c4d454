/** One recommendation: what answers it, what becomes of it, and the response that a scrutiny committee is owed. */
import { formatDate, localDate } from '@waymark/domain';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { DecideRecommendationDocument, RecommendationsDocument, RespondToScrutinyDocument, UnlinkRecommendationDocument, type RecommendationLinkInput, type RecommendationState, type ScrutinyAnswer } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import type { FormProblem } from '../../ui/error-summary.tsx';
import { DateInput, Radios, TextArea } from '../../ui/fields.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AnsweringActions, nameOf } from './answering-actions.tsx';
import { LinkForms } from './link-forms.tsx';
import { ProgressTag } from './progress-tag.tsx';
import { RecommendationFacts } from './recommendation-facts.tsx';
import type { RecommendationView } from './recommendation-view.ts';
import { useRecommendationWords } from './recommendation-words.ts';

type Target = Pick<RecommendationLinkInput, 'kind' | 'targetId'>;

interface PartProps {
  recommendation: RecommendationView;
  onDone: (message: string) => void;
  onProblems: (problems: readonly FormProblem[]) => void;
}

export function RecommendationPage() {
  const id = useParams()['id'] ?? '';
  return (
    <Ready query={useApiQuery(RecommendationsDocument, {})}>
      {({ externalReviews }) => {
        const found = externalReviews.flatMap(({ recommendations }) => recommendations).find((one) => one.id === id);
        return found ? <RecommendationDetails key={id} recommendation={found} /> : <NotFoundPage />;
      }}
    </Ready>
  );
}

function RecommendationDetails({ recommendation }: { recommendation: RecommendationView }) {
  const t = useRecommendationWords();
  const may = useMay();
  const language = useLanguage();
  const { slug } = useService().service;
  const [message, setMessage] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const part: PartProps = { recommendation, onDone: setMessage, onProblems: setProblems };
  const { number, reviewTitle, reviewId, madeOn, text, answeredBy, responseDue } = recommendation;
  return (
    <Page title={t('one.title', { number })} caption={reviewTitle} hasProblems={problems.length > 0} crumbs={[{ text: t('one.crumb'), to: `/s/${slug}/recommendations` }, { text: reviewTitle, to: `/s/${slug}/recommendations/reviews/${reviewId}` }]}>
      {message ? (
        <NotificationBanner kind="success" key={message}>
          <p className="govuk-notification-banner__heading">{message}</p>
        </NotificationBanner>
      ) : null}
      <p>
        <ProgressTag progress={answeredBy.progress} />
      </p>
      <p className="wm-lead">{text}</p>
      <p className="wm-text">{t('one.from', { title: reviewTitle, date: formatDate(madeOn, language) })}</p>
      <RecommendationFacts recommendation={recommendation} />
      <Answers {...part} />
      {may('decideRecommendation') ? (
        <section className="wm-no-print" aria-labelledby="becomes">
          <h2 className="wm-heading" id="becomes">
            {t('one.becomes')}
          </h2>
          {responseDue ? <ResponseForm {...part} /> : null}
          <StateForm {...part} />
        </section>
      ) : null}
    </Page>
  );
}

function Answers({ recommendation, onDone, onProblems }: PartProps) {
  const t = useRecommendationWords();
  const may = useMay();
  const unlink = useApiMutation(UnlinkRecommendationDocument);
  const { id, answeredBy } = recommendation;
  const remove = async (target: Target) => {
    // Somebody else may have removed it first: it is gone either way.
    await unlink.mutateAsync({ input: { recommendationId: id, ...target } }).then(() => onDone(t('one.removed')), () => onProblems([{ text: t('problem.failed') }]));
  };
  const removal = (label: string, target: Target) =>
    may('unlinkRecommendation') ? (
      <div className="wm-no-print">
        <Button type="button" variant="secondary" busy={unlink.isPending} onClick={() => void remove(target)}>
          {t('one.remove')}
          <span className="govuk-visually-hidden">: {label}</span>
        </Button>
      </div>
    ) : null;
  return (
    <section aria-labelledby="links">
      <h2 className="wm-heading" id="links">
        {t('one.links')}
      </h2>
      <AnsweringActions answeredBy={answeredBy} extra={(action) => (action.objectiveId === null ? removal(nameOf(action), { kind: 'ACTION', targetId: action.id }) : null)} />
      {answeredBy.objectives.length > 0 ? (
        <>
          <h3 className="wm-list__heading">{t('one.objectives')}</h3>
          <ul className="wm-list wm-list--plain">
            {answeredBy.objectives.map((objective) => {
              const label = `${objective.ref ? `${objective.ref} ` : ''}${objective.title}`;
              return (
                <li key={objective.id}>
                  {label}
                  {removal(label, { kind: 'OBJECTIVE', targetId: objective.id })}
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
      {may('linkRecommendation') ? <LinkForms recommendation={recommendation} onDone={onDone} onProblems={onProblems} /> : null}
    </section>
  );
}

const states = ['OPEN', 'IMPLEMENTED', 'NOT_ACCEPTED', 'SUPERSEDED'] as const satisfies readonly RecommendationState[];
const answers = ['ACCEPTED', 'PARTLY', 'REJECTED'] as const satisfies readonly ScrutinyAnswer[];

function StateForm({ recommendation: { id, state }, onDone, onProblems }: PartProps) {
  const t = useRecommendationWords();
  const decide = useApiMutation(DecideRecommendationDocument);
  const others = states.filter((one) => one !== state);
  return (
    <Details summary={t('one.decide')}>
      <AnswerForm
        prefix="state"
        submit={t('one.decideSubmit')}
        variant="secondary"
        ask={async ({ text, noChildNamed }) => (await decide.mutateAsync({ input: { recommendationId: id, state: (others.find((one) => one === text('state')) ?? state), reason: text('reason'), noChildNamed } })).decideRecommendation}
        onDone={() => onDone(t('one.decided'))}
        onProblems={onProblems}
      >
        {(problemAt) => (
          <>
            <Radios id="state-state" name="state" label={t('one.newState')} error={problemAt('state')} choices={others.map((value) => ({ value, label: t(`state.${value}`) }))} small />
            <TextArea id="state-reason" name="reason" rows={3} label={t('one.why')} hint={t('one.whyHint')} error={problemAt('reason')} />
          </>
        )}
      </AnswerForm>
    </Details>
  );
}

function ResponseForm({ recommendation: { id, response }, onDone, onProblems }: PartProps) {
  const t = useRecommendationWords();
  const respond = useApiMutation(RespondToScrutinyDocument);
  const [year = '', month = '', day = ''] = localDate(new Date().toISOString()).split('-');
  return (
    <Details summary={t(response ? 'response.again' : 'response.first')} open={!response}>
      <AnswerForm
        prefix="response"
        submit={t('response.submit')}
        dates={{ datedOn: true }}
        ask={async ({ text, date, noChildNamed }) => (await respond.mutateAsync({ input: { recommendationId: id, answer: answers.find((one) => one === text('answer')) ?? 'ACCEPTED', text: text('text'), datedOn: date('datedOn') ?? '', noChildNamed } })).respondToScrutiny}
        onDone={() => onDone(t('response.done'))}
        onProblems={onProblems}
      >
        {(problemAt) => (
          <>
            <Radios id="response-answer" name="answer" label={t('response.answer')} defaultValue="ACCEPTED" choices={answers.map((value) => ({ value, label: t(`response.${value}`) }))} small />
            <TextArea id="response-responseText" name="text" rows={4} label={t('response.text')} hint={t('response.textHint')} error={problemAt('responseText')} />
            <DateInput id="response-datedOn" name="datedOn" label={t('response.date')} hint={t('response.dateHint')} error={problemAt('datedOn')} defaultValue={{ day: String(Number(day)), month: String(Number(month)), year }} />
          </>
        )}
      </AnswerForm>
    </Details>
  );
}
