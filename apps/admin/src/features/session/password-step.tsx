/** After the e-mail address: the council's own provider where there is one, and the password. */
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { ApiError } from '../../graphql/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import type { Known } from './email-step.tsx';
import { PasswordInput } from './password-input.tsx';
import { ProviderChoice } from './provider-choice.tsx';
import { signIn, stageAfter, type Stage } from './session-requests.ts';
import { useSessionWords } from './session-words.ts';
import { throttledWords } from './step-problem.ts';

export interface PasswordStepProps {
  known: Known;
  returnTo: string | null;
  onOther: () => void;
  onStage: (stage: Stage) => void;
  onProblems: (any: boolean) => void;
}

export function PasswordStep({ known: { email, providers }, returnTo, onOther, onStage, onProblems }: PasswordStepProps) {
  const t = useSessionWords();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [busy, setBusy] = useState(false);
  const show = (found: readonly FormProblem[]) => {
    setProblems(found);
    onProblems(found.length > 0);
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const password = (new FormData(event.currentTarget).get('password') as string | null) ?? '';
    if (password === '') return show([{ field: 'password', text: t('problem.password') }]);
    setBusy(true);
    try {
      const step = await signIn(email, password);
      if (step.ok) return onStage(stageAfter(step));
      if (step.refusal.code === 'TOO_MANY_REQUESTS') show([{ text: throttledWords(t, step.refusal) }]);
      else show([{ field: 'password', text: t('problem.wrong') }]);
    } catch (error) {
      show([{ text: error instanceof ApiError && error.code === 'OFFLINE' ? t('problem.offline') : t('problem.failed') }]);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="wm-text">
        <strong>{email}</strong>
      </p>
      {providers.length > 0 ? (
        <>
          <ProviderChoice providers={providers} returnTo={returnTo} />
          <h2 className="wm-heading">{t('provider.orPassword')}</h2>
        </>
      ) : null}
      <form className="wm-form wm-form--narrow" noValidate onSubmit={(event) => void submit(event)}>
        {/* Password managers file a password under the name beside it. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordInput
          id="password"
          name="password"
          label={t('password')}
          error={problems.find(({ field }) => field === 'password')?.text}
          show={t('showPassword')}
          hide={t('hidePassword')}
          shown={t('passwordShown')}
          hidden={t('passwordHidden')}
        />
        <Button busy={busy} {...(providers.length > 0 ? { variant: 'secondary' as const } : {})}>
          {t('submit')}
        </Button>
      </form>
      <p className="wm-text">
        <Link className="govuk-link" to="/forgotten-password">
          {t('forgotten')}
        </Link>
      </p>
      <Button type="button" variant="secondary" onClick={onOther}>
        {t('otherEmail')}
      </Button>
    </>
  );
}
