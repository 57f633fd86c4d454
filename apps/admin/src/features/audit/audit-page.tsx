/** The audit trail of a service: whether it is unbroken, a copy to keep, and a search of what happened. */
import { formatDate, localDate } from '@waymark/domain';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { AuditTrailDocument, type AuditTrailQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { auditAddress, isNarrowed, readAuditSearch, type AuditSearch } from './audit-search.ts';
import { useAuditWords } from './audit-words.ts';
import { timeOf } from './event-time.ts';
import { EventTable } from './event-table.tsx';
import { ExportTrail } from './export-trail.tsx';
import './audit.scss';

export function AuditPage() {
  const [address] = useSearchParams();
  const search = readAuditSearch(address);
  const after = address.get('after');
  const query = useApiQuery(AuditTrailDocument, { filter: { ...search }, after }, { keepPrevious: true });
  return <Ready query={query}>{(data) => <Trail data={data} search={search} after={after} waiting={query.isPlaceholderData} />}</Ready>;
}

interface TrailProps {
  data: AuditTrailQuery;
  search: AuditSearch;
  /** Cursor in the address; null on the first page. */
  after: string | null;
  /** The events are those of the search before. */
  waiting: boolean;
}

function Trail({ data, search, after, waiting }: TrailProps) {
  const t = useAuditWords();
  const may = useMay();
  const { slug } = useService().service;
  const { nodes, totalCount, pageInfo } = data.auditEvents;
  return (
    <Page title={t('title')}>
      <p className="wm-lead">{useStateSentence()(data.auditCheckpoint)}</p>
      <p className="wm-text">{t('about')}</p>
      <h2 className="wm-heading">{t('filters.heading')}</h2>
      <AuditFilters search={search} />
      <p className="wm-text" role="status">
        {waiting ? t('list.loading') : <strong>{t(isNarrowed(search) ? 'list.matching' : 'list.count', { count: totalCount })}.</strong>}
      </p>
      {nodes.length === 0 && !waiting ? (
        <EmptyState title={t('list.noneTitle')}>
          <p className="wm-text">{t('list.noneText')}</p>
        </EmptyState>
      ) : (
        <EventTable events={nodes} search={search} />
      )}
      <p className="wm-text wm-no-print">
        {after ? (
          <Link className="govuk-link govuk-!-margin-right-4" to={`/s/${slug}/audit${auditAddress(search)}`}>
            {t('list.newest')}
          </Link>
        ) : null}
        {pageInfo.hasNextPage && pageInfo.endCursor ? (
          <Link className="govuk-link" to={`/s/${slug}/audit${auditAddress(search, pageInfo.endCursor)}`}>
            {t('list.earlier')}
          </Link>
        ) : null}
      </p>
      {may('exportAudit') ? <ExportTrail publicKey={data.auditCheckpoint?.publicKey ?? null} /> : null}
    </Page>
  );
}

/** "The trail is unbroken: the service signed it at 09:30 on 22 November 2026, and 3 events have followed." */
function useStateSentence(): (checkpoint: AuditTrailQuery['auditCheckpoint']) => string {
  const t = useAuditWords();
  const language = useLanguage();
  return (checkpoint) => {
    if (!checkpoint) return t('lead.none');
    const values = { time: timeOf(checkpoint.at), date: formatDate(localDate(checkpoint.at), language), count: checkpoint.eventsSince };
    return t(checkpoint.verified ? 'lead.sound' : 'lead.broken', values);
  };
}
