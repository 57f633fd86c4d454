/**
 * One service with something in every tenant table, made through the API as people make it; every text that a
 * person writes carries CANARY and the service's slug. Other services are planted from it (plant.ts).
 */
import { v7 as newId } from 'uuid';
import { randomUUID } from 'node:crypto';
import { defaultPolicyDocument, defaultRuleSets } from '@waymark/rules';
import { ReadingService } from '../../features/imports/reading.service.ts';
import { actAs, tenantRoles, type TenantRole } from '../../platform/tenancy/index.ts';
import { sessionOf, type TestApp, type TestSession } from '../test-app.ts';
import type { TestDatabase } from '../test-database.ts';
import { action, planOf, writePlan } from '../test-plan.ts';
import { plantEscalation } from '../test-escalation.ts';
import { addTestPerson, createTestTenant, type TestTenant } from '../test-tenant.ts';
import { columns, ratings } from './graphql-calls.ts';
import { importedText } from './rest-calls.ts';
import { openSession } from './sessions.ts';
import { externalReviews, neighbourFamilies, selfAssessments, yearOnRecord } from './template-beside-plan.ts';

export const NOW = '2016-09-30T10:00:00Z';

/** Somebody for each role, and one who has them all. */
export const everybody = [...tenantRoles, 'everything'] as const;
export type Who = (typeof everybody)[number];

export interface Template {
  id: string;
  slug: string;
  /** Ids of its rows by kind. */
  ids: Record<string, string>;
  facts: Record<string, unknown>;
}

/** An owner whom every service's plan names alike: a name is no secret of one of them. */
const HELD_BY_ALL = 'Head of Service';

interface Thing {
  __typename: string;
  id: string;
  version: number;
  contentHash: string;
}

export async function makeTemplate(database: TestDatabase, app: TestApp, slug: string): Promise<Template> {
  const tenant = await createTestTenant(database, { slug, roles: tenantRoles });
  const everything = await addTestPerson(database, tenant, 'everything', tenantRoles);
  const accounts = { ...tenant.accounts, everything } as Record<Who, { id: string }>;
  const maker = await Maker.open(database, app, tenant, accounts);
  await database.administer(`update tenant set name_en = 'CANARY-' || slug, name_cy = 'CANARY-' || slug where id = $1`, [tenant.id]);
  await database.administer(`update person set name = name || ' CANARY-' || $2 where tenant_id = $1`, [tenant.id, slug]);
  await maker.plan();
  await maker.updates();
  await maker.board();
  await maker.evidence();
  await maker.observations();
  await maker.links();
  await yearOnRecord(maker);
  await neighbourFamilies(maker);
  await selfAssessments(maker);
  await maker.imports();
  await maker.rules();
  await maker.policies();
  await maker.shares();
  await maker.providers();
  await maker.people();
  await maker.messages();
  await maker.escalation();
  await maker.reviews();
  await externalReviews(maker);
  return { id: tenant.id, slug, ids: maker.ids, facts: maker.facts };
}

class Maker {
  readonly ids: Record<string, string> = {};
  readonly facts: Record<string, unknown> = {};
  readonly canary: string;

  private constructor(
    private readonly database: TestDatabase,
    private readonly app: TestApp,
    private readonly tenant: TestTenant,
    private readonly accounts: Readonly<Record<Who, { id: string }>>,
    private readonly sessions: Readonly<Record<Who, TestSession>>,
  ) {
    this.canary = `CANARY-${tenant.slug}`;
    this.ids['personWhoWrote'] = accounts.planManager.id;
    for (const who of everybody) this.ids[`account of ${who}`] = accounts[who].id;
  }

  static async open(database: TestDatabase, app: TestApp, tenant: TestTenant, accounts: Readonly<Record<Who, { id: string }>>): Promise<Maker> {
    const sessions = {} as Record<Who, TestSession>;
    for (const who of everybody) sessions[who] = sessionOf(app.url, await openSession(database, accounts[who].id, NOW));
    return new Maker(database, app, tenant, accounts, sessions);
  }

