/** What changed in a plan between two moments: closed reviews, days, or now. */
import { Injectable } from '@nestjs/common';
import { addDays, londonInstant, toEpochDay, type IsoDate } from '@waymark/domain';
import { Clock } from '../../platform/clock/index.ts';
import { isUuid, NotFound, reason, Refused, type Loaders } from '../../platform/graphql/index.ts';
import { AsAtService } from './as-at.service.ts';
import type { PlanChanges, PlanChangesInput } from './changes.graphql.ts';
import { ReviewReadingService, seesOpen, type Moment } from './review-reading.service.ts';

interface Wanted {
  reviewId?: string | null | undefined;
  date?: IsoDate | null | undefined;
}

@Injectable()
export class PlanChangesService {
  constructor(
    private readonly reading: ReviewReadingService,
    private readonly asAt: AsAtService,
    private readonly clock: Clock,
  ) {}

  async changes({ planId, fromReviewId, fromDate, toReviewId, toDate }: PlanChangesInput, loaders: Loaders): Promise<PlanChanges | Refused | NotFound> {
    if (fromReviewId == null && fromDate == null) return new Refused(reason('missing', { field: 'from' }));
    const from = await this.moment({ reviewId: fromReviewId, date: fromDate }, planId ?? null, loaders);
    if (!('state' in from)) return from;
    const to = await this.moment({ reviewId: toReviewId, date: toDate }, from.state.planId, loaders);
    if (!('state' in to)) return to;
    if (to.state.planId !== from.state.planId) return new Refused(reason('otherPlan'));
    const inOrder = from.review && to.review ? from.review.number < to.review.number : from.state.day <= to.state.day;
    return inOrder ? this.reading.changesBetween(from, to) : new Refused(reason('reviewsInOrder'));
  }

  /** A review by its id, else a day of the plan, else now. */
  private async moment({ reviewId, date }: Wanted, planId: string | null, loaders: Loaders): Promise<Moment | Refused | NotFound> {
    if (reviewId != null) {
      const row = await this.reading.row(reviewId);
      return row?.closedAt ? this.reading.moment(row, loaders) : new NotFound(reviewId);
    }
    if (!seesOpen()) return new Refused(reason('closedReviewsOnly'));
    const id = planId?.toLowerCase() ?? '';
    if (!isUuid(id)) return planId === null ? new Refused(reason('missing', { field: 'planId' })) : new NotFound(planId);
    const today = this.clock.today();
    if (date != null && date > today) return new Refused(reason('dateInFuture', { date }));
    const state = date == null || date === today ? await this.reading.livePlan(id, loaders) : await this.asAt.plan(id, endOf(date), loaders);
    if (!state) return new NotFound(id);
    return state.actions.length === 0 ? new Refused(reason('historyMissing', { date: state.day })) : { review: null, state };
  }
}

/** The last millisecond of a day in London. */
function endOf(day: IsoDate): Date {
  return new Date(londonInstant({ day: toEpochDay(addDays(day, 1)), time: 0 }) - 1);
}
