/** All versions of a rule set, newest first, page by page. */
import { Link } from 'react-router';
import type { RulesPageQuery } from '../../graphql/generated/graphql.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { VersionSummary } from './data/rule-types.ts';
import { useRuleWords } from './rules-words.ts';
import { useVersionDate } from './version-words.ts';

const waiting = new Set(['DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED']);

export function VersionTable({ versions, slug }: { versions: RulesPageQuery['ruleSetVersions']; slug: string }) {
  const t = useRuleWords();
  const date = useVersionDate();
  const columns: Column<VersionSummary>[] = [
    {
      key: 'number',
      label: t('versions.number'),
      rowHeader: true,
      cell: (version) => (
        <Link className="govuk-link" to={`/s/${slug}/rules/${version.id}`}>
          {t('versions.name', { number: version.number })}
        </Link>
      ),
    },
    { key: 'state', label: t('versions.state'), cell: (version) => <Tag attention={waiting.has(version.state)}>{t(`state.${version.state}`)}</Tag> },
    { key: 'when', label: t('versions.when'), cell: (version) => t(`since.${version.state}`, { date: date(version) }) },
    { key: 'author', label: t('versions.author'), cell: (version) => version.author?.name ?? t('versions.waymark') },
    { key: 'approver', label: t('versions.approver'), cell: (version) => version.approver?.name ?? (version.author ? <span className="wm-none">{t('versions.nobody')}</span> : t('versions.waymark')) },
  ];
  const { hasNextPage, endCursor } = versions.pageInfo;
  return (
    <section aria-labelledby="versions">
      <h2 className="wm-heading" id="versions">
        {t('versions.heading')}
      </h2>
      <DataTable caption={t('versions.caption')} captionHidden columns={columns} rows={versions.nodes} rowKey={({ id }) => id} />
      {hasNextPage && endCursor ? (
        <p className="wm-text wm-no-print">
          <Link className="govuk-link" to={{ search: `after=${encodeURIComponent(endCursor)}`, hash: '#versions' }}>
            {t('versions.older')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