  async plan(): Promise<void> {
    const { canary } = this;
    const text = (name: string) => `${name} ${canary}`;
    const written = (timescale: string, stated: 'amber' | 'red') =>
      ({ ...action({ description: text('Action'), owners: [text('Owner'), text('Helper'), HELD_BY_ALL], timescale, stated, progress: text('Progress') }), ref: text('Ref'), approach: text('Approach'), successMeasure: text('Measure') });
    const plan = planOf([[[written('Sept 16', 'amber'), written('Dec 16', 'red')]], [[written('Aug 16', 'amber')]]], text('Plan'));
    const sections = plan.sections.map((section) => ({
      ...section, title: text('Section'), recommendations: section.recommendations.map((one) => ({ ...one, text: text('Recommendation') })),
      objectives: section.objectives.map((one) => ({ ...one, title: text('Objective'), theme: text('Theme'), champion: text('Champion') })),
    }));
    const { planId, actionIds } = await writePlan(this.database, this.tenant, { ...plan, sections }, '2016-06-01T10:00:00Z');
    Object.assign(this.ids, { plan: planId, action: actionIds[0], actionWithOverride: actionIds[1], actionToAssure: actionIds[2] });
    this.ids['sectionId'] = await this.one('select id from section where tenant_id = $1 order by position limit 1');
  }

  async updates(): Promise<void> {
    const input = { actionId: this.ids['action'], version: 1, text: `Update ${this.canary}`, status: 'IN_PROGRESS', forecast: '2016-11-30', forecastReason: `Because of ${this.canary}` };
    await this.mutate('planManager', 'updateAction', 'UpdateActionInput', 'Action', input);
    await this.mutate('everything', 'saveUpdateDraft', 'SaveUpdateDraftInput', 'UpdateDraft', { actionId: this.ids['action'], version: 2, content: { text: `Begun ${this.canary}` } });
  }

  /** A measure to read and one to end, a claim, and an override that waits for another person. */
  async board(): Promise<void> {
    const { canary } = this;
    for (const kind of ['measureToRead', 'measureToEnd']) {
      const title = `${kind} ${canary}`;
      await this.mutate('planManager', 'addSuccessMeasure', 'AddSuccessMeasureInput', 'Action', { actionId: this.ids['action'], title, targetPercent: 98 });
      this.ids[kind] = await this.one('select id from success_measure where tenant_id = $1 and title = $2', title);
    }
    await this.mutate('planManager', 'addMeasureReading', 'AddMeasureReadingInput', 'Action', { measureId: this.ids['measureToRead'], numerator: 45, denominator: 53, datedOn: '2016-09-01', note: `Counted for ${canary}` });
    const of = (kind: string) => ({ actionId: this.ids[kind], version: 1 });
    await this.mutate('planManager', 'updateAction', 'UpdateActionInput', 'Action', { ...of('actionToAssure'), text: `Done ${canary}`, status: 'COMPLETE' });
    const personOf = (who: Who) => this.one('select id from person where tenant_id = $1 and account_id = $2', this.accounts[who].id);
    this.ids['personToName'] = await personOf('actionOwner');
    this.facts['ownerName'] = HELD_BY_ALL;
    await this.mutate('everything', 'nameDelegate', 'NameDelegateInput', 'Delegation', { personId: await personOf('planManager') });
    this.ids['delegationToEnd'] = await this.one('select id from delegation where tenant_id = $1');
    await this.mutate('planManager', 'proposeOverride', 'ProposeOverrideInput', 'Action', { ...of('actionWithOverride'), rating: 'green', until: '2016-12-31', reason: `Override ${canary}` });
  }

  async evidence(): Promise<void> {
    const upload = async (who: Who): Promise<string> => {
      const answer = await this.sessions[who].fetch('/api/evidence-files', {
        method: 'POST', service: this.tenant.slug, headers: { 'content-type': 'application/octet-stream', 'x-file-name': `${this.canary}.txt` }, body: `Bytes of ${this.canary}\n`,
      });
      return ((await answer.json()) as { id: string }).id;
    };
    for (const kind of ['fileToAdd', 'fileToReplace']) this.ids[kind] = await upload('planManager');
    for (const kind of ['evidenceToReplace', 'evidenceToVerify', 'evidenceToReject', 'evidenceToWithdraw', 'evidenceWithFile']) {
      const title = `${kind} ${this.canary}`;
      const more = kind === 'evidenceWithFile' ? { fileId: await upload('everything') } : { url: `https://example.test/${this.canary}` };
      await this.mutate('everything', 'addEvidence', 'AddEvidenceInput', 'Action', { actionId: this.ids['action'], title, datedOn: '2016-09-01', ...more });
      this.ids[kind] = await this.one('select id from evidence where tenant_id = $1 and title = $2', title);
    }
    await this.mutate('planManager', 'rejectEvidence', 'EvidenceReasonInput', 'Action', { evidenceId: this.ids['evidenceWithFile'], reason: `Rejected ${this.canary}` });
  }

