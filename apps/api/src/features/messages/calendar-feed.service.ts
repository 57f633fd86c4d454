/** The secret address of somebody's due dates: made, read by a calendar, revoked. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../platform/audit/index.ts';
import { newTenantSecret, tenantOfSecret } from '../../platform/auth/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Config } from '../../platform/config/index.ts';
import { actingAccountId, Tenancy, tenantId } from '../../platform/tenancy/index.ts';
import { TenantsService } from '../tenants/index.ts';
import { calendarText } from './calendar.ts';
import { deleteFeed, feedOf, replaceFeed, useFeed } from './calendar-feeds.store.ts';
import { dueActionsOf } from './due-actions.store.ts';
import { CalendarFeed } from './messages.graphql.ts';
import { linkOf } from './wording.ts';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly tenants: TenantsService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async find(): Promise<CalendarFeed | null> {
    const row = await feedOf(actingAccountId());
    return row && Object.assign(new CalendarFeed(), { ...row, address: null });
  }

  /** The address stands in this answer and nowhere else. */
  async make(): Promise<CalendarFeed> {
    const token = newTenantSecret(tenantId());
    const at = this.clock.now();
    await replaceFeed(actingAccountId(), hashOf(token), at);
    await recordAudit(at, 'makeCalendarFeed', 'account', actingAccountId());
    return Object.assign(new CalendarFeed(), { createdAt: at, lastUsedAt: null, address: `${this.config.origin}/api/calendar/${token}.ics` });
  }

  async revoke(): Promise<boolean> {
    const done = await deleteFeed(actingAccountId());
    if (done) await recordAudit(this.clock.now(), 'revokeCalendarFeed', 'account', actingAccountId());
    return done;
  }

  /** The calendar that a token opens; null for one that opens none, and for who may no longer read the plan. */
  async read(token: string): Promise<string | null> {
    const tenant = tenantOfSecret(token);
    if (tenant === null) return null;
    const found = await this.tenancy.withTenant({ tenantId: tenant, accountId: null, roles: [] }, async () => {
      const accountId = await useFeed(hashOf(token), this.clock.now());
      return accountId === null ? null : dueActionsOf(accountId);
    });
    const service = found && (await this.tenants.find(tenant));
    if (!service) return null;
    const actions = found.map(({ id, ref, plan, due, changedAt }) => ({
      id, due, changedAt, title: ref === null ? plan : `${ref} · ${plan}`, link: linkOf(this.config.origin, service.slug, { subjectKind: 'action', subjectId: id }),
    }));
    return calendarText({ name: `Waymark · ${service.name.en} / ${service.name.cy}`, host: new URL(this.config.origin).hostname, actions });
  }
}
