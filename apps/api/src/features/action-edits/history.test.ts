/** What of a revision is shown. */
import { expect, test } from '@jest/globals';
import { toChange } from './history.ts';

test('a change shows the known fields that differ, and no other content of a revision', () => {
  const row = { actionId: 'a', revision: 3, kind: 'timescaleMoved', by: 'Head', at: '2026-11-01T10:00:00Z', before: { current: '2026-12-31', status: 'inProgress', secret: 1 }, after: { current: '2027-03-31', status: 'inProgress', secret: 2, why: 'The trainer is ill.' } };
  expect(toChange(row)).toEqual({ revision: 3, kind: 'timescaleMoved', by: 'Head', body: null, at: row.at, why: 'The trainer is ill.', changes: [{ field: 'current', before: '2026-12-31', after: '2027-03-31' }] });
  expect(toChange({ ...row, before: null })).toMatchObject({ changes: [] });
  expect(toChange({ ...row, kind: 'import', before: null, after: { status: 'complete', assurance: 'claimed' } })).toMatchObject({ changes: [{ field: 'assurance', before: null, after: 'claimed' }] });
});
