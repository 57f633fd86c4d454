import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Express } from 'express';
import { createTestDatabase, createTestTenant, ownSite, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { tenantRoles, type TenantRole } from '../tenancy/index.ts';
import { permissions, permits, type Operation } from './permissions.ts';

let database: TestDatabase;
let api: TestApp;
let tenant: TestTenant;
const sessions = new Map<TenantRole, TestSession>();

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { slug: 'ours', roles: tenantRoles });
  api = await startTestApp(database);
  for (const role of tenantRoles) sessions.set(role, await signIn(api, tenant.accounts[role]?.email ?? ''));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const anyId = '018f0000-0000-7000-8000-00000000ffff';
const input = (fields: string): string => `input: {${fields}}`;

/** For every operation of the schema a call that is valid and changes nothing. */
const calls: Partial<Record<Operation, string>> = {
  me: '{ me { id } }',
  services: '{ services { totalCount } }',
  service: '{ service { id } }',
  plans: '{ plans { totalCount } }',
  plan: `{ plan(id: "${anyId}") { __typename } }`,
  action: `{ action(id: "${anyId}") { __typename } }`,
  imports: '{ imports { totalCount } }',
  planImport: `{ planImport(id: "${anyId}") { __typename } }`,
  mapImportColumns: `mutation { mapImportColumns(${input(`importId: "${anyId}", version: 1, block: 0, columns: []`)}) { __typename } }`,
  confirmFindings: `mutation { confirmFindings(${input(`importId: "${anyId}", version: 1, findingIds: []`)}) { __typename } }`,
  correctDraftAction: `mutation { correctDraftAction(${input(`importId: "${anyId}", version: 1, path: "sections/0/objectives/0/actions/0"`)}) { __typename } }`,
  commitImport: `mutation { commitImport(${input(`importId: "${anyId}", version: 1`)}) { __typename } }`,
  planComparison: `{ planComparison(importId: "${anyId}") { __typename } }`,
  commitReimport: `mutation { commitReimport(${input(`importId: "${anyId}", version: 1, basis: "x", choices: []`)}) { __typename } }`,
  discardImport: `mutation { discardImport(${input(`importId: "${anyId}", version: 1`)}) { __typename } }`,
  updateAction: `mutation { updateAction(${input(`actionId: "${anyId}", version: 1, text: "Done", status: COMPLETE`)}) { __typename } }`,
  confirmNoChange: `mutation { confirmNoChange(${input(`actionId: "${anyId}", version: 1`)}) { __typename } }`,
  moveTimescale: `mutation { moveTimescale(${input(`actionId: "${anyId}", version: 1, current: "2026-12-31", reason: "Ill"`)}) { __typename } }`,
  addSuccessMeasure: `mutation { addSuccessMeasure(${input(`actionId: "${anyId}", title: "On time", targetPercent: 98`)}) { __typename } }`,
  endSuccessMeasure: `mutation { endSuccessMeasure(${input(`measureId: "${anyId}", reason: "Over"`)}) { __typename } }`,
  addMeasureReading: `mutation { addMeasureReading(${input(`measureId: "${anyId}", numerator: 45, denominator: 53, datedOn: "2026-01-31"`)}) { __typename } }`,
  moveAssurance: `mutation { moveAssurance(${input(`actionId: "${anyId}", version: 1, step: CLAIM`)}) { __typename } }`,
  proposeOverride: `mutation { proposeOverride(${input(`actionId: "${anyId}", version: 1, rating: "green", until: "2026-12-31", reason: "Done"`)}) { __typename } }`,
  approveOverride: `mutation { approveOverride(${input(`actionId: "${anyId}", version: 1`)}) { __typename } }`,
  endOverride: `mutation { endOverride(${input(`actionId: "${anyId}", version: 1, reason: "Over"`)}) { __typename } }`,
  delegations: '{ delegations { open { id } } }',
  nameDelegate: `mutation { nameDelegate(${input(`personId: "${anyId}"`)}) { __typename } }`,
  endDelegation: `mutation { endDelegation(${input(`delegationId: "${anyId}"`)}) { __typename } }`,
  myUpdates: '{ myUpdates { open } }',
  saveUpdateDraft: `mutation { saveUpdateDraft(${input(`actionId: "${anyId}", version: 1, content: {}`)}) { __typename } }`,
  discardUpdateDraft: `mutation { discardUpdateDraft(${input(`actionId: "${anyId}"`)}) }`,
  updateRates: `{ updateRates(planId: "${anyId}") { due } }`,
  addEvidence: `mutation { addEvidence(${input(`actionId: "${anyId}", title: "Minutes", datedOn: "2026-01-31"`)}) { __typename } }`,
  replaceEvidence: `mutation { replaceEvidence(${input(`evidenceId: "${anyId}", title: "Minutes", datedOn: "2026-01-31"`)}) { __typename } }`,
  verifyEvidence: `mutation { verifyEvidence(${input(`evidenceId: "${anyId}"`)}) { __typename } }`,
  rejectEvidence: `mutation { rejectEvidence(${input(`evidenceId: "${anyId}", reason: "No"`)}) { __typename } }`,
  withdrawEvidence: `mutation { withdrawEvidence(${input(`evidenceId: "${anyId}", reason: "No"`)}) { __typename } }`,
  decisionAsAt: `{ decisionAsAt(actionId: "${anyId}", date: "2026-01-31") { __typename } }`,
  indicators: '{ indicators { code } }',
  indicator: '{ indicator(code: "none") { __typename } }',
  externalReviews: '{ externalReviews { id } }',
  inspectionFrameworks: '{ inspectionFrameworks { code } }',
  addExternalReview: `mutation { addExternalReview(${input('kind: PEER_REVIEW, title: "", publisher: "", datedOn: "2026-01-31"')}) { __typename } }`,
  importRecommendations: `mutation { importRecommendations(${input('csv: ""')}) { __typename } }`,
  withdrawExternalReview: `mutation { withdrawExternalReview(${input(`reviewId: "${anyId}", reason: "Twice"`)}) { __typename } }`,
  addRecommendation: `mutation { addRecommendation(${input(`reviewId: "${anyId}", recommendation: { number: "1", text: "Do" }`)}) { __typename } }`,
  linkRecommendation: `mutation { linkRecommendation(${input(`recommendationId: "${anyId}", kind: ACTION, targetId: "${anyId}"`)}) { __typename } }`,
  unlinkRecommendation: `mutation { unlinkRecommendation(${input(`recommendationId: "${anyId}", kind: ACTION, targetId: "${anyId}"`)}) { __typename } }`,
  decideRecommendation: `mutation { decideRecommendation(${input(`recommendationId: "${anyId}", state: IMPLEMENTED, reason: "Done"`)}) { __typename } }`,
  respondToScrutiny: `mutation { respondToScrutiny(${input(`recommendationId: "${anyId}", answer: ACCEPTED, text: "Yes", datedOn: "2026-01-31"`)}) { __typename } }`,
  neighbourFamilies: '{ neighbourFamilies { id } }',
  neighbourFamily: `{ neighbourFamily(id: "${anyId}") { __typename } }`,
  saveNeighbourFamily: `mutation { saveNeighbourFamily(${input('nameEn: "", effectiveFrom: "2026-01-31", members: ""')}) { __typename } }`,
  withdrawNeighbourFamily: `mutation { withdrawNeighbourFamily(${input(`familyId: "${anyId}", version: 1`)}) { __typename } }`,
  enterObservation: `mutation { enterObservation(${input('indicator: "none", definitionVersion: "1", window: YEAR, periodStart: "2025-01-01", numerator: 1, denominator: 1, source: "Counted", asAt: "2026-01-31"')}) { __typename } }`,
  importObservations: `mutation { importObservations(${input('csv: ""')}) { __typename } }`,
  confirmObservations: `mutation { confirmObservations(${input(`observationIds: ["${anyId}"]`)}) { __typename } }`,
  rejectObservation: `mutation { rejectObservation(${input(`observationId: "${anyId}", reason: "No"`)}) { __typename } }`,
  serviceRecord: '{ serviceRecord { year } }',
  recordBudget: `mutation { recordBudget(${input('year: 2016, seen: 0, source: "", contributions: [], totals: {}')}) { __typename } }`,
  recordPriorities: `mutation { recordPriorities(${input('year: 2016, seen: 0, source: "", items: []')}) { __typename } }`,
  recordFeedback: `mutation { recordFeedback(${input('year: 2016, seen: 0, source: "", results: []')}) { __typename } }`,
  ownerNames: '{ ownerNames { names { name } } }',
  linkOwnerName: `mutation { linkOwnerName(${input('name: "Nobody", personId: null')}) { __typename } }`,
  linkIndicator: `mutation { linkIndicator(${input(`actionId: "${anyId}", indicator: "none"`)}) { __typename } }`,
  unlinkIndicator: `mutation { unlinkIndicator(${input(`actionId: "${anyId}", indicator: "none"`)}) { __typename } }`,
  selfAssessments: '{ selfAssessments { id } }',
  selfAssessment: `{ selfAssessment(id: "${anyId}") { __typename } }`,
  recordSelfAssessment: `mutation { recordSelfAssessment(${input('version: 99, assessedOn: "2026-01-31", standards: []')}) { __typename } }`,
  closeSelfAssessment: `mutation { closeSelfAssessment(${input(`selfAssessmentId: "${anyId}", version: 1`)}) { __typename } }`,
  ruleWorkbench: '{ ruleWorkbench { asAt } }',
  ruleSetVersions: '{ ruleSetVersions { totalCount } }',
  ruleSetVersion: `{ ruleSetVersion(id: "${anyId}") { __typename } }`,
  saveRuleSetDraft: `mutation { saveRuleSetDraft(${input(`id: "${anyId}", version: 1, document: {}`)}) { __typename } }`,
  testRuleSetOnHistory: `mutation { testRuleSetOnHistory(${input(`id: "${anyId}"`)}) { __typename } }`,
  submitRuleSet: `mutation { submitRuleSet(${input(`id: "${anyId}"`)}) { __typename } }`,
  sendBackRuleSet: `mutation { sendBackRuleSet(${input(`id: "${anyId}", reason: "No"`)}) { __typename } }`,
  approveRuleSet: `mutation { approveRuleSet(${input(`id: "${anyId}", contentHash: "0"`)}) { __typename } }`,
  scheduleRuleSet: `mutation { scheduleRuleSet(${input(`id: "${anyId}", now: true`)}) { __typename } }`,
  withdrawRuleSet: `mutation { withdrawRuleSet(${input(`id: "${anyId}"`)}) { __typename } }`,
  rollBackRuleSet: `mutation { rollBackRuleSet(${input(`toId: "${anyId}"`)}) { __typename } }`,
  changeRatingKey: `mutation { changeRatingKey(${input('version: 99, name: "Key", ratings: []')}) { __typename } }`,
  reviews: `{ reviews(planId: "${anyId}") { totalCount } }`,
  review: `{ review(id: "${anyId}") { __typename } }`,
  planChanges: `{ planChanges(${input(`fromReviewId: "${anyId}"`)}) { __typename } }`,
  openReview: `mutation { openReview(${input(`planId: "${anyId}", title: "Board", heldOn: "2026-01-31"`)}) { __typename } }`,
  recordAttendance: `mutation { recordAttendance(${input(`reviewId: "${anyId}", entries: []`)}) { __typename } }`,
  recordReviewDecision: `mutation { recordReviewDecision(${input(`reviewId: "${anyId}", kind: NOTED, reason: "Heard"`)}) { __typename } }`,
  closeReview: `mutation { closeReview(${input(`reviewId: "${anyId}", version: 1`)}) { __typename } }`,
  escalationPolicies: '{ escalationPolicies { active { id } } }',
  escalationPolicy: `{ escalationPolicy(id: "${anyId}") { __typename } }`,
  simulateEscalationPolicy: `{ simulateEscalationPolicy(${input('')}) { __typename } }`,
  startEscalationPolicyDraft: `mutation { startEscalationPolicyDraft(${input(`fromId: "${anyId}"`)}) { __typename } }`,
  saveEscalationPolicyDraft: `mutation { saveEscalationPolicyDraft(${input(`id: "${anyId}", version: 1, document: {}`)}) { __typename } }`,
  submitEscalationPolicy: `mutation { submitEscalationPolicy(${input(`id: "${anyId}"`)}) { __typename } }`,
  approveEscalationPolicy: `mutation { approveEscalationPolicy(${input(`id: "${anyId}", contentHash: "0"`)}) { __typename } }`,
  withdrawEscalationPolicy: `mutation { withdrawEscalationPolicy(${input(`id: "${anyId}"`)}) { __typename } }`,
  myMessages: '{ myMessages { totalCount } }',
  myUnreadMessages: '{ myUnreadMessages }',
  markMessageRead: `mutation { markMessageRead(${input(`messageId: "${anyId}"`)}) { __typename } }`,
  myMessagePreferences: '{ myMessagePreferences { kind } }',
  escalations: '{ escalations { totalCount } }',
  acknowledgeEscalation: `mutation { acknowledgeEscalation(${input(`actionId: "${anyId}"`)}) { __typename } }`,
  snoozeEscalation: `mutation { snoozeEscalation(${input(`actionId: "${anyId}", until: "2026-12-31", reason: "Waits"`)}) { __typename } }`,
  changeMessagePreference: `mutation { changeMessagePreference(${input('kind: DIGEST, email: DIGEST')}) { __typename } }`,
  calendarFeed: '{ calendarFeed { createdAt } }',
  makeCalendarFeed: 'mutation { makeCalendarFeed { createdAt } }',
  revokeCalendarFeed: 'mutation { revokeCalendarFeed }',
  deliveries: '{ deliveries { totalCount } }',
  resendDelivery: `mutation { resendDelivery(${input(`deliveryId: "${anyId}"`)}) { __typename } }`,
  auditEvents: '{ auditEvents { totalCount } }',
  auditCheckpoint: '{ auditCheckpoint { seq } }',
  accessTable: '{ accessTable { operation } }',
  servicePeople: '{ servicePeople { totalCount } }',
  shares: '{ shares { totalCount } }',
  oversightBodies: '{ oversightBodies { slug } }',
  portfolio: '{ portfolio { asAt } }',
  sharedFigures: '{ sharedFigures { plans } }',
  stageOfService: '{ stageOfService(service: "x", body: "x") { __typename } }',
  decideStage: `mutation { decideStage(${input('service: "x", body: "x", stage: 1, decidedOn: "2016-09-30", reason: "x"')}) { __typename } }`,
  stageDecisions: '{ stageDecisions { id } }',
  stageRules: '{ stageRules(body: "x") { __typename } }',
  tryStageRules: `mutation { tryStageRules(${input('body: "x", against: 1, stages: [], document: {}')}) { __typename } }`,
  submitStageRules: `mutation { submitStageRules(${input('body: "x", against: 1, stages: [], document: {}, reason: "x"')}) { __typename } }`,
  approveStageRules: `mutation { approveStageRules(${input('body: "x", change: "x", contentHash: "x"')}) { __typename } }`,
  returnStageRules: `mutation { returnStageRules(${input('body: "x", change: "x", reason: "x"')}) { __typename } }`,
  bodyStageRules: '{ bodyStageRules { number } }',
  writeAssuranceNote: `mutation { writeAssuranceNote(${input(`service: "x", subject: ACTION, subjectId: "${anyId}", verdict: NOTE, text: "x"`)}) { __typename } }`,
  assureExternally: `mutation { assureExternally(${input(`service: "x", actionId: "${anyId}", version: 1, step: ACCEPT_EXTERNALLY`)}) { __typename } }`,
  assuranceNotes: `{ assuranceNotes(subject: ACTION, subjectId: "${anyId}") { id } }`,
  adviserLooks: '{ adviserLooks { totalCount } }',
  changeShare: `mutation { changeShare(${input(`shareId: "${anyId}", scopes: []`)}) { __typename } }`,
  grantShare: `mutation { grantShare(${input('body: "none"')}) { __typename } }`,
  revokeShare: `mutation { revokeShare(${input(`shareId: "${anyId}", reason: "Over"`)}) { __typename } }`,
  retention: '{ retention { version } }',
  changeRetention: `mutation { changeRetention(${input('version: 99, auditMonths: 24')}) { __typename } }`,
};
const graphqlOperations = (Object.keys(permissions) as Operation[]).filter((operation) => !permissions[operation].rest);

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** Every REST route that express knows of. */
function routesOf(layers: readonly Layer[]): string[] {
  return layers.flatMap((layer) => {
    const { route } = layer;
    if (route) return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`);
    return layer.handle.stack ? routesOf(layer.handle.stack) : [];
  });
}

describe('the guard', () => {
  test('[18] has a permission for every REST route, and a route for every such permission', () => {
    const express: Express = api.app.getHttpAdapter().getInstance();
    const routes = routesOf((express as unknown as { router: { stack: Layer[] } }).router.stack).filter((route) => route !== 'POST /graphql');
    const entries = Object.values(permissions).flatMap(({ rest }) => (rest ? [rest as string] : []));
    expect([...routes].sort()).toEqual([...entries].sort());
  });

  test('is asked about every operation of the schema in the table below', () => {
    expect(graphqlOperations.filter((operation) => !calls[operation])).toEqual([]);
  });

  test.each(graphqlOperations)('lets %s through for the roles of the table, and for no other', async (operation) => {
    const answers = new Map<string, unknown>();
    for (const [role, session] of sessions) {
      const { errors } = await session.graphql(calls[operation] ?? '', {}, 'ours');
      answers.set(role, errors?.[0]?.extensions['code'] ?? 'allowed');
    }
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(tenantRoles.map((role) => [role, permits(operation, [role]) ? 'allowed' : 'FORBIDDEN'])));
  });

  test.each(graphqlOperations)('lets nobody use %s without signing in', async (operation) => {
    const answer = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...ownSite }, body: JSON.stringify({ query: calls[operation] }) });
    const { data, errors } = (await answer.json()) as { data?: unknown; errors: { extensions: { code: string } }[] };
    expect([data ?? null, errors[0]?.extensions.code]).toEqual([null, 'UNAUTHENTICATED']);
  });

  test('asks for a service where one is needed', async () => {
    const { errors } = await (sessions.get('planManager') as TestSession).graphql(calls.plans ?? '');
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  test.each(tenantRoles)('lets the %s upload only when the table says so', async (role) => {
    const answer = await (sessions.get(role) as TestSession).fetch('/api/imports', { method: 'POST', service: 'ours', body: new FormData() });
    expect(answer.status === 403).toBe(!permits('uploadImport', [role]));
    expect(answer.status).not.toBe(500);
  });

  test('refuses an upload without a session, and one that another site posts', async () => {
    const form = (): FormData => new FormData();
    expect((await fetch(`${api.url}/api/imports`, { method: 'POST', headers: { ...ownSite, 'x-waymark-service': 'ours' }, body: form() })).status).toBe(401);
    const { cookie } = sessions.get('planManager') as TestSession;
    const posted = await fetch(`${api.url}/api/imports`, { method: 'POST', headers: { cookie, 'sec-fetch-site': 'cross-site', 'x-waymark-service': 'ours' }, body: form() });
    expect(posted.status).toBe(403);
  });
});
