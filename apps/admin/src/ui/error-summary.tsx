/** Lists what must be put right on a form, takes the focus, and leads to each field. */
import { useEffect, useId, useRef, type MouseEvent } from 'react';
import { useUiWords } from './ui-words.ts';

export interface FormProblem {
  text: string;
  /** Id of the field to go to; without one the sentence stands alone. */
  field?: string;
}

export function ErrorSummary({ problems }: { problems: readonly FormProblem[] }) {
  const t = useUiWords();
  const id = useId();
  const element = useRef<HTMLDivElement>(null);
  // A new set of problems is a new answer to the same button: it takes the focus again.
  useEffect(() => {
    if (problems.length > 0) element.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  const go = (event: MouseEvent, field: string) => {
    event.preventDefault();
    document.getElementById(field)?.focus();
  };
  return (
    <div ref={element} className="govuk-error-summary" tabIndex={-1} aria-labelledby={id} role="group">
      <div role="alert">
        <h2 className="govuk-error-summary__title" id={id}>
          {t('errorSummary')}
        </h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {problems.map(({ text, field }) => (
              <li key={`${field ?? ''} ${text}`}>
                {field ? (
                  <a href={`#${field}`} onClick={(event) => go(event, field)}>
                    {text}
                  </a>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
