/** Updates over HTTP: who may, what is kept, what the rules make of it, and that nobody's words are lost. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PlatformDatabase } from '../../platform/database/index.ts';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let owner: TestSession;
let manager: TestSession;
let plan: WrittenPlan;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['planManager', 'actionOwner', 'boardMember'] });
  app = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z' });
  [owner, manager] = [await signIn(app, `actionOwner@${tenant.slug}.test`), await signIn(app, `planManager@${tenant.slug}.test`)];
  const own = { owners: ['Head of Service', `actionOwner of ${tenant.slug}`] };
  plan = await writePlan(database, tenant, planOf([[[action({ ...own, timescale: 'July 16' }), action({ ...own, timescale: 'Dec 16', stated: 'blue' }), action({ timescale: 'Dec 16' }), action({ ...own, timescale: 'Dec 16' })]]]), '2016-09-01T10:00:00Z');
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

interface Answer {
  __typename: string;
  id?: string;
  version?: number;
  currentVersion?: number;
  reasons?: { code: string; parameters: { name: string; value: unknown }[] }[];
  [field: string]: unknown;
}
const fields = `version status progress mayUpdate timescale { baseline current forecast } effectiveRating { code } decision { rating { code } rule { id } facts { fact value } }
  updates { totalCount nodes { revision noChange periodFrom periodTo text statusBefore statusAfter forecastBefore forecastAfter forecastReason author } }`;
async function send(name: 'updateAction' | 'confirmNoChange', input: Record<string, unknown>, as = owner): Promise<Answer> {
  const type = name === 'updateAction' ? 'UpdateActionInput' : 'ConfirmNoChangeInput';
  const { data, errors } = await as.graphql<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Action { id ${fields} } ... on NotFound { id } ... on Conflict { currentVersion } ... on Refused { reasons { code parameters { name value } } } } }`, { input }, tenant.slug);
  if (errors) throw new Error(JSON.stringify(errors));
  return data![name]!;
}
const update = (nth: number, version: number, more: Record<string, unknown> = {}, as = owner) =>
  send('updateAction', { actionId: plan.actionIds[nth], version, text: 'Two of three managers are trained.', status: 'IN_PROGRESS', ...more }, as);

describe('an update', () => {
  test('moves status and forecast, and the rules look again', async () => {
    const answer = await update(1, 1, { forecast: '2016-12-15' });
    expect(answer).toMatchObject({
      __typename: 'Action', version: 2, status: 'IN_PROGRESS', progress: 'Two of three managers are trained.', mayUpdate: true,
      timescale: { baseline: '2016-12-31', current: '2016-12-31', forecast: '2016-12-15' }, decision: { rating: { code: 'amber' }, rule: { id: 'in-progress' } },
      updates: { totalCount: 1, nodes: [{ revision: 2, noChange: false, periodFrom: '2016-09-01', periodTo: '2016-09-30', statusBefore: 'NOT_STARTED', statusAfter: 'IN_PROGRESS', forecastBefore: null, forecastAfter: '2016-12-15', forecastReason: null, author: `actionOwner of ${tenant.slug}` }] },
    });
  });

  test('is kept as revision, decision and event, and escalations are to look again', async () => {
    const id = plan.actionIds[1];
    const accountId = tenant.accounts.actionOwner?.id;
    expect(await database.administer('select number, reason, actor_id, before, after from action_revision where action_id = $1 and number > 1', [id])).toEqual([
      { number: 2, reason: 'progressUpdate', actor_id: accountId, before: { status: 'notStarted', forecast: null, progress: null, assurance: 'none' }, after: { status: 'inProgress', forecast: '2016-12-15', progress: 'Two of three managers are trained.', assurance: 'none' } },
    ]);
    expect(await database.administer('select outcome, previous, trigger from decision where action_id = $1 order by decided_at, id', [id])).toEqual([
      { outcome: 'blue', previous: null, trigger: 'seed' }, { outcome: 'amber', previous: 'blue', trigger: 'edit' },
    ]);
    const [event] = await database.administer<{ detail: object }>("select detail from audit_event where operation = 'updateAction' and subject_id = $1", [id]);
    expect(event?.detail).toMatchObject({ version: 2, changed: ['status', 'forecast'] });
    expect(JSON.stringify(event)).not.toContain('trained');
    expect(await database.administer("select escalation_look_at = 'epoch' as again, started_on, last_updated_on from action where id = $1", [id])).toEqual([{ again: true, started_on: '2016-09-30', last_updated_on: '2016-09-30' }]);
  });

  test('that claims completion is complete by the rules', async () => {
    expect(await update(3, 1, { status: 'COMPLETE' })).toMatchObject({ effectiveRating: { code: 'green' }, status: 'COMPLETE' });
    expect(await send('confirmNoChange', { actionId: plan.actionIds[3], version: 2 })).toMatchObject({ reasons: [{ code: 'actionEnded' }] });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['without a word', { text: ' ' }, 'nothingChanged'], ['that only claims completion', { text: ' ', status: 'COMPLETE' }, 'textMissing'],
    ['whose forecast moves without a reason', { forecast: '2017-03-31' }, 'textMissing'],
    ['that cancels', { status: 'CANCELLED' }, 'notByUpdate'],
    ['with data about a child', { text: 'The child with NHS number 999 000 0018' }, 'childDataSuspected'],
  ])('%s is refused and leaves nothing', async (_name, more, code) => {
    const before = await database.administer('select count(*) from progress_update');
    const answer = await update(1, 2, { forecast: '2016-12-15', ...more });
    expect(answer.reasons?.map((one) => one.code)).toContain(code);
    expect(await database.administer('select count(*) from progress_update')).toEqual(before);
  });

  test('of no change is one press, keeps the words that were there, and counts as an update', async () => {
    expect(await send('confirmNoChange', { actionId: plan.actionIds[1], version: 2 })).toMatchObject({
      __typename: 'Action', version: 3, progress: 'Two of three managers are trained.', updates: { totalCount: 2, nodes: [{ noChange: true, text: null, revision: 3 }, { revision: 2 }] },
    });
  });

  test('is for owners, contributors and whoever manages the plan', async () => {
    expect(await update(2, 1)).toMatchObject({ reasons: [{ code: 'notYourAction' }] });
    expect(await update(2, 1, {}, manager)).toMatchObject({ __typename: 'Action', version: 2 });
    const other = await addTestPerson(database, tenant, 'other', ['actionOwner']);
    expect(await update(1, 3, {}, await signIn(app, other.email))).toMatchObject({ reasons: [{ code: 'notYourAction' }] });
    const member = await signIn(app, `boardMember@${tenant.slug}.test`);
    await expect(update(1, 3, {}, member)).rejects.toThrow('FORBIDDEN');
    expect(await send('updateAction', { actionId: '018f0000-0000-7000-8000-00000000ffff', version: 1, text: 'x', status: 'COMPLETE' })).toMatchObject({ __typename: 'NotFound' });
  });

  test('cannot be altered or removed by the application', async () => {
    const application = new PlatformDatabase({ url: database.appUrl, size: 1 });
    try {
      for (const sql of ["update progress_update set text = 'x'", 'delete from progress_update']) await expect(application.query(sql)).rejects.toThrow(/permission denied/);
    } finally {
      await application.close();
    }
  });
});

describe('two people at one action', () => {
  test('the second is told of the version that is there now, and nothing of either is lost', async () => {
    const [mine, theirs] = [await update(0, 1, { text: 'Mine.' }), await update(0, 1, { text: 'Theirs.', status: 'COMPLETE' }, manager)];
    expect(mine).toMatchObject({ __typename: 'Action', version: 2 });
    expect(theirs).toEqual({ __typename: 'Conflict', currentVersion: 2 });
    expect(await update(0, 2, { text: 'Theirs.', status: 'COMPLETE' }, manager)).toMatchObject({ version: 3, updates: { nodes: [{ text: 'Theirs.' }, { text: 'Mine.' }] } });
  });

  test('evidence that came meanwhile is no conflict: it takes nothing away', async () => {
    const { data } = await manager.graphql<{ addEvidence: { version: number } }>('mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { ... on Action { version } } }', { input: { actionId: plan.actionIds[0], title: 'Minutes', datedOn: '2016-09-20' } }, tenant.slug);
    expect(data?.addEvidence.version).toBe(4);
    expect(await update(0, 3, { text: 'After the evidence.' })).toMatchObject({ __typename: 'Action', version: 5 });
  });

  test('50 people editing one action at once lose nothing: each is kept, or told to look again', async () => {
    const [{ actionIds }] = [await writePlan(database, tenant, planOf([[[action({ timescale: 'Dec 16' })]]]), '2016-09-01T10:00:00Z')];
    const id = actionIds[0]!;
    let conflicts = 0;
    const write = async (nth: number): Promise<void> => {
      for (let version = 1; ; ) {
        const answer = await send('updateAction', { actionId: id, version, text: `Words of person ${nth}.`, status: 'IN_PROGRESS' }, manager);
        if (answer.__typename === 'Action') return;
        expect(answer.__typename).toBe('Conflict');
        expect(answer.currentVersion).toBeGreaterThan(version);
        conflicts += 1;
        version = answer.currentVersion!;
      }
    };
    await Promise.all(Array.from({ length: 50 }, (_, nth) => write(nth)));
    const texts = await database.administer<{ text: string; revision: number }>('select text, revision from progress_update where action_id = $1 order by revision', [id]);
    expect(new Set(texts.map(({ text }) => text)).size).toBe(50);
    expect(texts.map(({ revision }) => revision)).toEqual(Array.from({ length: 50 }, (_, place) => place + 2));
    const [row] = await database.administer('select version, edited_version, progress, (select count(*) from action_revision where action_id = a.id) as revisions, (select count(*) from decision where action_id = a.id) as decisions from action a where id = $1', [id]);
    expect(row).toEqual({ version: 51, edited_version: 51, progress: texts.at(-1)?.text, revisions: 51, decisions: 51 });
    expect(conflicts).toBeGreaterThan(0);
  });
});
