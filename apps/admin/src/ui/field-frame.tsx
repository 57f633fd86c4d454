/** What every form control has around it: label, hint, error, and the ids that tie them together. */
import type { ReactNode } from 'react';
import { useUiWords } from './ui-words.ts';

export interface FieldTexts {
  /** Also the target of the error summary. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
}

/** Value for aria-describedby, or undefined when there is nothing to point at. */
export function describedBy({ id, hint, error }: FieldTexts): string | undefined {
  const ids = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

export function ErrorMessage({ id, children }: { id: string; children: ReactNode }) {
  const t = useUiWords();
  return (
    <p className="govuk-error-message" id={id}>
      <span className="govuk-visually-hidden">{t('errorPrefix')}</span> {children}
    </p>
  );
}

/** For one control with a label. */
export function FieldFrame({ children, ...texts }: FieldTexts & { children: ReactNode }) {
  return (
    <div className={`govuk-form-group${texts.error ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={texts.id}>
        {texts.label}
      </label>
      {texts.hint ? (
        <div className="govuk-hint" id={`${texts.id}-hint`}>
          {texts.hint}
        </div>
      ) : null}
      {texts.error ? <ErrorMessage id={`${texts.id}-error`}>{texts.error}</ErrorMessage> : null}
      {children}
    </div>
  );
}

/** For several controls that answer one question. */
export function FieldsetFrame({ children, role, ...texts }: FieldTexts & { children: ReactNode; role?: 'group' }) {
  return (
    <div className={`govuk-form-group${texts.error ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" role={role} aria-describedby={describedBy(texts)}>
        <legend className="govuk-fieldset__legend">{texts.label}</legend>
        {texts.hint ? (
          <div className="govuk-hint" id={`${texts.id}-hint`}>
            {texts.hint}
          </div>
        ) : null}
        {texts.error ? <ErrorMessage id={`${texts.id}-error`}>{texts.error}</ErrorMessage> : null}
        {children}
      </fieldset>
    </div>
  );
}
