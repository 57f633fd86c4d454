/** Asks before a link, or the browser, leads away from a draft that is not saved. */
import { useEffect, useRef, type RefObject } from 'react';
import { useBlocker } from 'react-router';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { usePolicyWords } from './policy-words.ts';

export function LeaveQuestion({ unsaved }: { unsaved: RefObject<boolean> }) {
  const t = usePolicyWords();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved.current && currentLocation.pathname !== nextLocation.pathname);
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = blocker.state === 'blocked';
  useEffect(() => {
    if (asked) heading.current?.focus();
  }, [asked]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => (unsaved.current ? event.preventDefault() : undefined);
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  if (!asked) return null;
  return (
    <section className="wm-inset" aria-labelledby="leave">
      <h2 className="wm-inset__title" id="leave" tabIndex={-1} ref={heading}>
        {t('leave.question')}
      </h2>
      <ButtonGroup>
        <Button type="button" onClick={() => blocker.reset()}>
          {t('leave.stay')}
        </Button>
        <Button type="button" variant="warning" onClick={() => blocker.proceed()}>
          {t('leave.go')}
        </Button>
      </ButtonGroup>
    </section>
  );
}
