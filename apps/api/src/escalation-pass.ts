/** The pass of escalations without a running worker, for measuring it. Messages are written; whoever has a worker sends them. */
import { EscalationPolicies } from './features/escalation-policies/index.ts';
import { EscalationsService, passAll, type PassResult } from './features/escalations/index.ts';
import { Messages } from './features/messages/index.ts';
import { RatingsService } from './features/ratings/index.ts';
import { Clock } from './platform/clock/index.ts';
import { Tenancy } from './platform/tenancy/index.ts';

export class EscalationPass {
  private constructor(
    private readonly tenancy: Tenancy,
    private readonly escalations: EscalationsService,
  ) {}

  /** On one connection. @param now the instant of every pass, '2026-11-22T09:00:00Z' */
  static async open(appUrl: string, now: string): Promise<EscalationPass> {
    const clock = new Clock(now);
    const messages = new Messages(clock, { enqueueAfterCommit: () => undefined });
    return new EscalationPass(await Tenancy.open({ url: appUrl, size: 1 }), new EscalationsService(clock, new EscalationPolicies(clock), new RatingsService(clock), messages));
  }

  async close(): Promise<void> {
    await this.tenancy.close();
  }

  /** Everything that is due in one service. */
  of(tenantId: string): Promise<PassResult> {
    return passAll(this.escalations, (work) => this.tenancy.withTenant({ tenantId, accountId: null, roles: [] }, work));
  }
}
