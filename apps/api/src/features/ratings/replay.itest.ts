/** The decision of a past day, over HTTP: by the rules and the facts of that day. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actionCatalogue, contentHash, defaultRuleSets } from '@waymark/rules';
import { v7 as newId } from 'uuid';
import { Clock } from '../../platform/clock/index.ts';
import { Tenancy, tenantQuery } from '../../platform/tenancy/index.ts';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';
import { EvidenceEntity } from '../evidence/evidence.entity.ts';
import { insertEvidence } from '../evidence/evidence.store.ts';
import { liveFactSource, liveFactSql } from './fact-sql.ts';
import { factsOf } from './facts.ts';
import { RatingsService } from './ratings.service.ts';
import { decidableAction } from './ratings.store.ts';

let database: TestDatabase;
let app: TestApp;
let tenancy: Tenancy;
let tenant: TestTenant;
let session: TestSession;
let plan: WrittenPlan;

beforeAll(async () => {
  database = await createTestDatabase();
  tenancy = await Tenancy.open({ url: database.appUrl, size: 2, entities: [EvidenceEntity] });
  app = await startTestApp(database, { NOW: '2016-11-20T10:00:00Z' });
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager'] });
  session = await signIn(app, `planManager@${tenant.slug}.test`);
  plan = await writePlan(database, tenant, planOf([[[action({ timescale: 'Sept 16' }), action({ timescale: 'Tbc', owners: [] })]]]), '2016-09-01T10:00:00Z');
  // The service was set up before its plan came; its first rules with it.
  await database.administer(`update rule_set_version set created_at = '2016-08-01', activated_at = '2016-08-01' where tenant_id = $1`, [tenant.id]);
  await database.administer(`update rating_key_version set created_at = '2016-08-01' where tenant_id = $1`, [tenant.id]);
  const identity = { tenantId: tenant.id, accountId: tenant.accounts.planManager!.id, roles: [] };
  await tenancy.withTenant(identity, async () => {
    const at = new Date('2016-10-10T09:00:00Z');
    await insertEvidence({ actionId: plan.actionIds[0]!, title: 'Minutes', url: null, datedOn: '2016-10-10', at });
    await new RatingsService(new Clock('2016-10-10T09:00:00Z')).redecide(plan.actionIds[0]!, 'evidence');
  });
  await replaceRules('2016-11-01T08:00:00Z');
});
afterAll(async () => {
  await app?.close();
  await tenancy?.close();
  await database?.drop();
});

/** Puts rules in force by which an action past its date is red, evidence or not. */
async function replaceRules(at: string): Promise<void> {
  const { rating, ...rest } = defaultRuleSets['delivery-4'];
  const document = { ...rest, rating: { ...rating, rules: rating.rules.map((rule) => (rule.name === 'overdue-with-evidence' ? { ...rule, event: { ...rule.event, params: { ...rule.event.params, rating: 'red' } } } : rule)) } };
  const id = newId();
  const hash = contentHash(document);
  const approver = await addTestPerson(database, tenant, 'second', ['tenantAdministrator']);
  await database.administer(
    `insert into rule_set_version (tenant_id, id, number, subject, document, content_hash, catalogue_version, state, author_id, created_at) values ($1, $2, 2, 'action', $3, $4, 'action.1', 'draft', $5, $6)`,
    [tenant.id, id, JSON.stringify(document), hash, tenant.accounts.tenantAdministrator!.id, at],
  );
  await tenancy.withTenant({ tenantId: tenant.id, accountId: approver.id, roles: [] }, async () => {
    for (const [version, state] of [[1, 'inReview'], [2, 'approved'], [3, 'active']] as const) {
      await tenantQuery('select move_rule_set($1, $2, $3, $4, $5, $6, $7)', [id, version, state, approver.id, at, hash, at.slice(0, 10)]);
    }
  });
}

