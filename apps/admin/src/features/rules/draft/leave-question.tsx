/** Asks before a link leads away from a draft that is not saved. The browser itself asks when the window closes. */
import { useEffect, useRef, type RefObject } from 'react';
import { useBlocker } from 'react-router';
import { Button, ButtonGroup } from '../../../ui/button.tsx';
import { useEditorWords } from '../editor-words.ts';

export function LeaveQuestion({ unsaved }: { unsaved: RefObject<boolean> }) {
  const t = useEditorWords();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved.current && currentLocation.pathname !== nextLocation.pathname);
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = blocker.state === 'blocked';
  useEffect(() => {
    if (asked) heading.current?.focus();
  }, [asked]);
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
