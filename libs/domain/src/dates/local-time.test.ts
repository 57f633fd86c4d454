// Intl knows the real history of London's clocks: it is the second opinion.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY, formatInstant, HOUR, londonInstant, londonOffset, londonTime, parseInstant } from './local-time.ts';
import { addWorkingDays, englandAndWales, isWorkingDay } from './working-calendar.ts';
import { addDays, toEpochDay } from './iso-date.ts';

const zone = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', day: '2-digit', hourCycle: 'h23' });
const shown = (instant: number): string => zone.format(instant);
const clock = (time: number): string => `${String(Math.floor(time / HOUR)).padStart(2, '0')}:${String((time % HOUR) / 60_000).padStart(2, '0')}`;

describe('the time in London', () => {
  it('is what Intl says, at every half hour of the days around both changes and at noon of every other day from 1996 to 2037', () => {
    for (let instant = parseInstant('1996-01-01T12:00:00Z'); instant < parseInstant('2038-01-01T00:00:00Z'); instant += DAY) {
      const changes = londonOffset(instant - DAY) !== londonOffset(instant + DAY);
      for (let at = instant; at < instant + (changes ? DAY : HOUR / 2); at += HOUR / 2) expect(`${shown(at)}`.endsWith(clock(londonTime(at).time))).toBe(true);
    }
  });

  it('leads back to the instant, but for the hour that is shown twice, of which it gives the first', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2026-07-01', '2026-12-31', '2027-01-01']) {
      for (let at = Date.parse(`${day}T00:00:00Z`) - DAY; at < Date.parse(`${day}T00:00:00Z`) + DAY; at += HOUR / 4) {
        const again = at >= Date.parse('2026-10-25T01:00:00Z') && at < Date.parse('2026-10-25T02:00:00Z');
        expect(londonInstant(londonTime(at))).toBe(again ? at - HOUR : at);
      }
    }
  });

  it('moves a time that is skipped behind the gap', () => {
    const day = toEpochDay('2026-03-29');
    expect(londonTime(londonInstant({ day, time: 1.5 * HOUR }))).toEqual({ day, time: 2.5 * HOUR });
  });

  it('is written and read as Date does', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }), (date) => {
        expect(formatInstant(date.getTime())).toBe(date.toISOString());
        expect(parseInstant(date.toISOString())).toBe(date.getTime());
      }),
      { numRuns: 2_000, seed: 20261102 },
    );
    expect(formatInstant(1.5)).toBe('1970-01-01T00:00:00.001Z');
    for (const instant of [NaN, Infinity, -1e15, 1e15]) expect(() => formatInstant(instant)).toThrow(RangeError);
    for (const text of ['2026-02-30T09:00:00.000Z', '2026-11-02T25:00:00.000Z', '2026-11-02T09:60:00.000Z', '2026-11-02T09:00:0x.000Z']) expect(() => parseInstant(text)).toThrow(RangeError);
  });

  it('needs an offset', () => {
    expect(parseInstant('2026-07-01T09:00:00+01:00')).toBe(parseInstant('2026-07-01T08:00:00Z'));
    for (const text of ['2026-07-01', '2026-07-01T09:00:00', 'yesterday', '']) expect(() => parseInstant(text)).toThrow(RangeError);
  });
});

describe('adding working days', () => {
  it('finds the same days as walking', () => {
    for (const start of ['2026-04-01', '2026-12-23', '2026-11-28', '2027-01-01']) {
      for (const step of [1, -1]) {
        let day = start;
        for (let count = 1; count <= 300; count += 1) {
          do day = addDays(day, step); while (!isWorkingDay(day, englandAndWales));
          expect(addWorkingDays(start, count * step, englandAndWales)).toBe(day);
        }
      }
      expect(addWorkingDays(start, 0, englandAndWales)).toBe(start);
    }
  });
});
