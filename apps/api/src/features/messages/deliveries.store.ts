/** Deliveries on their way: taken under a lease, sent by nobody here, recorded. */
import { statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { MessageKind, MessageParameters, MessageSubject } from './message.ts';
import type { AfterFault } from './retry.ts';

export interface TakenDelivery extends Record<string, unknown> {
  id: string;
  channel: 'email' | 'webhook';
  webhook_id: string | null;
  /** Made and failed, without this one. */
  attempts: number;
  message_id: string;
  recipient_id: string;
  kind: MessageKind;
  subject_kind: MessageSubject;
  subject_id: string;
  parameters: MessageParameters;
  created_at: Date;
  /** False for who has left the service since. */
  belongs: boolean;
}

/** The oldest first; rows that another holds at this moment are passed over. */
const take = statement(
  `with due as (
     select d.id from delivery d
      where d.tenant_id = $1 and d.state in ('waiting', 'failed') and d.next_attempt_at <= $2 and (d.leased_until is null or d.leased_until <= $2)
      order by d.next_attempt_at, d.id limit $5 for update skip locked
   ), taken as (
     update delivery d set lease_id = $3, leased_until = $4 from due where d.tenant_id = $1 and d.id = due.id
     returning d.id, d.message_id, d.channel, d.webhook_id, d.attempts
   )
   select t.id, t.channel, t.webhook_id, t.attempts, m.id as message_id, m.recipient_id, m.kind, m.subject_kind, m.subject_id, m.parameters, m.created_at,
          exists (select from membership p where p.tenant_id = $1 and p.account_id = m.recipient_id) as belongs
     from taken t join message m on m.tenant_id = $1 and m.id = t.message_id order by m.created_at, t.id`,
);

export async function takeDue(now: Date, leaseId: string, leasedUntil: Date, most: number): Promise<TakenDelivery[]> {
  return tenantQuery<TakenDelivery>(take, [tenantId(), now, leaseId, leasedUntil, most]);
}

/** True whoever holds it by now: what has gone out has gone out. */
export async function recordSent(id: string, at: Date): Promise<void> {
  await tenantExecute(
    `update delivery set state = 'sent', sent_at = $3, attempts = attempts + 1, next_attempt_at = null, lease_id = null, leased_until = null, last_error = null
      where tenant_id = $1 and id = $2 and state <> 'sent'`,
    [tenantId(), id, at],
  );
}

/** Nothing when the lease was over and another took it: that one's outcome counts. */
export async function recordFault(id: string, leaseId: string, code: string, { state, nextAttemptAt }: AfterFault): Promise<void> {
  await tenantExecute(
    `update delivery set state = $4, next_attempt_at = $5, last_error = $6, attempts = attempts + 1, lease_id = null, leased_until = null
      where tenant_id = $1 and id = $2 and lease_id = $3`,
    [tenantId(), id, leaseId, state, nextAttemptAt, code],
  );
}
