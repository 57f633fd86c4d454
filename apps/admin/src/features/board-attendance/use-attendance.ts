/** The board's attendance, and what counts of it as figures of quarters that are over. */
import { BoardAttendanceDocument, type BoardAttendanceQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import type { CountedView } from '../observations/own-series.ts';
import { BOARD_INDICATOR } from './attendance-words.ts';

export type Attendance = NonNullable<Extract<BoardAttendanceQuery['indicator'], { __typename: 'Indicator' }>['boardAttendance']>;
export type Quarter = Attendance['quarters'][number];

export interface CountedQuarter extends CountedView {
  periodEnd: string;
  quarter: Quarter;
}

/** Null until it is there. */
export function useAttendance(): Attendance | null {
  const { data } = useApiQuery(BoardAttendanceDocument, { code: BOARD_INDICATOR });
  return data?.indicator.__typename === 'Indicator' ? data.indicator.boardAttendance : null;
}

/** Oldest first. */
export function countedQuarters({ quarters, definitionVersion }: Attendance): CountedQuarter[] {
  return quarters.flatMap((quarter) => (quarter.over ? [{ definitionVersion, window: 'QUARTER' as const, estimated: false, quarter, periodStart: quarter.periodStart, periodEnd: quarter.periodEnd, numerator: quarter.numerator, denominator: quarter.denominator }] : []));
}
