/** An instant as people read it. */
import { formatDate, localDate } from '@waymark/domain';
import { useLanguage } from './language.ts';

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });

/** "27 November 2026, 09:30", as clocks in London show it. */
export function useMoment(): (instant: string) => string {
  const language = useLanguage();
  return (instant) => `${formatDate(localDate(instant), language)}, ${clock.format(new Date(instant))}`;
}
