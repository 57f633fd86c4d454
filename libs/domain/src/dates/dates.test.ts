// Dates, the local date of an instant, and the working days of England and Wales against the published lists.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bankHolidays } from './bank-holidays.ts';
import { formatDate, localDate } from './date-names.ts';
import { addDays, addMonths, civilDate, daysBetween, endOfMonth, fromEpochDay, isIsoDate, isoDate, startOfMonth, startOfQuarter, toEpochDay, weekday } from './iso-date.ts';
import { addWorkingDays, englandAndWales, isWorkingDay, workingDaysBetween } from './working-calendar.ts';

const anyDay = fc.integer({ min: toEpochDay('0001-01-02'), max: toEpochDay('9999-12-30') });
const nearDate = fc.integer({ min: toEpochDay('2009-06-01'), max: toEpochDay('2036-06-01') }).map(fromEpochDay);

describe('dates', () => {
  it('agrees with the platform on every day it tries', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = fromEpochDay(day);
        expect(date).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(toEpochDay(date)).toBe(day);
        expect(weekday(date)).toBe(new Date(day * 86_400_000).getUTCDay() || 7);
      }),
      { numRuns: 3_000, seed: 1 },
    );
  });

  it('adds days and counts them back', () => {
    fc.assert(fc.property(nearDate, fc.integer({ min: -40_000, max: 40_000 }), (date, n) => daysBetween(date, addDays(date, n)) === n), { seed: 2 });
  });

  it.each(['2016-02-29', '2000-02-29', '2024-12-31'])('%s exists', (date) => expect(isIsoDate(date)).toBe(true));
  it.each(['2015-02-29', '1900-02-29', '2016-13-01', '2016-00-10', '2016-1-1', '2016-01-32', '20160101', '', '2016-01-0x', '0000-01-01'])('%j does not exist', (date) => {
    expect(isIsoDate(date)).toBe(false);
    expect(() => toEpochDay(date)).toThrow(RangeError);
  });

  it('knows the ends of months', () => {
    expect(startOfMonth('2016-02-10')).toBe('2016-02-01');
    expect(endOfMonth('2016-02-10')).toBe('2016-02-29');
    expect(civilDate('2016-09-30')).toEqual({ year: 2016, month: 9, day: 30 });
    expect(isoDate(2016, 9, 3)).toBe('2016-09-03');
  });

  it('writes dates in both languages', () => {
    expect(formatDate('2026-09-30', 'en')).toBe('30 September 2026');
    expect(formatDate('2026-09-30', 'cy')).toBe('30 Medi 2026');
    expect(formatDate('2026-01-01', 'cy')).toBe('1 Ionawr 2026');
  });
});

it.each([
  ['2016-08-31', 6, '2017-02-28'], ['2015-08-31', 6, '2016-02-29'], ['2016-01-15', 12, '2017-01-15'], ['2016-12-01', 1, '2017-01-01'], ['2016-03-31', -1, '2016-02-29'],
])('%s and %i months is %s', (date, months, expected) => expect(addMonths(date, months)).toBe(expected));

describe('the local date of an instant', () => {
  it.each([
    ['2026-06-30T23:30:00Z', '2026-07-01'],
    ['2026-12-31T23:30:00Z', '2026-12-31'],
    ['2026-03-29T00:59:59Z', '2026-03-29'],
    ['2026-11-22T09:30:00+01:00', '2026-11-22'],
    ['2026-11-22', '2026-11-22'],
  ])('%s is %s in London', (instant, date) => expect(localDate(instant)).toBe(date));

  it('takes another zone, and a Date', () => {
    expect(localDate('2026-06-30T23:30:00Z', 'America/New_York')).toBe('2026-06-30');
    expect(localDate(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
  });

  it.each(['2026-11-22T09:30:00', 'yesterday', '2026-02-30', ''])('refuses %j, which means another moment elsewhere or none', (instant) => {
    expect(() => localDate(instant)).toThrow(RangeError);
  });
});

describe('bank holidays of England and Wales', () => {
  // As published on https://www.gov.uk/bank-holidays, and for past years in The Gazette.
  const published: Record<number, string> = {
    2010: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
    2011: '01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27',
    2012: '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
    2015: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
    2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
    2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
    2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
    2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
    2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  };

  it.each(Object.entries(published))('of %s', (year, days) => {
    expect(bankHolidays(Number(year), Number(year))).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  it('cover 2010 to 2035 in the calendar', () => {
    expect([...englandAndWales.holidays]).toHaveLength(26 * 8 + 5);
    expect(englandAndWales.version).toMatch(/^england-and-wales-2010-2035\.\d+$/);
  });
});

describe('working days', () => {
  it.each([
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-12-25', 1, '2026-12-29'],
    ['2026-11-20', 5, '2026-11-27'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-12-29', -1, '2026-12-24'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('%s and %i working days is %s', (date, n, expected) => expect(addWorkingDays(date, n, englandAndWales)).toBe(expected));

  it('counts those after the first day up to and including the last', () => {
    expect(workingDaysBetween('2026-12-24', '2026-12-29', englandAndWales)).toBe(1);
    expect(workingDaysBetween('2026-12-29', '2026-12-24', englandAndWales)).toBe(-1);
    expect(workingDaysBetween('2026-11-20', '2026-11-22', englandAndWales)).toBe(0);
  });

  it('counts as walking day by day does', () => {
    fc.assert(
      fc.property(nearDate, fc.integer({ min: 0, max: 400 }), (from, length) => {
        let count = 0;
        for (let step = 1; step <= length; step += 1) if (isWorkingDay(addDays(from, step), englandAndWales)) count += 1;
        expect(workingDaysBetween(from, addDays(from, length), englandAndWales)).toBe(count);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('adds working days and counts them back', () => {
    fc.assert(
      fc.property(nearDate, fc.integer({ min: 1, max: 300 }), (date, n) => {
        const later = addWorkingDays(date, n, englandAndWales);
        expect(workingDaysBetween(date, later, englandAndWales)).toBe(n);
        expect(isWorkingDay(later, englandAndWales)).toBe(true);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('refuses part of a working day', () => expect(() => addWorkingDays('2026-11-20', 1.5, englandAndWales)).toThrow(RangeError));
});

it.each([['2026-01-01', '2026-01-01'], ['2026-03-31', '2026-01-01'], ['2026-06-30', '2026-04-01'], ['2026-12-31', '2026-10-01']])('%s lies in the quarter from %s', (day, start) => expect(startOfQuarter(day)).toBe(start));
