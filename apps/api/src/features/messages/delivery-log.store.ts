/** The log of deliveries, for administrators. */
import { statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { MessageKind, MessageParameters, MessageSubject } from './message.ts';
import type { StateOfDelivery } from './messages.graphql.ts';

export interface LoggedDelivery extends Record<string, unknown> {
  id: string;
  channel: 'email' | 'webhook';
  state: StateOfDelivery;
  attempts: number;
  createdAt: Date;
  nextAttemptAt: Date | null;
  sentAt: Date | null;
  lastError: string | null;
  kind: MessageKind;
  subjectKind: MessageSubject;
  subjectId: string;
  parameters: MessageParameters;
  recipient: string;
  url: string | null;
}

const outward = "d.tenant_id = $1 and d.channel <> 'inbox'";
const rows = `select d.id, d.channel, d.state, d.attempts, d.created_at as "createdAt", d.next_attempt_at as "nextAttemptAt", d.sent_at as "sentAt", d.last_error as "lastError",
         m.kind, m.subject_kind as "subjectKind", m.subject_id as "subjectId", m.parameters, p.name as recipient, w.url
    from delivery d join message m on m.tenant_id = $1 and m.id = d.message_id join person p on p.tenant_id = $1 and p.account_id = m.recipient_id
    left join webhook w on w.tenant_id = $1 and w.id = d.webhook_id where ${outward}`;
const known = "exists (select from delivery c where c.tenant_id = $1 and c.id = $3 and c.channel <> 'inbox')";
const page = statement(`${rows} and ($2::text is null or d.state = $2) and ($3::uuid is null or (d.id < $3 and ${known})) order by d.id desc limit $4`);
const count = statement(`select count(*) as count from delivery d where ${outward} and ($2::text is null or d.state = $2)`);

/** Newest first. */
export async function findDeliveries(state: StateOfDelivery | null, after: string | null, limit: number): Promise<LoggedDelivery[]> {
  return tenantQuery<LoggedDelivery>(page, [tenantId(), state, after, limit]);
}

export async function countDeliveries(state: StateOfDelivery | null): Promise<number> {
  return (await tenantQuery<{ count: number }>(count, [tenantId(), state]))[0]?.count ?? 0;
}

export async function findDelivery(id: string): Promise<LoggedDelivery | null> {
  return (await tenantQuery<LoggedDelivery>(`${rows} and d.id = $2`, [tenantId(), id]))[0] ?? null;
}

/** With all its attempts before it. False when it was sent, is waiting, or somebody is at it. */
export async function waitAgain(id: string, now: Date): Promise<boolean> {
  return (await tenantExecute(
    `update delivery d set state = 'waiting', attempts = 0, next_attempt_at = $3, lease_id = null, leased_until = null
      where ${outward} and d.id = $2 and d.state in ('failed', 'dead') and (d.leased_until is null or d.leased_until <= $3)`, [tenantId(), id, now],
  )) === 1;
}
