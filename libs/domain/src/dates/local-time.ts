// Instants and the time of day that people in England and Wales then read on the clock. Worked out, not looked up: the work of a
// formatter would be many times that of the decision that asks.
import { fromEpochDay, isoDate, leadingEpochDay, toEpochDay, twoDigits, weekdayOfEpochDay } from './iso-date.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const FIRST_DAY = toEpochDay('0001-01-01');
const LAST_DAY = toEpochDay('9999-12-31');

/** A moment as people read it: days since 1970-01-01, and milliseconds since that day's midnight on the clock. */
export interface LocalTime {
  readonly day: number;
  readonly time: number;
}

const summers = new Map<number, readonly [from: number, to: number]>();

/** The instants at which clocks go forward and back: 01:00 UTC on the last Sundays of March and October (Summer Time Order 2002). */
function summerOf(year: number): readonly [from: number, to: number] {
  let summer = summers.get(year);
  if (!summer) {
    const lastSunday = (month: number): number => {
      const last = toEpochDay(isoDate(year, month, 31));
      return last - (weekdayOfEpochDay(last) % 7);
    };
    summer = [lastSunday(3) * DAY + HOUR, lastSunday(10) * DAY + HOUR];
    summers.set(year, summer);
  }
  return summer;
}

/** How far clocks in London are ahead of UTC at an instant (milliseconds since 1970), in milliseconds. Right from 1996 to 9999. */
export function londonOffset(instant: number): number {
  // The mean year is wrong by a day at most, at New Year, which is in no year's summer.
  const [from, to] = summerOf(1970 + Math.floor(instant / (365.2425 * DAY)));
  return instant >= from && instant < to ? HOUR : 0;
}

export function londonTime(instant: number): LocalTime {
  const local = instant + londonOffset(instant);
  const day = Math.floor(local / DAY);
  return { day, time: local - day * DAY };
}

/**
 * The instant at which London's clocks show this time. When they show it twice (October), the first; when they skip it (March),
 * as long after the change as it was meant to be after midnight: what RFC 5545 says of both.
 */
export function londonInstant({ day, time }: LocalTime): number {
  const standard = day * DAY + time;
  const summer = standard - HOUR;
  return londonOffset(summer) === HOUR ? summer : standard;
}

/** Reads what `formatInstant` writes; NaN for everything else. A quarter of the time of Date.parse, which matters to whoever keeps instants as text. */
function parseOwnFormat(text: string): number {
  if (text.length !== 24 || text.charCodeAt(10) !== 84 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58 || text.charCodeAt(19) !== 46 || text.charCodeAt(23) !== 90) return NaN;
  const hours = twoDigits(text, 11);
  const minutes = twoDigits(text, 14);
  const seconds = twoDigits(text, 17);
  const hundredths = twoDigits(text, 20);
  const last = text.charCodeAt(22) - 48;
  if (!(hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60 && hundredths >= 0 && last >= 0 && last <= 9)) return NaN;
  return leadingEpochDay(text) * DAY + hours * HOUR + minutes * 60_000 + seconds * 1_000 + hundredths * 10 + last;
}

/**
 * Milliseconds since 1970 of an ISO instant. It needs its offset ('…Z', '+01:00'), as without one it would be another moment on each
 * machine; throws RangeError.
 */
export function parseInstant(instant: string): number {
  const own = parseOwnFormat(instant);
  if (!Number.isNaN(own)) return own;
  const milliseconds = Date.parse(instant);
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(milliseconds) || Number.isNaN(leadingEpochDay(instant)) || !/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(instant)) throw new RangeError(`'${instant}' is not an instant with its offset.`);
  return milliseconds;
}

const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
/** The day written last: instants come in days, and writing the day is most of the work. */
let written = { day: 0, text: '1970-01-01' };

/** '2026-11-30T09:00:00.000Z': always of this length, so that texts compare as instants do. Years 1 to 9999, else RangeError. */
export function formatInstant(instant: number): string {
  const day = Math.floor(instant / DAY);
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) throw new RangeError(`${instant} is not an instant of the years 1 to 9999.`);
  if (day !== written.day) written = { day, text: fromEpochDay(day) };
  const time = Math.floor(instant - day * DAY);
  const seconds = Math.floor(time / 1_000);
  const minutes = Math.floor(seconds / 60);
  return `${written.text}T${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}.${String(time % 1_000).padStart(3, '0')}Z`;
}
