/**
 * Use cases of signals: when figures began to count, or links changed, the actions that are concerned get their signal and are
 * decided anew, in the transaction of the change.
 */
import { Injectable } from '@nestjs/common';
import type { IndicatorSignal } from '@waymark/rules';
import { IndicatorsService } from '../indicators/index.ts';
import { countingOf } from '../observations/index.ts';
import { RatingsService } from '../ratings/index.ts';
import { signalOf, worstOf } from './signal.ts';
import { actionsMoving, actionsWithLinks, lockSignals, nextActions, saveSignals, type LinkedAction } from './signals.store.ts';

export interface SignalsLooked {
  looked: number;
  changed: number;
  /** The last by id; null when there was none. */
  reached: string | null;
}

@Injectable()
export class SignalsService {
  constructor(
    private readonly indicators: IndicatorsService,
    private readonly ratings: RatingsService,
  ) {}

  /** After figures of these indicators began to count. */
  async followIndicators(codes: readonly string[]): Promise<void> {
    await lockSignals();
    await this.follow(await actionsMoving(codes));
  }

  /** After links of these actions were made or removed. */
  async followActions(actionIds: readonly string[]): Promise<void> {
    await lockSignals();
    await this.follow(await actionsWithLinks(actionIds));
  }

  /** The next actions by id, whatever happened: published figures come with the program, and the area of a service may be put right. */
  async followNext(reached: string | null, limit: number): Promise<SignalsLooked> {
    await lockSignals();
    const actions = await nextActions(reached, limit);
    return { looked: actions.length, changed: await this.follow(actions), reached: actions.at(-1)?.id ?? null };
  }

  /** Each indicator is read once, however many actions should move it. @returns how many changed */
  private async follow(actions: readonly LinkedAction[]): Promise<number> {
    if (actions.length === 0) return 0;
    const signals = await this.signalsOf(new Set(actions.flatMap(({ indicators }) => indicators)));
    const changed = actions.flatMap(({ id, held, indicators }) => {
      const signal = worstOf(indicators.flatMap((code) => signals.get(code) ?? []));
      return signal === held ? [] : [{ id, signal }];
    });
    if (changed.length === 0) return 0;
    await saveSignals(changed);
    await this.ratings.redecideAll(changed.map(({ id }) => id), 'indicator');
    return changed.length;
  }

  /** A code that the catalogue does not know any more has none. */
  private async signalsOf(codes: ReadonlySet<string>): Promise<Map<string, IndicatorSignal>> {
    const shown = await this.indicators.ofService(codes);
    const figures = await countingOf(shown.map(({ code }) => code));
    return new Map(shown.map(({ code, windows, versions, measure, per, polarity, trend }, index) => [
      code, signalOf({ windows, versions: versions.map(({ version }) => version), measure, per, polarity, published: trend?.outcome ?? null }, figures[index] ?? []),
    ]));
  }
}
