/** A body changes the rules of its stages: tried before they are published, by two people where there are two, with nothing lost and every decision as it was. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RuleSet } from '@waymark/rules';
import { openProvisioning } from '../../provisioning.ts';
import { createTestDatabase, createTestTenant, signIn, startTestApp, testPassword, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { addTestAdviser } from '../../testing/test-adviser.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';

const NOW = '2016-11-22T10:00:00Z';
let database: TestDatabase;
let app: TestApp;
let sharing: TestTenant;
let administrator: TestSession;
let adviser: TestSession;
let elsewhere: TestSession;
let second: TestSession;
let adviserId: string;

/** Another person who advises for the body. */
async function secondAdviser(body: string, email: string): Promise<TestSession> {
  const provisioning = await openProvisioning(database);
  const { id } = await provisioning.people.createAccount({ email, name: `Second of ${body}`, password: testPassword });
  await provisioning.oversight.addAdviser((await provisioning.oversight.findBySlug(body))!.id, id);
  await provisioning.close();
  return signIn(app, email);
}

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW });
  sharing = await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager'] });
  await writePlan(database, sharing, planOf([[Array.from({ length: 10 }, () => action({ timescale: 'Feb 16' }))]]), '2016-06-01T10:00:00Z');
  [{ session: adviser, id: adviserId }, { session: elsewhere }] = [await addTestAdviser(database, app, 'body-x'), await addTestAdviser(database, app, 'body-y')];
  second = await secondAdviser('body-y', 'second@body-y.test');
  administrator = await signIn(app, `tenantAdministrator@${sharing.slug}.test`);
  for (const body of ['body-x', 'body-y']) await administrator.graphql(`mutation { grantShare(input: { body: "${body}" }) { __typename } }`, {}, sharing.slug);
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

interface Rules {
  __typename: string;
  number: number;
  stages: { number: number; name: { en: string; cy: string } }[];
  document: RuleSet;
  versions: object[];
  twoPeople: boolean;
  waiting: { id: string; contentHash: string; stages: Rules['stages']; document: RuleSet; against: number; own: boolean; writtenBy: string } | null;
  returned: { answer: string } | null;
  currentVersion?: number;
  reasons?: { code: string }[];
  contentHash?: string;
}
const view = `__typename ... on StageRules { number stages { number name { en cy } } document versions { number writtenBy approvedBy reason } twoPeople
  waiting { id contentHash against own writtenBy document stages { number name { en cy } } } returned { answer } }`;
const refusals = '... on Refused { reasons { code parameters { name value } } } ... on Conflict { currentVersion }';
const open = async (session: TestSession, body: string, number?: number): Promise<Rules> =>
  (await session.graphql<{ stageRules: Rules }>(`query ($body: String, $number: Int) { stageRules(body: $body, number: $number) { ${view} } }`, { body, number })).data!.stageRules;
const change = async (session: TestSession, operation: string, input: object, service?: string): Promise<Rules | string> => {
  const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
  const { data, errors } = await session.graphql<Record<string, Rules>>(`mutation ($input: ${type}!) { ${operation}(input: $input) { ${view} ${refusals} } }`, { input }, service);
  return data?.[operation] ?? String(errors?.[0]?.extensions['code']);
};
interface Trial { __typename: string; contentHash: string; changed: number; services: { slug: string; moments: { day: string; now: boolean; before: { number: number }; after: { number: number }; becauseAfter: { en: string } | null; facts: { fact: string }[] }[] }[]; reasons?: { code: string }[]; currentVersion?: number }
const attempt = async (session: TestSession, input: object): Promise<Trial> =>
  (await session.graphql<{ tryStageRules: Trial }>(
    `mutation ($input: StageRulesInput!) { tryStageRules(input: $input) { __typename ... on StageRulesTrial { contentHash changed services { slug moments { day now before { number } after { number } becauseAfter { en } facts { fact value } } } } ${refusals} } }`, { input })).data!.tryStageRules;

