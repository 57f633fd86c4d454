// The stored format: json-rules-engine's JSON, so that rules stay portable, with named conditions and `x:` operators.
import type { IsoDate, Localised } from '@waymark/domain';

/** A fact's value: text, number, truth, a list of these; null or absent means that it is not known. Dates are ISO text. */
export type FactValue = string | number | boolean | null | readonly (string | number | boolean)[];

/** Absent, undefined and null all mean: not known. */
export type Facts = Readonly<Record<string, FactValue | undefined>>;

export const plainOperators = [
  'equal', 'notEqual', 'in', 'notIn', 'contains', 'doesNotContain',
  'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive',
  'x:between', 'x:isMissing', 'x:before', 'x:after', 'x:startsWith',
] as const;
export type PlainOperator = (typeof plainOperators)[number];

/** json-rules-engine's: they change what the operator after them compares. `someFact:greaterThan`, `not:swap:contains`. */
export const decorators = ['someFact', 'everyFact', 'someValue', 'everyValue', 'swap', 'not'] as const;
export type Decorator = (typeof decorators)[number];

/** A plain operator, or one with decorators before it, the outermost first. */
export type Operator = PlainOperator | `${Decorator}:${string}`;

/** A day counted from the day that is decided for: negative counts lie before it. */
export type RelativeDay = { readonly days: number } | { readonly workingDays: number };

export interface Leaf {
  readonly fact: string;
  readonly operator: Operator;
  /** A value, a list for in, notIn and x:between, another fact to compare with, or for x:before and x:after a relative day. */
  readonly value: ConditionValue;
  readonly name?: string;
  readonly description?: string;
  readonly priority?: number;
}

export type ConditionValue = FactValue | readonly (string | number | boolean | null)[] | { readonly fact: string } | RelativeDay;

/** Kept, and without meaning here: json-rules-engine orders conditions by `priority` only to save work. */
interface Annotated {
  readonly name?: string;
  readonly description?: string;
  readonly priority?: number;
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
    /** Code of the rating when no rule applies; empty when there is none, which only a rule file may do. */
    readonly default: string;
  };
  /** Rules that collect: each that is true counts, in priority order. */
  readonly escalation: readonly Rule[];
  readonly tests: readonly RuleTest[];
}

/**
 * A case over time, stored with the rules. Days count from `start`, which is day 0. From each entry of `expect` on, the outcome is
 * the one named on every day up to the next entry, or up to `until` (the last entry's day when left out).
 */
export interface RuleTest {
  readonly name: string;
  readonly start: IsoDate;
  /** As given on day 0: what moves by itself moves. */
  readonly facts: Facts;
  readonly changes: readonly { readonly day: number; readonly facts: Facts }[];
  readonly expect: readonly { readonly day: number; readonly outcome: string }[];
  /** Exactly these escalation rules become true, each on its day; null: not looked at. */
  readonly escalations: readonly { readonly day: number; readonly rule: string }[] | null;
  readonly until: number;
}
