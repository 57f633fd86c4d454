/** Quarter ends, and the facts that follow from counts at them. */
import { expect, test } from '@jest/globals';
import type { FigureRow } from './figures.store.ts';
import { quarterEnds, serviceFacts, type QuarterRow } from './stages.ts';

test.each([
  ['2026-11-22', ['2026-09-30', '2026-06-30', '2026-03-31', '2025-12-31']],
  ['2026-01-01', ['2025-12-31', '2025-09-30', '2025-06-30', '2025-03-31']],
  ['2026-06-30', ['2026-03-31', '2025-12-31', '2025-09-30', '2025-06-30']],
])('quarters that ended before %s', (today, ends) => expect(quarterEnds(today)).toEqual(ends));

const now = { actions: 10, offTrack: 1, open: 4, overdue: 1, stated: 0, divergent: 0, claimed: 2, evidenced: 1 } as FigureRow;
const quarter = (day: string, offTrack: number, overdue = 0, open = 5): QuarterRow => ({ tenantId: 'a', day, actions: 10, offTrack, open, overdue });
const ends = quarterEnds('2026-11-22');

test('a quarter that nobody knows leaves what needs it unknown, and ends the row', () => {
  const facts = serviceFacts(now, [quarter('2026-09-30', 3), quarter('2026-06-30', 5, 2), quarter('2025-12-31', 9)], ends, 2);
  expect(facts).toMatchObject({ offTrackLowest2: 30, offTrackHighest2: 50, overdueLowest2: 0, overdueHighest2: 40, offTrackLowest4: null, quartersKnown: 2, currentStage: 2, divergenceShare: null, evidenceStrength: 50 });
});

test('with nothing open nothing is past its date', () => {
  expect(serviceFacts({ ...now, open: 0, overdue: 0 }, [quarter('2026-09-30', 0, 0, 0), quarter('2026-06-30', 0, 0, 0)], ends, null)).toMatchObject({ overdueShare: 0, overdueHighest2: 0, quartersKnown: 2 });
});
