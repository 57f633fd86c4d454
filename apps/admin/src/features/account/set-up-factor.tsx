/** Sets up a second factor: a passkey, or an app that makes codes. Used on the account page and on the way in. */
import { useState, type FormEvent } from 'react';
import { ApiError } from '../../graphql/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { TextInput } from '../../ui/fields.tsx';
import { addPasskey, confirmTotp, proposeTotp, type Enrolled, type TotpProposal } from './account-requests.ts';
import { useAccountWords } from './account-words.ts';
import { QrCode } from './qr-code.tsx';

export interface SetUpFactorProps {
  withApp: boolean;
  /** With the codes to show when this was the first factor. */
  onDone: (recoveryCodes: readonly string[] | null) => void;
}

export function SetUpFactor({ withApp, onDone }: SetUpFactorProps) {
  const t = useAccountWords();
  const [proposal, setProposal] = useState<TotpProposal | null>(null);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [busy, setBusy] = useState(false);
  const problemOf = (field: string) => problems.find((problem) => problem.field === field)?.text;

  const wordsOf = (code: string) => (code === 'SIGN_IN_AGAIN' ? t('problem.signInAgain') : code === 'WRONG_CODE' ? t('problem.code') : code === 'UNAUTHENTICATED' ? t('problem.tooLate') : t('problem.failed'));
  const attempt = async (field: string, work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblems([]);
    try {
      await work();
    } catch (error) {
      setProblems([{ field, text: error instanceof ApiError ? t('problem.failed') : t('problem.passkey') }]);
    } finally {
      setBusy(false);
    }
  };
  const finish = (field: string, answer: Enrolled) => {
    if (answer.ok) onDone(answer.data.recoveryCodes);
    else setProblems([{ field, text: wordsOf(answer.refusal.code) }]);
  };
  const register = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = ((new FormData(event.currentTarget).get('name') as string | null) ?? '').trim();
    void attempt('passkey-name', async () => {
      if (name === '') setProblems([{ field: 'passkey-name', text: t('problem.passkeyName') }]);
      else finish('passkey-name', await addPasskey(name));
    });
  };
  const begin = () =>
    void attempt('code', async () => {
      const answer = await proposeTotp();
      if (answer.ok) setProposal(answer.data);
      else setProblems([{ text: wordsOf(answer.refusal.code) }]);
    });
  const confirm = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = ((new FormData(event.currentTarget).get('code') as string | null) ?? '').replace(/\s/g, '');
    void attempt('code', async () => {
      if (!/^\d{6}$/.test(code)) setProblems([{ field: 'code', text: t('problem.codeFormat') }]);
      else finish('code', await confirmTotp(code));
    });
  };

  return (
    <>
      <ErrorSummary problems={problems} />
      <form className="wm-form wm-form--narrow" noValidate onSubmit={register}>
        <h3 className="wm-subheading">{t('passkey.heading')}</h3>
        <p className="wm-text">{t('passkey.text')}</p>
        <TextInput id="passkey-name" name="name" label={t('passkey.name')} hint={t('passkey.nameHint')} maxLength={100} autoComplete="off" error={problemOf('passkey-name')} />
        <Button busy={busy}>{t('passkey.add')}</Button>
      </form>
      {withApp && proposal === null ? (
        <>
          <h3 className="wm-subheading">{t('app.heading')}</h3>
          <p className="wm-text">{t('app.text')}</p>
          <Button type="button" variant="secondary" busy={busy} onClick={begin}>
            {t('app.begin')}
          </Button>
        </>
      ) : null}
      {proposal ? (
        <form className="wm-form wm-form--narrow" noValidate onSubmit={confirm}>
          <h3 className="wm-subheading">{t('app.heading')}</h3>
          <p className="wm-text">{t('app.scan')}</p>
          <QrCode text={proposal.uri} label={t('app.qr')} />
          <p className="wm-text">
            {t('app.typeIn')} <code className="wm-secret">{proposal.secret.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
          <TextInput id="code" name="code" label={t('app.code')} width="10" inputMode="numeric" autoComplete="one-time-code" error={problemOf('code')} />
          <Button busy={busy}>{t('app.confirm')}</Button>
        </form>
      ) : null}
    </>
  );
}
