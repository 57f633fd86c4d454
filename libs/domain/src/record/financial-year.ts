/** Years from April to March, by the year in which they begin. */
import { civilDate } from '../dates/iso-date.ts';

/** The financial year of a day: '2026-03-31' is in 2025, '2026-04-01' in 2026. */
export function financialYearOf(date: string): number {
  const { year, month } = civilDate(date);
  return month < 4 ? year - 1 : year;
}

/** 2026 is '2026/27'. */
export function financialYearName(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}
