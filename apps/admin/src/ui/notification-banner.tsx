/** Tells what has just happened (success) or what is worth knowing (important). */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useUiWords } from './ui-words.ts';

export interface NotificationBannerProps {
  kind?: 'important' | 'success';
  children: ReactNode;
}

/** A success takes the focus when it appears, so that it is read out. */
export function NotificationBanner({ kind = 'important', children }: NotificationBannerProps) {
  const t = useUiWords();
  const id = useId();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (kind === 'success') element.current?.focus();
  }, [kind]);
  return (
    <div
      ref={element}
      className={`govuk-notification-banner${kind === 'success' ? ' govuk-notification-banner--success' : ''}`}
      role={kind === 'success' ? 'alert' : 'region'}
      aria-labelledby={id}
      tabIndex={kind === 'success' ? -1 : undefined}
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id={id}>
          {kind === 'success' ? t('success') : t('important')}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">{children}</div>
    </div>
  );
}
