/** Use cases of the board's attendance: the indicator's series, and the quarter of one meeting. */
import { Injectable } from '@nestjs/common';
import { addMonths, startOfQuarter, type IsoDate } from '@waymark/domain';
import { Clock } from '../../platform/clock/index.ts';
import type { Loaders } from '../../platform/graphql/index.ts';
import { currentVersion, definitionOf } from '../indicators/index.ts';
import { countingOf } from '../observations/index.ts';
import { agencies } from '../reviews/index.ts';
import type { BoardAttendance, BoardMeetings } from './attendance.graphql.ts';
import { BOARD_INDICATOR, recordedSeats } from './attendance.store.ts';
import { newestYearOf, quartersOf, seatsOf, type RecordedSeat } from './attendance.ts';

const TEN_YEARS = 120;

@Injectable()
export class AttendanceService {
  constructor(private readonly clock: Clock) {}

  /** Null of every other indicator. */
  async ofIndicator(code: string, loaders: Loaders): Promise<BoardAttendance | null> {
    const definition = code === BOARD_INDICATOR ? definitionOf(code) : null;
    if (!definition) return null;
    const [seats, [entered = []]] = await Promise.all([this.seats(loaders), countingOf([code])]);
    // Oldest first: of two wordings of one quarter the one entered later stands.
    const confirmed = new Map(entered.filter(({ window }) => window === 'quarter').map(({ periodStart, numerator, denominator }) => [periodStart, { numerator, denominator }]));
    const year = newestYearOf(seats, agencies);
    return {
      definitionVersion: currentVersion(definition).version,
      quarters: quartersOf(seats, this.clock.today()).map((quarter) => ({ ...quarter, confirmed: confirmed.get(quarter.periodStart) ?? null })),
      year: year && { ...year, agencies: [...year.agencies] },
    };
  }

  /** The quarter in which a meeting lies, as far as reviews of it are closed; null when none is. */
  async quarterOf(heldOn: IsoDate, loaders: Loaders): Promise<BoardMeetings | null> {
    return quartersOf(await this.seats(loaders), this.clock.today()).find(({ periodStart }) => periodStart === startOfQuarter(heldOn)) ?? null;
  }

  /** Read once in an operation, however many reviews ask. */
  private seats(loaders: Loaders): Promise<RecordedSeat[]> {
    return loaders.once('boardSeats', async () => seatsOf(await recordedSeats(addMonths(startOfQuarter(this.clock.today()), -TEN_YEARS))));
  }
}
