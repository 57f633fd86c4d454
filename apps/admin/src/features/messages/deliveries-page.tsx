/** The log of deliveries of a service: what went out, what did not and why, sending again; and its webhooks. */
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { DeliveriesDocument, ResendDeliveryDocument, type DeliveriesQuery } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { useMoment } from '../../i18n/moment.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Select } from '../../ui/fields.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { Tag } from '../../ui/tag.tsx';
import { faultWords, useMessageWords } from './messages-words.ts';
import { WebhooksSection } from './webhooks-section.tsx';
import './messages.scss';

type Delivery = DeliveriesQuery['deliveries']['nodes'][number];
const states = ['WAITING', 'SENT', 'FAILED', 'DEAD'] as const satisfies readonly Delivery['state'][];

export function DeliveriesPage() {
  const t = useMessageWords();
  const may = useMay();
  const { slug } = useService().service;
  const [address, setAddress] = useSearchParams();
  const state = states.find((one) => one === address.get('state')) ?? null;
  const after = address.get('after');
  const query = useApiQuery(DeliveriesDocument, { state, after }, { keepPrevious: true });
  return (
    <Ready query={query}>
      {({ deliveries }) => (
        <Page title={t('log.title')}>
          <p className="wm-lead">{t('log.lead')}</p>
          <Select
            id="delivery-state"
            name="state"
            label={t('log.filter')}
            value={state ?? 'ALL'}
            onChange={(event) => setAddress(event.target.value === 'ALL' ? {} : { state: event.target.value })}
            choices={(['ALL', ...states] as const).map((value) => ({ value, label: t(`log.state.${value}`) }))}
          />
          <p className="wm-text" role="status">
            <strong>{t('log.count', { count: deliveries.totalCount })}</strong>
          </p>
          <Log list={deliveries} slug={slug} state={state} after={after} />
          {may('webhooks') ? <WebhooksSection slug={slug} /> : null}
        </Page>
      )}
    </Ready>
  );
}

function Log({ list, slug, state, after }: { list: DeliveriesQuery['deliveries']; slug: string; state: Delivery['state'] | null; after: string | null }) {
  const t = useMessageWords();
  const pick = usePick();
  const resend = useApiMutation(ResendDeliveryDocument);
  const [outcome, setOutcome] = useState<'resent' | 'notResent' | null>(null);
  const again = ({ id }: Delivery) =>
    resend.mutate({ input: { deliveryId: id } }, {
      onSuccess: ({ resendDelivery }) => setOutcome(resendDelivery.__typename === 'Delivery' ? 'resent' : 'notResent'),
      onError: () => setOutcome('notResent'),
    });
  const page = (more: Record<string, string>): string => `/s/${slug}/deliveries?${new URLSearchParams({ ...(state ? { state } : {}), ...more }).toString()}`;
  return (
    <>
      <ErrorSummary problems={outcome === 'notResent' ? [{ text: t('log.notResent') }] : []} />
      {outcome === 'resent' ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{t('log.resent')}</p>
        </NotificationBanner>
      ) : null}
      {list.nodes.length === 0 ? (
        <EmptyState title={t('log.emptyTitle')}>
          <p className="wm-text">{t('log.emptyText')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t('log.caption')}
          captionHidden
          rows={list.nodes}
          rowKey={({ id }) => id}
          columns={[
            { key: 'message', label: t('log.message'), rowHeader: true, cell: ({ title }) => pick(title) },
            { key: 'to', label: t('log.to'), cell: ({ recipient }) => recipient },
            { key: 'how', label: t('log.how'), cell: ({ channel, host }) => t(`log.channel.${channel}`, { host: host ?? '' }) },
            { key: 'state', label: t('log.status'), cell: (delivery) => <State delivery={delivery} /> },
            {
              key: 'again', label: t('log.resend'), blank: ({ state: one }) => one !== 'FAILED' && one !== 'DEAD',
              cell: (delivery) =>
                delivery.state === 'FAILED' || delivery.state === 'DEAD' ? (
                  <Button type="button" variant="secondary" aria-label={t('log.resendOf', { title: pick(delivery.title), to: delivery.recipient })} onClick={() => again(delivery)}>
                    {t('log.resend')}
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
      <p className="wm-text wm-no-print">
        {after ? (
          <Link className="govuk-link govuk-!-margin-right-4" to={page({})}>
            {t('log.newest')}
          </Link>
        ) : null}
        {list.pageInfo.hasNextPage && list.pageInfo.endCursor ? (
          <Link className="govuk-link" to={page({ after: list.pageInfo.endCursor })}>
            {t('log.earlier')}
          </Link>
        ) : null}
      </p>
    </>
  );
}

/** "Given up", why, after how many attempts, and when the next one is. */
function State({ delivery: { state, attempts, lastError, nextAttemptAt, sentAt } }: { delivery: Delivery }) {
  const t = useMessageWords();
  const moment = useMoment();
  const more = [
    ...(state !== 'SENT' && lastError ? [faultWords(t, lastError)] : []),
    ...(attempts > 0 ? [t('log.attempts', { count: attempts })] : []),
    ...(sentAt ? [t('log.sentAt', { when: moment(sentAt) })] : nextAttemptAt ? [t('log.nextAt', { when: moment(nextAttemptAt) })] : []),
  ];
  return (
    <>
      <Tag attention={state === 'FAILED' || state === 'DEAD'}>{t(`log.state.${state}`)}</Tag> {more.join(' · ')}
    </>
  );
}
