// What compiling a rule set gives.
import type { Calendar, IsoDate } from '@waymark/domain';
import type { Facts } from '../format/rule-set.ts';
import type { Collected, Decision, NextChange, Reading } from './decision.ts';

export interface CompileOptions {
  /** kleene: strong three-valued logic, the default. jre: answers, and fails, as json-rules-engine 7 does. */
  readonly logic?: 'kleene' | 'jre';
  /** Working days, and the version that decisions carry. */
  readonly calendar: Calendar;
  /** Outcomes, the best news first: the order in which counterfactuals are offered. Default: red last, amber before it. */
  readonly bestFirst?: readonly string[];
}

export interface DecisionTime {
  /** An ISO date, or an instant with its offset, which counts as the date it then is in Europe/London. */
  readonly now: IsoDate;
  /** The day that the facts are of; what moves by itself has moved since. Default: `now`. */
  readonly asOf?: IsoDate;
}

export interface Compiled {
  /** The rating of these facts with its explanation, whose parts are worked out when first read. */
  decide(facts: Facts, time: DecisionTime): Decision;
  /** As `decide`, with every part worked out, as a plain object that can be stored or sent. */
  explain(facts: Facts, time: DecisionTime): Decision;
  /** The rating only: the fast path. Always equal to `decide(…).outcome`. */
  outcome(facts: Facts, time: DecisionTime): string;
  /** The escalation rules that are true, all of them, with the ones that are unknown and the day on which either list changes. */
  collect(facts: Facts, time: DecisionTime): Collected;
  /** The first day on which the outcome changes though no fact is touched; null when it never does. */
  nextChangeAt(facts: Facts, time: DecisionTime): NextChange | null;
  /** All facts that the rule set may read, as it sees them on that day: derived ones worked out, unknown ones null. */
  readFacts(facts: Facts, time: DecisionTime): Reading[];
}
