// Timescales as plans write them: each row is a spelling and what it must mean.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isIsoDate } from '../dates/iso-date.ts';
import { parseTimescale, readTargetDate } from './parse-timescale.ts';
import { dueDate, precisions, type Precision, type TimescaleOddityCode } from './timescale.ts';

type Row = [text: string, precision: Precision, due: string | null, marks?: string, ...oddities: TimescaleOddityCode[]];

const months: Row[] = [
  ['Dec 15', 'month', '2015-12-31'],
  ['Sept 16', 'month', '2016-09-30'],
  ['August 16', 'month', '2016-08-31'],
  ['June 2016', 'month', '2016-06-30'],
  ['Feb 2016', 'month', '2016-02-29'],
  ['By end of March 2016', 'month', '2016-03-31'],
  ['End Sept 16', 'month', '2016-09-30'],
  ['Sept-16', 'month', '2016-09-30'],
  ['Sep’16', 'month', '2016-09-30'],
  ["Sep '16", 'month', '2016-09-30'],
  ['Dec. 2015', 'month', '2015-12-31'],
  ['DECEMBER 2015', 'month', '2015-12-31'],
  ['Sept16', 'month', '2016-09-30'],
  ['sept 2016.', 'month', '2016-09-30'],
  ['June, 2016', 'month', '2016-06-30'],
  ['Mid June 2016', 'month', '2016-06-30'],
  ['2016 June', 'month', '2016-06-30'],
  ['09/2016', 'month', '2016-09-30'],
  ['2016-09', 'month', '2016-09-30'],
  ['9/16', 'month', '2016-09-30'],
  ['May 2016', 'month', '2016-05-31'],
  ['may 2016', 'month', '2016-05-31'],
  ['Mar 2015', 'month', '2015-03-31'],
  ['Septmber 2016', 'month', '2016-09-30', '', 'monthMisspelt'],
  ['Febuary 2017', 'month', '2017-02-28', '', 'monthMisspelt'],
  ['To be completed by June 2016', 'month', '2016-06-30'],
  ['Complete by June 2016', 'month', '2016-06-30'],
  ['June 2016 subject to funding', 'month', '2016-06-30', '', 'extraText'],
  ['April - June 2024', 'month', '2024-06-30', '', 'range'],
  ['April to June 2024', 'month', '2024-06-30', '', 'range'],
  ['Between April and June 2024', 'month', '2024-06-30', '', 'range'],
  ['Nov – Jan 2017', 'month', '2017-01-31', '', 'range'],
  ['April 2016 - March 2017', 'month', '2017-03-31', '', 'range'],
  ['from April 2016 to June 2016', 'month', '2016-06-30'],
  ['June 2016 / Sept 2016', 'month', '2016-09-30', '', 'twoDates'],
  ['Sept 16/ Dec 16', 'month', '2016-12-31', '', 'twoDates'],
  ['Sept 16 Dec 16', 'month', '2016-12-31', '', 'twoDates'],
  ['June & Sept 2016', 'month', '2016-09-30', '', 'twoDates'],
  ['June 2016 and September', 'month', '2016-09-30', '', 'twoDates'],
  ['Oct 2014 - revised to March 2015', 'month', '2015-03-31', '', 'twoDates'],
  ['March 2015 (was Oct 2014)', 'month', '2015-03-31', '', 'twoDates'],
  ['June 2016 (TBC)', 'month', '2016-06-30', '', 'dateWhileToBeConfirmed'],
];

