/** Pairs of a name and a value, each perhaps with an action. */
import type { ReactNode } from 'react';

export interface SummaryRow {
  key: string;
  name: ReactNode;
  value: ReactNode;
  actions?: ReactNode;
}

/** Rows whose value is null or undefined are left out. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const shown = rows.filter((row) => row.value !== null && row.value !== undefined);
  const withActions = shown.some((row) => row.actions !== undefined);
  return (
    <dl className="govuk-summary-list">
      {shown.map((row) => (
        <div key={row.key} className={`govuk-summary-list__row${withActions && row.actions === undefined ? ' govuk-summary-list__row--no-actions' : ''}`}>
          <dt className="govuk-summary-list__key">{row.name}</dt>
          <dd className="govuk-summary-list__value">{row.value}</dd>
          {row.actions !== undefined ? <dd className="govuk-summary-list__actions">{row.actions}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
