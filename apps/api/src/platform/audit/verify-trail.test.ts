/** [35] What was done to an exported trail is found and named. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { genesis, hashOf, type ChainedEvent } from './chain.ts';
import { SigningKey } from './signing-key.ts';
import { signHead, trailFormat, writeLine, type CheckpointLine, type SealLine } from './trail-file.ts';
import { runLength } from '../../testing/run-length.ts';
import { verifyTrail, type TrailReport } from './verify-trail.ts';

const key = new SigningKey('5e'.repeat(32));
const tenant = '0199aaaa-0000-7000-8000-000000000001';
const at = (seq: number): string => `2026-11-22T09:00:${String(seq % 60).padStart(2, '0')}.000000Z`;

/** Events 1 to `count`, chained; `first` is told of each before it is hashed. */
function chain(count: number, change: (event: Omit<ChainedEvent, 'hash'>) => void = () => undefined): ChainedEvent[] {
  let previous = genesis;
  return Array.from({ length: count }, (_, index) => {
    const seq = index + 1;
    const event = { tenant, seq, at: at(seq), actor: seq % 3 === 0 ? null : tenant, operation: 'addEvidence', subjectKind: 'action', subject: tenant, detail: { count: seq, name: 'Pŵer € 😀' } };
    change(event);
    previous = hashOf(previous, event) ?? '';
    return { ...event, hash: previous };
  });
}

const checkpointOf = ({ seq, hash }: ChainedEvent, by = key): CheckpointLine => signHead<CheckpointLine>(by, { kind: 'checkpoint', tenant, seq, hash, at: at(seq) });
const sealOf = ({ seq, hash }: ChainedEvent, checkpoints: number, by = key): SealLine => signHead<SealLine>(by, { kind: 'seal', tenant, seq, hash, at: at(seq), checkpoints });

/** The lines of a trail with a checkpoint after every fifth event. */
function linesOf(events: readonly ChainedEvent[], signed: readonly ChainedEvent[] = events, by = key): string[] {
  const lines = [writeLine({ kind: 'trail', format: trailFormat, tenant })];
  let checkpoints = 0;
  for (const event of events) {
    lines.push(writeLine({ kind: 'event', ...event }));
    const mark = event.seq % 5 === 0 ? signed[event.seq - 1] : undefined;
    if (!mark) continue;
    checkpoints += 1;
    lines.push(writeLine(checkpointOf(mark, by)));
  }
  const last = signed.at(-1);
  if (last) lines.push(writeLine(sealOf(last, checkpoints, by)));
  return lines;
}

const verify = (lines: readonly string[] | Uint8Array, kept: readonly CheckpointLine[] = []): Promise<TrailReport> =>
  verifyTrail([lines instanceof Uint8Array ? lines : Buffer.from(lines.join(''))], [key.publicKey], kept);
const found = async (lines: readonly string[], kept: readonly CheckpointLine[] = []): Promise<string[]> =>
  (await verify(lines, kept)).tampered.map(({ code, seq }) => (seq === null ? code : `${code} ${seq}`));

const events = chain(12);
const whole = linesOf(events);
/** Index of an event's line: the header, then a checkpoint after every fifth. */
const lineOf = (seq: number): number => seq + Math.floor((seq - 1) / 5);

