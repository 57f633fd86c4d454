/** "09:30", as clocks in London show it. */
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });

export function timeOf(instant: string): string {
  return clock.format(new Date(instant));
}
