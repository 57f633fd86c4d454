/** Buttons do things; links that look like buttons go somewhere. */
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link, type To } from 'react-router';

type Variant = 'primary' | 'secondary' | 'warning';

const variantClass: Record<Variant, string> = { primary: '', secondary: ' govuk-button--secondary', warning: ' govuk-button--warning' };

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  variant?: Variant;
  /** While true the button does nothing and says so; it keeps its place and its focus. */
  busy?: boolean;
}

export function Button({ variant = 'primary', busy = false, type = 'submit', children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`govuk-button${variantClass[variant]}`}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
    </button>
  );
}

export function ButtonLink({ to, variant = 'primary', children }: { to: To; variant?: Variant; children: ReactNode }) {
  return (
    <Link to={to} className={`govuk-button${variantClass[variant]}`} draggable={false}>
      {children}
    </Link>
  );
}

export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>;
}
