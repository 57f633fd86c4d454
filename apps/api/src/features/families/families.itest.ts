/** Families over HTTP: versions that never change, refusals that keep nothing, the indicator that is compared by one, and whom a share shows it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { addTestAdviser } from '../../testing/test-adviser.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let manager: TestSession;
let administrator: TestSession;
let member: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW: '2026-11-27T10:00:00Z' });
  tenant = await createTestTenant(database);
  await database.administer("update tenant set gss_code = 'E06000044' where id = $1", [tenant.id]);
  await addTestPerson(database, tenant, 'member', ['boardMember']);
  await addTestPerson(database, tenant, 'administrator', ['tenantAdministrator']);
  [manager, administrator, member] = [await signIn(app, `planManager@${tenant.slug}.test`), await signIn(app, `administrator@${tenant.slug}.test`), await signIn(app, `member@${tenant.slug}.test`)];
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

interface Family {
  __typename: string;
  id: string;
  code: string;
  version: number;
  inForce: number | null;
  withdrawnAt: string | null;
  versions: { version: number; name: { en: string; cy: string }; level: string; effectiveFrom: string; recordedBy: string; recordedAt: string; members: { area: string; name: string; closeness: string }[] }[];
  reasons: { code: string }[];
  lines: { line: number; reasons: { code: string; parameters: { name: string; value: unknown }[] }[] }[];
  currentVersion: number;
}
const fields = 'id code version inForce withdrawnAt versions { version name { en cy } level effectiveFrom recordedBy recordedAt members { area name closeness } }';
const answer = `__typename ... on NeighbourFamily { ${fields} } ... on Refused { reasons { code } } ... on Conflict { currentVersion } ... on NotFound { id }`;
async function ask<Data>(query: string, variables: Record<string, unknown> = {}, session = manager): Promise<Data> {
  const { data, errors } = await session.graphql<Data>(query, variables, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
const save = async (input: object, session = manager) =>
  (await ask<{ saveNeighbourFamily: Family }>(
    `mutation ($input: SaveNeighbourFamilyInput!) { saveNeighbourFamily(input: $input) { ${answer} ... on NeighbourFamilyRefused { reasons { code } lines { line reasons { code parameters { name value } } } } } }`,
    { input: { nameEn: 'Coastal services', effectiveFrom: '2026-04-01', members: 'Southampton\nPlymouth\nMedway', ...input } }, session,
  )).saveNeighbourFamily;
const withdraw = async (familyId: string, version: number, session = manager) =>
  (await ask<{ withdrawNeighbourFamily: Family }>(`mutation ($input: WithdrawNeighbourFamilyInput!) { withdrawNeighbourFamily(input: $input) { ${answer} } }`, { input: { familyId, version } }, session)).withdrawNeighbourFamily;
const all = async (session = member) => (await ask<{ neighbourFamilies: Family[] }>(`{ neighbourFamilies { ${fields} } }`, {}, session)).neighbourFamilies;
const one = async (id: string) => (await ask<{ neighbourFamily: Family }>(`query ($id: ID!) { neighbourFamily(id: $id) { __typename ... on NeighbourFamily { ${fields} } } }`, { id }, member)).neighbourFamily;

interface Compared {
  __typename: string;
  families: { code: string; chosen: boolean; name: { en: string }; kept: { version: number } | null }[];
  neighbours: { name: string; closeness: string }[];
  comparison: { of: number; unweightedMean: number } | null;
  method: { neighbourSource: { en: string; cy: string }; neighbourVersion: string; keptFamily: { familyId: string; version: number; chosenOn: string; effectiveFrom: string } | null };
}
const compare = async (family: string | null, session = member) =>
  (await ask<{ indicator: Compared }>(
    `query ($family: String) { indicator(code: "first-time-entrants", family: $family) { __typename ... on Indicator { families { code chosen name { en } kept { version } } neighbours { name closeness } comparison { of unweightedMean }
      method { neighbourSource { en cy } neighbourVersion keptFamily { familyId version chosenOn effectiveFrom } } } } }`, { family }, session)).indicator;
const held = async () => (await database.administer('select 1 from neighbour_family_version where tenant_id = $1', [tenant.id])).length;

let coastal: Family;

test('a family is kept whole as version 1, and each save is the next version beside the ones before', async () => {
  coastal = await save({ nameCy: 'Gwasanaethau’r arfordir', members: 'area,likeness\nSouthampton,very close\nE06000026\n"Bristol, City of",both have a port' });
  expect(coastal).toMatchObject({ __typename: 'NeighbourFamily', version: 1, inForce: 1, withdrawnAt: null });
  expect(coastal.versions).toEqual([{
    version: 1, name: { en: 'Coastal services', cy: 'Gwasanaethau’r arfordir' }, level: 'SERVICE', effectiveFrom: '2026-04-01', recordedBy: expect.any(String), recordedAt: '2026-11-27T10:00:00.000Z',
    members: [{ area: 'Southampton', name: 'Southampton', closeness: 'Very close' }, { area: 'Plymouth', name: 'Plymouth', closeness: '' }, { area: 'Bristol', name: 'Bristol', closeness: 'both have a port' }],
  }]);
  const next = await save({ familyId: coastal.id, version: 1, effectiveFrom: '2026-12-01', members: 'Southampton\nBournemouth, Christchurch and Poole\nMedway' }, administrator);
  // Not yet in force: the day is to come.
  expect(next).toMatchObject({ version: 2, inForce: 1 });
  expect(next.versions.map(({ version, level }) => [version, level])).toEqual([[2, 'AUTHORITY'], [1, 'SERVICE']]);
  expect(next.versions[0]?.members[1]).toEqual({ area: 'E06000058', name: 'Bournemouth, Christchurch and Poole', closeness: '' });
  expect(next.versions[1]).toEqual(coastal.versions[0]);
  expect(await one(coastal.id)).toEqual(next);
  // Whoever did not see the newest does not write after it.
  expect(await save({ familyId: coastal.id, version: 1 })).toEqual({ __typename: 'Conflict', currentVersion: 2 });
  // The database, too, keeps what was saved.
  const changed = database.administer(`begin; set local role waymark_app; select set_config('app.tenant_id', '${tenant.id}', true); update neighbour_family_version set name_en = 'Other'; commit`);
  await expect(changed).rejects.toThrow('permission denied');
  await database.administer('rollback');
});

test('an indicator is compared by the version in force, and says whose choice that is', async () => {
  const byList = await compare(null);
  expect(byList.method.keptFamily).toBeNull();
  const offered = byList.families.filter(({ kept }) => kept !== null);
  expect(offered).toEqual([{ code: coastal.code, chosen: false, name: { en: 'Coastal services' }, kept: { version: 1 } }]);
  const byFamily = await compare(coastal.code);
  expect(byFamily.neighbours).toEqual([{ name: 'Southampton', closeness: 'Very close' }, { name: 'Plymouth', closeness: '' }, { name: 'Bristol', closeness: 'both have a port' }]);
  expect(byFamily.comparison?.of).toBe(3);
  expect(byFamily.comparison?.unweightedMean).not.toBe(byList.comparison?.unweightedMean);
  expect(byFamily.method).toEqual({
    neighbourSource: { en: 'Coastal services', cy: 'Gwasanaethau’r arfordir' }, neighbourVersion: '1',
    keptFamily: { familyId: coastal.id, version: 1, chosenOn: '2026-11-27', effectiveFrom: '2026-04-01' },
  });
  // A version that is in force at once shows at once: a reading that was kept is of its version.
  expect(await save({ familyId: coastal.id, version: 2, effectiveFrom: '2026-04-01', members: 'Southampton\nPlymouth\nBristol\nTorbay' })).toMatchObject({ version: 3, inForce: 3 });
  expect(await compare(coastal.code)).toMatchObject({ comparison: { of: 4 }, method: { neighbourVersion: '3' } });
});

test('with a wrong line nothing is kept, each is named with what is wrong in it, and other fields beside them', async () => {
  const before = await held();
  const refused = await save({ nameEn: '', members: 'Southampton\nPlimouth\nPortsmouth\nCumbria\nsouthampton' });
  expect(refused).toMatchObject({ __typename: 'NeighbourFamilyRefused', reasons: [{ code: 'textMissing' }] });
  expect(refused.lines.map(({ line, reasons }) => [line, ...reasons.map(({ code, parameters }) => `${code} ${parameters.map(({ value }) => String(value)).join(' ')}`)])).toEqual([
    [2, 'unknownAreaNear Plimouth Plymouth'], [3, 'ownArea Portsmouth'], [4, 'formerAuthority Cumbria (before 2023)'], [5, 'sameAsLine 1'],
  ]);
  const codes = async (input: object) => (await save(input)).reasons?.map(({ code }) => code);
  expect(await codes({ nameEn: 'Two', members: 'Southampton\nPlymouth' })).toEqual(['fewMembers']);
  expect(await codes({ nameEn: 'coastal SERVICES' })).toEqual(['nameTaken']);
  expect(await codes({ familyId: coastal.id, version: 3, members: 'Southampton\nPlymouth\nBristol\nTorbay' })).toEqual(['nothingChanged']);
  expect(await codes({ nameEn: 'NHS number 943 476 5919' })).toEqual(['childDataSuspected']);
  expect(await held()).toBe(before);
});

test('what is withdrawn is no longer offered, its versions stay, and its name is free again', async () => {
  const regional = await save({ nameEn: 'Regional group' }, administrator);
  expect(await withdraw(regional.id, 2)).toEqual({ __typename: 'Conflict', currentVersion: 1 });
  expect(await withdraw(regional.id, 1)).toMatchObject({ __typename: 'NeighbourFamily', inForce: null, withdrawnAt: '2026-11-27T10:00:00.000Z', versions: [{ version: 1 }] });
  expect(await withdraw(regional.id, 1)).toMatchObject({ reasons: [{ code: 'familyWithdrawn' }] });
  expect(await save({ familyId: regional.id, version: 1 })).toMatchObject({ reasons: [{ code: 'familyWithdrawn' }] });
  expect(await compare(regional.code)).toEqual({ __typename: 'NotFound' });
  expect((await compare(null)).families.flatMap(({ kept, name }) => (kept ? [name.en] : []))).toEqual(['Coastal services']);
  expect((await all()).map(({ id, withdrawnAt }) => [id, withdrawnAt === null])).toEqual([[coastal.id, true], [regional.id, false]]);
  expect(await save({ nameEn: 'Regional group' })).toMatchObject({ __typename: 'NeighbourFamily', version: 1 });
});

test('members read and do not write, no other service’s family is found or offered, and the trail says what was done', async () => {
  for (const name of ['saveNeighbourFamily', 'withdrawNeighbourFamily']) {
    const input = name === 'saveNeighbourFamily' ? { nameEn: 'x', effectiveFrom: '2026-04-01', members: '' } : { familyId: coastal.id, version: 3 };
    const { errors } = await member.graphql(`mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`, { input }, tenant.slug);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  }
  const other = await createTestTenant(database);
  await database.administer("update tenant set gss_code = 'E06000045' where id = $1", [other.id]);
  const stranger = await signIn(app, `planManager@${other.slug}.test`);
  const { data } = await stranger.graphql<Record<string, unknown>>(
    'query ($id: ID!, $code: String!) { neighbourFamilies { id } neighbourFamily(id: $id) { __typename } indicator(code: "first-time-entrants", family: $code) { __typename } }', { id: coastal.id, code: coastal.code }, other.slug);
  expect(data).toEqual({ neighbourFamilies: [], neighbourFamily: { __typename: 'NotFound' }, indicator: { __typename: 'NotFound' } });
  expect(await one('not an id')).toEqual({ __typename: 'NotFound' });
  const trail = await database.administer<{ operation: string; detail: unknown }>("select operation, detail from audit_event where tenant_id = $1 and operation like '%NeighbourFamily' order by seq", [tenant.id]);
  expect(trail.map(({ operation }) => operation).slice(0, 3)).toEqual(['saveNeighbourFamily', 'saveNeighbourFamily', 'saveNeighbourFamily']);
  expect(trail[0]?.detail).toEqual({ version: 1, level: 'service', members: 3, effectiveFrom: '2026-04-01' });
});

test('without an area it is said who can help, and nothing is kept', async () => {
  const nowhere = await createTestTenant(database);
  const session = await signIn(app, `planManager@${nowhere.slug}.test`);
  const { data } = await session.graphql<{ saveNeighbourFamily: Family }>(`mutation { saveNeighbourFamily(input: { nameEn: "Any", effectiveFrom: "2026-04-01", members: "Leeds" }) { ${answer} } }`, {}, nowhere.slug);
  expect(data?.saveNeighbourFamily.reasons).toEqual([{ code: 'noArea' }]);
});

test('an adviser to whom indicators are open is shown the same family and the caution; where they are closed, none and no error', async () => {
  const { session } = await addTestAdviser(database, app, 'body-x');
  const granted = await administrator.graphql<{ grantShare: { id: string } }>('mutation { grantShare(input: { body: "body-x", scopes: [INDICATORS] }) { ... on Share { id } } }', {}, tenant.slug);
  const own = await compare(coastal.code);
  expect(await compare(coastal.code, session)).toEqual(own);
  expect(own.method.keptFamily).toMatchObject({ version: 3, chosenOn: '2026-11-27' });
  await administrator.graphql('mutation ($input: ChangeShareInput!) { changeShare(input: $input) { __typename } }', { input: { shareId: granted.data!.grantShare.id, scopes: [] } }, tenant.slug);
  expect(await compare(coastal.code, session)).toEqual({ __typename: 'NotFound' });
});
