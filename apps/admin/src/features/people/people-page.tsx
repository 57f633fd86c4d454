/** Who belongs to the service, who is invited, and which programs have a token. For administrators. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { formatDate } from '@waymark/domain';
import { useState } from 'react';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import type { ApiError } from '../../graphql/api-error.ts';
import { useServiceSlug } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { InviteForm } from './invite-form.tsx';
import { people, withdraw, type People } from './people-requests.ts';
import { usePeopleWords } from './people-words.ts';
import { Tokens } from './tokens.tsx';

export function PeoplePage() {
  const slug = useServiceSlug() ?? '';
  const query = useQuery<People, ApiError>({ queryKey: [slug, 'People'], queryFn: () => people(slug) });
  return <Ready query={query}>{(data) => <PeopleView data={data} slug={slug} />}</Ready>;
}

function PeopleView({ data, slug }: { data: People; slug: string }) {
  const t = usePeopleWords();
  const language = useLanguage();
  const client = useQueryClient();
  const [done, setDone] = useState<string | null>(null);
  const open = data.invitations.filter(({ acceptedAt, withdrawnAt }) => acceptedAt === null && withdrawnAt === null);
  const rolesOf = (roles: People['members'][number]['roles']) => roles.map((role) => t(`role.${role}`)).join(', ');
  const told = async (message: string) => {
    await client.invalidateQueries({ queryKey: [slug, 'People'] });
    setDone(message);
  };
  return (
    <Page title={t('title')}>
      {done ? (
        <NotificationBanner key={done} kind="success">
          <p className="govuk-notification-banner__heading">{done}</p>
        </NotificationBanner>
      ) : null}
      <h2 className="wm-heading">{t('members')}</h2>
      <ul className="wm-list wm-list--plain">
        {data.members.map((member) => (
          <li key={member.id}>
            <strong>{member.name}</strong> {rolesOf(member.roles)}
          </li>
        ))}
      </ul>
      <h2 className="wm-heading">{t('invited')}</h2>
      {open.length === 0 ? <p className="wm-text">{t('nobodyInvited')}</p> : null}
      <ul className="wm-list wm-invitations">
        {open.map((row) => (
          <li key={row.id}>
            <p className="wm-list__sentence">
              <strong>{row.name}</strong> ({row.email}) {rolesOf(row.roles)}
            </p>
            <p className="wm-list__sentence wm-muted">{t('openUntil', { date: formatDate(row.expiresAt.slice(0, 10), language) })}</p>
            <Button type="button" variant="secondary" aria-label={t('withdrawOf', { name: row.name })} onClick={() => void withdraw(slug, row.id).then(() => told(t('withdrawn')))}>
              {t('withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      <InviteForm slug={slug} onInvited={(email) => void told(t('sent', { email }))} />
      <Tokens slug={slug} />
    </Page>
  );
}
