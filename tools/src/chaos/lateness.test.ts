import { describe, expect, test } from '@jest/globals';
import { latenessAfterRecovery, recoveries } from './lateness.ts';

describe('recoveries', () => {
  test('are the ends of the times without any worker, the first start among them', () => {
    const one = [{ from: 0, until: 10 }, { from: 14, until: 40 }];
    const other = [{ from: 2, until: 9 }, { from: 20, until: 30 }, { from: 50, until: null }];
    expect(recoveries([one, other])).toEqual([0, 14, 50]);
    expect(recoveries([[{ from: 5, until: null }, { from: 7, until: 8 }]])).toEqual([5]);
  });
  test('take off what nobody could do anything about, and no more', () => {
    expect(latenessAfterRecovery(1_000, 9_000, [0, 4_000])).toBe(5);
    expect(latenessAfterRecovery(5_000, 9_000, [0, 4_000])).toBe(4);
    expect(latenessAfterRecovery(1_000, 9_000, [0, 10_000])).toBe(8);
  });
});
