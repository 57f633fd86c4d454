/** What digests count beside dates: unread escalations, and messages that no mail told of. */
import { tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface Unread {
  accountId: string;
  escalations: number;
  waiting: number;
}

export async function unreadByPerson(now: Date): Promise<Unread[]> {
  return tenantQuery<Unread & Record<string, unknown>>(
    `select m.recipient_id as "accountId", count(distinct m.subject_id) as escalations,
            count(*) filter (where exists (select from message_preference w where w.tenant_id = $1 and w.account_id = m.recipient_id and w.kind = m.kind and w.email = 'digest')) as waiting
       from message m where m.tenant_id = $1 and m.kind = 'escalation' and m.read_at is null and m.visible_from <= $2 group by m.recipient_id`,
    [tenantId(), now],
  );
}

/** True when this service has had its digests of a period. */
export async function digestsPosted(period: string, from: string): Promise<boolean> {
  const [row] = await tenantQuery<{ posted: boolean }>(
    `select exists (select from message m where m.tenant_id = $1 and m.kind = 'digest' and m.created_at >= $3::text::date - 1 and m.parameters ->> 'period' = $2 and m.parameters ->> 'from' = $3::text) as posted`,
    [tenantId(), period, from],
  );
  return row?.posted ?? false;
}
