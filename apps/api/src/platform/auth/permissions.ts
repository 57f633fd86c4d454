/**
 * Who may do what (design section 1): one table, read by the guard, by `Me.operations`, and by the tests
 * that compare it with the GraphQL schema and the REST routes. What is not in it is denied.
 */
import type { Role } from '../tenancy/index.ts';

/** `anyone` needs no session; `signedIn` any account; a list one of these roles in the service of the request. */
export type Access = 'anyone' | 'signedIn' | readonly Role[];

export interface Permission {
  access: Access;
  /** Not for a token: what gives access to others is decided by a person who is signed in. */
  personOnly?: true;
  /** Leaves no event: what somebody writes for themselves, before it is anything to others. */
  unrecorded?: true;
  /** Method and path of an operation that is not a field of the GraphQL schema. */
  rest?: `${'GET' | 'POST' | 'DELETE'} /${string}`;
}

/** Viewers (scrutiny) are absent on purpose: they read closed reviews, not the working plan. */
const readers = ['actionOwner', 'planManager', 'boardMember', 'boardChair', 'tenantAdministrator'] as const;
const members = [...readers, 'viewer'] as const;
/** An adviser reads what a service opened of its working plan, and nothing beside it (ADR 0023, 0041). */
const sharedReaders = [...readers, 'oversightAdviser'] as const;
/** Closed reviews are read by more than the working plan: by scrutiny, and by an adviser to whom the service opened them. */
const reviewReaders = [...members, 'oversightAdviser'] as const;
const administrators = ['tenantAdministrator'] as const;
const importers = ['planManager'] as const;
/** Who knows the people behind the names of a plan, and the services beside their own. */
const acquainted = ['planManager', 'tenantAdministrator'] as const;
const evidencers = ['actionOwner', 'planManager'] as const;
/** Owners their own actions, a plan manager any: the service looks. */
const updaters = ['actionOwner', 'planManager'] as const;
/** The table of transitions says who of them may take which step. */
const assurers = ['actionOwner', 'planManager', 'boardMember', 'boardChair'] as const;
/** Never who asked for it: the database refuses that, too. */
const overrideApprovers = ['planManager', 'boardChair'] as const;
/** Who is told of an escalation answers it. */
const answerers = ['actionOwner', 'planManager', 'boardChair'] as const;
const verifiers = ['planManager', 'boardMember', 'boardChair'] as const;
/** The secretary of a board: opens its meeting and says who came. */
const conveners = ['planManager', 'boardChair'] as const;
/** Decides for the board, and closes its meeting. */
const chairs = ['boardChair'] as const;
/** Who writes rules also approves those of others: the database refuses an author as approver. */
const rulers = ['tenantAdministrator'] as const;
/** Whom its steps tell: they may see when. */
const policyReaders = ['planManager', 'boardChair', 'tenantAdministrator'] as const;
const auditors = ['tenantAdministrator'] as const;

