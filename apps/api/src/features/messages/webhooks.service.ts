/** What administrators do with the receivers of webhooks of their service. */
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Config } from '../../platform/config/index.ts';
import { addressFault, type OutsideFault } from '../../platform/outside/index.ts';
import { actingAccountId, Tenancy, tenantId } from '../../platform/tenancy/index.ts';
import { WebhookCaller } from './webhook-caller.ts';
import { newWebhookSecret } from './webhook-signature.ts';
import { findWebhooks, insertWebhook, listWebhooks, removeWebhook, rotateWebhookSecret, setWebhookDisabled, type WebhookRow } from './webhooks.store.ts';

const mostWebhooks = 10;
/** So long the secret before signs, too. */
const bothSignMs = 24 * 3_600_000;

export type AddingFault = Extract<OutsideFault, 'notHttps' | 'notPublic'> | 'exists' | 'tooMany' | 'noEncryption';

@Injectable()
export class WebhooksService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly caller: WebhookCaller,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  list(): Promise<WebhookRow[]> {
    return this.tenancy.transaction(listWebhooks);
  }

  /** The secret stands in this answer and nowhere else. */
  async add(url: string): Promise<{ id: string; secret: string } | { fault: AddingFault }> {
    // Without it a key would be made from nothing (ADR 0021).
    if (this.config.encryptionSecret === '') return { fault: 'noEncryption' };
    const fault = addressFault(url, this.config.webhookAddresses === 'any');
    if (fault) return { fault };
    const [id, secret, at] = [newId(), newWebhookSecret(), this.clock.now()];
    return this.tenancy.transaction(async () => {
      if ((await listWebhooks()).length >= mostWebhooks) return { fault: 'tooMany' };
      if (!(await insertWebhook({ id, url, secret_sealed: this.caller.seal(id, secret), created_at: at, created_by: actingAccountId() }))) return { fault: 'exists' };
      await recordAudit(at, 'addWebhook', 'webhook', id);
      return { id, secret };
    });
  }

  /** Null when there is none such. */
  async rotate(id: string): Promise<string | null> {
    const [secret, at] = [newWebhookSecret(), this.clock.now()];
    const done = await this.change(id, 'rotateWebhookSecret', () => rotateWebhookSecret(id, this.caller.seal(id, secret), at, new Date(at.getTime() + bothSignMs)));
    return done ? secret : null;
  }

  /** Sends an event that tells of nothing; the outcome, null when there is none such. */
  async test(id: string): Promise<{ outcome: string } | null> {
    const [webhook] = await this.tenancy.transaction(() => findWebhooks([id]));
    if (!webhook) return null;
    const fault = await this.caller.call(webhook, { id: newId(), type: 'webhook.test', at: this.clock.now(), data: { webhookId: id, serviceId: tenantId() } });
    const outcome = fault?.code ?? 'taken';
    await this.tenancy.transaction(() => recordAudit(this.clock.now(), 'testWebhook', 'webhook', id, { outcome }));
    return { outcome };
  }

  disable(id: string): Promise<boolean> {
    return this.change(id, 'disableWebhook', () => setWebhookDisabled(id, this.clock.now()));
  }

  enable(id: string): Promise<boolean> {
    return this.change(id, 'enableWebhook', () => setWebhookDisabled(id, null));
  }

  remove(id: string): Promise<boolean> {
    return this.change(id, 'removeWebhook', () => removeWebhook(id, this.clock.now()));
  }

  private async change(id: string, operation: string, write: () => Promise<boolean>): Promise<boolean> {
    return this.tenancy.transaction(async () => {
      const done = await write();
      if (done) await recordAudit(this.clock.now(), operation, 'webhook', id);
      return done;
    });
  }
}
