/** The inbox of one person: what is theirs and may be seen by now. */
import { statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { MessageKind, MessageParameters, MessageSubject } from './message.ts';

export interface InboxRow extends Record<string, unknown> {
  id: string;
  kind: MessageKind;
  subjectKind: MessageSubject;
  subjectId: string;
  parameters: MessageParameters;
  at: Date;
  readAt: Date | null;
}

const columns = 'm.id, m.kind, m.subject_kind as "subjectKind", m.subject_id as "subjectId", m.parameters, m.visible_from as at, m.read_at as "readAt"';
const visible = 'm.tenant_id = $1 and m.recipient_id = $2 and m.visible_from <= $3';
const own = 'exists (select from message c where c.tenant_id = $1 and c.recipient_id = $2 and c.id = $4)';
const page = statement(`select ${columns} from message m where ${visible} and ($4::uuid is null or (m.id < $4 and ${own})) and (not $5 or m.read_at is null) order by m.id desc limit $6`);
const count = statement(`select count(*) as count from message m where ${visible} and (not $4 or m.read_at is null)`);

/** Newest first. @param after a message of theirs; of any other nothing follows */
export async function findMessages(accountId: string, now: Date, after: string | null, unread: boolean, limit: number): Promise<InboxRow[]> {
  return tenantQuery<InboxRow>(page, [tenantId(), accountId, now, after, unread, limit]);
}

export async function countMessages(accountId: string, now: Date, unread: boolean): Promise<number> {
  return (await tenantQuery<{ count: number }>(count, [tenantId(), accountId, now, unread]))[0]?.count ?? 0;
}

/** Null when it is not theirs, or not to be seen yet. Read once, it stays read at that time. */
export async function readMessage(accountId: string, id: string, now: Date): Promise<InboxRow | null> {
  await tenantExecute('update message set read_at = $3 where tenant_id = $1 and recipient_id = $2 and id = $4 and visible_from <= $3 and read_at is null', [tenantId(), accountId, now, id]);
  const [row] = await tenantQuery<InboxRow>(`select ${columns} from message m where ${visible} and m.id = $4`, [tenantId(), accountId, now, id]);
  return row ?? null;
}
