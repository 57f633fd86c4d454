/** A whole service out and into another database: exact, complete, in one piece, and refused when anything is odd. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { openPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { openProvisioning, type Provisioning } from '../../provisioning.ts';
import { createTestDatabase, createTestTenant, postSignIn, signIn, startTestApp, testPassword, type TestApp, type TestDatabase, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';
import { onConnection } from '../../platform/database/index.ts';
import { importService, ImportRefused, type ImportOptions } from './index.ts';
import { harmlessColumns, leftOut, soundsLikeCredential } from './left-out.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import { readTenantTables, type TenantTable } from './tenant-tables.store.ts';

const CANARY = 'CANARY-of-the-other-service';
const at = new Date('2026-11-22T09:00:00Z');
let database: TestDatabase;
let provisioning: Provisioning;
let folder: string;
let mine: TestTenant;
let other: TestTenant;
let file: string;
let manifest: Manifest;
let tables: TenantTable[];

const identity = (tenant: Pick<TestTenant, 'id'>) => ({ tenantId: tenant.id, accountId: null, roles: [] });
let fileNumber = 0;
const newFile = (): string => join(folder, `${(fileNumber += 1)}.zip`);
const exportOf = async (from: Provisioning, tenant: Pick<TestTenant, 'id'>): Promise<{ file: string; manifest: Manifest }> => {
  const path = newFile();
  return { manifest: await from.exports.write(path, identity(tenant)), file: path };
};

/** Every part of a zip by its path. */
async function unpack(path: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path);
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks));
  }
  return parts;
}

async function pack(parts: ReadonlyMap<string, Buffer>): Promise<string> {
  const path = newFile();
  const zip = new ZipFile();
  for (const [name, bytes] of parts) zip.addBuffer(bytes, name);
  zip.end();
  await pipeline(zip.outputStream as Readable, createWriteStream(path));
  return path;
}

/** The export with a part changed, and its manifest made to agree: only what the import itself checks can notice. */
async function forged(path: string, change: (text: string) => string): Promise<string> {
  const parts = await unpack(file);
  const bytes = Buffer.from(change(parts.get(path)!.toString('utf8')), 'utf8');
  parts.set(path, bytes);
  const told = { ...manifest, parts: manifest.parts.map((part) => (part.path === path ? { ...part, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } : part)) };
  parts.set(MANIFEST, Buffer.from(JSON.stringify(told)));
  return pack(parts);
}

async function refusal(options: Partial<ImportOptions> & { file: string }, into: TestDatabase = database): Promise<string> {
  const before = await into.administer('select (select count(*) from tenant) as t, (select count(*) from account) as a, (select count(*) from action) as n');
  const error = await importService({ administratorUrl: into.administratorUrl, at, ...options }).then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ImportRefused);
  expect(await into.administer('select (select count(*) from tenant) as t, (select count(*) from account) as a, (select count(*) from action) as n')).toEqual(before);
  return (error as ImportRefused).message;
}

