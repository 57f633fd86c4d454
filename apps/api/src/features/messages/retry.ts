/** When a delivery that failed is tried again, and when it is given up. */

/** Minutes after the first attempt, the second, and so on: some three days in all, so that a weekend's outage loses nothing. */
export const retryMinutes: readonly number[] = [1, 5, 30, 120, 300, 600, 840, 1_200, 1_440];

/** Why it failed: a code for the log. `forGood`: another attempt would end the same way. */
export interface DeliveryFault {
  code: string;
  forGood: boolean;
}

export type AfterFault = { state: 'failed'; nextAttemptAt: Date } | { state: 'dead'; nextAttemptAt: null };

/** @param attempts those made, with the one that just failed */
export function afterFault(fault: DeliveryFault, attempts: number, now: Date): AfterFault {
  const minutes = retryMinutes[attempts - 1];
  if (fault.forGood || minutes === undefined) return { state: 'dead', nextAttemptAt: null };
  return { state: 'failed', nextAttemptAt: new Date(now.getTime() + minutes * 60_000) };
}
