/** The second step of signing in: passkey, code of an app, or recovery code. */
import { useState, type FormEvent } from 'react';
import { ApiError } from '../../graphql/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { TextInput } from '../../ui/fields.tsx';
import { sendCode, usePasskeyToSignIn, type SessionState, type Step } from './session-requests.ts';
import { useSessionWords } from './session-words.ts';
import { throttledWords } from './step-problem.ts';

export interface SecondFactorStepProps {
  methods: SessionState['methods'];
  onDone: () => void;
  /** The step took too long: it begins anew with the password. */
  onLost: () => void;
}

export function SecondFactorStep({ methods, onDone, onLost }: SecondFactorStepProps) {
  const t = useSessionWords();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [busy, setBusy] = useState(false);
  const problem = problems.find(({ field }) => field === 'second-code')?.text;
  const attempt = async (step: () => Promise<Step>, wrong: FormProblem) => {
    if (busy) return;
    setBusy(true);
    try {
      const answer = await step();
      if (answer.ok) return onDone();
      if (answer.refusal.code === 'TOO_MANY_REQUESTS') setProblems([{ text: throttledWords(t, answer.refusal) }]);
      else setProblems([wrong]);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') return onLost();
      setProblems([{ text: error instanceof ApiError ? t(error.code === 'OFFLINE' ? 'problem.offline' : 'problem.failed') : t('problem.passkey') }]);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = ((new FormData(event.currentTarget).get('code') as string | null) ?? '').trim();
    if (code === '') setProblems([{ field: 'second-code', text: t('problem.codeMissing') }]);
    else void attempt(() => sendCode(code), { field: 'second-code', text: t('problem.code') });
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      {methods.includes('passkey') ? (
        <>
          <p className="wm-text">{t('second.passkeyText')}</p>
          <Button type="button" busy={busy} onClick={() => void attempt(usePasskeyToSignIn, { text: t('problem.passkey') })}>
            {t('second.passkey')}
          </Button>
        </>
      ) : null}
      <form className="wm-form wm-form--narrow" noValidate onSubmit={submit}>
        <TextInput
          id="second-code"
          name="code"
          width="20"
          label={methods.includes('code') ? t('second.code') : t('second.recoveryCode')}
          hint={methods.includes('code') ? t('second.codeHint') : t('second.recoveryHint')}
          autoComplete="one-time-code"
          spellCheck={false}
          autoCapitalize="none"
          error={problem}
        />
        <Button busy={busy} variant={methods.includes('passkey') ? 'secondary' : 'primary'}>
          {t('second.submit')}
        </Button>
      </form>
    </>
  );
}
