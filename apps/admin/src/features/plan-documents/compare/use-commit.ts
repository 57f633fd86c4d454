/** Saving what was said of the differences, and what came of it as problems of the page. */
import type { ChildDataCode } from '@waymark/domain';
import { CommitReimportDocument, type CommitReimportMutation } from '../../../graphql/generated/graphql.ts';
import { request } from '../../../graphql/request.ts';
import { useServiceSlug } from '../../../graphql/use-api.ts';
import type { FormProblem } from '../../../ui/error-summary.tsx';
import { useEvidenceWords } from '../../evidence/evidence-words.ts';
import { parametersOf, textOf } from '../../imports/findings/finding-parameters.ts';
import { usePlanDocumentWords } from '../plan-document-words.ts';
import { useActionName } from './change-card.tsx';
import { fieldOf, movesDates, type Choices, type Comparison } from './choices.ts';

type Answer = CommitReimportMutation['commitReimport'];
export type Committed = { kind: 'saved' } | { kind: 'again'; comparison: Comparison } | { kind: 'problems'; problems: readonly FormProblem[] };

export const reasonField = 'move-reason';
export const childField = 'no-child-named';

export interface Said {
  choices: Choices;
  reason: string;
  noChildNamed: boolean;
}

/** What is still to be said, each with the control that says it. */
export function useOpenProblems(): (comparison: Comparison, said: Said) => { problems: FormProblem[]; errors: ReadonlyMap<string, string> } {
  const t = usePlanDocumentWords();
  const nameOf = useActionName();
  return ({ changes }, { choices, reason }) => {
    const problems: FormProblem[] = [];
    const errors = new Map<string, string>();
    for (const change of changes) {
      const choice = choices.get(change.id);
      const field = change.field === null ? '' : `${t(`compare.field.${change.field}`)}, `;
      const text = choice === undefined ? t('compare.problem.unanswered', { what: `${field}${nameOf(change)}` }) : change.kind === 'MISSING' && choice.accept && choice.reason.trim() === '' ? t('compare.problem.archiveReason', { action: nameOf(change) }) : null;
      if (text === null) continue;
      errors.set(change.id, text);
      problems.push({ text, field: choice === undefined ? fieldOf(change) : `${fieldOf(change)}-reason` });
    }
    if (movesDates(changes, choices) && reason.trim() === '') problems.push({ text: t('compare.problem.reason'), field: reasonField });
    return { problems, errors };
  };
}

export function useCommit(): (comparison: Comparison, said: Said) => Promise<Committed> {
  const t = usePlanDocumentWords();
  const child = useEvidenceWords();
  const slug = useServiceSlug() ?? '';
  const problemOf = (reason: Extract<Answer, { __typename: 'Refused' }>['reasons'][number]): FormProblem => {
    const parameters = parametersOf(reason.parameters);
    if (reason.code === 'childDataSuspected') return { text: t('compare.problem.child', { kind: child(`child.kind.${textOf(parameters, 'kind') as ChildDataCode}`) }), field: childField };
    if (reason.code === 'reasonMissing') return { text: t('compare.problem.reason'), field: reasonField };
    if (reason.code === 'actionAccepted') return { text: t('compare.problem.accepted', { ref: textOf(parameters, 'ref') ?? '' }) };
    if (reason.code === 'reasonTooLong') return { text: t('compare.problem.tooLong', { maximum: textOf(parameters, 'maximum') ?? '' }) };
    return { text: t(reason.code === 'importNotReady' ? 'compare.problem.gone' : 'compare.problem.failed') };
  };
  return async ({ importId, version, basis, changes }, { choices, reason, noChildNamed }) => {
    const said = changes.flatMap(({ id }) => {
      const choice = choices.get(id);
      return choice ? [{ change: id, accept: choice.accept, reason: choice.reason.trim() || null }] : [];
    });
    const input = { importId, version, basis, choices: said, reason: reason.trim() || null, noChildNamed };
    try {
      const { commitReimport: answer } = await request(CommitReimportDocument, { input }, { service: slug });
      if (answer.__typename === 'Plan') return { kind: 'saved' };
      if (answer.__typename === 'PlanComparison') return { kind: 'again', comparison: answer };
      if (answer.__typename === 'Refused') return { kind: 'problems', problems: answer.reasons.map(problemOf) };
      return { kind: 'problems', problems: [{ text: t(answer.__typename === 'Conflict' ? 'compare.problem.conflict' : 'compare.problem.gone') }] };
    } catch {
      return { kind: 'problems', problems: [{ text: t('compare.problem.failed') }] };
    }
  };
}
