/** The secret address of one's due dates: made, shown once, ended. */
import { useState } from 'react';
import { formatDate, localDate } from '@waymark/domain';
import { CalendarFeedStateDocument, MakeCalendarFeedDocument, RevokeCalendarFeedDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { useMessageWords } from './messages-words.ts';
import { ShownOnce } from './shown-once.tsx';

export function CalendarSection() {
  const t = useMessageWords();
  const language = useLanguage();
  const feed = useApiQuery(CalendarFeedStateDocument, {}).data?.calendarFeed ?? null;
  const [make, revoke] = [useApiMutation(MakeCalendarFeedDocument), useApiMutation(RevokeCalendarFeedDocument)];
  const [address, setAddress] = useState<string | null>(null);
  const day = (instant: string) => formatDate(localDate(instant), language);
  const begin = () => {
    revoke.reset();
    make.mutate({}, { onSuccess: ({ makeCalendarFeed }) => setAddress(makeCalendarFeed.address) });
  };
  const end = () => {
    make.reset();
    setAddress(null);
    revoke.mutate({});
  };
  return (
    <section aria-labelledby="calendar">
      <h2 className="wm-heading" id="calendar">
        {t('calendar.heading')}
      </h2>
      <ErrorSummary problems={make.isError || revoke.isError ? [{ text: t('problem.failed') }] : []} />
      {revoke.isSuccess ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{t('calendar.ended')}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-text">{t('calendar.text')}</p>
      {address ? <ShownOnce note={t('calendar.address')} value={address} /> : null}
      <p className="wm-text">
        {feed === null ? t('calendar.none') : feed.lastUsedAt === null ? t('calendar.since', { date: day(feed.createdAt) }) : t('calendar.used', { date: day(feed.createdAt), used: day(feed.lastUsedAt) })}
        {feed === null ? null : ` ${t('calendar.remakeNote')}`}
      </p>
      <ButtonGroup>
        <Button type="button" variant="secondary" busy={make.isPending} onClick={begin}>
          {t(feed === null ? 'calendar.make' : 'calendar.remake')}
        </Button>
        {feed === null ? null : (
          <Button type="button" variant="warning" busy={revoke.isPending} onClick={end}>
            {t('calendar.end')}
          </Button>
        )}
      </ButtonGroup>
    </section>
  );
}
