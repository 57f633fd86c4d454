/** Escalations that are open in the service, the longest first: where each stands and what comes next. */
import { formatDate, localDate } from '@waymark/domain';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useService } from '../../app/use-service.ts';
import { OpenEscalationsDocument, type OpenEscalationsQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useMoment } from '../../i18n/moment.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { RatingTag, Tag } from '../../ui/tag.tsx';
import { headlineOf } from '../actions/headline.ts';
import { targetsInWords, useEscalationWords } from './escalation-words.ts';
import { nextStepOf } from './ladder-steps.tsx';
import './escalations.scss';

type Open = OpenEscalationsQuery['escalations']['nodes'][number];

export function EscalationsPage() {
  const after = useSearchParams()[0].get('after');
  const query = useApiQuery(OpenEscalationsDocument, { after }, { keepPrevious: true });
  const t = useEscalationWords();
  return (
    <Ready query={query}>
      {({ escalations }) => (
        <Page title={t('list.title')}>
          {escalations.totalCount === 0 ? (
            <EmptyState title={t('list.none')}>
              <p className="wm-text">{t('list.noneText')}</p>
            </EmptyState>
          ) : (
            <>
              <p className="wm-lead">{t('list.lead', { count: escalations.totalCount })}</p>
              <OpenTable rows={escalations.nodes} />
              <Pages info={escalations.pageInfo} after={after} />
            </>
          )}
        </Page>
      )}
    </Ready>
  );
}

function OpenTable({ rows }: { rows: readonly Open[] }) {
  const t = useEscalationWords();
  const language = useLanguage();
  const { slug } = useService().service;
  return (
    <DataTable
      caption={t('list.caption')}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'action', label: t('list.action'), rowHeader: true,
          cell: ({ action }) => (
            <Link className="govuk-link" to={`/s/${slug}/actions/${action.id}`}>
              {action.ref ? `${action.ref} ` : ''}
              {headlineOf(action.description).text}
            </Link>
          ),
        },
        { key: 'owner', label: t('list.owner'), cell: ({ action }) => action.owners.find(({ accountable }) => accountable)?.name ?? '–' },
        { key: 'rating', label: t('list.rating'), cell: ({ action }) => <RatingTag rating={action.effectiveRating} /> },
        { key: 'since', label: t('list.since'), cell: ({ raisedAt }) => formatDate(localDate(raisedAt), language) },
        { key: 'standing', label: t('list.standing'), cell: (row) => <Standing escalation={row} /> },
        { key: 'next', label: t('list.next'), cell: (row) => <Next escalation={row} /> },
      ]}
    />
  );
}

function Standing({ escalation: { status, steps, response } }: { escalation: Open }) {
  const t = useEscalationWords();
  const sent = steps.filter(({ standing }) => standing === 'SENT').length;
  return (
    <>
      <Tag>{t(`status.${status}`)}</Tag>{' '}
      {response && status !== 'PENDING' && status !== 'FIRING' ? response.by : sent > 0 ? t('lead.FIRING', { sent, steps: steps.length }) : null}
    </>
  );
}

function Next({ escalation: { steps, nextAt } }: { escalation: Open }) {
  const t = useEscalationWords();
  const moment = useMoment();
  const next = nextStepOf(steps);
  if (next?.at) return t('step.name', { position: next.position, targets: targetsInWords(next.targets, t) }) + `, ${moment(next.at)}`;
  return nextAt ? moment(nextAt) : t('list.nothing');
}

function Pages({ info, after }: { info: OpenEscalationsQuery['escalations']['pageInfo']; after: string | null }) {
  const t = useEscalationWords();
  const { slug } = useService().service;
  return (
    <p className="wm-text wm-no-print">
      {after ? (
        <Link className="govuk-link govuk-!-margin-right-4" to={`/s/${slug}/escalations`}>
          {t('list.first')}
        </Link>
      ) : null}
      {info.hasNextPage && info.endCursor ? (
        <Link className="govuk-link" to={`/s/${slug}/escalations?after=${encodeURIComponent(info.endCursor)}`}>
          {t('list.further')}
        </Link>
      ) : null}
    </p>
  );
}
