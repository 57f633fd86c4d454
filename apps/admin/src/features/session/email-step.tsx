/** The first step of signing in: the e-mail address, whose domain may lead to a provider of the council's own. */
import { useState, type FormEvent } from 'react';
import { ApiError } from '../../graphql/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { TextInput } from '../../ui/fields.tsx';
import { realm, type Realm } from './session-requests.ts';
import { useSessionWords } from './session-words.ts';

export interface Known {
  email: string;
  providers: Realm['providers'];
}

export interface EmailStepProps {
  /** What went wrong at a provider, as it is told. */
  told: string | null;
  email: string;
  onKnown: (known: Known) => void;
  onProblems: (any: boolean) => void;
}

export function EmailStep({ told, email: first, onKnown, onProblems }: EmailStepProps) {
  const t = useSessionWords();
  const [problems, setProblems] = useState<readonly FormProblem[]>(told ? [{ text: told }] : []);
  const [busy, setBusy] = useState(false);
  const show = (found: readonly FormProblem[]) => {
    setProblems(found);
    onProblems(found.length > 0);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const email = ((new FormData(event.currentTarget).get('email') as string | null) ?? '').trim();
    if (email === '') return show([{ field: 'email', text: t('problem.email') }]);
    if (!/^\S+@\S+$/.test(email)) return show([{ field: 'email', text: t('problem.emailFormat') }]);
    setBusy(true);
    try {
      const answer = await realm(email);
      // A provider that cannot be offered must keep nobody from their password.
      onKnown({ email, providers: answer.ok ? answer.data.providers : [] });
    } catch (error) {
      show([{ text: error instanceof ApiError && error.code === 'OFFLINE' ? t('problem.offline') : t('problem.failed') }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="wm-text">{t('lead')}</p>
      <form className="wm-form wm-form--narrow" noValidate onSubmit={(event) => void submit(event)}>
        <TextInput
          id="email"
          name="email"
          type="email"
          label={t('email')}
          defaultValue={first}
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="none"
          error={problems.find(({ field }) => field === 'email')?.text}
        />
        <Button busy={busy}>{t('next')}</Button>
      </form>
    </>
  );
}
