/** What the pages of the escalation policy receive, by the names that they use for it. */
import type { EscalationPoliciesPageQuery, EscalationPolicyPageQuery, SimulateEscalationPolicyQuery } from '../../graphql/generated/graphql.ts';

export type PolicySummary = EscalationPoliciesPageQuery['escalationPolicies']['past'][number];
export type PolicyView = Extract<EscalationPolicyPageQuery['escalationPolicy'], { __typename: 'EscalationPolicy' }>;
export type PolicyPerson = PolicyView['peopleNamed'][number];
export type Comparison = Extract<SimulateEscalationPolicyQuery['simulateEscalationPolicy'], { __typename: 'EscalationPolicyComparison' }>;
export type Simulation = Comparison['inForce'];
