/** A document beside its plan: every difference, taken or refused one by one, and saved together. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { Page } from '../../../app/page.tsx';
import { NotFoundPage } from '../../../app/problem-page.tsx';
import { Ready } from '../../../app/ready.tsx';
import type { ApiError } from '../../../graphql/api-error.ts';
import { PlanComparisonDocument, type PlanComparisonQuery } from '../../../graphql/generated/graphql.ts';
import { request } from '../../../graphql/request.ts';
import { useServiceSlug } from '../../../graphql/use-api.ts';
import { Button, ButtonGroup } from '../../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../../ui/error-summary.tsx';
import { TextArea } from '../../../ui/fields.tsx';
import { NotificationBanner } from '../../../ui/notification-banner.tsx';
import { ChildCheck } from '../../evidence/child-check.tsx';
import { importKey } from '../../imports/data/import-queries.ts';
import { usePlanDocumentWords } from '../plan-document-words.ts';
import { ChangeCard } from './change-card.tsx';
import { answerAll, byAction, movesDates, stillMeant, type Choice, type Choices, type Comparison } from './choices.ts';
import { childField, reasonField, useCommit, useOpenProblems } from './use-commit.ts';
import '../plan-documents.scss';

export function ComparePage({ importId }: { importId: string }) {
  const slug = useServiceSlug();
  // Under the key of the import: naming its columns anew makes another comparison.
  const query = useQuery<PlanComparisonQuery, ApiError>({
    queryKey: [...importKey(slug, importId), 'comparison'],
    queryFn: ({ signal }) => request(PlanComparisonDocument, { importId }, { service: slug ?? undefined, signal }),
  });
  return (
    <Ready query={query}>
      {({ planComparison }) => (planComparison.__typename === 'PlanComparison' ? <Compare key={planComparison.version} first={planComparison} /> : <NotFoundPage />)}
    </Ready>
  );
}

const none: { problems: readonly FormProblem[]; errors: ReadonlyMap<string, string> } = { problems: [], errors: new Map() };

function Compare({ first }: { first: Comparison }) {
  const t = usePlanDocumentWords();
  const slug = useServiceSlug() ?? '';
  const navigate = useNavigate();
  const client = useQueryClient();
  const commit = useCommit();
  const openProblems = useOpenProblems();
  const [comparison, setComparison] = useState(first);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [reason, setReason] = useState('');
  const [told, setTold] = useState(none);
  const [state, setState] = useState<'idle' | 'busy' | 'again'>('idle');
  const { changes } = comparison;
  const name = comparison.fileName || t('compare.pasted');
  const choose = (id: string, choice: Choice) => setChoices((before) => new Map([...before, [id, choice]]));
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state === 'busy') return;
    const said = { choices, reason, noChildNamed: new FormData(event.currentTarget).get('noChildNamed') === 'yes' };
    const open = openProblems(comparison, said);
    setTold(open);
    if (open.problems.length > 0) return;
    setState('busy');
    const result = await commit(comparison, said);
    setState(result.kind === 'again' ? 'again' : 'idle');
    if (result.kind === 'problems') setTold({ problems: result.problems, errors: new Map() });
    else if (result.kind === 'again') {
      setChoices(stillMeant(choices, comparison, result.comparison));
      setComparison(result.comparison);
    } else {
      await navigate(`/s/${slug}/plans/${comparison.planId}`, { state: { notice: 'reimported', name } });
      await client.invalidateQueries({ queryKey: [slug] });
    }
  };
  return (
    <Page title={t('compare.title', { name })} caption={comparison.planTitle} wideTitle hasProblems={told.problems.length > 0} crumbs={[{ text: comparison.planTitle, to: `/s/${slug}/plans/${comparison.planId}` }]}>
      {state === 'again' ? (
        <NotificationBanner>
          <p className="govuk-notification-banner__heading">{t('compare.again')}</p>
        </NotificationBanner>
      ) : null}
      <ErrorSummary problems={told.problems} />
      <Summary comparison={comparison} />
      <form onSubmit={(event) => void save(event)} noValidate>
        {changes.length > 0 ? <Everything comparison={comparison} choices={choices} onChoices={setChoices} /> : null}
        <ChangeLists comparison={comparison} choices={choices} errors={told.errors} onChoose={choose} />
        {movesDates(changes, choices) ? (
          <TextArea id={reasonField} name="reason" rows={2} label={t('compare.reason')} hint={t('compare.reasonHint')} error={told.problems.find(({ field }) => field === reasonField)?.text} value={reason} onChange={(event) => setReason(event.target.value)} />
        ) : null}
        {told.problems.some(({ field }) => field === childField) ? <ChildCheck id={childField} error={told.problems.find(({ field }) => field === childField)?.text} /> : null}
        <ButtonGroup>
          <Button busy={state === 'busy'}>{t(state === 'busy' ? 'compare.saving' : changes.length === 0 ? 'compare.close' : 'compare.save')}</Button>
          <Link className="govuk-link" to={`/s/${slug}/imports/${comparison.importId}/discard`}>
            {t('compare.discard')}
          </Link>
        </ButtonGroup>
      </form>
      <p className="wm-text">
        <Link className="govuk-link" to={`/s/${slug}/imports/${comparison.importId}/columns`}>
          {t('compare.columns')}
        </Link>
      </p>
    </Page>
  );
}

function Summary({ comparison: { changes, unchanged } }: { comparison: Comparison }) {
  const t = usePlanDocumentWords();
  const missing = changes.filter(({ kind }) => kind === 'MISSING').length;
  return (
    <>
      <p className="wm-lead">{changes.length === 0 ? t('compare.none') : t('compare.some', { count: changes.length })}</p>
      {missing > 0 ? <p className="wm-text"><strong>{t('compare.missingLead', { count: missing })}</strong></p> : null}
      <p className="wm-text">{t(changes.length === 0 ? 'compare.noneText' : 'compare.same', { count: unchanged })}</p>
    </>
  );
}

/** One press for all that the document says; what it leaves out is asked about one by one. */
function Everything({ comparison: { changes }, choices, onChoices }: { comparison: Comparison; choices: Choices; onChoices: (choices: Choices) => void }) {
  const t = usePlanDocumentWords();
  const [answered, setAnswered] = useState(0);
  const all = (accept: boolean) => {
    onChoices(answerAll(changes, choices, accept));
    setAnswered(changes.filter(({ kind }) => kind !== 'MISSING').length);
  };
  const said = changes.filter(({ kind }) => kind !== 'MISSING').length > 1;
  return (
    <div className="wm-no-print">
      <p className="wm-text">{t('compare.text')}</p>
      {said ? (
        <ButtonGroup>
          <Button type="button" variant="secondary" onClick={() => all(true)}>{t('compare.acceptAll')}</Button>
          <Button type="button" variant="secondary" onClick={() => all(false)}>{t('compare.refuseAll')}</Button>
        </ButtonGroup>
      ) : null}
      <p className="wm-text" role="status">{answered > 0 ? `${t('compare.allDone', { count: answered })} ${changes.some(({ kind }) => kind === 'MISSING') ? t('compare.allText') : ''}` : ''}</p>
    </div>
  );
}

function ChangeLists({ comparison, choices, errors, onChoose }: { comparison: Comparison; choices: Choices; errors: ReadonlyMap<string, string>; onChoose: (id: string, choice: Choice) => void }) {
  const t = usePlanDocumentWords();
  const lists = [
    ['changedHeading', comparison.changes.filter(({ kind }) => kind === 'CHANGED' || kind === 'MOVED')],
    ['headingsHeading', comparison.changes.filter(({ kind }) => kind === 'HEADING')],
    ['addedHeading', comparison.changes.filter(({ kind }) => kind === 'ADDED')],
    ['missingHeading', comparison.changes.filter(({ kind }) => kind === 'MISSING')],
  ] as const;
  return lists.map(([heading, changes]) =>
    changes.length === 0 ? null : (
      <section key={heading} aria-labelledby={heading}>
        <h2 className="wm-heading" id={heading}>{t(`compare.${heading}`)}</h2>
        {byAction(changes).map((action) => (
          <ChangeCard key={action.key} action={action} comparison={comparison} choices={choices} errors={errors} onChoose={onChoose} />
        ))}
      </section>
    ),
  );
}
