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
  service: {},
  servicePeople: { after: optionalId('cursorOfPerson') },
  shares: { after: optionalId('cursorOfShare') },
  services: { after: optionalId('cursorOfSlug') },

  // The suite's own calls come one after the other: none is about what another changed.
  updateAction: { input: { actionId: id('action'), version: 1_000, text: 'Trained', status: 'IN_PROGRESS', forecast: '2016-12-01', forecastReason: 'The trainer is ill' } },
  myUpdates: {},
  delegations: {},
  endDelegation: { input: { delegationId: id('delegationToEnd') } },
  nameDelegate: { input: { personId: id('personToName') } },
  updateRates: { planId: id('plan') },
  saveUpdateDraft: { input: { actionId: id('action'), version: 1, content: { text: 'Begun' } } },
  discardUpdateDraft: { input: { actionId: id('action') } },
  moveTimescale: { input: { actionId: id('action'), version: 1_000, current: '2016-12-15', reason: 'The trainer is ill' } },
  addSuccessMeasure: { input: { actionId: id('action'), title: 'On time', targetPercent: 98 } },
  addMeasureReading: { input: { measureId: id('measureToRead'), numerator: 45, denominator: 53, datedOn: '2016-09-20', note: 'Two were late' } },
  endSuccessMeasure: { input: { measureId: id('measureToEnd'), reason: 'Counted elsewhere' } },
  moveAssurance: { input: { actionId: id('actionToAssure'), version: 1_000, step: 'RETURN', reason: 'Show it' } },
  approveOverride: { input: { actionId: id('actionWithOverride'), version: 1_000 } },
  endOverride: { input: { actionId: id('actionWithOverride'), version: 1_000, reason: 'Over' } },
  proposeOverride: { input: { actionId: id('action'), version: 1_000, rating: 'green', until: '2016-12-31', reason: 'Seen done' } },
  confirmNoChange: { input: { actionId: id('action'), version: 1_000 } },
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
