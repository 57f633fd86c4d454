/** What a decision tells about itself, as the pages receive it; the generated GraphQL types fit these. */
import type { Localised } from '../../../i18n/languages.ts';

export type Value = string | number | boolean | readonly (string | number | boolean)[] | null;

export interface FactView {
  /** Id in the catalogue of facts, such as daysOverdue. */
  fact: string;
  label: Localised;
  /** days, workingDays, items, percent, date, or null. */
  unit?: string | null;
  /** Null when it is not known. */
  value?: Value;
}

export interface RatingName {
  code: string;
  label: Localised;
  /** NOT_DUE, ON_TRACK, AT_RISK, OFF_TRACK or COMPLETE. */
  canonical: string;
}

export interface RuleView<R extends RatingName = RatingName> {
  id: string;
  label: Localised;
  rating: R;
}

export type Truth = 'TRUE' | 'FALSE' | 'UNKNOWN';

export interface TraceView {
  id: string;
  parentId?: string | null;
  kind: 'ALL' | 'ANY' | 'NOT' | 'NAMED' | 'LEAF';
  name?: string | null;
  fact?: FactView | null;
  operator?: string | null;
  expected?: Value;
  expectedFact?: FactView | null;
  result: Truth;
  decisive: boolean;
}

export interface CounterfactualView<R extends RatingName = RatingName> {
  fact: FactView;
  /** equal, atLeast or atMost. */
  operator: string;
  value?: Value;
  rating: R;
}

export interface DecisionView<R extends RatingName = RatingName> {
  rating: R;
  rule?: RuleView<R> | null;
  conditions: readonly TraceView[];
  facts: readonly FactView[];
  unknownFacts: readonly FactView[];
  losers: readonly RuleView<R>[];
  passedOver: readonly { rule: RuleView<R>; result: Truth; conditions: readonly TraceView[] }[];
  counterfactuals: readonly CounterfactualView<R>[];
  nextChange?: { on: string; rating: R } | null;
}
