/** The database's own guard over rule set versions: everything here is tried in SQL, as the role of the application. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { Tenancy, tenantExecute, tenantQuery } from '../../platform/tenancy/index.ts';
import { createTestDatabase, createTestTenant, type TestDatabase, type TestTenant } from '../../testing/index.ts';
import { moves, ruleSetStates, statesBefore, type RuleSetStateName } from './lifecycle.ts';

const hash = (digit: string): string => digit.repeat(64);
let database: TestDatabase;
let tenancy: Tenancy;
let tenant: TestTenant;
let author: string;
let other: string;

beforeAll(async () => {
  database = await createTestDatabase();
  tenancy = await Tenancy.open({ url: database.appUrl, size: 4 });
});
afterAll(async () => {
  await tenancy?.close();
  await database?.drop();
});
beforeEach(async () => {
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager'] });
  author = tenant.accounts.tenantAdministrator!.id;
  other = tenant.accounts.planManager!.id;
});

const inTenant = <T>(work: () => Promise<T>, tenantId = tenant.id): Promise<T> => tenancy.withTenant({ tenantId, accountId: author, roles: [] }, work);
const execute = (sql: string, values: readonly unknown[] = []): Promise<number> => inTenant(() => tenantExecute(sql, values));

interface NewVersion {
  number?: number;
  state?: string;
  authorId?: string | null;
  more?: Readonly<Record<string, unknown>>;
}

async function insert({ number = 2, state = 'draft', authorId = author, more = {} }: NewVersion = {}): Promise<string> {
  const id = newId();
  const row = { tenant_id: tenant.id, id, number, subject: 'action', document: '{}', content_hash: hash('a'), catalogue_version: 'action.1', state, author_id: authorId, created_at: '2026-11-01T09:00:00Z', ...more };
  const columns = Object.keys(row);
  await execute(`insert into rule_set_version (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`, Object.values(row));
  return id;
}

interface Step {
  actor?: string | null;
  hash?: string | null;
  startsOn?: string | null;
  at?: string;
  version?: number;
  tenantId?: string;
}

async function move(id: string, target: string, { actor = other, hash: given = hash('a'), startsOn = '2026-11-02', at = '2026-11-02T09:00:00Z', version, tenantId = tenant.id }: Step = {}): Promise<boolean> {
  const current = version ?? (await database.administer<{ version: number }>('select version from rule_set_version where id = $1', [id]))[0]?.version;
  const rows = await inTenant(() => tenantQuery<{ moved: boolean }>('select move_rule_set($1, $2, $3, $4, $5, $6, $7) as moved', [id, current, target, actor, at, given, startsOn]), tenantId);
  return rows[0]!.moved;
}

/** Brings a new draft along the shortest way to a state. */
async function versionIn(state: RuleSetStateName): Promise<string> {
  const number = Number((await database.administer<{ next: number }>('select max(number) + 1 as next from rule_set_version where tenant_id = $1', [tenant.id]))[0]?.next);
  const id = await insert({ number });
  const ways: Record<RuleSetStateName, readonly string[]> = {
    draft: [], inReview: ['inReview'], approved: ['inReview', 'approved'], scheduled: ['inReview', 'approved', 'scheduled'],
    active: ['inReview', 'approved', 'active'], superseded: ['inReview', 'approved', 'active'], withdrawn: ['withdrawn'],
  };
  for (const step of ways[state]) expect(await move(id, step)).toBe(true);
  if (state === 'superseded') await versionIn('active');
  return id;
}

const stateOf = async (id: string) => (await database.administer<{ state: string }>('select state from rule_set_version where id = $1', [id]))[0]?.state;

