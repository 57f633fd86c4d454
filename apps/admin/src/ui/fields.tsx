/** Form controls. They are uncontrolled unless `value` is given: forms read FormData. */
import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { describedBy, FieldFrame, FieldsetFrame, type FieldTexts } from './field-frame.tsx';
import { useUiWords } from './ui-words.ts';

type Native<T> = Omit<T, 'id' | 'className' | 'children'>;
type Width = '2' | '4' | '10' | '20' | 'full';

const widthClass = (width: Width) => (width === 'full' ? '' : ` govuk-input--width-${width}`);

export interface TextInputProps extends FieldTexts, Native<InputHTMLAttributes<HTMLInputElement>> {
  name: string;
  width?: Width;
}

export function TextInput({ id, label, hint, error, width = 'full', type = 'text', ...native }: TextInputProps) {
  const texts = { id, label, hint, error };
  return (
    <FieldFrame {...texts}>
      <input
        {...native}
        id={id}
        type={type}
        className={`govuk-input${widthClass(width)}${error ? ' govuk-input--error' : ''}`}
        aria-describedby={describedBy(texts)}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldTexts, Native<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  name: string;
}

export function TextArea({ id, label, hint, error, rows = 5, ...native }: TextAreaProps) {
  const texts = { id, label, hint, error };
  return (
    <FieldFrame {...texts}>
      <textarea
        {...native}
        id={id}
        rows={rows}
        className={`govuk-textarea${error ? ' govuk-textarea--error' : ''}`}
        aria-describedby={describedBy(texts)}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  );
}

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

export interface SelectProps extends FieldTexts, Native<SelectHTMLAttributes<HTMLSelectElement>> {
  name: string;
  choices: readonly Choice[];
}

export function Select({ id, label, hint, error, choices, ...native }: SelectProps) {
  const texts = { id, label, hint, error };
  return (
    <FieldFrame {...texts}>
      <select {...native} id={id} className={`govuk-select${error ? ' govuk-select--error' : ''}`} aria-describedby={describedBy(texts)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export interface RadiosProps extends FieldTexts {
  name: string;
  choices: readonly Choice[];
  defaultValue?: string;
  value?: string;
  onChange?: (value: string) => void;
  inline?: boolean;
  small?: boolean;
}

/** The first radio has the group's id, so that the error summary leads to it. */
export function Radios({ id, label, hint, error, name, choices, defaultValue, value, onChange, inline, small }: RadiosProps) {
  return (
    <FieldsetFrame id={id} label={label} hint={hint} error={error}>
      <div className={`govuk-radios${inline ? ' govuk-radios--inline' : ''}${small ? ' govuk-radios--small' : ''}`}>
        {choices.map((choice, index) => {
          const itemId = index === 0 ? id : `${id}-${index + 1}`;
          return (
            <div key={choice.value} className="govuk-radios__item">
              <input
                className="govuk-radios__input"
                id={itemId}
                name={name}
                type="radio"
                value={choice.value}
                {...(value === undefined ? { defaultChecked: choice.value === defaultValue } : { checked: choice.value === value })}
                onChange={() => onChange?.(choice.value)}
                aria-describedby={choice.hint ? `${itemId}-item-hint` : undefined}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={itemId}>
                {choice.label}
              </label>
              {choice.hint ? (
                <div className="govuk-hint govuk-radios__hint" id={`${itemId}-item-hint`}>
                  {choice.hint}
                </div>
              ) : null}
            </div>
          );
        })}
      </div>
    </FieldsetFrame>
  );
}

export interface CheckboxesProps extends FieldTexts {
  name: string;
  choices: readonly Choice[];
  defaultValues?: readonly string[];
  values?: readonly string[];
  onChange?: (values: readonly string[]) => void;
  small?: boolean;
}

export function Checkboxes({ id, label, hint, error, name, choices, defaultValues = [], values, onChange, small }: CheckboxesProps) {
  const toggle = (value: string) => onChange?.((values ?? []).includes(value) ? (values ?? []).filter((other) => other !== value) : [...(values ?? []), value]);
  return (
    <FieldsetFrame id={id} label={label} hint={hint} error={error}>
      <div className={`govuk-checkboxes${small ? ' govuk-checkboxes--small' : ''}`}>
        {choices.map((choice, index) => {
          const itemId = index === 0 ? id : `${id}-${index + 1}`;
          return (
            <div key={choice.value} className="govuk-checkboxes__item">
              <input
                className="govuk-checkboxes__input"
                id={itemId}
                name={name}
                type="checkbox"
                value={choice.value}
                {...(values ? { checked: values.includes(choice.value) } : { defaultChecked: defaultValues.includes(choice.value) })}
                onChange={() => toggle(choice.value)}
                aria-describedby={choice.hint ? `${itemId}-item-hint` : undefined}
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={itemId}>
                {choice.label}
              </label>
              {choice.hint ? (
                <div className="govuk-hint govuk-checkboxes__hint" id={`${itemId}-item-hint`}>
                  {choice.hint}
                </div>
              ) : null}
            </div>
          );
        })}
      </div>
    </FieldsetFrame>
  );
}

export interface DateInputProps extends FieldTexts {
  /** Fields are called name-day, name-month and name-year. */
  name: string;
  defaultValue?: { day: string; month: string; year: string };
}

/** Three fields, as people write a date; the first has the group's id. */
export function DateInput({ id, label, hint, error, name, defaultValue }: DateInputProps) {
  const t = useUiWords();
  return (
    <FieldsetFrame id={id} label={label} hint={hint} error={error} role="group">
      <div className="govuk-date-input">
        {(['day', 'month', 'year'] as const).map((part) => {
          const partId = part === 'day' ? id : `${id}-${part}`;
          return (
            <div key={part} className="govuk-date-input__item">
              <div className="govuk-form-group">
                <label className="govuk-label govuk-date-input__label" htmlFor={partId}>
                  {t(part)}
                </label>
                <input
                  className={`govuk-input govuk-date-input__input govuk-input--width-${part === 'year' ? '4' : '2'}${error ? ' govuk-input--error' : ''}`}
                  id={partId}
                  name={`${name}-${part}`}
                  type="text"
                  inputMode={part === 'month' ? undefined : 'numeric'}
                  defaultValue={defaultValue?.[part]}
                  aria-invalid={error ? true : undefined}
                />
              </div>
            </div>
          );
        })}
      </div>
    </FieldsetFrame>
  );
}
