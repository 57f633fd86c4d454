// Parameters of findings and refusals, and the shape of their words.
import type { FindingCode } from './finding-kinds.ts';

/** A parameter as the API sends it. */
export type ParameterValue = string | number | boolean | readonly (string | number | boolean)[] | null;
export type Parameters = Readonly<Record<string, ParameterValue | undefined>>;

export interface FindingWords {
  /** Name of the kind, as heading of a group: "Several owners". */
  kind: string;
  /** What was found here and how it was read. One or two sentences. */
  sentence: (parameters: Parameters) => string;
  /** What it means to confirm it: "The first name stays accountable." */
  confirming: string;
}

export type FindingDictionary = Readonly<Record<FindingCode, FindingWords>>;

/** The API's list of named values as an object. */
export function parametersOf(list: readonly { name: string; value: ParameterValue }[]): Parameters {
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

/** A parameter's text or number as text; null when it is missing, empty or null. Lists are joined with commas. */
export function textOf(parameters: Parameters, name: string): string | null {
  const value = parameters[name];
  if (Array.isArray(value) && value.length > 0) return value.join(', ');
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? String(value).trim() : null;
}

/** A number of things: the parameter itself, or the length of a list. */
export function numberOf(parameters: Parameters, name: string): number | null {
  const value = parameters[name];
  if (typeof value === 'number') return value;
  return Array.isArray(value) ? value.length : null;
}
