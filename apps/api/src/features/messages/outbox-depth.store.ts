/** How much the outbox of a service holds, for whoever runs the installation: figures, nothing of a message. */
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface OutboxDepth extends Record<string, unknown> {
  waiting: number;
  failed: number;
  dead: number;
  /** Since when the oldest waits that could go out. */
  oldestDueAt: Date | null;
}

// One index range each: of what is on its way, and of what leaves the service at all.
const depth = statement(
  `select coalesce(sum(open.n) filter (where open.state = 'waiting'), 0)::int as waiting, coalesce(sum(open.n) filter (where open.state = 'failed'), 0)::int as failed,
          (select count(*)::int from delivery d where d.tenant_id = $1 and d.channel <> 'inbox' and d.state = 'dead') as dead, min(open.due) as "oldestDueAt"
     from (select d.state, count(*) as n, min(d.next_attempt_at) filter (where d.next_attempt_at <= $2) as due from delivery d
            where d.tenant_id = $1 and d.state in ('waiting', 'failed') group by d.state) open`,
);

/** Of the acting service. Inside a tenant transaction. */
export async function outboxDepth(now: Date): Promise<OutboxDepth> {
  const [row] = await tenantQuery<OutboxDepth>(depth, [tenantId(), now]);
  return row!;
}