/** The rules in force with another limit for two quarters, and stage 2 called otherwise. */
const edited = ({ number, stages, document }: Pick<Rules, 'number' | 'stages' | 'document'>, body: string, limit: number, name = 'Stage 2: watched') => ({
  body, against: number,
  stages: stages.map((stage) => ({ number: stage.number, en: stage.number === 2 ? name : stage.name.en, cy: stage.name.cy })),
  document: JSON.parse(JSON.stringify(document).replace(/"value":25/, `"value":${limit}`)) as RuleSet,
});
/** Two quarters behind no longer propose stage 2. */
const without = (rules: Rules, body: string) => {
  const input = edited(rules, body, 25);
  return { ...input, document: { ...input.document, rating: { ...input.document.rating, rules: input.document.rating.rules.filter(({ name }) => name !== 'two-quarters-behind') } } };
};

describe('rules of stages of a body with one adviser', () => {
  test('are read whole, tried on history, and not published untried', async () => {
    const rules = await open(adviser, 'body-x');
    expect(rules).toMatchObject({ number: 1, twoPeople: false, waiting: null, versions: [{ number: 1, writtenBy: null, reason: null }], stages: [{ number: 1 }, { number: 2 }, { number: 3 }] });
    expect(rules.document.rating.rules).toHaveLength(5);
    const input = without(rules, 'body-x');
    expect(await change(adviser, 'submitStageRules', { ...input, reason: 'Too many letters.' })).toMatchObject({ __typename: 'Refused', reasons: [{ code: 'notTried' }] });
    const trial = await attempt(adviser, input);
    expect(trial).toMatchObject({ changed: 1, services: [{ slug: sharing.slug }] });
    const [now, ...past] = trial.services[0]!.moments;
    expect(now).toMatchObject({ now: true, before: { number: 2 }, after: { number: 1 }, becauseAfter: null });
    expect(now!.facts).toContainEqual({ fact: 'offTrackLowest2', value: 100 });
    // At the end of September two quarters were known, at that of June one.
    expect(past.map(({ day, before, after }) => [day, before.number, after.number])).toEqual([['2016-09-30', 2, 1], ['2016-06-30', 1, 1]]);
    // What was tried is exactly what may be published: another text of it is not.
    expect(await change(adviser, 'submitStageRules', { ...edited(rules, 'body-x', 30), reason: 'Other rules.' })).toMatchObject({ reasons: [{ code: 'notTried' }] });
    const looks = await database.administer("select 1 from audit_event where tenant_id = $1 and operation = 'adviserRead' and detail ->> 'operation' = 'tryStageRules'", [sharing.id]);
    expect(looks).toHaveLength(1);
  });

  test('are refused with one reason each, and keep nothing of what is refused', async () => {
    const rules = await open(adviser, 'body-x');
    const input = without(rules, 'body-x');
    expect(await attempt(adviser, edited(rules, 'body-x', 25, 'Stage 2: closer support'))).toMatchObject({ __typename: 'Refused', reasons: [{ code: 'nothingChanged' }] });
    const hidden = { ...input, document: { ...input.document, rating: { ...input.document.rating, rules: input.document.rating.rules.map((rule, index) => (index === 1 ? { ...rule, conditions: { all: [{ fact: 'offTrackLowest4', operator: 'greaterThan', value: 90 }] } } : rule)) } } };
    expect(await attempt(adviser, hidden)).toMatchObject({ __typename: 'Refused', reasons: [{ code: 'unreachable' }] });
    expect(await change(adviser, 'submitStageRules', { ...input, reason: ' ' })).toMatchObject({ reasons: [{ code: 'textMissing' }] });
    expect((await open(adviser, 'body-x')).number).toBe(1);
  });

  test('are published as the next version; decisions keep the words of theirs', async () => {
    const rules = await open(adviser, 'body-x');
    const decided = await adviser.graphql('mutation ($input: DecideStageInput!) { decideStage(input: $input) { __typename } }', { input: { service: sharing.slug, body: 'body-x', stage: 2, decidedOn: '2016-11-21', reason: 'Behind.' } });
    expect(decided.data).toEqual({ decideStage: { __typename: 'ServiceStage' } });
    const input = without(rules, 'body-x');
    await attempt(adviser, input);
    expect(await change(adviser, 'submitStageRules', { ...input, reason: 'Too many letters.' })).toMatchObject({
      __typename: 'StageRules', number: 2, versions: [{ number: 2, writtenBy: 'Adviser of body-x', approvedBy: null, reason: 'Too many letters.' }, { number: 1 }],
    });
    // Who began at version 1 is told which one is in force now.
    expect(await change(adviser, 'submitStageRules', { ...input, reason: 'Again.' })).toEqual({ __typename: 'Conflict', currentVersion: 2 });
    expect(await attempt(adviser, input)).toEqual({ __typename: 'Conflict', currentVersion: 2 });
    expect((await open(adviser, 'body-x', 1)).document.rating.rules).toHaveLength(5);
    const { data } = await administrator.graphql('{ stageDecisions { rulesNumber proposed because { en } stage { name { en } } } bodyStageRules { number body { slug } stages { name { en } } } }', {}, sharing.slug);
    expect(data).toMatchObject({
      stageDecisions: [{ rulesNumber: 1, proposed: 2, because: { en: expect.stringContaining('two quarters in a row') }, stage: { name: { en: 'Stage 2: closer support' } } }],
      bodyStageRules: [{ number: 2, body: { slug: 'body-x' }, stages: [{}, { name: { en: 'Stage 2: watched' } }, {}] }, { number: 1, body: { slug: 'body-y' } }],
    });
    const events = await database.administer("select actor_id, detail ->> 'number' as number from audit_event where tenant_id = $1 and operation = 'submitStageRules'", [sharing.id]);
    expect(events).toEqual([{ actor_id: adviserId, number: '2' }]);
  });
});

