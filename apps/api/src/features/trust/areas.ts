/**
 * What each operation is about, so that the table of permissions can be shown to people. The roles come from the table
 * itself (platform/auth/permissions.ts); a test fails for an operation that has no place here.
 */
import { permissions, type Operation } from '../../platform/auth/index.ts';
import type { Role } from '../../platform/tenancy/index.ts';

export const accessAreas = ['plan', 'evidence', 'imports', 'rules', 'people', 'sharing', 'audit', 'security', 'messages', 'service', 'other'] as const;
export type AccessArea = (typeof accessAreas)[number];
export type AccessKind = 'read' | 'change';

interface Place {
  area: AccessArea;
  kind: AccessKind;
}

const reads = (area: AccessArea): Place => ({ area, kind: 'read' });
const changes = (area: AccessArea): Place => ({ area, kind: 'change' });

export const places: Readonly<Partial<Record<Operation, Place>>> = {
  service: reads('service'),
  accessTable: reads('service'),
  retention: reads('service'),
  changeRetention: changes('service'),
  exportService: reads('service'),
  servicePeople: reads('people'),
  shares: reads('sharing'),
  portfolio: reads('sharing'),
  stageOfService: reads('sharing'),
  decideStage: changes('sharing'),
  stageDecisions: reads('sharing'),
  writeAssuranceNote: changes('sharing'),
  assuranceNotes: reads('sharing'),
  adviserLooks: reads('sharing'),
  sharedFigures: reads('sharing'),
  oversightBodies: reads('sharing'),
  grantShare: changes('sharing'),
  changeShare: changes('sharing'),
  revokeShare: changes('sharing'),
  plans: reads('plan'),
  plan: reads('plan'),
  action: reads('plan'),
  downloadPlanDocument: reads('plan'),
  decisionAsAt: reads('plan'),
  indicators: reads('plan'),
  indicator: reads('plan'),
  updateAction: changes('plan'),
  confirmNoChange: changes('plan'),
  moveTimescale: changes('plan'),
  addSuccessMeasure: changes('plan'),
  endSuccessMeasure: changes('plan'),
  addMeasureReading: changes('plan'),
  moveAssurance: changes('plan'),
  proposeOverride: changes('plan'),
  approveOverride: changes('plan'),
  endOverride: changes('plan'),
  myUpdates: reads('plan'),
  saveUpdateDraft: changes('plan'),
  discardUpdateDraft: changes('plan'),
  delegations: reads('people'),
  nameDelegate: changes('people'),
  endDelegation: changes('people'),
  updateRates: reads('plan'),
  enterObservation: changes('plan'),
  importObservations: changes('plan'),
  confirmObservations: changes('plan'),
  rejectObservation: changes('plan'),
  ownerNames: reads('people'),
  linkOwnerName: changes('people'),
  linkIndicator: changes('plan'),
  unlinkIndicator: changes('plan'),
  selfAssessments: reads('plan'),
  selfAssessment: reads('plan'),
  recordSelfAssessment: changes('plan'),
  closeSelfAssessment: changes('plan'),
  addEvidence: changes('evidence'),
  replaceEvidence: changes('evidence'),
  withdrawEvidence: changes('evidence'),
  verifyEvidence: changes('evidence'),
  rejectEvidence: changes('evidence'),
  uploadEvidenceFile: changes('evidence'),
  downloadEvidenceFile: reads('evidence'),
  uploadImport: changes('imports'),
  imports: reads('imports'),
  planImport: reads('imports'),
  mapImportColumns: changes('imports'),
  confirmFindings: changes('imports'),
  correctDraftAction: changes('imports'),
  commitImport: changes('imports'),
  discardImport: changes('imports'),
  planComparison: reads('imports'),
  commitReimport: changes('imports'),
  ruleWorkbench: reads('rules'),
  ruleSetVersions: reads('rules'),
  ruleSetVersion: reads('rules'),
  saveRuleSetDraft: changes('rules'),
  testRuleSetOnHistory: changes('rules'),
  submitRuleSet: changes('rules'),
  sendBackRuleSet: changes('rules'),
  approveRuleSet: changes('rules'),
  scheduleRuleSet: changes('rules'),
  withdrawRuleSet: changes('rules'),
  rollBackRuleSet: changes('rules'),
  changeRatingKey: changes('rules'),
  escalationPolicies: reads('rules'),
  escalationPolicy: reads('rules'),
  simulateEscalationPolicy: reads('rules'),
  startEscalationPolicyDraft: changes('rules'),
  saveEscalationPolicyDraft: changes('rules'),
  submitEscalationPolicy: changes('rules'),
  approveEscalationPolicy: changes('rules'),
  withdrawEscalationPolicy: changes('rules'),
  invitations: reads('people'),
  invite: changes('people'),
  withdrawInvitation: changes('people'),
  identityProviders: reads('security'),
  testIdentityProvider: changes('security'),
  addIdentityProvider: changes('security'),
  rotateIdentityProviderSecret: changes('security'),
  disableIdentityProvider: changes('security'),
  enableIdentityProvider: changes('security'),
  removeIdentityProvider: changes('security'),
  secondFactorStates: reads('security'),
  apiTokens: reads('security'),
  createApiToken: changes('security'),
  revokeApiToken: changes('security'),
  reviews: reads('plan'),
  review: reads('plan'),
  planChanges: reads('plan'),
  downloadPack: reads('plan'),
  openReview: changes('plan'),
  recordAttendance: changes('plan'),
  recordReviewDecision: changes('plan'),
  closeReview: changes('plan'),
  escalations: reads('plan'),
  acknowledgeEscalation: changes('plan'),
  snoozeEscalation: changes('plan'),
  myMessages: reads('messages'),
  myUnreadMessages: reads('messages'),
  markMessageRead: changes('messages'),
  myMessagePreferences: reads('messages'),
  changeMessagePreference: changes('messages'),
  calendarFeed: reads('messages'),
  makeCalendarFeed: changes('messages'),
  revokeCalendarFeed: changes('messages'),
  deliveries: reads('messages'),
  resendDelivery: changes('messages'),
  webhooks: reads('messages'),
  addWebhook: changes('messages'),
  rotateWebhookSecret: changes('messages'),
  testWebhook: changes('messages'),
  disableWebhook: changes('messages'),
  enableWebhook: changes('messages'),
  removeWebhook: changes('messages'),
  auditEvents: reads('audit'),
  auditCheckpoint: reads('audit'),
  exportAudit: reads('audit'),
};

export interface AccessRow extends Place {
  operation: Operation;
  roles: readonly Role[];
}

/** One row an operation that asks for a role in the service; what anybody may do says nothing about roles. */
export function accessRows(): AccessRow[] {
  return (Object.keys(permissions) as Operation[]).flatMap((operation) => {
    const { access } = permissions[operation];
    if (typeof access === 'string') return [];
    return [{ operation, roles: access, ...(places[operation] ?? reads('other')) }];
  });
}
