// When things fall due and when they may go out, under one calendar. Instants are milliseconds since 1970 here.
import { HOUR, londonInstant, londonTime, workingDayAfter, workingDayCounter, type Calendar } from '@waymark/domain';
import type { Duration, QuietHours } from './policy.ts';

const MINUTE = 60_000;

/** Time that a clock stood still, in both measures: on a hold over a weekend no working day is lost. */
export interface Held {
  readonly milliseconds: number;
  readonly workingDays: number;
}

const nothingHeld: Held = { milliseconds: 0, workingDays: 0 };

export class Timetable {
  readonly calendarVersion: string;
  private readonly count: (epochDay: number) => number;
  private readonly quiet: { readonly from: number; readonly to: number } | null;
  private readonly workingDaysOnly: boolean;

  constructor(calendar: Calendar, quietHours: QuietHours | null, workingDaysOnly: boolean) {
    this.calendarVersion = calendar.version;
    this.count = workingDayCounter(calendar);
    this.quiet = quietHours && { from: quietHours.from * MINUTE, to: quietHours.to * MINUTE };
    this.workingDaysOnly = workingDaysOnly;
  }

  /** The instant a duration after another, moved on by the time that the clock stood still. */
  after(instant: number, { amount, unit }: Duration, held: Held = nothingHeld): number {
    if (unit === 'hour') return instant + amount * HOUR + held.milliseconds;
    const { day, time } = londonTime(instant);
    const days = amount + held.workingDays;
    return days === 0 ? instant : londonInstant({ day: workingDayAfter(day, days, this.count), time });
  }

  held(from: number, to: number): Held {
    return { milliseconds: to - from, workingDays: this.count(londonTime(to).day) - this.count(londonTime(from).day) };
  }

  /** The first instant from this one on at which messages may go out. Never goes back, and keeps the order of instants. */
  open(instant: number): number {
    const { quiet } = this;
    let { day, time } = londonTime(instant);
    let moved = false;
    for (;;) {
      if (this.workingDaysOnly && this.count(day) === this.count(day - 1)) {
        day = workingDayAfter(day, 1, this.count);
        time = 0;
        moved = true;
      }
      if (!quiet || !within(quiet, time)) break;
      moved = true;
      if (time >= quiet.to) day += 1; // quiet over midnight
      time = quiet.to;
      if (!this.workingDaysOnly || this.count(day) > this.count(day - 1)) break;
    }
    if (!moved) return instant;
    const opening = londonInstant({ day, time });
    return opening < instant ? opening + HOUR : opening; // the clock shows the time twice, and the first has passed
  }
}

function within({ from, to }: { readonly from: number; readonly to: number }, time: number): boolean {
  return from < to ? time >= from && time < to : time >= from || time < to;
}
