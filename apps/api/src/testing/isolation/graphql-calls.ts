/** For every field of Query and Mutation a sample of valid input; what it answers is generated from the schema (graphql-documents.ts). */
import { ratingKeyPresets } from '@waymark/domain';
import { defaultPolicyDocument, defaultRuleSets } from '@waymark/rules';
import { fact, id, optionalId } from './places.ts';

const ofImport = (kind: string, more: Record<string, unknown> = {}) => ({ input: { importId: id(kind), version: fact('importVersion'), ...more } });
const ofRules = (kind: string, more: Record<string, unknown> = {}) => ({ input: { id: id(kind), ...more } });
const evidence = { title: 'Minutes', datedOn: '2016-09-01' };
/** As the schema names it. */
const canonical = { notDue: 'NOT_DUE', onTrack: 'ON_TRACK', atRisk: 'AT_RISK', offTrack: 'OFF_TRACK', complete: 'COMPLETE' } as const;
export const ratings = ratingKeyPresets['delivery-4'].ratings.map((rating) => ({ ...rating, canonical: canonical[rating.canonical] }));
export const columns = [{ column: 0, field: 'ACTION' }, { column: 1, field: 'OWNER' }, { column: 2, field: 'TIMESCALE' }];

export const graphqlCalls: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  accessTable: {},
  action: { id: id('action') },
  auditCheckpoint: {},
  auditEvents: { after: optionalId('cursorOfPlan'), filter: { subject: optionalId('action'), actor: optionalId('personWhoWrote') } },
  decisionAsAt: { actionId: id('action'), date: '2016-09-30' },
  indicator: { code: 'first-time-entrants' },
  indicators: {},
  imports: { after: optionalId('cursorOfPlan') },
  me: {},
  plan: { id: id('plan') },
  planImport: { id: id('importToMap') },
  plans: { after: optionalId('cursorOfPlan') },
  oversightBodies: {},
  retention: {},
  ruleSetVersion: { id: id('draftToTest') },
  ruleSetVersions: { after: optionalId('cursorOfPlan') },
  ruleWorkbench: {},
  escalations: { after: optionalId('cursorOfPlan') },
  escalationPolicies: {},
  escalationPolicy: { id: id('policyInForce') },
  simulateEscalationPolicy: { input: { id: id('policyToApprove'), from: '2016-07-01', until: '2016-09-30' } },
  myMessages: { unread: false, after: optionalId('cursorOfPlan') },
  myMessagePreferences: {},
  myUnreadMessages: {},
  calendarFeed: {},
  deliveries: { after: optionalId('cursorOfPlan') },
  adviserLooks: { after: optionalId('cursorOfPlan') },
  portfolio: {},
  stageOfService: { service: 'nobody', body: 'isolation-a' },
  decideStage: { input: { service: 'nobody', body: 'isolation-a', stage: 1, decidedOn: '2016-09-30', reason: 'Behind' } },
  stageDecisions: {},
  sharedFigures: {},
  service: {},
  servicePeople: { after: optionalId('cursorOfPerson') },
  shares: { after: optionalId('cursorOfShare') },
  services: { after: optionalId('cursorOfSlug') },

  addEvidence: { input: { ...evidence, actionId: id('action'), fileId: id('fileToAdd') } },
  replaceEvidence: { input: { ...evidence, evidenceId: id('evidenceToReplace'), fileId: id('fileToReplace') } },
  verifyEvidence: { input: { evidenceId: id('evidenceToVerify') } },
  rejectEvidence: { input: { evidenceId: id('evidenceToReject'), reason: 'Of another year' } },
  withdrawEvidence: { input: { evidenceId: id('evidenceToWithdraw'), reason: 'Added twice' } },

  mapImportColumns: ofImport('importToMap', { block: 0, headerRow: 0, columns }),
  confirmFindings: ofImport('importToConfirm', { findingIds: [id('finding')] }),
  correctDraftAction: ofImport('importToCorrect', { path: id('draftPath'), description: 'Train everybody' }),
  commitImport: ofImport('importToCommit', { title: 'The plan' }),
  discardImport: ofImport('importToDiscard'),

  saveRuleSetDraft: { input: { id: id('draftToSave'), version: 1, basedOnId: id('ruleSetSuperseded'), document: { ...defaultRuleSets['delivery-4'], name: { en: 'Changed', cy: 'Newidiwyd' } } } },
  testRuleSetOnHistory: ofRules('draftToTest'),
  submitRuleSet: ofRules('draftToSubmit'),
  sendBackRuleSet: ofRules('ruleSetToSendBack', { reason: 'Say why' }),
  approveRuleSet: ofRules('ruleSetToApprove', { contentHash: fact('hashToApprove') }),
  scheduleRuleSet: ofRules('ruleSetToSchedule', { effectiveFrom: '2016-10-15' }),
  withdrawRuleSet: ofRules('draftToWithdraw'),
  rollBackRuleSet: { input: { toId: id('ruleSetSuperseded') } },
  // One policy is on its way at a time: each call takes it a step further.
  saveEscalationPolicyDraft: { input: { id: id('policyToApprove'), version: 1, document: defaultPolicyDocument } },
  submitEscalationPolicy: { input: { id: id('policyToApprove') } },
  approveEscalationPolicy: { input: { id: id('policyToApprove'), contentHash: fact('hashOfPolicy') } },
  withdrawEscalationPolicy: { input: { id: id('policyToApprove') } },
  startEscalationPolicyDraft: { input: { fromId: optionalId('policySuperseded') } },
  changeRatingKey: { input: { version: 2, name: 'Changed', ratings } },
  grantShare: { input: { body: 'isolation-b' } },
  changeShare: { input: { shareId: id('shareToChange'), scopes: ['ACTIONS', 'NAMES'] } },
  revokeShare: { input: { shareId: id('shareToRevoke'), reason: 'Over' } },
  acknowledgeEscalation: { input: { actionId: id('action') } },
  snoozeEscalation: { input: { actionId: id('action'), until: '2016-10-04', reason: 'Waits for the board' } },
  markMessageRead: { input: { messageId: id('messageToRead') } },
  changeMessagePreference: { input: { kind: 'ESCALATION', email: 'DIGEST' } },
  makeCalendarFeed: {},
  revokeCalendarFeed: {},
  resendDelivery: { input: { deliveryId: id('deliveryToResend') } },
  changeRetention: { input: { version: 1, auditMonths: 48 } },
};
