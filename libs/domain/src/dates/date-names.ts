// Names of months in English and Welsh, dates as people read them, and the local date of an instant.
import type { Language } from '../wording.ts';
import { civilDate, type IsoDate } from './iso-date.ts';

export const monthNames: Readonly<Record<Language, readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  cy: ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'],
};

/** '30 September 2026' or '30 Medi 2026'. Throws RangeError when the text is no date. */
export function formatDate(date: IsoDate, language: Language): string {
  const { year, month, day } = civilDate(date);
  return `${day} ${monthNames[language][month - 1]} ${year}`;
}

/** What a figure covers, in few words: 'Apr–Jun 2026', '2025' or '2025–26', and of a rolling year 'year to Jun 2026'. */
export function periodName({ start, end, rolling }: { start: IsoDate; end: IsoDate; rolling: boolean }, language: Language): string {
  const [from, to] = [civilDate(start), civilDate(end)];
  const month = (number: number): string => (monthNames[language][number - 1] ?? '').slice(0, 3);
  if (rolling) return `${language === 'cy' ? 'blwyddyn hyd' : 'year to'} ${month(to.month)} ${to.year}`;
  if (to.year * 12 + to.month - (from.year * 12 + from.month) < 11) return `${month(from.month)}–${month(to.month)} ${to.year}`;
  return from.year === to.year ? String(to.year) : `${from.year}–${String(to.year).slice(2)}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format;
}

/**
 * The calendar date that people in `zone` have at an instant. A text without a time ('2026-11-30') is that date already.
 * An instant needs its offset ('…Z' or '+01:00'): without one it would mean another moment on each machine, so it throws.
 */
export function localDate(instant: string | Date, zone = 'Europe/London'): IsoDate {
  if (typeof instant === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(instant)) {
      civilDate(instant);
      return instant;
    }
    if (!/T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(instant)) throw new RangeError(`'${instant}' is not a date or an instant with its offset.`);
  }
  const at = typeof instant === 'string' ? new Date(instant) : instant;
  if (Number.isNaN(at.getTime())) throw new RangeError(`'${String(instant)}' is not an instant.`);
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = value;
  return `${(parts.year ?? '').padStart(4, '0')}-${parts.month}-${parts.day}`;
}
