/** The inbox of one person in one service, what they want by e-mail, and their calendar. */
import { Link, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { InboxDocument, MarkMessageReadDocument, type InboxQuery } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { useMoment } from '../../i18n/moment.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { CalendarSection } from './calendar-section.tsx';
import { useMessageWords } from './messages-words.ts';
import { PreferencesSection } from './preferences-section.tsx';
import './messages.scss';

type InboxMessage = InboxQuery['myMessages']['nodes'][number];

export function InboxPage() {
  const after = useSearchParams()[0].get('after');
  const query = useApiQuery(InboxDocument, { after }, { keepPrevious: true });
  const t = useMessageWords();
  const may = useMay();
  return (
    <Ready query={query}>
      {(data) => (
        <Page title={t('inbox.title')}>
          <p className="wm-lead" role="status">
            {data.myUnreadMessages === 0 ? t('inbox.none') : t('inbox.lead', { count: data.myUnreadMessages })}
          </p>
          <Messages list={data.myMessages} after={after} />
          <PreferencesSection preferences={data.myMessagePreferences} />
          {may('makeCalendarFeed') ? <CalendarSection /> : null}
        </Page>
      )}
    </Ready>
  );
}

function Messages({ list, after }: { list: InboxQuery['myMessages']; after: string | null }) {
  const t = useMessageWords();
  const pick = usePick();
  const moment = useMoment();
  const { slug } = useService().service;
  const mark = useApiMutation(MarkMessageReadDocument);
  if (list.nodes.length === 0) {
    return (
      <EmptyState title={t('inbox.emptyTitle')}>
        <p className="wm-text">{t('inbox.emptyText')}</p>
      </EmptyState>
    );
  }
  const read = ({ id, readAt }: InboxMessage) => (readAt === null ? mark.mutate({ input: { messageId: id } }) : undefined);
  const pageOf = ({ subjectKind, subjectId }: InboxMessage) => `/s/${slug}${{ ACTION: `/actions/${subjectId}`, PLAN: `/plans/${subjectId}`, SERVICE: '' }[subjectKind]}`;
  return (
    <>
      <DataTable
        caption={t('inbox.caption')}
        captionHidden
        rows={list.nodes}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'message', label: t('inbox.message'), rowHeader: true,
            cell: (message) => (
              <Link className="govuk-link" to={pageOf(message)} onClick={() => read(message)}>
                {pick(message.title)}
              </Link>
            ),
          },
          { key: 'when', label: t('inbox.when'), cell: ({ at }) => moment(at) },
          {
            key: 'read', label: t('inbox.what'),
            cell: (message) =>
              message.readAt === null ? (
                <>
                  <Tag attention>{t('inbox.unread')}</Tag>{' '}
                  <Button type="button" variant="secondary" aria-label={t('inbox.markReadOf', { title: pick(message.title) })} onClick={() => read(message)}>
                    {t('inbox.markRead')}
                  </Button>
                </>
              ) : (
                t('inbox.read')
              ),
          },
        ]}
      />
      <p className="wm-text wm-no-print">
        {after ? (
          <Link className="govuk-link govuk-!-margin-right-4" to={`/s/${slug}/inbox`}>
            {t('inbox.newest')}
          </Link>
        ) : null}
        {list.pageInfo.hasNextPage && list.pageInfo.endCursor ? (
          <Link className="govuk-link" to={`/s/${slug}/inbox?after=${encodeURIComponent(list.pageInfo.endCursor)}`}>
            {t('inbox.earlier')}
          </Link>
        ) : null}
      </p>
    </>
  );
}
