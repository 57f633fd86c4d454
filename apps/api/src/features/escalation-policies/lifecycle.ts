/**
 * The life of an escalation policy, as a table. One is on its way at a time, so that nobody approves beside another: `lockPolicies`
 * holds that. That an author never approves, the database holds itself.
 */
export const policyStates = ['draft', 'submitted', 'active', 'superseded', 'withdrawn'] as const;
export type PolicyStateName = (typeof policyStates)[number];

/** Where a policy may go. `superseded` is not gone to: the next one in force does it to this one. */
export const policyMoves: Readonly<Record<PolicyStateName, readonly PolicyStateName[]>> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['active', 'withdrawn'],
  active: [],
  superseded: [],
  withdrawn: [],
};

/** Written or looked at: not in force yet. */
export const openStates: readonly PolicyStateName[] = policyStates.filter((state) => policyMoves[state].length > 0);
