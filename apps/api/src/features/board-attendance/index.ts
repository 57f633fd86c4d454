/** The board's attendance as an indicator. */
export { BoardAttendanceModule } from './attendance.module.ts';
