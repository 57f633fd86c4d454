// Reads what a plan writes under "By when", keeps the text, and names whatever a person should confirm.
import { isIsoDate, type IsoDate } from '../dates/iso-date.ts';
import type { Parameters } from '../wording.ts';
import { datePatterns, type DateReading, type YearReader } from './date-patterns.ts';
import { findAchieved, notApplicableWords, ongoingWords, relativeToWords, relativeWords, toBeConfirmedWords, withoutDone, withoutFillers } from './date-words.ts';
import type { Timescale, TimescaleOddity, TimescaleOddityCode } from './timescale.ts';

export interface ParsedTimescale {
  readonly timescale: Timescale;
  readonly oddities: readonly TimescaleOddity[];
}

/** A reading at its place in the text; `due` is null while its year is unknown. */
interface PlacedReading {
  readonly reading: DateReading;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  year: number | null;
  assumed: boolean;
}

interface Dated extends PlacedReading {
  readonly due: IsoDate;
}

const READ = '\ue000'; // stands for a character that belongs to a date already read
const LAST_YEAR = '9990'; // room for a missing year to be resolved later than the date it is near to
const LONGEST = 2_000; // a timescale is a cell, not a report: beyond this nothing is looked for

/** One spelling of spaces, dashes and apostrophes, so that patterns need only one. Superscript 'th' often stands apart. */
function tidy(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replaceAll(READ, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/(\d)\s(st|nd|rd|th)\b/gi, '$1$2')
    .replace(/\s+/g, ' ')
    .trim();
}

function yearReader(near: number | null): YearReader {
  return (written) => {
    const digits = written.replace(/\D/g, '');
    const number = Number(digits);
    if (digits.length > 2) return number;
    if (near === null) return number < 70 ? 2000 + number : 1900 + number;
    const century = Math.floor(near / 100) * 100;
    const candidates = [century - 100 + number, century + number, century + 100 + number];
    return candidates.reduce((best, year) => (Math.abs(year - near) < Math.abs(best - near) ? year : best));
  };
}

