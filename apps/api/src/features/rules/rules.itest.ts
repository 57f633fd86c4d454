/** Rules over HTTP: from a draft to force and back, by two people, with every short cut refused. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultRuleSets, type RuleSet } from '@waymark/rules';
import {
  addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant,
} from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';

const NOW = '2016-09-30T10:00:00Z';
let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let author: TestSession;
let approver: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW });
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});
beforeEach(async () => {
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager', 'viewer'] });
  await addTestPerson(database, tenant, 'second', ['tenantAdministrator']);
  [author, approver] = await Promise.all([signIn(app, `tenantAdministrator@${tenant.slug}.test`), signIn(app, `second@${tenant.slug}.test`)]);
  await writePlan(database, tenant, planOf([[[action({ timescale: 'July 16' }), action({ timescale: 'Oct 16' }), action({ timescale: 'Mar 17' }), action({ stated: 'green' })]]]), '2016-06-01T10:00:00Z');
});

const rules = defaultRuleSets['delivery-4'];
/** In progress is green: as a service that reads green as "going well" has it. */
const changed: RuleSet = {
  ...rules,
  // The cases stored with the default rules say that it is amber.
  tests: [],
  rating: { ...rules.rating, rules: rules.rating.rules.map((rule) => (rule.name === 'in-progress' ? { ...rule, event: { ...rule.event, params: { ...rule.event.params, rating: 'green' } } } : rule)) },
};

interface Version {
  __typename: string;
  id: string;
  number: number;
  state: string;
  version: number;
  contentHash: string;
  [field: string]: unknown;
}

const versionFields = `__typename
  ... on RuleSetVersion { id number subject state version contentHash effectiveFrom author { name } approver { name } submittedAt approvedAt activatedAt supersededAt withdrawnAt basedOn { number } gates { code passed blocking parameters { name value } } }`;
const fields = `${versionFields}
  ... on Refused { reasons { code parameters { name value } } } ... on NotFound { id } ... on Conflict { currentVersion }`;

async function call(session: TestSession, name: string, type: string, input: Record<string, unknown>): Promise<Version> {
  const { data, errors } = await session.graphql<Record<string, Version>>(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input }, tenant.slug);
  if (errors) throw new Error(JSON.stringify(errors));
  return data![name]!;
}

const save = (input: Record<string, unknown>, session = author) => call(session, 'saveRuleSetDraft', 'SaveRuleSetDraftInput', { document: changed, ...input });
const backTest = (id: string) => call(author, 'testRuleSetOnHistory', 'RuleSetStepInput', { id });
const submit = (id: string, more: Record<string, unknown> = {}) => call(author, 'submitRuleSet', 'RuleSetStepInput', { id, ...more });
const approve = (id: string, contentHash: string, session = approver) => call(session, 'approveRuleSet', 'ApproveRuleSetInput', { id, contentHash });
const schedule = (id: string, more: Record<string, unknown>) => call(approver, 'scheduleRuleSet', 'ScheduleRuleSetInput', { id, ...more });
const withdraw = (id: string) => call(author, 'withdrawRuleSet', 'RuleSetStepInput', { id });
const codesOf = ({ reasons }: Version) => (reasons as { code: string }[]).map(({ code }) => code);

async function inReview(document: RuleSet = changed): Promise<Version> {
  const draft = await save({ document });
  await backTest(draft.id);
  return submit(draft.id);
}
async function approved(document: RuleSet = changed): Promise<Version> {
  const waiting = await inReview(document);
  return approve(waiting.id, waiting.contentHash);
}

