// What lint says about a rule set, as codes and parameters; sentences are made where people read them.
import type { Calendar, IsoDate, Parameters } from '@waymark/domain';
import type { RulePaths } from '../format/expansion.ts';
import type { Facts } from '../format/rule-set.ts';

/**
 * contradictory: it can never be true. unreachable: whenever it is true, a rule asked earlier is. alwaysTrue: true whatever the known
 * facts are. overlap: two rules with different outcomes true together. gap: no rule is true though every fact is known.
 * gapUnknown: a missing fact alone makes the default decide. redundantCondition: leaving it out changes nothing.
 * unusedCondition: nothing cites it. notSettled: too much to search, so nothing is claimed. moreOverlaps: there may be more than are listed.
 */
export type LintCode =
  | 'contradictory' | 'unreachable' | 'alwaysTrue' | 'overlap' | 'gap' | 'gapUnknown'
  | 'redundantCondition' | 'unusedCondition' | 'notSettled' | 'moreOverlaps';

export interface LintFinding {
  readonly code: LintCode;
  /** A blocking finding keeps a rule set from being published. */
  readonly severity: 'blocking' | 'advice';
  /** Ids of the rules it is about: the one at fault first, then those that hide it or overlap with it. */
  readonly rules: readonly string[];
  /** JSON path of the spot; '' where the whole rule set is meant. */
  readonly path: string;
  /** Facts that show it, null for one that is missing; null where no facts can show it. Facts left out are missing, too. */
  readonly facts: Facts | null;
  /** `on`: the day for which the facts show it. Others by code: `outcomes`, `facts`, `condition`, `looking`. */
  readonly parameters: Parameters;
}

export interface LintOptions {
  readonly calendar: Calendar;
  /** The day from which counterexamples are told, and whose distance to fixed dates in the rules counts. Default: 2026-01-05, a Monday. */
  readonly now?: IsoDate;
  /** Where the lists of rules stand in the JSON that the paths point into. Default: those of a stored rule set. */
  readonly paths?: RulePaths;
}