/** Every date in the text, in reading order, and the text with those dates blanked out. */
function findDates(text: string, near: number | null): { placed: PlacedReading[]; rest: string } {
  const placed: PlacedReading[] = [];
  let rest = text;
  const year = yearReader(near);
  const implausible = (candidate: number): boolean => near !== null && (candidate < near - 10 || candidate > near + 12);
  for (const { expression, read } of datePatterns) {
    for (const match of [...rest.matchAll(expression)]) {
      const end = match.index + match[0].length;
      if (rest.slice(match.index, end).includes(READ)) continue;
      const reading = read(match.groups ?? {}, { year, implausible, before: rest.slice(0, match.index), after: rest.slice(end) });
      if (!reading) continue;
      placed.push({ reading, start: match.index, end, text: match[0].trim().replace(/[\s,(-]+$/, ''), year: reading.year, assumed: false });
      rest = rest.slice(0, match.index) + READ.repeat(match[0].length) + rest.slice(end);
    }
  }
  placed.sort((a, b) => a.start - b.start);
  return { placed, rest };
}

/** 'June & Sept 2016', 'Nov - Jan 2017', 'June 2016 and September': a missing year comes from the date beside it. */
function lendYears(placed: readonly PlacedReading[], after: IsoDate | null): void {
  for (let index = placed.length - 2; index >= 0; index -= 1) {
    const item = placed[index];
    const next = placed[index + 1];
    if (!item || !next || item.year !== null || next.year === null) continue;
    const later = item.reading.month !== null && next.reading.month !== null && item.reading.month > next.reading.month;
    item.year = later ? next.year - 1 : next.year;
  }
  placed.forEach((item, index) => {
    const previous = placed[index - 1];
    if (item.year !== null) return;
    if (previous && previous.year !== null) {
      const earlier = item.reading.month !== null && previous.reading.month !== null && item.reading.month < previous.reading.month;
      item.year = earlier ? previous.year + 1 : previous.year;
    } else if (after !== null) {
      const year = Number(after.slice(0, 4));
      item.year = item.reading.due(year) >= after ? year : year + 1;
      item.assumed = true;
    }
  });
}

const startWords = /(?:\b(?:from|since|start(?:s|ed|ing)?|commenc(?:e|es|ed|ing)|beg(?:ins|an|un|inning)|after|o)\s+(?:in\s+|on\s+)?(?:the\s+)?(?:(?:start|beginning|end|early|mid|late|middle)\s+(?:of\s+)?(?:the\s+)?)?)$/i;
const onwards = /^\s*(?:onwards?|and beyond|ymlaen)\b/i;
const weekCommencing = /\b(?:w\/?[cb]|week (?:commencing|beginning)|week comm|wythnos yn dechrau)[.:]?\s*$/i;
const rangeWords = /^\s*(?:-|to|until|till|through|hyd(?: at)?|tan)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?$/i;

/**
 * The timescale of a "By when" cell. Never throws; `sourceText` is the text exactly as given. A month, quarter, season or
 * year is due on its last day; of several dates the latest counts. Day comes before month. `after`: a two-digit year is
 * resolved near this date, and a missing one so that the date falls on or after it.
 */
export function parseTimescale(text: string, opts: { after?: IsoDate } = {}): ParsedTimescale {
  const sourceText = text;
  const tidied = tidy(text);
  const oddities: TimescaleOddity[] = [];
  const note = (code: TimescaleOddityCode, parameters: Parameters = {}): void => void oddities.push({ code, parameters });
  const none = (code: TimescaleOddityCode, parameters: Parameters = {}): ParsedTimescale => ({
    timescale: { sourceText, precision: 'tbc', due: null, ongoing: false, achieved: false },
    oddities: [{ code, parameters }],
  });
  if (tidied === '') return none('empty');
  if (notApplicableWords.test(tidied)) return none('notApplicable', { text: tidied });

  const after = opts.after !== undefined && isIsoDate(opts.after) && opts.after < LAST_YEAR ? opts.after : null;
  const { placed, rest } = findDates(tidied, after === null ? null : Number(after.slice(0, 4)));
  lendYears(placed, after);
  let ongoing = ongoingWords.test(rest);
  const achieved = findAchieved(rest) >= 0;
  const toBeConfirmed = rest.search(toBeConfirmedWords);
  const relative = relativeWords.exec(rest);

  const dated: Dated[] = [];
  for (const item of placed) {
    if (item.year === null || item.year < 1 || item.year > 9998) note('yearMissing', { text: item.text });
    else dated.push({ ...item, due: item.reading.due(item.year) });
  }
  const isStart = (item: Dated): boolean => {
    const before = rest.slice(0, item.start);
    return (startWords.test(before) && !weekCommencing.test(before)) || onwards.test(rest.slice(item.end));
  };
  const ends = dated.filter((item) => !isStart(item));
  const start = dated.find(isStart);
  const isAnchor = relative !== null && ends[0] !== undefined && relativeToWords.test(rest.slice(relative.index + relative[0].length, ends[0].start + 1));

  const chosen = isAnchor ? undefined : ends.reduce<Dated | undefined>((best, item) => (best && best.due >= item.due ? best : item), undefined);
  const leftover = withoutFillers(
    withoutDone(rest.replace(ongoingWords, ' ').replace(toBeConfirmedWords, ' ').replace(relativeWords, ' ')).replaceAll(READ, ' '),
  );

  if (chosen && toBeConfirmed >= 0 && toBeConfirmed < chosen.start) {
    note('dateWhileToBeConfirmed', { text: chosen.text, due: chosen.due, precision: chosen.reading.precision });
    return { timescale: { sourceText, precision: 'tbc', due: null, ongoing, achieved }, oddities };
  }
  if (chosen) {
    noteDates(chosen, ends, rest, note);
    if (toBeConfirmed >= 0) note('dateWhileToBeConfirmed', { text: chosen.text, due: chosen.due, precision: chosen.reading.precision });
    if (achieved) note('completionDate', { due: chosen.due });
    if (leftover) note('extraText', { text: leftover });
    return { timescale: { sourceText, precision: chosen.reading.precision, due: chosen.due, ongoing, achieved }, oddities };
  }
  if (start && !achieved) {
    ongoing = true;
    note('startDateOnly', { text: start.text, from: start.due });
  }
  const precision = ongoing ? 'ongoing' : achieved ? 'achieved' : 'tbc';
  if (precision === 'tbc') {
    if (relative) note('relative', { text: relative[0] });
    else if (/^\D*\d{1,2}\/\d{1,2}\D*$/.test(rest)) note('ambiguousNumbers', { text: tidied });
    else if (toBeConfirmed < 0 && oddities.length === 0) note('unrecognised', { text: tidied });
    else if (leftover) note('extraText', { text: leftover });
  } else if (leftover) note('extraText', { text: leftover });
  return { timescale: { sourceText, precision, due: null, ongoing, achieved }, oddities };
}

/** What is odd about the date that counts and the ones beside it. */
function noteDates(chosen: Dated, ends: readonly Dated[], rest: string, note: (code: TimescaleOddityCode, parameters: Parameters) => void): void {
  const { due, reading, text } = chosen;
  for (const code of reading.oddities) {
    if (code === 'quarterOfWhichYear') {
      // The calendar quarter is the earlier one: three months later is the quarter of a financial year.
      const [year = 0, month = 0] = due.split('-').map(Number);
      const financial = new Date(Date.UTC(year, month + 3, 0)).toISOString().slice(0, 10);
      note(code, { text, calendar: due, financial });
    } else note(code, { text, due });
  }
  if (chosen.assumed) note('yearAssumed', { text, due });
  if (weekCommencing.test(rest.slice(0, chosen.start))) note('weekCommencing', { text, due });
  const others = ends.filter((item) => item.due !== due);
  const other = others.at(-1);
  if (!other) return;
  const between = rest.slice(Math.min(other.end, chosen.end), Math.max(other.start, chosen.start));
  if (rangeWords.test(between) || /\bbetween\s*$/i.test(rest.slice(0, Math.min(other.start, chosen.start)))) note('range', { from: other.due, to: due });
  else note('twoDates', { earlier: other.due, later: due });
}

/** The date in a title such as 'By October 2014, to have …', or at its end, or null. At the start only what stands before the first comma or verb counts. */
export function readTargetDate(title: string, opts: { after?: IsoDate } = {}): IsoDate | null {
  const lead = /^\s*(?:by|before|no later than|erbyn)\s+([^,;:]{3,40}?)(?=,|;|:|\s+(?:to|we|the|all|there|every|each)\b|$)/iu.exec(title);
  if (lead?.[1] !== undefined) return parseTimescale(lead[1], opts).timescale.due;
  // '… in all cases by June 2024' at the end: with its year, or it is no date.
  const end = /\s(?:by|before|no later than|erbyn)\s+(?:the end of\s+)?([^,;:]{3,30}?\b20\d\d)[\s.)]*$/iu.exec(title);
  const { timescale } = parseTimescale(end?.[1] ?? '', opts);
  return timescale.precision === 'day' || timescale.precision === 'month' || timescale.precision === 'quarter' ? timescale.due : null;
}
