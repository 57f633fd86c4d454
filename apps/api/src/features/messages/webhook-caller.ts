/** Calls a receiver of webhooks: signed, by the guarded way out, and what comes back as a fault or none. */
import { Injectable } from '@nestjs/common';
import { Sealing } from '../../platform/auth/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Config } from '../../platform/config/index.ts';
import { guardedFetch, OutsideRefused } from '../../platform/outside/index.ts';
import { tenantId } from '../../platform/tenancy/index.ts';
import type { DeliveryFault } from './retry.ts';
import { signWebhook } from './webhook-signature.ts';
import type { UsableWebhook } from './webhooks.store.ts';

export interface WebhookEvent {
  /** The same at every attempt, and at every receiver. */
  id: string;
  type: string;
  at: Date;
  data: Readonly<Record<string, unknown>>;
}

/** The specification recommends from 15 to 30 seconds; a receiver that works longer answers first and works then. */
const timeoutMs = 15_000;
/** Nothing here will change by trying again. */
const forGood: ReadonlySet<string> = new Set(['notHttps', 'notPublic']);
/** "The receiver wants no more": the specification asks to stop then. */
export const gone = 'http410';

@Injectable()
export class WebhookCaller {
  constructor(
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  seal(webhookId: string, secret: string): Buffer {
    return this.sealing.seal(secret, subjectOf(webhookId));
  }

  /** Null when it was taken. Outside any transaction. */
  async call(webhook: UsableWebhook, event: WebhookEvent): Promise<DeliveryFault | null> {
    const body = JSON.stringify({ type: event.type, timestamp: event.at.toISOString(), data: event.data });
    const now = this.clock.now();
    const previous = webhook.previous_sealed !== null && webhook.previous_until !== null && webhook.previous_until > now ? [webhook.previous_sealed] : [];
    const secrets = this.open(webhook.id, [webhook.secret_sealed, ...previous]);
    if (!secrets) return { code: 'secretUnreadable', forGood: true };
    // The machine's time, even where the service's stands still: receivers refuse what is minutes old.
    const headers = { 'content-type': 'application/json', 'user-agent': 'Waymark', ...signWebhook(event.id, new Date(), body, secrets) };
    try {
      const { status } = await guardedFetch(webhook.url, { method: 'POST', headers, body }, { anyAddress: this.config.webhookAddresses === 'any', timeoutMs });
      return status >= 200 && status < 300 ? null : { code: `http${status}`, forGood: status === 410 };
    } catch (error) {
      if (error instanceof OutsideRefused) return { code: error.fault, forGood: forGood.has(error.fault) };
      throw error;
    }
  }

  /** Null when they were sealed with another key, as after a restore: the receiver is then added anew. */
  private open(webhookId: string, sealed: readonly Buffer[]): string[] | null {
    try {
      return sealed.map((one) => this.sealing.open(one, subjectOf(webhookId)));
    } catch {
      return null;
    }
  }
}

/** A secret opens for its own receiver in its own service only. */
const subjectOf = (webhookId: string): string => `webhook ${tenantId()} ${webhookId}`;
