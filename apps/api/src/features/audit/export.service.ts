/** A service's trail as lines that anybody can verify without us (platform/audit/trail-file.ts). */
import { Injectable } from '@nestjs/common';
import { recordAudit, signHead, trailFormat, writeLine, type CheckpointLine, type SealLine } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { RequestRefused } from '../../platform/http/request-refused.ts';
import { actAs, Tenancy, type TenantIdentity } from '../../platform/tenancy/index.ts';
import { CheckpointsService } from './checkpoints.service.ts';
import { chainHead, checkpointsBetween, eventsBetween, type Checkpoint } from './trail.store.ts';

/** A page is one short transaction, so that a slow reader holds nothing. */
const EVENTS_AT_ONCE = 1_000;

@Injectable()
export class AuditExportService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly checkpoints: CheckpointsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Records the export, signs the head, and answers the lines up to it, the export's own event included.
   * @throws RequestRefused NOT_READY where nothing can be signed
   */
  async export(identity: TenantIdentity): Promise<AsyncGenerator<string>> {
    if (!this.checkpoints.key) throw new RequestRefused('NOT_READY', 503, 'The trail cannot be signed here. Ask whoever runs Waymark to set AUDIT_SIGNING_KEY.');
    await this.tenancy.withTenant(identity, () => recordAudit(this.clock.now(), 'exportAudit', 'service', identity.tenantId));
    await actAs(identity, () => this.checkpoints.write());
    return this.lines(identity);
  }

  private async *lines(identity: TenantIdentity): AsyncGenerator<string> {
    const { key } = this.checkpoints;
    const tenant = identity.tenantId;
    const head = await this.tenancy.withTenant(identity, chainHead);
    if (!key || !head) throw new Error('There is nothing to export.');
    yield writeLine({ kind: 'trail', format: trailFormat, tenant });
    let signed = 0;
    for (let seq = 0; seq < head.seq; ) {
      const page = await this.tenancy.withTenant(identity, async () => {
        const events = await eventsBetween(seq, head.seq, EVENTS_AT_ONCE);
        return { events, checkpoints: await checkpointsBetween(seq, events.at(-1)?.seq ?? seq) };
      });
      // Rows are gone: what is left is written, and the seal shows where the chain should have ended.
      if (page.events.length === 0) break;
      const marks = new Map(page.checkpoints.map((checkpoint) => [checkpoint.seq, checkpoint]));
      let text = '';
      for (const event of page.events) {
        text += writeLine({ kind: 'event', ...event });
        const mark = marks.get(event.seq);
        if (mark) text += writeLine(lineOf(mark, tenant));
        marks.delete(event.seq);
      }
      // Of events that are gone: they stand after what is left of the page.
      for (const mark of marks.values()) text += writeLine(lineOf(mark, tenant));
      signed += page.checkpoints.length;
      yield text;
      seq = page.events.at(-1)?.seq ?? head.seq;
    }
    const at = this.clock.now().toISOString().replace('Z', '000Z');
    yield writeLine(signHead<SealLine>(key, { kind: 'seal', tenant, seq: head.seq, hash: head.hash, at, checkpoints: signed }));
  }
}

function lineOf({ keyId, ...rest }: Checkpoint, tenant: string): CheckpointLine {
  return { kind: 'checkpoint', tenant, key: keyId, ...rest };
}
