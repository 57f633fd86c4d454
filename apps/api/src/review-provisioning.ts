/** A board's meeting without a running API, the way that people hold one: for the demonstration. */
import { ActionEdits } from './features/action-edits/index.ts';
import { AssuranceService } from './features/assurance/index.ts';
import { IndicatorsService } from './features/indicators/index.ts';
import { RecommendationsService } from './features/inspections/index.ts';
import { PlansService } from './features/plans/index.ts';
import { RatingsService } from './features/ratings/index.ts';
import { Review, ReviewReadingService, ReviewsService, type Agency, type AttendanceName } from './features/reviews/index.ts';
import type { Deed } from './plan-provisioning.ts';
import { Clock } from './platform/clock/index.ts';
import { Loaders, type Refused } from './platform/graphql/index.ts';
import { tenantId, tenantQuery } from './platform/tenancy/index.ts';
import type { Provisioning } from './provisioning.ts';

export interface MeetingToHold {
  title: string;
  attendance: Readonly<Partial<Record<Agency, AttendanceName>>>;
  /** What the board noted about the plan as a whole. */
  noted: string;
  /** Why it returned the first of the actions that are off track or late. */
  returned: string;
}

/** Opens, records and closes a review of the service's one plan, by the chair and at the instant of the deed. @throws Error when a step is refused */
export async function holdMeeting({ tenancy, tenants }: Pick<Provisioning, 'tenancy' | 'tenants'>, { tenantId: service, accountId, at }: Deed, meeting: MeetingToHold): Promise<void> {
  const clock = new Clock(at);
  const ratings = new RatingsService(clock);
  const plans = new PlansService(ratings);
  const reading = new ReviewReadingService(plans, ratings, new IndicatorsService(tenants), new RecommendationsService(plans, clock));
  const reviews = new ReviewsService(plans, reading, new AssuranceService(new ActionEdits(plans, ratings, clock), clock), clock);
  await tenancy.withTenant({ tenantId: service, accountId, roles: ['boardChair'] }, async () => {
    const [plan] = await tenantQuery<{ id: string }>('select id from plan where tenant_id = $1', [tenantId()]);
    const opened = done(await reviews.open({ planId: plan?.id ?? '', title: meeting.title, heldOn: clock.today() }));
    const reviewId = opened.id;
    const exceptions = (await reading.paper(opened, new Loaders())).exceptions;
    done(await reviews.recordAttendance({ reviewId, entries: Object.entries(meeting.attendance).map(([agency, attendance]) => ({ agency: agency as Agency, attendance })) }));
    done(await reviews.decide({ reviewId, kind: 'noted', reason: meeting.noted }, new Loaders()));
    const first = exceptions[0];
    const { row } = first ? done(await reviews.decide({ reviewId, actionId: first.id, kind: 'returned', reason: meeting.returned }, new Loaders())) : opened;
    done(await reviews.close({ reviewId, version: row.version }, new Loaders()));
  });
}

function done(answer: Review | Refused | object): Review {
  if (!(answer instanceof Review)) throw new Error(`A step of the meeting was refused: ${JSON.stringify(answer)}`);
  return answer;
}
