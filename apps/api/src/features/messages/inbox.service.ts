/** What a person does with their messages, and administrators with deliveries. */
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { fromCursor, isUuid, NotFound, pageSize, reason, Refused, toConnection, type Connection, type PageRequest } from '../../platform/graphql/index.ts';
import { Jobs } from '../../platform/jobs/index.ts';
import { actingAccountId, tenantId } from '../../platform/tenancy/index.ts';
import { countDeliveries, findDeliveries, findDelivery, waitAgain, type LoggedDelivery } from './delivery-log.store.ts';
import { countMessages, findMessages, readMessage, type InboxRow } from './inbox.store.ts';
import { defaultFrequency, frequenciesOf, messageKinds, type EmailFrequency, type MessageKind } from './message.ts';
import { Delivery, Message, MessagePreference, type ChangeMessagePreferenceInput, type StateOfDelivery } from './messages.graphql.ts';
import { DELIVER_JOB } from './messages.service.ts';
import { saveWish, wishesOf } from './messages.store.ts';
import { titleOf } from './wording.ts';

const PAGE = 20;

/** The id that a cursor stands for; null without one, false for one that is none of ours. */
const placeOf = (request: PageRequest): string | null | false => {
  const place = fromCursor(request.after);
  return place === null || isUuid(place) ? place : false;
};

@Injectable()
export class InboxService {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async messages(request: PageRequest, unread: boolean): Promise<Connection<Message>> {
    const [size, after, now] = [pageSize(request, PAGE), placeOf(request), this.clock.now()];
    const rows = after === false ? [] : await findMessages(actingAccountId(), now, after, unread, size + 1);
    return toConnection(rows.map(toMessage), size, await countMessages(actingAccountId(), now, unread), ({ id }) => id);
  }

  unread(): Promise<number> {
    return countMessages(actingAccountId(), this.clock.now(), true);
  }

  async markRead(id: string): Promise<Message | NotFound> {
    const at = this.clock.now();
    const row = isUuid(id) ? await readMessage(actingAccountId(), id, at) : null;
    if (!row) return new NotFound(id);
    await recordAudit(at, 'markMessageRead', 'message', id);
    return toMessage(row);
  }

  async preferences(): Promise<MessagePreference[]> {
    const stated = new Map((await wishesOf([actingAccountId()])).map(({ kind, email }) => [kind, email]));
    return messageKinds.map((kind) => toPreference(kind, stated.get(kind) ?? defaultFrequency[kind]));
  }

  async changePreference({ kind, email }: ChangeMessagePreferenceInput): Promise<MessagePreference | Refused> {
    if (!frequenciesOf(kind).includes(email)) return new Refused(reason('frequencyNotForKind', { kind, email }));
    const at = this.clock.now();
    await saveWish(actingAccountId(), kind, email, at);
    await recordAudit(at, 'changeMessagePreference', 'account', actingAccountId(), { kind, email });
    return toPreference(kind, email);
  }

  async deliveries(request: PageRequest, state: StateOfDelivery | null): Promise<Connection<Delivery>> {
    const [size, after] = [pageSize(request, PAGE), placeOf(request)];
    const rows = after === false ? [] : await findDeliveries(state, after, size + 1);
    return toConnection(rows.map(toDelivery), size, await countDeliveries(state), ({ id }) => id);
  }

  async resend(id: string): Promise<Delivery | Refused | NotFound> {
    const at = this.clock.now();
    const found = isUuid(id) ? await findDelivery(id) : null;
    if (!found) return new NotFound(id);
    if (!(await waitAgain(id, at))) return new Refused(reason('deliveryNotToResend', { state: found.state }));
    await recordAudit(at, 'resendDelivery', 'delivery', id, { channel: found.channel, was: found.state });
    this.jobs.enqueueAfterCommit(DELIVER_JOB, { tenantId: tenantId() });
    return toDelivery({ ...found, state: 'waiting', attempts: 0, nextAttemptAt: at });
  }
}

function toMessage(row: InboxRow): Message {
  const { id, kind, subjectKind, subjectId, at, readAt } = row;
  return Object.assign(new Message(), { id, kind, subjectKind, subjectId, title: titleOf(row), at, readAt });
}

function toPreference(kind: MessageKind, email: EmailFrequency): MessagePreference {
  return Object.assign(new MessagePreference(), { kind, email, choices: frequenciesOf(kind) });
}

function toDelivery(row: LoggedDelivery): Delivery {
  const { id, channel, state, attempts, createdAt, nextAttemptAt, sentAt, lastError, recipient, url } = row;
  return Object.assign(new Delivery(), { id, channel, state, attempts, createdAt, nextAttemptAt, sentAt, lastError, recipient, host: url === null ? null : new URL(url).host, title: titleOf(row) });
}