const days: Row[] = [
  ['30/09/2016', 'day', '2016-09-30'],
  ['30/9/16', 'day', '2016-09-30'],
  ['30.9.16', 'day', '2016-09-30'],
  ['30-09-2016', 'day', '2016-09-30'],
  ['3/4/2016', 'day', '2016-04-03'],
  ['2016-09-30', 'day', '2016-09-30'],
  ['2016-09-30T00:00:00Z', 'day', '2016-09-30'],
  ['30th September 2016', 'day', '2016-09-30'],
  ['30 th September 2016', 'day', '2016-09-30'],
  ['Friday 30th of September 2016', 'day', '2016-09-30'],
  ['31st March, 2016', 'day', '2016-03-31'],
  ['31-Mar-16', 'day', '2016-03-31'],
  ['16 Dec 16', 'day', '2016-12-16'],
  ['Sept 16 2017', 'day', '2017-09-16'],
  ['June 30th 2016', 'day', '2016-06-30'],
  ['September 30, 2016', 'day', '2016-09-30'],
  ['1st - 5th June 2016', 'day', '2016-06-05'],
  ['1 & 2 June 2016', 'day', '2016-06-02'],
  ['w/c 3 May 2016', 'day', '2016-05-03', '', 'weekCommencing'],
  ['Week commencing 03/05/16', 'day', '2016-05-03', '', 'weekCommencing'],
  ['31 June 2016', 'day', '2016-06-30', '', 'dayOutsideMonth'],
  ['09/30/2016', 'day', '2016-09-30', '', 'monthBeforeDay'],
  ['30 June 2016 and 31 July 2016', 'day', '2016-07-31', '', 'twoDates'],
  ['By Christmas 2016', 'day', '2016-12-25', '', 'holiday'],
  ['Easter 2017', 'day', '2017-04-16', '', 'holiday'],
];

const longer: Row[] = [
  ['Q2 2016/17', 'quarter', '2016-09-30'],
  ['Q4 2016/17', 'quarter', '2017-03-31'],
  ['Q4 16/17', 'quarter', '2017-03-31'],
  ['Quarter 1 2016-17', 'quarter', '2016-06-30'],
  ['third quarter of 2016/17', 'quarter', '2016-12-31'],
  ['2016/17 Q3', 'quarter', '2016-12-31'],
  ['Q2 2016', 'quarter', '2016-06-30', '', 'quarterOfWhichYear'],
  ['Q1-Q2 2024/25', 'quarter', '2024-09-30'],
  ['Q3 (Oct-Dec) 2016/17', 'quarter', '2016-12-31'],
  ['End of FY24/25', 'year', '2025-03-31', '', 'financialYear'],
  ['Autumn/Winter 2024', 'season', '2025-02-28', '', 'twoDates'],
  ['Mid 2025', 'quarter', '2025-06-30', '', 'partOfYear'],
  ['Early 2017', 'quarter', '2017-03-31', '', 'partOfYear'],
  ['late 2016', 'quarter', '2016-12-31', '', 'partOfYear'],
  ['Summer 2016', 'season', '2016-08-31'],
  ['Autumn 2024', 'season', '2024-11-30'],
  ['Spring 2016', 'season', '2016-05-31'],
  ['Winter 2016', 'season', '2017-02-28'],
  ['Winter 2016/17', 'season', '2017-02-28'],
  ['Spring term 2026', 'season', '2026-03-31', '', 'schoolTerm'],
  ['Start of autumn term 2025', 'season', '2025-12-31', '', 'schoolTerm'],
  ['2016', 'year', '2016-12-31'],
  ['end of 2016', 'year', '2016-12-31'],
  ['2016/17', 'year', '2017-03-31', '', 'financialYear'],
  ['2016-2017', 'year', '2017-03-31', '', 'financialYear'],
  ['16/17', 'year', '2017-03-31', '', 'financialYear'],
  ['By end of financial year 2016/17', 'year', '2017-03-31', '', 'financialYear'],
  ['academic year 2016/17', 'year', '2017-08-31', '', 'schoolTerm'],
];

