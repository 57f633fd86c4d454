/** Asks for a link to set a new password; says the same whether or not there is such an account. */
import { useState } from 'react';
import { Page } from '../../app/page.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { TextInput } from '../../ui/fields.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { requestPasswordLink } from './password-requests.ts';
import { passwordProblem, usePasswordWords } from './password-words.ts';
import { useForm } from './use-form.ts';

export function ForgottenPasswordPage() {
  const t = usePasswordWords();
  const [sent, setSent] = useState(false);
  const form = useForm<void>({
    check: (text) => (/^\S+@\S+$/.test(text('email').trim()) ? [] : [{ field: 'link-email', text: t('problem.email') }]),
    send: (text) => requestPasswordLink(text('email').trim()),
    onDone: () => setSent(true),
    onRefused: (refusal) => ({ field: 'link-email', text: passwordProblem(t, refusal) }),
    failed: t('problem.failed'),
  });
  return (
    <Page title={t('forgotten')} hasProblems={form.problems.length > 0}>
      <ErrorSummary problems={form.problems} />
      {sent ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{t('linkSent')}</p>
        </NotificationBanner>
      ) : (
        <form className="wm-form wm-form--narrow" noValidate onSubmit={form.onSubmit}>
          <p className="wm-text">{t('linkText')}</p>
          <TextInput id="link-email" name="email" type="email" label={t('email')} autoComplete="username" spellCheck={false} autoCapitalize="none" error={form.problemOf('link-email')} />
          <Button busy={form.busy}>{t('sendLink')}</Button>
        </form>
      )}
    </Page>
  );
}