describe('rules of stages of a body with two advisers', () => {
  test('wait for the second, who tries them, too', async () => {
    const rules = await open(elsewhere, 'body-y');
    expect(rules.twoPeople).toBe(true);
    const input = without(rules, 'body-y');
    await attempt(elsewhere, input);
    const waits = (await change(elsewhere, 'submitStageRules', { ...input, reason: 'Too many letters.' })) as Rules;
    expect(waits).toMatchObject({ number: 1, waiting: { own: true, writtenBy: 'Adviser of body-y' } });
    const { id, contentHash } = waits.waiting!;
    const approval = { body: 'body-y', change: id, contentHash };
    expect(await change(elsewhere, 'approveStageRules', approval)).toMatchObject({ reasons: [{ code: 'approverIsAuthor' }] });
    // The other one edited at the same time: told to answer first, with nothing written.
    const other = edited(rules, 'body-y', 30);
    await attempt(second, other);
    expect(await change(second, 'submitStageRules', { ...other, reason: 'Other limits.' })).toMatchObject({ reasons: [{ code: 'anotherWaits' }] });
    expect(await change(second, 'approveStageRules', approval)).toMatchObject({ reasons: [{ code: 'notTried' }] });
    const { waiting } = await open(second, 'body-y');
    const read = { body: 'body-y', against: waiting!.against, document: waiting!.document, stages: waiting!.stages.map(({ number, name }) => ({ number, ...name })) };
    expect(await attempt(second, read)).toMatchObject({ contentHash, changed: 1 });
    expect(await change(second, 'approveStageRules', { ...approval, contentHash: 'another' })).toMatchObject({ reasons: [{ code: 'otherRulesThanApproved' }] });
    expect(await change(second, 'approveStageRules', approval)).toMatchObject({ number: 2, waiting: null, versions: [{ writtenBy: 'Adviser of body-y', approvedBy: 'Second of body-y' }, {}] });
    expect(await change(second, 'submitStageRules', { ...other, reason: 'Other limits.' })).toEqual({ __typename: 'Conflict', currentVersion: 2 });
    expect(await change(second, 'approveStageRules', approval)).toEqual({ __typename: 'NotFound' });
  });

  test('are returned with an answer, or taken back', async () => {
    const rules = await open(second, 'body-y');
    const input = edited(rules, 'body-y', 25, 'Stage 2: help');
    await attempt(second, input);
    const submit = async () => ((await change(second, 'submitStageRules', { ...input, reason: 'A kinder name.' })) as Rules).waiting!.id;
    expect(await change(elsewhere, 'returnStageRules', { body: 'body-y', change: await submit(), reason: '' })).toMatchObject({ reasons: [{ code: 'textMissing' }] });
    expect(await change(elsewhere, 'returnStageRules', { body: 'body-y', change: (await open(elsewhere, 'body-y')).waiting!.id, reason: 'Not now.' })).toMatchObject({ number: 2, waiting: null, returned: null });
    expect((await open(second, 'body-y')).returned).toEqual({ answer: 'Not now.' });
    expect(await change(second, 'returnStageRules', { body: 'body-y', change: await submit() })).toMatchObject({ waiting: null, returned: null });
  });

  test('two who publish at once: one version, and one conflict or refusal', async () => {
    const rules = await open(adviser, 'body-x');
    const inputs = [edited(rules, 'body-x', 25, 'Stage 2: one'), edited(rules, 'body-x', 25, 'Stage 2: another')];
    for (const input of inputs) await attempt(adviser, input);
    const answers = await Promise.all(inputs.map((input) => change(adviser, 'submitStageRules', { ...input, reason: 'At once.' })));
    expect(answers.map((answer) => (answer as Rules).__typename).sort()).toEqual(['Conflict', 'StageRules']);
    expect((await open(adviser, 'body-x')).number).toBe(3);
  });
});

