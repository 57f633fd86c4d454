// Escalation: a policy as data, and a pure function that says what follows from it and when.
export { targetRoles, type Duration, type Policy, type PolicyStep, type PolicyTest, type QuietHours, type Target } from './policy.ts';
export type { PolicyCode, PolicyIssue, PolicyIssueCode } from './policy-issue.ts';
export { parsePolicy, type ParsedPolicy } from './parse-policy.ts';
export type { Advanced, Effect, EffectKind, EscalationEvent, EscalationState, EscalationStatus, Instant, Refusal, Response as EscalationResponse } from './state.ts';
export { next, startEscalation, withPolicy, type EscalationStart } from './next.ts';
export { nextSteps, type NextStep } from './next-steps.ts';
export { messagesOf, type EscalationMessage, type Recipients } from './messages.ts';
export { runPolicyTests, type PolicyTestFailure, type PolicyTestReport, type PolicyTestResult } from './run-policy-tests.ts';
export { simulatePolicy, type PolicySimulation, type PolicySimulationOptions } from './simulate-policy.ts';
export { runTimeline, type Timeline, type TimelineRun } from './timeline.ts';
export { defaultPolicy, defaultPolicyDocument } from './default-policy.ts';