/** Another database, without the service. */
async function elsewhere<T>(work: (target: TestDatabase, there: Provisioning) => Promise<T>): Promise<T> {
  const target = await createTestDatabase();
  const there = await openProvisioning(target);
  try {
    return await work(target, there);
  } finally {
    await there.close();
    await target.drop();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-exports-'));
  database = await createTestDatabase();
  provisioning = await openProvisioning(database);
  const roles = ['planManager', 'tenantAdministrator', 'boardChair'] as const;
  [mine, other] = [await createTestTenant(database, { roles }), await createTestTenant(database, { roles })];
  await writePlan(database, mine, planOf([[[action({ description: '=1+1 & "quotes", \n a new line' }), action({ description: 'Ôl-ofal – ☂' })]]]));
  await writePlan(database, other, planOf([[[action({ description: CANARY })]]], CANARY));
  await database.administer('update action set computed_next_change_on = $2 where tenant_id = $1', [mine.id, '2026-12-01']);
  // Bytes that fit a row and bytes that do not; numbers that JavaScript cannot hold.
  for (const length of [16, 3_000_000]) {
    await database.administer(
      `insert into plan_import (tenant_id, id, state, file_name, file_bytes, file_hash, source, uploaded_by, uploaded_at, updated_at)
       values ($1, $2, 'reading', 'plan.docx', $3, repeat('a', 64), '{"exact": 12345678901234567890.123456789, "tiny": 1e-30}', $4, '2026-01-02T03:04:05.678901Z', now())`,
      [mine.id, newId(), Buffer.alloc(length, '\0\xffbytes', 'latin1'), mine.accounts.planManager?.id],
    );
  }
  await database.administer(
    'insert into retention (tenant_id, closed_plan_months, audit_months, changed_at, changed_by) values ($1, 84, 24, now(), $2)', [mine.id, mine.accounts.tenantAdministrator?.id],
  );
  tables = await onConnection(database.appUrl, (client) => readTenantTables(async (sql) => (await client.query(sql)).rows as never));
  ({ file, manifest } = await exportOf(provisioning, mine));
});
afterAll(async () => {
  await provisioning?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('what an export holds', () => {
  test('every table that carries the tenant, or a reason why not', () => {
    const open = tables.filter(({ name, readable, key }) => !(name in leftOut) && (!readable || key.length === 0)).map(({ name }) => name);
    expect(open).toEqual([]);
    expect(manifest.parts.map(({ path }) => path)).toEqual(expect.arrayContaining(tables.filter(({ name }) => !(name in leftOut)).map(({ name }) => `tables/${name}.ndjson`)));
    expect(Object.keys(leftOut).filter((name) => !tables.some((table) => table.name === name))).toEqual([]);
  });

  test('a table that is neither read nor listed stops the export', async () => {
    await database.administer('create table forgotten (tenant_id uuid not null references tenant (id), id uuid not null, primary key (tenant_id, id))');
    try {
      await expect(exportOf(provisioning, mine)).rejects.toThrow('cannot read forgotten');
    } finally {
      await database.administer('drop table forgotten');
    }
  });

  test('no column that sounds like a credential, and none of a password', async () => {
    const sounding = tables.filter(({ name }) => !(name in leftOut)).flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)).filter((column) => soundsLikeCredential.test(column));
    expect(sounding.filter((column) => !(column in harmlessColumns))).toEqual([]);
    const all = Buffer.concat([...(await unpack(file)).values()]).toString('latin1');
    expect(all).toContain(`planmanager@${mine.slug}.test`);
    expect(all).not.toMatch(/argon2|password_hash|id_hash/);
  });

  test('nothing of another service', async () => {
    const all = Buffer.concat([...(await unpack(file)).values()]).toString('latin1');
    for (const secret of [CANARY, other.id, other.slug]) expect(all).not.toContain(secret);
  });

  test('parts as the manifest says', async () => {
    const parts = await unpack(file);
    expect([...parts.keys()].sort()).toEqual([...manifest.parts.map(({ path }) => path), MANIFEST].sort());
    expect(JSON.parse(parts.get(MANIFEST)!.toString('utf8'))).toEqual(manifest);
    for (const { path, bytes, sha256, rows } of manifest.parts) {
      const content = parts.get(path)!;
      expect([path, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([path, bytes, sha256]);
      if (rows !== undefined) expect([path, content.toString('utf8').split('\n').length - 1]).toEqual([path, rows]);
    }
    const [counted] = await database.administer<{ actions: number; audit: number }>('select (select count(*) from action where tenant_id = $1) as actions, (select count(*) from membership where tenant_id = $1) as members', [mine.id]);
    expect(manifest.parts.find(({ path }) => path === 'tables/action.ndjson')?.rows).toBe(counted?.actions);
  });

  test('values as exact as PostgreSQL holds them, keys in the order of the columns', async () => {
    const parts = await unpack(file);
    const [first = ''] = parts.get('tables/plan_import.ndjson')!.toString('utf8').split('\n');
    expect(first).toContain('12345678901234567890.123456789');
    expect(first).toContain('"uploaded_at":"2026-01-02T03:04:05.678901+00:00"');
    expect(Object.keys(JSON.parse(first) as object).slice(0, 4)).toEqual(['tenant_id', 'id', 'version', 'state']);
    expect(parts.get('tables/action.ndjson')!.toString('utf8')).toContain('"computed_next_change_on":"2026-12-01"');
    expect(manifest.parts.filter(({ path }) => path.startsWith('bytes/plan_import.file_bytes/')).map(({ bytes }) => bytes)).toEqual([3_000_000]);
  });

  test('[40] spreadsheets in which no cell is a formula', async () => {
    const text = (await unpack(file)).get('csv/actions.csv')!.toString('utf8');
    expect(text.startsWith('\ufeff"Plan","Section ref"')).toBe(true);
    expect(text).toContain(`"'=1+1 & ""quotes"", \n a new line"`);
    expect(text).toContain('"Ôl-ofal – ☂"');
  });
});

describe('over the API', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(database, { NOW: '2026-11-22T09:00:00Z' });
  });
  afterAll(() => app?.close());

  test('[36] the administrator gets the zip, and the audit trail says so, in the zip as well', async () => {
    const session = await signIn(app, `tenantAdministrator@${mine.slug}.test`);
    const answer = await session.fetch('/api/export', { service: mine.slug });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${mine.slug}-2026-11-22.zip"`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const path = newFile();
    await writeFile(path, Buffer.from(await answer.arrayBuffer()));
    const events = await database.administer<{ actor_id: string }>("select actor_id from audit_event where tenant_id = $1 and operation = 'exportService'", [mine.id]);
    expect(events).toEqual([{ actor_id: mine.accounts.tenantAdministrator?.id }]);
    const parts = await unpack(path);
    expect(parts.get('tables/audit_event.ndjson')!.toString('utf8')).toContain('"operation":"exportService"');
    expect(Buffer.concat([...parts.values()]).toString('latin1')).not.toContain(CANARY);
  });

  test('nobody else does', async () => {
    for (const role of ['planManager', 'boardChair']) {
      const session = await signIn(app, `${role}@${mine.slug}.test`);
      expect((await session.fetch('/api/export', { service: mine.slug })).status).toBe(403);
    }
    const session = await signIn(app, `tenantAdministrator@${mine.slug}.test`);
    const [foreign, random] = await Promise.all([other.slug, 'no-such-service'].map(async (service) => {
      const answer = await session.fetch('/api/export', { service });
      return `${answer.status} ${await answer.text()}`;
    }));
    expect(foreign).toBe(random);
    expect(foreign).toMatch(/^404/);
    expect((await fetch(`${app.url}/api/export`, { headers: { 'x-waymark-service': mine.slug, 'sec-fetch-site': 'same-origin' } })).status).toBe(401);
  });
});