const asAt = async (date: string, actionId = plan.actionIds[0]!) => {
  const { data, errors } = await session.graphql<{ decisionAsAt: Record<string, unknown> }>(
    `query ($id: ID!, $date: Date!) { decisionAsAt(actionId: $id, date: $date) { __typename
      ... on Decision { rating { code } rule { id } ruleSetVersion decidedFor facts { fact value } nextChange { on rating { code } } }
      ... on Refused { reasons { code parameters { name value } } } ... on NotFound { id } } }`,
    { id: actionId, date }, tenant.slug,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data!.decisionAsAt;
};

describe('the decision of a past day', () => {
  test('while it was in time', async () => {
    expect(await asAt('2016-09-20')).toMatchObject({ rating: { code: 'amber' }, rule: { id: 'in-progress' }, ruleSetVersion: 1, decidedFor: '2016-09-20', nextChange: { on: '2016-10-01', rating: { code: 'red' } } });
  });
  test('after its date, before the evidence came', async () => {
    expect(await asAt('2016-10-09')).toMatchObject({ rating: { code: 'red' }, rule: { id: 'overdue-without-evidence' }, ruleSetVersion: 1, facts: expect.arrayContaining([{ fact: 'daysOverdue', value: 9 }, { fact: 'evidenceCount', value: 0 }]) });
  });
  test('on the day of the evidence, which counts from its end', async () => {
    expect(await asAt('2016-10-10')).toMatchObject({ rating: { code: 'amber' }, rule: { id: 'overdue-with-evidence' }, facts: expect.arrayContaining([{ fact: 'evidenceCount', value: 1 }]) });
  });
  test('on the last day of the old rules, and on the first of the new ones', async () => {
    expect(await asAt('2016-10-31')).toMatchObject({ rating: { code: 'amber' }, ruleSetVersion: 1 });
    expect(await asAt('2016-11-01')).toMatchObject({ rating: { code: 'red' }, ruleSetVersion: 2 });
  });
  test('today is what the page shows', async () => {
    const { data } = await session.graphql('query ($id: ID!) { action(id: $id) { ... on Action { decision { rating { code } rule { id } ruleSetVersion decidedFor facts { fact value } nextChange { on rating { code } } } } } }', { id: plan.actionIds[0] }, tenant.slug);
    expect(await asAt('2016-11-20')).toEqual({ __typename: 'Decision', ...(data as { action: { decision: object } }).action.decision });
  });
  test('before anything was known of it says from when', async () => {
    expect(await asAt('2016-08-31')).toEqual({ __typename: 'Refused', reasons: [{ code: 'historyMissing', parameters: [{ name: 'date', value: '2016-08-31' }, { name: 'since', value: '2016-09-01' }] }] });
  });
  test('of tomorrow is not known', async () => {
    expect(await asAt('2016-11-21')).toMatchObject({ __typename: 'Refused', reasons: [{ code: 'dateInFuture' }] });
  });
  test('of an action of an archived plan is not found', async () => {
    await database.administer('update plan set archived_at = now() where tenant_id = $1', [tenant.id]);
    expect(await asAt('2016-10-10')).toMatchObject({ __typename: 'NotFound' });
    await database.administer('update plan set archived_at = null where tenant_id = $1', [tenant.id]);
  });
});

test('facts as SQL are the facts of the service, one by one', async () => {
  const list = Object.entries(liveFactSql).map(([fact, sql]) => `'${fact}', ${sql}`).join(', ');
  await tenancy.withTenant({ tenantId: tenant.id, accountId: null, roles: [] }, async () => {
    for (const id of plan.actionIds) {
      const [row] = await tenantQuery<{ facts: Record<string, unknown> }>(`select json_build_object(${list}) as facts from ${liveFactSource('$3::date')} where a.tenant_id = $1 and a.id = $2`, [tenant.id, id, '2016-10-10']);
      const known = factsOf((await decidableAction(id))!, '2016-10-10');
      const absent = actionCatalogue.facts.filter((fact) => fact.derive === undefined && !(fact.id in known)).map((fact) => [fact.id, null]);
      expect(row?.facts).toEqual({ ...known, ...Object.fromEntries(absent) });
    }
  });
});
