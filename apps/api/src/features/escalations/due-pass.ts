/** Everything that is due in one service, in short transactions. */
import type { EscalationsService, PassResult } from './escalations.service.ts';

/** Actions in one transaction: short, so that nobody waits for their locks. */
const PORTION = 250;

/** @param transaction runs its work in a transaction of its own in the service */
export async function passAll(escalations: EscalationsService, transaction: (work: () => Promise<PassResult>) => Promise<PassResult>): Promise<PassResult> {
  const total: PassResult = { looked: 0, effects: 0 };
  for (;;) {
    const { looked, effects } = await transaction(() => escalations.pass(PORTION));
    total.looked += looked;
    total.effects += effects;
    if (looked < PORTION) return total;
  }
}
