/** Evidence over HTTP: it is listed, recorded, and makes the rules look again. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Clock } from '../../platform/clock/index.ts';
import { PlatformDatabase } from '../../platform/database/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { RatingsService } from '../ratings/index.ts';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let session: TestSession;
let plan: WrittenPlan;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['planManager', 'actionOwner', 'boardMember', 'boardChair'] });
  app = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z' });
  session = await signIn(app, `actionOwner@${tenant.slug}.test`);
  plan = await writePlan(database, tenant, planOf([[[action({ timescale: 'July 16' }), action({ timescale: 'Dec 16' })]]]), '2016-09-01T10:00:00Z');
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const add = async (input: Record<string, unknown>, as = session) =>
  as.graphql<{ addEvidence: Record<string, unknown> }>(
    `mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { __typename
      ... on Action { id version effectiveRating { code } decision { rating { code } facts { fact value } } evidence { totalCount nodes { title url datedOn addedBy verified } } }
      ... on Refused { reasons { code parameters { name value } } } ... on NotFound { id } } }`,
    { input: { actionId: plan.actionIds[0], title: 'Minutes', url: 'https://council.example/minutes', datedOn: '2016-09-20', ...input } },
    tenant.slug,
  );

const step = async (name: string, type: string, input: Record<string, unknown>, as: TestSession) =>
  (await as.graphql<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on NotFound { id } ... on Refused { reasons { code } }
      ... on Action { id effectiveRating { code } decision { facts { fact value } nextChange { on rating { code } } } evidence { totalCount nodes { ${fields} earlierVersions { ${fields} } } } } } }`,
    { input },
    tenant.slug,
  )).data?.[name];
const fields = 'id number title state marking expiresOn verified mayJudge ownAddition addedBy verification { by reason } rejection { by reason } withdrawal { by reason }';

interface Answer {
  __typename: string;
  reasons?: { code: string }[];
  effectiveRating?: { code: string };
  decision?: { facts: { fact: string; value: unknown }[]; nextChange: unknown };
  evidence?: { totalCount: number; nodes: (Record<string, unknown> & { id: string; earlierVersions: unknown[] })[] };
}

describe('evidence', () => {
  test('turns a red action amber, and the decision says why', async () => {
    const { data } = await add({});
    expect(data?.addEvidence).toMatchObject({
      __typename: 'Action', version: 2, effectiveRating: { code: 'amber' },
      decision: { rating: { code: 'amber' }, facts: expect.arrayContaining([{ fact: 'evidenceCount', value: 1 }]) },
      evidence: { totalCount: 1, nodes: [{ title: 'Minutes', url: 'https://council.example/minutes', datedOn: '2016-09-20', addedBy: `actionOwner of ${tenant.slug}`, verified: false }] },
    });
  });

  test('is recorded: revision, decision, audit', async () => {
    const id = plan.actionIds[0];
    expect(await database.administer('select number, reason, actor_id from action_revision where action_id = $1 order by number', [id])).toEqual([
      { number: 1, reason: 'import', actor_id: tenant.accounts.planManager?.id }, { number: 2, reason: 'evidenceAdded', actor_id: tenant.accounts.actionOwner?.id },
    ]);
    expect(await database.administer('select outcome, previous, trigger from decision where action_id = $1 order by decided_at', [id])).toEqual([
      { outcome: 'red', previous: null, trigger: 'seed' }, { outcome: 'amber', previous: 'red', trigger: 'evidence' },
    ]);
    expect(await database.administer("select subject_kind, subject_id from audit_event where operation = 'addEvidence'")).toEqual([{ subject_kind: 'action', subject_id: id }]);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['with a link that runs a script', { url: 'javascript:alert(1)' }, ['notAWebAddress']],
    ['of tomorrow', { datedOn: '2016-10-01' }, ['dateInFuture']],
    ['without a title', { title: ' ' }, ['textMissing']],
  ])('%s is refused and leaves nothing', async (_name, input, codes) => {
    const before = await database.administer('select count(*) from evidence');
    const { data } = await add(input);
    expect(data?.addEvidence).toMatchObject({ __typename: 'Refused', reasons: codes.map((code) => expect.objectContaining({ code })) });
    expect(await database.administer('select count(*) from evidence')).toEqual(before);
  });

  test.each(['2016-02-30', '30/09/2016', '', '99999-01-01'])('dated %j is no date', async (datedOn) => {
    expect((await add({ datedOn })).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('without a link is listed newest first, in pages', async () => {
    for (const day of ['05', '25', '15']) await add({ actionId: plan.actionIds[1], title: `Of the ${day}`, url: null, datedOn: `2016-09-${day}` });
    interface Page {
      action: { evidence: { totalCount: number; nodes: { title: string; url: string | null }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    }
    const page = async (after: string | null) =>
      (await session.graphql<Page>('query ($id: ID!, $after: String) { action(id: $id) { ... on Action { evidence(first: 2, after: $after) { totalCount nodes { title url } pageInfo { hasNextPage endCursor } } } } }', { id: plan.actionIds[1], after }, tenant.slug)).data?.action.evidence;
    const first = await page(null);
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ title: 'Of the 25', url: null }, { title: 'Of the 15' }], pageInfo: { hasNextPage: true } });
    expect(await page(first?.pageInfo.endCursor ?? null)).toMatchObject({ nodes: [{ title: 'Of the 05' }], pageInfo: { hasNextPage: false } });
  });

  test('is not for board members to add', async () => {
    const member = await signIn(app, `boardMember@${tenant.slug}.test`);
    expect((await add({}, member)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('added by several at once is all kept', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, n) => add({ title: `At once ${n}` })));
    const [row] = await database.administer('select version, (select count(*) from action_revision where action_id = a.id) as revisions, (select count(*) from evidence where action_id = a.id) as evidence from action a where id = $1', [plan.actionIds[0]]);
    expect(row).toEqual({ version: 10, revisions: 10, evidence: 9 });
  });
});

describe('a piece of evidence', () => {
  let chair: TestSession;
  let manager: TestSession;
  let at: string;
  let newest = '';

  beforeAll(async () => {
    [chair, manager] = [await signIn(app, `boardChair@${tenant.slug}.test`), await signIn(app, `planManager@${tenant.slug}.test`)];
    const owners = [`planManager of ${tenant.slug}`];
    const written = await writePlan(database, tenant, planOf([[[action({ timescale: 'July 16', owners })]]]), '2016-09-01T10:00:00Z');
    at = written.actionIds[0]!;
  });

  test('is good for as long as was said, and its expiry is the next change', async () => {
    const added = await step('addEvidence', 'AddEvidenceInput', { actionId: at, title: 'Supervision records', datedOn: '2016-09-01', goodForMonths: 6, marking: 'OFFICIAL_SENSITIVE' }, session);
    expect(added).toMatchObject({ effectiveRating: { code: 'amber' }, decision: { nextChange: { on: '2017-03-02', rating: { code: 'red' } } } });
    expect(added?.evidence?.nodes).toMatchObject([{ number: 1, state: 'ADDED', marking: 'OFFICIAL_SENSITIVE', expiresOn: '2017-03-01', verified: false, mayJudge: false, ownAddition: true, earlierVersions: [] }]);
    newest = added!.evidence!.nodes[0]!.id;
    const [stored] = await database.administer('select computed_next_change_on as look from action where id = $1', [at]);
    expect(stored).toEqual({ look: '2017-03-02' });
  });

  test('is verified by neither who added it nor an owner of the action, whatever asks', async () => {
    // The role that would allow it, for the person who added it.
    await database.administer("insert into membership (tenant_id, account_id, role, created_at) values ($1, $2, 'boardMember', now())", [tenant.id, tenant.accounts.actionOwner?.id]);
    for (const [as, code] of [[session, 'ownAddition'], [manager, 'ownAction']] as const) {
      expect(await step('verifyEvidence', 'EvidenceStepInput', { evidenceId: newest }, as)).toEqual({ __typename: 'Refused', reasons: [{ code }] });
      expect(await step('rejectEvidence', 'EvidenceReasonInput', { evidenceId: newest, reason: 'No' }, as)).toEqual({ __typename: 'Refused', reasons: [{ code }] });
    }
    const application = new PlatformDatabase({ url: database.appUrl, size: 1 });
    try {
      for (const sql of [
        `update evidence set verified_by = added_by, verified_at = now()`,
        `update evidence set expires_on = null`,
        `delete from evidence`,
        `update stored_file set name = 'x'`,
      ]) await expect(application.query(sql)).rejects.toThrow(/permission denied/);
    } finally {
      await application.close();
    }
    await expect(database.administer('update evidence set verified_by = added_by, verified_at = now() where id = $1', [newest])).rejects.toThrow(/evidence_two_people/);
  });

  test('verified by another person it counts as verified; rejected it counts no more', async () => {
    const verified = await step('verifyEvidence', 'EvidenceStepInput', { evidenceId: newest }, chair);
    expect(verified?.evidence?.nodes).toMatchObject([{ state: 'VERIFIED', verified: true, verification: { by: `boardChair of ${tenant.slug}` } }]);
    expect(await facts()).toEqual({ evidenceCount: 1, verifiedEvidenceCount: 1, expiredEvidenceCount: 0 });
    expect(await step('verifyEvidence', 'EvidenceStepInput', { evidenceId: newest }, chair)).toMatchObject({ reasons: [{ code: 'alreadyJudged' }] });
    const rejected = await step('rejectEvidence', 'EvidenceReasonInput', { evidenceId: newest, reason: 'The records are of another team.' }, chair);
    expect(rejected).toMatchObject({ effectiveRating: { code: 'red' }, evidence: { nodes: [{ state: 'REJECTED', verification: null, rejection: { reason: 'The records are of another team.' } }] } });
    expect(await facts()).toEqual({ evidenceCount: 0, verifiedEvidenceCount: 0, expiredEvidenceCount: 0 });
  });

  test('a new version keeps the old ones as they were, and is verified anew', async () => {
    const replaced = await step('replaceEvidence', 'ReplaceEvidenceInput', { evidenceId: newest, title: 'Supervision records, corrected', datedOn: '2016-09-15', expiresOn: '2016-10-05' }, session);
    expect(replaced).toMatchObject({ effectiveRating: { code: 'amber' }, evidence: { totalCount: 1, nodes: [{ number: 2, state: 'ADDED', title: 'Supervision records, corrected', earlierVersions: [{ number: 1, state: 'REPLACED', title: 'Supervision records', rejection: { by: `boardChair of ${tenant.slug}` } }] }] } });
    expect(await step('verifyEvidence', 'EvidenceStepInput', { evidenceId: newest }, chair)).toMatchObject({ reasons: [{ code: 'evidenceEnded' }] });
    expect(await step('replaceEvidence', 'ReplaceEvidenceInput', { evidenceId: newest, title: 'x', datedOn: '2016-09-15' }, session)).toMatchObject({ reasons: [{ code: 'evidenceEnded' }] });
    newest = replaced!.evidence!.nodes[0]!.id;
    await step('verifyEvidence', 'EvidenceStepInput', { evidenceId: newest }, chair);
    expect(await facts()).toEqual({ evidenceCount: 1, verifiedEvidenceCount: 1, expiredEvidenceCount: 0 });
  });

  test('expires by itself: the sweep of that day changes the rating and records the facts', async () => {
    const tenancy = await Tenancy.open({ url: database.appUrl, size: 2 });
    try {
      const sweep = (now: string) => tenancy.withTenant({ tenantId: tenant.id, accountId: null, roles: [] }, () => new RatingsService(new Clock(now)).sweep(500));
      const before = await decisions();
      await sweep('2016-10-05T12:00:00Z');
      expect(await decisions()).toEqual(before);
      await sweep('2016-10-06T09:00:00Z');
      expect((await decisions()).slice(before.length)).toEqual([{ outcome: 'red', trigger: 'time', expired: 1, good: 0, verified: 0 }]);
      await sweep('2016-10-06T10:00:00Z');
      expect(await decisions()).toHaveLength(before.length + 1);
    } finally {
      await tenancy.close();
    }
  });

  test('is withdrawn with a reason, by who added it or the plan manager, and stays in the list', async () => {
    expect(await step('withdrawEvidence', 'EvidenceReasonInput', { evidenceId: newest, reason: ' ' }, session)).toMatchObject({ reasons: [{ code: 'textMissing' }] });
    const byManager = await step('addEvidence', 'AddEvidenceInput', { actionId: at, title: 'Added by the manager', datedOn: '2016-09-02' }, manager);
    const theirs = byManager!.evidence!.nodes.find(({ title }) => title === 'Added by the manager')!.id;
    expect(await step('withdrawEvidence', 'EvidenceReasonInput', { evidenceId: theirs, reason: 'Wrong' }, session)).toMatchObject({ reasons: [{ code: 'notYourEvidence' }] });
    const withdrawn = await step('withdrawEvidence', 'EvidenceReasonInput', { evidenceId: newest, reason: 'It names a child.' }, manager);
    expect(withdrawn?.evidence?.nodes.at(-1)).toMatchObject({ state: 'WITHDRAWN', withdrawal: { by: `planManager of ${tenant.slug}`, reason: 'It names a child.' } });
    expect(await facts()).toEqual({ evidenceCount: 1, verifiedEvidenceCount: 0, expiredEvidenceCount: 0 });
  });

  test('every step is in the audit and in the revisions of the action', async () => {
    const operations = await database.administer<{ operation: string }>('select operation from audit_event where subject_id = $1 order by seq', [at]);
    expect(operations.map(({ operation }) => operation)).toEqual(['addEvidence', 'verifyEvidence', 'rejectEvidence', 'replaceEvidence', 'verifyEvidence', 'addEvidence', 'withdrawEvidence']);
    const reasons = await database.administer<{ reason: string }>('select reason from action_revision where action_id = $1 order by number', [at]);
    expect(reasons.map(({ reason }) => reason)).toEqual(['import', 'evidenceAdded', 'evidenceVerified', 'evidenceRejected', 'evidenceReplaced', 'evidenceVerified', 'evidenceAdded', 'evidenceWithdrawn']);
  });

  test('whose title holds data about a child is refused until somebody has looked, and no text of it is audited', async () => {
    const title = 'Plan of the child with NHS number 999 000 0018';
    expect(await step('addEvidence', 'AddEvidenceInput', { actionId: at, title, datedOn: '2016-09-02' }, manager)).toMatchObject({ reasons: [{ code: 'childDataSuspected' }] });
    expect(await step('addEvidence', 'AddEvidenceInput', { actionId: at, title, datedOn: '2016-09-02', noChildNamed: true }, manager)).toMatchObject({ __typename: 'Action' });
    const [newestAudit] = await database.administer<{ detail: object }>("select detail from audit_event where operation = 'addEvidence' and subject_id = $1 order by seq desc limit 1", [at]);
    expect(newestAudit?.detail).toMatchObject({ noChildNamed: true, suspected: ['nhsNumber'] });
    expect(JSON.stringify(await database.administer('select detail from audit_event'))).not.toContain('999 000');
  });

  async function facts(): Promise<Record<string, unknown>> {
    const [row] = await database.administer<{ facts: Record<string, unknown> }>('select d.facts from action a join decision d on d.id = a.decision_id where a.id = $1', [at]);
    const { evidenceCount, verifiedEvidenceCount, expiredEvidenceCount } = row!.facts;
    return { evidenceCount, verifiedEvidenceCount, expiredEvidenceCount };
  }

  const decisions = () =>
    database.administer(
      `select outcome, trigger, (facts ->> 'expiredEvidenceCount')::int as expired, (facts ->> 'evidenceCount')::int as good, (facts ->> 'verifiedEvidenceCount')::int as verified
       from decision where action_id = $1 order by decided_at, id`,
      [at],
    );
});
