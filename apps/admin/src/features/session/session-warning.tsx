/** Two minutes before the session ends: a dialog that says so, with "Stay signed in". */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { sessionState, staySignedIn } from './session-requests.ts';
import { useSessionWords } from './session-words.ts';

/** Seconds. */
const ahead = 120;
/** A timer may sleep with the machine: how the session stands is asked again at least this often. */
const longestWait = 300;

export function SessionWarning({ onSignOut }: { onSignOut: () => void }) {
  const t = useSessionWords();
  const client = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [left, setLeft] = useState<{ seconds: number; final: boolean } | null>(null);
  const [round, setRound] = useState(0);

  // The server knows: other tabs use the same session.
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const state = await sessionState().catch(() => null);
      if (over) return;
      const seconds = state?.stage === 'signedIn' ? (state.idleEndsIn ?? 0) : null;
      // Ended: any query now leads to the sign-in page and back.
      if (state && seconds === null) return void client.invalidateQueries();
      const warning = seconds !== null && seconds <= ahead;
      setLeft(warning && state ? { seconds, final: state.endsIn === state.idleEndsIn } : null);
      const wait = seconds === null ? 60 : warning ? Math.min(15, seconds + 1) : Math.min(longestWait, seconds - ahead);
      timer = setTimeout(() => void look(), Math.max(1, wait) * 1000);
    };
    void look();
    const onShown = () => {
      if (document.visibilityState !== 'visible') return;
      clearTimeout(timer);
      void look();
    };
    document.addEventListener('visibilitychange', onShown);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onShown);
    };
  }, [client, round]);

  const shown = left !== null;
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);

  const stay = () =>
    void staySignedIn()
      .catch(() => null)
      .finally(() => {
        setLeft(null);
        setRound((before) => before + 1);
      });
  return (
    <dialog
      className="wm-dialog"
      ref={dialog}
      aria-labelledby="session-warning-heading"
      aria-describedby="session-warning-text"
      onCancel={(event) => {
        event.preventDefault();
        stay();
      }}
    >
      {left ? (
        <>
          <h2 className="wm-subheading" id="session-warning-heading">
            {t('warning.title')}
          </h2>
          <p className="wm-text" id="session-warning-text">
            {t(left.final ? 'warning.final' : 'warning.text', { count: Math.max(1, Math.ceil(left.seconds / 60)) })}
          </p>
          <ButtonGroup>
            <Button type="button" autoFocus onClick={stay}>
              {t(left.final ? 'warning.close' : 'warning.stay')}
            </Button>
            <Button type="button" variant="secondary" onClick={onSignOut}>
              {t('warning.signOut')}
            </Button>
          </ButtonGroup>
        </>
      ) : null}
    </dialog>
  );
}