test('rules are for advisers of the body alone, and the database says so itself', async () => {
  const rules = await open(adviser, 'body-x');
  const input = edited(rules, 'body-x', 25, 'Stage 2: theirs');
  for (const answer of [await open(elsewhere, 'body-x'), await attempt(elsewhere, input), await change(elsewhere, 'submitStageRules', { ...input, reason: 'x' })]) expect(answer).toEqual({ __typename: 'NotFound' });
  expect([await change(administrator, 'submitStageRules', { ...input, reason: 'x' }), await change(administrator, 'submitStageRules', { ...input, reason: 'x' }, sharing.slug), await change(adviser, 'submitStageRules', { ...input, reason: 'x' }, sharing.slug)]).toEqual(['BAD_USER_INPUT', 'FORBIDDEN', 'BAD_USER_INPUT']);
  const [{ id: bodyId } = { id: '' }] = await database.administer<{ id: string }>("select id from oversight_body where slug = 'body-y'");
  const direct = (sql: string) => database.administer<{ outcome: string }>(sql, [adviserId, bodyId]);
  const given = `'{"contentHash": "x", "against": 2, "services": 0, "changed": 0}'`;
  expect(await direct(`select note_stage_trial($1, $2, now(), now(), ${given}) as outcome`)).toEqual([{ outcome: 'missing' }]);
  expect(await direct(`select submit_stage_rules($1, $2, now(), ${given}) as outcome`)).toEqual([{ outcome: 'missing' }]);
  expect(await direct('select approve_stage_rules($1, $2, now(), gen_random_uuid(), \'x\') as outcome')).toEqual([{ outcome: 'missing' }]);
  expect(await direct('select return_stage_rules($1, $2, now(), gen_random_uuid(), null) as outcome')).toEqual([{ outcome: 'missing' }]);
});
