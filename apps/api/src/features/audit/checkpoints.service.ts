/**
 * Checkpoints: the head of a service's chain, signed. Before one is signed the chain since the one before is
 * read again and must fit, so that a signature never covers what was tampered with.
 */
import { appendFile } from 'node:fs/promises';
import { Injectable, Logger } from '@nestjs/common';
import { genesis, hashOf, isGenuine, signHead, SigningKey, writeLine, type CheckpointLine } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Config } from '../../platform/config/index.ts';
import { Tenancy, tenantId } from '../../platform/tenancy/index.ts';
import { chainHead, checkpointsBetween, eventsBetween, insertCheckpoint, latestCheckpoint, type Checkpoint, type Head } from './trail.store.ts';

const EVENTS_AT_ONCE = 1_000;

/** The latest checkpoint, and whether the trail still fits it. */
export interface CheckpointState {
  checkpoint: Checkpoint;
  /** Its signature is ours, its event has the signed hash, and the chain from there to the head is unbroken. */
  verified: boolean;
  /** Events written since. */
  eventsSince: number;
}

@Injectable()
export class CheckpointsService {
  /** Null where AUDIT_SIGNING_KEY is not set. */
  readonly key: SigningKey | null;
  private readonly log = new Logger('Audit');

  constructor(
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.key = config.auditSigningKey === null ? null : new SigningKey(config.auditSigningKey);
  }

  /**
   * Signs the head of the acting service's chain, unless that is signed already. What does not fit is not signed
   * but logged. @returns the first event at which the chain is broken; null when it fits
   */
  async write(): Promise<number | null> {
    const { key } = this;
    if (!key) return null;
    const state = await this.tenancy.transaction(async () => ({ head: await chainHead(), latest: await latestCheckpoint() }));
    const { head, latest } = state;
    if (!head || head.seq === latest?.seq) return null;
    const broken = await this.findBreak(latest, head);
    if (broken !== null) return this.warn(broken);
    const at = this.clock.now().toISOString().replace('Z', '000Z');
    const line = await this.tenancy.transaction(async () => {
      const signed = signHead<CheckpointLine>(key, { kind: 'checkpoint', tenant: tenantId(), seq: head.seq, hash: head.hash, at });
      return (await insertCheckpoint({ ...head, at, keyId: signed.key, signature: signed.signature })) ? signed : null;
    });
    if (line && this.config.auditCheckpointFile !== null) await appendFile(this.config.auditCheckpointFile, writeLine(line));
    return null;
  }

  /** Reads the whole chain of the acting service again, and all its checkpoints; logs where it is broken. */
  async verify(): Promise<number | null> {
    const { head, checkpoints } = await this.tenancy.transaction(async () => {
      const found = await chainHead();
      return { head: found, checkpoints: found ? await checkpointsBetween(0, found.seq) : [] };
    });
    if (!head) return null;
    let from: Checkpoint | null = null;
    for (const to of checkpoints) {
      const broken = await this.findBreak(from, to);
      if (broken !== null) return this.warn(broken);
      from = to;
    }
    const broken = await this.findBreak(from, head);
    return broken === null ? null : this.warn(broken);
  }

  /** What a page says of the trail; null before the first checkpoint. Joins the current transaction. */
  async state(): Promise<CheckpointState | null> {
    return this.tenancy.transaction(async () => {
      const [checkpoint, head] = [await latestCheckpoint(), await chainHead()];
      if (!checkpoint || !head) return null;
      const verified = this.isOurs(checkpoint) && (await this.findBreak(checkpoint, head)) === null;
      return { checkpoint, verified, eventsSince: Math.max(0, head.seq - checkpoint.seq) };
    });
  }

  private isOurs({ seq, hash, at, keyId, signature }: Checkpoint): boolean {
    return this.key !== null && isGenuine({ kind: 'checkpoint', tenant: tenantId(), seq, hash, at, key: keyId, signature }, this.key.publicKey);
  }

  /** The first event from a checkpoint (null: from the beginning) to a head that does not fit; null when all do. */
  private async findBreak(from: Checkpoint | null, to: Head): Promise<number | null> {
    // A checkpoint by an earlier key cannot be checked here: whoever has its public key can, with an export.
    const known = from !== null && from.keyId === this.key?.id;
    if (from && known && !this.isOurs(from)) return from.seq;
    if (from && !(await this.hasHash(from))) return from.seq;
    let previous = from?.hash ?? genesis;
    let seq = from?.seq ?? 0;
    while (seq < to.seq) {
      const events = await this.tenancy.transaction(() => eventsBetween(seq, to.seq, EVENTS_AT_ONCE));
      if (events.length === 0) return seq + 1;
      for (const event of events) {
        if (event.seq !== seq + 1 || hashOf(previous, event) !== event.hash) return seq + 1;
        previous = event.hash;
        seq = event.seq;
      }
    }
    return previous === to.hash && seq === to.seq ? null : to.seq;
  }

  private async hasHash({ seq, hash }: Head): Promise<boolean> {
    const [event] = await this.tenancy.transaction(() => eventsBetween(seq - 1, seq, 1));
    return event?.hash === hash;
  }

  private warn(seq: number): number {
    this.log.error(`The audit trail of service ${tenantId()} is broken at event ${seq}: export it and compare it with checkpoints kept elsewhere (docs/operations.md).`);
    return seq;
  }
}
