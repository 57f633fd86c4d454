/** A date as somebody types it into three fields; the month may be a number or a name in either language. Pure. */
import { daysInMonth, monthNames } from '@waymark/domain';

export interface DateParts {
  day: string;
  month: string;
  year: string;
}

function monthNumber(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const wanted = text.toLocaleLowerCase('en-GB').replace(/\.$/, '');
  if (wanted.length < 3) return null;
  for (const names of [monthNames.en, monthNames.cy]) {
    const index = names.findIndex((name) => name.toLocaleLowerCase('en-GB').startsWith(wanted));
    if (index >= 0) return index + 1;
  }
  return wanted === 'sept' ? 9 : null;
}

/** @returns '2026-03-27'; 'missing' when all three are empty; 'wrong' when it is no date. The year needs four figures. */
export function readDateParts({ day, month, year }: DateParts): { date: string } | 'missing' | 'wrong' {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()];
  if (!d && !m && !y) return 'missing';
  const number = monthNumber(m);
  if (!/^\d{1,2}$/.test(d) || !/^\d{4}$/.test(y) || number === null || number < 1 || number > 12) return 'wrong';
  if (Number(d) < 1 || Number(d) > daysInMonth(Number(y), number)) return 'wrong';
  return { date: `${y}-${String(number).padStart(2, '0')}-${d.padStart(2, '0')}` };
}
