/** How long a claim waited. */
import { describe, expect, test } from '@jest/globals';
import { signOffOf } from './sign-off.ts';

const at = (day: string, before: string, after: string) => ({ at: `${day}T10:00:00Z`, before: { assurance: before }, after: { assurance: after } });

describe('a sign-off', () => {
  test.each([
    ['nothing was claimed', [], null, null],
    ['a claim waits', [at('2026-11-01', 'none', 'claimed')], null, 26],
    ['evidence does not end the waiting', [at('2026-11-05', 'claimed', 'evidenced'), at('2026-11-01', 'none', 'claimed')], null, 26],
    ['the board accepted', [at('2026-11-20', 'evidenced', 'boardAccepted'), at('2026-11-01', 'none', 'claimed')], 19, null],
    ['it came back', [at('2026-11-20', 'claimed', 'returned'), at('2026-11-01', 'none', 'claimed')], null, null],
    ['and was claimed anew', [at('2026-11-25', 'returned', 'claimed'), at('2026-11-20', 'claimed', 'returned'), at('2026-11-01', 'none', 'claimed')], null, 2],
  ] as const)('%s', (_name, revisions, lag, waiting) => expect(signOffOf(revisions, '2026-11-27')).toEqual({ signOffLagDays: lag, waitingDays: waiting }));
});