describe('a draft', () => {
  test('is saved whole and read back as it was', async () => {
    const draft = await save({});
    expect(draft).toMatchObject({ __typename: 'RuleSetVersion', number: 2, subject: 'ACTION', state: 'DRAFT', version: 1, author: { name: `tenantAdministrator of ${tenant.slug}` }, approver: null });
    const { data } = await author.graphql<{ ruleSetVersion: { document: RuleSet } }>('query ($id: ID!) { ruleSetVersion(id: $id) { ... on RuleSetVersion { document } } }', { id: draft.id }, tenant.slug);
    expect(data?.ruleSetVersion.document).toEqual(changed);
  });

  test('is edited at the version that was seen, or not at all', async () => {
    const draft = await save({});
    const again = await save({ id: draft.id, version: 1, document: rules });
    expect(again).toMatchObject({ state: 'DRAFT', version: 2 });
    expect(again.contentHash).not.toBe(draft.contentHash);
    expect(await save({ id: draft.id, version: 1 })).toEqual({ __typename: 'Conflict', currentVersion: 2 });
    expect(await save({ id: draft.id })).toEqual({ __typename: 'Conflict', currentVersion: 2 });
  });

  test('saved twice at once is saved once', async () => {
    const draft = await save({});
    const kinds = (await Promise.all([save({ id: draft.id, version: 1 }), save({ id: draft.id, version: 1, document: rules })])).map(({ __typename }) => __typename);
    expect(kinds.sort()).toEqual(['Conflict', 'RuleSetVersion']);
  });

  test('begun by two at once gets two numbers', async () => {
    const drafts = await Promise.all([save({}), save({}, approver), save({})]);
    expect(drafts.map(({ number }) => number).sort()).toEqual([2, 3, 4]);
  });

  test('that cannot be read is refused with every fault and its spot, and nothing is lost', async () => {
    const draft = await save({});
    const broken = structuredClone(changed) as unknown as { name: unknown; rating: { default: unknown; rules: { conditions: unknown }[] } };
    broken.rating.default = 7;
    broken.rating.rules[1]!.conditions = { all: [{ fact: 'shoeSize', operator: 'equal', value: 1 }] };
    const answer = await save({ id: draft.id, version: 1, document: broken });
    expect(answer.__typename).toBe('Refused');
    const spots = (answer.reasons as { code: string; parameters: { name: string; value: string }[] }[]).map(({ code, parameters }) => [code, parameters.find(({ name }) => name === 'path')?.value]);
    expect(spots).toEqual(expect.arrayContaining([['ratingCodeExpected', 'rating/default'], ['unknownFact', 'rating/rules/1/conditions/all/0/fact']]));
    expect(await database.administer('select version, content_hash from rule_set_version where id = $1', [draft.id])).toEqual([{ version: 1, content_hash: draft.contentHash }]);
  });

  test.each<[string, unknown]>([
    ['a number', 7], ['a list', []], ['an empty object', {}], ['prototype keys', JSON.parse('{"__proto__": {"a": 1}, "rating": {"__proto__": 1}}')],
  ])('of %s is refused', async (_name, document) => expect((await save({ document })).__typename).toBe('Refused'));

  test('of very deep groups is refused, by the rules or before they are read, and the service goes on', async () => {
    const answerTo = async (groups: number): Promise<unknown> => {
      const deep = `{"rating":{"rules":[{"conditions":${'{"all":['.repeat(groups)}${']}'.repeat(groups)}}]}}`;
      const body = `{"query":"mutation ($input: SaveRuleSetDraftInput!) { saveRuleSetDraft(input: $input) { __typename } }","variables":{"input":{"document":${deep}}}}`;
      return (await author.fetch('/graphql', { method: 'POST', service: tenant.slug, headers: { 'content-type': 'application/json' }, body })).json();
    };
    expect(await answerTo(33)).toEqual({ data: { saveRuleSetDraft: { __typename: 'Refused' } } });
    expect(await answerTo(4_000)).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'variablesDepth' } }] });
    expect((await save({})).__typename).toBe('RuleSetVersion');
  });

  test('has one author: another person begins one of their own from it', async () => {
    const draft = await save({});
    expect(codesOf(await save({ id: draft.id, version: 1 }, approver))).toEqual(['ruleSetOfAnother']);
    expect(await save({ basedOnId: draft.id }, approver)).toMatchObject({ number: 3, basedOn: { number: 2 } });
  });
});

