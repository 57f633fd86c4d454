/**
 * The offline verifier: reads an exported trail line by line and names what was done to it. It trusts the
 * public key and nothing else; checkpoints kept elsewhere find what a consistent file cannot show by itself.
 */
import { genesis, hashOf, type ChainedEvent } from './chain.ts';
import { isGenuine, readLine, type CheckpointLine, type HeaderLine, type SealLine } from './trail-file.ts';

/**
 * changed: a line or an event is not what was written. missing: an event is gone. reordered: a line stands elsewhere than it
 * was written. repeated: an event stands twice. truncated: the end is gone. rewritten: the chain fits itself but not a
 * signed checkpoint. forged: a checkpoint that the key has not signed. added: something after the seal.
 */
export type TamperCode = 'changed' | 'missing' | 'reordered' | 'repeated' | 'truncated' | 'rewritten' | 'forged' | 'added';

export interface Tamper {
  code: TamperCode;
  /** Of the file, from 1. */
  line: number;
  /** The event concerned, where one is. */
  seq: number | null;
}

export interface TrailReport {
  tenant: string | null;
  events: number;
  checkpoints: number;
  /** Signed time of the seal; null without a seal. */
  sealedAt: string | null;
  /** In the order in which they were noticed; empty when the trail is whole. */
  tampered: readonly Tamper[];
}

/** Enough to see what happened; a file of which every line is wrong would give as many. */
const mostFaults = 100;

export class TrailVerifier {
  private readonly tampered: Tamper[] = [];
  private readonly gaps = new Map<number, number>();
  /** Genuine checkpoints kept elsewhere, by service and event. */
  private readonly kept = new Map<string, CheckpointLine>();
  /** Checkpoints that came before the event they sign, with their lines. */
  private readonly early: { seq: number; line: number }[] = [];
  private lines = 0;
  private events = 0;
  private checkpoints = 0;
  private header: HeaderLine | null = null;
  private seal: SealLine | null = null;
  /** Hash of the event before; null when that event is missing or was changed. */
  private previous: string | null = genesis;
  private previousIsSound = true;
  private expected = 1;
  private unreadableAt: number | null = null;

  /**
   * @param publicKeys each 64 hexadecimal digits: today's, and earlier ones that signed checkpoints
   * @param kept checkpoints that were kept elsewhere; those of other services are passed over
   */
  constructor(
    private readonly publicKeys: readonly string[],
    kept: readonly CheckpointLine[] = [],
  ) {
    for (const checkpoint of kept) {
      if (this.isGenuine(checkpoint)) this.kept.set(keptKey(checkpoint), checkpoint);
      else this.note('forged', checkpoint.seq);
    }
  }

  /** One line without its line feed; null for bytes that are no UTF-8. */
  add(text: string | null): void {
    this.lines += 1;
    const line = text === null ? null : readLine(text);
    if (this.seal) return this.note('added');
    if (line === null) return this.unreadable();
    if (this.lines === 1 && line.kind !== 'trail') this.note('missing');
    if (line.kind === 'trail') return this.begin(line);
    if (this.header && line.tenant !== this.header.tenant) this.note('changed', 'seq' in line ? line.seq : null);
    if (line.kind === 'event') return this.event(line);
    if (line.kind === 'checkpoint') return this.checkpoint(line);
    return this.end(line);
  }

  /** Call it after the last line. @param cut the file does not end with a line feed */
  report(cut = false): TrailReport {
    for (const { seq, line } of this.early) {
      if (!this.gaps.has(seq)) this.noteAt(seq < this.expected ? 'reordered' : 'truncated', line, seq);
    }
    for (const [seq, line] of this.gaps) this.noteAt('missing', line, seq);
    if (!this.seal || cut) this.noteAt('truncated', this.lines, this.expected - 1);
    for (const { seq, tenant } of this.kept.values()) {
      if (tenant === this.header?.tenant && seq >= this.expected) this.noteAt('truncated', this.lines, seq);
    }
    return { tenant: this.header?.tenant ?? null, events: this.events, checkpoints: this.checkpoints, sealedAt: this.seal?.at ?? null, tampered: this.tampered };
  }

  private begin(line: HeaderLine): void {
    if (this.lines !== 1) this.note('reordered');
    this.header ??= line;
  }

  /** In the place of an event it counts as that event, changed. */
  private unreadable(): void {
    this.note('changed', this.lines === 1 ? null : this.expected);
    if (this.lines === 1) return;
    this.unreadableAt = this.expected;
    this.previous = null;
  }

  private event(line: ChainedEvent): void {
    this.events += 1;
    if (line.seq < this.expected) {
      const known = this.gaps.delete(line.seq);
      return this.note(known ? 'reordered' : 'repeated', line.seq);
    }
    for (let seq = this.expected; seq < line.seq && this.tampered.length < mostFaults; seq += 1) {
      // The line that could not be read stood here.
      if (seq !== this.unreadableAt) this.gaps.set(seq, this.lines);
    }
    if (line.seq > this.expected) this.previous = null;
    this.unreadableAt = null;
    this.checkHash(line);
    this.previous = line.hash;
    this.expected = line.seq + 1;
    if ((this.kept.get(keptKey(line))?.hash ?? line.hash) !== line.hash) this.note('rewritten', line.seq);
  }

  /** After an event that is missing nothing can be said of the next one's hash; the gap itself is named. */
  private checkHash(line: ChainedEvent): void {
    if (this.previous === null) return;
    const sound = hashOf(this.previous, line) === line.hash;
    // A changed hash shows at two events; one of them is enough.
    if (!sound && this.previousIsSound) this.note('changed', line.seq);
    this.previousIsSound = sound;
  }

  private checkpoint(line: CheckpointLine): void {
    this.checkpoints += 1;
    this.checkHead(line);
  }

  private checkHead(line: CheckpointLine | SealLine): void {
    if (!this.isGenuine(line)) return this.note('forged', line.seq);
    const last = this.expected - 1;
    if (line.seq > last) {
      this.early.push({ seq: line.seq, line: this.lines });
      return;
    }
    if (line.seq < last) return this.note('reordered', line.seq);
    if (line.hash !== (this.previous ?? line.hash)) this.note('rewritten', line.seq);
  }

  private end(line: SealLine): void {
    this.seal = line;
    this.checkHead(line);
    if (line.checkpoints !== this.checkpoints) this.note(line.checkpoints > this.checkpoints ? 'missing' : 'repeated');
  }

  private isGenuine(line: CheckpointLine | SealLine): boolean {
    return this.publicKeys.some((key) => isGenuine(line, key));
  }

  private note(code: TamperCode, seq: number | null = null): void {
    this.noteAt(code, this.lines, seq);
  }

  private noteAt(code: TamperCode, line: number, seq: number | null): void {
    if (this.tampered.length < mostFaults) this.tampered.push({ code, line, seq });
  }
}

const keptKey = ({ tenant, seq }: { tenant: string; seq: number }): string => `${tenant} ${seq}`;

/** Verifies bytes as they come, in pieces of any size. */
export async function verifyTrail(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, publicKeys: readonly string[], kept: readonly CheckpointLine[] = []): Promise<TrailReport> {
  const verifier = new TrailVerifier(publicKeys, kept);
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    let bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : Buffer.from(piece);
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      verifier.add(decode(bytes.subarray(0, end)));
      bytes = bytes.subarray(end + 1);
    }
    rest = bytes;
  }
  if (rest.length > 0) verifier.add(decode(rest));
  return verifier.report(rest.length > 0);
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}