describe('[35] a trail', () => {
  test('that is whole is told as whole, however its bytes arrive', async () => {
    const bytes = Buffer.from(whole.join(''));
    const report = await verifyTrail(Array.from(bytes, (_, index) => bytes.subarray(index, index + 1)), [key.publicKey]);
    expect(report).toEqual({ tenant, events: 12, checkpoints: 2, sealedAt: at(12), tampered: [] });
  });

  test('with a flipped byte in an event: changed', async () => {
    const lines = [...whole];
    lines[lineOf(7)] = lines[lineOf(7)]!.replace('"count":7', '"count":9');
    expect(await found(lines)).toEqual(['changed 7']);
  });

  test('with a flipped byte in a hash: changed', async () => {
    const lines = [...whole];
    lines[lineOf(7)] = lines[lineOf(7)]!.replace(/"hash":"./, (start) => start.slice(0, -1) + (start.endsWith('0') ? '1' : '0'));
    expect(await found(lines)).toEqual(['changed 7']);
  });

  test('with a byte that is no UTF-8 any more: changed', async () => {
    const bytes = Buffer.from(whole.join(''));
    bytes[bytes.indexOf('count')] = 0xff;
    expect((await verify(bytes)).tampered).toEqual([{ code: 'changed', line: 2, seq: 1 }]);
  });

  test('with the same meaning in other bytes: changed', async () => {
    const lines = [...whole];
    lines[lineOf(7)] = lines[lineOf(7)]!.replace('addEvidence', '\\u0061ddEvidence');
    expect(await found(lines)).toEqual(['changed 7']);
  });

  test('with an event deleted: missing', async () => {
    expect(await found(whole.toSpliced(lineOf(7), 1))).toEqual(['missing 7']);
    expect(await found(whole.toSpliced(lineOf(5), 1))).toEqual(['missing 5']);
  });

  test('with two events the other way round: reordered', async () => {
    expect(await found(whole.toSpliced(lineOf(7), 2, whole[lineOf(8)]!, whole[lineOf(7)]!))).toEqual(['reordered 7']);
  });

  test('with an event twice: repeated', async () => {
    expect(await found(whole.toSpliced(lineOf(8), 0, whole[lineOf(7)]!))).toEqual(['repeated 7']);
  });

  test('without its end: truncated, even just after a checkpoint', async () => {
    expect(await found(whole.slice(0, lineOf(10) + 2))).toEqual(['truncated 10']);
    expect(await found(whole.slice(0, -1))).toEqual(['truncated 12']);
    expect(await found(whole.toSpliced(lineOf(12), 1))).toEqual(['truncated 12']);
    expect(await found([])).toEqual(['truncated 0']);
  });

  test('with its end cut off and an older seal put back: truncated, by a checkpoint kept elsewhere', async () => {
    const older = linesOf(events.slice(0, 7));
    expect(await found(older)).toEqual([]);
    expect(await found(older, [checkpointOf(events[9]!)])).toEqual(['truncated 10']);
  });

  test('whose chain was rewritten from some event on: rewritten', async () => {
    const rewritten = chain(12, (event) => {
      if (event.seq === 7) event.operation = 'nothing';
    });
    expect(await found(linesOf(rewritten, events))).toEqual(['rewritten 10', 'rewritten 12']);
  });

  test('rewritten and signed with another key: forged', async () => {
    const rewritten = chain(12, (event) => void (event.operation = 'nothing'));
    expect(await found(linesOf(rewritten, rewritten, new SigningKey('aa'.repeat(32))))).toEqual(['forged 5', 'forged 10', 'forged 12']);
  });

  test('rewritten in the database and then exported with a true seal: rewritten, by a checkpoint kept elsewhere', async () => {
    const rewritten = linesOf(chain(12, (event) => void (event.operation = 'nothing')));
    expect(await found(rewritten)).toEqual([]);
    expect(await found(rewritten, [checkpointOf(events[4]!)])).toEqual(['rewritten 5']);
  });

  test('with a checkpoint deleted, moved or made twice', async () => {
    const mark = lineOf(5) + 1;
    expect(await found(whole.toSpliced(mark, 1))).toEqual(['missing']);
    expect(await found(whole.toSpliced(mark, 0, whole[mark]!))).toEqual(['repeated']);
    expect(await found(whole.toSpliced(mark, 2, whole[mark + 1]!, whole[mark]!))).toEqual(['reordered 5']);
    expect(await found(whole.toSpliced(mark - 1, 2, whole[mark]!, whole[mark - 1]!))).toEqual(['reordered 5']);
  });

  test('with something after its seal: added', async () => {
    expect(await found([...whole, whole[1]!])).toEqual(['added']);
  });

  test('of another service under the name of this one', async () => {
    const lines = [...whole];
    lines[0] = lines[0]!.replace('0001', '0002');
    expect((await found(lines)).length).toBeGreaterThan(0);
  });
});

describe('[35] random tampering', () => {
  const bytes = Buffer.from(whole.join(''));
  const place = fc.nat({ max: bytes.length - 1 });
  const line = fc.nat({ max: whole.length - 1 });
  const joined = (lines: readonly string[]): Buffer => Buffer.from(lines.join(''));
  const tampering: fc.Arbitrary<Buffer> = fc.oneof(
    fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(([at, mask]) => {
      const copy = Buffer.from(bytes);
      copy[at] = copy[at]! ^ mask;
      return copy;
    }),
    fc.tuple(place, fc.integer({ min: 1, max: 400 })).map(([at, length]) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])),
    fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 40 })).map(([at, added]) => Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)])),
    place.map((at) => Buffer.from(bytes.subarray(0, at))),
    line.map((at) => joined(whole.toSpliced(at, 1))),
    fc.tuple(line, line).map(([from, to]) => joined(whole.toSpliced(to, 0, whole[from]!))),
    fc.tuple(line, line).filter(([a, b]) => a !== b).map(([a, b]) => joined(whole.with(a, whole[b]!).with(b, whole[a]!))),
    fc.shuffledSubarray(whole).map(joined),
    // A new chain from some event on, signed by nobody who may.
    fc.tuple(fc.integer({ min: 1, max: 12 }), fc.string({ minLength: 1 })).map(([seq, text]) => joined(linesOf(chain(12, (event) => {
      if (event.seq === seq) event.detail = { text };
    }), events))),
  );

  test('is always found', async () => {
    await fc.assert(
      fc.asyncProperty(tampering.filter((tampered) => !tampered.equals(bytes)), async (tampered) => (await verify(tampered)).tampered.length > 0),
      { numRuns: 1_000 * runLength, ...(runLength > 1 ? {} : { seed: 35 }) },
    );
  });
});