  /** Figures that wait, one that counts and one that was rejected. */
  async observations(): Promise<void> {
    for (const [place, kind] of ['observationToConfirm', 'observationToReject', 'observationCounting', 'observationRejected'].entries()) {
      await this.mutate('everything', 'enterObservation', 'EnterObservationInput', 'Observation', {
        indicator: 'kpi-1-accommodation', definitionVersion: '2023', window: 'QUARTER', periodStart: `201${place}-04-01`, numerator: 9, denominator: 12, source: `${kind} ${this.canary}`, asAt: '2016-09-01',
      });
      this.ids[kind] = await this.one('select id from observation where tenant_id = $1 and source = $2', `${kind} ${this.canary}`);
    }
    await this.mutate('planManager', 'confirmObservations', 'ConfirmObservationsInput', 'Observations', { observationIds: [this.ids['observationCounting']] });
    await this.mutate('planManager', 'rejectObservation', 'RejectObservationInput', 'Observation', { observationId: this.ids['observationRejected'], reason: `Rejected ${this.canary}` });
  }

  async links(): Promise<void> {
    await this.mutate('planManager', 'linkIndicator', 'IndicatorLinkInput', 'Action', { actionId: this.ids['action'], indicator: 'kpi-1-accommodation' });
  }

  /** One document is read; the others are copies of its row. */
  async imports(): Promise<void> {
    const form = new FormData();
    form.append('file', new Blob([`${importedText}\n`]), `${this.canary}.csv`);
    const answer = await this.sessions.planManager.fetch('/api/imports', { method: 'POST', service: this.tenant.slug, body: form });
    const { id: importId } = (await answer.json()) as { id: string };
    await actAs({ tenantId: this.tenant.id, accountId: null, roles: [] }, () => this.app.app.get(ReadingService, { strict: false }).read(importId));
    const version = Number(await this.one('select version as id from plan_import where tenant_id = $1 and id = $2', importId));
    const mapped = await this.mutate('planManager', 'mapImportColumns', 'MapColumnsInput', 'PlanImport', { importId, version, block: 0, headerRow: 0, columns });
    const copy = async (kind: string, more: object = {}): Promise<void> => {
      this.ids[kind] = randomUUID();
      await this.database.administer(
        `insert into plan_import select (jsonb_populate_record(null::plan_import, to_jsonb(i) || jsonb_build_object('id', $3::text, 'version', 5) || $4::jsonb)).* from plan_import i where tenant_id = $1 and id = $2`,
        [this.tenant.id, importId, this.ids[kind], JSON.stringify(more)],
      );
    };
    for (const kind of ['importToMap', 'importToConfirm', 'importToCorrect', 'importToDiscard']) await copy(kind);
    const { data } = await this.sessions.planManager.graphql<{ planImport: { findings: { nodes: { id: string; needsAnswer: boolean }[] } } }>(
      'query ($id: ID!) { planImport(id: $id) { ... on PlanImport { findings { nodes { id needsAnswer } } } } }', { id: importId }, this.tenant.slug,
    );
    this.ids['finding'] = data?.planImport.findings.nodes.find(({ needsAnswer }) => needsAnswer)?.id ?? '';
    if (this.ids['finding'] === '') throw new Error('The imported document raises no question.');
    await this.mutate('planManager', 'confirmFindings', 'ConfirmFindingsInput', 'PlanImport', { importId, version: mapped.version, findingIds: [] });
    await copy('importToCommit');
    for (const kind of ['importToCompare', 'importToReimport']) await copy(kind, { target_plan_id: this.ids['plan'] });
    const compared = await this.sessions.planManager.graphql<{ planComparison: { basis: string; changes: { id: string }[] } }>(
      'query ($id: ID!) { planComparison(importId: $id) { ... on PlanComparison { basis changes { id } } } }', { id: this.ids['importToReimport'] }, this.tenant.slug,
    );
    this.facts['basis'] = compared.data?.planComparison.basis;
    this.facts['choices'] = compared.data?.planComparison.changes.map(({ id }) => ({ change: id, accept: id.startsWith('added/') }));
    this.ids['draftPath'] = 'sections/0/objectives/0/actions/0';
    this.facts['importVersion'] = 5;
  }

