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

/** The first of these parameters that holds text or a number; lists are joined with commas. */
export function textOf(parameters: Parameters, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = parameters[name];
    if (Array.isArray(value) && value.length > 0) return value.join(', ');
    if (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) return String(value).trim();
  }
  return null;
}

/** A whole number of things, when the parameter holds one or a list of that length. */
export function countOf(parameters: Parameters, ...names: readonly string[]): number | null {
  for (const name of names) {
    const value = parameters[name];
    if (typeof value === 'number') return value;
    if (Array.isArray(value)) return value.length;
  }
  return null;
}
