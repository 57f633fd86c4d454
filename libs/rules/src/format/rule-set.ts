// The stored format: json-rules-engine's JSON, so that rules stay portable, with named conditions and `x:` operators.
import type { Localised } from '@waymark/domain';

/** A fact's value: text, number, truth, a list of these; null or absent means that it is not known. Dates are ISO text. */
export type FactValue = string | number | boolean | null | readonly (string | number | boolean)[];

/** Absent, undefined and null all mean: not known. */
export type Facts = Readonly<Record<string, FactValue | undefined>>;

export const operators = [
  'equal', 'notEqual', 'in', 'notIn', 'contains', 'doesNotContain',
  'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive',
  'x:between', 'x:isMissing', 'x:before', 'x:after',
] as const;
export type Operator = (typeof operators)[number];

export interface Leaf {
  readonly fact: string;
  readonly operator: Operator;
  /** A value, a list for in, notIn and x:between, or another fact to compare with. */
  readonly value: ConditionValue;
  readonly name?: string;
  readonly description?: string;
}

export type ConditionValue = FactValue | readonly (string | number | boolean | null)[] | { readonly fact: string };

interface Annotated {
  readonly name?: string;
  readonly description?: string;
}

export type Condition =
  | (Annotated & { readonly all: readonly Condition[] })
  | (Annotated & { readonly any: readonly Condition[] })
  | (Annotated & { readonly not: Condition })
  | (Annotated & { readonly condition: string })
  | Leaf;

export interface Rule {
  /** Its id: unique among the rules of a set. */
  readonly name: string;
  readonly description?: string;
  /** Higher goes first; equal ones in the order written. Default 1, as in json-rules-engine. */
  readonly priority?: number;
  readonly conditions: Condition;
  readonly event: RuleEvent;
}

export interface RuleEvent {
  /** 'rating' among rating rules; anything else among escalation rules. */
  readonly type: string;
  /** A rating rule carries `rating` (a code) and `label` (the rule's sentence). */
  readonly params: Readonly<Record<string, unknown>> & { readonly rating?: string; readonly label?: Localised };
}

export interface RuleSet {
  readonly name: Localised;
  readonly catalogueVersion: string;
  /** Named conditions, which rules and each other cite by `{ "condition": "name" }`. */
  readonly conditions: Readonly<Record<string, Condition>>;
  readonly rating: {
    readonly rules: readonly Rule[];
    /** Code of the rating when no rule applies. */
    readonly default: string;
  };
  /** Rules that collect: each that is true counts. Validated and stored here; evaluated by the escalation engine. */
  readonly escalation: readonly Rule[];
  readonly tests: readonly unknown[];
}
