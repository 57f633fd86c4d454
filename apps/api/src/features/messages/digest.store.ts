/** What digests count beside dates: open escalations, and messages that no mail told of. */
import { tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

const escalated = `escalation e join action a on a.tenant_id = $1 and a.id = e.action_id
  where e.tenant_id = $1 and e.status in ('pending', 'firing', 'acknowledged', 'snoozed')`;

/** Actions of the service whose escalation is open. */
export async function countEscalated(): Promise<number> {
  return (await tenantQuery<{ count: number }>(`select count(*) as count from ${escalated}`, [tenantId()]))[0]?.count ?? 0;
}

/** By the accounts of their owners and contributors. */
export async function countEscalatedByOwner(): Promise<Map<string, number>> {
  const rows = await tenantQuery<{ accountId: string; count: number }>(
    `select p.account_id as "accountId", count(distinct o.action_id) as count
       from action_owner o join person p on p.tenant_id = $1 and p.account_id is not null and (o.person_id = p.id or lower(trim(o.name)) = lower(trim(p.name)))
      where o.tenant_id = $1 and o.action_id in (select a.id from ${escalated}) group by p.account_id`,
    [tenantId()],
  );
  return new Map(rows.map(({ accountId, count }) => [accountId, count]));
}

/** Unread messages that a person wants to hear of in the digest alone. */
export async function waitingByPerson(now: Date): Promise<Map<string, number>> {
  const rows = await tenantQuery<{ accountId: string; count: number }>(
    `select m.recipient_id as "accountId", count(*) as count
       from message m join message_preference w on w.tenant_id = $1 and w.account_id = m.recipient_id and w.kind = m.kind and w.email = 'digest'
      where m.tenant_id = $1 and m.read_at is null and m.visible_from <= $2 group by m.recipient_id`,
    [tenantId(), now],
  );
  return new Map(rows.map(({ accountId, count }) => [accountId, count]));
}

/** True when this service has had its digests of a period. */
export async function digestsPosted(period: string, from: string): Promise<boolean> {
  const [row] = await tenantQuery<{ posted: boolean }>(
    `select exists (select from message m where m.tenant_id = $1 and m.kind = 'digest' and m.created_at >= $3::text::date - 1 and m.parameters ->> 'period' = $2 and m.parameters ->> 'from' = $3::text) as posted`,
    [tenantId(), period, from],
  );
  return row?.posted ?? false;
}
