/** Stages: proposed by rules over quarters, decided by a person, seen by both sides, and by no other body. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { addTestAdviser } from '../../testing/test-adviser.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';

const NOW = '2016-11-22T10:00:00Z';
let database: TestDatabase;
let app: TestApp;
let sharing: TestTenant;
let other: TestTenant;
let administrator: TestSession;
let adviser: TestSession;
let elsewhere: TestSession;
let shareId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW });
  const roles = ['tenantAdministrator', 'planManager', 'boardMember'] as const;
  [sharing, other] = [await createTestTenant(database, { roles }), await createTestTenant(database, { roles })];
  // Red from the day it was imported, so also at the ends of June and September; of another nothing is known before October.
  await writePlan(database, sharing, planOf([[Array.from({ length: 10 }, () => action({ timescale: 'Feb 16' }))]]), '2016-06-01T10:00:00Z');
  await writePlan(database, other, planOf([[Array.from({ length: 10 }, () => action({ timescale: 'Feb 16' }))]]), '2016-10-03T10:00:00Z');
  [{ session: adviser }, { session: elsewhere }] = [await addTestAdviser(database, app, 'body-x'), await addTestAdviser(database, app, 'body-y')];
  administrator = await signIn(app, `tenantAdministrator@${sharing.slug}.test`);
  const { data } = await administrator.graphql<{ grantShare: { id: string } }>('mutation { grantShare(input: { body: "body-x" }) { ... on Share { id } } }', {}, sharing.slug);
  shareId = data!.grantShare.id;
  await (await signIn(app, `tenantAdministrator@${other.slug}.test`)).graphql('mutation { grantShare(input: { body: "body-x" }) { __typename } }', {}, other.slug);
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const parts = `__typename ... on ServiceStage { current { number } proposal { stage { number } because { en } facts { fact value } rulesNumber } quarters { day actions offTrack } history { stage { number } decidedOn letterOn reason proposed } stages { number } }`;
interface Stage {
  __typename: string;
  current: { number: number } | null;
  proposal: { stage: { number: number }; because: { en: string } | null; facts: { fact: string; value: unknown }[] };
  quarters: object[];
  history: { reason: string }[];
  reasons?: { code: string }[];
}
const stageOf = async (session: TestSession, service: string, body = 'body-x'): Promise<Stage> =>
  (await session.graphql<{ stageOfService: Stage }>(`query ($service: String!, $body: String!) { stageOfService(service: $service, body: $body) { ${parts} } }`, { service, body })).data!.stageOfService;
const decide = async (session: TestSession, input: object, service?: string): Promise<Stage | string> => {
  const { data, errors } = await session.graphql<{ decideStage: Stage }>(`mutation ($input: DecideStageInput!) { decideStage(input: $input) { ${parts} ... on Refused { reasons { code } } } }`, { input }, service);
  return data?.decideStage ?? String(errors?.[0]?.extensions['code']);
};
const given = (more: object = {}) => ({ service: sharing.slug, body: 'body-x', stage: 2, decidedOn: '2016-11-21', letterOn: '2016-11-22', reason: 'Two quarters behind.', ...more });

describe('a stage', () => {
  test('is proposed after quarters in a row, and not where they are not known', async () => {
    const behind = await stageOf(adviser, sharing.slug);
    expect(behind).toMatchObject({ current: null, proposal: { stage: { number: 2 }, because: { en: expect.stringContaining('two quarters in a row') } }, quarters: [{ day: '2016-09-30', actions: 10, offTrack: 10 }, { day: '2016-06-30', actions: 10, offTrack: 10 }], stages: [{ number: 1 }, { number: 2 }, { number: 3 }] });
    expect(behind.proposal.facts).toContainEqual({ fact: 'offTrackLowest2', value: 100 });
    expect(await stageOf(adviser, other.slug)).toMatchObject({ proposal: { stage: { number: 1 }, because: null }, quarters: [] });
    // A plan that is closed counts at no quarter's end.
    await database.administer('update plan set archived_at = now() where tenant_id = $1', [sharing.id]);
    expect(await stageOf(adviser, sharing.slug)).toMatchObject({ quarters: [] });
    await database.administer('update plan set archived_at = null where tenant_id = $1', [sharing.id]);
  });

  test('is decided by a person with a reason, and seen by both sides', async () => {
    expect([(await decide(adviser, given({ reason: ' ' })) as Stage).reasons, (await decide(adviser, given({ stage: 9 })) as Stage).reasons, (await decide(adviser, given({ decidedOn: '2016-12-01' })) as Stage).reasons]).toEqual([
      [{ code: 'textMissing' }], [{ code: 'unknownStage' }], [{ code: 'dateInFuture' }]]);
    expect(await decide(adviser, given({ stage: 3, reason: 'Worse than the figures.' }))).toMatchObject({ current: { number: 3 }, proposal: { stage: { number: 3 } }, history: [{ reason: 'Worse than the figures.', proposed: 2, letterOn: '2016-11-22' }] });
    const { data } = await administrator.graphql('{ stageDecisions { body { en } stage { number name { en } } decidedOn reason proposed } }', {}, sharing.slug);
    expect(data).toEqual({ stageDecisions: [{ body: { en: 'body-x' }, stage: { number: 3, name: { en: 'Stage 3: intervention' } }, decidedOn: '2016-11-21', reason: 'Worse than the figures.', proposed: 2 }] });
    const portfolio = await adviser.graphql<{ portfolio: { services: { slug: string; stage: object }[] } }>('{ portfolio { services { slug stage { current { number } proposed { number } offTrackShare } } } }');
    expect(portfolio.data?.portfolio.services.find(({ slug }) => slug === sharing.slug)?.stage).toEqual({ current: { number: 3 }, proposed: { number: 3 }, offTrackShare: 1 });
    const events = await database.administer("select operation, detail - 'body' as detail from audit_event where tenant_id = $1 and operation = 'decideStage'", [sharing.id]);
    expect(events).toEqual([{ operation: 'decideStage', detail: { stage: 3, proposed: 2 } }]);
    expect(await database.administer("select 1 from audit_event where tenant_id = $1 and detail ->> 'operation' = 'stageOfService'", [sharing.id])).not.toHaveLength(0);
  });

  test('is for advisers of the body alone: another body, another service and a revoked share are as good as none', async () => {
    const nothing = { __typename: 'NotFound' };
    const none = await stageOf(adviser, 'nobody');
    expect(none).toEqual(nothing);
    for (const answer of [await stageOf(elsewhere, sharing.slug), await stageOf(elsewhere, sharing.slug, 'body-y'), await decide(elsewhere, given()), await decide(elsewhere, given({ body: 'body-y' }))]) expect(answer).toEqual(nothing);
    expect([await decide(administrator, given()), await decide(administrator, given(), sharing.slug), await decide(adviser, given(), sharing.slug)]).toEqual(['BAD_USER_INPUT', 'FORBIDDEN', 'BAD_USER_INPUT']);
    await administrator.graphql(`mutation { revokeShare(input: { shareId: "${shareId}", reason: "Over" }) { __typename } }`, {}, sharing.slug);
    expect([await stageOf(adviser, sharing.slug), await decide(adviser, given())]).toEqual([nothing, nothing]);
    // The service keeps what was decided about it.
    expect((await administrator.graphql<{ stageDecisions: object[] }>('{ stageDecisions { reason } }', {}, sharing.slug)).data?.stageDecisions).toHaveLength(1);
    const row = (await database.administer<{ id: string; body_id: string; account: string }>("select d.id, d.body_id, d.decided_by as account from stage_decision d where tenant_id = $1", [sharing.id]))[0]!;
    const direct = await database.administer<{ outcome: string }>("select decide_stage($1, $2, $3, now(), '{\"stage\": 1}') as outcome", [row.account, row.body_id, sharing.id]);
    expect(direct).toEqual([{ outcome: 'missing' }]);
  });
});
