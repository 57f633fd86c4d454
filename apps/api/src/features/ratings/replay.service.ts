/** What the rules of a past day say of an action as it was known then, with the whole explanation. */
import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@waymark/domain';
import { Clock } from '../../platform/clock/index.ts';
import { isUuid, NotFound, reason, Refused } from '../../platform/graphql/index.ts';
import type { Decision } from './decision.graphql.ts';
import { RatingsService } from './ratings.service.ts';
import { factsAsAt, historySince } from './replay.store.ts';

@Injectable()
export class ReplayService {
  constructor(
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  /** Refused with `historyMissing` and the day from which there is one, when the action was not known yet. */
  async decisionAsAt(actionId: string, date: IsoDate): Promise<Decision | NotFound | Refused> {
    const id = actionId.toLowerCase();
    const history = isUuid(id) ? await historySince(id) : null;
    if (!history) return new NotFound(actionId);
    if (date > this.clock.today()) return new Refused(reason('dateInFuture', { date }));
    const known = await factsAsAt(id, date);
    if (!known) return new Refused(reason('historyMissing', { date, since: history.since }));
    return (await this.ratings.rulesAt(known, date)).explainFacts(known.facts);
  }
}
