/**
 * The life of a rule set version, as a table. The database holds the same one (function move_rule_set) and has the
 * last word; an integration test compares the two.
 */
export const ruleSetStates = ['draft', 'inReview', 'approved', 'scheduled', 'active', 'superseded', 'withdrawn'] as const;
export type RuleSetStateName = (typeof ruleSetStates)[number];

/** Where a version may go. `superseded` is not gone to: the next active version does it to this one. */
export const moves: Readonly<Record<RuleSetStateName, readonly RuleSetStateName[]>> = {
  draft: ['inReview', 'withdrawn'],
  inReview: ['draft', 'approved', 'withdrawn'],
  approved: ['scheduled', 'active', 'withdrawn'],
  scheduled: ['active', 'withdrawn'],
  active: [],
  superseded: [],
  withdrawn: [],
};

/** On their way: neither in force, nor over. */
export const statesInFlow: readonly RuleSetStateName[] = ruleSetStates.filter((state) => moves[state].length > 0);

/** The states from which a version may go there. */
export function statesBefore(to: RuleSetStateName): RuleSetStateName[] {
  return ruleSetStates.filter((from) => moves[from].includes(to));
}