describe('the way into force', () => {
  test('goes by submission, another person and a day; then it rates', async () => {
    const draft = await save({});
    expect(codesOf(await submit(draft.id))).toEqual(['gateNotPassed']);
    expect((await backTest(draft.id)).gates).toEqual(expect.arrayContaining([{ code: 'backTest', passed: true, blocking: true, parameters: expect.anything() }]));
    const waiting = await submit(draft.id);
    expect(waiting).toMatchObject({ state: 'IN_REVIEW', submittedAt: '2016-09-30T10:00:00.000Z' });
    expect(codesOf(await approve(draft.id, draft.contentHash, author))).toEqual(['approverIsAuthor']);
    const done = await approve(draft.id, draft.contentHash);
    expect(done).toMatchObject({ state: 'APPROVED', approver: { name: `second of ${tenant.slug}` }, approvedAt: '2016-09-30T10:00:00.000Z' });
    expect(await schedule(draft.id, { now: true })).toMatchObject({ state: 'ACTIVE', effectiveFrom: '2016-09-30', activatedAt: '2016-09-30T10:00:00.000Z' });
    const { data } = await author.graphql('{ ruleSetVersions { totalCount nodes { number state supersededAt events { from to actor { name } } } } ruleWorkbench { active { number } inFlow { number } } }', {}, tenant.slug);
    expect(data).toMatchObject({
      ruleSetVersions: { totalCount: 2, nodes: [
        { number: 2, state: 'ACTIVE', supersededAt: null, events: [{ from: 'DRAFT', to: 'IN_REVIEW' }, { from: 'IN_REVIEW', to: 'APPROVED', actor: { name: `second of ${tenant.slug}` } }, { from: 'APPROVED', to: 'ACTIVE' }] },
        { number: 1, state: 'SUPERSEDED', supersededAt: '2016-09-30T10:00:00.000Z', events: [{ from: 'ACTIVE', to: 'SUPERSEDED' }] },
      ] },
      ruleWorkbench: { active: { number: 2 }, inFlow: [] },
    });
    const manager = await signIn(app, `planManager@${tenant.slug}.test`);
    const rated = await manager.graphql<{ plans: { nodes: { actions: { nodes: { computedRating: { code: string }; decision: { ruleSetVersion: number } }[] } }[] } }>('{ plans(first: 1) { nodes { actions { nodes { computedRating { code } decision { ruleSetVersion } } } } } }', {}, tenant.slug);
    expect(rated.errors).toBeUndefined();
    expect(rated.data?.plans.nodes[0]?.actions.nodes.map(({ computedRating, decision }) => [computedRating.code, decision.ruleSetVersion])).toEqual([['red', 2], ['green', 2], ['green', 2], ['green', 2]]);
  });

  test('is recorded in the audit trail, step by step', async () => {
    const version = await approved();
    await schedule(version.id, { effectiveFrom: '2016-10-15' });
    const trail = await database.administer('select operation from audit_event where tenant_id = $1 and subject_id = $2 order by seq', [tenant.id, version.id]);
    expect(trail.map(({ operation }) => operation)).toEqual(['saveRuleSetDraft', 'testRuleSetOnHistory', 'submitRuleSet', 'approveRuleSet', 'scheduleRuleSet']);
  });

  test('keeps what was checked, as it stood at the approval', async () => {
    const version = await approved();
    await schedule(version.id, { now: true });
    const { data } = await author.graphql<{ ruleSetVersion: Version }>(`query ($id: ID!) { ruleSetVersion(id: $id) { ${versionFields} } }`, { id: version.id }, tenant.slug);
    expect(data?.ruleSetVersion.gates).toEqual(version.gates);
    expect(version.gates).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'parse', passed: true }), expect.objectContaining({ code: 'ratingsInKey', passed: true })]));
  });

  test('approves these very rules: those of another hash are not approved', async () => {
    const waiting = await inReview();
    expect(codesOf(await approve(waiting.id, '0'.repeat(64)))).toEqual(['otherRulesThanApproved']);
  });

  test('after being sent back begins anew, with a back-test of the new text', async () => {
    const waiting = await inReview();
    expect(codesOf(await call(approver, 'sendBackRuleSet', 'SendBackRuleSetInput', { id: waiting.id, reason: '  ' }))).toEqual(['textMissing']);
    expect(codesOf(await call(approver, 'sendBackRuleSet', 'SendBackRuleSetInput', { id: waiting.id, reason: 'As with the child, DOB 12/03/2011.' }))).toEqual(['childDataSuspected']);
    const back = await call(approver, 'sendBackRuleSet', 'SendBackRuleSetInput', { id: waiting.id, reason: 'Amber is meant' });
    expect(back).toMatchObject({ state: 'DRAFT', submittedAt: null });
    expect(codesOf(await approve(waiting.id, waiting.contentHash))).toEqual(['ruleSetNotInState']);
    const edited = await save({ id: waiting.id, version: back.version, document: rules });
    const refused = await submit(edited.id);
    expect(refused.reasons).toEqual([{ code: 'gateNotPassed', parameters: expect.arrayContaining([{ name: 'gate', value: 'backTest' }, { name: 'ofTheseRules', value: false }]) }]);
  });

  test('does not let rules pass that answer with a rating the key lacks', async () => {
    const strange: RuleSet = { ...rules, tests: [], rating: { ...rules.rating, default: 'purple' } };
    const draft = await save({ document: strange });
    await backTest(draft.id);
    expect((await submit(draft.id)).reasons).toEqual([{ code: 'gateNotPassed', parameters: expect.arrayContaining([{ name: 'gate', value: 'ratingsInKey' }, { name: 'missing', value: ['purple'] }]) }]);
  });

  test('does not let rules pass that fail their own cases, or can never be true', async () => {
    const never = { name: 'never', priority: 99, conditions: { all: [{ fact: 'evidenceCount', operator: 'lessThan', value: 0 }] }, event: rules.rating.rules[0]!.event } as const;
    const draft = await save({ document: { ...changed, tests: rules.tests, rating: { ...changed.rating, rules: [...changed.rating.rules, never] } } });
    await backTest(draft.id);
    expect((await submit(draft.id)).reasons).toEqual([
      { code: 'gateNotPassed', parameters: expect.arrayContaining([{ name: 'gate', value: 'lint' }, { name: 'codes', value: ['contradictory'] }, { name: 'rules', value: ['never'] }]) },
      { code: 'gateNotPassed', parameters: expect.arrayContaining([{ name: 'gate', value: 'tests' }]) },
    ]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['without a day', {}, 'dayOrNow'], ['with a day and now', { now: true, effectiveFrom: '2016-10-15' }, 'dayOrNow'], ['for yesterday', { effectiveFrom: '2016-09-29' }, 'dateInPast'],
  ])('%s is refused', async (_name, more, code) => expect(codesOf(await schedule((await approved()).id, more))).toEqual([code]));

  test('a step on what somebody moved first is a conflict', async () => {
    const draft = await save({});
    await backTest(draft.id);
    await submit(draft.id);
    expect(await submit(draft.id, { version: 1 })).toEqual({ __typename: 'Conflict', currentVersion: 2 });
    expect(codesOf(await submit(draft.id))).toEqual(['ruleSetNotInState']);
  });

  test('ends where it is withdrawn', async () => {
    const version = await approved();
    await schedule(version.id, { effectiveFrom: '2016-10-15' });
    expect(await withdraw(version.id)).toMatchObject({ state: 'WITHDRAWN', withdrawnAt: '2016-09-30T10:00:00.000Z' });
    expect(codesOf(await schedule(version.id, { now: true }))).toEqual(['ruleSetNotInState']);
  });

  test('back leads through a new version with the old rules', async () => {
    const [first] = await database.administer<{ id: string; content_hash: string }>('select id, content_hash from rule_set_version where tenant_id = $1', [tenant.id]);
    const rollBack = () => call(author, 'rollBackRuleSet', 'RollBackRuleSetInput', { toId: first!.id });
    expect(codesOf(await rollBack())).toEqual(['ruleSetNotSuperseded']);
    await schedule((await approved()).id, { now: true });
    const back = await rollBack();
    expect(back).toMatchObject({ number: 3, state: 'DRAFT', contentHash: first!.content_hash, basedOn: { number: 1 } });
    expect(codesOf(await submit(back.id))).toEqual(['gateNotPassed']);
    await backTest(back.id);
    await submit(back.id);
    await approve(back.id, back.contentHash);
    expect(await schedule(back.id, { now: true })).toMatchObject({ number: 3, state: 'ACTIVE' });
    expect(await database.administer('select number, state from rule_set_version where tenant_id = $1 order by number', [tenant.id])).toEqual([
      { number: 1, state: 'superseded' }, { number: 2, state: 'superseded' }, { number: 3, state: 'active' },
    ]);
  });
});

