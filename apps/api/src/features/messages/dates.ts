/** Days, weeks and months of digests and calendars, as text such as 2026-11-30. Pure. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);
const textOf = (at: Date): string => at.toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  return textOf(new Date(noon(day).getTime() + days * 86_400_000));
}

/** The Monday on or before a day. */
export function mondayOf(day: string): string {
  return addDays(day, -((noon(day).getUTCDay() + 6) % 7));
}

/** First and last day of the month of a day. */
export function monthOf(day: string): { first: string; last: string } {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return { first: `${day.slice(0, 7)}-01`, last: textOf(new Date(Date.UTC(year, month, 0, 12))) };
}
