// Import review: the council's own document beside the plan that was read from it, and every oddity to answer.
import { useMemo } from 'react';
import { Link } from 'react-router';
import { Page } from '../../../app/page.tsx';
import { NotFoundPage } from '../../../app/problem-page.tsx';
import { Ready } from '../../../app/ready.tsx';
import { useService } from '../../../app/use-service.ts';
import { useServiceSlug } from '../../../graphql/use-api.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { useUiWords } from '../../../ui/ui-words.ts';
import { useDraftActions, useFindings, useImportOutline } from '../data/import-queries.ts';
import type { Outline } from '../data/import-types.ts';
import { parametersOf } from '../findings/finding-parameters.ts';
import { reasonSentence } from '../findings/reason-words.ts';
import { useImportWords } from '../import-words.ts';
import { CommitPanel } from './commit-panel.tsx';
import { KindsPanel } from './kinds-panel.tsx';
import { ReviewContext } from './review-context.tsx';
import { ConflictNotice, RefusedSave } from './review-problems.tsx';
import { ReviewSummary } from './review-summary.tsx';
import { useReviewState } from './use-review-state.ts';
import { Workspace } from './workspace.tsx';

export function ReviewPage({ id }: { id: string }) {
  const query = useImportOutline(id);
  return <Ready query={query}>{({ planImport }) => (planImport.__typename === 'PlanImport' ? <Review item={planImport} /> : <NotFoundPage />)}</Ready>;
}

function Review({ item }: { item: Outline }) {
  const t = useImportWords();
  const ui = useUiWords();
  const slug = useServiceSlug() ?? '';
  const { ratings } = useService().service.ratingKey;
  const actions = useDraftActions(item.id);
  const findings = useFindings(item.id);
  const sections = item.draft?.sections;
  const content = useMemo(() => ({ sections: sections ?? [], actions: actions.items, findings: findings.items, complete: actions.complete }), [sections, actions.items, actions.complete, findings.items]);
  const state = useReviewState({ item, content, ratings });
  const { answers, commitProblem } = state;
  const partError = actions.error ?? findings.error;
  const nothingRead = actions.complete && actions.total === 0;
  const problems = answers.error ? [{ text: t('problem.error') }] : answers.refused.map(({ code, parameters }) => ({ text: reasonSentence({ code, parameters: parametersOf(parameters) }, t) }));

  return (
    <ReviewContext value={state.context}>
      <Page title={t('review.title')} caption={item.fileName || t('pasted')} crumbs={[{ text: t('crumb'), to: `/s/${slug}/imports` }]} hasProblems={commitProblem !== null || problems.length > 0}>
        <p className="govuk-visually-hidden" role="status">
          {state.said}
        </p>
        {answers.conflict || commitProblem?.__typename === 'Conflict' ? <ConflictNotice busy={answers.busy} onReload={() => void state.reload()} /> : null}
        {commitProblem && commitProblem.__typename !== 'Conflict' ? (
          <RefusedSave problem={commitProblem} open={state.open} actionCount={actions.total} placeOf={state.placeOf} />
        ) : null}
        {problems.length > 0 ? <ErrorSummary key={String(answers.busy)} problems={problems} /> : null}
        {partError ? <PartProblem onRetry={() => { actions.again(); findings.again(); }} /> : null}
        <ReviewSummary item={item} actionCount={actions.total} />
        {nothingRead ? (
          <p className="wm-text">
            {t('review.nothingText')}{' '}
            <Link className="govuk-link" to={`/s/${slug}/imports/${item.id}/columns`}>
              {t('columns.title')}
            </Link>
          </p>
        ) : findings.complete ? (
          <KindsPanel findings={findings.items} />
        ) : null}
        {actions.complete && findings.complete ? null : (
          <p className="wm-loading" role="status">
            {actions.total > 0 ? t('review.loading', { count: actions.items.length, total: actions.total }) : ui('loading')}
          </p>
        )}
        <Workspace item={item} state={state} actions={actions.items} counted={findings.complete} />
        {nothingRead ? null : <CommitPanel item={item} onProblem={state.setCommitProblem} />}
      </Page>
    </ReviewContext>
  );
}

function PartProblem({ onRetry }: { onRetry: () => void }) {
  const t = useImportWords();
  return (
    <p className="wm-text" role="alert">
      {t('problem.loadPart')}{' '}
      <button type="button" className="wm-link-button" onClick={onRetry}>
        {t('problem.retry')}
      </button>
    </p>
  );
}