describe('the rating key', () => {
  interface Key { name: string; ratings: { code: string; [field: string]: unknown }[] }
  const key = async (): Promise<Key> => (await author.graphql<{ ruleWorkbench: { ratingKey: Key } }>('{ ruleWorkbench { ratingKey { name ratings { code label { en cy } meaning { en cy } colour shape canonical } } } }', {}, tenant.slug)).data!.ruleWorkbench.ratingKey;
  const change = async (input: Record<string, unknown>) => {
    const { data, errors } = await author.graphql<{ changeRatingKey: Version }>(
      'mutation ($input: ChangeRatingKeyInput!) { changeRatingKey(input: $input) { __typename ... on RatingKeyVersion { number ratingKey { name ratings { code } } } ... on Refused { reasons { code parameters { name value } } } ... on Conflict { currentVersion } } }',
      { input }, tenant.slug,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data!.changeRatingKey;
  };

  test('is replaced by a new version, at the one that was seen', async () => {
    const { ratings } = await key();
    const next = { version: 1, name: 'Our own', ratings: [...ratings, { ...ratings[0]!, code: 'grey', colour: 'grey', shape: 'dash' }] };
    expect(await change(next)).toMatchObject({ __typename: 'RatingKeyVersion', number: 2, ratingKey: { name: 'Our own' } });
    expect((await key()).ratings.map(({ code }) => code)).toEqual(['red', 'amber', 'green', 'blue', 'grey']);
    expect(await change(next)).toEqual({ __typename: 'Conflict', currentVersion: 2 });
    expect(await database.administer('select number, active from rating_key_version where tenant_id = $1 order by number', [tenant.id])).toEqual([{ number: 1, active: false }, { number: 2, active: true }]);
  });

  test('keeps what the rules in force answer with', async () => {
    const { name, ratings } = await key();
    expect((await change({ version: 1, name, ratings: ratings.filter(({ code }) => code !== 'blue') })).reasons).toEqual([{ code: 'ratingUsedByRules', parameters: expect.arrayContaining([{ name: 'code', value: 'blue' }, { name: 'number', value: 1 }]) }]);
  });

  test('is refused with every fault and its spot', async () => {
    const { ratings } = await key();
    const answer = await change({ version: 1, name: ' ', ratings: [{ ...ratings[0]!, code: 'RED' }, ...ratings.slice(1)] });
    expect(codesOf(answer)).toEqual(['missingName', 'unusableCode']);
  });
});

describe('the workbench', () => {
  test('shows the live actions as rules see them', async () => {
    const { data } = await author.graphql<{ ruleWorkbench: { actions: { facts: Record<string, unknown> }[] } }>(
      '{ ruleWorkbench { asAt catalogueVersion actionCount facts { id type unit label { en } derivedFrom } actions { id ref description planId statedCode computedCode facts } ratingKeyVersion } }', {}, tenant.slug,
    );
    expect(data?.ruleWorkbench).toMatchObject({
      asAt: '2016-09-30', catalogueVersion: 'action.1', actionCount: 4, ratingKeyVersion: 1,
      facts: expect.arrayContaining([expect.objectContaining({ id: 'daysOverdue', type: 'number', unit: 'days', derivedFrom: 'due' })]),
    });
    expect(data?.ruleWorkbench.actions.map(({ facts: { due, evidenceCount, hasOwner }, ...rest }) => ({ due, evidenceCount, hasOwner, ...rest }))).toMatchObject([
      { due: '2016-07-31', evidenceCount: 0, hasOwner: true, statedCode: 'amber', computedCode: 'red' }, { due: '2016-10-31', computedCode: 'amber' },
      { due: '2017-03-31', computedCode: 'amber' }, { statedCode: 'green', computedCode: 'green' },
    ]);
  });
});

describe('who may', () => {
  test('write: a tenant administrator only', async () => {
    const manager = await signIn(app, `planManager@${tenant.slug}.test`);
    const { errors } = await manager.graphql('mutation ($input: SaveRuleSetDraftInput!) { saveRuleSetDraft(input: $input) { __typename } }', { input: { document: rules } }, tenant.slug);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
  test('read: everybody of the service; scrutiny sees the rules, not the working plan', async () => {
    const viewer = await signIn(app, `viewer@${tenant.slug}.test`);
    expect((await viewer.graphql('{ ruleSetVersions { nodes { number document author { name } } } }', {}, tenant.slug)).data).toMatchObject({ ruleSetVersions: { nodes: [{ number: 1, author: null }] } });
    expect((await viewer.graphql('{ ruleWorkbench { asAt } }', {}, tenant.slug)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});
