/**
 * Brings a full export into another database: one transaction, as the administrator who also migrates. The
 * application's role takes no part in it, so nothing of what binds that role (row security, append-only tables,
 * states that move through a function) is loosened for it. See docs/adr/0027.
 */
import { onConnection } from '../../platform/database/index.ts';
import { takeInAccounts, takeInReference, takeInService, type Landing } from './import-outside.store.ts';
import { damaged, ImportRefused, tooLong } from './import-refused.ts';
import { liftRowSecurity, requireAdministrator } from './lift-row-security.store.ts';
import { MANIFEST, partOf, type Manifest, type ManifestPart } from './manifest.ts';
import { PackageReader } from './package-reader.ts';
import { fixWriting } from './rows.store.ts';
import { clearStage, makeStage, stageBytes, stageLines } from './stage.store.ts';
import { exportedTables, inOrderOfReferences, quoted, readSchemaVersion, readTenantTables, type Read, type TenantTable } from './tenant-tables.store.ts';

export interface ImportOptions {
  /** Of the user that migrations run as. */
  administratorUrl: string;
  file: string;
  /** Another short name than the service had. */
  slug?: string;
  /** When accounts that come along count as made and disabled. */
  at: Date;
  /** Takes the files that are kept outside the database; without it an export that holds some is refused. */
  writeFile?: (tenantId: string, path: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>;
}

export interface ImportedService extends Landing {
  id: string;
  slug: string;
  name: Manifest['service']['name'];
  rows: number;
}

/** @throws ImportRefused with one sentence; then nothing of the service is in the database */
export async function importService({ administratorUrl, file, slug, at, writeFile }: ImportOptions): Promise<ImportedService> {
  const reader = await PackageReader.open(file);
  try {
    return await onConnection(administratorUrl, async (client) => {
      const read: Read = async (sql, values = []) => (await client.query(sql, [...values])).rows as never;
      await client.query('begin');
      try {
        const imported = await takeIn(read, reader, { slug: slug ?? reader.manifest.service.slug, at, ...(writeFile ? { writeFile } : {}) });
        await client.query('commit');
        return imported;
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw asRefusal(error);
      }
    });
  } finally {
    reader.close();
  }
}

type Taking = Pick<ImportOptions, 'at' | 'writeFile'> & { slug: string };

async function takeIn(read: Read, reader: PackageReader, { slug, at, writeFile }: Taking): Promise<ImportedService> {
  const { manifest } = reader;
  const { id, name } = manifest.service;
  await read('set local search_path = public');
  await fixWriting(read);
  const bypasses = await requireAdministrator(read);
  await refuseOtherSchema(read, manifest);
  await refuseKnownService(read, id, slug);
  const tables = exportedTables(await readTenantTables(read));
  refuseOtherTables(manifest, tables);
  const restoreRowSecurity = bypasses ? undefined : await liftRowSecurity(read, tables.map((table) => table.name));
  await read("select set_config('app.tenant_id', $1, true)", [id]);
  await makeStage(read);

  const stage = async (path: string): Promise<void> => {
    const part = reader.part(path);
    if (!part) throw damaged(path);
    await clearStage(read);
    if ((await stageLines(read, path, reader.read(part))) !== part.rows) throw damaged(path);
  };
  await stage(partOf.service);
  await takeInService(read, id, slug);
  await stage(partOf.accounts);
  const landing = await takeInAccounts(read, at);
  for (const { path } of manifest.parts.filter((part) => part.path.startsWith(partOf.reference('').replace('.ndjson', '')))) {
    await stage(path);
    await takeInReference(read, path.slice('references/'.length, -'.ndjson'.length), tables);
  }
  let rows = 0;
  for (const table of inOrderOfReferences(tables)) {
    await stage(partOf.table(table.name));
    for (const part of bytesPartsOf(manifest, table)) await stageBytes(read, part, reader.read(part));
    rows += await insertStaged(read, table, id);
  }
  await takeInFiles(reader, id, writeFile);
  await readOn(reader, manifest.parts.filter(({ path }) => path.startsWith('csv/')));
  await restoreRowSecurity?.();
  return { id, slug, name, rows, ...landing };
}

async function refuseOtherSchema(read: Read, { schema }: Manifest): Promise<void> {
  const here = await readSchemaVersion(read);
  if (here.hash === schema.hash) return;
  throw new ImportRefused(
    `The export was made at schema ${schema.migration} and this database is at ${here.migration}; bring the older one up to date with "npx waymark db migrate", export again, and import that.`,
  );
}

async function refuseKnownService(read: Read, id: string, slug: string): Promise<void> {
  const known = await read<{ id: string; slug: string }>('select id, slug from tenant where id = $1 or slug = $2', [id, slug]);
  const same = known.find((row) => row.id === id);
  if (same) throw new ImportRefused(`This service is in the database already (as ${same.slug}); import it into another database.`);
  if (known.length > 0) throw new ImportRefused(`There is a service ${slug} already; choose another name with --as.`);
}

function refuseOtherTables(manifest: Manifest, tables: readonly TenantTable[]): void {
  const wanted = new Set(tables.map(({ name }) => partOf.table(name)));
  const missing = [...wanted].find((path) => !manifest.parts.some((part) => part.path === path));
  if (missing !== undefined) throw damaged(missing);
  const known = /^(?:service\.ndjson|accounts\.ndjson|references\/[^/]+\.ndjson|bytes\/.+|files\/.+|csv\/[^/]+)$/;
  const odd = manifest.parts.find(({ path }) => !wanted.has(path) && !known.test(path));
  if (odd) throw damaged(odd.path);
}

const bytesPartsOf = (manifest: Manifest, { name }: TenantTable): ManifestPart[] => manifest.parts.filter(({ path }) => path.startsWith(`bytes/${name}.`));

/** One statement a table, so that rows may refer to later rows of the same table. */
async function insertStaged(read: Read, table: TenantTable, tenantId: string): Promise<number> {
  const names = table.columns.map(({ name }) => quoted(name));
  const values = table.columns.map(({ name, bytes }) => {
    if (!bytes) return `r.${quoted(name)}`;
    return `coalesce(r.${quoted(name)}, (select f.content from export_stage_bytes f where f.path = s.line ->> '${name.replaceAll("'", "''")}@file'))`;
  });
  const [inserted] = await read<{ count: string; foreign: string }>(
    `with inserted as (
       insert into ${quoted(table.name)} (${names.join(', ')})
       select ${values.join(', ')} from export_stage s cross join lateral json_populate_record(null::${quoted(table.name)}, s.line) r
       returning tenant_id)
     select count(*) as count, count(*) filter (where tenant_id <> $1) as foreign from inserted`,
    [tenantId],
  );
  // A row of another service than the manifest's would be a way into that service.
  if (inserted?.foreign !== '0') throw damaged(partOf.table(table.name));
  return Number(inserted.count);
}

async function takeInFiles(reader: PackageReader, tenantId: string, writeFile: ImportOptions['writeFile']): Promise<void> {
  for (const part of reader.manifest.parts.filter(({ path }) => path.startsWith('files/'))) {
    if (!writeFile) throw new ImportRefused('The export holds files, and this installation has no store for files; set one up and import again.');
    await writeFile(tenantId, part.path.slice('files/'.length), reader.read(part));
  }
}

/** What is for people is not taken in, but a change in it is a change in the export. */
async function readOn(reader: PackageReader, parts: readonly ManifestPart[]): Promise<void> {
  for (const part of parts) {
    const reading = reader.read(part);
    while (!(await reading.next()).done);
  }
}

/** What PostgreSQL says of rows that do not fit is about the file, not about whoever reads this. */
function asRefusal(error: unknown): unknown {
  const { code, table } = error as { code?: unknown; table?: unknown };
  if (typeof code !== 'string' || error instanceof ImportRefused) return error;
  const about = typeof table === 'string' ? partOf.table(table) : MANIFEST;
  if (code === '54000') return tooLong(about);
  if (code === '23503') return new ImportRefused(`A row of the export (${about}) refers to something that is neither in it nor here, so nothing of it was imported; make the export again and import that.`);
  if (/^(?:22|23)/.test(code)) return damaged(about);
  return error;
}
