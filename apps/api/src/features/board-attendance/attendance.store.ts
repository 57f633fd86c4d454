/** SQL of the board's attendance: what closed reviews recorded, read and never written. */
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { RecordedSeat } from './attendance.ts';

/** The key performance indicator that it is. */
export const BOARD_INDICATOR = 'kpi-8-board';

// Of archived plans too: the meetings were held. An open review counts once it is closed, as who came may still be put right.
const seats = statement(`select r.held_on as "heldOn", a.agency, a.attendance from review r
  join review_attendance a on a.tenant_id = $1 and a.review_id = r.id
  where r.tenant_id = $1 and r.closed_at is not null and r.held_on >= $2 order by r.held_on, r.id`);

/** @param since the first day of the first quarter to look at */
export async function recordedSeats(since: string): Promise<RecordedSeat[]> {
  return tenantQuery<RecordedSeat & Record<string, unknown>>(seats, [tenantId(), since]);
}
