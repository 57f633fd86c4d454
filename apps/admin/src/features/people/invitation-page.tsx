/** Accepts an invitation: a new account chooses a password and then a second factor; an account that exists signs in and joins. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Page, PageLoading } from '../../app/page.tsx';
import { usePick } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { NewPasswordInput } from '../account/new-password-input.tsx';
import { passwordProblem, usePasswordWords } from '../account/password-words.ts';
import { useForm } from '../account/use-form.ts';
import { AcceptByProvider } from './accept-by-provider.tsx';
import { acceptInvitation, lookAtInvitation, type Invitation } from './people-requests.ts';
import { usePeopleWords } from './people-words.ts';

export function InvitationPage() {
  const t = usePeopleWords();
  const [token] = useState(() => window.location.hash.slice(1));
  const query = useQuery({ queryKey: ['invitation', token], queryFn: () => lookAtInvitation(token), refetchOnWindowFocus: false });
  if (query.isPending) return <PageLoading />;
  if (query.data?.ok) return <Accept token={token} invitation={query.data.data} />;
  return (
    <Page title={t('accept.over')}>
      <p className="wm-text">{query.data ? t('accept.overText') : t('problem.failed')}</p>
    </Page>
  );
}

function Accept({ token, invitation }: { token: string; invitation: Invitation }) {
  const t = usePeopleWords();
  const p = usePasswordWords();
  const pick = usePick();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { hasAccount, email, slug } = invitation;
  const form = useForm<{ stage: string }>({
    check: (text) => (!hasAccount && text('next') === '' ? [{ field: 'next-password', text: p('problem.new') }] : []),
    send: (text) => acceptInvitation(token, hasAccount ? null : text('next')),
    onDone: ({ stage }) => {
      client.clear();
      // The sign-in page goes on with the step that is next; where none must be taken, a second factor is still offered.
      void navigate(stage === 'signedIn' ? (hasAccount ? `/s/${slug}` : '/account') : `/sign-in?return=/s/${slug}`);
    },
    onRefused: (refusal) => ({ ...(hasAccount ? {} : { field: 'next-password' }), text: passwordProblem(p, refusal) }),
    failed: t('problem.failed'),
  });
  return (
    <Page title={t('accept.title', { service: pick(invitation.service) })} hasProblems={form.problems.length > 0}>
      <ErrorSummary problems={form.problems} />
      {hasAccount ? null : <AcceptByProvider token={token} />}
      <p className="wm-text">{hasAccount ? t('accept.known', { email }) : t('accept.new', { email })}</p>
      {hasAccount ? (
        <p className="wm-text">
          <Link className="govuk-link" to="/sign-in" target="_blank">
            {t('accept.signIn')}
          </Link>
        </p>
      ) : null}
      <form className="wm-form wm-form--narrow" noValidate onSubmit={form.onSubmit}>
        {/* Password managers file a password under the name beside it. */}
        {hasAccount ? null : <input type="hidden" name="username" autoComplete="username" value={email} readOnly />}
        {hasAccount ? null : <NewPasswordInput id="next-password" error={form.problemOf('next-password')} />}
        <Button busy={form.busy}>{t('accept.submit')}</Button>
      </form>
    </Page>
  );
}