describe('the life of a version', () => {
  test.each(ruleSetStates)('from %s goes where the table says, and nowhere else', async (from) => {
    for (const to of ruleSetStates) {
      const id = await versionIn(from);
      if (moves[from].includes(to)) expect(await move(id, to)).toBe(true);
      else await expect(move(id, to)).rejects.toThrow('cannot move');
      expect(await stateOf(id)).toBe(moves[from].includes(to) ? to : from);
    }
  });

  test('reaches every state', () => {
    for (const state of ruleSetStates) expect(state === 'superseded' || state === 'draft' || statesBefore(state).length > 0).toBe(true);
  });

  test('supersedes what was in force in the same step, and records both', async () => {
    const first = await versionIn('active');
    const second = await versionIn('active');
    expect([await stateOf(first), await stateOf(second)]).toEqual(['superseded', 'active']);
    expect(await database.administer('select from_state, to_state from rule_set_event where rule_set_version_id = $1 order by number', [first])).toEqual([
      { from_state: 'draft', to_state: 'inReview' }, { from_state: 'inReview', to_state: 'approved' }, { from_state: 'approved', to_state: 'active' },
      { from_state: 'active', to_state: 'superseded' },
    ]);
    expect(await database.administer("select count(*) as n from rule_set_version where tenant_id = $1 and state = 'active'", [tenant.id])).toEqual([{ n: 1 }]);
  });

  test('is not moved from a version that somebody changed first', async () => {
    const id = await versionIn('inReview');
    expect(await move(id, 'approved', { version: 1 })).toBe(false);
    expect(await stateOf(id)).toBe('inReview');
  });

  test('two who approve at once: one of them does', async () => {
    const id = await versionIn('inReview');
    const moved = await Promise.all([move(id, 'approved', { version: 2 }), move(id, 'approved', { version: 2 })]);
    expect(moved.sort()).toEqual([false, true]);
  });

  test('is not moved from another service', async () => {
    const stranger = await createTestTenant(database);
    const id = await versionIn('draft');
    expect(await move(id, 'withdrawn', { tenantId: stranger.id })).toBe(false);
    expect(await stateOf(id)).toBe('draft');
  });
});

describe('approval', () => {
  test.each<[string, Step, string]>([
    ['by its author', {}, 'another person'],
    ['by nobody', { actor: null }, 'another person'],
    ['of other rules', { hash: hash('b') }, 'other rules'],
    ['of no rules', { hash: null }, 'other rules'],
  ])('%s is refused', async (name, step, message) => {
    const id = await versionIn('inReview');
    await expect(move(id, 'approved', name === 'by its author' ? { actor: author } : step)).rejects.toThrow(message);
    expect(await stateOf(id)).toBe('inReview');
  });

  test('by somebody who is not of the service is refused', async () => {
    const stranger = await createTestTenant(database);
    const id = await versionIn('inReview');
    await expect(move(id, 'approved', { actor: stranger.accounts.planManager!.id })).rejects.toThrow('foreign key');
  });

  test.each(['approved_by', 'approved_at', 'approved_hash', 'state', 'author_id', 'number', 'subject', 'effective_from', 'activated_at', 'notify_on_first'])(
    'cannot be had by writing %s',
    async (column) => {
      const id = await versionIn('draft');
      await expect(execute(`update rule_set_version set ${column} = ${column} where tenant_id = $1 and id = $2`, [tenant.id, id])).rejects.toThrow('permission denied');
    },
  );

  test('cannot be had with a new row', async () => {
    const approved = { approved_by: other, approved_at: '2026-11-02T09:00:00Z', approved_hash: hash('a'), submitted_at: '2026-11-02T09:00:00Z' };
    for (const state of ['inReview', 'approved', 'scheduled', 'superseded', 'withdrawn']) await expect(insert({ state, more: approved })).rejects.toThrow(/row-level security|check constraint/);
    await expect(insert({ more: approved })).rejects.toThrow('rule_set_version_state_facts');
    await expect(insert({ state: 'active', more: { ...approved, activated_at: '2026-11-02T09:00:00Z' } })).rejects.toThrow('row-level security');
    await expect(insert({ state: 'active', authorId: null, more: { activated_at: '2026-11-02T09:00:00Z' } })).rejects.toThrow('rule_set_version_author');
    await expect(insert({ number: 1, state: 'active', authorId: null, more: { activated_at: '2026-11-02T09:00:00Z' } })).rejects.toThrow('duplicate key');
  });
});

