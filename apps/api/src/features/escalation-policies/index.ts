/** Escalation policies: who is told when nothing happens, as data that a service writes, tries and brings into force. */
export { isCause } from './cause.ts';
export { EscalationPoliciesModule } from './escalation-policies.module.ts';
export { EscalationPolicies, type PolicyInForce } from './policies.service.ts';