const table = {
  live: { access: 'anyone', rest: 'GET /health/live' },
  ready: { access: 'anyone', rest: 'GET /health/ready' },
  signIn: { access: 'anyone', rest: 'POST /api/session' },
  signOut: { access: 'anyone', rest: 'DELETE /api/session' },
  sessionState: { access: 'anyone', rest: 'GET /api/session' },
  // Steps on the way in: nobody is signed in yet, and the controller asks for a session at the right stage.
  signInWithCode: { access: 'anyone', rest: 'POST /api/session/code' },
  signInPasskeyOptions: { access: 'anyone', rest: 'POST /api/session/passkey/options' },
  signInWithPasskey: { access: 'anyone', rest: 'POST /api/session/passkey' },
  proposeTotp: { access: 'anyone', rest: 'POST /api/account/totp' },
  confirmTotp: { access: 'anyone', rest: 'POST /api/account/totp/confirm' },
  passkeyOptions: { access: 'anyone', rest: 'POST /api/account/passkeys/options' },
  addPasskey: { access: 'anyone', rest: 'POST /api/account/passkeys' },
  requestPasswordLink: { access: 'anyone', rest: 'POST /api/password/link' },
  setPasswordByLink: { access: 'anyone', rest: 'POST /api/password/new' },
  changePassword: { access: 'signedIn', rest: 'POST /api/password' },
  lookAtInvitation: { access: 'anyone', rest: 'POST /api/invitations/look' },
  acceptInvitation: { access: 'anyone', rest: 'POST /api/invitations/accept' },
  // Sign-in through a service's own provider: nobody is known before the provider has answered.
  realm: { access: 'anyone', rest: 'POST /api/session/realm' },
  startProviderSignIn: { access: 'anyone', rest: 'GET /api/oidc/:provider/start' },
  finishProviderSignIn: { access: 'anyone', rest: 'GET /api/oidc/:provider/callback' },
  invitationProviders: { access: 'anyone', rest: 'POST /api/oidc/invitation' },
  acceptInvitationByProvider: { access: 'anyone', rest: 'POST /api/oidc/:provider/invitation' },
  ownIdentities: { access: 'signedIn', personOnly: true, rest: 'GET /api/account/identities' },
  linkIdentity: { access: 'signedIn', personOnly: true, rest: 'POST /api/account/identities/:provider' },
  unlinkIdentity: { access: 'signedIn', personOnly: true, rest: 'DELETE /api/account/identities/:provider' },
  staySignedIn: { access: 'signedIn', rest: 'POST /api/session/stay' },
  renewSession: { access: 'signedIn', rest: 'POST /api/session/renew' },
  ownAccount: { access: 'signedIn', rest: 'GET /api/account' },
  endOtherSessions: { access: 'signedIn', rest: 'DELETE /api/account/sessions' },
  endSession: { access: 'signedIn', rest: 'DELETE /api/account/sessions/:id' },
  removeTotp: { access: 'signedIn', rest: 'DELETE /api/account/totp' },
  removePasskey: { access: 'signedIn', rest: 'DELETE /api/account/passkeys/:id' },
  renewRecoveryCodes: { access: 'signedIn', rest: 'POST /api/account/recovery-codes' },
  me: { access: 'signedIn' },
  services: { access: 'signedIn' },
  service: { access: [...members, 'oversightAdviser'] },
  plans: { access: sharedReaders },
  plan: { access: sharedReaders },
  action: { access: sharedReaders },
  updateAction: { access: updaters },
  confirmNoChange: { access: updaters },
  moveTimescale: { access: ['planManager'] },
  addSuccessMeasure: { access: ['planManager'] },
  endSuccessMeasure: { access: ['planManager'] },
  addMeasureReading: { access: updaters },
  moveAssurance: { access: assurers },
  proposeOverride: { access: ['planManager'] },
  approveOverride: { access: overrideApprovers },
  endOverride: { access: overrideApprovers },
  myUpdates: { access: updaters },
  saveUpdateDraft: { access: updaters, unrecorded: true },
  discardUpdateDraft: { access: updaters, unrecorded: true },
  delegations: { access: updaters },
  nameDelegate: { access: updaters, personOnly: true },
  endDelegation: { access: updaters, personOnly: true },
  updateRates: { access: readers },
  downloadPlanDocument: { access: readers, rest: 'GET /api/plans/:id/document' },
  addEvidence: { access: evidencers },
  replaceEvidence: { access: evidencers },
  /** Its own additions; a plan manager any. */
  withdrawEvidence: { access: evidencers },
  /** Never who added it, nor an owner of the action: the database refuses both. */
  verifyEvidence: { access: verifiers },
  rejectEvidence: { access: verifiers },
  uploadEvidenceFile: { access: evidencers, rest: 'POST /api/evidence-files' },
  downloadEvidenceFile: { access: readers, rest: 'GET /api/services/:slug/evidence/:id/file' },
  invitations: { access: administrators, personOnly: true, rest: 'GET /api/invitations' },
  invite: { access: administrators, personOnly: true, rest: 'POST /api/invitations' },
  withdrawInvitation: { access: administrators, personOnly: true, rest: 'DELETE /api/invitations/:id' },
  identityProviders: { access: administrators, personOnly: true, rest: 'GET /api/identity-providers' },
  testIdentityProvider: { access: administrators, personOnly: true, rest: 'POST /api/identity-providers/test' },
  addIdentityProvider: { access: administrators, personOnly: true, rest: 'POST /api/identity-providers' },
  rotateIdentityProviderSecret: { access: administrators, personOnly: true, rest: 'POST /api/identity-providers/:id/secret' },
  disableIdentityProvider: { access: administrators, personOnly: true, rest: 'POST /api/identity-providers/:id/disable' },
  enableIdentityProvider: { access: administrators, personOnly: true, rest: 'POST /api/identity-providers/:id/enable' },
  removeIdentityProvider: { access: administrators, personOnly: true, rest: 'DELETE /api/identity-providers/:id' },
  secondFactorStates: { access: administrators, personOnly: true, rest: 'GET /api/second-factors' },
  apiTokens: { access: administrators, personOnly: true, rest: 'GET /api/tokens' },
  createApiToken: { access: administrators, personOnly: true, rest: 'POST /api/tokens' },
  revokeApiToken: { access: administrators, personOnly: true, rest: 'DELETE /api/tokens/:id' },
  uploadImport: { access: importers, rest: 'POST /api/imports' },
  imports: { access: importers },
  planImport: { access: importers },
  mapImportColumns: { access: importers },
  confirmFindings: { access: importers },
  correctDraftAction: { access: importers },
  commitImport: { access: importers },
  discardImport: { access: importers },
  planComparison: { access: importers },
  commitReimport: { access: importers },
  decisionAsAt: { access: sharedReaders },
  indicators: { access: sharedReaders },
  indicator: { access: sharedReaders },
  neighbourFamilies: { access: readers },
  neighbourFamily: { access: readers },
  /** Whom a service is compared with is set up, as its rules are. */
  saveNeighbourFamily: { access: acquainted },
  withdrawNeighbourFamily: { access: acquainted },
  enterObservation: { access: importers },
  importObservations: { access: importers },
  /** Never who entered it: the database refuses that. */
  confirmObservations: { access: verifiers },
  rejectObservation: { access: verifiers },
  serviceRecord: { access: readers },
  recordBudget: { access: importers },
  recordPriorities: { access: importers },
  recordFeedback: { access: importers },
  ownerNames: { access: acquainted },
  linkOwnerName: { access: acquainted, personOnly: true },
  linkIndicator: { access: importers },
  unlinkIndicator: { access: importers },
  externalReviews: { access: readers },
  inspectionFrameworks: { access: readers },
  addExternalReview: { access: importers },
  importRecommendations: { access: importers },
  withdrawExternalReview: { access: importers },
  addRecommendation: { access: importers },
  linkRecommendation: { access: importers },
  unlinkRecommendation: { access: importers },
  /** What becomes of a recommendation is the board's to say, and its secretary's. */
  decideRecommendation: { access: conveners },
  respondToScrutiny: { access: conveners },
  selfAssessments: { access: readers },
  selfAssessment: { access: readers },
  recordSelfAssessment: { access: importers },
  closeSelfAssessment: { access: importers },
  ruleWorkbench: { access: readers },
  ruleSetVersions: { access: members },
  ruleSetVersion: { access: members },
  saveRuleSetDraft: { access: rulers },
  testRuleSetOnHistory: { access: rulers },
  submitRuleSet: { access: rulers },
  sendBackRuleSet: { access: rulers },
  approveRuleSet: { access: rulers },
  scheduleRuleSet: { access: rulers },
  withdrawRuleSet: { access: rulers },
  rollBackRuleSet: { access: rulers },
  changeRatingKey: { access: rulers },
  // A viewer gets those that are closed: the reading service sees to it.
  reviews: { access: reviewReaders },
  review: { access: reviewReaders },
  planChanges: { access: members },
  downloadPack: { access: members, rest: 'GET /api/reviews/:id/pack' },
  openReview: { access: conveners },
  recordAttendance: { access: conveners },
  recordReviewDecision: { access: chairs },
  closeReview: { access: chairs },
  escalations: { access: sharedReaders },
  acknowledgeEscalation: { access: answerers },
  snoozeEscalation: { access: answerers },
  escalationPolicies: { access: policyReaders },
  escalationPolicy: { access: policyReaders },
  simulateEscalationPolicy: { access: policyReaders },
  startEscalationPolicyDraft: { access: rulers },
  saveEscalationPolicyDraft: { access: rulers },
  submitEscalationPolicy: { access: rulers },
  approveEscalationPolicy: { access: rulers },
  withdrawEscalationPolicy: { access: rulers },
  myMessages: { access: members },
  myUnreadMessages: { access: members },
  markMessageRead: { access: members },
  myMessagePreferences: { access: members },
  changeMessagePreference: { access: members },
  calendarFeed: { access: readers },
  makeCalendarFeed: { access: readers, personOnly: true },
  revokeCalendarFeed: { access: readers, personOnly: true },
  // The address itself is the secret: calendars bring nothing else.
  readCalendar: { access: 'anyone', rest: 'GET /api/calendar/:token.ics' },
  deliveries: { access: administrators },
  resendDelivery: { access: administrators },
  webhooks: { access: administrators, personOnly: true, rest: 'GET /api/webhooks' },
  addWebhook: { access: administrators, personOnly: true, rest: 'POST /api/webhooks' },
  rotateWebhookSecret: { access: administrators, personOnly: true, rest: 'POST /api/webhooks/:id/secret' },
  testWebhook: { access: administrators, personOnly: true, rest: 'POST /api/webhooks/:id/test' },
  disableWebhook: { access: administrators, personOnly: true, rest: 'POST /api/webhooks/:id/disable' },
  enableWebhook: { access: administrators, personOnly: true, rest: 'POST /api/webhooks/:id/enable' },
  removeWebhook: { access: administrators, personOnly: true, rest: 'DELETE /api/webhooks/:id' },
  auditEvents: { access: auditors },
  auditCheckpoint: { access: auditors },
  exportAudit: { access: auditors, rest: 'GET /api/audit/export' },
  exportService: { access: administrators, rest: 'GET /api/export' },
  accessTable: { access: members },
  servicePeople: { access: administrators },
  shares: { access: members },
  // Outside every service: those that share with a body of this adviser.
  portfolio: { access: ['oversightAdviser'] },
  stageOfService: { access: ['oversightAdviser'] },
  decideStage: { access: ['oversightAdviser'], personOnly: true },
  stageDecisions: { access: members },
  // The body's own rules of its stages; services read by which they are proposed for.
  stageRules: { access: ['oversightAdviser'] },
  tryStageRules: { access: ['oversightAdviser'], personOnly: true },
  submitStageRules: { access: ['oversightAdviser'], personOnly: true },
  approveStageRules: { access: ['oversightAdviser'], personOnly: true },
  returnStageRules: { access: ['oversightAdviser'], personOnly: true },
  bodyStageRules: { access: members },
  // Written outside every service, as a stage is decided; read in it.
  writeAssuranceNote: { access: ['oversightAdviser'], personOnly: true },
  assureExternally: { access: ['oversightAdviser'], personOnly: true },
  assuranceNotes: { access: sharedReaders },
  adviserLooks: { access: members },
  sharedFigures: { access: ['tenantAdministrator', 'oversightAdviser'] },
  oversightBodies: { access: administrators },
  grantShare: { access: administrators, personOnly: true },
  changeShare: { access: administrators, personOnly: true },
  revokeShare: { access: administrators, personOnly: true },
  retention: { access: members },
  changeRetention: { access: administrators },
} as const satisfies Record<string, Permission>;

export type Operation = keyof typeof table;
export const permissions: Readonly<Record<Operation, Permission>> = table;

/** @param roles null when nobody is signed in */
export function permits(operation: Operation, roles: readonly Role[] | null): boolean {
  const { access } = permissions[operation];
  if (access === 'anyone') return true;
  if (roles === null) return false;
  return access === 'signedIn' || roles.some((role) => access.includes(role));
}

/** Names of the operations that these roles allow, so that a page offers nothing else. */
export function operationsFor(roles: readonly Role[]): Operation[] {
  return (Object.keys(table) as Operation[]).filter((operation) => permits(operation, roles));
}
