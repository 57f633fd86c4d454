/** With which oversight bodies the service shares its plans, since when, and what that means. */
import { useState } from 'react';
import { formatDate, localDate } from '@waymark/domain';
import { useMay } from '../../app/use-service.ts';
import { SharingDocument, type SharingQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { scopeText, useOversightWords } from '../oversight/oversight-words.ts';
import { ChangeForm, GrantForm, RevokeForm } from './sharing-forms.tsx';
import { useTrustWords } from './trust-words.ts';

export type Share = SharingQuery['shares']['nodes'][number];

export function SharingSection() {
  const t = useTrustWords();
  const shared = useOversightWords();
  const pick = usePick();
  const language = useLanguage();
  const may = useMay();
  const [said, setSaid] = useState<string | null>(null);
  const shares = useApiQuery(SharingDocument, {}).data?.shares.nodes;
  if (!shares) return null;
  const now = shares.filter(({ revokedAt }) => revokedAt === null);
  const day = (at: string): string => formatDate(localDate(at), language);
  const columns: Column<Share>[] = [
    { key: 'body', label: t('sharing.with'), rowHeader: true, cell: ({ body }) => pick(body.name) },
    {
      key: 'what',
      label: t('sharing.what'),
      cell: ({ scopes, changedAt }) => (
        <>
          {scopeText(shared, scopes)}
          {changedAt ? <span className="wm-table__secondary">{t('sharing.changedOn', { date: day(changedAt) })}</span> : null}
        </>
      ),
    },
    { key: 'since', label: t('sharing.since'), cell: ({ grantedAt, grantedBy }) => [day(grantedAt), grantedBy].filter(Boolean).join(', ') },
    {
      key: 'ended',
      label: t('sharing.ended'),
      cell: ({ revokedAt, revokedBy, reason }) => (revokedAt === null ? <Tag attention>{t('sharing.now')}</Tag> : `${day(revokedAt)}, ${revokedBy ?? ''}: ${reason ?? ''}`),
    },
  ];
  return (
    <section aria-labelledby="sharing">
      <h2 className="wm-heading" id="sharing">
        {t('sharing.title')}
      </h2>
      {said ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{said}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-text">{t('sharing.intro')}</p>
      {shares.length === 0 ? <p className="wm-text">{t('sharing.none')}</p> : <DataTable caption={t('sharing.title')} captionHidden columns={columns} rows={shares} rowKey={({ id }) => id} />}
      {may('changeShare')
        ? now.map((share) => (
            <Details key={share.id} summary={`${t('sharing.change')}: ${pick(share.body.name)}`}>
              <ChangeForm share={share} onDone={() => setSaid(t('sharing.changed', { body: pick(share.body.name) }))} onTry={() => setSaid(null)} />
            </Details>
          ))
        : null}
      {may('revokeShare')
        ? now.map((share) => (
            <Details key={share.id} summary={`${t('sharing.revoke')}: ${pick(share.body.name)}`}>
              <RevokeForm share={share} onDone={() => setSaid(t('sharing.revoked', { body: pick(share.body.name) }))} onTry={() => setSaid(null)} />
            </Details>
          ))
        : null}
      {may('grantShare') ? (
        <Details summary={t('sharing.share')}>
          <GrantForm taken={now.map(({ body }) => body.slug)} onDone={(name) => setSaid(t('sharing.granted', { body: name }))} onTry={() => setSaid(null)} />
        </Details>
      ) : null}
    </section>
  );
}
