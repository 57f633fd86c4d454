/** Use case: everything of a service in one zip, as at one moment, written to a file without holding it in memory. */
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { Tenancy, tenantQuery, type TenantIdentity } from '../../platform/tenancy/index.ts';
import { leftOut } from './left-out.ts';
import { FORMAT, FORMAT_VERSION, MANIFEST, partOf, type Manifest } from './manifest.ts';
import { PackageWriter } from './package-writer.ts';
import { csvOf, spreadsheets } from './people-files.store.ts';
import { PlatformRowsStore } from './platform-rows.store.ts';
import { bytesOf, fixWriting, linesOf, referredKeys, type LongBytes } from './rows.store.ts';
import { exportedTables, readSchemaVersion, readTenantTables, type Read, type TenantTable } from './tenant-tables.store.ts';

/** Files that a service keeps outside the database, such as uploaded evidence. Names are paths without `..`. */
export interface TenantFiles {
  list(tenantId: string): AsyncIterable<{ path: string; read(): AsyncIterable<Uint8Array> }>;
}

const read: Read = (sql, values = []) => tenantQuery(sql, values);

@Injectable()
export class ExportsService {
  /** A service's exports, one at a time: each reads everything. */
  private readonly running = new Set<string>();

  constructor(
    private readonly tenancy: Tenancy,
    private readonly platformRows: PlatformRowsStore,
    private readonly clock: Clock,
  ) {}

  isRunning(tenantId: string): boolean {
    return this.running.has(tenantId);
  }

  /**
   * Records the export, then writes it. The record is committed first, so that it stands in the export itself and
   * stays when the writing fails.
   * @param path a file that is not there yet
   */
  async exportTo(path: string, identity: TenantIdentity, files?: TenantFiles): Promise<Manifest> {
    await this.tenancy.withTenant(identity, () => recordAudit(this.clock.now(), 'exportService', 'service', identity.tenantId));
    return this.write(path, identity, files);
  }

  /** The writing alone. Every part is as at one moment; two exports of unchanged rows have the same parts to the byte. */
  async write(path: string, identity: TenantIdentity, files?: TenantFiles): Promise<Manifest> {
    const { tenantId } = identity;
    this.running.add(tenantId);
    const producedAt = this.clock.now();
    const writer = PackageWriter.open(path, producedAt);
    try {
      const manifest = await this.tenancy.withTenant(identity, () => this.writeParts(writer, identity.tenantId, producedAt, files), { oneMoment: true });
      await writer.close();
      return manifest;
    } catch (error) {
      await writer.abandon(error as Error);
      throw error;
    } finally {
      this.running.delete(tenantId);
    }
  }

  private async writeParts(writer: PackageWriter, tenantId: string, producedAt: Date, files: TenantFiles | undefined): Promise<Manifest> {
    await fixWriting(read);
    const schema = await readSchemaVersion(read);
    const tables = exportedTables(await readTenantTables(read));
    const service = await this.platformRows.service(tenantId);
    await writer.add(partOf.service, lines([service.line]), { rows: true });
    await writer.add(partOf.accounts, lines(await this.platformRows.accounts(await accountsOf(tables))), { rows: true });
    for (const [table, { column, keys }] of await referencesOf(tables)) {
      await writer.add(partOf.reference(table), lines(await this.platformRows.referred(table, column, [...keys])), { rows: true });
    }
    for (const table of tables) {
      const long: LongBytes[] = [];
      await writer.add(partOf.table(table.name), linesOf(table, long), { rows: true });
      for (const value of long) await writer.add(value.path, bytesOf(value), { stored: true });
    }
    for await (const file of files?.list(tenantId) ?? []) await writer.add(partOf.file(file.path), file.read(), { stored: true });
    for (const [path, spreadsheet] of Object.entries(spreadsheets)) await writer.add(path, csvOf(spreadsheet));
    const manifest: Manifest = {
      format: FORMAT, formatVersion: FORMAT_VERSION, producedAt: producedAt.toISOString(), schema,
      service: { id: service.id, slug: service.slug, name: service.name },
      parts: [...writer.parts],
      leftOut: Object.entries(leftOut).map(([table, reason]) => ({ table, reason })),
    };
    await writer.addText(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  }
}

const lines = (of: readonly string[]): AsyncIterable<Uint8Array> => Readable.from(of.map((line) => Buffer.from(`${line}\n`, 'utf8')));

/** Ids of every account that a row of the service refers to. */
async function accountsOf(tables: readonly TenantTable[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const table of tables) {
    for (const { to, columns } of table.references) {
      if (to === 'account' && columns[0]) for (const id of await referredKeys(table.name, columns[0])) ids.add(id);
    }
  }
  return [...ids].sort();
}

/** Tables outside the service that its rows refer to, with the column and the keys; without accounts and the service itself. */
async function referencesOf(tables: readonly TenantTable[]): Promise<Map<string, { column: string; keys: Set<string> }>> {
  const found = new Map<string, { column: string; keys: Set<string> }>();
  for (const table of tables) {
    for (const { to, columns, toColumns, toTenantTable } of table.references) {
      if (toTenantTable || to === 'account' || to === 'tenant') continue;
      const [column, toColumn] = [columns[0], toColumns[0]];
      if (columns.length !== 1 || column === undefined || toColumn === undefined) throw new Error(`${table.name} refers to ${to} by several columns, which an export cannot follow yet.`);
      const entry = found.get(to) ?? { column: toColumn, keys: new Set<string>() };
      for (const key of await referredKeys(table.name, column)) entry.keys.add(key);
      found.set(to, entry);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
