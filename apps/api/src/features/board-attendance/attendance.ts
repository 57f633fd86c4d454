/** The board's attendance by quarter and by agency, counted from what closed reviews recorded. Pure. */
import { addDays, addMonths, startOfQuarter, type IsoDate } from '@waymark/domain';
import type { Agency, AttendanceName } from '../reviews/index.ts';

/** Who came for an agency to the meeting of a closed review. */
export interface RecordedSeat {
  readonly heldOn: IsoDate;
  readonly agency: Agency;
  readonly attendance: AttendanceName;
}

export interface AgencyAttendance {
  readonly agency: Agency;
  /** Meetings to which the member came. */
  readonly attended: number;
  /** Meetings to which a deputy came instead: told beside, as the KPI counts senior partners. */
  readonly deputies: number;
  /** Meetings at which it had a seat. */
  readonly of: number;
}

export interface AttendanceQuarter {
  readonly periodStart: IsoDate;
  readonly periodEnd: IsoDate;
  /** Until then meetings may still be held in it. */
  readonly over: boolean;
  readonly meetings: number;
  /** Seats whose member came. */
  readonly numerator: number;
  /** Seats: of each meeting the agencies about which the review says whether they came. */
  readonly denominator: number;
  readonly deputies: number;
}

export interface AttendanceYear {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly meetings: number;
  /** Only those that had a seat, in the order in which reviews name them. */
  readonly agencies: readonly AgencyAttendance[];
}

const QUARTER = 3;
const YEAR = 12;

const lastDayOf = (start: IsoDate, months: number): IsoDate => addDays(addMonths(start, months), -1);

const bestFirst: readonly AttendanceName[] = ['member', 'deputy', 'apologies', 'absent'];

/**
 * A board sits once a day, whatever number of plans it reviews: of an agency that two reviews of one day tell differently the
 * better counts.
 */
export function seatsOf(recorded: readonly RecordedSeat[]): RecordedSeat[] {
  const seats = new Map<string, RecordedSeat>();
  for (const seat of recorded) {
    const key = `${seat.heldOn} ${seat.agency}`;
    const held = seats.get(key);
    if (!held || bestFirst.indexOf(seat.attendance) < bestFirst.indexOf(held.attendance)) seats.set(key, seat);
  }
  return [...seats.values()];
}

const meetingsOf = (seats: readonly RecordedSeat[]): number => new Set(seats.map(({ heldOn }) => heldOn)).size;
const countOf = (seats: readonly RecordedSeat[], attendance: AttendanceName): number => seats.filter((seat) => seat.attendance === attendance).length;

/** Quarters in which the board met, oldest first. @param seats of `seatsOf` */
export function quartersOf(seats: readonly RecordedSeat[], today: IsoDate): AttendanceQuarter[] {
  const starts = [...new Set(seats.map(({ heldOn }) => startOfQuarter(heldOn)))].sort();
  return starts.map((periodStart) => {
    const held = seats.filter(({ heldOn }) => startOfQuarter(heldOn) === periodStart);
    const periodEnd = lastDayOf(periodStart, QUARTER);
    return { periodStart, periodEnd, over: periodEnd < today, meetings: meetingsOf(held), numerator: countOf(held, 'member'), denominator: held.length, deputies: countOf(held, 'deputy') };
  });
}

/** Agency by agency over the four quarters that end with the newest meeting; null when the board has not met. */
export function newestYearOf(seats: readonly RecordedSeat[], agencies: readonly Agency[]): AttendanceYear | null {
  const newest = seats.map(({ heldOn }) => heldOn).sort().at(-1);
  if (newest === undefined) return null;
  const to = lastDayOf(startOfQuarter(newest), QUARTER);
  const from = addMonths(addDays(to, 1), -YEAR);
  const held = seats.filter(({ heldOn }) => heldOn >= from && heldOn <= to);
  return {
    from, to, meetings: meetingsOf(held),
    agencies: agencies.flatMap((agency) => {
      const own = held.filter((seat) => seat.agency === agency);
      return own.length === 0 ? [] : [{ agency, attended: countOf(own, 'member'), deputies: countOf(own, 'deputy'), of: own.length }];
    }),
  };
}
