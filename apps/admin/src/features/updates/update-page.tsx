/** One action, three questions: what changed, when will it be done, what shows it. */
import { formatDate, localDate } from '@waymark/domain';
import { useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useService } from '../../app/use-service.ts';
import { UpdatePageDocument, type UpdatePageQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { useActionWords } from '../actions/action-words.ts';
import { headlineOf } from '../actions/headline.ts';
import { UpdateForm } from './update-form.tsx';
import { useUpdateWords } from './update-words.ts';

export type UpdatePageAction = Extract<UpdatePageQuery['action'], { __typename: 'Action' }>;

/** Set by the list, to which the person then returns; without it they go to the action. */
interface From {
  from?: 'list';
}

export function UpdatePage() {
  const id = useParams()['id'] ?? '';
  const query = useApiQuery(UpdatePageDocument, { id });
  return <Ready query={query}>{({ action, ruleWorkbench }) => (action.__typename === 'Action' ? <UpdateOf key={action.id} action={action} rules={ruleWorkbench} /> : <NotFoundPage />)}</Ready>;
}

function UpdateOf({ action, rules }: { action: UpdatePageAction; rules: UpdatePageQuery['ruleWorkbench'] }) {
  const t = useUpdateWords();
  const actions = useActionWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const from = useLocation().state as From | null;
  const { slug } = useService().service;
  const [problems, setProblems] = useState(false);
  const headline = headlineOf(action.description).text;
  const [last] = action.updates.nodes;
  const lastText = last ? (last.noChange ? t('history.noChange') : last.text) : action.progress ? t('page.lastImported', { text: action.progress }) : t('page.lastNone');
  const leave = (notice: string) => void navigate(from?.from === 'list' ? `/s/${slug}/my-updates` : `/s/${slug}/actions/${action.id}`, { state: { notice } });
  return (
    <Page
      title={headline}
      documentTitle={`${t('page.title')}: ${headline.slice(0, 60)}`}
      caption={action.ref ? `${t('page.title')}: ${actions('caption', { ref: action.ref })}` : t('page.title')}
      wideTitle
      hasProblems={problems}
      crumbs={from?.from === 'list' ? [{ text: t('title'), to: `/s/${slug}/my-updates` }] : [{ text: action.plan.title, to: `/s/${slug}/plans/${action.plan.id}` }, { text: headline.slice(0, 60), to: `/s/${slug}/actions/${action.id}` }]}
      footer={{ ratingKey: action.plan.ratingKey, asAt: rules.asAt }}
    >
      <SummaryList
        rows={[
          { key: 'success', name: t('page.success'), value: action.successMeasure ?? <span className="wm-none">{t('page.successNone')}</span> },
          {
            key: 'last',
            name: t('page.last'),
            value: (
              <>
                <span className="wm-text--preserved">{lastText}</span>
                {last ? <span className="wm-table__secondary">{`${last.author}, ${formatDate(localDate(last.writtenAt), language)}`}</span> : null}
              </>
            ),
          },
        ]}
      />
      {action.mayUpdate ? <UpdateForm action={action} document={rules.active?.document} today={rules.asAt} onSaved={leave} onProblems={setProblems} /> : <p className="wm-text">{t('page.notYours')}</p>}
    </Page>
  );
}
