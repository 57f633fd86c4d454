/** Escalation policies: who is told when nothing happens, as data that a service writes, tries and brings into force. */
export { beganAt, causeLasts, isCause } from './cause.ts';
export { EscalationPoliciesModule } from './escalation-policies.module.ts';
export { knownRecipients } from './known-recipients.ts';
export { EscalationPolicies, type PolicyInForce } from './policies.service.ts';
export { everybody, namedPeople, reachOf, type Reach } from './recipients.ts';
