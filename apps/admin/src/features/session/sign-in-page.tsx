/** Sign in with e-mail and password, and go on to where one was heading. */
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { safeReturnPath, type SignInState } from '../../app/session-lost.ts';
import { ApiError } from '../../graphql/api-error.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { TextInput } from '../../ui/fields.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { PasswordInput } from './password-input.tsx';
import cy from './session.cy.json';
import en from './session.en.json';
import { signIn } from './session-requests.ts';

export const useSessionWords = words('session', en, cy);

export function SignInPage() {
  const t = useSessionWords();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [busy, setBusy] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const notice = (useLocation().state as SignInState | null)?.notice ?? null;
  const problemOf = (field: string) => problems.find((problem) => problem.field === field)?.text;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const email = ((form.get('email') as string | null) ?? '').trim();
    const password = (form.get('password') as string | null) ?? '';
    const missing: FormProblem[] = [];
    if (email === '') missing.push({ field: 'email', text: t('problem.email') });
    else if (!/^\S+@\S+$/.test(email)) missing.push({ field: 'email', text: t('problem.emailFormat') });
    if (password === '') missing.push({ field: 'password', text: t('problem.password') });
    if (missing.length > 0) return setProblems(missing);

    setBusy(true);
    try {
      const outcome = await signIn(email, password);
      if (outcome.kind === 'signedIn') {
        client.clear();
        await navigate(safeReturnPath(search.get('return')) ?? '/services', { replace: true });
      } else if (outcome.kind === 'throttled') {
        setProblems([{ text: outcome.minutes ? t('problem.throttledMinutes', { count: outcome.minutes }) : t('problem.throttled') }]);
      } else {
        setProblems([{ field: 'email', text: t('problem.wrong') }]);
      }
    } catch (error) {
      setProblems([{ text: error instanceof ApiError && error.code === 'OFFLINE' ? t('problem.offline') : t('problem.failed') }]);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Page title={t('title')} hasProblems={problems.length > 0}>
      {notice && problems.length === 0 ? (
        <NotificationBanner>
          <p className="govuk-notification-banner__heading">{t(`notice.${notice}`)}</p>
        </NotificationBanner>
      ) : null}
      <ErrorSummary problems={problems} />
      <p className="wm-text">{t('lead')}</p>
      <form className="wm-form wm-form--narrow" noValidate onSubmit={(event) => void submit(event)}>
        <TextInput
          id="email"
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="none"
          error={problemOf('email')}
        />
        <PasswordInput
          id="password"
          name="password"
          label={t('password')}
          error={problemOf('password')}
          show={t('showPassword')}
          hide={t('hidePassword')}
          shown={t('passwordShown')}
          hidden={t('passwordHidden')}
        />
        <Button busy={busy}>{t('submit')}</Button>
      </form>
    </Page>
  );
}