  async rules(): Promise<void> {
    const start = async (kind: string): Promise<string> => {
      const name = `${kind} ${this.canary}`;
      const { id } = await this.mutate('tenantAdministrator', 'saveRuleSetDraft', 'SaveRuleSetDraftInput', 'RuleSetVersion', { document: { ...defaultRuleSets['delivery-4'], name: { en: name, cy: name } } });
      return (this.ids[kind] = id);
    };
    const step = (who: Who, operation: string, type: string, id: string, more: object = {}) => this.mutate(who, operation, type, 'RuleSetVersion', { id, ...more });
    const tested = async (kind: string): Promise<string> => {
      await step('tenantAdministrator', 'testRuleSetOnHistory', 'RuleSetStepInput', await start(kind));
      return this.ids[kind]!;
    };
    const inReview = async (kind: string) => step('tenantAdministrator', 'submitRuleSet', 'RuleSetStepInput', await tested(kind));
    const approved = async (kind: string): Promise<string> => {
      const { id, contentHash } = await inReview(kind);
      await step('everything', 'approveRuleSet', 'ApproveRuleSetInput', id, { contentHash });
      return id;
    };
    for (const kind of ['draftToSave', 'draftToTest', 'draftToWithdraw']) await start(kind);
    await tested('draftToSubmit');
    const sentBack = await inReview('ruleSetToSendBack');
    await step('everything', 'sendBackRuleSet', 'SendBackRuleSetInput', sentBack.id, { reason: `Sent back ${this.canary}` });
    await step('tenantAdministrator', 'submitRuleSet', 'RuleSetStepInput', sentBack.id);
    this.facts['hashToApprove'] = (await inReview('ruleSetToApprove')).contentHash;
    await approved('ruleSetToSchedule');
    for (const kind of ['ruleSetSuperseded', 'ruleSetInForce']) await step('everything', 'scheduleRuleSet', 'ScheduleRuleSetInput', await approved(kind), { now: true });
    await this.mutate('everything', 'changeRatingKey', 'ChangeRatingKeyInput', 'RatingKeyVersion', { version: 1, name: `Key ${this.canary}`, ratings });
    await this.mutate('everything', 'changeRetention', 'ChangeRetentionInput', 'Retention', { version: 0, auditMonths: 36 });
  }

  /** Three escalation policies: one that ended, one in force, and a draft that passes its checks. */
  async policies(): Promise<void> {
    const start = (kind: string) => this.mutate('tenantAdministrator', 'startEscalationPolicyDraft', 'StartEscalationPolicyDraftInput', 'EscalationPolicy', {}).then((thing) => ((this.ids[kind] = thing.id), thing));
    const write = async (kind: string): Promise<Thing> => {
      const { id } = await start(kind);
      const name = `${kind} ${this.canary}`;
      return this.mutate('tenantAdministrator', 'saveEscalationPolicyDraft', 'SaveEscalationPolicyDraftInput', 'EscalationPolicy', { id, version: 1, document: { ...defaultPolicyDocument, name: { en: name, cy: name } } });
    };
    for (const kind of ['policySuperseded', 'policyInForce']) {
      const { id, contentHash } = await write(kind);
      await this.mutate('tenantAdministrator', 'submitEscalationPolicy', 'EscalationPolicyStepInput', 'EscalationPolicy', { id });
      await this.mutate('everything', 'approveEscalationPolicy', 'ApproveEscalationPolicyInput', 'EscalationPolicy', { id, contentHash });
    }
    this.facts['hashOfPolicy'] = (await start('policyToApprove')).contentHash;
  }