const states: Row[] = [
  ['Achieved', 'achieved', null, 'achieved'],
  ['Completed', 'achieved', null, 'achieved'],
  ['Complete', 'achieved', null, 'achieved'],
  ['COMPLETED.', 'achieved', null, 'achieved'],
  ['Ongoing', 'ongoing', null, 'ongoing'],
  ['On-going', 'ongoing', null, 'ongoing'],
  ['Ongoing (completed)', 'ongoing', null, 'ongoing achieved'],
  ['July 23/ Ongoing', 'month', '2023-07-31', 'ongoing'],
  ['Monthly', 'ongoing', null, 'ongoing'],
  ['Quarterly', 'ongoing', null, 'ongoing'],
  ['every six months', 'ongoing', null, 'ongoing'],
  ['Monthly until March 2017', 'month', '2017-03-31', 'ongoing'],
  ['September 2024 and annually thereafter', 'month', '2024-09-30', 'ongoing'],
  ['From April 2016', 'ongoing', null, 'ongoing', 'startDateOnly'],
  ['April 2016 onwards', 'ongoing', null, 'ongoing', 'startDateOnly'],
  ['July 2023 (Complete)', 'month', '2023-07-31', 'achieved', 'completionDate'],
  ['Achieved June 2016', 'month', '2016-06-30', 'achieved', 'completionDate'],
  ['not complete - June 2016', 'month', '2016-06-30'],
  ['Achieved in part', 'tbc', null, '', 'unrecognised'],
  ['Commence Sept 2024', 'ongoing', null, 'ongoing', 'startDateOnly'],
  ['Starting Jan 2024, complete by March 2025', 'month', '2025-03-31'],
  ['Dec 2023 – ongoing', 'month', '2023-12-31', 'ongoing'],
  ['Completed 30/09/2016', 'day', '2016-09-30', 'achieved', 'completionDate'],
  ['1st April 2016 to 31st March 2017', 'day', '2017-03-31', '', 'range'],
  ['Immediate and ongoing', 'ongoing', null, 'ongoing'],
  ['Cwblhawyd Medi 2025', 'month', '2025-09-30', 'achieved', 'completionDate'],
  ['90% complete', 'tbc', null, '', 'unrecognised'],
  ['Partially achieved', 'tbc', null, '', 'unrecognised'],
  ['Tbc (roll out due Summer 2016)', 'tbc', null, '', 'dateWhileToBeConfirmed'],
  ['TBC', 'tbc', null],
  ['To be confirmed', 'tbc', null],
  ['', 'tbc', null, '', 'empty'],
  [' \u00a0\n', 'tbc', null, '', 'empty'],
  ['N/A', 'tbc', null, '', 'notApplicable'],
  ['-', 'tbc', null, '', 'notApplicable'],
  ['Immediate', 'tbc', null, '', 'relative'],
  ['ASAP', 'tbc', null, '', 'relative'],
  ['Within 3 months', 'tbc', null, '', 'relative'],
  ['6 months', 'tbc', null, '', 'relative'],
  ['Within 3 months of June 2016', 'tbc', null, '', 'relative'],
  ['within 6 months (by Dec 2016)', 'month', '2016-12-31'],
  ['This may be extended', 'tbc', null, '', 'unrecognised'],
  ['The team will march on', 'tbc', null, '', 'unrecognised'],
  ['When staff allow', 'tbc', null, '', 'unrecognised'],
  ['By May', 'tbc', null, '', 'yearMissing'],
  ['30/09', 'tbc', null, '', 'yearMissing'],
  ['06/12', 'tbc', null, '', 'ambiguousNumbers'],
];

const welsh: Row[] = [
  ['Medi 2016', 'month', '2016-09-30'],
  ['30 Medi 2016', 'day', '2016-09-30'],
  ['30ain o Fedi 2025', 'day', '2025-09-30'],
  ['erbyn diwedd mis Mawrth 2026', 'month', '2026-03-31'],
  ['ym mis Tachwedd 2025', 'month', '2025-11-30'],
  ['yng Ngorffennaf 2025', 'month', '2025-07-31'],
  ['Hydref 2026', 'month', '2026-10-31'],
  ['yr hydref 2026', 'season', '2026-11-30'],
  ['Haf 2025', 'season', '2025-08-31'],
  ['Tymor y gwanwyn 2026', 'season', '2026-03-31', '', 'schoolTerm'],
  ['Chwarter 2 2016/17', 'quarter', '2016-09-30'],
  ['Wedi’i gwblhau', 'achieved', null, 'achieved'],
  ['Parhaus', 'ongoing', null, 'ongoing'],
  ['I’w gadarnhau', 'tbc', null],
];

