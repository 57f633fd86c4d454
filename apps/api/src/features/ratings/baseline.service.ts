/** After an activation every action of the service is decided once under the new rules, in short transactions. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { claimAfter, claimBaseline, finishBaseline, moveBaseline } from './baseline.store.ts';
import { RatingsService, type SweepResult } from './ratings.service.ts';

/** Actions in one transaction: some hundred milliseconds, so that nobody waits for their locks. */
const PORTION = 500;

@Injectable()
export class BaselineService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Works off what is open in the acting service, from where it stopped. Repeating it changes nothing, and a second
   * worker finds the row taken. Outside a transaction: each portion has one of its own.
   * @param portion actions in one transaction
   */
  async run(portion = PORTION): Promise<SweepResult> {
    const total: SweepResult = { looked: 0, changed: 0 };
    for (;;) {
      const step = await this.tenancy.transaction(() => this.step(portion));
      if (!step) return total;
      total.looked += step.looked;
      total.changed += step.changed;
    }
  }

  private async step(portion: number): Promise<SweepResult | null> {
    const open = await claimBaseline();
    if (!open) return null;
    const rules = await this.ratings.inForce();
    // Newer rules came into force meanwhile: theirs is the evaluation that counts.
    const actions = rules.version.id === open.ruleSetVersionId ? await claimAfter(open.reached, portion) : [];
    const done = await this.ratings.recordChanges(rules, actions, 'rules');
    const last = actions.at(-1);
    if (last) await moveBaseline(open.ruleSetVersionId, last.id, done.looked, done.changed);
    if (actions.length < portion) await finishBaseline(open.ruleSetVersionId, this.clock.now());
    return done;
  }
}
