/** Invented actions for benchmarks, the same in every run: facts as the service holds them, and with day counts worked out. */
import type { Facts } from '@waymark/rules';
import type { ReadyFacts } from './rule-set-26.ts';

export const now = '2026-11-22';

export interface SampleAction {
  facts: Facts;
  ready: ReadyFacts;
}

export function sampleActions(count: number): SampleAction[] {
  const random = mulberry32(20_261_122);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const pick = <T>(values: readonly T[]): T => values[upTo(values.length - 1)]!;
  return Array.from({ length: count }, () => {
    const daysUntilDue = upTo(400) - 200;
    const evidenceCount = Math.max(0, upTo(5) - 2);
    const ready: ReadyFacts = {
      status: pick(['notStarted', 'inProgress', 'inProgress', 'complete', 'cancelled']),
      statedRating: pick(['red', 'amber', 'green', 'blue']),
      assurance: pick(['none', 'claimed', 'evidenced', 'boardAccepted', 'externallyAccepted', 'returned']),
      daysUntilDue,
      daysOverdue: Math.max(0, -daysUntilDue),
      daysSinceUpdate: upTo(200),
      daysSinceEvidence: upTo(300),
      evidenceCount,
      verifiedEvidenceCount: upTo(evidenceCount),
      expiredEvidenceCount: upTo(evidenceCount),
      forecastSlipDays: upTo(120),
      timesMoved: upTo(5),
      progressPercent: upTo(100),
      ownerCount: upTo(3),
      hasOwner: random() < 0.9,
    };
    return { ready, facts: held(ready) };
  });
}

/** The dates that the day counts follow from. A literal, as the service makes it: objects spread together are slow to read. */
function held(ready: ReadyFacts): Facts {
  return {
    status: ready.status,
    statedRating: ready.statedRating,
    assurance: ready.assurance,
    due: day(ready.daysUntilDue),
    lastUpdatedOn: day(-ready.daysSinceUpdate),
    lastEvidenceOn: day(-ready.daysSinceEvidence),
    evidenceCount: ready.evidenceCount,
    verifiedEvidenceCount: ready.verifiedEvidenceCount,
    expiredEvidenceCount: ready.expiredEvidenceCount,
    forecastSlipDays: ready.forecastSlipDays,
    timesMoved: ready.timesMoved,
    progressPercent: ready.progressPercent,
    ownerCount: ready.ownerCount,
    hasOwner: ready.hasOwner,
  };
}

function day(offset: number): string {
  return new Date(Date.parse(now) + offset * 86_400_000).toISOString().slice(0, 10);
}

/** Small, good enough, and the same everywhere: Tommy Ettinger's mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