describe('an import', () => {
  test('restores everything exactly: exported again, every part is the same to the byte', async () => {
    ({ file, manifest } = await exportOf(provisioning, mine));
    await elsewhere(async (target, there) => {
      const imported = await importService({ administratorUrl: target.administratorUrl, file, at });
      expect(imported).toMatchObject({ id: mine.id, slug: mine.slug, known: [], addressTaken: [] });
      expect(imported.waiting).toHaveLength(3);
      expect((await exportOf(there, mine)).manifest.parts).toEqual(manifest.parts);
    });
  });

  test('as an administrator whom row security binds, which is forced again afterwards', async () => {
    await elsewhere(async (target, there) => {
      const name = `bound_${newId().replaceAll('-', '')}`;
      await target.administer(`create role ${name} login password 'x' nosuperuser nobypassrls in role waymark_owner`);
      try {
        const url = new URL(target.administratorUrl);
        [url.username, url.password] = [name, 'x'];
        await importService({ administratorUrl: url.href, file, at });
        const open = await target.administer("select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not c.relforcerowsecurity");
        expect(open).toEqual([]);
        expect((await exportOf(there, mine)).manifest.parts).toEqual(manifest.parts);
      } finally {
        await target.administer(`drop role ${name}`);
      }
    });
  });

  test('the roles of the service cannot run it', async () => {
    await elsewhere(async (target) => {
      for (const administratorUrl of [target.appUrl, target.platformUrl]) {
        expect(await refusal({ file, administratorUrl }, target)).toContain('import with the user that runs');
      }
    });
  });

  test('nobody it brings along can sign in until let in, and an address alone makes nobody the same', async () => {
    await elsewhere(async (target, there) => {
      const address = `planManager@${mine.slug}.test`.toLowerCase();
      const resident = await there.people.createAccount({ email: address, name: 'Somebody of that address', password: testPassword });
      const imported = await importService({ administratorUrl: target.administratorUrl, file, at, slug: 'elsewhere' });
      expect(imported.addressTaken).toEqual([address]);
      const app = await startTestApp(target, { NOW: '2026-11-22T09:00:00Z' });
      try {
        expect((await postSignIn(app.url, `boardChair@${mine.slug}.test`, testPassword)).status).toBe(401);
        const session = await signIn(app, address);
        expect((await session.graphql('{ services { totalCount } }')).data).toEqual({ services: { totalCount: 0 } });
        // Said by an administrator to be the same person, the resident takes over the roles; the others get a password.
        expect(await there.people.admit(mine.id, address, 'unused')).toMatchObject({ joined: true, account: { id: resident.id }, roles: ['planManager'] });
        expect((await session.graphql('{ services { nodes { slug } } }')).data).toEqual({ services: { nodes: [{ slug: 'elsewhere' }] } });
        expect(await there.people.admit(mine.id, `boardChair@${mine.slug}.test`, 'a quite new password')).toMatchObject({ joined: false, roles: ['boardChair'] });
        const chair = await signIn(app, `boardChair@${mine.slug}.test`, 'a quite new password');
        expect((await chair.graphql('{ plans { totalCount } }', {}, 'elsewhere')).data).toEqual({ plans: { totalCount: 1 } });
        expect(await there.people.admit(mine.id, address, 'unused')).toBeNull();
      } finally {
        await app.close();
      }
    });
  });

  test('brings along what its rows refer to outside the service', async () => {
    const linked = `create table shared_with (tenant_id uuid not null references tenant (id), body_id uuid not null references oversight_body (id), primary key (tenant_id, body_id));
      alter table shared_with enable row level security; alter table shared_with force row level security;
      create policy shared_with_select on shared_with for select to waymark_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
      grant select on shared_with to waymark_app`;
    await database.administer(linked);
    try {
      const { id: bodyId } = await provisioning.oversight.create('national', { en: 'National body', cy: 'Corff cenedlaethol' });
      await database.administer('insert into shared_with values ($1, $2)', [mine.id, bodyId]);
      const exported = await exportOf(provisioning, mine);
      await elsewhere(async (target, there) => {
        await target.administer(linked);
        await importService({ administratorUrl: target.administratorUrl, file: exported.file, at });
        expect((await exportOf(there, mine)).manifest.parts).toEqual(exported.manifest.parts);
        expect(exported.manifest.parts.find(({ path }) => path === 'references/oversight_body.ndjson')?.rows).toBe(1);
      });
    } finally {
      await database.administer('drop table shared_with');
    }
  });

  test('takes files that are kept outside the database to a store, and says so when there is none', async () => {
    const content = Buffer.from('%PDF-1.7 minutes');
    const path = newFile();
    const files = { list: () => Readable.from([{ path: 'tenants/1/2', read: () => Readable.from([content]) }]) };
    await provisioning.exports.write(path, identity(mine), files);
    await elsewhere(async (target) => {
      expect(await refusal({ file: path }, target)).toContain('no store for files');
      const written = new Map<string, Buffer>();
      await importService({ administratorUrl: target.administratorUrl, file: path, at, writeFile: async (tenant, name, bytes) => {
        const chunks: Uint8Array[] = [];
        for await (const chunk of bytes) chunks.push(chunk);
        written.set(`${tenant} ${name}`, Buffer.concat(chunks));
      } });
      expect(written).toEqual(new Map([[`${mine.id} tenants/1/2`, content]]));
    });
  });
});

