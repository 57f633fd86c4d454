// What a decision says: the outcome, and everything a person needs to believe it or to change it.
import type { IsoDate, Localised } from '@waymark/domain';
import type { FactValue } from '../format/rule-set.ts';

export type TruthName = 'true' | 'false' | 'unknown';

/** A node of a rule's conditions with its result, in reading order; `parentId` leads up the tree. */
export interface Trace {
  /** Unique within a decision: the rule's id and the path of the node. */
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: 'all' | 'any' | 'not' | 'named' | 'leaf';
  /** Name of a named condition, or the name that a condition carries. */
  readonly name?: string;
  readonly fact?: string;
  /** null when it is not known */
  readonly actual?: FactValue;
  readonly operator?: string;
  readonly expected?: FactValue;
  readonly expectedFact?: { readonly fact: string; readonly value: FactValue };
  readonly result: TruthName;
  /** It carries the result: change it and the rule may answer otherwise. */
  readonly decisive: boolean;
}

export interface Reading {
  readonly fact: string;
  /** null when it is not known */
  readonly value: FactValue;
}

export interface RuleReference {
  readonly id: string;
  readonly label: Localised;
}

export interface RuleOutcome extends RuleReference {
  readonly outcome: string;
}

export interface Counterfactual {
  readonly fact: string;
  /** atLeast and atMost promise the outcome for every value on that side; equal for this value only. Dates compare by day. */
  readonly operator: 'equal' | 'atLeast' | 'atMost';
  readonly value: FactValue;
  readonly outcome: string;
}

export interface NextChange {
  readonly on: IsoDate;
  readonly outcome: string;
}

/** What rules that collect say: each by itself, none outranks another. */
export interface Collected {
  /** Ids in priority order. */
  readonly fired: readonly string[];
  /** What the fired rules answer, each once: the types of their events, or their ratings. */
  readonly outcomes: readonly string[];
  /** Ids of rules that lack a fact to be true or false. */
  readonly unknown: readonly string[];
  /** The first day on which `fired` changes though no fact is touched, and what it then is; null when it never does. */
  readonly nextChange: { readonly on: IsoDate; readonly fired: readonly string[] } | null;
  /** Why one of the rules has its result: its whole tree; empty for an id that is not there. */
  readonly conditionsOf: (ruleId: string) => readonly Trace[];
}

export interface PassedOver {
  readonly rule: RuleOutcome;
  readonly result: TruthName;
  /** The conditions that held it back, each below the groups it stands in. */
  readonly conditions: readonly Trace[];
}

export interface Decision {
  readonly outcome: string;
  /** null when no rule applied and the rule set's default decides */
  readonly rule: RuleReference | null;
  /** The whole tree of the winning rule; empty when the default decides. */
  readonly conditions: readonly Trace[];
  /** Every fact that the outcome depends on: those read by the rules up to the winning one, derived ones with their date. */
  readonly facts: readonly Reading[];
  /** Those of them that nobody has given; a derived fact is named by the date it lacks. */
  readonly unknownFacts: readonly string[];
  /** Rules of lower priority that also applied. */
  readonly losers: readonly RuleOutcome[];
  /** Ids of all rules, whatever their priority, that lack a fact to be true or false. */
  readonly unknownRules: readonly string[];
  /** Rules of higher priority that did not apply, in their order. */
  readonly passedOver: readonly PassedOver[];
  /** Single facts that would change the outcome, the best news first. */
  readonly counterfactuals: readonly Counterfactual[];
  /** The first day on which the outcome changes though no fact is touched; null when it never does. */
  readonly nextChange: NextChange | null;
  readonly decidedFor: IsoDate;
  readonly calendarVersion: string;
}
