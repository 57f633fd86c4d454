// The imports of a service: how each one stands, what to do next, and where a new one starts.
import { formatDate, localDate } from '@waymark/domain';
import { Link, useLocation, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay } from '../../app/use-service.ts';
import { useServiceSlug } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useImports } from './data/import-queries.ts';
import type { Summary } from './data/import-types.ts';
import { useImportWords } from './import-words.ts';
import { StartForm } from './upload/start-form.tsx';
import './imports.scss';

export function ImportsPage() {
  const t = useImportWords();
  const slug = useServiceSlug() ?? '';
  const may = useMay();
  const [search] = useSearchParams();
  const after = search.get('after');
  const query = useImports(after);
  const discarded = (useLocation().state as { discarded?: boolean } | null)?.discarded === true;
  const mayStart = may('uploadImport');
  return (
    <Ready query={query}>
      {({ imports }) => {
        const waiting = imports.nodes.filter((node) => node.state === 'READY').length;
        return (
          <Page title={t('title')}>
            {discarded ? (
              <NotificationBanner kind="success">
                <p className="govuk-notification-banner__heading">{t('discard.done')}</p>
              </NotificationBanner>
            ) : null}
            <p className="wm-lead">{imports.totalCount === 0 ? t('lead.none') : waiting > 0 ? t('lead.ready', { count: waiting }) : t('lead.quiet')}</p>
            {mayStart ? <StartForm slug={slug} /> : null}
            <h2 className="wm-heading">{t('list.heading')}</h2>
            {imports.nodes.length === 0 ? (
              <EmptyState title={t('list.emptyTitle')}>
                <p className="wm-text">{t('list.emptyText')}</p>
              </EmptyState>
            ) : (
              <ImportTable imports={imports.nodes} slug={slug} />
            )}
            {after ? (
              <p className="wm-text">
                <Link className="govuk-link" to={`/s/${slug}/imports`}>
                  {t('list.latest')}
                </Link>
              </p>
            ) : null}
            {imports.pageInfo.hasNextPage && imports.pageInfo.endCursor ? (
              <p className="wm-text">
                <Link className="govuk-link" to={`/s/${slug}/imports?after=${encodeURIComponent(imports.pageInfo.endCursor)}`}>
                  {t('list.earlier')}
                </Link>
              </p>
            ) : null}
          </Page>
        );
      }}
    </Ready>
  );
}

function ImportTable({ imports, slug }: { imports: readonly Summary[]; slug: string }) {
  const t = useImportWords();
  return (
    <div className="wm-table-region">
      <table className="wm-table wm-table--cards">
        <caption className="wm-table__caption wm-table__caption--hidden">{t('list.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('list.file')}</th>
            <th scope="col">{t('list.state')}</th>
            <th scope="col">{t('list.next')}</th>
            <th scope="col">{t('list.when')}</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((item) => (
            <ImportRow key={item.id} item={item} slug={slug} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ImportRow({ item, slug }: { item: Summary; slug: string }) {
  const t = useImportWords();
  const language = useLanguage();
  const name = item.fileName || t('pasted');
  const what = item.state === 'READY' ? t('next.READY', { count: item.unansweredCount }) : t(`next.${item.state}`);
  const to = item.state === 'COMMITTED' && item.planId ? `/s/${slug}/plans/${item.planId}` : `/s/${slug}/imports/${item.id}`;
  return (
    <tr>
      <th scope="row">
        <span className="wm-table__title">{name}</span>
      </th>
      <td data-label={t('list.state')}>
        <span className="wm-table__value">
          <Tag attention={item.state === 'READY' || item.state === 'FAILED'}>{t(`state.${item.state}`)}</Tag>
        </span>
      </td>
      <td data-label={t('list.next')}>
        <span className="wm-table__value">
          {item.state === 'DISCARDED' ? (
            what
          ) : (
            <Link className="govuk-link" to={to} aria-label={t('next.about', { what, name })}>
              {what}
            </Link>
          )}
        </span>
      </td>
      <td data-label={t('list.when')}>
        <span className="wm-table__value">{t('list.whenBy', { date: formatDate(localDate(item.uploadedAt), language), name: item.uploadedBy })}</span>
      </td>
    </tr>
  );
}