describe('what a version says', () => {
  test('may be edited while it is a draft', async () => {
    const id = await versionIn('draft');
    expect(await execute(`update rule_set_version set document = '{"a":1}', content_hash = $3, version = version + 1 where tenant_id = $1 and id = $2`, [tenant.id, id, hash('b')])).toBe(1);
  });

  test.each(ruleSetStates.filter((state) => state !== 'draft'))('stays as it is once it is %s', async (state) => {
    const id = await versionIn(state);
    for (const change of [`document = '{"a":1}'`, `content_hash = repeat('b', 64)`, `catalogue_version = 'x'`, 'based_on_id = null']) {
      expect(await execute(`update rule_set_version set ${change} where tenant_id = $1 and id = $2`, [tenant.id, id])).toBe(0);
    }
    expect(await database.administer('select document, content_hash from rule_set_version where id = $1', [id])).toEqual([{ document: {}, content_hash: hash('a') }]);
  });

  test('an approval does not outlive an edit, whoever makes it', async () => {
    const id = await versionIn('approved');
    await expect(database.administer(`update rule_set_version set content_hash = $2 where id = $1`, [id, hash('b')])).rejects.toThrow('rule_set_version_approved_hash');
  });

  test.each(['draft', 'active', 'withdrawn'] as const)('cannot be removed when it is %s', async (state) => {
    const id = await versionIn(state);
    await expect(execute('delete from rule_set_version where tenant_id = $1 and id = $2', [tenant.id, id])).rejects.toThrow('permission denied');
  });

  test('has its history written by nobody but the step itself', async () => {
    const id = await versionIn('inReview');
    await expect(execute(`insert into rule_set_event (tenant_id, rule_set_version_id, number, at, from_state, to_state, content_hash, gates) values ($1, $2, 9, now(), 'inReview', 'approved', 'x', '[]')`, [tenant.id, id])).rejects.toThrow('permission denied');
    await expect(execute('update rule_set_event set reason = null where tenant_id = $1', [tenant.id])).rejects.toThrow('permission denied');
    await expect(execute('delete from rule_set_event where tenant_id = $1', [tenant.id])).rejects.toThrow('permission denied');
    await expect(execute('delete from rule_set_back_test where tenant_id = $1', [tenant.id])).rejects.toThrow('permission denied');
  });
});

describe('coming into force', () => {
  test('does not happen before its day, which begins in London', async () => {
    const id = await versionIn('approved');
    // Half past eleven at night in UTC on 31 May is half past midnight of 1 June in London.
    expect(await move(id, 'scheduled', { startsOn: '2027-06-01' })).toBe(true);
    await expect(move(id, 'active', { at: '2027-05-31T22:59:00Z' })).rejects.toThrow('has not come');
    expect(await move(id, 'active', { at: '2027-05-31T23:30:00Z', actor: null })).toBe(true);
  });

  test('needs a day when it is scheduled', async () => {
    const id = await versionIn('approved');
    await expect(move(id, 'scheduled', { startsOn: null })).rejects.toThrow('rule_set_version_state_facts');
  });

  test('happens to one version of a subject at a time; each subject counts its own', async () => {
    await insert({ number: 1, state: 'active', authorId: null, more: { subject: 'service', activated_at: '2026-11-02T09:00:00Z' } });
    await expect(insert({ number: 1, authorId: author, more: { subject: 'service' } })).rejects.toThrow('duplicate key');
    expect(await database.administer("select subject from rule_set_version where tenant_id = $1 and state = 'active' order by 1", [tenant.id])).toEqual([{ subject: 'action' }, { subject: 'service' }]);
  });

  test('of the service that it is, only: nothing of another service moves', async () => {
    const stranger = await createTestTenant(database);
    await versionIn('active');
    expect(await database.administer('select state from rule_set_version where tenant_id = $1', [stranger.id])).toEqual([{ state: 'active' }]);
  });
});

test('a rating key is replaced, never edited or removed', async () => {
  await expect(execute(`update rating_key_version set document = '{}' where tenant_id = $1`, [tenant.id])).rejects.toThrow('permission denied');
  await expect(execute('delete from rating_key_version where tenant_id = $1', [tenant.id])).rejects.toThrow('permission denied');
});
