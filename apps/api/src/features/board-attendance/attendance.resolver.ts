/** The indicator of the board's attendance with its series, and a review with the quarter that it belongs to. */
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../platform/graphql/index.ts';
import { Indicator } from '../indicators/index.ts';
import { Review } from '../reviews/index.ts';
import { BoardAttendance, BoardMeetings } from './attendance.graphql.ts';
import { AttendanceService } from './attendance.service.ts';

@Resolver(() => Indicator)
export class IndicatorAttendanceResolver {
  constructor(private readonly service: AttendanceService) {}

  @ResolveField(() => BoardAttendance, { nullable: true, description: 'Of the indicator of the management board’s attendance alone.' })
  boardAttendance(@Parent() { code }: Indicator, @Context() { loaders }: GraphqlContext): Promise<BoardAttendance | null> {
    return this.service.ofIndicator(code, loaders);
  }
}

@Resolver(() => Review)
export class ReviewAttendanceResolver {
  constructor(private readonly service: AttendanceService) {}

  @ResolveField(() => BoardMeetings, { nullable: true, description: 'Of the quarter of the meeting, as closed reviews tell it today; null when none is closed in it.' })
  boardAttendance(@Parent() { heldOn }: Review, @Context() { loaders }: GraphqlContext): Promise<BoardMeetings | null> {
    return this.service.quarterOf(heldOn, loaders);
  }
}
