/** Reviews from outside over HTTP: scores against their framework, recommendations and what answers them, a file whole or not at all, and the eight weeks of scrutiny. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { frameworkVersionOf, standardsOf } from '@waymark/domain';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let manager: TestSession;
let actionIds: string[];
let objectiveId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z' });
  tenant = await createTestTenant(database);
  manager = await signIn(app, `planManager@${tenant.slug}.test`);
  actionIds = (await writePlan(database, tenant, planOf([[[action(), action({ timescale: 'Aug 16' })], [action({ timescale: 'Dec 16' })]]]), '2016-06-01T10:00:00Z')).actionIds;
  objectiveId = (await database.administer<{ id: string }>('select objective_id as id from action where id = $1', [actionIds[0]]))[0]!.id;
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

type Answer = Record<string, unknown> & { __typename: string; id: string };
const parts = `... on ExternalReview { id scores { score most rated counted verdict byRule { code } } recommendations { id number } }
  ... on ExternalRecommendation { id number state stateReason response { answer text datedOn } responseDue { dueOn state days } answeredBy { progress actionCount completeCount actions { id objectiveId effectiveRating { code } planTitle } objectives { id } } }
  ... on RecommendationsImported { recommendations reviews } ... on RecommendationFileRefused { count rows { line reasons { code parameters { name value } } } }
  ... on Refused { reasons { code parameters { name value } } } ... on NotFound { id }`;

async function ask<Data>(query: string, variables: Record<string, unknown> = {}, session = manager): Promise<Data> {
  const { data, errors } = await session.graphql<Data>(query, variables, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
const resultParts = (name: string): string => {
  const members = { addExternalReview: ['ExternalReview', 'Refused'], importRecommendations: ['RecommendationsImported', 'RecommendationFileRefused', 'Refused'], withdrawExternalReview: ['ExternalReviewWithdrawn', 'NotFound', 'Refused'] }[name] ?? ['ExternalRecommendation', 'NotFound', 'Refused'];
  return parts.split('... on ').slice(1).filter((part) => members.includes(part.split(' ')[0] ?? '')).map((part) => `... on ${part}`).join(' ');
};
const inputOf: Readonly<Record<string, string>> = { linkRecommendation: 'RecommendationLinkInput', unlinkRecommendation: 'RecommendationLinkInput' };
async function send(name: string, input: Record<string, unknown>, session = manager): Promise<Answer> {
  const type = inputOf[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return (await ask<Record<string, Answer>>(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${resultParts(name)} } }`, { input }, session))[name]!;
}
const codes = (answer: Answer): string[] => (answer['reasons'] as { code: string }[]).map(({ code }) => code);
const inspection = (change: Record<string, unknown> = {}) => ({ kind: 'INSPECTION', title: 'Inspection of the service', publisher: 'HM Inspectorate of Probation', datedOn: '2016-06-14', ...change });
const review = async (change: Record<string, unknown> = {}) => {
  const made = await send('addExternalReview', { ...inspection({ kind: 'PEER_REVIEW', title: `Peer review ${Math.random()}` }), recommendations: [{ number: '1', text: 'Say who is responsible.' }], ...change });
  return { reviewId: made.id, recommendationId: (made['recommendations'] as { id: string }[])[0]?.id ?? '' };
};

describe('an inspection by a framework', () => {
  const standards = standardsOf(frameworkVersionOf('youth-inspection', '2018')!).map(({ code }, at) => ({ standard: code, rating: at < 7 ? 'inadequate' : 'requires-improvement' }));
  const ratings = { framework: 'youth-inspection', version: '2018', standards, overall: 'inadequate', score: 5 };
  // The framework began in August 2018.
  let later: TestApp;
  let session: TestSession;
  beforeAll(async () => {
    later = await startTestApp(database, { NOW: '2026-11-27T10:00:00Z' });
    session = await signIn(later, `planManager@${tenant.slug}.test`);
  });
  afterAll(() => later?.close());

  test('seven inadequate and five requiring improvement are 5 of 36, and inadequate', async () => {
    expect(await send('addExternalReview', inspection({ datedOn: '2024-12-03', ratings }), session)).toMatchObject({ __typename: 'ExternalReview', scores: { score: 5, most: 36, rated: 12, counted: 12, verdict: 'AGREES', byRule: { code: 'inadequate' } } });
  });

  test('a sum or a word that contradicts is refused, until somebody says that it is printed so', async () => {
    const slip = inspection({ title: 'With a slip', datedOn: '2024-12-03', ratings: { ...ratings, score: 6, overall: 'good' } });
    expect(codes(await send('addExternalReview', slip, session))).toEqual(['scoreIsNotTheSum', 'overallIsNotByRule']);
    expect(await send('addExternalReview', { ...slip, asPrinted: true }, session)).toMatchObject({ scores: { score: 5, verdict: 'DIFFERS' } });
  });

  test.each([
    ['datedOn', { datedOn: '2018-07-31', ratings }, ['beforeFramework']],
    ['framework', { datedOn: '2024-12-03', ratings: { ...ratings, version: '1999' } }, ['unknownFramework']],
    ['standards', { datedOn: '2024-12-03', ratings: { ...ratings, standards: [{ standard: '9.9', rating: 'good' }] } }, ['unknownStandard']],
    ['kind', { kind: 'PEER_REVIEW', datedOn: '2024-12-03', ratings }, ['frameworkNotUsed']],
    ['future', { datedOn: '2026-11-28' }, ['dateInFuture']],
    ['texts', { title: ' ', publisher: '' }, ['textMissing', 'textMissing']],
    ['numbers', { recommendations: [{ number: '1', text: 'One' }, { number: '1', text: 'Two' }] }, ['numberTaken']],
    ['implications', { recommendations: [{ number: '1', text: 'One', policyImplications: 'Many' }] }, ['implicationsNotUsed']],
    ['child', { recommendations: [{ number: '1', text: 'Look at the case of 943 476 5919 again' }] }, ['childDataSuspected']],
  ])('what cannot be kept says why: %s', async (_, change, expected) => {
    expect(codes(await send('addExternalReview', inspection(change), session))).toEqual(expected);
  });

  test('the catalogue is there to choose from', async () => {
    const { inspectionFrameworks } = await ask<{ inspectionFrameworks: { code: string; versions: { version: string; scored: boolean }[] }[] }>('{ inspectionFrameworks { code versions { version scored } } }');
    expect(inspectionFrameworks).toEqual([{ code: 'youth-inspection', versions: [{ version: '2018', scored: true }, { version: '2021', scored: true }] }, { code: 'children-and-victims', versions: [{ version: '2025', scored: false }] }]);
  });
});

describe('what answers a recommendation', () => {
  test('nothing, then an action, then an objective with all its actions; the worst decides, and each is counted once', async () => {
    const { recommendationId } = await review();
    const one = await send('linkRecommendation', { recommendationId, kind: 'ACTION', targetId: actionIds[0] });
    expect(one).toMatchObject({ answeredBy: { actionCount: 1, completeCount: 0, actions: [{ id: actionIds[0], objectiveId: null, effectiveRating: { code: expect.any(String) } }], objectives: [] } });
    const both = await send('linkRecommendation', { recommendationId, kind: 'OBJECTIVE', targetId: objectiveId });
    expect(both).toMatchObject({ answeredBy: { progress: 'OFF_TRACK', actionCount: 2, actions: [{ id: actionIds[0], objectiveId: null }, { id: actionIds[1], objectiveId }], objectives: [{ id: objectiveId }] } });
    // A link that is there stays.
    expect(await send('linkRecommendation', { recommendationId, kind: 'OBJECTIVE', targetId: objectiveId })).toMatchObject({ answeredBy: { actionCount: 2 } });
    await database.administer(`update action set status = 'complete' where id = any($1::uuid[])`, [actionIds.slice(0, 2)]);
    expect(await send('linkRecommendation', { recommendationId, kind: 'OBJECTIVE', targetId: objectiveId })).toMatchObject({ answeredBy: { progress: 'DELIVERED', completeCount: 2 } });

    const { action: answering } = await ask<{ action: unknown }>('query ($id: ID!) { action(id: $id) { ... on Action { answersRecommendations { id number reviewTitle } } } }', { id: actionIds[1] });
    expect(answering).toEqual({ answersRecommendations: [{ id: recommendationId, number: '1', reviewTitle: expect.stringContaining('Peer review') }] });

    await send('unlinkRecommendation', { recommendationId, kind: 'ACTION', targetId: actionIds[0] });
    expect(await send('unlinkRecommendation', { recommendationId, kind: 'OBJECTIVE', targetId: objectiveId })).toMatchObject({ answeredBy: { progress: 'UNANSWERED', actions: [], objectives: [] } });
    expect(await send('unlinkRecommendation', { recommendationId, kind: 'OBJECTIVE', targetId: objectiveId })).toMatchObject({ __typename: 'NotFound' });
    const trail = await database.administer<{ operation: string; detail: unknown }>('select operation, detail from audit_event where tenant_id = $1 and subject_id = $2 order by seq', [tenant.id, recommendationId]);
    expect(trail.map(({ operation, detail }) => [operation, detail])).toContainEqual(['unlinkRecommendation', { objective: objectiveId }]);
  });

  test('what is not there, and an archived plan', async () => {
    const { recommendationId } = await review();
    for (const change of [{ kind: 'ACTION', targetId: tenant.id }, { kind: 'OBJECTIVE', targetId: actionIds[0] }, { kind: 'ACTION', targetId: 'none' }]) expect(await send('linkRecommendation', { recommendationId, ...change })).toMatchObject({ __typename: 'NotFound' });
    await send('linkRecommendation', { recommendationId, kind: 'OBJECTIVE', targetId: objectiveId });
    await database.administer(`update plan set archived_at = '2016-09-01' where tenant_id = $1`, [tenant.id]);
    const { externalReviews } = await ask<{ externalReviews: { recommendations: { id: string; answeredBy: { progress: string } }[] }[] }>('{ externalReviews { recommendations { id answeredBy { progress } } } }');
    expect(externalReviews.flatMap(({ recommendations }) => recommendations).find(({ id }) => id === recommendationId)?.answeredBy.progress).toBe('UNANSWERED');
    await database.administer(`update plan set archived_at = null where tenant_id = $1`, [tenant.id]);
  });

  test('its state is said with a reason, by the board or its secretary, and once', async () => {
    const { recommendationId } = await review();
    expect(await send('decideRecommendation', { recommendationId, state: 'IMPLEMENTED', reason: 'The board has seen the audit.' })).toMatchObject({ state: 'IMPLEMENTED', stateReason: 'The board has seen the audit.' });
    expect(codes(await send('decideRecommendation', { recommendationId, state: 'IMPLEMENTED', reason: 'Again' }))).toEqual(['stateAlready']);
    expect(codes(await send('decideRecommendation', { recommendationId, state: 'OPEN', reason: ' ' }))).toEqual(['textMissing']);
    expect(await send('decideRecommendation', { recommendationId, state: 'OPEN', reason: 'A second audit said otherwise.' })).toMatchObject({ state: 'OPEN' });
    await addTestPerson(database, tenant, 'owner', ['actionOwner']);
    const owner = await signIn(app, `owner@${tenant.slug}.test`);
    const { errors } = await owner.graphql('mutation ($input: DecideRecommendationInput!) { decideRecommendation(input: $input) { __typename } }', { input: { recommendationId, state: 'IMPLEMENTED', reason: 'Mine' } }, tenant.slug);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('one more for a review, with a number of its own; a withdrawn review is gone with what it recommends', async () => {
    const { reviewId, recommendationId } = await review();
    expect(await send('addRecommendation', { reviewId, recommendation: { number: '2', text: 'And when.', addressedTo: 'Chair of the board', priority: 'High', dueOn: '2017-01-31' } })).toMatchObject({ number: '2' });
    expect(codes(await send('addRecommendation', { reviewId, recommendation: { number: '2', text: 'Again' } }))).toEqual(['numberTaken']);
    expect(codes(await send('withdrawExternalReview', { reviewId, reason: '' }))).toEqual(['textMissing']);
    expect(await send('withdrawExternalReview', { reviewId, reason: 'Entered twice.' })).toMatchObject({ __typename: 'ExternalReviewWithdrawn' });
    expect(await send('withdrawExternalReview', { reviewId, reason: 'Entered twice.' })).toMatchObject({ __typename: 'NotFound' });
    expect(await send('linkRecommendation', { recommendationId, kind: 'ACTION', targetId: actionIds[0] })).toMatchObject({ __typename: 'NotFound' });
    const { externalReviews } = await ask<{ externalReviews: { id: string }[] }>('{ externalReviews { id } }');
    expect(externalReviews.map(({ id }) => id)).not.toContain(reviewId);
  });
});

describe('a scrutiny committee', () => {
  const scrutiny = { kind: 'SCRUTINY', publisher: 'Scrutiny committee', datedOn: '2016-08-01', recommendations: [{ number: '1', text: 'Report every half year.', policyImplications: 'None', resourceImplications: 'Two days of an officer' }] };

  test('is owed a response in eight weeks; late is late, and an answer says when it was given', async () => {
    const { recommendationId } = await review(scrutiny);
    const input = { recommendationId, answer: 'PARTLY', text: 'Once a year, with the plan.' };
    // 1 August and 56 days: 26 September, four days ago.
    expect(await send('decideRecommendation', { recommendationId, state: 'SUPERSEDED', reason: 'Another committee' })).toMatchObject({ responseDue: { dueOn: '2016-09-26', state: 'OVERDUE', days: 4 } });
    expect(codes(await send('respondToScrutiny', { ...input, datedOn: '2016-10-01' }))).toEqual(['dateInFuture']);
    expect(codes(await send('respondToScrutiny', { ...input, datedOn: '2016-07-31' }))).toEqual(['dateTooEarly']);
    expect(codes(await send('respondToScrutiny', { ...input, text: '', datedOn: '2016-09-20' }))).toEqual(['textMissing']);
    expect(await send('respondToScrutiny', { ...input, datedOn: '2016-09-28' })).toMatchObject({ responseDue: { state: 'ANSWERED_LATE', days: 2 }, response: { answer: 'PARTLY', text: 'Once a year, with the plan.', datedOn: '2016-09-28' } });
    // A correction replaces it, and both are kept.
    expect(await send('respondToScrutiny', { ...input, answer: 'ACCEPTED', datedOn: '2016-09-20' })).toMatchObject({ responseDue: { state: 'ANSWERED', days: 0 }, response: { answer: 'ACCEPTED' } });
    expect(await database.administer(`select from recommendation_word where recommendation_id = $1 and kind = 'response'`, [recommendationId])).toHaveLength(2);
  });

  test('nobody else is', async () => {
    const { recommendationId } = await review();
    expect(codes(await send('respondToScrutiny', { recommendationId, answer: 'ACCEPTED', text: 'Yes', datedOn: '2016-09-20' }))).toEqual(['responseNotOwed']);
  });
});

describe('a file', () => {
  const head = 'review,kind,publisher,dated_on,number,recommendation,addressed_to,priority,due_on,policy_implications,resource_implications';
  const load = (...lines: string[]) => send('importRecommendations', { csv: [head, ...lines].join('\n') });
  const held = async () => (await database.administer<{ count: string }>('select count(*) as count from external_recommendation where tenant_id = $1', [tenant.id]))[0]?.count;

  test('26 recommendations of eight reviews come at once, and more of the same review go to it', async () => {
    const lines = Array.from({ length: 26 }, (_, at) => `Review ${at % 8},${['inspection', 'peer review', 'serious case review', 'scrutiny'][at % 4]},Somebody,0${(at % 8) + 1}/03/2016,${at + 1},Do the ${at + 1}th thing,Chair,,31/12/2016,,`);
    expect(await load(...lines)).toMatchObject({ __typename: 'RecommendationsImported', recommendations: 26, reviews: 8 });
    expect(await load('review 0,Inspection,Somebody,2016-03-01,27,One more,,High,,,')).toMatchObject({ recommendations: 1, reviews: 0 });
    expect(codes(await load('review 0,Inspection,Somebody,2016-03-01,27,Again,,,,,'))).toEqual(['numberTakenInReview']);
    expect(await ask('{ externalReviews { title recommendations { number dueOn addressedTo } } }')).toMatchObject({ externalReviews: expect.arrayContaining([expect.objectContaining({ title: 'Review 7', recommendations: [{ number: '8', dueOn: '2016-12-31', addressedTo: 'Chair' }, { number: '16', dueOn: '2016-12-31', addressedTo: 'Chair' }, { number: '24', dueOn: '2016-12-31', addressedTo: 'Chair' }] })]) });
  });

  test('a fault in one row keeps all out, and each row says its own', async () => {
    const before = await held();
    const refused = await load('Good,scrutiny,Committee,2016-03-01,1,Do,,,,Some,Some', 'Bad,opinion,Somebody,March,2,Do,,,,,', 'Good,scrutiny,Committee,2016-03-01,1,Do,,,,,', 'Late,peer review,Peers,2016-12-01,1,,,,,Some,');
    expect(refused).toMatchObject({ __typename: 'RecommendationFileRefused', count: 3 });
    expect((refused['rows'] as { line: number; reasons: { code: string }[] }[]).map(({ line, reasons }) => [line, ...reasons.map(({ code }) => code)])).toEqual([
      [3, 'unknownKind', 'notADate'], [4, 'sameAsLine'], [5, 'dateInFuture', 'textMissing', 'implicationsNotUsed'],
    ]);
    expect(codes(await send('importRecommendations', { csv: 'a,b\n1,2' }))).toEqual(['columnsMissing']);
    expect(await held()).toBe(before);
  });
});
