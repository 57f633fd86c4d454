/** Sets a new password by the link of a mail. The token stands behind the address's #, which no server sees. */
import { useState } from 'react';
import { Link } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { NewPasswordInput } from './new-password-input.tsx';
import { setPasswordByLink } from './password-requests.ts';
import { passwordProblem, usePasswordWords } from './password-words.ts';
import { useForm } from './use-form.ts';

export function NewPasswordPage() {
  const t = usePasswordWords();
  const [token] = useState(() => window.location.hash.slice(1));
  const [done, setDone] = useState(false);
  const form = useForm<void>({
    check: (text) => (text('next') === '' ? [{ field: 'next-password', text: t('problem.new') }] : []),
    send: (text) => setPasswordByLink(token, text('next')),
    onDone: () => setDone(true),
    onRefused: (refusal) => ({ field: 'next-password', text: passwordProblem(t, refusal) }),
    failed: t('problem.failed'),
  });
  if (done) {
    return (
      <Page title={t('set')}>
        <p className="wm-text">{t('setText')}</p>
        <Link className="govuk-link" to="/sign-in">
          {t('signIn')}
        </Link>
      </Page>
    );
  }
  return (
    <Page title={t('setNew')} hasProblems={form.problems.length > 0}>
      <ErrorSummary problems={form.problems} />
      <form className="wm-form wm-form--narrow" noValidate onSubmit={form.onSubmit}>
        <NewPasswordInput id="next-password" error={form.problemOf('next-password')} />
        <Button busy={form.busy}>{t('setNew')}</Button>
      </form>
    </Page>
  );
}
