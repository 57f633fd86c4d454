/** A password field that can be shown while typing, so that it need not be typed twice. */
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { describedBy, FieldFrame } from '../../ui/field-frame.tsx';

export interface PasswordInputProps {
  id: string;
  name: string;
  label: string;
  hint?: string;
  autoComplete?: 'current-password' | 'new-password';
  error?: string | undefined;
  /** Words of the button and of the announcement. */
  show: string;
  hide: string;
  shown: string;
  hidden: string;
}

export function PasswordInput({ id, name, label, hint, autoComplete = 'current-password', error, show, hide, shown, hidden }: PasswordInputProps) {
  const [visible, setVisible] = useState(false);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <div className="wm-password">
        <input
          className={`govuk-input${error ? ' govuk-input--error' : ''}`}
          id={id}
          name={name}
          type={visible ? 'text' : 'password'}
          autoComplete={autoComplete}
          spellCheck={false}
          autoCapitalize="none"
          aria-describedby={describedBy({ id, label, hint, error })}
          aria-invalid={error ? true : undefined}
        />
        <Button type="button" variant="secondary" aria-controls={id} onClick={() => setVisible(!visible)}>
          {visible ? hide : show}
        </Button>
      </div>
      <p className="govuk-visually-hidden" role="status">
        {visible ? shown : hidden}
      </p>
    </FieldFrame>
  );
}
