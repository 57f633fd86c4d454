// Dates of a plan move in whole months and stay written as they were.
import { describe, expect, test } from '@jest/globals';
import { movedDay, movedText, monthsMoved } from './moved-dates.ts';

const tenYears = { from: '2016-09', to: '2026-11' };
const oneYear = { from: '2025-11', to: '2026-11' };

describe('movedText', () => {
  test.each([
    ['Sept 16', 'Nov 26'],
    ['Dec 15', 'Feb 26'],
    ['July 16', 'Sept 26'],
    ['August 16', 'October 26'],
    ['April 17', 'June 27'],
    ['May 16', 'July 26'],
    ['Oct 2014', 'Dec 2024'],
    ['By June 2016 to have staff', 'By August 2026 to have staff'],
    ['30/09/2016', '30/11/2026'],
    ['31/12/2015', '28/02/2026'],
    ['The 3 November 2015 meeting', 'The 3 January 2026 meeting'],
    ['Mar-16', 'May-26'],
    ['Sep-16', 'Nov-26'],
    ['Medi 2016', 'Tachwedd 2026'],
    ['Mai 2016', 'Gorffennaf 2026'],
    ['Started in {2016-07}.', 'Started in September.'],
    ['ym mis {cy:2016-07}', 'ym mis Medi'],
    ['Achieved', 'Achieved'],
    ['25 cases, of which 15 were good', '25 cases, of which 15 were good'],
    ['July 16/ Ongoing', 'Sept 26/ Ongoing'],
    ['Sept 16\nMarch 17', 'Nov 26\nMay 27'],
    ['Plan 2015-16', 'Plan 2025-26'],
    ['Plan 2015-2017', 'Plan 2025-2027'],
  ])('%s becomes %s', (written, moved) => {
    expect(movedText(written, tenYears)).toBe(moved);
  });

  test('a year forward keeps quarters and seasons', () => {
    expect(movedText('Q3 2025/26', oneYear)).toBe('Q3 2026/27');
    expect(movedText('Tbc (roll out due Summer 2026)', oneYear)).toBe('Tbc (roll out due Summer 2027)');
    expect(movedText('Winter 2025', oneYear)).toBe('Winter 2026');
  });

  test.each(['2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03'])('in %s, a quarter that was over is over and the one running is not', (to) => {
    const ends = (text: string): number => {
      const [, quarter = '', year = ''] = /^Q(\d) (\d{4})/.exec(text) ?? [];
      return Number(year) * 12 + 2 + Number(quarter) * 3;
    };
    const now = Number(to.slice(0, 4)) * 12 + Number(to.slice(5)) - 1;
    const move = { from: '2025-11', to };
    expect(ends(movedText('Q2 2025/26', move))).toBeLessThan(now);
    expect(ends(movedText('Q3 2025/26', move))).toBeGreaterThanOrEqual(now);
  });

  test('nothing moves when the month is the same', () => {
    const text = 'By April 2016, Sept 16, 30/09/2016, Q2 2016/17, Summer 2016';
    expect(movedText(text, { from: '2016-09', to: '2016-09' })).toBe(text);
  });
});

test('movedDay keeps to the month', () => {
  expect(movedDay('2016-08-31', { from: '2016-09', to: '2026-11' })).toBe('2026-10-31');
  expect(movedDay('2015-12-31', tenYears)).toBe('2026-02-28');
  expect(monthsMoved(tenYears)).toBe(122);
});
