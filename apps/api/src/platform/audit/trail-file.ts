/**
 * An exported trail: lines of canonical JSON, each ended by a line feed. First the header; then the events, each
 * checkpoint after the event it signs; at last the seal, a signature over where the export ends and how many
 * checkpoints it holds. A file without its seal is cut off.
 */
import { canonicalJson } from '@waymark/rules';
import type { ChainedEvent } from './chain.ts';
import { isSignedBy, keyIdOf, type SigningKey } from './signing-key.ts';

export const trailFormat = 'waymark-audit/1';

export interface HeaderLine {
  kind: 'trail';
  format: string;
  tenant: string;
}

export interface EventLine extends ChainedEvent {
  kind: 'event';
}

/** The head of the chain at some time, signed. */
export interface CheckpointLine {
  kind: 'checkpoint';
  tenant: string;
  seq: number;
  hash: string;
  at: string;
  key: string;
  signature: string;
}

export interface SealLine extends Omit<CheckpointLine, 'kind'> {
  kind: 'seal';
  /** Checkpoint lines in the file. */
  checkpoints: number;
}

export type TrailLine = HeaderLine | EventLine | CheckpointLine | SealLine;

/** The text that a checkpoint or a seal signs: itself without the signature. */
function signedText({ signature: _signature, ...rest }: CheckpointLine | SealLine): string {
  return canonicalJson(rest);
}

/** Signs where a chain stands; a seal when the number of checkpoints is given. */
export function signHead<Line extends CheckpointLine | SealLine>(key: SigningKey, head: Omit<Line, 'key' | 'signature'>): Line {
  const unsigned = { ...head, key: key.id, signature: '' } as Line;
  return { ...unsigned, signature: key.sign(signedText(unsigned)) };
}

/** True when the public key (hexadecimal) is the one named and has signed the line. */
export function isGenuine(line: CheckpointLine | SealLine, publicKey: string): boolean {
  return line.key === keyIdOf(publicKey) && isSignedBy(publicKey, signedText(line), line.signature);
}

/** The line with its line feed. */
export function writeLine(line: TrailLine): string {
  return `${canonicalJson(line)}\n`;
}

const hash = /^[0-9a-f]{64}$/;
const text = (value: unknown): boolean => typeof value === 'string';
const textOrNull = (value: unknown): boolean => value === null || typeof value === 'string';
const count = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const matches = (pattern: RegExp) => (value: unknown): boolean => typeof value === 'string' && pattern.test(value);
const signedHead = { tenant: text, seq: count, hash: matches(hash), at: text, key: matches(/^[0-9a-f]{32}$/), signature: matches(/^[0-9a-f]{128}$/) };

/** For each kind of line its fields, all and no others. */
const shapes: Readonly<Record<TrailLine['kind'], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  trail: { format: (value) => value === trailFormat, tenant: text },
  event: { tenant: text, seq: count, at: text, actor: textOrNull, operation: text, subjectKind: textOrNull, subject: textOrNull, detail: (value) => typeof value === 'object', hash: matches(hash) },
  checkpoint: signedHead,
  seal: { ...signedHead, checkpoints: count },
};

/** Reads a line without its line feed; null when it is not, to the byte, what `writeLine` writes. */
export function readLine(line: string): TrailLine | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || canonicalJson(value) !== line) return null;
  const { kind, ...fields } = value as Record<string, unknown>;
  const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind as TrailLine['kind']] : null;
  if (!shape || Object.keys(fields).length !== Object.keys(shape).length) return null;
  return Object.entries(shape).every(([name, holds]) => Object.hasOwn(fields, name) && holds(fields[name])) ? (value as TrailLine) : null;
}
