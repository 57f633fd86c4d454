/** Links an action to a recommendation, or an objective with all its actions. */
import { useState } from 'react';
import { LinkableActionsDocument, LinkableObjectivesDocument, LinkablePlansDocument, LinkRecommendationDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { Details } from '../../ui/blocks.tsx';
import type { FormProblem } from '../../ui/error-summary.tsx';
import { Select } from '../../ui/fields.tsx';
import { AnswerForm } from './answer-form.tsx';
import { nameOf } from './answering-actions.tsx';
import type { RecommendationView } from './recommendation-view.ts';
import { useRecommendationWords } from './recommendation-words.ts';

/** A line of a list to choose from. */
const LONGEST_LABEL = 90;
const short = (text: string): string => (text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL).replace(/\s+\S*$/, '')}…` : text);

interface LinkFormProps {
  recommendation: RecommendationView;
  onDone: (message: string) => void;
  onProblems: (problems: readonly FormProblem[]) => void;
}

export function LinkForms({ recommendation: { id, answeredBy }, onDone, onProblems }: LinkFormProps) {
  const t = useRecommendationWords();
  const link = useApiMutation(LinkRecommendationDocument);
  const plans = useApiQuery(LinkablePlansDocument, {}).data?.plans.nodes ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const planId = chosen ?? plans[0]?.id ?? '';
  const ready = { enabled: planId !== '' };
  const actions = useApiQuery(LinkableActionsDocument, { id: planId }, ready).data?.plan;
  const objectives = useApiQuery(LinkableObjectivesDocument, { id: planId }, ready).data?.plan;
  const named = new Set(answeredBy.actions.filter(({ objectiveId }) => objectiveId === null).map((action) => action.id));
  const held = new Set(answeredBy.objectives.map((objective) => objective.id));
  const choices = {
    action: (actions?.__typename === 'Plan' ? actions.actions.nodes : []).filter((action) => !named.has(action.id)).map((action) => ({ value: action.id, label: short(nameOf(action)) })),
    objective: (objectives?.__typename === 'Plan' ? objectives.sections.flatMap((section) => section.objectives) : [])
      .filter((objective) => !held.has(objective.id))
      .map((objective) => ({ value: objective.id, label: short(`${objective.ref ? `${objective.ref} ` : ''}${objective.title}`) })),
  };
  return (
    <div className="wm-no-print">
      {(['action', 'objective'] as const).map((kind) => (
        <Details key={kind} summary={t(kind === 'action' ? 'one.addAction' : 'one.addObjective')}>
          <AnswerForm
            prefix={`link-${kind}`}
            submit={t(kind === 'action' ? 'one.submitAction' : 'one.submitObjective')}
            variant="secondary"
            ask={async ({ text }) => (await link.mutateAsync({ input: { recommendationId: id, kind: kind === 'action' ? 'ACTION' : 'OBJECTIVE', targetId: text('target') } })).linkRecommendation}
            onDone={() => onDone(t('one.linked'))}
            onProblems={onProblems}
          >
            {() => (
              <>
                {plans.length > 1 ? (
                  <Select id={`link-${kind}-plan`} name="plan" label={t('one.plan')} value={planId} onChange={(event) => setChosen(event.currentTarget.value)} choices={plans.map((plan) => ({ value: plan.id, label: plan.title }))} />
                ) : null}
                <Select id={`link-${kind}-target`} name="target" label={t(`one.${kind}`)} choices={choices[kind]} />
              </>
            )}
          </AnswerForm>
        </Details>
      ))}
    </div>
  );
}
