/** What needs its owner now, and in which order. */
import { describe, expect, test } from '@jest/globals';
import { needsOf, oldestFirst, type OwnAction } from './needs.ts';

const today = '2026-11-27';
const own: OwnAction = { status: 'inProgress', due: '2027-03-31', lastUpdatedOn: '2026-10-12', updatedThisPeriod: false, expiredEvidence: 0, assurance: 'none' };
const codes = (more: Partial<OwnAction>) => needsOf({ ...own, ...more }, today).map(({ code, parameters }) => [code, ...parameters.map(({ value }) => value)].join(' '));

describe('an action needs its owner', () => {
  test.each<[string, Partial<OwnAction>, string[]]>([
    ['without an update this period', {}, ['notUpdated 2026-10-12']],
    ['that was never updated', { lastUpdatedOn: null }, ['neverUpdated']],
    ['updated this period', { updatedThisPeriod: true }, []],
    ['past its date', { due: '2026-11-26' }, ['overdue 1 2026-11-26', 'notUpdated 2026-10-12']],
    ['due today', { due: today }, ['dueSoon 0 2026-11-27', 'notUpdated 2026-10-12']],
    ['due in two weeks', { due: '2026-12-11' }, ['dueSoon 14 2026-12-11', 'notUpdated 2026-10-12']],
    ['due a day later', { due: '2026-12-12' }, ['notUpdated 2026-10-12']],
    ['past its date, but answered for', { due: '2026-11-26', updatedThisPeriod: true }, []],
    ['whose evidence expired, whatever was said', { expiredEvidence: 2, updatedThisPeriod: true }, ['evidenceExpired 2']],
    ['that came back, whatever was said since', { assurance: 'returned', updatedThisPeriod: true }, ['returned']],
    ['that is complete', { status: 'complete', expiredEvidence: 1 }, []],
    ['that is cancelled', { status: 'cancelled' }, []],
  ])('%s', (_name, more, expected) => expect(codes(more)).toEqual(expected));

  test('the longest without an update first', () => {
    const of = (lastUpdatedOn: string | null, due: string | null): OwnAction => ({ ...own, lastUpdatedOn, due });
    const [never, old, oldLater, newer] = [of(null, null), of('2026-09-01', '2026-12-01'), of('2026-09-01', null), of('2026-10-01', '2026-01-01')];
    expect([newer, oldLater, old, never].sort(oldestFirst)).toEqual([never, old, oldLater, newer]);
  });
});
