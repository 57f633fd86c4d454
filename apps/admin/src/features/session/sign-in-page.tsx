/** Sign in by steps, and go on to where one was heading. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { safeReturnPath, type SignInState } from '../../app/session-lost.ts';
import type { ApiError } from '../../graphql/api-error.ts';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { RecoveryCodeList } from '../account/recovery-code-list.tsx';
import { SetUpFactor } from '../account/set-up-factor.tsx';
import { useAccountWords } from '../account/account-words.ts';
import { EmailStep, type Known } from './email-step.tsx';
import { PasswordStep } from './password-step.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { providerProblem } from './step-problem.ts';
import { sessionState, type SessionState, type Stage } from './session-requests.ts';
import { useSessionWords } from './session-words.ts';

const titles = { none: 'title', signedIn: 'title', secondFactor: 'second.title', enrolment: 'enrolment.title' } as const;

export function SignInPage() {
  const t = useSessionWords();
  const account = useAccountWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const notice = (useLocation().state as SignInState | null)?.notice ?? null;
  const [hasProblems, setHasProblems] = useState(false);
  const [known, setKnown] = useState<Known | null>(null);
  const [email, setEmail] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const state = useQuery<SessionState, ApiError>({ queryKey: ['session'], queryFn: sessionState });
  // A step begun before goes on after the page was loaded again; who is signed in may sign in as another.
  const stage: Stage = codes ? 'enrolment' : state.data?.stage === 'signedIn' ? 'none' : (state.data?.stage ?? 'none');

  const enter = async () => {
    client.clear();
    await navigate(safeReturnPath(search.get('return')) ?? '/services', { replace: true });
  };
  // What went wrong at a provider comes in the address that it sent the browser back to.
  const told = providerProblem(search.get('problem'));
  const go = (next: Stage) => {
    setHasProblems(false);
    if (next === 'signedIn') void enter();
    else void state.refetch();
  };
  const enrolled = (recoveryCodes: readonly string[] | null) => (recoveryCodes ? setCodes(recoveryCodes) : void enter());

  return (
    <Page title={t(titles[stage])} hasProblems={hasProblems}>
      {state.data?.secondFactor === 'off' && stage === 'none' ? <p className="wm-text wm-demonstration-note">{t(state.data.demonstration ? 'secondFactorOffDemonstration' : 'secondFactorOff')}</p> : null}
      {notice && !hasProblems && stage === 'none' ? (
        <NotificationBanner>
          <p className="govuk-notification-banner__heading">{t(`notice.${notice}`)}</p>
        </NotificationBanner>
      ) : null}
      {stage === 'none' && !known ? (
        <EmailStep
          told={told && t(`providerProblem.${told}`)}
          email={email}
          onProblems={setHasProblems}
          onKnown={(next) => {
            setHasProblems(false);
            setEmail(next.email);
            setKnown(next);
          }}
        />
      ) : null}
      {stage === 'none' && known ? (
        <PasswordStep
          known={known}
          returnTo={safeReturnPath(search.get('return'))}
          onStage={go}
          onProblems={setHasProblems}
          onOther={() => {
            setHasProblems(false);
            setKnown(null);
          }}
        />
      ) : null}
      {stage === 'secondFactor' ? <SecondFactorStep methods={state.data?.methods ?? []} onDone={() => void enter()} onLost={() => void state.refetch()} /> : null}
      {stage === 'enrolment' && !codes ? (
        <>
          <p className="wm-text">{t('enrolment.text')}</p>
          <h2 className="wm-heading">{account('factors')}</h2>
          <SetUpFactor withApp onDone={enrolled} />
        </>
      ) : null}
      {codes ? <RecoveryCodeList codes={codes} onKept={() => void enter()} /> : null}
    </Page>
  );
}
