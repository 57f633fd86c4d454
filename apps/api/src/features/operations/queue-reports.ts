/** What waits: in the queue, and in the outbox of each service. Figures, codes and ids; whoever reads them may see no content. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { PlatformDatabase } from '../../platform/database/index.ts';
import { QueueAway, QueueOverviews, type QueueOverview } from '../../platform/jobs/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { outboxDepth } from '../messages/index.ts';

export interface OutboxReport {
  waiting: number;
  failed: number;
  dead: number;
  /** For how long the oldest waits that could go out. */
  oldestWaitingSeconds: number;
  /** Services that somebody should look at, those with most first. */
  services: { tenantId: string; failed: number; dead: number }[];
}

export interface QueueReport {
  at: Date;
  /** null: it cannot be reached. */
  queue: QueueOverview | null;
  outbox: OutboxReport;
}

const MOST_SERVICES = 50;

@Injectable()
export class QueueReports {
  private reading: Promise<QueueReport> | null = null;

  constructor(
    private readonly overviews: QueueOverviews,
    private readonly platform: PlatformDatabase,
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  /** Who asks while it is read gets the same: it visits every service. */
  read(): Promise<QueueReport> {
    this.reading ??= this.readNow().finally(() => (this.reading = null));
    return this.reading;
  }

  private async readNow(): Promise<QueueReport> {
    const [queue, outbox] = await Promise.all([this.queue(), this.outbox()]);
    return { at: this.clock.now(), queue, outbox };
  }

  private async queue(): Promise<QueueOverview | null> {
    try {
      return await this.overviews.read();
    } catch (error) {
      if (error instanceof QueueAway) return null;
      throw error;
    }
  }

  /** One service after the other in its own context, as jobs do: no role of ours reads across services. */
  private async outbox(): Promise<OutboxReport> {
    const total: OutboxReport = { waiting: 0, failed: 0, dead: 0, oldestWaitingSeconds: 0, services: [] };
    const now = this.clock.now();
    for (const { id: tenantId } of await this.platform.query<{ id: string }>('select id from tenant order by id')) {
      const { waiting, failed, dead, oldestDueAt } = await this.tenancy.withTenant({ tenantId, accountId: null, roles: [] }, () => outboxDepth(now));
      total.waiting += waiting;
      total.failed += failed;
      total.dead += dead;
      if (oldestDueAt) total.oldestWaitingSeconds = Math.max(total.oldestWaitingSeconds, (now.getTime() - oldestDueAt.getTime()) / 1000);
      if (failed + dead > 0) total.services.push({ tenantId, failed, dead });
    }
    total.services.sort((a, b) => b.dead - a.dead || b.failed - a.failed);
    return { ...total, services: total.services.slice(0, MOST_SERVICES) };
  }
}
