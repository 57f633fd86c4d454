// Counts ratings of the rules beside ratings that people used.
import type { Confusion } from './simulation.ts';

export class ConfusionCount {
  private readonly counts = new Map<string, Map<string, number>>();
  private missing = 0;
  private agreeingBefore = 0;
  private agreeingAfter = 0;

  add(before: string, after: string, stated: string | null | undefined): void {
    if (stated === null || stated === undefined) {
      this.missing += 1;
      return;
    }
    const row = this.counts.get(after) ?? new Map<string, number>();
    row.set(stated, (row.get(stated) ?? 0) + 1);
    this.counts.set(after, row);
    if (before === stated) this.agreeingBefore += 1;
    if (after === stated) this.agreeingAfter += 1;
  }

  result(rank: (outcome: string) => number): Confusion {
    const counts = [...this.counts].flatMap(([outcome, row]) => [...row].map(([stated, count]) => ({ outcome, stated, count })));
    counts.sort((a, b) => rank(a.outcome) - rank(b.outcome) || rank(a.stated) - rank(b.stated));
    return { counts, missing: this.missing, agreeing: { before: this.agreeingBefore, after: this.agreeingAfter } };
  }
}
