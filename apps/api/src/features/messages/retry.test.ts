import { expect, test } from '@jest/globals';
import { afterFault, retryMinutes } from './retry.ts';

const now = new Date('2026-11-27T17:00:00Z');
const passing = { code: 'http503', forGood: false };

test('an outage of a long weekend is outlasted, and then it is over', () => {
  let at = now;
  let attempts = 1;
  for (;;) {
    const next = afterFault(passing, attempts, at);
    if (next.state === 'dead') break;
    expect(next.nextAttemptAt > at).toBe(true);
    at = next.nextAttemptAt;
    attempts += 1;
  }
  expect(attempts).toBe(retryMinutes.length + 1);
  expect((at.getTime() - now.getTime()) / 3_600_000).toBeGreaterThan(72);
});

test('what would end the same way is not tried again', () => {
  expect(afterFault({ code: 'recipientGone', forGood: true }, 1, now)).toEqual({ state: 'dead', nextAttemptAt: null });
});
