/** What the list of indicators says of the board's attendance: the newest quarter that is over, as closed reviews tell it. */
import { newestSentence } from '../observations/observation-sentences.ts';
import { useObservationWords, usePeriodText } from '../observations/observation-words.ts';
import type { OwnIndicator } from '../observations/own-series.ts';
import { useAttendanceWords } from './attendance-words.ts';
import { countedQuarters, useAttendance } from './use-attendance.ts';

export function CountedSummary({ indicator }: { indicator: OwnIndicator }) {
  const t = useAttendanceWords();
  const own = useObservationWords();
  const period = usePeriodText();
  const attendance = useAttendance();
  const newest = attendance && countedQuarters(attendance).at(-1);
  return newest ? <p className="wm-list__note">{t('short', { figure: newestSentence(own, period(newest), newest, indicator) })}</p> : null;
}
