/** The services: those a person may enter, and the making of a new one. */
import { Injectable } from '@nestjs/common';
import { ratingKeyPresets, type Localised, type RatingKeyPreset } from '@waymark/domain';
import { actionCatalogue, contentHash, defaultRuleSets, parse } from '@waymark/rules';
import { v7 as newId } from 'uuid';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Requester } from '../../platform/auth/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { insertRatingKey, insertRuleSet } from './tenant-rules.store.ts';
import { TenantsStore, type Tenant } from './tenants.store.ts';

export interface NewTenant {
  /** In addresses: lower-case letters, digits and hyphens. */
  slug: string;
  name: Localised;
  ratingKeyPreset: RatingKeyPreset;
  demonstration?: boolean;
  provenance?: Localised | null;
  gssCode?: string | null;
}

@Injectable()
export class TenantsService {
  constructor(
    private readonly store: TenantsStore,
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  /** The services of this person, by English name. */
  async servicesOf(requester: Pick<Requester, 'memberships'>): Promise<Tenant[]> {
    const ids = requester.memberships.map(({ tenantId }) => tenantId);
    return ids.length === 0 ? [] : this.store.findByIds(ids);
  }

  /** By English name; unknown ids are left out. */
  async findAll(tenantIds: readonly string[]): Promise<Tenant[]> {
    return tenantIds.length === 0 ? [] : this.store.findByIds(tenantIds);
  }

  async find(tenantId: string): Promise<Tenant | null> {
    return (await this.store.findByIds([tenantId]))[0] ?? null;
  }

  /** Makes a service with a preset's rating key and its default rules, both in force at once. */
  async create({ slug, name, ratingKeyPreset, demonstration = false, provenance = null, gssCode = null }: NewTenant): Promise<Tenant> {
    const parsed = parse(defaultRuleSets[ratingKeyPreset], actionCatalogue);
    if (!parsed.ok) throw new Error(`The default rules of ${ratingKeyPreset} cannot be read: ${JSON.stringify(parsed.issues)}`);
    const tenant: Tenant = { id: newId(), slug, name, demonstration, provenance, gssCode };
    const at = this.clock.now();
    await this.store.insert(tenant, at);
    await this.tenancy.withTenant({ tenantId: tenant.id, accountId: null, roles: [] }, async () => {
      await insertRatingKey(ratingKeyPresets[ratingKeyPreset], at);
      await insertRuleSet(parsed.ruleSet, contentHash(parsed.ruleSet), at);
      await recordAudit(at, 'createService', 'service', tenant.id, { ratingKey: ratingKeyPreset });
    });
    return tenant;
  }
}
