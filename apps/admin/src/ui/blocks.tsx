/** Blocks of text with a standing meaning: details, empty state. */
import type { ReactNode } from 'react';

export function Details({ summary, children, open = false }: { summary: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details className="govuk-details" open={open}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}

/** Says that there is nothing and what to do about it. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="wm-empty">
      <p className="wm-text">
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}
