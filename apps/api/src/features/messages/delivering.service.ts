/**
 * Carries waiting deliveries out: takes some under a lease in a short transaction, sends them outside any, records each.
 * A worker that dies in between leaves a lease that ends; another then sends under the same ids (ADR 0035).
 */
import { Injectable, Logger } from '@nestjs/common';
import type { Localised } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { Clock } from '../../platform/clock/index.ts';
import { Config } from '../../platform/config/index.ts';
import { faultText } from '../../platform/log/index.ts';
import { Mailer, MailRefused } from '../../platform/mail/index.ts';
import { Tenancy, tenantId } from '../../platform/tenancy/index.ts';
import { PeopleService } from '../people/index.ts';
import { TenantsService } from '../tenants/index.ts';
import { recordFault, recordSent, takeDue, type TakenDelivery } from './deliveries.store.ts';
import { messageMail } from './message-mail.ts';
import { afterFault, type DeliveryFault } from './retry.ts';
import { gone, WebhookCaller } from './webhook-caller.ts';
import { findWebhooks, setWebhookDisabled, type UsableWebhook } from './webhooks.store.ts';
import { linkOf, titleOf } from './wording.ts';

/** Sent at the same time, so that one slow receiver holds up few. */
const portion = 10;
/** Longer than any attempt may take. */
export const leaseSeconds = 120;
/** One service keeps the others waiting no longer; what is left comes with the next pass. */
const longestPassMs = 20_000;

/** What a portion needs to know, read before anything is sent. */
interface Surroundings {
  service: { name: Localised; slug: string };
  addresses: ReadonlyMap<string, string>;
  webhooks: ReadonlyMap<string, UsableWebhook>;
}

@Injectable()
export class DeliveringService {
  private readonly log = new Logger('Messages');

  constructor(
    private readonly tenancy: Tenancy,
    private readonly people: PeopleService,
    private readonly tenants: TenantsService,
    private readonly mailer: Mailer,
    private readonly caller: WebhookCaller,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Everything of the acting service that is due; answers how many attempts were made. */
  async deliverDue(): Promise<number> {
    const began = performance.now();
    for (let attempts = 0; ; ) {
      const taken = await this.deliverSome();
      attempts += taken;
      if (taken < portion || performance.now() - began > longestPassMs) return attempts;
    }
  }

  private async deliverSome(): Promise<number> {
    const now = this.clock.now();
    const leaseId = newId();
    const leasedUntil = new Date(now.getTime() + leaseSeconds * 1_000);
    const { taken, webhooks } = await this.tenancy.transaction(async () => {
      const rows = await takeDue(now, leaseId, leasedUntil, portion);
      const ids = [...new Set(rows.flatMap(({ webhook_id }) => webhook_id ?? []))];
      return { taken: rows, webhooks: ids.length === 0 ? [] : await findWebhooks(ids) };
    });
    if (taken.length === 0) return 0;
    const [service, addresses] = [await this.tenants.find(tenantId()), await this.people.mailAddresses(taken.map(({ recipient_id }) => recipient_id))];
    if (!service) throw new Error('The service of this delivery is not there.');
    const surroundings = { service, addresses, webhooks: new Map(webhooks.map((row) => [row.id, row])) };
    await Promise.all(taken.map((delivery) => this.deliver(delivery, leaseId, surroundings)));
    return taken.length;
  }

  private async deliver(delivery: TakenDelivery, leaseId: string, surroundings: Surroundings): Promise<void> {
    const fault = await this.send(delivery, surroundings).catch((error: unknown): DeliveryFault => {
      this.log.error(`A delivery of service ${tenantId()} could not be made: ${faultText(error)}`);
      return { code: 'internal', forGood: false };
    });
    await this.tenancy.transaction(async () => {
      if (fault === null) return recordSent(delivery.id, this.clock.now());
      await recordFault(delivery.id, leaseId, fault.code, afterFault(fault, delivery.attempts + 1, this.clock.now()));
      if (fault.code === gone && delivery.webhook_id !== null) await setWebhookDisabled(delivery.webhook_id, this.clock.now());
    });
  }

  /** Null when it was taken over by whoever it was sent to. */
  private async send(delivery: TakenDelivery, { service, addresses, webhooks }: Surroundings): Promise<DeliveryFault | null> {
    const message = { kind: delivery.kind, subjectKind: delivery.subject_kind, subjectId: delivery.subject_id, parameters: delivery.parameters };
    const [title, link] = [titleOf(message), linkOf(this.config.origin, service.slug, message)];
    if (delivery.channel === 'webhook') {
      const webhook = webhooks.get(delivery.webhook_id ?? '');
      if (!webhook || webhook.disabled_at !== null) return { code: 'webhookOff', forGood: true };
      const data = { id: delivery.message_id, kind: delivery.kind, subjectKind: message.subjectKind, subjectId: message.subjectId, recipientId: delivery.recipient_id, title, link };
      return this.caller.call(webhook, { id: delivery.message_id, type: `message.${delivery.kind}`, at: delivery.created_at, data });
    }
    const to = addresses.get(delivery.recipient_id);
    // Who has left the service hears no more of it.
    if (!delivery.belongs || to === undefined) return { code: 'recipientGone', forGood: true };
    const mail = messageMail({ to, service: service.name, title, link, preferencesLink: `${this.config.origin}/s/${service.slug}/inbox#preferences`, messageId: `${delivery.id}@${new URL(this.config.origin).hostname}` });
    try {
      await this.mailer.send(mail);
      return null;
    } catch (error) {
      if (error instanceof MailRefused) return { code: error.fault, forGood: error.forGood };
      throw error;
    }
  }
}
