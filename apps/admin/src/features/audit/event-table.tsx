/** Events of the trail, one a row: what, when, who, done to what, with which ids and counts. */
import { formatDate, localDate } from '@waymark/domain';
import { Link } from 'react-router';
import type { AuditTrailQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { auditAddress, type AuditSearch } from './audit-search.ts';
import { timeOf } from './event-time.ts';
import { useAuditWords, useOperationWords, useSubjectWords } from './audit-words.ts';

type Event = AuditTrailQuery['auditEvents']['nodes'][number];

export function EventTable({ events, search }: { events: readonly Event[]; search: AuditSearch }) {
  const t = useAuditWords();
  const language = useLanguage();
  const operationWords = useOperationWords();
  const subjectWords = useSubjectWords();
  const columns: Column<Event>[] = [
    { key: 'what', label: t('list.what'), rowHeader: true, cell: ({ operation }) => operationWords(operation) },
    {
      key: 'when',
      label: t('list.when'),
      cell: ({ at }) => (
        <>
          <span className="wm-table__date">{formatDate(localDate(at), language)}</span>
          <span className="wm-table__secondary">{timeOf(at)}</span>
        </>
      ),
    },
    { key: 'who', label: t('list.who'), cell: ({ actor }) => actor?.name ?? <span className="wm-none">{t('list.itself')}</span> },
    {
      key: 'subject',
      label: t('list.subject'),
      blank: ({ subject }) => subject === null,
      cell: ({ subject, subjectKind }) => {
        if (!subject) return <span className="wm-none">–</span>;
        const kind = subjectWords(subjectKind ?? '');
        return (
          <Link className="govuk-link" to={{ search: auditAddress({ ...search, subject }) }} title={t('list.same', { kind, id: subject })}>
            {kind}
            {/* The last letters tell apart: the first are the time at which an id was made. */}
            <span className="wm-audit__code"> …{subject.slice(-6)}</span>
          </Link>
        );
      },
    },
    {
      key: 'detail',
      label: t('list.detail'),
      blank: ({ detail }) => detail.length === 0,
      cell: ({ detail }) =>
        detail.length === 0 ? (
          <span className="wm-none">–</span>
        ) : (
          detail.map(({ name, value }) => (
            <span key={name} className="wm-table__secondary wm-audit__code">
              {name}: {name === 'operation' && typeof value === 'string' ? operationWords(value) : textOf(value)}
            </span>
          ))
        ),
    },
    { key: 'number', label: t('list.number'), numeric: true, cell: ({ seq }) => seq },
  ];
  return <DataTable caption={t('list.caption')} captionHidden sticky columns={columns} rows={events} rowKey={({ id }) => id} />;
}

function textOf(value: Event['detail'][number]['value']): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '–');
}
