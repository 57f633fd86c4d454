/** Your account: second factors, recovery codes, sessions. */
import { formatDate } from '@waymark/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import type { ApiError } from '../../graphql/api-error.ts';
import type { RestAnswer } from '../../graphql/rest.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { ownAccount, removeFrom, renewRecoveryCodes, type Account } from './account-requests.ts';
import { useAccountWords } from './account-words.ts';
import { Identities } from './identities.tsx';
import { ChangePassword } from './change-password.tsx';
import { RecoveryCodeList } from './recovery-code-list.tsx';
import { SetUpFactor } from './set-up-factor.tsx';

const queryKey = [null, 'OwnAccount'];

const refusals: Readonly<Record<string, 'lastFactor' | 'signInAgain' | 'ownSignIn' | 'lastWay' | 'down'>> = {
  LAST_FACTOR: 'lastFactor', SIGN_IN_AGAIN: 'signInAgain', OWN_SIGN_IN_NEEDED: 'ownSignIn', LAST_WAY: 'lastWay', down: 'down',
};

function providerProblems(code: string | null, t: ReturnType<typeof useAccountWords>): readonly FormProblem[] {
  if (code === null) return [];
  return [{ text: t(`problem.${code === 'taken' || code === 'down' ? code : 'refused'}`) }];
}

export function AccountPage() {
  const query = useQuery<Account, ApiError>({ queryKey, queryFn: ownAccount });
  return <Ready query={query}>{(account) => <AccountView account={account} />}</Ready>;
}

function AccountView({ account }: { account: Account }) {
  const t = useAccountWords();
  const client = useQueryClient();
  const { pathname } = useLocation();
  // Coming back from a provider, what happened is in the address.
  const [search] = useSearchParams();
  const [problems, setProblems] = useState<readonly FormProblem[]>(() => providerProblems(search.get('problem'), t));
  const [done, setDone] = useState<string | null>(search.get('done') === 'linked' ? t('done.linked') : null);
  const changeable = account.fresh && !account.vouched;
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey });
  const change = useMutation<RestAnswer<unknown>, ApiError, { work: () => Promise<RestAnswer<unknown>>; told: string }>({
    mutationFn: ({ work }) => work(),
    onSuccess: async (answer, { told }) => {
      await refresh();
      setDone(answer.ok && told !== '' ? told : null);
      setProblems(answer.ok ? [] : [{ text: t(`problem.${refusals[answer.refusal.code] ?? 'failed'}`) }]);
    },
    onError: () => setProblems([{ text: t('problem.failed') }]),
  });
  const remove = (path: string, told: string) => change.mutate({ work: () => removeFrom(path), told });
  const added = (recoveryCodes: readonly string[] | null) => {
    setDone(t('done.added'));
    setCodes(recoveryCodes);
    void refresh();
  };
  const renew = () =>
    change.mutate({
      told: t('done.codes'),
      work: async () => {
        const answer = await renewRecoveryCodes();
        if (answer.ok) setCodes(answer.data.recoveryCodes);
        return answer;
      },
    });

  return (
    <Page title={t('title')} caption={account.email} hasProblems={problems.length > 0}>
      <ErrorSummary problems={problems} />
      {done ? (
        <NotificationBanner key={done} kind="success">
          <p className="govuk-notification-banner__heading">{done}</p>
        </NotificationBanner>
      ) : null}
      {codes ? <RecoveryCodeList codes={codes} onKept={() => setCodes(null)} /> : null}
      <h2 className="wm-heading">{t('factors')}</h2>
      {changeable ? null : (
        <p className="wm-text">
          {t(account.vouched ? 'vouched' : 'stale')}{' '}
          <Link className="govuk-link" to={`/sign-in?return=${pathname}`}>
            {t('signInAgain')}
          </Link>
        </p>
      )}
      <ul className="wm-list">
        {account.totp ? (
          <li>
            {t('app.one')} {changeable ? <RemoveButton label={t('app.remove')} onClick={() => remove('totp', t('done.removed'))} /> : null}
          </li>
        ) : null}
        {account.passkeys.map((key) => (
          <li key={key.id}>
            {t('passkey.one', { name: key.name })} {changeable ? <RemoveButton label={t('passkey.remove', { name: key.name })} onClick={() => remove(`passkeys/${key.id}`, t('done.removed'))} /> : null}
          </li>
        ))}
        <li>
          {t('codes.left', { count: account.recoveryCodesLeft })}{' '}
          {changeable && (account.totp || account.passkeys.length > 0) ? (
            <Button type="button" variant="secondary" busy={change.isPending} onClick={renew}>
              {t('codes.renew')}
            </Button>
          ) : null}
        </li>
      </ul>
      {changeable ? <SetUpFactor withApp={!account.totp} onDone={added} /> : null}
      <Identities changeable={changeable} change={(work, told) => change.mutate({ work, told })} />
      <ChangePassword onDone={(message) => void refresh().then(() => setDone(message))} />
      <Sessions account={account} busy={change.isPending} end={remove} />
    </Page>
  );
}

function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  const t = useAccountWords();
  return (
    <Button type="button" variant="secondary" aria-label={label} onClick={onClick}>
      {t('remove')}
    </Button>
  );
}

function Sessions({ account, busy, end }: { account: Account; busy: boolean; end: (path: string, told: string) => void }) {
  const t = useAccountWords();
  const language = useLanguage();
  const time = (instant: string) => `${formatDate(instant.slice(0, 10), language)} ${new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })}`;
  return (
    <section aria-labelledby="sessions-heading">
      <h2 className="wm-heading" id="sessions-heading">
        {t('sessions.heading')}
      </h2>
      <ul className="wm-list wm-sessions">
        {account.sessions.map((session) => {
          const device = session.device || t('sessions.unknown');
          return (
            <li key={session.id}>
              <p className="wm-list__sentence">
                <strong>{device}</strong> {session.current ? t('sessions.current') : null}
              </p>
              <p className="wm-list__sentence wm-muted">{t('sessions.times', { from: time(session.createdAt), last: time(session.lastSeenAt) })}</p>
              {session.current ? null : (
                <Button type="button" variant="secondary" busy={busy} aria-label={t('sessions.endOne', { device })} onClick={() => end(`sessions/${session.id}`, t('done.ended'))}>
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {account.sessions.length > 1 ? (
        <Button type="button" variant="secondary" busy={busy} onClick={() => end('sessions', t('done.endedOthers'))}>
          {t('sessions.endOthers')}
        </Button>
      ) : null}
    </section>
  );
}
