/** Words of the board's attendance as an indicator, and which indicator it is. */
import { words } from '../../i18n/words.ts';
import cy from './board-attendance.cy.json';
import en from './board-attendance.en.json';

export const useAttendanceWords = words('boardAttendance', en, cy);

export const BOARD_INDICATOR = 'kpi-8-board';
