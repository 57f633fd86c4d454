/** Messages and, with them, how each goes out: written together, read as an inbox. */
import { statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { Channel, EmailFrequency, MessageKind, MessageParameters, MessageSubject } from './message.ts';

export interface MessageRow {
  id: string;
  recipient_id: string;
  kind: MessageKind;
  subject_kind: MessageSubject;
  subject_id: string;
  parameters: MessageParameters;
  dedupe_key: string;
  visible_from: Date;
}

export interface DeliveryStart {
  id: string;
  message_id: string;
  channel: Channel;
  webhook_id: string | null;
  state: 'waiting' | 'sent';
  next_attempt_at: Date | null;
  sent_at: Date | null;
}

const insert = statement(
  `insert into message (tenant_id, id, recipient_id, kind, subject_kind, subject_id, parameters, dedupe_key, created_at, visible_from)
   select $1, m.id, m.recipient_id, m.kind, m.subject_kind, m.subject_id, m.parameters, m.dedupe_key, $3, m.visible_from
     from jsonb_to_recordset($2::jsonb) as m (id uuid, recipient_id uuid, kind text, subject_kind text, subject_id uuid, parameters jsonb, dedupe_key text, visible_from timestamptz)
   on conflict (tenant_id, dedupe_key) do nothing returning id`,
);

/** Ids of those that were not there yet. */
export async function insertMessages(rows: readonly MessageRow[], at: Date): Promise<Set<string>> {
  const written = await tenantQuery<{ id: string }>(insert, [tenantId(), JSON.stringify(rows), at]);
  return new Set(written.map(({ id }) => id));
}

const insertStarts = statement(
  `insert into delivery (tenant_id, id, message_id, channel, webhook_id, state, next_attempt_at, sent_at, created_at)
   select $1, d.id, d.message_id, d.channel, d.webhook_id, d.state, d.next_attempt_at, d.sent_at, $3
     from jsonb_to_recordset($2::jsonb) as d (id uuid, message_id uuid, channel text, webhook_id uuid, state text, next_attempt_at timestamptz, sent_at timestamptz)`,
);

export async function insertDeliveries(rows: readonly DeliveryStart[], at: Date): Promise<void> {
  await tenantExecute(insertStarts, [tenantId(), JSON.stringify(rows), at]);
}

export interface WishRow extends Record<string, unknown> {
  account_id: string;
  kind: MessageKind;
  email: EmailFrequency;
}

export async function wishesOf(accountIds: readonly string[]): Promise<WishRow[]> {
  return tenantQuery<WishRow>('select account_id, kind, email from message_preference where tenant_id = $1 and account_id = any ($2)', [tenantId(), accountIds]);
}

export async function saveWish(accountId: string, kind: MessageKind, email: EmailFrequency, at: Date): Promise<void> {
  await tenantExecute(
    `insert into message_preference (tenant_id, account_id, kind, email, changed_at) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, account_id, kind) do update set email = excluded.email, changed_at = excluded.changed_at`,
    [tenantId(), accountId, kind, email, at],
  );
}