  async shares(): Promise<void> {
    const body = (slug: string) => this.database.administer("insert into oversight_body (id, slug, name_en, name_cy) values (gen_random_uuid(), $1, $1, $1) on conflict do nothing", [slug]);
    for (const slug of ['isolation-a', 'isolation-b', 'isolation-c', 'isolation-d']) await body(slug);
    const share = async (slug: string): Promise<string> => {
      await this.mutate('tenantAdministrator', 'grantShare', 'GrantShareInput', 'Share', { body: slug });
      return this.one('select s.id from share s join oversight_body b on b.id = s.body_id where s.tenant_id = $1 and b.slug = $2', slug);
    };
    await this.database.administer(
      `insert into stage_decision (tenant_id, id, body_id, stage, decided_on, reason, rules_number, facts, decided_by, recorded_at)
       select $1, $2, id, 2, '2016-09-01', $3, 1, '{}', $4, $5 from oversight_body where slug = 'isolation-a'`,
      [this.tenant.id, newId(), `Stage ${this.canary}`, this.accounts.tenantAdministrator.id, NOW],
    );
    await this.database.administer(
      `insert into assurance_note (tenant_id, id, body_id, plan_id, action_id, verdict, text, written_by, written_at)
       select $1, $2, id, $3, $4, 'note', $5, $6, $7 from oversight_body where slug = 'isolation-a'`,
      [this.tenant.id, newId(), this.ids['plan'], this.ids['action'], `Note ${this.canary}`, this.accounts.tenantAdministrator.id, NOW],
    );
    this.ids['shareToRevoke'] = await share('isolation-a');
    this.ids['shareToChange'] = await share('isolation-d');
    this.ids['share'] = await share('isolation-c');
    await this.mutate('tenantAdministrator', 'revokeShare', 'RevokeShareInput', 'Share', { shareId: this.ids['share'], reason: `Over ${this.canary}` });
  }

  /** Of a provider that answers nobody: what talks to one is proved elsewhere. */
  async providers(): Promise<void> {
    const [issuer, id] = [`https://${this.tenant.slug}.invalid`, randomUUID()];
    this.ids['provider'] = id;
    await this.database.administer(
      `insert into identity_provider (tenant_id, id, issuer, client_id, secret_sealed, secret_set_at, name, domains, second_factor_trusted, created_at, created_by)
       values ($1, $2, $3, $4, 'x', $5, $4, array[$6::text], false, $5, $7)`,
      [this.tenant.id, id, issuer, `Provider ${this.canary}`, NOW, `${this.tenant.slug}.test`, this.accounts.tenantAdministrator.id],
    );
    for (const who of everybody) {
      await this.database.administer('insert into account_identity (tenant_id, issuer, subject, account_id, created_at) values ($1, $2, $3, $4, $5)', [this.tenant.id, issuer, `${who} ${this.canary}`, this.accounts[who].id, NOW]);
    }
    await this.database.administer(
      `insert into provider_sign_in (tenant_id, state_hash, browser_hash, provider_id, secrets_sealed, purpose, return_to, created_at, expires_at)
       values ($1, sha256('state'), sha256('browser'), $2, 'x', 'signIn', $3, $4, $4::timestamptz + interval '10 minutes')`,
      [this.tenant.id, id, `/${this.canary}`, NOW],
    );
  }

