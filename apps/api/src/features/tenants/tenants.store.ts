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

/** One open figure of an area beside its statistical neighbours. */
export interface AreaBenchmark {
  gssCode: string;
  indicator: string;
  label: Localised;
  period: string;
  value: number;
  neighbourMean: number;
  neighbourCount: number;
  neighbourModel: string;
  /** The value is per this many. */
  per: number;
  source: string;
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
const benchmarksOf = statement(
  `select gss_code as "gssCode", indicator, json_build_object('en', label_en, 'cy', label_cy) as label, period, value,
          neighbour_mean as "neighbourMean", neighbour_count as "neighbourCount", neighbour_model as "neighbourModel", per, source
     from area_benchmark where gss_code = any ($1) order by gss_code, indicator`,
);

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

  async benchmarks(gssCodes: readonly string[]): Promise<AreaBenchmark[]> {
    return this.database.query<AreaBenchmark & Record<string, unknown>>(benchmarksOf, [gssCodes]);
  }

  async saveBenchmark(figure: AreaBenchmark): Promise<void> {
    await this.database.execute(
      `insert into area_benchmark (gss_code, indicator, label_en, label_cy, period, value, neighbour_mean, neighbour_count, neighbour_model, per, source)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (gss_code, indicator) do update set label_en = excluded.label_en, label_cy = excluded.label_cy, period = excluded.period,
         value = excluded.value, neighbour_mean = excluded.neighbour_mean, neighbour_count = excluded.neighbour_count,
         neighbour_model = excluded.neighbour_model, per = excluded.per, source = excluded.source`,
      [
        figure.gssCode, figure.indicator, figure.label.en, figure.label.cy, figure.period, figure.value, figure.neighbourMean, figure.neighbourCount,
        figure.neighbourModel, figure.per, figure.source,
      ],
    );
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
