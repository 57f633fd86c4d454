// What a comparison in SQL is between. The engine's values have their type at run time; SQL wants it beforehand, and jsonb is for
// the rest: elements of lists.
import type { FactType } from '../catalogue/fact-catalogue.ts';

export type Scalar = string | number | boolean;

/** A constant list; an element that is null stays unknown. Dates are held as days since 1970-01-01, as in the engine. */
export type Constants = readonly (Scalar | null | Constants)[];

/** `element` is jsonb: a text, a number or a truth, or NULL; `list` is a jsonb array, or NULL. */
type Kind = 'number' | 'string' | 'boolean' | 'date' | 'element' | 'list';

/**
 * `sql` is asked for only where it is written into the statement: asking adds its parameters, and PostgreSQL refuses parameters
 * that a statement does not mention.
 */
interface Expression<Of extends Kind> {
  readonly kind: Of;
  readonly sql: string;
  /** A list among whose elements may be null, which stays unknown. */
  readonly mayHoldNull?: boolean;
}

export type Operand = Expression<Kind> | { readonly kind: 'constants'; readonly items: Constants };

export const UNKNOWN_SQL = 'null::boolean';

/** The SQL type in which facts of a type are compared. */
export const sqlTypes = { number: 'double precision', string: 'text', boolean: 'boolean', date: 'date', list: 'jsonb' } as const satisfies Record<FactType, string>;

export const isList = (operand: Operand): operand is Expression<'list'> | Extract<Operand, { kind: 'constants' }> => operand.kind === 'list' || operand.kind === 'constants';
export const isScalar = (operand: Operand): operand is Expression<Exclude<Kind, 'list'>> => !isList(operand);
export const mayBeNumber = (operand: Operand): operand is Expression<'number' | 'date' | 'element'> => operand.kind === 'number' || operand.kind === 'date' || operand.kind === 'element';
export const mayBeText = (operand: Operand): operand is Expression<'string' | 'element'> => operand.kind === 'string' || operand.kind === 'element';

/** As a number, NULL when it is none. A date counts as days since 1970-01-01, as the engine holds it. */
export function asNumber({ kind, sql }: Expression<'number' | 'date' | 'element'>): string {
  if (kind === 'date') return `(${sql} - date '1970-01-01')::double precision`;
  return kind === 'element' ? `case jsonb_typeof(${sql}) when 'number' then (${sql})::double precision end` : sql;
}

/** As text, NULL when it is none. */
export function asText({ kind, sql }: Expression<'string' | 'element'>): string {
  return kind === 'element' ? `case jsonb_typeof(${sql}) when 'string' then ${sql} #>> '{}' end` : sql;
}

/** As jsonb, where values of different types are unequal, not an error. NULL stays NULL. */
export function asJson(operand: Expression<Exclude<Kind, 'list'>>): string {
  if (operand.kind === 'element') return operand.sql;
  return `to_jsonb(${operand.kind === 'date' ? asNumber({ kind: 'date', sql: operand.sql }) : operand.sql})`;
}