describe('reading a timescale', () => {
  it.each([...months, ...days, ...longer, ...states, ...welsh])('%j is %s, due %s %s %s', (text, precision, due, marks = '', ...codes) => {
    const { timescale, oddities } = parseTimescale(text);
    expect(timescale).toEqual({ sourceText: text, precision, due, ongoing: marks.includes('ongoing'), achieved: marks.includes('achieved') });
    expect(oddities.map((oddity) => oddity.code)).toEqual(codes);
  });

  it.each([
    ['Summer', '2016-03-01', 'season', '2016-08-31'],
    ['June 30th', '2016-03-01', 'day', '2016-06-30'],
    ['By 1 July', '2016-09-30', 'day', '2017-07-01'],
    ['By end of March', '2016-09-30', 'month', '2017-03-31'],
    ['May', '2016-05-31', 'month', '2016-05-31'],
    ['May 30', '2016-01-01', 'day', '2016-05-30'],
    ['Dec 98', '1997-01-01', 'month', '1998-12-31'],
  ] as const)('%s, written near %s, is %s %s', (text, after, precision, due) => {
    expect(parseTimescale(text, { after }).timescale).toMatchObject({ precision, due });
  });

  it('carries the season beside a date to be confirmed', () => {
    expect(parseTimescale('Tbc (roll out due Summer 2016)').oddities).toEqual([
      { code: 'dateWhileToBeConfirmed', parameters: { text: 'Summer 2016', due: '2016-08-31', precision: 'season' } },
    ]);
  });

  it('names both readings of a quarter that may belong to either year', () => {
    expect(parseTimescale('Q4 2016').oddities[0]?.parameters).toEqual({ text: 'Q4 2016', calendar: '2016-12-31', financial: '2017-03-31' });
  });

  it('keeps the text to the character', () => {
    const text = '  Sept\u00a016 \n';
    expect(parseTimescale(text).timescale).toMatchObject({ sourceText: text, due: '2016-09-30' });
  });

  it('never throws, keeps any text, and gives a date that exists', () => {
    const pieces = fc.constantFrom('June', 'may', '16', '2016', '31', '/', '-', ' ', 'Q', '4', 'st', 'tbc', 'ongoing', '(', ')', 'of', 'Winter', 'by', '\u00a0', '.', "'", 'w/c', '0', '99', 'Mawrth', 'complete');
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')));
    fc.assert(
      fc.property(texts, fc.option(fc.constantFrom('2016-09-30', 'nonsense', '0001-01-01', '9999-12-31'), { nil: undefined }), (text, after) => {
        const { timescale } = parseTimescale(text, after === undefined ? {} : { after });
        expect(timescale.sourceText).toBe(text);
        expect(precisions).toContain(timescale.precision);
        expect(timescale.due === null || isIsoDate(timescale.due)).toBe(true);
        expect(['ongoing', 'tbc', 'achieved'].includes(timescale.precision)).toBe(timescale.due === null);
      }),
      { numRuns: 2_000, seed: 20160930 },
    );
  });

  it('stays quick on hostile text', () => {
    const started = performance.now();
    for (const piece of ['1 ', 'June ', '1/', 'within 3 ', 'of the ', "'", 'Sept 16 - ', 'a', '2016/17 ', 'end of the ']) parseTimescale(piece.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('the date in a title', () => {
  it.each([
    ['By October 2014, to have in place the right resources', '2014-10-31'],
    ['By June 2016 to have in place a full complement of staff', '2016-06-30'],
    ['By 30 September 2016: every case is audited', '2016-09-30'],
    ['Erbyn Medi 2026, bydd bwrdd effeithiol', '2026-09-30'],
    ['There is effective joint work between the partners', null],
    ['Reoffending falls in all groups by June 2024', '2024-06-30'],
    ['Lessons of the inspection report published by HMIP in 2024', null],
    ['By working together, partners reduce offending', null],
  ])('%s', (title, due) => {
    expect(readTargetDate(title)).toBe(due);
  });
});

describe('when something is due', () => {
  it.each([
    ['day', { year: 2016, month: 9, day: 30 }, '2016-09-30'],
    ['day', { year: 2015, month: 2, day: 30 }, '2015-02-28'],
    ['month', { year: 2016, month: 2 }, '2016-02-29'],
    ['quarter', { year: 2016, quarter: 2 }, '2016-06-30'],
    ['quarter', { year: 2016, quarter: 4, financial: true }, '2017-03-31'],
    ['season', { year: 2016, season: 'winter' }, '2017-02-28'],
    ['year', { year: 2016 }, '2016-12-31'],
    ['year', { year: 2016, financial: true }, '2017-03-31'],
  ] as const)('%s %j is due on %s', (precision, parts, due) => {
    expect(dueDate(precision, parts)).toBe(due);
  });

  it('refuses a precision that has no date, and parts that are missing', () => {
    expect(() => dueDate('ongoing', { year: 2016 })).toThrow(RangeError);
    expect(() => dueDate('month', { year: 2016 })).toThrow(RangeError);
  });
});
