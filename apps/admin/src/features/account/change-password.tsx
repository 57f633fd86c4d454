/** Changes one's password; all other sessions end. */
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { PasswordInput } from '../session/password-input.tsx';
import { useSessionWords } from '../session/session-words.ts';
import { NewPasswordInput } from './new-password-input.tsx';
import { changePassword } from './password-requests.ts';
import { passwordProblem, usePasswordWords } from './password-words.ts';
import { useForm } from './use-form.ts';

export function ChangePassword({ onDone }: { onDone: (message: string) => void }) {
  const t = usePasswordWords();
  const s = useSessionWords();
  const form = useForm<void>({
    check: (text) => [
      ...(text('current') === '' ? [{ field: 'current-password', text: t('problem.current') }] : []),
      ...(text('next') === '' ? [{ field: 'next-password', text: t('problem.new') }] : []),
    ],
    send: (text) => changePassword(text('current'), text('next')),
    onDone: (_, element) => {
      element.reset();
      onDone(t('changed'));
    },
    onRefused: (refusal) => ({ field: refusal.code === 'wrongPassword' ? 'current-password' : 'next-password', text: passwordProblem(t, refusal) }),
    failed: t('problem.failed'),
  });
  return (
    <section aria-labelledby="password-heading">
      <h2 className="wm-heading" id="password-heading">
        {t('change')}
      </h2>
      <ErrorSummary problems={form.problems} />
      <form className="wm-form wm-form--narrow" noValidate onSubmit={form.onSubmit}>
        <PasswordInput
          id="current-password"
          name="current"
          label={t('current')}
          error={form.problemOf('current-password')}
          show={s('showPassword')}
          hide={s('hidePassword')}
          shown={s('passwordShown')}
          hidden={s('passwordHidden')}
        />
        <NewPasswordInput id="next-password" error={form.problemOf('next-password')} />
        <Button busy={form.busy}>{t('change')}</Button>
      </form>
    </section>
  );
}
