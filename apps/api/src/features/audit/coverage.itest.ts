/**
 * [36] Every mutation of the schema and every REST route that changes something is done once, and its event is in
 * the trail, written in its transaction. An operation that is not in the table below fails the build.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { defaultPolicyDocument, defaultRuleSets, type RuleSet } from '@waymark/rules';
import { permissions, type Operation } from '../../platform/auth/index.ts';
import { actAs } from '../../platform/tenancy/index.ts';
import { addTestPerson, createTestDatabase, createTestTenant, postSignIn, signIn, startTestApp, testPassword, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';
import { plantEscalation } from '../../testing/test-escalation.ts';
import { messageDeeds } from '../../testing/message-deeds.ts';
import { inspectionDeeds } from '../../testing/inspection-deeds.ts';
import { ReadingService } from '../imports/reading.service.ts';

const NOW = '2016-09-30T10:00:00Z';
let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let manager: TestSession;
let author: TestSession;
let approver: TestSession;
let chair: TestSession;
let actionId: string;
let planId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW });
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager'] });
  await addTestPerson(database, tenant, 'second', ['tenantAdministrator', 'planManager']);
  [manager, author, approver] = [await signIn(app, `planManager@${tenant.slug}.test`), await signIn(app, `tenantAdministrator@${tenant.slug}.test`), await signIn(app, `second@${tenant.slug}.test`)];
  await addTestPerson(database, tenant, 'chairing', ['boardChair']);
  chair = await signIn(app, `chairing@${tenant.slug}.test`);
  const written = await writePlan(database, tenant, planOf([[[action(), action({ timescale: 'Dec 16' })]]]), '2016-06-01T10:00:00Z');
  planId = written.planId;
  actionId = written.actionIds[0]!;
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

interface Thing {
  __typename: string;
  id: string;
  version: number;
  contentHash: string;
}

/** Does a mutation that must succeed. */
async function mutate(session: TestSession, name: string, type: string, result: string, input: Record<string, unknown>): Promise<Thing> {
  const { data, errors } = await session.graphql<Record<string, Thing>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on ${result} { ${{ PlanImport: 'id version', RuleSetVersion: 'id version contentHash', EscalationPolicy: 'id version contentHash' }[result] ?? '__typename'} }
      ... on Refused { reasons { code parameters { name value } } } } }`, { input }, tenant.slug);
  if (errors || data?.[name]?.__typename !== result) throw new Error(`${name}: ${JSON.stringify(errors ?? data)}`);
  return data[name];
}

async function upload(): Promise<string> {
  const form = new FormData();
  form.append('text', 'Column 1\tColumn 2\tColumn 3\nTrain all staff\tHead of Service\tSept 16\nReview the policy\tAnalyst\tAug 16');
  return sendForm(form);
}
async function sendForm(form: FormData): Promise<string> {
  const answer = await manager.fetch('/api/imports', { method: 'POST', service: tenant.slug, body: form });
  return ((await answer.json()) as { id: string }).id;
}
/** The plan as a file, sent back to it. */
async function bringBack(): Promise<string> {
  const form = new FormData();
  form.append('planId', planId);
  form.append('file', await (await manager.fetch(`/api/plans/${planId}/document?format=csv`, { service: tenant.slug })).blob(), 'plan.csv');
  return sendForm(form);
}
async function uploadAndRead(sent: Promise<string> = upload()): Promise<Thing> {
  const importId = await sent;
  await actAs({ tenantId: tenant.id, accountId: null, roles: [] }, () => app.app.get(ReadingService, { strict: false }).read(importId));
  return { __typename: 'PlanImport', id: importId, version: 2, contentHash: '' };
}
const ofImport = (name: string, type: string, item: Thing, more: Record<string, unknown> = {}, result = 'PlanImport') =>
  mutate(manager, name, type, result, { importId: item.id, version: item.version, ...more });
const columns = { block: 0, headerRow: 0, columns: [{ column: 0, field: 'ACTION' }, { column: 1, field: 'OWNER' }, { column: 2, field: 'TIMESCALE' }] };

const rules = defaultRuleSets['delivery-4'];
const changed = (salt: string): RuleSet => ({ ...rules, name: { en: salt, cy: salt } });
const ofRules = (session: TestSession, name: string, type: string, id: string, more: Record<string, unknown> = {}, key = 'id') => mutate(session, name, type, 'RuleSetVersion', { [key]: id, ...more });
const draft = (salt: string) => mutate(author, 'saveRuleSetDraft', 'SaveRuleSetDraftInput', 'RuleSetVersion', { document: changed(salt) });
const backTest = (id: string) => ofRules(author, 'testRuleSetOnHistory', 'RuleSetStepInput', id);
async function inReview(salt: string): Promise<Thing> {
  const { id } = await draft(salt);
  await backTest(id);
  return ofRules(author, 'submitRuleSet', 'RuleSetStepInput', id);
}
async function approved(salt: string): Promise<Thing> {
  const { id, contentHash } = await inReview(salt);
  return ofRules(approver, 'approveRuleSet', 'ApproveRuleSetInput', id, { contentHash });
}

/** Only one policy is on its way at a time: whichever is, goes first. */
async function ofPolicy(session: TestSession, name: string, type: string, more: Record<string, unknown> = {}): Promise<Thing> {
  const [open] = await database.administer<{ id: string }>("select id from escalation_policy where tenant_id = $1 and state in ('draft', 'submitted')", [tenant.id]);
  const { id } = open ?? (await mutate(author, 'startEscalationPolicyDraft', 'StartEscalationPolicyDraftInput', 'EscalationPolicy', {}));
  return mutate(session, name, type, 'EscalationPolicy', { id, ...more });
}

/** A step of a new piece of evidence, which another person than who added it may judge. */
async function ofEvidence(session: TestSession, name: string, type: string, more: Record<string, unknown> = {}): Promise<Thing> {
  await mutate(manager, 'addEvidence', 'AddEvidenceInput', 'Action', { actionId, title: `For ${name}`, datedOn: '2016-09-01' });
  const [piece] = await database.administer<{ id: string }>('select id from evidence where tenant_id = $1 and title = $2', [tenant.id, `For ${name}`]);
  return mutate(session, name, type, 'Action', { evidenceId: piece!.id, ...more });
}

/** A step of a new figure, which another person than who entered it may judge. */
async function ofObservation(session: TestSession, name: string, type: string, result: string, input: (id: string) => Record<string, unknown>): Promise<Thing> {
  await mutate(manager, 'enterObservation', 'EnterObservationInput', 'Observation', { ...figure, source: `For ${name}` });
  const [held] = await database.administer<{ id: string }>('select id from observation where tenant_id = $1 and source = $2', [tenant.id, `For ${name}`]);
  return mutate(session, name, type, result, input(held!.id));
}

/** An answer to the ladder of an action, which is begun anew. */
async function ofEscalation(name: string, type: string, more: Record<string, unknown> = {}): Promise<Thing> {
  for (const table of ['escalation_event', 'escalation']) await database.administer(`delete from ${table} where tenant_id = $1`, [tenant.id]);
  await plantEscalation(database, { tenantId: tenant.id, actionId, at: '2016-09-28T08:00:00Z', until: NOW, recipient: tenant.accounts.planManager!.id });
  return mutate(manager, name, type, 'Escalation', { actionId, ...more });
}

/** The review that is open, or a new one. */
async function openReview(): Promise<string> {
  const open = 'select id from review where tenant_id = $1 and plan_id = $2 and closed_at is null';
  const find = () => database.administer<{ id: string }>(open, [tenant.id, planId]).then(([row]) => row?.id);
  const found = await find();
  if (found) return found;
  await mutate(chair, 'openReview', 'OpenReviewInput', 'Review', { planId, title: 'Board', heldOn: '2016-09-30' });
  return (await find())!;
}
const attended = (reviewId: string) => mutate(chair, 'recordAttendance', 'RecordAttendanceInput', 'Review', { reviewId, entries: [{ agency: 'POLICE', attendance: 'MEMBER' }] });
/** Whatever was changed before: these deeds come one after the other. */
const version = 1_000;
const ofAction = (session: TestSession, name: string, type: string, more: Record<string, unknown> = {}) => mutate(session, name, type, 'Action', { actionId, version, ...more });

async function ofMeasure(name: string, type: string, more: Record<string, unknown>): Promise<Thing> {
  await mutate(manager, 'addSuccessMeasure', 'AddSuccessMeasureInput', 'Action', { actionId, title: `For ${name}`, targetPercent: 98 });
  const [measure] = await database.administer<{ id: string }>('select id from success_measure where tenant_id = $1 and title = $2', [tenant.id, `For ${name}`]);
  return mutate(manager, name, type, 'Action', { measureId: measure!.id, ...more });
}

async function saveFamily(nameEn: string): Promise<Thing> {
  await database.administer("update tenant set gss_code = 'E08000018' where id = $1", [tenant.id]);
  return mutate(manager, 'saveNeighbourFamily', 'SaveNeighbourFamilyInput', 'NeighbourFamily', { nameEn, effectiveFrom: '2016-09-01', members: 'Leeds\nSheffield\nBradford' });
}

/** The draft, begun or written again. */
async function draftAssessment(): Promise<Thing> {
  const [row] = await database.administer<{ version: number }>('select version from self_assessment where tenant_id = $1 and closed_at is null', [tenant.id]);
  const standards = [{ standard: 'atCourt', strategic: 'GOOD', operational: 'GOOD', cases: 60, casesLookedAt: 20, evidence: 'The reports of the court.' }];
  return mutate(manager, 'recordSelfAssessment', 'RecordSelfAssessmentInput', 'SelfAssessment', { version: row?.version ?? null, assessedOn: '2016-09-01', standards });
}

/** One at a time: whatever is there goes first. */
async function proposed(): Promise<Thing> {
  await database.administer('update action set override_code = null, override_until = null, override_reason = null, override_by = null, override_at = null, override_approved_by = null, override_approved_at = null where tenant_id = $1', [tenant.id]);
  return ofAction(manager, 'proposeOverride', 'ProposeOverrideInput', { rating: 'green', until: '2016-12-31', reason: 'The board has seen it done.' });
}

async function newBody(slug: string): Promise<string> {
  await database.administer('insert into oversight_body (id, slug, name_en, name_cy) values (gen_random_uuid(), $1, $1, $1)', [slug]);
  return slug;
}

const send = (path: string, body: object): Promise<Response> =>
  author.fetch(path, { method: 'POST', service: tenant.slug, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const figure = { indicator: 'kpi-1-accommodation', definitionVersion: '2023', window: 'QUARTER', periodStart: '2016-01-01', numerator: 9, denominator: 12, source: 'Case system', asAt: '2016-09-01' };
const tokenRequest = { name: 'Figures', scope: 'read', days: 30 };

/** For each operation the deed itself, once; what must come before it is done in there, too. */
const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
  updateAction: () => mutate(manager, 'updateAction', 'UpdateActionInput', 'Action', { actionId, version: 1, text: 'Half of the staff are trained.', status: 'IN_PROGRESS' }),
  confirmNoChange: () => mutate(manager, 'confirmNoChange', 'ConfirmNoChangeInput', 'Action', { actionId, version: 2 }),
  nameDelegate: async () => {
    const [second] = await database.administer<{ id: string }>("select id from person where tenant_id = $1 and name ~ '^second'", [tenant.id]);
    return mutate(manager, 'nameDelegate', 'NameDelegateInput', 'Delegation', { personId: second!.id });
  },
  endDelegation: async () => {
    const [open] = await database.administer<{ id: string }>('select id from delegation where tenant_id = $1 and ended_at is null', [tenant.id]);
    return mutate(manager, 'endDelegation', 'EndDelegationInput', 'Delegation', { delegationId: open!.id });
  },
  moveTimescale: () => ofAction(manager, 'moveTimescale', 'MoveTimescaleInput', { current: '2016-12-15', reason: 'The trainer is ill.' }),
  addSuccessMeasure: () => mutate(manager, 'addSuccessMeasure', 'AddSuccessMeasureInput', 'Action', { actionId, title: 'Assessments on time', targetPercent: 98 }),
  addMeasureReading: () => ofMeasure('addMeasureReading', 'AddMeasureReadingInput', { numerator: 45, denominator: 53, datedOn: '2016-09-01' }),
  endSuccessMeasure: () => ofMeasure('endSuccessMeasure', 'EndSuccessMeasureInput', { reason: 'Counted elsewhere.' }),
  moveAssurance: async () => {
    await ofAction(manager, 'updateAction', 'UpdateActionInput', { text: 'Done.', status: 'COMPLETE' });
    return ofAction(manager, 'moveAssurance', 'MoveAssuranceInput', { step: 'WITHDRAW', reason: 'Not quite.' });
  },
  proposeOverride: proposed,
  approveOverride: async () => {
    await proposed();
    return ofAction(approver, 'approveOverride', 'ApproveOverrideInput');
  },
  endOverride: async () => {
    await proposed();
    return ofAction(manager, 'endOverride', 'EndOverrideInput', { reason: 'Asked for by mistake.' });
  },
  addEvidence: () => mutate(manager, 'addEvidence', 'AddEvidenceInput', 'Action', { actionId, title: 'Minutes', datedOn: '2016-09-01' }),
  replaceEvidence: async () => ofEvidence(manager, 'replaceEvidence', 'ReplaceEvidenceInput', { title: 'Minutes, signed', datedOn: '2016-09-02' }),
  verifyEvidence: async () => ofEvidence(approver, 'verifyEvidence', 'EvidenceStepInput'),
  rejectEvidence: async () => ofEvidence(approver, 'rejectEvidence', 'EvidenceReasonInput', { reason: 'Of another year.' }),
  withdrawEvidence: async () => ofEvidence(manager, 'withdrawEvidence', 'EvidenceReasonInput', { reason: 'Added twice.' }),
  enterObservation: () => mutate(manager, 'enterObservation', 'EnterObservationInput', 'Observation', figure),
  importObservations: () => mutate(manager, 'importObservations', 'ImportObservationsInput', 'Observations', { csv: 'indicator,definition_version,window,period_start,numerator,denominator,source,as_at\nkpi-2-education,2023,quarter,2016-01-01,9,12,Case system,2016-09-01' }),
  confirmObservations: () => ofObservation(approver, 'confirmObservations', 'ConfirmObservationsInput', 'Observations', (id) => ({ observationIds: [id] })),
  rejectObservation: () => ofObservation(approver, 'rejectObservation', 'RejectObservationInput', 'Observation', (id) => ({ observationId: id, reason: 'Counted twice.' })),
  recordBudget: () => mutate(manager, 'recordBudget', 'RecordBudgetInput', 'ServiceRecord', { year: 2016, seen: 0, source: 'Youth justice plan', contributions: [{ agency: 'Council', total: 1 }], totals: {} }),
  recordPriorities: () => mutate(manager, 'recordPriorities', 'RecordPrioritiesInput', 'ServiceRecord', { year: 2016, seen: 0, source: 'Youth justice plan', items: ['Prevention'] }),
  recordFeedback: () => mutate(manager, 'recordFeedback', 'RecordFeedbackInput', 'ServiceRecord', { year: 2016, seen: 0, source: 'Survey', results: [{ group: 'CHILDREN', question: 'Were you listened to?', positive: 1, answered: 2 }] }),
  linkOwnerName: async () => {
    const [owner] = await database.administer<{ name: string }>('select name from action_owner where tenant_id = $1 limit 1', [tenant.id]);
    const [person] = await database.administer<{ id: string }>('select p.id from person p join membership m on m.tenant_id = $1 and m.account_id = p.account_id where p.tenant_id = $1 limit 1', [tenant.id]);
    return mutate(manager, 'linkOwnerName', 'LinkOwnerNameInput', 'OwnerName', { name: owner!.name, personId: person!.id });
  },
  linkIndicator: () => mutate(manager, 'linkIndicator', 'IndicatorLinkInput', 'Action', { actionId, indicator: 'kpi-2-education' }),
  unlinkIndicator: async () => {
    await mutate(manager, 'linkIndicator', 'IndicatorLinkInput', 'Action', { actionId, indicator: 'kpi-3-additional-needs' });
    return mutate(manager, 'unlinkIndicator', 'IndicatorLinkInput', 'Action', { actionId, indicator: 'kpi-3-additional-needs' });
  },
  saveNeighbourFamily: () => saveFamily('Coastal services'),
  withdrawNeighbourFamily: async () => {
    await saveFamily('Family to withdraw');
    const [row] = await database.administer<{ id: string }>("select family_id as id from neighbour_family_version where tenant_id = $1 and name_en = 'Family to withdraw'", [tenant.id]);
    return mutate(manager, 'withdrawNeighbourFamily', 'WithdrawNeighbourFamilyInput', 'NeighbourFamily', { familyId: row!.id, version: 1 });
  },
  recordSelfAssessment: () => draftAssessment(),
  closeSelfAssessment: async () => {
    await draftAssessment();
    const [row] = await database.administer<{ id: string; version: number }>('select id, version from self_assessment where tenant_id = $1 and closed_at is null', [tenant.id]);
    return mutate(manager, 'closeSelfAssessment', 'CloseSelfAssessmentInput', 'SelfAssessment', { selfAssessmentId: row!.id, version: row!.version });
  },
  acknowledgeEscalation: () => ofEscalation('acknowledgeEscalation', 'AcknowledgeEscalationInput'),
  snoozeEscalation: () => ofEscalation('snoozeEscalation', 'SnoozeEscalationInput', { until: '2016-10-03', reason: 'Waits for the board.' }),
  openReview: () => openReview(),
  recordAttendance: async () => attended(await openReview()),
  recordReviewDecision: async () => mutate(chair, 'recordReviewDecision', 'RecordReviewDecisionInput', 'Review', { reviewId: await openReview(), actionId, kind: 'RETURNED', reason: 'Say what changed.' }),
  closeReview: async () => {
    const reviewId = await openReview();
    await attended(reviewId);
    const [row] = await database.administer<{ version: number }>('select version from review where tenant_id = $1 and id = $2', [tenant.id, reviewId]);
    return mutate(chair, 'closeReview', 'CloseReviewInput', 'Review', { reviewId, version: row!.version });
  },
  invite: () => send('/api/invitations', { email: 'invited@example.test', name: 'Invited', roles: ['planManager'] }),
  withdrawInvitation: async () => {
    const { id } = (await (await send('/api/invitations', { email: 'withdrawn@example.test', name: 'Withdrawn', roles: ['planManager'] })).json()) as { id: string };
    return author.fetch(`/api/invitations/${id}`, { method: 'DELETE', service: tenant.slug });
  },
  createApiToken: () => send('/api/tokens', tokenRequest),
  revokeApiToken: async () => {
    const { id } = (await (await send('/api/tokens', tokenRequest)).json()) as { id: string };
    return author.fetch(`/api/tokens/${id}`, { method: 'DELETE', service: tenant.slug });
  },
  changeRetention: () => mutate(author, 'changeRetention', 'ChangeRetentionInput', 'Retention', { version: 0, auditMonths: 36 }),
  exportService: () => author.fetch('/api/export', { service: tenant.slug }).then((answer) => answer.arrayBuffer()),
  downloadPack: async () => chair.fetch(`/api/reviews/${await openReview()}/pack`, { service: tenant.slug }).then((answer) => answer.text()),
  downloadPlanDocument: () => manager.fetch(`/api/plans/${planId}/document?format=csv`, { service: tenant.slug }).then((answer) => answer.arrayBuffer()),
  uploadImport: upload,
  mapImportColumns: async () => ofImport('mapImportColumns', 'MapColumnsInput', await uploadAndRead(), columns),
  confirmFindings: async () => ofImport('confirmFindings', 'ConfirmFindingsInput', await ofImport('mapImportColumns', 'MapColumnsInput', await uploadAndRead(), columns), { findingIds: [] }),
  correctDraftAction: async () => ofImport('correctDraftAction', 'CorrectActionInput', await ofImport('mapImportColumns', 'MapColumnsInput', await uploadAndRead(), columns), { path: 'sections/0/objectives/0/actions/0', description: 'Train everybody' }),
  commitImport: async () => {
    const mapped = await ofImport('mapImportColumns', 'MapColumnsInput', await uploadAndRead(), columns);
    return ofImport('commitImport', 'CommitImportInput', await ofImport('confirmFindings', 'ConfirmFindingsInput', mapped, { findingIds: [] }), { title: 'Plan' }, 'Plan');
  },
  commitReimport: async () => {
    const { id: importId } = await uploadAndRead(bringBack());
    const { data } = await manager.graphql<{ planComparison: { version: number; basis: string } }>('query ($id: ID!) { planComparison(importId: $id) { ... on PlanComparison { version basis } } }', { id: importId }, tenant.slug);
    return mutate(manager, 'commitReimport', 'CommitReimportInput', 'Plan', { importId, ...data!.planComparison, choices: [] });
  },
  discardImport: async () => ofImport('discardImport', 'DiscardImportInput', await uploadAndRead()),
  saveRuleSetDraft: () => draft('saved'),
  testRuleSetOnHistory: async () => backTest((await draft('tested')).id),
  submitRuleSet: () => inReview('submitted'),
  sendBackRuleSet: async () => ofRules(approver, 'sendBackRuleSet', 'SendBackRuleSetInput', (await inReview('sent back')).id, { reason: 'Say why.' }),
  approveRuleSet: () => approved('approved'),
  scheduleRuleSet: async () => ofRules(approver, 'scheduleRuleSet', 'ScheduleRuleSetInput', (await approved('scheduled')).id, { effectiveFrom: '2016-10-15' }),
  withdrawRuleSet: async () => ofRules(author, 'withdrawRuleSet', 'RuleSetStepInput', (await draft('withdrawn')).id),
  rollBackRuleSet: async () => {
    const [first] = await database.administer<{ id: string }>("select id from rule_set_version where tenant_id = $1 and number = 1", [tenant.id]);
    await ofRules(approver, 'scheduleRuleSet', 'ScheduleRuleSetInput', (await approved('in force')).id, { now: true });
    return ofRules(author, 'rollBackRuleSet', 'RollBackRuleSetInput', first!.id, {}, 'toId');
  },
  startEscalationPolicyDraft: () => mutate(author, 'startEscalationPolicyDraft', 'StartEscalationPolicyDraftInput', 'EscalationPolicy', {}),
  saveEscalationPolicyDraft: () => ofPolicy(author, 'saveEscalationPolicyDraft', 'SaveEscalationPolicyDraftInput', { version: 1, document: defaultPolicyDocument }),
  submitEscalationPolicy: () => ofPolicy(author, 'submitEscalationPolicy', 'EscalationPolicyStepInput'),
  approveEscalationPolicy: async () => {
    const [open] = await database.administer<{ contentHash: string }>(`select content_hash as "contentHash" from escalation_policy where tenant_id = $1 and state = 'submitted'`, [tenant.id]);
    return ofPolicy(approver, 'approveEscalationPolicy', 'ApproveEscalationPolicyInput', { contentHash: open?.contentHash });
  },
  withdrawEscalationPolicy: () => ofPolicy(author, 'withdrawEscalationPolicy', 'EscalationPolicyStepInput'),
  changeRatingKey: async () => {
    const query = '{ ruleWorkbench { ratingKey { ratings { code label { en cy } meaning { en cy } colour shape canonical } } } }';
    const { data } = await author.graphql<{ ruleWorkbench: { ratingKey: { ratings: unknown[] } } }>(query, {}, tenant.slug);
    return mutate(author, 'changeRatingKey', 'ChangeRatingKeyInput', 'RatingKeyVersion', { version: 1, name: 'Our own', ratings: data!.ruleWorkbench.ratingKey.ratings });
  },
  signIn: () => postSignIn(app.url, `planManager@${tenant.slug}.test`, testPassword),
  signOut: async () => (await signIn(app, `planManager@${tenant.slug}.test`)).fetch('/api/session', { method: 'DELETE' }),
  endSession: async () => {
    const [other, asking] = [await signIn(app, `planManager@${tenant.slug}.test`), await signIn(app, `planManager@${tenant.slug}.test`)];
    const { sessions } = (await (await other.fetch('/api/account')).json()) as { sessions: { id: string; current: boolean }[] };
    return asking.fetch(`/api/account/sessions/${sessions.find(({ current }) => current)!.id}`, { method: 'DELETE' });
  },
  endOtherSessions: async () => {
    const asking = await signIn(app, `second@${tenant.slug}.test`);
    const answer = await asking.fetch('/api/account/sessions', { method: 'DELETE' });
    approver = asking;
    return answer;
  },
  changePassword: async () => {
    await addTestPerson(database, tenant, 'changing', ['planManager']);
    const changing = await signIn(app, `changing@${tenant.slug}.test`);
    return changing.fetch('/api/password', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ current: testPassword, next: 'a field of sunflowers in March' }) });
  },
  grantShare: async () => mutate(author, 'grantShare', 'GrantShareInput', 'Share', { body: await newBody('granted') }),
  changeShare: async () => {
    await mutate(author, 'grantShare', 'GrantShareInput', 'Share', { body: await newBody('changed') });
    const [share] = await database.administer<{ id: string }>("select s.id from share s join oversight_body b on b.id = s.body_id where s.tenant_id = $1 and b.slug = 'changed'", [tenant.id]);
    return mutate(author, 'changeShare', 'ChangeShareInput', 'Share', { shareId: share!.id, scopes: ['ACTIONS'] });
  },
  revokeShare: async () => {
    await mutate(author, 'grantShare', 'GrantShareInput', 'Share', { body: await newBody('revoked') });
    const [share] = await database.administer<{ id: string }>("select s.id from share s join oversight_body b on b.id = s.body_id where s.tenant_id = $1 and b.slug = 'revoked'", [tenant.id]);
    return mutate(author, 'revokeShare', 'RevokeShareInput', 'Share', { shareId: share!.id, reason: 'The review is over.' });
  },
  ...inspectionDeeds({ mutate: (name, type, result, input) => mutate(manager, name, type, result, input), idOf: async (table) => (await database.administer<{ id: string }>(`select id from ${table} where tenant_id = $1 order by id desc limit 1`, [tenant.id]))[0]!.id, actionId: () => actionId }),
  ...messageDeeds({ database: () => database, tenant: () => tenant, accountId: () => tenant.accounts.tenantAdministrator!.id, session: () => author }),
  exportAudit: () => author.fetch('/api/audit/export', { service: tenant.slug }).then((answer) => answer.text()),
};

/** Operations that change something, or carry content out, and write no event: each with its reason. */
const exempt: Readonly<Record<string, string>> = {
  acceptInvitation: 'Recorded; proved where invitations are, as it needs the mail.',
  uploadEvidenceFile: 'Recorded; proved where evidence files are, with refusals.',
  downloadEvidenceFile: 'Recorded; proved where evidence files are, as it needs one.',
  ...Object.fromEntries(['addPasskey', 'confirmTotp', 'removePasskey', 'removeTotp', 'renewRecoveryCodes'].map((operation) => [operation, 'Recorded; proved where second factors are, as it needs one.'])),
  ...Object.fromEntries(['passkeyOptions', 'proposeTotp'].map((operation) => [operation, 'Nothing is in force before the first code or the passkey itself, which is recorded.'])),
  ...Object.fromEntries(['requestPasswordLink', 'setPasswordByLink'].map((operation) => [operation, 'Recorded; proved where passwords are, as it needs the mail.'])),
  ...Object.fromEntries(
    ['acceptInvitationByProvider', 'addIdentityProvider', 'disableIdentityProvider', 'enableIdentityProvider', 'finishProviderSignIn', 'linkIdentity', 'removeIdentityProvider', 'rotateIdentityProviderSecret', 'testIdentityProvider', 'unlinkIdentity'].map((operation) => [
      operation, 'Recorded; proved where identity providers are, as it needs one.',
    ]),
  ),
  ...Object.fromEntries(['discardUpdateDraft', 'saveUpdateDraft'].map((operation) => [operation, 'A draft is its author’s alone; the update that comes of it is recorded.'])),
  decideStage: 'Recorded by the function that writes it; proved where oversight is, as it needs an adviser.',
  ...Object.fromEntries(['approveStageRules', 'submitStageRules'].map((operation) => [operation, 'Recorded in every service that shares by the function that publishes; proved where oversight is, as it needs an adviser.'])),
  tryStageRules: 'Recorded as a look of an adviser; proved where oversight is, as it needs one.',
  returnStageRules: 'Nothing of a service: the change that is not published keeps who answered it.',
  writeAssuranceNote: 'Recorded by the function that writes it; proved where oversight is, as it needs an adviser.',
  assureExternally: 'Recorded as the step of assurance that it is; proved where oversight is, as it needs an adviser.',
  readCalendar: 'Calendars ask every hour: making the address is recorded, and the row keeps its last use.',
  startProviderSignIn: 'Sends a browser away; what comes of it is recorded when it comes back.',
  ...Object.fromEntries(['renewSession', 'staySignedIn'].map((operation) => [operation, 'Goes on with a session whose beginning is recorded.'])),
  ...Object.fromEntries(['signInPasskeyOptions', 'signInWithCode', 'signInWithPasskey'].map((operation) => [operation, 'A step on the way in: the sign-in is recorded when it is complete.'])),
};

/** REST routes that are only read; exports and downloads are not among them. */
const reading: ReadonlySet<string> = new Set<Operation>(['live', 'ready', 'sessionState', 'ownAccount', 'lookAtInvitation', 'invitations', 'apiTokens', 'realm', 'invitationProviders', 'ownIdentities', 'identityProviders', 'secondFactorStates', 'webhooks']);

const eventsOf = (operation: string) =>
  database.administer<{ count: number; subjects: number }>('select count(*) as count, count(subject_id) as subjects from audit_event where tenant_id = $1 and operation = $2', [tenant.id, operation]).then(([row]) => row!);

test('[36] every mutation and every REST route that changes something is in this test or exempt', () => {
  const { schema } = app.app.get(GraphQLSchemaHost, { strict: false });
  const routes = (Object.keys(permissions) as Operation[]).filter((operation) => permissions[operation].rest !== undefined && !reading.has(operation));
  const changing = [...Object.keys(schema.getMutationType()?.getFields() ?? {}), ...routes];
  expect([...Object.keys(deeds), ...Object.keys(exempt)].sort()).toEqual(changing.sort());
  for (const reason of Object.values(exempt)) expect(reason).toMatch(/\w+ \w+ \w+/);
});

describe('[36] in the trail is', () => {
  test.each(Object.keys(deeds))('%s', async (operation) => {
    const before = await eventsOf(operation);
    await deeds[operation]!();
    const after = await eventsOf(operation);
    expect(after.count).toBeGreaterThan(before.count);
    // It names what it was done to.
    expect(after.subjects - before.subjects).toBe(after.count - before.count);
  });
});

test('[36] a deed that cannot be recorded is not done', async () => {
  await database.administer('revoke execute on function append_audit(jsonb) from waymark_app');
  try {
    const [before] = await database.administer('select count(*) as count from evidence where tenant_id = $1', [tenant.id]);
    await expect(deeds['addEvidence']!()).rejects.toThrow('INTERNAL');
    expect(await database.administer('select count(*) as count from evidence where tenant_id = $1', [tenant.id])).toEqual([before]);
  } finally {
    await database.administer('grant execute on function append_audit(jsonb) to waymark_app');
  }
});
