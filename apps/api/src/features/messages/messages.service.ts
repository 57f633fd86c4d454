/** Posting: the one way for other features to tell somebody something. */
import { Inject, Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Clock } from '../../platform/clock/index.ts';
import { Jobs } from '../../platform/jobs/index.ts';
import { tenantId } from '../../platform/tenancy/index.ts';
import { checkMessage, defaultFrequency, type EmailFrequency, type NewMessage } from './message.ts';
import { insertDeliveries, insertMessages, wishesOf, type DeliveryStart, type MessageRow } from './messages.store.ts';
import { enabledWebhookIds } from './webhooks.store.ts';

/** Put on the queue when something was posted; periodic besides, so that a lost job only delays. */
export const DELIVER_JOB = 'messages.deliver';

@Injectable()
export class Messages {
  constructor(
    private readonly clock: Clock,
    @Inject(Jobs) private readonly jobs: Pick<Jobs, 'enqueueAfterCommit'>,
  ) {}

  /**
   * Writes messages and how each goes out in the current transaction of a service: they are told if and only if what they
   * tell of is committed. One whose key the service has already is passed over.
   */
  async post(messages: readonly NewMessage[]): Promise<void> {
    if (messages.length === 0) return;
    messages.forEach(checkMessage);
    const now = this.clock.now();
    const rows = messages.map((message) => rowOf(message, now));
    const written = await insertMessages(rows, now);
    if (written.size === 0) return;
    const fresh = rows.filter(({ id }) => written.has(id));
    const wishes = await this.wishes(fresh);
    const webhooks = await enabledWebhookIds();
    await insertDeliveries(fresh.flatMap((row) => deliveriesOf(row, wishes(row), webhooks)), now);
    this.jobs.enqueueAfterCommit(DELIVER_JOB, { tenantId: tenantId() });
  }

  private async wishes(rows: readonly MessageRow[]): Promise<(row: MessageRow) => EmailFrequency> {
    const stated = await wishesOf([...new Set(rows.map(({ recipient_id }) => recipient_id))]);
    const byPerson = new Map(stated.map(({ account_id, kind, email }) => [`${account_id} ${kind}`, email]));
    return ({ recipient_id, kind }) => byPerson.get(`${recipient_id} ${kind}`) ?? defaultFrequency[kind];
  }
}

function rowOf({ recipientId, kind, subjectKind, subjectId, parameters, dedupeKey, notBefore }: NewMessage, now: Date): MessageRow {
  const wanted = notBefore === undefined ? now : new Date(notBefore);
  return { id: newId(), recipient_id: recipientId, kind, subject_kind: subjectKind, subject_id: subjectId, parameters, dedupe_key: dedupeKey, visible_from: wanted > now ? wanted : now };
}

/** Into the inbox always, as what is seen nowhere is lost; and wherever else the person or the service wants it. */
function deliveriesOf(row: MessageRow, email: EmailFrequency, webhooks: readonly string[]): DeliveryStart[] {
  const waiting = { message_id: row.id, state: 'waiting', next_attempt_at: row.visible_from, sent_at: null } as const;
  return [
    { id: newId(), message_id: row.id, channel: 'inbox', webhook_id: null, state: 'sent', next_attempt_at: null, sent_at: row.visible_from },
    ...(email === 'atOnce' ? [{ ...waiting, id: newId(), channel: 'email' as const, webhook_id: null }] : []),
    ...webhooks.map((id) => ({ ...waiting, id: newId(), channel: 'webhook' as const, webhook_id: id })),
  ];
}