describe('refused, with nothing imported', () => {
  test('a service that is here', async () => {
    expect(await refusal({ file })).toContain('is in the database already');
    await elsewhere(async (target) => {
      await createTestTenant(target, { slug: mine.slug, roles: [] });
      expect(await refusal({ file }, target)).toBe(`There is a service ${mine.slug} already; choose another name with --as.`);
    });
  });

  test('a database at another schema', async () => {
    await elsewhere(async (target) => {
      await target.administer("insert into schema_migration (name, hash) values ('9999-later', 'x')");
      expect(await refusal({ file }, target)).toContain('this database is at 9999-later');
    });
  });

  test('what is no zip, no export, or cut short', async () => {
    const path = newFile();
    await writeFile(path, 'PK not really a zip');
    expect(await refusal({ file: path })).toContain('not a full export');
    expect(await refusal({ file: await pack(new Map([['a.txt', Buffer.from('a')]])) })).toContain('not a full export');
    const whole = await readFile(file);
    await writeFile(path, whole.subarray(0, whole.length / 2));
    expect(await refusal({ file: path })).toContain('not a full export');
  });

  test('a part that was changed, lost or added', async () => {
    await elsewhere(async (target) => {
      for (const path of ['tables/decision.ndjson', 'csv/actions.csv', 'accounts.ndjson']) {
        const changed = await unpack(file);
        const bytes = Buffer.from(changed.get(path)!);
        bytes[bytes.length - 10]! ^= 1;
        changed.set(path, bytes);
        expect(await refusal({ file: await pack(changed) }, target)).toContain('changed or damaged');
      }
      const lost = await unpack(file);
      lost.delete('tables/evidence.ndjson');
      expect(await refusal({ file: await pack(lost) }, target)).toContain('changed or damaged (tables/evidence.ndjson)');
      const added = await unpack(file);
      added.set('tables/more.ndjson', Buffer.from('{}\n'));
      expect(await refusal({ file: await pack(added) }, target)).toContain('changed or damaged (tables/more.ndjson)');
    });
  });

  test('rows of another service, whatever the manifest says', async () => {
    await elsewhere(async (target) => {
      const victim = await createTestTenant(target, { roles: [] });
      const path = await forged('tables/plan.ndjson', (text) => `${text}${text.split('\n')[0]!.replace(`"tenant_id":"${mine.id}"`, `"tenant_id":"${victim.id}"`).replace(/"id":"[^"]+"/, `"id":"${newId()}"`)}\n`);
      expect(await refusal({ file: path }, target)).toContain('changed or damaged (tables/plan.ndjson)');
      const twice = await forged('tables/plan.ndjson', (text) => text.replace(`"tenant_id":"${mine.id}"`, `"tenant_id":"${mine.id}","tenant_id":"${victim.id}"`));
      expect(await refusal({ file: twice }, target)).toContain('changed or damaged');
    });
  });

  test('rows that break what the database holds to be true', async () => {
    await elsewhere(async (target) => {
      const orphan = await forged('tables/action.ndjson', (text) => text.replaceAll(/"objective_id":"[^"]+"/g, `"objective_id":"${newId()}"`));
      expect(await refusal({ file: orphan }, target)).toContain('neither in it nor here');
      const odd = await forged('tables/action.ndjson', (text) => text.replaceAll('"status":"', '"status":"odd'));
      expect(await refusal({ file: odd }, target)).toContain('changed or damaged (tables/action.ndjson)');
      const noJson = await forged('tables/action.ndjson', (text) => text.replaceAll('{', '['));
      expect(await refusal({ file: noJson }, target)).toContain('changed or damaged (tables/action.ndjson)');
    });
  });

  test('[37] a bomb, without unpacking it', async () => {
    const zeros = Buffer.alloc(120 * 1024 * 1024);
    const parts = new Map([['tables/plan.ndjson', zeros], ['tables/action.ndjson', zeros]]);
    const told = { ...manifest, parts: [...parts].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: '0'.repeat(64), rows: 1 })) };
    const path = await pack(new Map([...parts, [MANIFEST, Buffer.from(JSON.stringify(told))]]));
    expect((await stat(path)).size).toBeLessThan(1024 * 1024);
    const began = performance.now();
    expect(await refusal({ file: path })).toContain('unpacks to far more');
    expect(performance.now() - began).toBeLessThan(20_000);
    // A manifest that tells less than there is: reading ends where it is passed.
    const small = await unpack(file);
    small.set('tables/plan.ndjson', zeros);
    await elsewhere(async (target) => expect(await refusal({ file: await pack(small) }, target)).toContain('changed or damaged (tables/plan.ndjson)'));
  });
});

