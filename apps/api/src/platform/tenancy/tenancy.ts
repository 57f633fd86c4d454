/**
 * The one way to a tenant's rows: a short transaction of the application role that carries the tenant
 * (`app.tenant_id`), which every row-security policy reads. The DataSource is private to this folder.
 */
import pg from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { traced } from '../telemetry/index.ts';
import { decodeTypes } from '../database/column-types.ts';
import { observePool } from '../database/pool-use.ts';
import { guardClient } from './guarded-pool.ts';
import { ambient, checkIdentity, runAmbient, tenantIdentity, type TenantIdentity } from './identity.ts';
import { TenantTransaction, type TransactionOptions } from './tenant-transaction.ts';

/** A class decorated as an entity, or an EntitySchema. */
export type Entity = (new () => object) | EntitySchema;

export interface TenancyOptions {
  /** postgres:// address of the role waymark_app. */
  url: string;
  entities?: readonly Entity[];
  /** Connections at most. */
  size?: number;
  /** Told of errors on idle connections, which are replaced by themselves. */
  onPoolError?: (error: Error) => void;
}

export class Tenancy {
  private constructor(
    private readonly source: DataSource,
    private readonly pool: pg.Pool,
  ) {}

  /** Opens the pool; throws when the server cannot be reached. */
  static async open(options: TenancyOptions): Promise<Tenancy> {
    const source = new DataSource({
      type: 'postgres',
      driver: pg,
      url: options.url,
      entities: [...(options.entities ?? [])],
      poolSize: options.size ?? 10,
      applicationName: 'waymark-app',
      installExtensions: false,
      synchronize: false,
      logging: false,
      poolErrorHandler: options.onPoolError ?? (() => undefined),
      // With pipelining, BEGIN, the tenant and the first statement leave in one write.
      extra: { pipeline: true, types: decodeTypes, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000 },
    });
    await source.initialize();
    const pool = (source.driver as unknown as { master: pg.Pool }).master;
    pool.on('connect', guardClient);
    // The connection that TypeORM used to look at the server is in the pool already.
    const first = await pool.connect();
    guardClient(first);
    first.release();
    observePool('app', pool);
    return new Tenancy(source, pool);
  }

  /**
   * Runs `work` in one transaction of the given tenant and commits; on any error rolls back and rethrows.
   * A call inside a transaction of the same tenant joins it; of another tenant throws. An adviser's reads only.
   */
  async withTenant<T>(identity: TenantIdentity, work: () => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    checkIdentity(identity);
    const outer = ambient<TenantTransaction>()?.transaction;
    if (outer) return outer.join(identity, () => runAmbient({ identity, transaction: outer }, work));
    return traced('transaction', 'service', () => this.begin(identity, work, options));
  }

  private async begin<T>(identity: TenantIdentity, work: () => Promise<T>, options: TransactionOptions): Promise<T> {
    const transaction = new TenantTransaction(this.source, await this.pool.connect(), identity, options);
    let result: T;
    try {
      result = await runAmbient({ identity, transaction }, async () => {
        const done = await work();
        await transaction.writeGathered();
        return done;
      });
      await transaction.commit();
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
    for (const follow of transaction.followers) await runAmbient({ identity, transaction: null }, follow);
    return result;
  }

  /** Runs `work` in a transaction of whoever acts now (see `actAs`). */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.withTenant(tenantIdentity(), work);
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}