  /** What lets people and programs in. Secrets themselves are made for each service when it is planted. */
  async people(): Promise<void> {
    const post = async (path: string, body: object): Promise<string> => {
      const answer = await this.sessions.everything.fetch(path, { method: 'POST', service: this.tenant.slug, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      return ((await answer.json()) as { id: string }).id;
    };
    for (const kind of ['invitationToWithdraw', 'invitationToAccept']) {
      this.ids[kind] = await post('/api/invitations', { email: `${kind}@${this.tenant.slug}.test`, name: `Guest ${this.canary}`, roles: ['viewer' satisfies TenantRole] });
    }
    for (const kind of ['tokenToRevoke', 'tokenOfProgram']) this.ids[kind] = await post('/api/tokens', { name: `Token ${this.canary}`, scope: 'write', days: 30 });
    for (const who of everybody) {
      const [session, passkey] = [randomUUID(), randomUUID()];
      Object.assign(this.ids, { [`session of ${who}`]: session, [`passkey of ${who}`]: passkey });
      await openSession(this.database, this.accounts[who].id, NOW, { id: session, device: this.canary });
      await this.database.administer(
        `insert into account_passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at) values ($1::uuid, $2, $1::uuid::text || $3::text, 'x', 0, '{}', $3::text, $4)`,
        [passkey, this.accounts[who].id, this.canary, NOW],
      );
    }
  }

  /** The first action's ladder, which somebody has snoozed. */
  async escalation(): Promise<void> {
    const { tenant, canary, database, accounts } = this;
    await plantEscalation(database, { tenantId: tenant.id, actionId: this.ids['action']!, at: '2016-09-28T08:00:00Z', until: NOW, recipient: accounts.planManager.id });
    await this.mutate('everything', 'snoozeEscalation', 'SnoozeEscalationInput', 'Escalation', { actionId: this.ids['action'], until: '2016-10-05', reason: `Waits for ${canary}` });
  }

  /** Two closed, one to go on with, one to close, and a plan without any. */
  async reviews(): Promise<void> {
    const { canary, tenant, database } = this;
    const open = async (kind: string, planId: string | undefined): Promise<string> => {
      const title = `${kind} ${canary}`;
      await this.mutate('everything', 'openReview', 'OpenReviewInput', 'Review', { planId, title, heldOn: '2016-09-30' });
      return (this.ids[kind] = await this.one('select id from review where tenant_id = $1 and title = $2', title));
    };
    const attend = (reviewId: string) => this.mutate('everything', 'recordAttendance', 'RecordAttendanceInput', 'Review', { reviewId, entries: [{ agency: 'POLICE', attendance: 'DEPUTY' }] });
    for (const kind of ['reviewClosed', 'reviewClosedNext']) {
      const closed = await open(kind, this.ids['plan']);
      await attend(closed);
      await this.mutate('everything', 'recordReviewDecision', 'RecordReviewDecisionInput', 'Review', { reviewId: closed, kind: 'NOTED', reason: `Heard ${canary}`, interest: `Interest ${canary}` });
      await this.mutate('everything', 'closeReview', 'CloseReviewInput', 'Review', { reviewId: closed, version: 3 });
    }
    await open('reviewToRecord', this.ids['plan']);
    for (const kind of ['planToClose', 'planToOpen']) {
      const { planId } = await writePlan(database, tenant, planOf([[[action({ description: `${kind} ${canary}` })]]], `${kind} ${canary}`), NOW);
      this.ids[kind] = planId;
    }
    await attend(await open('reviewToClose', this.ids['planToClose']));
  }

  /** A message, its deliveries, receivers, a wish and a calendar. Their secrets open nothing: those are proved where messages are. */
  async messages(): Promise<void> {
    const { tenant, canary, database } = this;
    const person = this.accounts.everything.id;
    const add = async (kind: string, sql: string, ...values: unknown[]): Promise<void> => {
      this.ids[kind] = randomUUID();
      await database.administer(sql, [tenant.id, this.ids[kind], NOW, ...values]);
    };
    await add('messageToRead', `insert into message (tenant_id, id, recipient_id, kind, subject_kind, subject_id, parameters, dedupe_key, created_at, visible_from)
      values ($1, $2, $4, 'escalation', 'action', $5, $6, 'escalation of ' || $7::text, $3, $3)`, person, this.ids['action'], JSON.stringify({ plan: canary, step: 1 }), canary);
    for (const [kind, disabled] of [['webhookToRotate', null], ['webhookToTest', null], ['webhookToEnable', NOW], ['webhookToRemove', null]] as const) {
      await add(kind, `insert into webhook (tenant_id, id, url, secret_sealed, secret_set_at, created_at, created_by, disabled_at) values ($1, $2, $5, 'sealed elsewhere, with another key', $3, $3, $4, $6)`,
        person, `https://hooks.example.test/${kind}/${canary}`, disabled);
    }
    await add('deliveryToResend', `insert into delivery (tenant_id, id, message_id, channel, state, attempts, last_error, created_at) values ($1, $2, $4, 'email', 'dead', 1, 'mailRefused', $3)`, this.ids['messageToRead']);
    await database.administer(`insert into message_preference (tenant_id, account_id, kind, email, changed_at) values ($1, $2, 'digest', 'never', $3)`, [tenant.id, person, NOW]);
    await database.administer(`insert into calendar_feed (tenant_id, account_id, token_hash, created_at) values ($1, $2, sha256(convert_to($4, 'utf8')), $3)`, [tenant.id, person, NOW, canary]);
  }

  async one(sql: string, ...values: unknown[]): Promise<string> {
    const [row] = await this.database.administer<{ id: string }>(sql, [this.tenant.id, ...values]);
    if (!row) throw new Error(`The template has no row for: ${sql}`);
    return row.id;
  }

  async mutate(who: Who, name: string, type: string, result: string, input: object): Promise<Thing> {
    const wanted = { PlanImport: 'id version', RuleSetVersion: 'id version contentHash', EscalationPolicy: 'id version contentHash' }[result] ?? '__typename';
    const { data, errors } = await this.sessions[who].graphql<Record<string, Thing>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on ${result} { ${wanted} } ... on Refused { reasons { code parameters { name value } } } } }`, { input }, this.tenant.slug,
    );
    if (errors || data?.[name]?.__typename !== result) throw new Error(`${name}: ${JSON.stringify(errors ?? data)}`);
    return data[name];
  }
}
