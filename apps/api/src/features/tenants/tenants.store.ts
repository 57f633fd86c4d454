/** Services as such: the platform role's rows, never their content. */
import { Injectable } from '@nestjs/common';
import type { Localised } from '@waymark/domain';
import { PlatformDatabase, statement } from '../../platform/database/index.ts';

export interface Tenant {
  id: string;
  slug: string;
  name: Localised;
  demonstration: boolean;
  provenance: Localised | null;
  /** Area code of the open data. */
  gssCode: string | null;
}

interface TenantRow extends Record<string, unknown> {
  id: string;
  slug: string;
  name_en: string;
  name_cy: string;
  demonstration: boolean;
  provenance_en: string | null;
  provenance_cy: string | null;
  gss_code: string | null;
}

const columns = 'id, slug, name_en, name_cy, demonstration, provenance_en, provenance_cy, gss_code';
const byIds = statement(`select ${columns} from tenant where id = any ($1) order by name_en, id`);
const bySlug = statement(`select ${columns} from tenant where slug = $1`);

@Injectable()
export class TenantsStore {
  constructor(private readonly database: PlatformDatabase) {}

  /** By English name. */
  async findByIds(ids: readonly string[]): Promise<Tenant[]> {
    return (await this.database.query<TenantRow>(byIds, [ids])).map(toTenant);
  }

  async findBySlug(slug: string): Promise<Tenant | null> {
    const [row] = await this.database.query<TenantRow>(bySlug, [slug]);
    return row ? toTenant(row) : null;
  }

  /** Every service's id, for jobs that look after each in turn. */
  async allIds(): Promise<string[]> {
    return (await this.database.query<{ id: string }>('select id from tenant order by id')).map(({ id }) => id);
  }

  async insert(tenant: Tenant, at: Date): Promise<void> {
    const { id, slug, name, demonstration, provenance, gssCode } = tenant;
    await this.database.execute(`insert into tenant (${columns}, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
      id, slug, name.en, name.cy, demonstration, provenance?.en ?? null, provenance?.cy ?? null, gssCode, at,
    ]);
  }
}

function toTenant(row: TenantRow): Tenant {
  const { provenance_en: en, provenance_cy: cy } = row;
  return {
    id: row.id,
    slug: row.slug,
    name: { en: row.name_en, cy: row.name_cy },
    demonstration: row.demonstration,
    provenance: en !== null && cy !== null ? { en, cy } : null,
    gssCode: row.gss_code,
  };
}
