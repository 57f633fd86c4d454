/** The board's attendance as an indicator, counted from closed reviews. */
import { Module } from '@nestjs/common';
import { IndicatorAttendanceResolver, ReviewAttendanceResolver } from './attendance.resolver.ts';
import { AttendanceService } from './attendance.service.ts';

@Module({ providers: [AttendanceService, IndicatorAttendanceResolver, ReviewAttendanceResolver] })
export class BoardAttendanceModule {}
